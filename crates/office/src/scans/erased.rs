//! What an erasure by law takes from scans that wait: those of drafts and proposals that speak of one of the persons, and the very bytes that
//! were ordered to go.

use std::collections::BTreeSet;

use ledger::acts::{Act, Dated};
use ledger::decision::Digest;
use ledger::value::Place;
use ledger::{ActId, Entity, PersonId, Seq, Value};

use super::kept::drop_one;
use super::scan::Scan;
use crate::audit::Event;
use crate::drafts::{DRAFT, Draft};
use crate::permission::touched;
use crate::port::{Chain, StoreError};
use crate::proposals::{PROPOSAL, RecordProposal};
use crate::writer::Desk;

/// Of whom something is erased. Gathered before it goes.
#[derive(Debug, Default)]
pub(crate) struct Concerned {
    persons: BTreeSet<PersonId>,
    acts: BTreeSet<ActId>,
}

impl Concerned {
    /// By some acts of a value.
    pub(crate) fn of(value: &Value, acts: &[ActId]) -> Self {
        let mut persons = BTreeSet::new();
        for id in acts {
            let dated = value.act_as_written(*id);
            let places = dated.map(|dated| touched(value, *id, &dated)).unwrap_or_default();
            persons.extend(places.into_iter().filter_map(|place| person(value, place)));
        }
        Self {
            persons,
            acts: acts.iter().copied().collect(),
        }
    }

    /// Whether a person is one of them.
    pub(crate) fn is(&self, person: PersonId) -> bool {
        self.persons.contains(&person)
    }

    /// Whether an act of a draft amends one of the acts.
    pub(crate) fn amended_by(&self, dated: &Dated) -> bool {
        matches!(&dated.act, Act::Amend(amend) if self.acts.contains(&amend.target))
    }

    /// Whether an act of a draft, by its place there, speaks of one of the persons.
    pub(crate) fn told_by(&self, value: &Value, ordinal: u32, dated: &Dated) -> bool {
        let id = ActId {
            decision: Seq::FIRST_DRAFT,
            ordinal,
        };
        let mut people = touched(value, id, dated)
            .into_iter()
            .filter_map(|place| person(value, place));
        people.any(|person| self.is(person))
    }

    /// Whether a draft speaks of one of them, or changes one of the acts.
    fn is_spoken_of_in(&self, value: &Value, draft: &Draft) -> bool {
        let Some(decision) = draft.decision() else { return true };
        let mut acts = (0..).zip(&decision.acts);
        acts.any(|(ordinal, dated)| self.amended_by(dated) || self.told_by(value, ordinal, dated))
    }
}

fn person(value: &Value, place: Place) -> Option<PersonId> {
    match value.entity(place) {
        Some(Entity::Person(person)) => Some(person),
        _ => None,
    }
}

/// Lets the scans go that speak of somebody of whom something is erased, and those whose bytes are ordered to go. `before` is the ledger
/// before the erasure.
pub(crate) fn let_go(
    desk: &mut Desk<'_>,
    before: &Value,
    concerned: &Concerned,
    gone: &BTreeSet<[u8; 32]>,
) -> Result<(), StoreError> {
    let gone: BTreeSet<String> = gone.iter().map(|sha256| Digest(*sha256).to_string()).collect();
    for (id, mut draft) in desk.records::<Draft>(DRAFT)? {
        // Of one that is entered they stand beside its decision: an order names them there.
        if draft.entered.is_some() || draft.scans.is_empty() {
            continue;
        }
        let all = concerned.is_spoken_of_in(before, &draft);
        let scans = std::mem::take(&mut draft.scans);
        if let Some(left) = left(desk, &id, &scans, all, &gone) {
            draft.take_scans(left);
            desk.put(DRAFT, &id, &draft);
        }
    }
    for (id, mut proposal) in desk.records::<RecordProposal>(PROPOSAL)? {
        let person: Option<PersonId> = proposal.person.parse().ok();
        let all = person.is_none_or(|person| concerned.persons.contains(&person));
        if let Some(left) = left(desk, &id, &proposal.scans, all, &gone) {
            proposal.scans = left;
            desk.put(PROPOSAL, &id, &proposal);
        }
    }
    Ok(())
}

/// The scans of a record that stay; none where nothing changes.
fn left(desk: &mut Desk<'_>, of: &str, scans: &[Scan], all: bool, gone: &BTreeSet<String>) -> Option<Vec<Scan>> {
    let (go, stay): (Vec<&Scan>, Vec<&Scan>) = scans.iter().partition(|scan| all || gone.contains(&scan.sha256));
    if go.is_empty() {
        return None;
    }
    for scan in &go {
        drop_one(desk, of, scan);
    }
    let event = Event::new(desk.now(), "office", "scan.erase").on(of);
    desk.note(Chain::Audit, event.with(format!("files={}", go.len())));
    Some(stay.into_iter().cloned().collect())
}
