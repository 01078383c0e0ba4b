//! Judging a decision and sealing it: one after the other, or for a long one both at once.

use std::thread;

use ledger::decision::{SealedDecision, seal};
use ledger::value::Refused;
use ledger::{Decision, Value};

use crate::clock::Chance;

/// From so many acts on, a decision is sealed while it is judged: a list of a whole district is a decision of a hundred thousand acts.
const LONG: usize = 2_000;
/// So many salts are drawn at once: asking the operating system for each costs more than making it.
const SALTS: usize = 64;

/// The value with the decision as the next one of the log, and the decision sealed for that place.
///
/// # Errors
///
/// [`Refused`] with every reason.
pub(super) fn accepted(
    value: &Value,
    decision: &Decision,
    chance: &dyn Chance,
) -> Result<(Value, SealedDecision), Refused> {
    let head = value.head();
    let sealed = || {
        let mut salts = Salts::of(chance, decision.acts.len());
        seal(head.hash, head.seq.next(), decision, || salts.next())
    };
    if decision.acts.len() < LONG {
        let next = value.accept(decision)?;
        return Ok((next, sealed()));
    }
    // A refusal wastes what the other thread made, and nothing else: nobody has seen it.
    thread::scope(|scope| {
        let sealing = scope.spawn(sealed);
        let next = value.accept(decision)?;
        let sealed = sealing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok((next, sealed))
    })
}

/// Fresh random bytes, sixteen at a time, drawn for many acts at once and never for more than there are.
struct Salts<'c> {
    chance: &'c dyn Chance,
    left: usize,
    drawn: Vec<[u8; 16]>,
}

impl<'c> Salts<'c> {
    fn of(chance: &'c dyn Chance, acts: usize) -> Self {
        Self {
            chance,
            left: acts,
            drawn: Vec::new(),
        }
    }

    fn next(&mut self) -> [u8; 16] {
        if self.drawn.is_empty() {
            let count = self.left.clamp(1, SALTS);
            self.left = self.left.saturating_sub(count);
            self.drawn.resize(count, [0; 16]);
            self.chance.fill(self.drawn.as_flattened_mut());
            // They are taken from the end: the first drawn is the first given.
            self.drawn.reverse();
        }
        self.drawn.pop().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU8, Ordering};

    use ledger::acts::people::RegisterPerson;
    use ledger::{Day, Header};

    use super::*;

    fn people(count: usize) -> Decision {
        Decision {
            header: Header::blank(Day(18_000)),
            acts: (0..count)
                .map(|number| named(&format!("Người {number}")).into())
                .collect(),
        }
    }

    fn named(name: &str) -> RegisterPerson {
        RegisterPerson {
            full_name: name.to_owned(),
            sex: None,
            birth: None,
            citizen_number: None,
        }
    }

    #[test]
    fn a_long_decision_is_sealed_as_a_short_one_is() {
        for count in [1, LONG - 1, LONG, LONG + 1] {
            let (value, decision) = (Value::empty(), people(count));
            let (next, sealed) = accepted(&value, &decision, &Counting::default()).unwrap();
            assert_eq!(next.head().seq, sealed.seq);
            assert_eq!(next.persons().count(), count);
            assert_eq!(sealed.open(value.head().hash).unwrap(), decision);
        }
        let empty = Value::empty();
        let mut unnamed = people(LONG + 1);
        unnamed.acts[LONG] = named("").into();
        assert!(accepted(&empty, &unnamed, &Counting::default()).is_err());
    }

    /// Counts bytes.
    #[derive(Debug, Default)]
    struct Counting(AtomicU8);

    impl Chance for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill_with(|| self.0.fetch_add(1, Ordering::Relaxed));
        }
    }

    #[test]
    fn salts_are_those_that_are_drawn_one_by_one() {
        for acts in [0, 1, SALTS - 1, SALTS, SALTS + 1, 5 * SALTS + 7] {
            let (many, single) = (Counting::default(), Counting::default());
            let mut salts = Salts::of(&many, acts);
            for act in 0..acts {
                let mut alone = [0; 16];
                single.fill(&mut alone);
                assert_eq!(salts.next(), alone, "act {act} of {acts}");
            }
            assert_eq!(
                many.0.into_inner(),
                single.0.into_inner(),
                "no more is drawn than is needed"
            );
        }
    }
}
