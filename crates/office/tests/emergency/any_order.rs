//! Whatever is done in whichever order.

use office::figures::Asker;
use office::permission::DataClass;
use proptest::prelude::*;

use crate::kit::{HOUR, town};

/// An access by its id, with until when it waits or is open.
type Known = (String, i64);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// INVARIANT emergency: whatever is done in whichever order, at each moment the head reads what is sealed here just while an access runs that
    /// an administrator has confirmed, and never there; the list and the item agree, and each step is on record.
    #[test]
    fn it_is_open_just_while_a_confirmed_one_runs(steps in proptest::collection::vec((0..6u8, 0..3 * HOUR), 1..14)) {
        let town = town();
        let office = town.office();
        let (mut waits, mut open) = (None::<Known>, None::<Known>);
        for (step, later) in steps {
            town.district.clock.forward(later);
            let now = office.clock().now();
            waits = waits.filter(|(_, until)| now < *until);
            open = open.filter(|(_, until)| now < *until);
            let head = town.actor("truong");
            match step {
                0 | 1 => {
                    let asked = office.ask_emergency(&head, &town.wish());
                    prop_assert_eq!(asked.is_ok(), waits.is_none() && open.is_none());
                    waits = asked.ok().map(|access| (access.id, now + 24 * HOUR)).or(waits);
                }
                2 | 3 => {
                    let id = waits.as_ref().map_or("KC-1", |(id, _)| id.as_str()).to_owned();
                    let by = if step == 2 { "mot" } else { "truong" };
                    let done = town.confirm(by, &id).is_ok();
                    prop_assert_eq!(done, step == 2 && waits.is_some());
                    if done {
                        waits = None;
                        open = Some((id, now + 4 * HOUR));
                    }
                }
                4 => {
                    let id = open.as_ref().map_or("KC-1", |(id, _)| id.as_str()).to_owned();
                    let done = office.end_emergency(Asker::Account(&head), &id).is_ok();
                    prop_assert_eq!(done, open.is_some());
                    open = None;
                }
                _ => {
                    let id = waits.as_ref().map_or("KC-1", |(id, _)| id.as_str()).to_owned();
                    let done = office.refuse_emergency(Asker::Account(&town.actor("hai")), &id).is_ok();
                    prop_assert_eq!(done, waits.is_some());
                    waits = None;
                }
            }
            prop_assert_eq!(town.reads(DataClass::Sealed), [open.is_some(), false]);
            prop_assert_eq!(town.reads(DataClass::Sensitive), [open.is_some(), false]);
        }
        let asked = office.emergencies(Asker::Command("console")).unwrap().len();
        let noted = town.events().iter().filter(|event| event.action == "emergency.ask").count();
        prop_assert_eq!(asked, noted);
    }
}
