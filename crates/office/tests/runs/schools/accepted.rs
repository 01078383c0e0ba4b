//! What is accepted of a school network, what other decisions make of it, and who may know of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use ledger::acts::bodies::{AbolishPost, CreatePost, Establish, Measure, Merge};
use ledger::acts::career::Retire;
use ledger::acts::{Act, Dated};
use ledger::codes::{MeasureKind, Standing, UnitKind};
use ledger::value::Place;
use ledger::{ActId, Decimal, PostId, Seq, UnitId};
use office::figures::Asker;
use office::permission::Role;
use office::runs::{CannotRun, Mentioned, RunFact};
use office::writer::NotDone;
use testkit::{actor, day};

use super::super::{SHELL, done};
use super::{Schools, measured, place, question, schools, site};

#[test]
fn what_is_accepted_merges_schools_in_the_ledger_and_leaves_true_figures() {
    let (Schools { district }, [large, far, small, several, near]) = schools();
    let office = Arc::new(district.office);
    let (id, result) = done(&office, question(&office));
    let run = office.run(SHELL, &id).unwrap();
    assert_eq!(office.stale_run(SHELL, &run, &result).unwrap().moves, []);
    let groups: BTreeSet<u32> = result.moves.iter().map(|own| own.group).collect();
    assert_eq!(groups.len(), 2, "the communes do not hang together");
    let plan = office.accept_run(SHELL, &id, &groups, "Mạng lưới trường").unwrap();
    let drafts = plan.decisions().unwrap();
    assert_eq!(drafts.len(), 2);
    let acts: Vec<&Act> = drafts
        .iter()
        .flat_map(|draft| &draft.acts)
        .map(|dated| &dated.act)
        .collect();
    let mergers = acts.iter().filter(|act| matches!(act, Act::Merge(_))).count();
    assert_eq!(mergers, 2);

    // Carried out on a fork: the school of both levels has all pupils and the rooms of its open sites alone.
    let value = office.value();
    let fork = drafts
        .iter()
        .fold((*value).clone(), |fork, draft| fork.draft(draft).unwrap());
    let view = fork.on(day("2019-03-14"), Seq::LATEST);
    let ix = |unit: UnitId| place(&office, unit);
    assert_eq!(view.unit_kind(ix(large)), Some(UnitKind::MultiLevelSchool));
    assert_eq!(&*view.unit_name(ix(large)), "Trường TH&THCS Một");
    let measured = |unit: UnitId, what: MeasureKind| view.measured(ix(unit), what).map(Decimal::floor);
    assert_eq!(measured(large, MeasureKind::Pupils), Some(440));
    assert_eq!(measured(large, MeasureKind::Rooms), Some(16));
    assert_eq!(measured(several, MeasureKind::Pupils), Some(310));
    assert_eq!(measured(several, MeasureKind::Rooms), Some(11));
    for closed in [small, near] {
        assert!(!view.stands(Place::Unit(ix(closed))));
    }
    assert!(view.stands(Place::Unit(ix(far))));
    assert_eq!(measured(far, MeasureKind::Pupils), Some(40));
}

#[test]
fn a_network_is_judged_again_on_the_newest_ledger() {
    let (Schools { district }, [large, _, small, _, near]) = schools();
    let office = Arc::new(district.office);
    let (id, result) = done(&office, question(&office));
    let run = office.run(SHELL, &id).unwrap();
    let stale = || office.stale_run(SHELL, &run, &result).unwrap().moves;
    let decide = |acts: Vec<Measure>| {
        let acts = acts.into_iter().map(Into::into).collect();
        office
            .decide("test", testkit::decision("", "2019-01-01", acts))
            .unwrap();
    };
    // Two more pupils: told, and still to be accepted.
    decide(vec![measured(small, MeasureKind::Pupils, 122)]);
    let told = stale();
    assert_eq!((told.len(), told[0].bars), (1, false), "{told:?}");
    assert_eq!(told[0].why.id, "run-stale-site-pupils");
    // Where they would go rooms were lost.
    decide(vec![measured(large, MeasureKind::Rooms, 11)]);
    let told = stale();
    assert_eq!((told.len(), told[0].bars), (1, true), "{told:?}");
    assert_eq!(
        (told[0].key.as_str(), told[0].why.id.as_str()),
        (&*small.to_string(), "run-stale-site-seats")
    );
    let group = |unit: UnitId| {
        let own = result.moves.iter().find(|own| own.key == unit.to_string());
        BTreeSet::from([own.unwrap().group])
    };
    let refused = office.accept_run(SHELL, &id, &group(small), "Mạng lưới trường");
    assert!(
        matches!(refused, Err(NotDone::Refused(CannotRun::Stale(_)))),
        "{refused:?}"
    );
    office.accept_run(SHELL, &id, &group(near), "Mạng lưới trường").unwrap();
}

