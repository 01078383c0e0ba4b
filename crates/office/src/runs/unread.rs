//! What was settled beforehand and cannot be read, told in words: whoever settled it is not to meet the ids of the program.

use ledger::UnitId;

use super::fact::{Mentioned, RunFact};
use super::question::RunPin;

/// What an id stands for that a planner does not offer: a unit, or nothing that is in the ledger.
pub(super) fn named(id: &str) -> Mentioned {
    let unit: Option<UnitId> = id.parse().ok();
    unit.map_or_else(|| RunFact::new("run-gone").into(), Into::into)
}

/// Something settled of which the subject or the place says nothing to a planner. `words` are the places that it knows, with their messages.
pub(super) fn unread(pin: &RunPin, words: &[(&str, &str)]) -> RunFact {
    let said = |text: &str| -> Mentioned {
        if let Some((_, message)) = words.iter().find(|(word, _)| *word == text) {
            return RunFact::new(message).into();
        }
        let unit: Option<UnitId> = text.parse().ok();
        unit.map_or_else(|| Mentioned::Text(text.to_owned()), Into::into)
    };
    RunFact::new("run-settled-unread")
        .with("one", said(&pin.subject))
        .with("two", said(&pin.place))
}
