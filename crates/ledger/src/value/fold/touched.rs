//! Which histories a decision touches, and how.

use std::collections::BTreeMap;

use crate::value::row::Place;

/// What a decision touches.
#[derive(Debug, Clone, Default)]
pub(in crate::value) struct Touched(BTreeMap<Place, Touch>);

/// How a decision touches a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::value) enum Touch {
    /// It adds acts of its own: where they come after all else, what is folded already stays.
    Added,
    /// It changes what was there, or what that leans on.
    Anew,
}

impl Touched {
    /// Takes the first one out.
    pub(super) fn pop_first(&mut self) -> Option<(Place, Touch)> {
        self.0.pop_first()
    }

    /// Notes a history that gains acts.
    pub(in crate::value) fn added(&mut self, place: Place) {
        self.0.entry(place).or_insert(Touch::Added);
    }

    /// Notes a history that must be folded from its first act on.
    pub(in crate::value) fn anew(&mut self, place: Place) {
        self.0.insert(place, Touch::Anew);
    }
}

impl FromIterator<Place> for Touched {
    fn from_iter<I: IntoIterator<Item = Place>>(places: I) -> Self {
        Self(places.into_iter().map(|place| (place, Touch::Anew)).collect())
    }
}
