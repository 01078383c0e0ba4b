//! Whether somebody is in the body of officials on a day, and where: read from the facts that hold of a person on that day.

use ledger::codes::HoldMode;
use ledger::value::{Fact, FactKind, Ix, Kinds};

/// What the facts that hold of one person on a day tell of where the person is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Whereabouts {
    there: bool,
    /// Has left, or is told in another record.
    gone: bool,
    /// Holds a post, in whatever way.
    holds: bool,
    /// The unit of the service.
    pub(super) service: Option<Ix>,
    /// The main post.
    pub(super) post: Option<Ix>,
}

impl Whereabouts {
    /// The facts that tell something of it.
    pub(super) const KINDS: Kinds = Kinds::of(&[
        FactKind::Exists,
        FactKind::SameAs,
        FactKind::Left,
        FactKind::Service,
        FactKind::Holding,
    ]);

    /// What some facts tell.
    pub(super) fn of(facts: impl Iterator<Item = Fact>) -> Self {
        let mut found = Self::default();
        for fact in facts {
            match fact {
                Fact::Exists => found.there = true,
                Fact::SameAs { .. } | Fact::Left(_) => found.gone = true,
                Fact::Service { unit, .. } => found.service = Some(unit),
                Fact::Holding { post, mode, .. } => {
                    found.holds = true;
                    if mode == HoldMode::Main {
                        found.post = Some(post);
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// Whether it is somebody of the body of officials: serves or holds a post, has not left, and is no duplicate of another record.
    pub(super) const fn in_body(&self) -> bool {
        self.there && !self.gone && (self.service.is_some() || self.holds)
    }
}
