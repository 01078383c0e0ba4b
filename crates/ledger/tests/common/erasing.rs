//! A log whose acts are erased, and what its replay gives.

use ledger::decision::{Digest, SealedDecision, Unsealed, seal};
use ledger::value::Refused;
use ledger::{ActId, Decision, Value};

/// The decisions of a value, as they were written.
pub(crate) fn decisions(value: &Value) -> Vec<Decision> {
    let written = value.entries().map(|(_, entry)| Decision {
        header: entry.header(),
        acts: (0..entry.len()).map(|ordinal| entry.act(ordinal).unwrap()).collect(),
    });
    written.collect()
}

/// The same, sealed one after another.
pub(crate) fn sealed(decisions: &[Decision]) -> Vec<SealedDecision> {
    let mut before = Digest::default();
    let mut all = Vec::new();
    for (seq, decision) in (1..).map(ledger::Seq).zip(decisions) {
        let next = seal(before, seq, decision, || [7; 16]);
        before = next.hash;
        all.push(next);
    }
    all
}

/// What went wrong with a log.
#[derive(Debug)]
#[allow(dead_code, reason = "said by its debug form")]
pub(crate) enum Lost {
    Chain(Unsealed),
    Replay(Refused),
}

/// Opens and replays a sealed log.
pub(crate) fn open(log: &[SealedDecision]) -> Result<Value, Lost> {
    let mut value = Value::empty();
    for sealed in log {
        let decision = sealed.open(value.head().hash).map_err(Lost::Chain)?;
        value = value.replay(&decision).map_err(Lost::Replay)?.sealed_as(sealed.hash);
    }
    Ok(value)
}

/// Seals decisions, erases some of their acts (none: those that are tombstones stay so), and replays the log.
pub(crate) fn replayed(decisions: &[Decision], erased: &[ActId]) -> Result<Value, Lost> {
    let mut log = sealed(decisions);
    for (sealed, decision) in log.iter_mut().zip(decisions) {
        for (ordinal, (act, dated)) in (0..).zip(sealed.acts.iter_mut().zip(&decision.acts)) {
            let id = ActId {
                decision: sealed.seq,
                ordinal,
            };
            let tombstone = matches!(dated.act, ledger::acts::Act::Erased(_));
            if tombstone || erased.contains(&id) {
                act.payload = None;
            }
        }
    }
    open(&log)
}
