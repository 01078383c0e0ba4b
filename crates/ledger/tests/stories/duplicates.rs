//! Two records of one person become one: nothing is lost, both ids lead there, and what contradicts is named.

use ledger::acts::{bodies::*, career::*, decisions::*, people::*, record::*};
use ledger::codes::*;
use ledger::value::{Place, Refusal};
use ledger::{PersonId, Seq, When};

use super::common::district::{District, act_of};
use super::common::picture::{Detail, state};
use super::reasons;

/// An, in a second record: sex and birth, the Party, a degree, and the deputy's post of B, known from another list.
fn twice() -> (District, PersonId) {
    let mut it = District::new();
    let registered = RegisterPerson {
        full_name: "An".into(),
        sex: Some(Sex::Female),
        birth: Some(When::Year(1980)),
        citizen_number: Some("022180000001".into()),
    };
    let party = PartyState::Official;
    let degree = RecordLearning {
        person: PersonId::here(0),
        field: Learning::Education,
        level: "bachelor".into(),
        specialism: None,
        state: LearningState::Held,
    };
    let acts = vec![
        registered.into(),
        RecordParty {
            person: PersonId::here(0),
            state: party,
        }
        .into(),
        degree.into(),
    ];
    it.take("2019-02-01", acts);
    let duplicate = it.person(4);
    (it, duplicate)
}

