//! Plans: figures of a plan, its difference, its signature, and what happens when the ledger moves on.

use ledger::acts::bodies::CreatePost;
use ledger::acts::career::{Appoint, Retire};
use ledger::acts::decisions::{Amend, Revoke};
use ledger::acts::training::{Enrol, OpenClass};
use ledger::acts::{Act, Dated};
use ledger::codes::{LearnerKind, Standing, TrainingFamily};
use ledger::value::Refusal;
use ledger::{ActId, ClassId, Decision, Entity, PersonId, PostId, Seq};

use super::small::{SHELL, Small, day, decision};
use super::{CannotFork, CannotSave, CannotSign, Paper, PlanState};
use crate::figures::{Asker, Reading};
use crate::permission::{Actor, DataClass, Grant, Role};
use crate::writer::NotDone;

fn first_draft(ordinal: u32) -> ActId {
    ActId {
        decision: Seq::FIRST_DRAFT,
        ordinal,
    }
}

fn class(code: &str) -> Dated {
    OpenClass {
        code: code.to_owned(),
        title: "Lớp".to_owned(),
        programme: "training.programme-resolutions".to_owned(),
        family: TrainingFamily::Professional,
        seats: 40,
        starts: day("2019-06-03"),
        ends: day("2019-06-07"),
        gives: None,
        organiser: None,
    }
    .into()
}

/// A class, who is sent to it, and an appointment to a post that another draft creates.
fn drafts(small: &Small, person: PersonId) -> Vec<Decision> {
    let enrol = Enrol {
        person,
        class: ClassId(first_draft(0)),
        learner: LearnerKind::Cadre,
    };
    let post = CreatePost {
        unit: small.communes[1],
        title: "Phó Bí thư Đảng ủy".to_owned(),
    };
    let appoint = Appoint {
        person,
        post: PostId(first_draft(1)),
        term_ends: None,
    };
    vec![
        decision("2019-04-01", vec![class("L-1"), post.into()]),
        decision("2019-04-02", vec![enrol.into()]),
        decision("2019-04-10", vec![appoint.into()]),
    ]
}

fn papers(count: usize) -> Vec<Paper> {
    let paper = |n| Paper {
        number: format!("{n}/QĐ"),
        signed: day("2019-04-01"),
        issuer: String::new(),
        signer: "B".to_owned(),
    };
    (1..=count).map(paper).collect()
}

const IDS: [&str; 4] = [
    "training.classes_planned",
    "training.learners_planned",
    "mobility.moves_this_year",
    "standards.key_commune_officials",
];

#[test]
fn a_plan_has_figures_of_its_own_and_its_signature_makes_them_true() {
    let small = Small::new();
    let person = small.official(small.communes[0], "Chuyên viên", "intermediate");
    let office = &small.office;
    let head = office.value().head();
    let plan = office.save_plan(SHELL, "Thử", drafts(&small, person)).unwrap();
    assert_eq!(
        (plan.id.as_str(), plan.state(&office.value())),
        ("KH-1", PlanState::Fits)
    );
    assert_eq!(office.value().head(), head, "a plan changes nothing");

    let with = office.figures(SHELL, &Reading::default().of_plan("KH-1")).unwrap();
    assert_eq!(with.day, day("2019-04-11"), "the day after its last effect");
    let base = office.figures(SHELL, &Reading::on(with.day)).unwrap();
    let values = |figures: &crate::figures::Figures| IDS.map(|id| figures.find(id).unwrap().value.clone().ok());
    assert_eq!(values(&base), [None, None, Some(0), None]);
    assert_eq!(values(&with), [Some(1), Some(1), Some(1), Some(1)]);
    assert!(std::sync::Arc::ptr_eq(
        &with,
        &office.figures(SHELL, &Reading::default().of_plan("KH-1")).unwrap()
    ));

    let diff = office.plan_diff(SHELL, "KH-1", &Reading::default()).unwrap();
    let moved = diff
        .changes
        .iter()
        .find(|change| change.id == "mobility.moves_this_year.appointed")
        .unwrap();
    assert_eq!((moved.base, moved.plan), (Some(0), Some(1)));
    let touched = diff
        .touched
        .iter()
        .find(|touched| touched.entity == Entity::Person(person))
        .unwrap();
    assert_eq!(touched.acts.len(), 2);

    let places = office.sign_plan(SHELL, "KH-1", papers(3)).unwrap();
    assert_eq!(places, [1, 2, 3].map(|n| Seq(head.seq.0 + n)));
    let signed = office.figures(SHELL, &Reading::on(with.day)).unwrap();
    let numbers = |figures: &crate::figures::Figures| -> Vec<_> {
        figures
            .figures
            .iter()
            .map(|figure| (figure.id, figure.value.clone(), figure.parts.clone()))
            .collect()
    };
    assert_eq!(numbers(&signed), numbers(&with));
    assert!(matches!(
        office.plan("KH-1").unwrap().state(&office.value()),
        PlanState::Enacted(_)
    ));
    let again = office.sign_plan(SHELL, "KH-1", papers(3));
    assert!(matches!(again, Err(NotDone::Refused(CannotSign::AlreadySigned(_)))));
}

