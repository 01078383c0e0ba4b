//! Proves the log.

use ledger::decision::{Decision, SealedAct, SealedDecision, Unsealed, payload_digest};
use ledger::value::Head;
use ledger::{ActId, Seq, Value};
use office::attached::Attached;
use office::port::Store;

use super::report::{Fault, Report};
use super::snapshot::Found;
use crate::Wrong;
use crate::place::Place;

/// Proves every decision in order, until one does not hold.
pub(super) fn prove(store: &dyn Store, report: &mut Report) -> Attached {
    let mut proof = Proof {
        value: Value::empty(),
        report,
        fault: None,
        attached: Attached::default(),
        snapshot: Found::read(store),
    };
    let read = store.decisions(Seq(1), &mut |sealed| {
        proof.fault = proof.take(&sealed).err();
        proof.fault.is_none()
    });
    let Proof {
        value,
        fault,
        report,
        attached,
        snapshot,
    } = proof;
    report.erased = value.erased().collect();
    let near = Place::Decision(report.head.seq.next());
    let unread = read.err().map(|error| Fault::unreadable(error, near));
    let read_whole = fault.is_none() && unread.is_none();
    report.faults.extend(fault.map(|fault| *fault).or(unread));
    if read_whole {
        let taken_away = value.taken_away().map(|act| (act, Wrong::TakenAway));
        let not_erased = value.to_erase().map(|act| (act, Wrong::NotErased));
        let first = taken_away.chain(not_erased).min_by_key(|(act, _)| *act);
        report
            .faults
            .extend(first.map(|(act, wrong)| Fault::new(Place::Act(act), wrong)));
        // Of a log that does not hold, a snapshot proves nothing.
        if let Found::Same(seq) = snapshot {
            report.snapshot = Some(seq);
        }
        report.faults.extend(snapshot.into_fault());
    }
    attached
}

struct Proof<'r> {
    /// The value after the decisions so far.
    value: Value,
    report: &'r mut Report,
    fault: Option<Box<Fault>>,
    attached: Attached,
    snapshot: Found,
}

impl Proof<'_> {
    fn take(&mut self, sealed: &SealedDecision) -> Result<(), Box<Fault>> {
        let due = self.report.head.seq.next();
        if sealed.seq != due {
            let wrong = Wrong::OutOfOrder {
                due: due.0.into(),
                found: sealed.seq.0.into(),
            };
            return Err(Box::new(Fault::new(Place::Decision(due), wrong)));
        }
        match sealed.open(self.report.head.hash) {
            Ok(decision) => {
                self.replay(sealed, &decision)?;
                self.attached.note(sealed.seq, &decision);
            }
            Err(wrong) => return Err(Box::new(place_of(wrong, sealed))),
        }
        self.report.head = Head {
            seq: sealed.seq,
            hash: sealed.hash,
        };
        self.report.acts += u64::try_from(sealed.acts.len()).unwrap_or(u64::MAX);
        Ok(())
    }

    /// Judges the decision again after those before it; what leans on an erased act is excused.
    fn replay(&mut self, sealed: &SealedDecision, decision: &Decision) -> Result<(), Box<Fault>> {
        let next = std::mem::take(&mut self.value).replay(decision).map_err(|refused| {
            let first = refused.problems.first();
            let place = first.map_or(Place::Decision(sealed.seq), |problem| Place::Act(problem.act));
            Fault::new(place, refused)
        })?;
        self.value = next.sealed_as(sealed.hash);
        self.snapshot.compare(&self.value);
        Ok(())
    }
}

/// Where a decision does not open. A broken link is narrowed down to the act whose bytes do not fit their digest, if there is one: then the
/// digest itself was changed.
fn place_of(wrong: Unsealed, sealed: &SealedDecision) -> Fault {
    let act = |seq, ordinal| Place::Act(ActId { decision: seq, ordinal });
    let place = match &wrong {
        Unsealed::Header(seq) => Place::Decision(*seq),
        Unsealed::Payload { seq, ordinal } | Unsealed::Act { seq, ordinal, .. } => act(*seq, *ordinal),
        Unsealed::Link(seq) => misfit(sealed).map_or(Place::Decision(*seq), |ordinal| act(*seq, ordinal)),
    };
    Fault::new(place, wrong)
}

/// The first act whose bytes do not fit their digest.
fn misfit(sealed: &SealedDecision) -> Option<u32> {
    (0..)
        .zip(&sealed.acts)
        .find(|(_, act)| !fits(act))
        .map(|(ordinal, _)| ordinal)
}

/// Whether an act's bytes fit their digest; erased ones cannot be asked.
fn fits(act: &SealedAct) -> bool {
    let SealedAct {
        kind,
        version,
        payload,
        digest,
    } = act;
    payload
        .as_ref()
        .is_none_or(|(salt, bytes)| payload_digest(salt, *kind, *version, bytes) == *digest)
}