/// What is told of a network when in August another school passes into the large one, to which the small one was to send its pupils, or takes it.
fn meanwhile(large_passes: bool) -> (Vec<(String, bool)>, bool) {
    let (Schools { district }, [large, _, small, _, near]) = schools();
    let office = Arc::new(district.office);
    let (id, result) = done(&office, question(&office));
    let other = Establish {
        name: "Trường TH Mới".to_owned(),
        kind: UnitKind::PrimarySchool,
        parent: Some(district.communes[0]),
        code: None,
    };
    let other = testkit::decision("", "2019-02-01", vec![other.into()]);
    let other = UnitId(ActId {
        decision: office.decide("test", other).unwrap(),
        ordinal: 0,
    });
    let [from, into] = if large_passes { [large, other] } else { [other, large] };
    let counted =
        [(MeasureKind::Pupils, 0), (MeasureKind::Seats, 10)].map(|(what, number)| measured(other, what, number).into());
    office
        .decide("test", testkit::decision("", "2019-02-01", counted.into()))
        .unwrap();
    let merge = Merge { from: vec![from], into };
    let merge = testkit::decision("", "2019-08-01", vec![merge.into()]);
    office.decide("test", merge).unwrap();
    let run = office.run(SHELL, &id).unwrap();
    let stale = office.stale_run(SHELL, &run, &result).unwrap().moves;
    assert!(stale.iter().all(|one| one.key == small.to_string()), "{stale:?}");
    let told = stale.iter().map(|one| (one.why.id.clone(), one.bars)).collect();
    let accept = |unit: UnitId| {
        let own = result.moves.iter().find(|own| own.key == unit.to_string());
        let group = BTreeSet::from([own.unwrap().group]);
        office.accept_run(SHELL, &id, &group, "Mạng lưới trường")
    };
    accept(near).unwrap();
    (told, accept(small).is_ok())
}

#[test]
fn what_another_decision_ends_meanwhile_bars_what_is_chosen_of_it_and_what_takes_others_takes_them_before_too() {
    assert_eq!(
        meanwhile(true),
        (vec![("run-stale-site-decided".to_owned(), true)], false)
    );
    assert_eq!(meanwhile(false), (Vec::new(), true));
}