#[test]
fn a_plan_that_no_longer_fits_says_why_and_stays() {
    let small = Small::new();
    let person = small.official(small.communes[0], "Chuyên viên", "intermediate");
    let office = &small.office;
    office.save_plan(SHELL, "Thử", drafts(&small, person)).unwrap();
    small.decide("2019-03-20", vec![Retire { person }.into()]);
    let head = office.value().head();
    let plan = office.plan("KH-1").unwrap();
    let PlanState::Stale(CannotFork::Refused {
        draft,
        base,
        head: judged_on,
        refused,
        ..
    }) = plan.state(&office.value())
    else {
        panic!("{:?}", plan.state(&office.value()))
    };
    assert_eq!((draft, base.next(), judged_on), (3, judged_on, head.seq));
    assert!(
        refused
            .own()
            .any(|problem| matches!(problem.refusal, Refusal::NotInService { .. }))
    );
    let signed = office.sign_plan(SHELL, "KH-1", papers(3));
    assert!(matches!(
        signed,
        Err(NotDone::Refused(CannotSign::Plan(CannotFork::Refused { .. })))
    ));
    assert_eq!(office.value().head(), head, "nothing of it is decided");
    assert_eq!(office.plans().unwrap().len(), 1);
}

#[test]
fn bad_plans_are_not_kept_and_unsigned_papers_do_not_sign() {
    let small = Small::new();
    let person = small.official(small.communes[0], "Chuyên viên", "intermediate");
    let office = &small.office;
    assert!(matches!(
        office.save_plan(SHELL, "", Vec::new()),
        Err(NotDone::Refused(CannotSave::NoDrafts))
    ));
    let mut twice = drafts(&small, person);
    twice.push(twice[1].clone());
    let refused = office.save_plan(SHELL, "", twice);
    assert!(
        matches!(refused, Err(NotDone::Refused(CannotSave::Refused { draft: 4, .. }))),
        "{refused:?}"
    );
    office.save_plan(SHELL, "Thử", drafts(&small, person)).unwrap();
    let few = office.sign_plan(SHELL, "KH-1", papers(2));
    assert!(matches!(
        few,
        Err(NotDone::Refused(CannotSign::Papers { drafts: 3, papers: 2 }))
    ));
    let mut unnumbered = papers(3);
    unnumbered[1].number.clear();
    let unnumbered = office.sign_plan(SHELL, "KH-1", unnumbered);
    assert!(matches!(unnumbered, Err(NotDone::Refused(CannotSign::NoNumber(2)))));
    assert!(office.sign_plan(SHELL, "KH-9", Vec::new()).is_err());
}

fn actor(role: Role, unit: ledger::UnitId, person: Option<PersonId>) -> Actor {
    let grant = Grant {
        role,
        unit,
        class: DataClass::Sensitive,
        from: 0,
        until: None,
        deeds: Vec::new(),
    };
    Actor {
        account: "an".to_owned(),
        stands_for: None,
        person,
        grants: vec![grant],
        today: day("2019-03-14"),
    }
}

