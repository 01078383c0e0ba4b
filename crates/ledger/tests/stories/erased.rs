//! Lawful erasure: the content of an act goes, its place stays, and the log is read on.

use ledger::acts::{Act, Dated, Erased};
use ledger::acts::{appraisal::*, bodies::*, career::*, decisions::*, people::*, training::*};
use ledger::codes::*;
use ledger::value::{Fact, NotErasable, Place, Refusal};
use ledger::{ActId, Decision, Entity, Value};

use super::common::district::{District, act_of, decision};
use super::common::erasing::{decisions, replayed};
use super::common::history::open_class;
use super::common::picture::picture;
use super::common::samples::day;
use super::reasons;

fn without(it: &District, acts: &[ActId]) -> District {
    District {
        value: replayed(&decisions(&it.value), acts).unwrap(),
    }
}

fn register(name: &str) -> Dated {
    RegisterPerson {
        full_name: name.into(),
        sex: Some(Sex::Female),
        birth: None,
        citizen_number: Some("022180001234".into()),
    }
    .into()
}

#[test]
fn a_person_without_a_name_keeps_id_place_and_later_decisions() {
    let mut it = District::new();
    let mut acts = vec![register("Hoa")];
    acts.push(
        RegisterPerson {
            full_name: "Mai".into(),
            sex: None,
            birth: None,
            citizen_number: None,
        }
        .into(),
    );
    let seq = it.take("2019-02-01", acts);
    let hoa = it.person(4);
    let serve = Recruit {
        person: hoa,
        unit: it.unit(1),
        standing: Standing::CivilServant,
        post: Some(it.post(0)),
    };
    it.take("2019-03-01", vec![serve.into()]);
    let target = act_of(seq, 0);
    assert_eq!(it.value.erasable(target), Ok(vec![target]));
    let left = without(&it, &[target]);
    assert_eq!(left.value.head().seq, it.value.head().seq);
    assert_eq!(left.value.erased().collect::<Vec<_>>(), [target]);
    assert_eq!((left.person(4), left.person(5)), (hoa, it.person(5)));
    let view = left.on("2019-03-01").person(4).unwrap();
    assert!(view.is_erased() && view.name().is_empty() && view.sex().is_none() && view.citizen_number().is_none());
    assert_eq!(view.main_post().unwrap().post, 0, "what was decided later stands");
    let mai = left.on("2019-03-01").person(5).unwrap();
    assert_eq!((&*mai.name(), mai.is_erased()), ("Mai", false));
    assert_eq!(left.value.contradictions().count(), 0);
    assert!(left.value.astray().is_empty());
    // What is decided now is judged as ever: the number is free, and the person still holds the post.
    let mut next = left.clone();
    next.take("2020-01-01", vec![register("Lan")]);
    let held = next.refused(
        "2020-01-01",
        vec![
            Appoint {
                person: next.person(0),
                post: next.post(0),
                term_ends: None,
            }
            .into(),
        ],
    );
    assert!(matches!(reasons(&held)[..], [Refusal::PostStillHeld { .. }]));
    assert_eq!(left.value.erasable(target), Err(NotErasable::Already(target)));
}

