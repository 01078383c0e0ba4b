//! No office is emptied: a share of its people is at work in every slot, and, where asked, over every whole day.

use std::collections::{BTreeMap, BTreeSet};

use super::{Because, Breach, Constraint, Reading};
use crate::core::Level;
use crate::timetable::problem::{Office, Slot};

/// How many people an office can spare at a time.
fn most(office: &Office) -> u32 {
    let share = u64::from(office.people) * u64::from(office.least_present_percent.min(100));
    office.people - u32::try_from(share.div_ceil(100)).unwrap_or(office.people)
}

/// Learners of the office at their classes, by what `when` makes of a slot.
fn absent<'a, T: Ord>(
    reading: &Reading<'a>,
    office: &Office,
    when: impl Fn(Slot) -> T,
) -> BTreeMap<T, BTreeSet<&'a str>> {
    let mut absent: BTreeMap<T, BTreeSet<&str>> = BTreeMap::new();
    for learner in reading
        .asked
        .learners
        .iter()
        .filter(|learner| learner.office == office.id)
    {
        for slot in learner.classes.iter().flat_map(|class| reading.slots_of(class)) {
            absent.entry(when(*slot)).or_default().insert(&learner.id);
        }
    }
    absent
}

fn count(people: &BTreeSet<&str>) -> u32 {
    u32::try_from(people.len()).unwrap_or(u32::MAX)
}

/// Where an office lacks people: by what `when` makes of a slot, each time told by `because` (when, how many are absent, how many may be).
fn short<T: Ord>(
    reading: &Reading<'_>,
    office: &Office,
    when: impl Fn(Slot) -> T,
    because: impl Fn(T, u32, u32) -> Because,
) -> Vec<Breach> {
    let most = most(office);
    let breach = |(when, people): (T, BTreeSet<&str>)| {
        let absent = count(&people);
        (absent > most).then(|| Breach {
            points: u64::from(absent - most),
            because: because(when, absent, most),
        })
    };
    absent(reading, office, when).into_iter().filter_map(breach).collect()
}

/// Enough people in every slot.
pub(super) const PRESENT: Constraint = Constraint {
    id: "timetable.office-present",
    level: Level::Hard,
    breaches: |reading| {
        let each = reading.asked.offices.iter().flat_map(|office| {
            short(
                reading,
                office,
                |slot| slot,
                |slot, absent, most| Because::OfficeShort {
                    office: office.id.clone(),
                    slot,
                    absent,
                    most,
                },
            )
        });
        each.collect()
    },
};

/// Enough people over every whole day.
pub(super) const PRESENT_ALL_DAY: Constraint = Constraint {
    id: "timetable.office-present-all-day",
    level: Level::Hard,
    breaches: |reading| {
        let whole = reading.asked.offices.iter().filter(|office| office.whole_days);
        let each = whole.flat_map(|office| {
            short(
                reading,
                office,
                |slot| slot.day,
                |day, absent, most| Because::OfficeShortAllDay {
                    office: office.id.clone(),
                    day,
                    absent,
                    most,
                },
            )
        });
        each.collect()
    },
};
