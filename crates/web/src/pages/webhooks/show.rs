//! What the page of webhooks shows.

use askama::Template;

use crate::components::{Frame, Problems};

/// A webhook, as it is listed.
#[derive(Debug, Clone)]
pub struct WebhookRow {
    /// The signs that name it.
    pub id: String,
    /// Who listens there.
    pub name: String,
    /// The address.
    pub address: String,
    /// The number of the machine, where one was named.
    pub number: Option<String>,
    /// The mark and the words of how it stands.
    pub state: (&'static str, String),
    /// Why the last try came to nothing.
    pub trouble: Option<String>,
    /// When something arrived last.
    pub seen: String,
    /// Who made it, and when.
    pub made: String,
    /// Whether it can be set going again at once.
    pub waits: bool,
}

/// The webhooks.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/webhooks/show.html")]
pub struct WebhooksPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended: fields `ten`, `dia-chi`, `so-may`.
    pub problems: Problems,
    /// The title: how many there are.
    pub title: String,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// The secret of one that was just made: shown this once.
    pub secret: Option<String>,
    /// The webhooks, the oldest first.
    pub rows: Vec<WebhookRow>,
    /// What was typed: name, address, number.
    pub typed: [String; 3],
}