#[test]
fn what_leaned_on_an_erased_act_is_taken_on_its_word() {
    let mut it = District::new();
    let (an, post) = (it.person(0), it.post(0));
    it.take("2019-01-01", vec![open_class(5, None).into()]);
    let class = it.class(0);
    let enrol = Enrol {
        person: an,
        class,
        learner: LearnerKind::Cadre,
    };
    let seq = it.take(
        "2019-02-01",
        vec![
            Appoint {
                person: an,
                post,
                term_ends: None,
            }
            .into(),
            enrol.into(),
        ],
    );
    let second = Second {
        person: an,
        unit: it.unit(2),
        planned_end: None,
    };
    let sent = it.take("2019-03-01", vec![second.into()]);
    it.take(
        "2019-05-01",
        vec![
            EndSecondment {
                person: an,
                unit: it.unit(2),
            }
            .into(),
        ],
    );
    it.take(
        "2024-02-01",
        vec![
            Reappoint {
                person: an,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    it.take(
        "2020-06-30",
        vec![
            Complete {
                person: an,
                class,
                result: ClassResult::Passed,
            }
            .into(),
        ],
    );
    it.take("2025-01-01", vec![Resign { person: an }.into()]);
    let back = it.take(
        "2026-01-01",
        vec![
            Recruit {
                person: an,
                unit: it.unit(1),
                standing: Standing::Cadre,
                post: None,
            }
            .into(),
        ],
    );
    it.take(
        "2026-02-01",
        vec![
            Appoint {
                person: an,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    let left = without(&it, &[act_of(seq, 0), act_of(seq, 1), act_of(sent, 0), act_of(back, 0)]);
    let on = |text: &str| left.on(text).person(0).unwrap();
    assert_eq!(
        on("2023-01-01").main_post().map(|held| held.post),
        None,
        "nobody can tell since when"
    );
    assert_eq!(on("2024-02-01").main_post().unwrap().basis, HoldBasis::Reappointed);
    let learned: Vec<LearningState> = on("2020-07-01")
        .learning(Learning::Theory)
        .map(|held| held.state)
        .collect();
    assert_eq!(learned, [LearningState::Held]);
    assert!(on("2026-02-01").in_service() && on("2026-02-01").main_post().is_some());
    assert_eq!(left.value.contradictions().count(), 0);
    // The log goes on, also where the history is folded again and again.
    let mut next = left.clone();
    next.take("2026-03-01", vec![Relieve { person: an, post }.into()]);
    assert!(next.value.astray().is_empty());
    let rows = |value: &Value| picture(value).split_once('\n').unwrap().1.to_owned();
    assert_eq!(rows(&without(&next, &[]).value), rows(&next.value));
}

#[test]
fn an_erased_end_leaves_a_contradiction_that_is_told() {
    let mut it = District::new();
    let (an, chi, post) = (it.person(0), it.person(2), it.post(0));
    it.take(
        "2019-02-01",
        vec![
            Appoint {
                person: an,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    let relieved = it.take("2019-03-01", vec![Relieve { person: an, post }.into()]);
    let taken = it.take(
        "2019-04-01",
        vec![
            Appoint {
                person: chi,
                post,
                term_ends: None,
            }
            .into(),
        ],
    );
    let left = without(&it, &[act_of(relieved, 0)]);
    let told: Vec<(ActId, bool)> = left
        .value
        .contradictions()
        .map(|problem| (problem.act, matches!(problem.refusal, Refusal::PostStillHeld { .. })))
        .collect();
    assert!(told.contains(&(act_of(taken, 0), true)), "{told:?}");
    assert_eq!(left.main_post(2, "2019-05-01"), Some(0), "nobody else's rows change");
    // Erased whole, the person leaves none.
    let whole = left_of(&it, 0);
    assert_eq!(whole.value.contradictions().count(), 0);
    assert_eq!(whole.main_post(0, "2019-02-02"), None);
}

/// The value with everything erased that is on one person alone.
fn left_of(it: &District, person: u32) -> District {
    without(it, &it.value.acts_of_person(it.person(person)))
}

#[test]
fn an_act_goes_with_its_amendments_and_none_goes_that_others_lean_on() {
    let mut it = District::new();
    let an = it.person(0);
    let seq = it.take("2019-02-01", vec![register("Hoa")]);
    let hoa = it.person(4);
    let corrected = RegisterPerson {
        full_name: "Hoà".into(),
        sex: None,
        birth: None,
        citizen_number: None,
    };
    let content = Box::new(Act::from(corrected).at(day("2019-02-01")));
    let amended = it.take(
        "2019-03-01",
        vec![
            Amend {
                target: act_of(seq, 0),
                content,
            }
            .into(),
        ],
    );
    let both = vec![act_of(seq, 0), act_of(amended, 0)];
    assert_eq!(it.value.erasable(act_of(seq, 0)), Ok(both.clone()));
    assert_eq!(it.value.erasable(act_of(amended, 0)), Ok(both.clone()));
    let discipline = Discipline {
        person: hoa,
        form: DisciplineForm::Warning,
        runs_until: None,
        committed: None,
    };
    let streamline = Streamline {
        person: an,
        unit: it.unit(1),
        quota: QuotaKind::Commune,
        ground: StreamlineGround::Rating,
    };
    let quota = AssignQuota {
        unit: it.unit(1),
        kind: QuotaKind::Commune,
        year: 2019,
        posts: 3,
        to_cut: 0,
    };
    let more = it.take("2019-04-01", vec![discipline.into(), quota.into(), streamline.into()]);
    assert_eq!(
        it.value.acts_of_person(hoa),
        [act_of(seq, 0), act_of(amended, 0), act_of(more, 0)]
    );
    for act in [act_of(more, 1), act_of(more, 2), act_of(seq.next(), 9)] {
        assert!(it.value.erasable(act).is_err(), "{act}");
    }
    assert_eq!(
        it.value.erasable(act_of(more, 2)),
        Err(NotErasable::NotOfPersons(act_of(more, 2)))
    );
    let unit = act_of(ledger::Seq(1), 0);
    assert_eq!(it.value.erasable(unit), Err(NotErasable::NotOfPersons(unit)));
    let left = without(&it, &both);
    assert!(left.on("2019-05-01").person(4).unwrap().name().is_empty());
    assert_eq!(left.value.contradictions().count(), 0);
    // Nothing is amended any more where nothing is left, and nobody decides a tombstone.
    let content = Box::new(Act::from(Retire { person: an }).at(day("2019-02-01")));
    let problems = left.refused(
        "2020-01-01",
        vec![
            Amend {
                target: act_of(seq, 0),
                content,
            }
            .into(),
        ],
    );
    assert_eq!(reasons(&problems), [Refusal::AmendsOtherAct(act_of(seq, 0))]);
    let forged = Decision {
        acts: vec![Erased { kind: 35 }.into()],
        ..decision("2020-01-01", vec![])
    };
    assert!(left.value.accept(&forged).is_err() && left.value.draft(&forged).is_err());
}

#[test]
fn an_erased_unit_still_exists_though_others_feel_it() {
    let it = District::new();
    let unit = it.unit(1);
    let left = without(&it, &[unit.0]);
    let Some(place @ Place::Unit(_)) = left.value.place(Entity::Unit(unit)) else {
        panic!("gone")
    };
    assert!(left.on("2019-01-01").stands(place));
    assert!(left.on("2019-01-01").facts(place).any(|row| row.fact == Fact::Erased));
    assert!(left.value.contradictions().count() > 0, "it hangs nowhere");
}

#[test]
fn a_decision_with_an_erased_act_is_taken_back_as_any_other() {
    let mut it = District::new();
    let an = it.person(0);
    let grade = Grade {
        person: an,
        year: 2018,
        grade: GradeCode::Good,
    };
    let seq = it.take(
        "2019-02-01",
        vec![
            grade.into(),
            Reward {
                person: an,
                title: "Bằng khen".into(),
            }
            .into(),
        ],
    );
    let mut left = without(&it, &[act_of(seq, 0)]);
    let facts = |value: &Value| {
        value
            .on(day("2020-01-01"), ledger::Seq::LATEST)
            .person(0)
            .unwrap()
            .facts()
            .count()
    };
    let before = facts(&left.value);
    left.take(
        "2019-03-01",
        vec![
            Revoke {
                decision: seq,
                from: None,
            }
            .into(),
        ],
    );
    assert_eq!(facts(&left.value), before - 1);
}
