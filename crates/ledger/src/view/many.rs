//! Reading many things at once: those that stand together are shown with their rows by kind.

use std::ops::Range;

use super::View;
use crate::ids::Seq;
use crate::value::{ByKind, Ix, Kinds, Place, Together, WantedOfMany};

impl View<'_> {
    /// Shows the persons of a range of places, some at a time, with all rows of some kinds that are known of them, on every day.
    pub fn persons_by_kind(
        &self,
        persons: Range<Ix>,
        kinds: Kinds,
        by_kind: &mut ByKind,
        see: impl FnMut(Together<'_>),
    ) {
        self.by_kind(Place::Person(0), persons, kinds, by_kind, see);
    }

    /// The same of posts.
    pub fn posts_by_kind(&self, posts: Range<Ix>, kinds: Kinds, by_kind: &mut ByKind, see: impl FnMut(Together<'_>)) {
        self.by_kind(Place::Post(0), posts, kinds, by_kind, see);
    }

    fn by_kind(&self, of: Place, things: Range<Ix>, kinds: Kinds, by_kind: &mut ByKind, see: impl FnMut(Together<'_>)) {
        let newest = match self.value.drafts() {
            0 => self.value.head().seq,
            drafts => Seq(Seq::FIRST_DRAFT.0.saturating_add(drafts)),
        };
        let wanted = WantedOfMany {
            kinds,
            known: self.known,
            newest: self.known >= newest,
        };
        let (table, _) = self.value.table(of);
        table.by_kind(things, &wanted, by_kind, see);
    }
}
