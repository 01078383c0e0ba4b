//! One form. It never says which of the two parts was wrong, and never blocks pasting.

use askama::Template;
use words::Message;

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
    /// What the button of the issuer says, where one is named.
    pub sign_on: Option<String>,
}

impl LoginPage {
    /// Where the button of the issuer leads.
    fn sign_on_href(&self) -> String {
        match &self.next {
            Some(next) => urls::with(urls::SIGN_ON, "tiep", next),
            None => urls::SIGN_ON.to_owned(),
        }
    }

    /// With a sign in front when something is to be mended, so that the tab tells it too.
    fn title(&self) -> String {
        let title = self.frame.say("login-title");
        if self.problems.is_empty() {
            return title;
        }
        let prefixed = Message::new("problems-title-prefix").with("title", title);
        self.frame.lang.speak(&prefixed)
    }
}
