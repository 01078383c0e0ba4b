//! One form. It never says which of the two parts was wrong, and never blocks pasting.

use askama::Template;

use crate::components::{Frame, Problems};
use crate::urls;

/// P38.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/login/form.html")]
pub struct LoginPage {
    /// The frame; nobody is logged in yet.
    pub frame: Frame,
    /// What is to be mended: fields `ten` and `mat-khau`.
    pub problems: Problems,
    /// The user name that was typed; a password is never sent back.
    pub typed_name: String,
    /// Where to go after log-in: a path of this site.
    pub next: Option<String>,
    /// Whether a session has just ended.
    pub ended: bool,
}

impl LoginPage {
    const fn action(&self) -> &'static str {
        urls::LOGIN
    }
}
