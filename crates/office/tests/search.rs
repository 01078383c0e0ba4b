//! The one search: the closest first, and never beyond what the reader may see.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::sync::Arc;

use ledger::acts::Act;
use ledger::acts::bodies::Rename;
use ledger::acts::decisions::{Amend, Revoke};
use ledger::acts::people::{AttributeValue, SetPersonAttribute};
use ledger::acts::record::RecordParty;
use ledger::codes::PartyState;
use ledger::value::{Ix, Place};
use ledger::{ActId, Day, Entity, Seq, UnitId, When};
use office::Office;
use office::people::{Sought, Spelling};
use office::permission::{Actor, DataClass, Deed, Role, Sight, scope, touched};
use office::search::{DecisionHit, Found};
use testkit::{FixedClock, Sample, day, grant, sample};

fn today() -> Day {
    day("2019-07-01")
}

fn open(sample: &Sample) -> Office {
    sample.log.office(Arc::new(FixedClock::on(today())))
}

fn actor(role: Role, unit: UnitId, class: DataClass) -> Actor {
    Actor {
        grants: vec![grant(role, unit, class)],
        today: today(),
        ..testkit::actor("an", role, unit, None)
    }
}

fn find(office: &Office, actor: &Actor, typed: &str) -> Found {
    let value = office.value();
    office
        .search(actor, &value, today(), Seq::LATEST, &Sought::of(typed), 50)
        .unwrap()
}

fn names(office: &Office, found: &Found) -> Vec<String> {
    let value = office.value();
    let view = value.on(today(), Seq::LATEST);
    let name = |person: Ix| view.person(person).unwrap().name().to_string();
    found.people.first.iter().map(|hit| name(hit.person)).collect()
}

#[test]
fn people_are_found_by_name_code_number_and_by_where_they_are() {
    let sample = sample();
    let office = open(&sample);
    let all = actor(Role::HrOfficer, sample.root, DataClass::Sensitive);
    for (typed, found) in [
        ("ngoc", vec!["Đặng Thị Bích Ngọc"]),
        ("Ngọc Đặng", vec!["Đặng Thị Bích Ngọc"]),
        ("ngoc bang ca", vec!["Đặng Thị Bích Ngọc"]),
        ("ngoc dan chu", vec![]),
        ("ánh bí thư", vec!["Bàn Văn Ánh"]),
        (testkit::NUMBER, vec!["Đặng Thị Bích Ngọc"]),
        (&sample.meets.to_string(), vec!["Bàn Văn Ánh"]),
        // Who has left is found too, and behind those who have not.
        ("van", vec!["Bàn Văn Ánh", "Nguyễn Văn Minh", "Phạm Văn Cường"]),
        ("", vec![]),
        ("  ?", vec![]),
    ] {
        let found_now = find(&office, &all, typed);
        assert_eq!(names(&office, &found_now), found, "{typed}");
        assert_eq!(found_now.people.total, found.len(), "{typed}");
    }
    let cuong = find(&office, &all, "cuong").people.first[0];
    assert!(!cuong.in_body && cuong.unit.is_none());
}

#[test]
fn the_number_of_a_citizen_finds_nobody_for_whom_it_is_not_to_read() {
    let sample = sample();
    let office = open(&sample);
    for (role, class, found) in [
        (Role::HrOfficer, DataClass::Sensitive, 1),
        (Role::HrOfficer, DataClass::Personal, 0),
        (Role::HeadOfUnit, DataClass::Sensitive, 0),
    ] {
        let reader = actor(role, sample.communes[0], class);
        assert_eq!(
            find(&office, &reader, testkit::NUMBER).people.total,
            found,
            "{role:?} {class:?}"
        );
        assert_eq!(find(&office, &reader, "ngoc").people.total, 1, "{role:?} {class:?}");
    }
}

