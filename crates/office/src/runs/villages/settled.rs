//! What is settled beforehand, as pins and bars tell it: two villages that become one or do not, a village that stays, a commune that alone is
//! looked at.

use ledger::{UnitId, Value};

use super::super::question::{RunPin, RunQuestion};

/// The place of a pin by which a village stays as it is.
pub(super) const AS_IS: &str = "as-is";
/// The place of a pin by which only what lies below a unit is looked at.
pub(super) const WITHIN: &str = "within";

/// What is settled.
#[derive(Debug, Clone, Default)]
pub(super) struct Settled {
    pub(super) within: Vec<UnitId>,
    pub(super) kept: Vec<UnitId>,
    pub(super) together: Vec<(UnitId, UnitId)>,
    pub(super) apart: Vec<(UnitId, UnitId)>,
    /// What names no unit of the ledger.
    pub(super) unread: Vec<RunPin>,
}

impl Settled {
    pub(super) fn of(value: &Value, question: &RunQuestion) -> Self {
        let unit = |id: &str| {
            let id: UnitId = id.parse().ok()?;
            value.unit_of(id).map(|_| id)
        };
        let mut settled = Self::default();
        for pin in &question.pins {
            match (unit(&pin.subject), pin.place.as_str()) {
                (Some(one), AS_IS) => settled.kept.push(one),
                (Some(one), WITHIN) => settled.within.push(one),
                (Some(one), other) => match unit(other) {
                    Some(two) => settled.together.push((one, two)),
                    None => settled.unread.push(pin.clone()),
                },
                (None, _) => settled.unread.push(pin.clone()),
            }
        }
        for bar in &question.bars {
            match (unit(&bar.subject), unit(&bar.place)) {
                (Some(one), Some(two)) => settled.apart.push((one, two)),
                _ => settled.unread.push(bar.clone()),
            }
        }
        settled
    }
}
