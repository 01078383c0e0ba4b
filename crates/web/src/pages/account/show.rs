//! What the page of one's own account shows.

use askama::Template;

use crate::components::{Frame, Problems};

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
}

/// P33, first part.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/account/show.html")]
pub struct AccountPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `hien-tai`, `moi`, `lai`.
    pub problems: Problems,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// What must be done before anything else, in words.
    pub duty: Option<String>,
    /// The name to log in with, and for password managers.
    pub name: String,
    /// The roles, each with its place and period.
    pub roles: Vec<String>,
    /// The sessions, the one used last first.
    pub sessions: Vec<SessionRow>,
    /// What a password must be.
    pub rules: String,
    /// How the second factor stands.
    pub factor: String,
}
