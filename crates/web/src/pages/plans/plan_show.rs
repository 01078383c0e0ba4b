//! What the page of an accepted plan shows.

use askama::Template;

use crate::components::{Frame, Problems};

/// A draft of a plan.
#[derive(Debug, Clone)]
pub struct PaperRow {
    /// Its title.
    pub title: String,
    /// Its id and its page, once there is one.
    pub draft: Option<(String, String)>,
    /// Where it stands.
    pub state: String,
    /// How many acts.
    pub acts: usize,
}

/// An accepted plan.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/plan.html")]
pub struct PlanPage {
    /// The frame.
    pub frame: Frame,
    /// What is wrong.
    pub problems: Problems,
    /// What was done.
    pub done: Option<String>,
    /// Its title.
    pub heading: String,
    /// Who proposed it.
    pub by: String,
    /// Where it stands, and why it is stale.
    pub state: (String, Option<String>),
    /// Its page.
    pub here: String,
    /// Its drafts.
    pub papers: Vec<PaperRow>,
    /// Whether its drafts can be begun by the reader.
    pub begins: bool,
    /// Who put it aside, when and why.
    pub aside: Option<String>,
    /// How it was put aside before and taken back.
    pub aside_before: Vec<String>,
    /// Whether the reader may put it aside, or take it back.
    pub may_aside: bool,
    /// The reason that was typed.
    pub reason: String,
    /// The figures that it changes: name, without, with.
    pub effects: Vec<[String; 3]>,
    /// Its run: id, address.
    pub run: Option<(String, String)>,
    /// What that can be repeated by.
    pub proof: Vec<String>,
}