#[test]
fn an_account_plans_and_decides_within_its_units_and_never_on_itself() {
    let small = Small::new();
    let [one, two] = small.communes;
    let person = small.official(one, "Chuyên viên", "intermediate");
    let office = &small.office;
    let retire = || vec![decision("2019-04-01", vec![Retire { person }.into()])];
    let outside = actor(Role::HrOfficer, two, None);
    let refused = office.save_plan(Asker::Account(&outside), "", retire());
    assert!(matches!(refused, Err(NotDone::Refused(CannotSave::OutOfReach(Entity::Person(found)))) if found == person));
    let own = actor(Role::HrOfficer, one, Some(person));
    office.save_plan(Asker::Account(&own), "", retire()).unwrap();
    let refused = office.sign_plan(Asker::Account(&own), "KH-1", papers(1));
    assert!(matches!(refused, Err(NotDone::Refused(CannotSign::OutOfReach(_)))));
    let leader = actor(Role::Leader, one, None);
    assert!(
        office.sign_plan(Asker::Account(&leader), "KH-1", papers(1)).is_err(),
        "a leader's account decides nothing by itself"
    );
    let inside = actor(Role::HrOfficer, one, None);
    office.sign_plan(Asker::Account(&inside), "KH-1", papers(1)).unwrap();

    // A revocation reaches whom the revoked decision reached.
    let seq = office.value().head().seq;
    let revoke = vec![decision(
        "2019-04-02",
        vec![
            Revoke {
                decision: seq,
                from: None,
            }
            .into(),
        ],
    )];
    assert!(office.save_plan(Asker::Account(&outside), "", revoke.clone()).is_err());
    office.save_plan(Asker::Account(&inside), "", revoke).unwrap();
}

#[test]
fn figures_are_those_of_the_units_that_an_account_may_see() {
    let small = Small::new();
    let [one, two] = small.communes;
    small.official(one, "Bí thư Đảng ủy", "intermediate");
    small.official(two, "Bí thư Đảng ủy", "elementary");
    small.person(two, Standing::CivilServant);
    let on = Reading::on(day("2019-03-14"));
    let key = |asker: Asker<'_>, reading: &Reading| {
        let figures = small.office.figures(asker, reading).unwrap();
        let figure = figures.find("standards.key_commune_officials").unwrap();
        (figure.value.clone().ok(), figure.of)
    };
    assert_eq!(key(SHELL, &on), (Some(1), Some(2)));
    let reader = actor(Role::HrOfficer, two, None);
    assert_eq!(key(Asker::Account(&reader), &on), (Some(0), Some(1)));
    assert_eq!(
        key(
            SHELL,
            &Reading {
                unit: Some(one),
                ..on.clone()
            }
        ),
        (Some(1), Some(1))
    );
    let nobody = Actor {
        grants: Vec::new(),
        ..reader
    };
    assert_eq!(key(Asker::Account(&nobody), &on), (None, None));
    let before = Reading { known: Seq(3), ..on };
    assert_eq!(
        key(SHELL, &before),
        (None, None),
        "as known before anybody was registered"
    );
}

#[test]
fn every_id_in_every_field_is_renumbered_and_nothing_else() {
    let small = Small::new();
    let person = small.official(small.communes[0], "Chuyên viên", "intermediate");
    let real = |place: Seq| {
        if place.is_draft() {
            Seq(place.0 - Seq::FIRST_DRAFT.0 + 40)
        } else {
            place
        }
    };
    let target = ActId {
        decision: Seq(Seq::FIRST_DRAFT.0 + 1),
        ordinal: 3,
    };
    let content = Act::from(Enrol {
        person,
        class: ClassId(first_draft(0)),
        learner: LearnerKind::Cadre,
    });
    let merge = ledger::acts::bodies::Merge {
        from: vec![ledger::UnitId(first_draft(5)), small.root, ledger::UnitId::here(1)],
        into: small.communes[0],
    };
    let acts = vec![
        merge.into(),
        Amend {
            target,
            content: Box::new(content.at(day("2019-05-01"))),
        }
        .into(),
        Revoke {
            decision: Seq::FIRST_DRAFT,
            from: Some(day("2019-05-01")),
        }
        .into(),
        class("L-1"),
    ];
    let before = decision("2019-04-01", acts);
    let after = before.renumbered(real);
    let Act::Merge(merge) = &after.acts[0].act else {
        panic!()
    };
    assert_eq!(
        merge.from[0].0,
        ActId {
            decision: Seq(40),
            ordinal: 5
        }
    );
    assert_eq!(
        (merge.from[1], merge.from[2], merge.into),
        (small.root, ledger::UnitId::here(1), small.communes[0])
    );
    let Act::Amend(amend) = &after.acts[1].act else {
        panic!()
    };
    assert_eq!(
        amend.target,
        ActId {
            decision: Seq(41),
            ordinal: 3
        }
    );
    let Act::Enrol(enrol) = &amend.content.act else {
        panic!()
    };
    assert_eq!((enrol.class.0.decision, enrol.person), (Seq(40), person));
    let Act::Revoke(revoke) = &after.acts[2].act else {
        panic!()
    };
    assert_eq!((revoke.decision, revoke.from), (Seq(40), Some(day("2019-05-01"))));
    assert_eq!(after.acts[3], before.acts[3]);
    assert_eq!(before.renumbered(|place| place), before);
}
