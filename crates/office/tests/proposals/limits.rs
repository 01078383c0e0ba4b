//! How much one account may lay before those who answer.

use std::sync::Arc;

use ledger::acts::Act;
use ledger::acts::people::{AttributeValue, SetPersonAttribute};
use office::own_limits::{CHANGES, LARGEST_FACT, LONGEST_TEXT, OPEN_PROPOSALS};
use office::proposals::{CannotPropose, LineAnswer, NewChange, Unsettled};

use super::{desk, head, refused, returned, wish};

#[test]
fn an_account_has_so_many_open_proposals_however_many_are_begun_at_once() {
    let desk = desk();
    let office = Arc::new(
        desk.sample
            .log
            .office(Arc::new(testkit::FixedClock::on(testkit::day("2019-07-01")))),
    );
    let begun: Vec<_> = (0..2 * OPEN_PROPOSALS)
        .map(|_| {
            let (office, actor, change) = (Arc::clone(&office), desk.official.clone(), desk.addition());
            std::thread::spawn(move || office.propose(&actor, None, &change).map(|one| one.id))
        })
        .collect();
    let begun: Vec<_> = begun.into_iter().map(|one| one.join().unwrap()).collect();
    assert_eq!(begun.iter().filter(|one| one.is_ok()).count(), OPEN_PROPOSALS);
    let mut ids: Vec<String> = begun.into_iter().flatten().collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), OPEN_PROPOSALS, "each has its own id");
    let more = || office.propose(&desk.official, None, &desk.addition());
    assert_eq!(refused(more()), CannotPropose::TooMany(OPEN_PROPOSALS));
    // What is given up leaves room; what is sent does not.
    office.send_proposal(&desk.official, &ids[0]).unwrap();
    assert_eq!(refused(more()), CannotPropose::TooMany(OPEN_PROPOSALS));
    office.withdraw_proposal(&desk.official, &ids[0]).unwrap();
    more().unwrap();
}

#[test]
fn texts_facts_and_changes_end_somewhere() {
    let desk = desk();
    let office = &desk.office;
    let at_most = "ă".repeat(LONGEST_TEXT);
    let with = |reason: &str, source: &str| NewChange {
        reason: reason.to_owned(),
        source: source.to_owned(),
        ..desk.addition()
    };
    let one = office.propose(&desk.official, None, &with(&at_most, &at_most)).unwrap();
    for long in [with(&format!("{at_most}ă"), ""), with("Sai", &format!("{at_most}ă"))] {
        let more = office.propose(&desk.official, Some(&one.id), &long);
        assert_eq!(refused(more), CannotPropose::TooLong(LONGEST_TEXT));
    }
    let note = |text: String| SetPersonAttribute {
        person: desk.sample.short,
        key: "note".to_owned(),
        value: Some(AttributeValue::Text(text)),
    };
    let huge = wish(None, Act::from(note("x".repeat(LARGEST_FACT))).into());
    let more = office.propose(&desk.official, Some(&one.id), &huge);
    assert_eq!(refused(more), CannotPropose::TooLarge(LARGEST_FACT));
    for _ in 1..CHANGES {
        office.propose(&desk.official, Some(&one.id), &desk.addition()).unwrap();
    }
    let more = office.propose(&desk.official, Some(&one.id), &desk.addition());
    assert_eq!(refused(more), CannotPropose::TooManyChanges(CHANGES));
    // What takes the place of another change is no further one.
    let two = office.propose(&desk.official, None, &desk.correction()).unwrap();
    for _ in 1..CHANGES {
        office.propose(&desk.official, Some(&two.id), &desk.addition()).unwrap();
    }
    office
        .propose(&desk.official, Some(&two.id), &desk.correction())
        .unwrap();
}

#[test]
fn a_reason_for_which_a_line_is_returned_ends_somewhere_too() {
    let desk = desk();
    let sent = desk.sent();
    let long = "ă".repeat(LONGEST_TEXT + 1);
    let answers = vec![
        Some(returned(&long)),
        Some(LineAnswer::Accepted),
        Some(LineAnswer::Accepted),
    ];
    let why = refused(desk.office.answer_proposal(&desk.officer, &sent.id, answers, head()));
    assert_eq!(why, CannotPropose::Unsettled(vec![(0, Unsettled::ReasonTooLong)]));
}