/// The sample with telephones: one that two share, and one of somebody who has left.
fn with_telephones() -> Sample {
    let mut sample = sample();
    let office = open(&sample);
    let all = actor(Role::HrOfficer, sample.root, DataClass::Sensitive);
    let left = find(&office, &all, "cuong").people.first[0].person;
    let left = office
        .value()
        .on(today(), Seq::LATEST)
        .person(left)
        .unwrap()
        .id()
        .unwrap();
    let phone = |person, number: &str| {
        let value = Some(AttributeValue::Text(number.to_owned()));
        let key = "phone".to_owned();
        Act::from(SetPersonAttribute { person, key, value }).at(When::Day(day("2018-01-01")))
    };
    let acts = vec![
        phone(sample.meets, "0203.3825.111; 0912 345 678"),
        phone(sample.minh, "02033825111"),
        phone(left, "912345679"),
    ];
    sample.log.decide("10/QĐ-NV", "2019-03-01", acts);
    sample
}

#[test]
fn a_telephone_number_finds_everybody_whose_it_is_and_the_whole_one_first() {
    let sample = with_telephones();
    let office = open(&sample);
    let all = actor(Role::HrOfficer, sample.root, DataClass::Sensitive);
    for (typed, found) in [
        ("0912345678", vec!["Bàn Văn Ánh"]),
        ("+84 912.345.678", vec!["Bàn Văn Ánh"]),
        ("(0203) 3825-111", vec!["Bàn Văn Ánh", "Nguyễn Văn Minh"]),
        ("825111", vec!["Bàn Văn Ánh", "Nguyễn Văn Minh"]),
        ("0912-345679", vec!["Phạm Văn Cường"]),
        ("0912 345", vec!["Bàn Văn Ánh", "Phạm Văn Cường"]),
        ("0900000001", vec!["Đặng Thị Bích Ngọc"]),
        ("25111", vec![]),
        ("0912345670", vec![]),
    ] {
        let found_now = find(&office, &all, typed);
        assert_eq!(names(&office, &found_now), found, "{typed}");
        assert_eq!(found_now.people.total, found.len(), "{typed}");
    }
    let value = office.value();
    let before = office.search(
        &all,
        &value,
        day("2017-12-31"),
        Seq::LATEST,
        &Sought::of("0912345678"),
        5,
    );
    assert_eq!(before.unwrap().people.total, 0, "recorded from 2018 on");
}

#[test]
fn a_telephone_number_finds_nobody_for_whom_it_is_not_to_read() {
    let sample = with_telephones();
    let office = open(&sample);
    let of_all = [
        (Role::HrOfficer, sample.root, DataClass::Sensitive, 2),
        (Role::HrOfficer, sample.communes[1], DataClass::Sensitive, 1),
        (Role::HrOfficer, sample.communes[0], DataClass::Sensitive, 0),
        (Role::HrOfficer, sample.root, DataClass::Personal, 0),
        (Role::HeadOfUnit, sample.root, DataClass::Sensitive, 0),
    ];
    for (role, unit, class, found) in of_all {
        let reader = actor(role, unit, class);
        for typed in ["02033825111", "0203382", "825111"] {
            let told = find(&office, &reader, typed).people;
            assert_eq!(
                (told.total, told.first.len()),
                (found, found),
                "{role:?} {class:?} {typed}"
            );
        }
    }
    let head = actor(Role::HeadOfUnit, sample.root, DataClass::Sensitive);
    assert_eq!(find(&office, &head, "minh").people.total, 1);
}

