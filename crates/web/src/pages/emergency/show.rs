//! What the page of emergency access shows.

use askama::Template;

use crate::components::{Frame, Problems};

/// An emergency access, as it is listed.
#[derive(Debug, Clone)]
pub struct EmergencyRow {
    /// Its id.
    pub id: String,
    /// Who asked for it, as pages show the account.
    pub who: String,
    /// Over which unit.
    pub place: String,
    /// Up to which class of data.
    pub class: String,
    /// Why.
    pub reason: String,
    /// The mark and the words of how it stands.
    pub state: (&'static str, String),
    /// Who asked, confirmed, refused and ended it, and when.
    pub history: Vec<String>,
    /// What the reader can do with it: the word that the form sends, and the name of the button.
    pub deeds: Vec<(&'static str, String)>,
}

/// Emergency access.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/emergency/show.html")]
pub struct EmergencyPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `don-vi`, `ly-do`.
    pub problems: Problems,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// How it goes, in words, with the hours that it lasts.
    pub lead: String,
    /// The accesses that the reader asked for or may settle, the newest first.
    pub rows: Vec<EmergencyRow>,
    /// Whether the reader may ask for one anywhere.
    pub may_ask: bool,
    /// The units that can be chosen, with their codes.
    pub units: Vec<String>,
    /// What was typed: unit, reason.
    pub typed: [String; 2],
}
