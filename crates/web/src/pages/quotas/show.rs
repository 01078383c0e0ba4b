//! P11 as it is shown.

use askama::Template;

use crate::components::{Apart, AsOf, Compared, Frame, Pager};

/// The sums of a kind of quota.
#[derive(Debug, Clone)]
pub struct KindRow {
    /// The kind.
    pub name: String,
    /// Its units, where they are not those shown.
    pub href: Option<String>,
    /// Units, posts assigned, people present, over, missing, people beside any quota.
    pub numbers: [String; 6],
}

/// A unit.
#[derive(Debug, Clone)]
pub struct QuotaRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: Option<String>,
    /// Posts assigned; none where nobody assigned any.
    pub assigned: Option<String>,
    /// People present.
    pub present: String,
    /// The difference in words.
    pub difference: Option<String>,
    /// The same as a bar.
    pub bar: Option<Apart>,
}

/// P11.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/quotas/show.html")]
pub struct QuotasPage {
    /// The frame.
    pub frame: Frame,
    /// The moment; its links hold the export.
    pub as_of: AsOf,
    /// Both readings of the day, where the address asks for what was reported.
    pub compared: Option<Compared>,
    /// The kinds that have posts or people.
    pub kinds: Vec<KindRow>,
    /// The kind shown.
    pub kind: String,
    /// How many people count nowhere because no standing is recorded.
    pub unknown: Option<String>,
    /// Its units of this page.
    pub rows: Vec<QuotaRow>,
    /// The way to the others.
    pub pager: Option<Pager>,
}

impl QuotasPage {
    fn unknown_said(&self, n: &str) -> String {
        self.frame
            .lang
            .speak(&words::Message::new("quotas-unknown").with("n", n))
    }

    fn heading(&self) -> String {
        self.frame
            .lang
            .speak(&words::Message::new("quotas-of-kind").with("kind", self.kind.as_str()))
    }
}
