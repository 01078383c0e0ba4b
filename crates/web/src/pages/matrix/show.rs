//! P13 as it is shown.

use askama::Template;
use words::{Lang, Message, writing};

use crate::components::{AsOf, Basis, Compared, Frame, Pager};

/// One cell: of those whom the standard is for in the unit, how many meet it.
#[derive(Debug, Clone)]
pub struct MatrixCell {
    /// The reader's language.
    pub lang: Lang,
    /// How many meet it.
    pub met: i64,
    /// Of how many.
    pub of: i64,
    /// Of how many the record does not tell.
    pub unknown: i64,
    /// The names behind it; none for who may open no list.
    pub href: Option<String>,
}

impl MatrixCell {
    /// Whether the standard is for nobody in the unit.
    pub(crate) fn is_empty(&self) -> bool {
        self.of == 0 && self.unknown == 0
    }

    /// The step of the hue, from 1 to 5; the last one only where everybody meets it. Where all is unknown there is none.
    fn step(&self) -> Option<i64> {
        (self.met > 0 || self.unknown < self.of).then(|| 1 + (self.met * 4).checked_div(self.of).unwrap_or(0))
    }

    pub(crate) fn class(&self) -> String {
        self.step()
            .map_or_else(|| "heat unsure".to_owned(), |step| format!("heat h{step}"))
    }

    pub(crate) fn said(&self) -> String {
        let n = |n| writing::count(self.lang, n);
        format!("{}/{}", n(self.met), n(self.of))
    }

    pub(crate) fn unknown_said(&self) -> Option<String> {
        let n = writing::count(self.lang, self.unknown);
        let said = Message::new("matrix-unknown").with("n", n);
        (self.unknown > 0).then(|| self.lang.speak(&said))
    }
}

/// A row of the matrix.
#[derive(Debug, Clone)]
pub struct MatrixRow {
    /// The unit.
    pub name: String,
    /// The matrix of the units below it, where there are any.
    pub href: Option<String>,
    /// By standard.
    pub cells: Vec<MatrixCell>,
}

/// The matrix.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/matrix/show.html")]
pub struct MatrixPage {
    /// The frame.
    pub frame: Frame,
    /// The moment; its links hold the export.
    pub as_of: AsOf,
    /// Both readings of the day, where the address asks for what was reported.
    pub compared: Option<Compared>,
    /// The chosen unit.
    pub above: String,
    /// The standards: title, legal basis.
    pub standards: Vec<(String, Basis)>,
    /// All rows together.
    pub all: MatrixRow,
    /// The rows of this page.
    pub rows: Vec<MatrixRow>,
    /// The way to the other rows.
    pub pager: Option<Pager>,
}

impl MatrixPage {
    fn lines(&self) -> impl Iterator<Item = &MatrixRow> {
        std::iter::once(&self.all).chain(&self.rows)
    }

    fn headline(&self) -> String {
        let said = Message::new("matrix-title").with("unit", self.above.as_str());
        self.frame.lang.speak(&said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_darkest_step_is_for_all_and_what_is_unknown_has_none() {
        let step = |met, of, unknown| {
            let cell = MatrixCell {
                lang: Lang::Vi,
                met,
                of,
                unknown,
                href: None,
            };
            (cell.step(), cell.is_empty())
        };
        assert_eq!(step(5, 5, 0), (Some(5), false));
        assert_eq!(step(99, 100, 1), (Some(4), false));
        assert_eq!(step(0, 3, 2), (Some(1), false));
        assert_eq!(step(0, 3, 3), (None, false), "unknown is neither met nor unmet");
        assert_eq!(step(0, 0, 2), (None, false));
        assert_eq!(step(0, 0, 0), (None, true));
    }
}
