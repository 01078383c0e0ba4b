//! What is settled beforehand, as pins and bars tell it: a site that closes, or one that does not.

use ledger::{UnitId, Value};

use super::super::question::{RunPin, RunQuestion};

/// Where a site goes that must close, or must not.
pub(super) const CLOSES: &str = "closes";

/// What is settled.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    pub(super) stay: Vec<UnitId>,
    pub(super) close: Vec<UnitId>,
    /// What names no unit of the ledger, or says nothing of whether it closes.
    pub(super) unread: Vec<RunPin>,
}

impl Settled {
    pub(super) fn of(value: &Value, question: &RunQuestion) -> Self {
        let mut settled = Self::default();
        let unit = |pin: &RunPin| {
            let unit: UnitId = pin.subject.parse().ok()?;
            (pin.place == CLOSES && value.unit_of(unit).is_some()).then_some(unit)
        };
        for (pins, units) in [
            (&question.pins, &mut settled.close),
            (&question.bars, &mut settled.stay),
        ] {
            for pin in pins {
                match unit(pin) {
                    Some(unit) => units.push(unit),
                    None => settled.unread.push(pin.clone()),
                }
            }
        }
        settled
    }
}