#[test]
fn a_school_without_pupils_is_dissolved_with_its_sites() {
    let (own, [_, _, small, ..]) = schools();
    let here = own.district.communes[0];
    let empty = own.site("Trường TH Vắng", UnitKind::PrimarySchool, here, (5_000, 0, 4));
    let further = own.site("Điểm trường Vắng", UnitKind::SchoolSite, empty, (5_500, 0, 1));
    let office = Arc::new(own.district.office);
    let (id, result) = done(&office, question(&office));
    assert!(!site(&result, empty).open && !site(&result, further).open);
    let own = |unit: UnitId| result.moves.iter().find(|own| own.key == unit.to_string()).unwrap();
    let becomes = |unit: UnitId| match &own(unit).to {
        Some(Mentioned::Fact(fact)) => fact.id.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(becomes(empty), "run-schools-ends");
    assert_eq!(becomes(further), "run-schools-closes-empty");
    let group = own(empty).group;
    assert!(group == own(further).group && group != own(small).group);
    let plan = office
        .accept_run(SHELL, &id, &BTreeSet::from([group]), "Mạng lưới trường")
        .unwrap();
    let drafts = plan.decisions().unwrap();
    assert_eq!(drafts[0].header.title, "Giải thể Trường TH Vắng");
    let fork = plan.on(&office.value()).unwrap();
    let view = fork.on(day("2019-03-14"), Seq::LATEST);
    for closed in [empty, further] {
        assert!(!view.stands(Place::Unit(place(&office, closed))));
    }
}

#[test]
fn a_school_with_people_or_posts_is_told_before_it_is_accepted_with_what_is_to_be_done_first() {
    let (own, _) = schools();
    let here = own.district.communes[0];
    let empty = own.site("Trường TH Vắng", UnitKind::PrimarySchool, here, (5_000, 0, 4));
    let further = own.site("Điểm trường Vắng", UnitKind::SchoolSite, empty, (5_500, 0, 1));
    let teacher = own.district.person("Bàn Thị Giáo", further, Standing::PublicEmployee);
    let post = CreatePost {
        unit: empty,
        title: "Hiệu trưởng".to_owned(),
    };
    let post = PostId(own.district.create("2018-01-01", post));
    let office = Arc::new(own.district.office);
    let (id, result) = done(&office, question(&office));
    let run = office.run(SHELL, &id).unwrap();
    let stale = || office.stale_run(SHELL, &run, &result).unwrap();
    let held = |people: usize, posts: usize| {
        let fact = RunFact::new("run-schools-held").with("unit", empty);
        let fact = fact.with("people", people).with("posts", posts);
        fact.with("day", day("2019-03-14"))
    };
    let told = stale();
    let all: Vec<(&RunFact, bool)> = told.moves.iter().map(|one| (&one.why, one.bars)).collect();
    assert_eq!((told.decisions, all), (0, vec![(&held(1, 1), true); 2]));
    let main = result.moves.iter().find(|one| one.key == empty.to_string()).unwrap();
    assert!(main.why.contains(&held(1, 1)), "{main:?}");
    let accept = || office.accept_run(SHELL, &id, &BTreeSet::from([main.group]), "Mạng lưới trường");
    let refused = accept();
    assert!(
        matches!(&refused, Err(NotDone::Refused(CannotRun::Stale(_)))),
        "{refused:?}"
    );
    let decide = |act: Dated| office.decide("test", testkit::decision("", "2019-03-01", vec![act]));
    decide(Retire { person: teacher }.into()).unwrap();
    let left: Vec<RunFact> = stale().moves.into_iter().map(|one| one.why).collect();
    assert_eq!(left, [held(0, 1), held(0, 1)]);
    decide(AbolishPost { post }.into()).unwrap();
    assert_eq!(stale().moves, []);
    let plan = accept().unwrap();
    assert!(plan.on(&office.value()).is_ok());
}

#[test]
fn what_another_decision_settles_later_is_left_alone() {
    let (Schools { district }, [large, _, small, _, near]) = schools();
    let merge = Merge {
        from: vec![small],
        into: large,
    };
    district.decide("2019-08-01", vec![merge.into()]);
    let office = Arc::new(district.office);
    let (_, result) = done(&office, question(&office));
    assert!(site(&result, small).open && !site(&result, near).open);
    let told = result.notices.iter().filter(|fact| fact.id == "schools-decided");
    assert_eq!(
        told.count(),
        3,
        "both schools and the further site: {:?}",
        result.notices
    );
}

#[test]
fn schools_beyond_the_reach_of_the_asker_do_not_count() {
    let (Schools { district }, [large, ..]) = schools();
    let commune = district.communes[0];
    let officer = actor("officer", Role::HrOfficer, commune, None);
    let look = district
        .office
        .look_at_run(Asker::Account(&officer), &question(&district.office))
        .unwrap();
    let subjects: Vec<&str> = look.subjects.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(subjects.len(), 3, "those of one commune: {subjects:?}");
    assert!(subjects.contains(&&*large.to_string()));
    let clerk = actor("clerk", Role::Auditor, district.root, None);
    let refused = district
        .office
        .look_at_run(Asker::Account(&clerk), &question(&district.office));
    assert!(matches!(refused, Err(CannotRun::NotAllowed)), "{refused:?}");
}

#[test]
fn whoever_plans_and_decides_nothing_asks_for_no_network() {
    let (Schools { district }, _) = schools();
    let (root, office) = (district.root, Arc::new(district.office));
    let centre = actor("centre", Role::TrainingCentre, root, None);
    let centre = Asker::Account(&centre);
    let refused = office.ask_run(centre, question(&office), None);
    assert!(
        matches!(refused, Err(NotDone::Refused(CannotRun::NotAllowed))),
        "{refused:?}"
    );
    let (id, _) = done(&office, question(&office));
    assert!(office.run(centre, &id).is_none());
}
