//! What the page of keys shows.

use askama::Template;

use crate::components::{Frame, Problems};
use crate::pages::users::Choice;

/// A key, as it is listed.
#[derive(Debug, Clone)]
pub struct KeyRow {
    /// The signs that name it.
    pub sign: String,
    /// What it is for.
    pub name: String,
    /// The mark and the words of how it stands.
    pub state: (&'static str, String),
    /// The account that it stands for.
    pub account: String,
    /// Over which unit.
    pub place: String,
    /// Up to which class of data.
    pub class: String,
    /// What it may do.
    pub deeds: String,
    /// From when until when.
    pub period: String,
    /// When it was last used.
    pub seen: String,
    /// Who made it, when, by which paper; who took it back.
    pub history: Vec<String>,
    /// Whether it can still be taken back.
    pub unfinished: bool,
}

/// The keys.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/keys/show.html")]
pub struct KeysPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `ten`, `tai-khoan`, `viec`, `don-vi`, `muc`, `tu`, `den`, `nhip`, `van-ban`, `dau`.
    pub problems: Problems,
    /// The title: how many open something.
    pub title: String,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// A key that was just made: shown this once.
    pub secret: Option<String>,
    /// Until when the new key waits for a second person, in words; none where it opens something at once.
    pub secret_waits: Option<String>,
    /// The keys, the newest first.
    pub rows: Vec<KeyRow>,
    /// Those that wait for the reader as their second person: signs and name.
    pub waiting: Vec<(String, String)>,
    /// What a key can do beside reading figures.
    pub deeds: Vec<Choice>,
    /// The classes of data.
    pub classes: Vec<Choice>,
    /// The units that can be chosen, with their codes.
    pub units: Vec<String>,
    /// The accounts for which a key can stand.
    pub accounts: Vec<String>,
    /// What was typed: name, unit, from, until, pace, paper; the paper by which one is taken back; the account that a new one stands for.
    pub typed: [String; 8],
}

impl KeysPage {
    fn any_unfinished(&self) -> bool {
        self.rows.iter().any(|row| row.unfinished)
    }
}
