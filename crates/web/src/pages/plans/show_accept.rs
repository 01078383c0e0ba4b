//! P23 as it is shown.

use askama::Template;

use crate::components::{Frame, Problems};

/// A group of choices of P23.
#[derive(Debug, Clone)]
pub struct GroupRow {
    /// Its number.
    pub group: u32,
    /// How it is called.
    pub said: String,
    /// The choices, in words.
    pub moves: Vec<String>,
    /// Why it can no longer be taken.
    pub stale: Option<String>,
    /// The plan that it is in already: what says so, and its address.
    pub taken: Option<(String, String)>,
    /// Whether it is ticked.
    pub ticked: bool,
}

impl GroupRow {
    /// Whether it can be taken.
    pub(super) const fn is_free(&self) -> bool {
        self.stale.is_none() && self.taken.is_none()
    }
}

/// The groups of one place, such as a commune.
#[derive(Debug, Clone, Default)]
pub struct AcceptPart {
    /// Which place; none where the choices of this kind stand below none.
    pub name: Option<String>,
    /// Its groups.
    pub groups: Vec<GroupRow>,
}

/// P23.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/plans/accept.html")]
pub struct AcceptPage {
    /// The frame.
    pub frame: Frame,
    /// What is wrong.
    pub problems: Problems,
    /// The run.
    pub here: String,
    /// What becomes of what is ticked.
    pub lead: String,
    /// The groups, part by part.
    pub parts: Vec<AcceptPart>,
    /// Whether the reader may draft decisions.
    pub drafts: bool,
    /// What the run can be repeated by.
    pub proof: Vec<String>,
}

impl AcceptPage {
    fn groups(&self) -> impl Iterator<Item = &GroupRow> {
        self.parts.iter().flat_map(|part| &part.groups)
    }

    fn any_taken(&self) -> bool {
        self.groups().any(|row| row.taken.is_some())
    }

    fn fitting(&self) -> usize {
        self.groups().filter(|row| row.is_free()).count()
    }
}
