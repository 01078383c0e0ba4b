//! Matching the two sides of a passage between two ledgers: nobody is lost between two records.

use super::{Passage, PersonView, Way};
use crate::ids::PersonId;
use crate::text::fold;

/// How two sides agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// They speak of different passages.
    No,
    /// Each names the other's ledger, and nothing that they tell of decision and person is wrong; but one side alone, or neither, tells enough
    /// to be found by the other.
    Open,
    /// Each side names the other's ledger, decision and person.
    Full,
}

/// One side of a passage, with what the other side should say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneSide {
    /// The authority whose ledger this is, as the other side writes it.
    pub ledger: String,
    /// The number of the decision here.
    pub number: String,
    /// The person here.
    pub person: PersonId,
    /// What is said here.
    pub said: Passage,
}

impl OneSide {
    /// Every passage of a person by the day of the view. `ledger` is the name of this authority.
    pub fn of(person: PersonView<'_>, ledger: &str) -> Vec<Self> {
        let Some(id) = person.id() else { return Vec::new() };
        let number = |said: &Passage| {
            let entry = person.view().value().entry(said.source.decision);
            entry.map_or_else(String::new, |entry| entry.header().number)
        };
        let side = |said: Passage| Self {
            ledger: ledger.to_owned(),
            number: number(&said),
            person: id,
            said,
        };
        person.passages().into_iter().map(side).collect()
    }

    /// Whether the two are the sides of one passage: one releases, the other admits, and each says of the other what is so.
    pub fn agrees(&self, other: &Self) -> Agreement {
        let (out, into) = match (self.said.way, other.said.way) {
            (Way::Out, Way::In) => (self, other),
            (Way::In, Way::Out) => (other, self),
            _ => return Agreement::No,
        };
        out.is_so(into).min(into.is_so(out))
    }

    /// Whether what this side says of the other one is so.
    fn is_so(&self, other: &Self) -> Agreement {
        let told = [
            (&self.said.ledger, other.ledger.clone()),
            (&self.said.decision, other.number.clone()),
            (&self.said.person, other.person.to_string()),
        ];
        if told.iter().any(|(said, so)| !said.is_empty() && fold(said) != fold(so)) {
            Agreement::No
        } else if told.iter().any(|(said, _)| said.is_empty()) {
            Agreement::Open
        } else {
            Agreement::Full
        }
    }
}
