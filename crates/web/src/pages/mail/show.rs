//! What the page of the server of letters shows.

use askama::Template;

use crate::components::{Frame, Problems};
use crate::pages::users::Choice;

/// The server of letters.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/mail/show.html")]
pub struct MailPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `may`, `cong`, `nguoi-gui`, `nguoi-dung`, `mat-khau`, `gio`, `trang`, `dia-chi`.
    pub problems: Problems,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// How letters stand, in words.
    pub state: String,
    /// Whether a server is named.
    pub on: bool,
    /// Whether a password is kept for it.
    pub has_secret: bool,
    /// How letters travel there.
    pub ways: Vec<Choice>,
    /// What was typed or is kept: server, port, sender, user, hour, site.
    pub typed: [String; 6],
    /// Where a letter of trial goes.
    pub address: String,
}
