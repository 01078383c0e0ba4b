//! What comes after an edition: another process that follows, the next edition, and a file of rules.

use std::sync::Arc;
use std::time::Duration;

use office::figures::Asker;
use office::local_rules::NewEdition;
use testkit::{District, day, open};

use super::{REDUCTION, approved, new, percent, refused, writer, written};

#[test]
fn another_process_that_follows_the_ledger_sees_it() {
    let district = District::tiny();
    let mut other = open(&district.memory, &district.clock, 2);
    other.follow(Box::new(district.memory.clone())).unwrap();
    assert_eq!(percent(&other, "2019-03-14"), 10);
    let kept = Arc::clone(other.law());
    approved(&district, &written(&district, &new("2019-01-01", None), "12"));
    let seen = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        percent(&other, "2019-03-14") == 12
    });
    assert!(seen);
    assert_eq!(
        kept.value(REDUCTION, day("2019-03-14")).unwrap().body().whole(),
        Some(10)
    );
}

#[test]
fn the_next_edition_begins_with_the_rules_of_the_last_and_a_file_is_read_and_checked() {
    let district = District::tiny();
    let office = &district.office;
    let first = approved(&district, &written(&district, &new("2019-01-01", None), "12"));
    let by = writer(&district);
    let next = office
        .begin_edition(Asker::Account(&by), &new("2019-04-01", None), None)
        .unwrap();
    let rules = office.rules_of_edition(&next).unwrap();
    assert_eq!(rules.entries.len(), 1);
    assert_eq!(rules.entries[0].overrides.as_deref(), Some(REDUCTION));
    let other = NewEdition {
        pack: "ub".to_owned(),
        ..new("2019-04-01", None)
    };
    let read = office
        .begin_edition(Asker::Account(&by), &other, Some(&first.text))
        .unwrap();
    assert_eq!(
        office.rules_of_edition(&read).unwrap().entries[0].id,
        "ub.reduction-by-2021"
    );
    let problems =
        refused(office.begin_edition(Asker::Account(&by), &other, Some("pack = \"x\"\n[[entry]]\nkind = 3\n")));
    assert!(problems.len() > 3, "{problems:?}");
    office.discard_edition(Asker::Account(&by), &read.id).unwrap();
    assert_eq!(office.edition(&read.id), None);
}