#[test]
fn both_ids_lead_to_one_record_that_tells_all() {
    let (mut it, duplicate) = twice();
    let (an, post) = (it.person(0), it.post(0));
    it.take(
        "2019-03-01",
        vec![
            Appoint {
                person: an,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    it.take("2019-04-01", vec![Grade::of(duplicate).into()]);
    let before = it.on("2019-05-01").persons().count();
    let seq = it.take("2019-05-01", vec![MergeDuplicates { person: an, duplicate }.into()]);
    let view = it.on("2019-05-01");
    assert_eq!(view.persons().count(), before - 1);
    let (one, other) = (view.person(0).unwrap(), view.person(4).unwrap());
    assert_eq!((one.id(), other.id()), (Some(an), Some(an)));
    assert_eq!(
        (it.value.record_of(an), it.value.record_of(duplicate)),
        (Some(0), Some(0))
    );
    assert_eq!(one.sex().map(|(sex, _)| sex), Some(Sex::Female));
    assert_eq!(one.citizen_number().as_deref(), Some("022180000001"));
    assert_eq!(it.value.person_with_number("022180000001"), Some(an));
    assert_eq!(
        (
            one.party().map(|(state, ..)| state),
            one.learning(Learning::Education).count()
        ),
        (Some(PartyState::Official), 1)
    );
    assert_eq!((one.unit(), one.main_post().map(|held| held.post)), (Some(1), Some(0)));
    assert_eq!(view.name(Place::Person(4)).as_deref(), Some("An"));
    // Known before as two, on every day.
    let then = it.value.on(view.day(), Seq(seq.0 - 1));
    assert_eq!(
        (then.persons().count(), then.person(4).unwrap().id()),
        (before, Some(duplicate))
    );
    // What is decided later under either id is decided on the one person.
    it.take(
        "2019-06-01",
        vec![
            Transfer {
                person: duplicate,
                post: it.post(4),
            }
            .into(),
        ],
    );
    assert_eq!(it.main_post(0, "2019-06-01"), Some(4));
    let held = it.post(4);
    let told = it.refused("2019-07-01", vec![AbolishPost { post: held }.into()]);
    assert!(
        matches!(reasons(&told)[..], [Refusal::PostEndsWhileHeld { .. }]),
        "{told:?}"
    );
    it.take("2019-07-01", vec![Retire { person: an }.into()]);
    let again = vec![
        RecordPost {
            person: duplicate,
            post: it.post(1),
        }
        .into(),
    ];
    assert!(matches!(
        reasons(&it.refused("2019-08-01", again))[..],
        [Refusal::NotInService { .. }]
    ));
    assert!(it.value.astray().is_empty());
}

#[test]
fn a_joining_taken_back_parts_the_records_and_does_not_end_on_a_day() {
    let (mut it, duplicate) = twice();
    let an = it.person(0);
    let before = state(&it.value, Seq::LATEST, Detail::Sourced);
    let seq = it.take("2019-05-01", vec![MergeDuplicates { person: an, duplicate }.into()]);
    let joined = state(&it.value, Seq::LATEST, Detail::Sourced);
    let mut ended = it.clone();
    let from = Some(super::common::samples::day("2019-06-01"));
    ended.take("2019-06-01", vec![Revoke { decision: seq, from }.into()]);
    assert_eq!(state(&ended.value, Seq::LATEST, Detail::Sourced), joined);
    it.take(
        "2019-06-01",
        vec![
            Revoke {
                decision: seq,
                from: None,
            }
            .into(),
        ],
    );
    assert_eq!(state(&it.value, Seq::LATEST, Detail::Sourced), before);
    assert_eq!(it.value.record_of(duplicate), Some(4));
    // A registration under a record that was joined is not revoked unheard.
    let (mut it, duplicate) = twice();
    let registered = it.value.head().seq;
    let seq = it.take(
        "2019-05-01",
        vec![
            MergeDuplicates {
                person: it.person(0),
                duplicate,
            }
            .into(),
        ],
    );
    let told = it.refused(
        "2019-06-01",
        vec![
            Revoke {
                decision: registered,
                from: None,
            }
            .into(),
        ],
    );
    assert!(told.iter().any(|problem| problem.act == act_of(seq, 0)), "{told:?}");
}

#[test]
fn records_that_contradict_each_other_are_refused_with_every_clash() {
    let (mut it, duplicate) = twice();
    let (an, other_post) = (it.person(0), it.post(3));
    let person = duplicate;
    let appointed = it.take(
        "2019-03-01",
        vec![
            Appoint {
                person: an,
                post: it.post(0),
                term_ends: None,
            }
            .into(),
        ],
    );
    let acts = vec![
        RecordPost {
            person,
            post: other_post,
        }
        .into(),
        RecordService {
            person,
            unit: it.unit(2),
            standing: Standing::CivilServant,
        }
        .into(),
        CorrectPerson {
            person,
            identity: Identity::FullName("Ân".into()),
        }
        .into(),
    ];
    let told_so = it.take("2019-03-15", acts);
    let merge = || MergeDuplicates { person: an, duplicate }.into();
    let told = reasons(&it.refused("2019-05-01", vec![merge()]));
    let clash = |what, one, other| Refusal::RecordsClash { what, one, other };
    let service = act_of(Seq(2), 4);
    let expected = [
        clash("main-post", act_of(appointed, 0), act_of(told_so, 0)),
        clash("service", service, act_of(told_so, 1)),
        clash("name", act_of(Seq(2), 0), act_of(told_so, 2)),
    ];
    for refusal in expected {
        assert!(told.contains(&refusal), "{refusal:?} in {told:?}");
    }
    assert_eq!(told.len(), 3, "{told:?}");
    // Settled by the same decision.
    it.take(
        "2019-05-01",
        vec![
            Revoke {
                decision: told_so,
                from: None,
            }
            .into(),
            merge(),
        ],
    );
    assert_eq!(it.main_post(4, "2019-05-01"), Some(0));
    // What would make them contradict later names the joining.
    let joined = it.value.head().seq;
    let wrong = Amend {
        target: act_of(Seq(3), 1),
        content: Box::new(
            RecordParty {
                person,
                state: PartyState::None,
            }
            .into(),
        ),
    };
    let party = RecordParty {
        person: an,
        state: PartyState::Official,
    };
    it.take("2019-06-01", vec![party.into()]);
    assert!(it.clone().value.astray().is_empty());
    it.take("2019-06-15", vec![wrong.into()]);
    let again = vec![
        Revoke {
            decision: it.value.entries().last().unwrap().0,
            from: None,
        }
        .into(),
    ];
    it.take("2019-07-01", again);
    // Joined once is joined: neither record is joined with a third one as if it stood alone.
    let told = reasons(&it.refused(
        "2019-08-01",
        vec![MergeDuplicates { person: it.person(1), duplicate }.into()],
    ));
    assert!(
        told.contains(&Refusal::RecordIsJoined {
            person: duplicate,
            into: an
        }),
        "{told:?}"
    );
    let told = reasons(&it.refused(
        "2019-08-01",
        vec![MergeDuplicates { person: duplicate, duplicate: an }.into()],
    ));
    assert!(
        told.contains(&Refusal::RecordIsJoined {
            person: duplicate,
            into: an
        }),
        "{told:?} {joined}"
    );
    let told = reasons(&it.refused(
        "2019-08-01",
        vec![
                MergeDuplicates {
                    person: an,
                    duplicate: an,
                }
                .into(),
            ],
    ));
    assert!(told.contains(&Refusal::RecordInItself(an)), "{told:?}");
}

#[test]
fn records_joined_one_after_another_all_lead_to_the_last() {
    let (mut it, duplicate) = twice();
    let registered = RegisterPerson {
        full_name: "An".into(),
        sex: None,
        birth: None,
        citizen_number: None,
    };
    it.take(
        "2019-03-01",
        vec![
            registered.into(),
            SetRank {
                person: PersonId::here(0),
                rank: "01.003".into(),
                step: Some(2),
                coefficient: None,
            }
            .into(),
        ],
    );
    let last = it.person(5);
    let an = it.person(0);
    it.take("2019-05-01", vec![MergeDuplicates { person: an, duplicate }.into()]);
    it.take(
        "2019-05-02",
        vec![
            MergeDuplicates {
                person: last,
                duplicate: an,
            }
            .into(),
        ],
    );
    let view = it.on("2019-05-02");
    for ix in [0, 4, 5] {
        let person = view.person(ix).unwrap();
        assert_eq!(person.id(), Some(last));
        assert_eq!(
            (
                person.unit(),
                person.rank().map(|rank| rank.1),
                person.sex().map(|(sex, _)| sex)
            ),
            (Some(1), Some(2), Some(Sex::Female))
        );
    }
    // The first id still names the one person: a post that moves takes along whoever holds it.
    let (post, office) = (it.post(1), it.unit(3));
    it.take(
        "2019-06-01",
        vec![
            Appoint {
                person: duplicate,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    it.take("2019-07-01", vec![MovePost { post, unit: office }.into()]);
    assert_eq!(
        it.on("2019-07-01").person(5).unwrap().service().map(|(unit, ..)| unit),
        Some(3)
    );
    it.take("2019-08-01", vec![Relieve { person: an, post }.into()]);
    let part = Share {
        people: vec![duplicate],
        ..Share::of(it.unit(2), "0".parse().unwrap())
    };
    it.take("2019-09-01", vec![TransferPart { from: office, part }.into()]);
    assert_eq!(it.on("2019-09-01").person(5).unwrap().unit(), Some(2));
    assert!(it.value.astray().is_empty());
}

/// A grade for the year before.
struct Grade;

impl Grade {
    const fn of(person: PersonId) -> ledger::acts::appraisal::Grade {
        ledger::acts::appraisal::Grade {
            person,
            year: 2018,
            grade: GradeCode::Good,
        }
    }
}