#[test]
fn units_posts_decisions_and_rules_are_found() {
    let mut sample = sample();
    let rename = Rename {
        unit: sample.office,
        name: "Phòng Nội vụ và Lao động".to_owned(),
    };
    sample.log.decide("40/QĐ-UBND", "2019-04-01", vec![rename.into()]);
    let office = open(&sample);
    let all = actor(Role::HrOfficer, sample.root, DataClass::Sensitive);
    let value = office.value();
    let unit = |id: UnitId| match value.place(Entity::Unit(id)) {
        Some(Place::Unit(ix)) => ix,
        other => panic!("{other:?}"),
    };
    assert_eq!(find(&office, &all, "dan chu").units.first, [unit(sample.communes[1])]);
    assert_eq!(
        find(&office, &all, "lao dong noi vu").units.first,
        [unit(sample.office)]
    );
    let former = find(&office, &all, "phong noi vu");
    assert_eq!(former.units.first, [unit(sample.office)]);
    let posts = find(&office, &all, "chu tich dan chu");
    let view = value.on(today(), Seq::LATEST);
    let titles: Vec<_> = posts
        .posts
        .first
        .iter()
        .map(|post| view.post_title(*post).to_string())
        .collect();
    assert_eq!(titles, ["Chủ tịch HĐND xã"]);
    assert_eq!(find(&office, &all, "31/QĐ-HU").decisions.first[0].seq, sample.rotation);
    let newer = Seq(sample.rotation.0 + 1);
    let found = find(&office, &all, "qd hu").decisions;
    let found: Vec<Seq> = found.first.iter().take(2).map(|hit| hit.seq).collect();
    assert_eq!(found, [newer, sample.rotation]);
    let rules = find(&office, &all, "nâng bậc lương thường xuyên").rules;
    assert_eq!(rules.first.first().map(String::as_str), Some("pay.step-months"));
    assert!(
        find(&office, &all, "regular salary step")
            .rules
            .first
            .contains(&"pay.step-months".to_owned())
    );
    assert!(
        find(&office, &all, "204/2004/NĐ-CP")
            .rules
            .first
            .contains(&"pay.step-months".to_owned())
    );
}

/// What is found of everything, asked of the definition one by one.
#[test]
fn nothing_is_found_or_counted_beyond_the_scope_and_nothing_within_it_is_missed() {
    let sample = sample();
    let office = open(&sample);
    let value = office.value();
    let view = value.on(today(), Seq::LATEST);
    let structure = office.structure(&value, today(), Seq::LATEST);
    let texts = [
        "a", "n", "van", "xa", "phong", "chu tich", "qd", "31", "kk", "minh", "huyen", "truong", "b c", "ubnd", "05",
    ];
    let mut narrowed = 0;
    for role in Role::ALL {
        for unit in [sample.root, sample.office, sample.communes[0], sample.communes[1]] {
            for class in [DataClass::Internal, DataClass::Personal, DataClass::Sensitive] {
                for own in [None, Some(sample.short), Some(sample.minh)] {
                    let reader = Actor {
                        person: own,
                        ..actor(*role, unit, class)
                    };
                    let people = scope(&reader, Deed::ReadPerson, DataClass::Personal, &value, &structure);
                    let units = scope(&reader, Deed::ReadFigures, DataClass::Internal, &value, &structure);
                    let sight = Sight {
                        scope: &people,
                        view,
                        structure: &structure,
                    };
                    let everything = actor(Role::HrOfficer, sample.root, DataClass::Sensitive);
                    for text in texts {
                        let (all, own) = (find(&office, &everything, text), find(&office, &reader, text));
                        let seen: Vec<_> = all
                            .people
                            .first
                            .iter()
                            .filter(|hit| sight.covers(Place::Person(hit.person)))
                            .copied()
                            .collect();
                        assert_eq!(
                            (own.people.total, &own.people.first),
                            (seen.len(), &seen),
                            "{reader:?} {text}"
                        );
                        let covered = |unit: Ix| units.covers(Some(unit), None, &structure);
                        let seen: Vec<_> = all.units.first.iter().copied().filter(|unit| covered(*unit)).collect();
                        assert_eq!(
                            (own.units.total, &own.units.first),
                            (seen.len(), &seen),
                            "{reader:?} {text}"
                        );
                        let in_scope = |post: &Ix| view.unit_of_post(*post).is_some_and(covered);
                        let seen: Vec<_> = all.posts.first.iter().copied().filter(in_scope).collect();
                        assert_eq!(
                            (own.posts.total, &own.posts.first),
                            (seen.len(), &seen),
                            "{reader:?} {text}"
                        );
                        // By the title those alone are found whose every act is seen.
                        let shown = |hit: &DecisionHit| {
                            let entry = value.entry(hit.seq).unwrap();
                            let acts = (0..entry.len()).map(|ordinal| {
                                let id = ActId {
                                    decision: hit.seq,
                                    ordinal,
                                };
                                let dated = value.act_as_written(id).unwrap();
                                sight.covers_act(&touched(&value, id, &dated))
                            });
                            let acts: Vec<bool> = acts.collect();
                            let number = Spelling::of(&entry.header().number);
                            let wholly_seen = acts.iter().all(|seen| *seen);
                            let found = wholly_seen || Sought::of(text).finds_in(&number).is_some();
                            let hit = DecisionHit { wholly_seen, ..*hit };
                            (found && acts.contains(&true)).then_some(hit)
                        };
                        let seen: Vec<_> = all.decisions.first.iter().filter_map(shown).collect();
                        assert_eq!(
                            (own.decisions.total, &own.decisions.first),
                            (seen.len(), &seen),
                            "{reader:?} {text}"
                        );
                        narrowed += usize::from(own != all);
                    }
                }
            }
        }
    }
    assert!(narrowed > 1_000, "{narrowed}");
}

