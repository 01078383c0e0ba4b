//! Contract, suspension, retirement and passage of one person on one day.

use std::sync::Arc;

use super::PersonView;
use crate::codes::{ContractKind, RetirementCourse};
use crate::ids::ActId;
use crate::time::Day;
use crate::value::{Fact, FactKind, Ix, Kinds, Row, Word};

/// A contract in force on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractInForce {
    /// Its kind.
    pub kind: ContractKind,
    /// Last day of its term; [`Day::MAX`] without one.
    pub term_ends: Day,
    /// Since when.
    pub since: Day,
    /// The act that says so.
    pub source: ActId,
}

/// A suspension that runs on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspension {
    /// From which post; none: from all work.
    pub post: Option<Ix>,
    /// Its last day; [`Day::MAX`] where the decision names none.
    pub last_day: Day,
    /// Since when.
    pub since: Day,
    /// The act that says so.
    pub source: ActId,
}

/// The day of retirement that was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetirementDecided {
    /// The day.
    pub day: Day,
    /// How work goes until then.
    pub course: RetirementCourse,
    /// Since when.
    pub since: Day,
    /// The act that says so.
    pub source: ActId,
}

/// Which way a person passed between two ledgers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Chuyển ngoài.
    Out,
    /// Tiếp nhận.
    In,
}

/// A passage between two ledgers, as this one tells it. Texts that the paper does not tell are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which way.
    pub way: Way,
    /// On which day.
    pub day: Day,
    /// The other ledger.
    pub ledger: Arc<str>,
    /// The number of its decision.
    pub decision: Arc<str>,
    /// The person's id in it.
    pub person: Arc<str>,
    /// The act that says so.
    pub source: ActId,
}

impl<'v> PersonView<'v> {
    /// The contract in force on the day.
    pub fn contract(&self) -> Option<ContractInForce> {
        self.find(FactKind::Contract, |row| match row.fact {
            Fact::Contract { kind, term_ends } => Some(ContractInForce {
                kind,
                term_ends,
                since: row.from,
                source: row.source,
            }),
            _ => None,
        })
    }

    /// Every suspension that runs on the day.
    pub fn suspensions(&self) -> impl Iterator<Item = Suspension> + use<'v> {
        let suspended = self.view.facts_of(self.place(), Kinds::NONE.with(FactKind::Suspended));
        suspended.filter_map(|row| match row.fact {
            Fact::Suspended { post, last_day } => Some(Suspension {
                post,
                last_day,
                since: row.from,
                source: row.source,
            }),
            _ => None,
        })
    }

    /// Whether the person does not exercise a post on the day, though holding it.
    pub fn is_suspended_from(&self, post: Ix) -> bool {
        self.suspensions()
            .any(|suspension| suspension.post.is_none_or(|from| from == post))
    }

    /// The day of retirement as it was decided by that day; none where no decision tells it.
    pub fn retirement(&self) -> Option<RetirementDecided> {
        self.find(FactKind::RetirementDay, |row| match row.fact {
            Fact::RetirementDay { day, course } => Some(RetirementDecided {
                day,
                course,
                since: row.from,
                source: row.source,
            }),
            _ => None,
        })
    }

    /// Every passage from or to another ledger by that day, in the order of days.
    pub fn passages(&self) -> Vec<Passage> {
        let day = self.view.day();
        let mut all: Vec<Passage> = self
            .rows()
            .filter(|row| row.from <= day)
            .filter_map(|row| self.passage(&row))
            .collect();
        all.sort_by_key(|passage| (passage.day, passage.source));
        all
    }

    fn passage(&self, row: &Row) -> Option<Passage> {
        let (way, [ledger, decision, person]) = match row.fact {
            Fact::Released {
                ledger,
                decision,
                person,
            } => (Way::Out, [ledger, decision, person]),
            Fact::Admitted {
                ledger,
                decision,
                person,
            } => (Way::In, [ledger, decision, person]),
            _ => return None,
        };
        let text = |word: Word| self.view.text(word);
        Some(Passage {
            way,
            day: row.from,
            ledger: text(ledger),
            decision: text(decision),
            person: text(person),
            source: row.source,
        })
    }

    /// Whether the act that registered the person was erased by law: that there is a person is all that is left of it.
    pub fn is_erased(&self) -> bool {
        self.rows().any(|row| row.fact == Fact::Erased)
    }
}
