//! P09 as it is shown.

use askama::Template;
use words::{Message, writing};

use crate::components::{AsOf, Compared, Frame, Pager};
use crate::pages::matrix::MatrixRow;

/// P09.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/quality/show.html")]
pub struct QualityPage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// Both readings of the day, where the address asks for what was reported.
    pub compared: Option<Compared>,
    /// The chosen unit.
    pub above: String,
    /// What every record should hold.
    pub data: Vec<String>,
    /// All rows together: of how many it is recorded.
    pub all: MatrixRow,
    /// The rows of this page.
    pub rows: Vec<MatrixRow>,
    /// The way to the other rows.
    pub pager: Option<Pager>,
}

impl QualityPage {
    fn lines(&self) -> impl Iterator<Item = &MatrixRow> {
        std::iter::once(&self.all).chain(&self.rows)
    }

    /// What is lacking most, in one sentence.
    fn headline(&self) -> String {
        let lacking = |row: &MatrixRow| -> Vec<i64> { row.cells.iter().map(|cell| cell.of - cell.met).collect() };
        let most = lacking(&self.all)
            .into_iter()
            .zip(&self.data)
            .max_by_key(|(lacking, _)| *lacking);
        let said = match most.filter(|(lacking, _)| *lacking > 0) {
            None => Message::new("quality-whole"),
            Some((n, datum)) => Message::new("quality-most")
                .with("n", writing::count(self.frame.lang, n))
                .with("datum", datum.as_str()),
        };
        self.frame.lang.speak(&said.with("unit", self.above.as_str()))
    }
}
