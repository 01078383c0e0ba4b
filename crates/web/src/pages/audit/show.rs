//! What the page of the chains shows.

use askama::Template;

use crate::components::{Frame, Problems};
use crate::pages::account::Picture;
use crate::pages::users::Choice;

/// An event, as it is listed.
#[derive(Debug, Clone)]
pub struct EventRow {
    /// Its place in the chain.
    pub place: String,
    /// When.
    pub time: String,
    /// Which account.
    pub actor: String,
    /// What it did, in words, with its code.
    pub action: (String, String),
    /// On what, and the particulars: codes.
    pub subject: String,
    /// The decision that it wrote: its place in the log.
    pub wrote: Option<String>,
}

/// The newest place of the log or of a chain.
#[derive(Debug, Clone)]
pub struct HeadRow {
    /// What it is called.
    pub name: String,
    /// Its newest place.
    pub place: String,
    /// As it is noted and given to the command that proves it.
    pub noted: String,
    /// How its proof went, once it was asked for: a mark and words.
    pub proof: Option<(&'static str, String)>,
}

/// P36.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/audit/show.html")]
pub struct AuditPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `tu`, `den`.
    pub problems: Problems,
    /// The chains.
    pub chains: Vec<Choice>,
    /// The accounts, by code.
    pub accounts: Vec<Choice>,
    /// The groups of events.
    pub groups: Vec<Choice>,
    /// From and until, as typed.
    pub days: [String; 2],
    /// The events of this page.
    pub rows: Vec<EventRow>,
    /// The ways to take it away.
    pub takes: Vec<(String, String)>,
    /// The way to older ones.
    pub older: Option<String>,
    /// The way back to the newest, on a page of older ones.
    pub newest: Option<String>,
    /// That no more could be looked through for one page, in words.
    pub tired: Option<String>,
    /// Where the log and the chains stand.
    pub heads: Vec<HeadRow>,
    /// The command that proves the same without this program at work.
    pub command: String,
    /// The heads as a picture, to be read into another machine.
    pub picture: Option<Picture>,
}
