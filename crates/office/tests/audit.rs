//! The chains of events as an auditor reads and proves them, and who has seen one's own record.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::Seq;
use ledger::codes::Standing;
use office::audit::{EventGroup, LogQuestion, LogRefused};
use office::permission::Role;
use office::port::Chain;
use office::reads::SensitiveGroup;
use testkit::{District, actor, day};

const SECRET: &str = "bờ sông Diễn Vọng chiều";

/// A district in which somebody logged in 120 times.
fn busy() -> District {
    let district = District::tiny();
    district
        .office
        .add_account("console", "an", "", SECRET, None, Vec::new())
        .unwrap();
    for n in 0..120 {
        if n == 60 {
            district.clock.forward(86_400);
        }
        district.office.note_export("an", "people", n).unwrap();
    }
    district
}

#[test]
fn pages_go_from_the_newest_to_the_oldest_and_nothing_is_left_out() {
    let district = busy();
    let auditor = actor("kiem-tra", Role::Auditor, district.root, None);
    let mut question = LogQuestion::of(Chain::Audit);
    let mut places = Vec::new();
    loop {
        let page = district.office.read_log(&auditor, &question).unwrap();
        assert!(!page.tired && page.entries.len() <= 50);
        places.extend(page.entries.iter().map(|entry| entry.place));
        match page.older {
            Some(older) => question.before = Some(older),
            None => break,
        }
    }
    let newest = u64::try_from(district.memory.all_events(Chain::Audit).len()).unwrap();
    assert_eq!(places, (1..=newest).rev().collect::<Vec<_>>());
}

#[test]
fn a_log_is_narrowed_by_account_group_and_day() {
    let district = busy();
    let auditor = actor("kiem-tra", Role::Auditor, district.root, None);
    let count = |question: LogQuestion| {
        let (mut count, mut question) = (0, question);
        loop {
            let page = district.office.read_log(&auditor, &question).unwrap();
            count += page.entries.len();
            match page.older {
                Some(older) => question.before = Some(older),
                None => break count,
            }
        }
    };
    let all = LogQuestion::of(Chain::Audit);
    let exports = LogQuestion {
        group: Some(EventGroup::Exports),
        ..all.clone()
    };
    assert_eq!(count(exports.clone()), 120);
    let first_day = LogQuestion {
        until: Some(day("2019-03-14")),
        ..exports.clone()
    };
    assert_eq!(count(first_day), 60);
    let second_day = LogQuestion {
        from: Some(day("2019-03-15")),
        ..exports
    };
    assert_eq!(count(second_day), 60);
    let of_an = LogQuestion {
        account: Some("an".into()),
        ..all.clone()
    };
    assert_eq!(count(of_an), 121, "what it did, and what was done to it");
    let of_nobody = LogQuestion {
        account: Some("bo".into()),
        ..all
    };
    assert_eq!(count(of_nobody), 0);
}

#[test]
fn nobody_reads_the_log_but_an_auditor_of_the_whole_ledger() {
    let district = busy();
    let question = LogQuestion::of(Chain::Audit);
    for role in Role::ALL {
        for unit in [district.root, district.communes[0]] {
            let actor = actor("x", *role, unit, None);
            let read = district.office.read_log(&actor, &question);
            let may = *role == Role::Auditor && unit == district.root;
            assert_eq!(read.is_ok(), may, "{role:?} {unit}");
            assert!(may || matches!(read, Err(LogRefused::NotAllowed)));
            assert_eq!(district.office.prove_log(&actor).is_ok(), may);
        }
    }
}

#[test]
fn the_proof_names_the_place_where_a_chain_was_altered() {
    let district = busy();
    let auditor = actor("kiem-tra", Role::Auditor, district.root, None);
    let proofs = district.office.prove_log(&auditor).unwrap();
    let events = u64::try_from(district.memory.all_events(Chain::Audit).len()).unwrap();
    assert_eq!(
        (proofs[0].parted, proofs[0].events),
        (None, events - 1),
        "the proof itself is noted after it"
    );
    assert_eq!(
        (proofs[1].chain, proofs[1].parted, proofs[1].events),
        (Chain::Reads, None, 0)
    );
    district
        .memory
        .alter_event(Chain::Audit, 7, |body| body.replace("people", "nobody"));
    assert_eq!(district.office.prove_log(&auditor).unwrap()[0].parted, Some(7));
    let last = district.memory.all_events(Chain::Audit);
    assert!(
        last.last()
            .unwrap()
            .body
            .contains(r#""action":"audit.prove","detail":"parted""#)
    );
}

#[test]
fn the_holder_of_a_record_sees_who_opened_it() {
    let district = District::tiny();
    let commune = district.communes[0];
    let person = district.person("Lê Văn An", commune, Standing::CivilServant);
    let other = district.person("Lê Văn Bình", commune, Standing::CivilServant);
    let officer = actor("to-chuc", Role::HrOfficer, district.root, None);
    let open = |person| {
        let group = SensitiveGroup::Health;
        district
            .office
            .open_group(&officer, person, group, day("2019-03-14"), Seq::LATEST)
            .unwrap();
    };
    open(other);
    open(person);
    district.clock.forward(60);
    district.office.note_export("to-chuc", &person.to_string(), 1).unwrap();
    let own = actor("an", Role::Official, commune, Some(person));
    let readers = district.office.readers_of_own_record(&own).unwrap();
    let seen: Vec<_> = readers
        .entries
        .iter()
        .filter_map(|entry| entry.event.as_ref())
        .collect();
    assert_eq!(seen.len(), 2);
    assert_eq!((seen[0].action.as_str(), seen[0].actor.as_str()), ("export", "to-chuc"));
    assert_eq!(
        (seen[1].action.as_str(), seen[1].detail.as_deref()),
        ("person.sensitive", Some("suc-khoe"))
    );
    assert_eq!(district.office.readers_of_own_record(&officer).unwrap().entries, []);
}
