//! What the page of one's own account shows.

use askama::Template;

use crate::components::{Frame, Problems};
use crate::pages::users::{Choice, RightRow};

/// A session, as it is listed.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// What the form sends to end it.
    pub code: String,
    /// When it began.
    pub began: String,
    /// Its last use.
    pub seen: String,
    /// Whether it is the one in which the page is read.
    pub here: bool,
    /// The browser and the system from which it was begun.
    pub device: String,
    /// From which address it was begun, and last used where that is another.
    pub address: String,
}

/// Somebody who has seen the reader's record.
#[derive(Debug, Clone)]
pub struct ReaderRow {
    /// When.
    pub time: String,
    /// Who, as pages show the account.
    pub who: String,
    /// What was seen.
    pub what: String,
    /// The form of a complaint about it; none for a reading of one's own.
    pub ask: Option<String>,
}

/// Letters to the reader.
#[derive(Debug, Clone)]
pub struct OwnMail {
    /// How they stand, in words.
    pub state: String,
    /// Whether the reader has asked for them.
    pub on: bool,
    /// Where they go.
    pub address: String,
}

/// P33, first part.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/show.html")]
pub struct AccountPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `hien-tai`, `moi`, `lai`, `dia-chi`.
    pub problems: Problems,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// What must be done before anything else, in words.
    pub duty: Option<String>,
    /// The name to log in with, and for password managers.
    pub name: String,
    /// The roles, each with its place and period.
    pub roles: Vec<String>,
    /// The log-in before this one, in words.
    pub before: Option<String>,
    /// The sessions, the one used last first.
    pub sessions: Vec<SessionRow>,
    /// Whether the reader may ask for emergency access somewhere.
    pub may_ask_emergency: bool,
    /// The rights, unfinished ones first.
    pub rights: Vec<RightRow>,
    /// Those that may be delegated.
    pub delegable: Vec<Choice>,
    /// What was delegated and has not ended.
    pub delegated: Vec<Choice>,
    /// What was typed for a delegation: right, account, from, until, paper.
    pub typed: [String; 5],
    /// Who has seen the reader's own record; none where no record belongs to the account.
    pub readers: Option<Vec<ReaderRow>>,
    /// Whether further readers may lie further back.
    pub readers_tired: bool,
    /// What a password must be.
    pub rules: String,
    /// How the second factor stands.
    pub factor: String,
    /// How letters to the reader stand.
    pub mail: OwnMail,
}
