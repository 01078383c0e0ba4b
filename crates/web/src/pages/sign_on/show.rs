//! What the page of the log-in by an issuer shows.

use askama::Template;

use crate::components::{Frame, Problems};

/// A link, as it is listed.
#[derive(Debug, Clone)]
pub struct LinkRow {
    /// The name of the account.
    pub account: String,
    /// By what it is meant.
    pub by: String,
    /// Who made it, and when.
    pub made: String,
}

/// The log-in by an issuer.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/sign_on/show.html")]
pub struct SignOnPage {
    /// The frame.
    pub frame: Frame,
    /// What is to be mended.
    pub problems: Problems,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// How it stands, in words.
    pub state: String,
    /// The address to tell the issuer, once it is known.
    pub back: Option<String>,
    /// Whether an issuer is named.
    pub on: bool,
    /// Whether a secret of it is kept.
    pub has_secret: bool,
    /// What was typed or is kept: issuer, number, client, name, site.
    pub typed: [String; 5],
    /// Whether its second factor counts.
    pub trusts_factor: bool,
    /// The links.
    pub links: Vec<LinkRow>,
    /// What was typed for a link: account, subject, address.
    pub typed_link: [String; 3],
}
