//! What a standard says of one person, with everything that led to it.

use lawbook::{Citation, Occasion, Title, Verdict};
use ledger::{ActId, Day};

use crate::expr::{Explained, Truth};

/// One standard's verdict on one person: rule version → condition → fact → the act that recorded it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The entry's id.
    pub standard: String,
    /// Its name.
    pub title: Title,
    /// The local pack that it belongs to; none for national rules.
    pub pack: Option<String>,
    /// Which version, from which instrument, and how far it can be relied on.
    pub citation: Citation,
    /// The occasion that was asked.
    pub occasion: Occasion,
    /// Whether the standard is for this person: yes, or unknown.
    pub scope: Explained,
    /// What it says.
    pub verdict: Verdict,
    /// Until when the first of the unmet requirements may still be met.
    pub deadline: Option<Day>,
    /// Each requirement of the occasion, in the order of the law.
    pub requirements: Vec<RequirementFinding>,
}

/// One requirement's answer.
#[derive(Debug, Clone)]
pub struct RequirementFinding {
    /// Its name inside the standard.
    pub id: String,
    /// Its name for people.
    pub title: Title,
    /// Why it is met, not met or unknown.
    pub explained: Explained,
    /// Until when it may still be met, where it is not.
    pub deadline: Option<Day>,
}

impl RequirementFinding {
    /// Whether it is met.
    pub fn truth(&self) -> Truth {
        self.explained.truth
    }
}

impl Finding {
    /// The requirements that are not met.
    pub fn unmet(&self) -> impl Iterator<Item = &RequirementFinding> {
        self.with(Truth::No)
    }

    /// The requirements of which the record does not tell.
    pub fn unknown(&self) -> impl Iterator<Item = &RequirementFinding> {
        self.with(Truth::Unknown)
    }

    fn with(&self, truth: Truth) -> impl Iterator<Item = &RequirementFinding> {
        self.requirements
            .iter()
            .filter(move |requirement| requirement.truth() == truth)
    }

    /// The acts that recorded what decided the verdict, each once, in order.
    pub fn sources(&self) -> Vec<ActId> {
        let decided = self.requirements.iter().filter(|requirement| match self.verdict {
            Verdict::Pass => true,
            Verdict::Unknown => requirement.truth() == Truth::Unknown,
            _ => requirement.truth() == Truth::No,
        });
        let mut sources: Vec<ActId> = decided
            .flat_map(|requirement| requirement.explained.sources())
            .collect();
        sources.extend(self.scope.sources());
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    /// Whether the time of grace is over on a day.
    pub fn is_overdue(&self, day: Day) -> bool {
        self.deadline.is_some_and(|deadline| deadline < day)
    }
}
