//! What the dossier shows.

use askama::Template;
use words::Message;

use crate::components::{AsOf, Frame, Source};

/// A value of an item, with the decision that recorded it.
#[derive(Debug, Clone)]
pub struct ItemValue {
    /// In words.
    pub text: String,
    /// The decision.
    pub source: Option<Source>,
}

/// A line of a table: from when, until when, what.
#[derive(Debug, Clone)]
pub struct ItemRow {
    /// From when it holds.
    pub from: String,
    /// Until when; empty while it holds.
    pub until: String,
    /// What.
    pub what: String,
    /// The decision.
    pub source: Option<Source>,
}

/// What stands at an item.
#[derive(Debug, Clone)]
pub enum ItemHolds {
    /// Values; none: the record tells nothing.
    Values(Vec<ItemValue>),
    /// A table; without a line, the record tells nothing.
    Table(Vec<ItemRow>),
    /// Sensitive, and not opened.
    Folded,
    /// Sensitive, and not for this reader.
    Refused,
}

/// One item of the form.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its number on the form: `15.3`.
    pub number: &'static str,
    /// Its name on the form.
    pub label: String,
    /// What stands there.
    pub holds: ItemHolds,
}

/// P06.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/person/dossier/dossier.html")]
pub struct DossierPage {
    /// The frame.
    pub frame: Frame,
    /// The moment.
    pub as_of: AsOf,
    /// Whose dossier.
    pub name: String,
    /// The body that manages the record.
    pub managed_by: String,
    /// The unit in which the person serves.
    pub serves_in: String,
    /// The staff number.
    pub staff_number: String,
    /// The day asked for, in words.
    pub day: String,
    /// Every item, in the order of the form.
    pub items: Vec<Item>,
    /// Where the folded items are opened.
    pub opens: Option<String>,
    /// How many items the record tells nothing of.
    pub blanks: i64,
}

impl DossierPage {
    fn headline(&self) -> String {
        let said = Message::new("dossier-head").with("name", self.name.as_str());
        self.frame.lang.speak(&said.with("blanks", self.blanks))
    }

    fn told(&self) -> String {
        let said = Message::new("dossier-as-of").with("day", self.day.as_str());
        self.frame.lang.speak(&said)
    }
}
