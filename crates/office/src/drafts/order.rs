//! How a step is ordered: of which draft, as which version the caller knows it, and once under a key of the caller's own, so that an order that
//! is sent again, because its answer was lost, is not done twice.

use super::draft::Draft;
use super::steps::CannotStep;
use crate::office::Office;
use crate::once::{NotAgain, Once};
use crate::writer::Desk;

/// Which draft a step is ordered of, and what the caller holds it to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    pub(super) id: Option<String>,
    version: Option<u32>,
    once: Option<Once>,
}

impl From<&str> for Order {
    fn from(id: &str) -> Self {
        Self {
            id: Some(id.to_owned()),
            ..Self::default()
        }
    }
}

impl From<&String> for Order {
    fn from(id: &String) -> Self {
        Self::from(id.as_str())
    }
}

impl Order {
    /// Of the draft as this version: when somebody has done something to it since, the step is not taken.
    #[must_use]
    pub fn on(mut self, version: Option<u32>) -> Self {
        self.version = version;
        self
    }

    /// Once: `key` is the caller's own, `what` all that the caller asks for.
    #[must_use]
    pub fn once(mut self, account: &str, key: &str, what: &str) -> Self {
        self.once = Some(Once::of(account, key, what));
        self
    }

    /// What the same order left when it was done before.
    pub(super) fn done(&self, desk: &Desk<'_>) -> Result<Option<Draft>, CannotStep> {
        let Some(once) = &self.once else { return Ok(None) };
        once.done(desk).map_err(|why| match why {
            NotAgain::Other => CannotStep::OtherOrder,
            NotAgain::Store(problem) => CannotStep::Store(problem),
        })
    }

    /// Whether the draft is still what the caller holds it to be.
    pub(super) fn fits(&self, draft: &Draft) -> Result<(), CannotStep> {
        match self.version {
            Some(version) if version != draft.version() => Err(CannotStep::Changed(draft.version())),
            _ => Ok(()),
        }
    }

    /// Remembers what was done.
    pub(super) fn note(&self, desk: &mut Desk<'_>, draft: &Draft) {
        if let Some(once) = &self.once {
            once.note(desk, draft);
        }
    }

    /// The orders that need not be remembered any longer, looked for once an hour.
    pub(super) fn forgotten(&self, office: &Office) -> Vec<String> {
        if self.once.is_none() {
            return Vec::new();
        }
        Once::forgotten(office)
    }

    /// Takes them away, but for those that were ordered anew meanwhile.
    pub(super) fn forget(desk: &mut Desk<'_>, keys: &[String]) -> Result<(), CannotStep> {
        Once::forget(desk, keys).map_err(|problem| CannotStep::Store(problem.to_string()))
    }
}
