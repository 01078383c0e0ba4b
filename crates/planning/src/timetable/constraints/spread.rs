//! Sessions spread over days, and on a day they stand together.

use std::collections::BTreeSet;

use super::{Because, Breach, Constraint};
use crate::core::Level;
use crate::timetable::problem::Slot;

/// A class spreads over the days asked for.
pub(super) const DAYS: Constraint = Constraint {
    id: "timetable.days",
    level: Level::Soft,
    breaches: |reading| {
        let weight = u64::from(reading.asked.weights.day_missing);
        let each = reading.asked.classes.iter().filter_map(|class| {
            let days: BTreeSet<u16> = reading.slots_of(&class.id).iter().map(|slot| slot.day).collect();
            let used = u16::try_from(days.len()).unwrap_or(u16::MAX);
            let missing = class.least_days.checked_sub(used).filter(|missing| *missing > 0)?;
            let because = Because::DaysMissing {
                class: class.id.clone(),
                asked: class.least_days,
                used,
            };
            Some(Breach {
                points: weight * u64::from(missing),
                because,
            })
        });
        each.collect()
    },
};

/// On a day, a session of a cohort has another of the cohort right before or after it.
pub(super) const ALONE: Constraint = Constraint {
    id: "timetable.session-alone",
    level: Level::Soft,
    breaches: |reading| {
        let weight = u64::from(reading.asked.weights.session_alone);
        let each = reading.asked.cohorts.iter().flat_map(|cohort| {
            let classes: BTreeSet<&str> = cohort.classes.iter().map(String::as_str).collect();
            let slots: BTreeSet<Slot> = classes
                .iter()
                .flat_map(|class| reading.slots_of(class))
                .copied()
                .collect();
            let beside = |slot: &Slot, step: i32| {
                let part = i32::from(slot.part) + step;
                u16::try_from(part).is_ok_and(|part| slots.contains(&Slot { day: slot.day, part }))
            };
            let alone = slots.iter().filter(|slot| !beside(slot, -1) && !beside(slot, 1));
            alone
                .map(|slot| Breach {
                    points: weight,
                    because: Because::SessionAlone {
                        cohort: cohort.id.clone(),
                        slot: *slot,
                    },
                })
                .collect::<Vec<_>>()
        });
        each.collect()
    },
};
