//! The page of kept lists as it is shown.

use askama::Template;

use crate::components::{Frame, Problems};

/// A list that is kept.
#[derive(Debug, Clone)]
pub struct KeptList {
    /// Its id.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// Its address.
    pub href: String,
    /// Its conditions in words.
    pub told: Vec<String>,
    /// Whether others may open it.
    pub shared: bool,
    /// Whose it is, where it is somebody else's.
    pub owner: Option<String>,
    /// When it was kept.
    pub made: String,
}

/// The page.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/lists/show.html")]
pub struct ListsPage {
    /// The frame.
    pub frame: Frame,
    /// What is wrong with what was asked for.
    pub problems: Problems,
    /// The own lists, and those that others share.
    pub lists: Vec<KeptList>,
}

impl ListsPage {
    fn named(&self, id: &str, list: &KeptList) -> String {
        format!("{}: {}", self.frame.say(id), list.name)
    }
}
