//! P12 as it is shown.

use askama::Template;

use super::counts::Opening;
use crate::components::{AsOf, Basis, Compared, Frame, Pager};
use crate::pages::names::Narrowing;

/// One rule of the list.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// Its name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// What it says on the day.
    pub says: Vec<String>,
    /// How many lines more it has.
    pub more: Option<String>,
    /// Why it is for the post that is asked about.
    pub why: Option<String>,
    /// Where it stands.
    pub basis: Option<Basis>,
    /// From when until when it says so.
    pub span: String,
    /// Whether that is the day looked at.
    pub holds: bool,
    /// How many versions it has, where there are several.
    pub versions: Option<String>,
    /// Who meets it and who does not.
    pub counts: Vec<Opening>,
}

/// P12.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/rules/show.html")]
pub struct RulesPage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// Both readings of the day, where the address asks for what was reported.
    pub compared: Option<Compared>,
    /// The answer in one sentence.
    pub headline: String,
    /// The fields of the moment, for the form.
    pub moment: Vec<(&'static str, String)>,
    /// Kinds of post and ranks: value, name, whether it is chosen.
    pub holdings: Vec<(String, String, bool)>,
    /// The way to what the authority itself sets.
    pub local: String,
    /// The kinds of rule.
    pub kinds: Vec<Narrowing>,
    /// The rules of this page.
    pub rows: Vec<RuleRow>,
    /// The way to the other rows.
    pub pager: Option<Pager>,
}

impl RulesPage {
    fn shows_counts(&self) -> bool {
        self.rows.iter().any(|row| !row.counts.is_empty())
    }

    fn said(&self, n: i64) -> String {
        words::writing::count(self.frame.lang, n)
    }
}