#[test]
fn who_has_written_finds_what_was_written_and_the_past_finds_what_was_known() {
    let sample = sample();
    let office = open(&sample);
    let all = actor(Role::HrOfficer, sample.root, DataClass::Sensitive);
    assert_eq!(find(&office, &all, "31/QĐ-HU").decisions.first[0].seq, sample.rotation);
    let value = office.value();
    let before = Seq(sample.rotation.0 - 1);
    let sought = Sought::of("31/QĐ-HU");
    let known_before = office.search(&all, &value, today(), before, &sought, 5);
    assert_eq!(known_before.unwrap().decisions.total, 0);
    let early = office.search(&all, &value, day("2010-01-01"), Seq::LATEST, &Sought::of("ngoc"), 5);
    let early = early.unwrap();
    // Who is known of, but was in no body of officials yet.
    assert_eq!((early.people.total, early.people.first[0].in_body), (1, false));
}

#[test]
fn what_corrects_or_takes_back_is_found_by_who_may_see_what_it_speaks_of() {
    let mut sample = sample();
    let appeared = sample.log.decide(
        "80/QĐ-HU",
        "2019-05-01",
        vec![
            RecordParty {
                person: sample.meets,
                state: PartyState::None,
            }
            .into(),
        ],
    );
    let target = ActId {
        decision: appeared,
        ordinal: 0,
    };
    let content = RecordParty {
        person: sample.meets,
        state: PartyState::Probationary,
    };
    let content = Box::new(content.into());
    let corrects = sample
        .log
        .decide("81/QĐ-HU", "2019-05-02", vec![Amend { target, content }.into()]);
    let takes_back = Revoke {
        decision: appeared,
        from: None,
    };
    let takes_back = sample.log.decide("82/QĐ-HU", "2019-05-03", vec![takes_back.into()]);
    let office = open(&sample);
    let reader = |unit| actor(Role::HrOfficer, unit, DataClass::Sensitive);
    for (number, seq) in [("81/QĐ-HU", corrects), ("82/QĐ-HU", takes_back)] {
        for unit in [sample.root, sample.communes[1]] {
            let found = find(&office, &reader(unit), number).decisions;
            assert_eq!(found.first.first().map(|hit| hit.seq), Some(seq));
        }
        for unit in [sample.office, sample.communes[0]] {
            assert_eq!(find(&office, &reader(unit), number).decisions.total, 0, "{number}");
        }
    }
}

#[test]
fn only_so_many_are_given_and_all_are_counted() {
    let sample = sample();
    let office = open(&sample);
    let all = actor(Role::HrOfficer, sample.root, DataClass::Sensitive);
    let value = office.value();
    let found = office.search(&all, &value, today(), Seq::LATEST, &Sought::of("van"), 2);
    let found = found.unwrap();
    assert_eq!((found.people.total, found.people.first.len()), (3, 2));
}
