//! The headcount road map as a run: asked, solved, told by unit and year, judged again after a change, accepted as drafts, settled for the next run.

use std::collections::BTreeSet;
use std::sync::Arc;

use ledger::acts::Act;
use ledger::acts::bodies::{AssignQuota, Merge};
use ledger::acts::career::Retire;
use ledger::codes::{QuotaKind, Standing, UnitKind};
use ledger::{PersonId, UnitId};
use office::Office;
use office::figures::Asker;
use office::permission::Role;
use office::runs::{CannotRun, Mentioned, RunFact, RunKind, RunPin, RunQuestion};
use office::writer::NotDone;
use testkit::{District, actor, day};

use super::{SHELL, done};

/// An office with twenty posts in 2015 and eighteen now, one more to be cut this year, and nineteen people.
pub(super) fn district() -> (District, Vec<PersonId>) {
    let district = District::tiny();
    let office = district.bodies[0];
    assign(&district, office, 2015, (20, 0));
    assign(&district, office, 2019, (18, 1));
    let people = (0..19)
        .map(|n| district.person(&format!("Bàn Văn {n}"), office, Standing::CivilServant))
        .collect();
    (district, people)
}

pub(super) fn assign(district: &District, unit: UnitId, year: u16, (posts, to_cut): (u32, u32)) {
    let quota = AssignQuota {
        unit,
        kind: QuotaKind::CivilService,
        year,
        posts,
        to_cut,
    };
    district.decide(&format!("{year}-01-01"), vec![quota.into()]);
}

pub(super) fn question(office: &Office) -> RunQuestion {
    let mut question = office.usual_run(RunKind::Headcount, day("2019-03-14"));
    question.settings.insert("cut-civil".to_owned(), 20);
    question.settings.insert("streamline".to_owned(), 20);
    question.iterations = Some(2_000);
    question
}

#[test]
fn a_road_map_is_a_run_whose_years_have_reasons_and_become_quotas() {
    let (district, people) = district();
    let office = Arc::new(district.office);
    let (id, result) = done(&office, question(&office));
    assert!(
        result.feasible && result.proven,
        "{:?} {:?}",
        result.unmet,
        result.conflict
    );
    let map = result.road_map.as_ref().unwrap();
    // Twenty per cent of twenty is four: eighteen now, one is to be cut this year, sixteen at the end.
    assert_eq!(map.targets[0].path, [17, 16, 16]);
    let held: Vec<(i64, i64)> = map.lines[0]
        .years
        .iter()
        .map(|year| (year.people, year.posts))
        .collect();
    assert_eq!(held, [(17, 17), (16, 16), (16, 16)]);
    assert!(!result.moves.is_empty() && result.moves.iter().all(|own| !own.why.is_empty()));
    let first = &result.moves[0];
    assert!(first.otherwise.is_some(), "{first:?}");
    let told = serde_json::to_string(&result).unwrap();
    for person in &people {
        assert!(!told.contains(&format!("\"{person}\"")), "nobody is named");
    }
    assert!(result.notices.iter().any(|fact| fact.id == "run-headcount-law"));

    // Every year that is chosen is one decision; the last one is in force on the last day.
    let before = office.value().head();
    let groups: BTreeSet<u32> = result.moves.iter().map(|own| own.group).collect();
    let plan = office.accept_run(SHELL, &id, &groups, "Lộ trình").unwrap();
    assert_eq!(office.value().head(), before, "nothing takes effect by itself");
    let drafts = plan.decisions().unwrap();
    assert_eq!(drafts.len(), groups.len());
    let quotas: Vec<_> = drafts
        .iter()
        .flat_map(|draft| draft.acts.iter().map(|dated| (draft.header.effective, dated)))
        .map(|(on, dated)| match &dated.act {
            Act::AssignQuota(quota) => (on.to_string(), quota.year, quota.posts, quota.to_cut),
            other => panic!("{other:?}"),
        })
        .collect();
    let told = |on: &str, year, posts, to_cut| (on.to_owned(), year, posts, to_cut);
    assert_eq!(
        quotas,
        [told("2020-01-01", 2020, 17, 1), told("2021-01-01", 2021, 16, 0)]
    );
}

#[test]
fn a_road_map_on_a_ledger_that_has_moved_says_which_units_are_otherwise() {
    let (district, people) = district();
    let office = Arc::new(district.office);
    let (id, result) = done(&office, question(&office));
    let run = office.run(SHELL, &id).unwrap();
    assert_eq!(office.stale_run(SHELL, &run, &result).unwrap().moves, []);
    let retires = Retire { person: people[0] };
    office
        .decide("test", testkit::decision("", "2019-03-01", vec![retires.into()]))
        .unwrap();
    let stale = office.stale_run(SHELL, &run, &result).unwrap().moves;
    assert!(
        stale
            .iter()
            .all(|own| !own.bars && own.why.id == "run-stale-headcount-people")
            && !stale.is_empty(),
        "{stale:?}"
    );
    let quota = AssignQuota {
        unit: district.bodies[0],
        kind: QuotaKind::CivilService,
        year: 2019,
        posts: 15,
        to_cut: 0,
    };
    office
        .decide("test", testkit::decision("", "2019-03-02", vec![quota.into()]))
        .unwrap();
    let stale = office.stale_run(SHELL, &run, &result).unwrap().moves;
    assert!(
        stale
            .iter()
            .all(|own| own.bars && own.why.id == "run-stale-headcount-quota")
            && !stale.is_empty(),
        "{stale:?}"
    );
    let groups = BTreeSet::from([result.moves[0].group]);
    let refused = office.accept_run(SHELL, &id, &groups, "Lộ trình");
    assert!(
        matches!(refused, Err(NotDone::Refused(CannotRun::Stale(_)))),
        "{refused:?}"
    );
}

#[test]
fn what_cannot_be_reached_is_told_as_the_demands_in_conflict() {
    let (district, _) = district();
    let office = Arc::new(district.office);
    let mut asked = question(&office);
    asked.settings.insert("cut-civil".to_owned(), 50);
    let (_, result) = done(&office, asked);
    assert!(!result.feasible && result.impossible, "{result:?}");
    let ids: Vec<&str> = result.conflict.iter().map(|fact| fact.id.as_str()).collect();
    assert_eq!(ids, ["run-headcount-demand-quota", "run-headcount-demand-streamline"]);
    assert!(
        result.unmet.iter().any(|fact| fact.id == "run-headcount-over"),
        "{:?}",
        result.unmet
    );
}

#[test]
fn cases_that_are_marked_stay_or_are_barred_in_the_next_run() {
    let (district, _) = district();
    let office = Arc::new(district.office);
    let (_, result) = done(&office, question(&office));
    let marked = result.moves.iter().find(|own| own.places.1.is_some()).unwrap();
    let mut again = question(&office);
    again.bars.push(RunPin {
        subject: marked.key.clone(),
        place: marked.places.1.clone().unwrap(),
    });
    let (_, other) = done(&office, again.clone());
    let same = other.moves.iter().find(|own| own.key == marked.key);
    assert!(same.is_none_or(|own| own.places.1 != marked.places.1), "{same:?}");
    let refused = |question: RunQuestion| match office.ask_run(SHELL, question, None) {
        Err(NotDone::Refused(CannotRun::Missing(facts))) => facts,
        other => panic!("{other:?}"),
    };
    // No more than the planner counts, and nothing that is no number: refused in words, with the name of the unit.
    let own = again.bars[0].subject.clone();
    for number in ["-9223372036854775808", "-1", "100001", "nhiều"] {
        again.bars[0].place = number.to_owned();
        let facts = refused(again.clone());
        assert_eq!(facts[0].id, "run-headcount-settled-number");
        assert!(!format!("{facts:?}").contains(&own), "no id is told: {facts:?}");
    }
    for subject in ["9-9.civil-service.2019", "x"] {
        again.bars[0].subject = subject.to_owned();
        let facts = refused(again.clone());
        assert_eq!(facts[0].id, "run-headcount-settled-gone");
        assert!(!format!("{facts:?}").contains(&format!("\"{subject}")), "{facts:?}");
    }
}

#[test]
fn whoever_decides_and_approves_nothing_asks_for_none() {
    let (district, _) = district();
    let (root, office) = (district.root, Arc::new(district.office));
    let centre = actor("centre", Role::TrainingCentre, root, None);
    let centre = Asker::Account(&centre);
    let refused = office.ask_run(centre, question(&office), None);
    assert!(matches!(refused, Err(NotDone::Refused(CannotRun::NotAllowed))));
    let looked = office.look_at_run(centre, &question(&office));
    assert_eq!(looked.err(), Some(CannotRun::NotAllowed));
    let (id, _) = done(&office, question(&office));
    assert!(office.run(centre, &id).is_none());
    let leader = actor("head", Role::Leader, root, None);
    assert!(office.look_at_run(Asker::Account(&leader), &question(&office)).is_ok());
}

/// So many units that not every transfer between them is thought of.
fn many_units() -> District {
    let district = District::tiny();
    for at in 0..41 {
        let unit = district.unit(&format!("Phòng {at}"), UnitKind::StateBody, Some(district.root));
        let (posts, people) = if at < 21 { (1, 2) } else { (2, 1) };
        assign(&district, unit, 2019, (posts, 0));
        for n in 0..people {
            district.person(&format!("Bàn Văn {at} {n}"), unit, Standing::CivilServant);
        }
    }
    district
}

#[test]
fn of_what_is_not_reached_without_some_transfers_nothing_is_said_to_stand_against_it() {
    let office = Arc::new(many_units().office);
    let mut asked = question(&office);
    let set = [
        ("last-year", 2019),
        ("base-year", 2019),
        ("cut-civil", 90),
        ("cut-public", 0),
        ("streamline", 0),
    ];
    for (key, number) in set {
        asked.settings.insert(key.to_owned(), number);
    }
    (asked.iterations, asked.seconds) = (Some(50), 5);
    let (_, result) = done(&office, asked);
    assert!(!result.feasible && !result.impossible, "{:?}", result.notices);
    assert_eq!(result.conflict, []);
    let told = |id: &str| result.unmet.iter().any(|fact| fact.id == id);
    assert!(
        told("run-headcount-over") && told("run-headcount-transfers-left-out"),
        "{:?}",
        result.unmet
    );
}

#[test]
fn where_some_transfers_are_left_out_that_is_told_and_nothing_is_proven() {
    let office = Arc::new(many_units().office);
    let mut asked = question(&office);
    for (key, number) in [("last-year", 2019), ("cut-civil", 0), ("cut-public", 0)] {
        asked.settings.insert(key.to_owned(), number);
    }
    (asked.iterations, asked.seconds) = (Some(50), 5);
    let (id, result) = done(&office, asked);
    assert!(result.feasible, "{:?} {:?}", result.unmet, result.conflict);
    let told = |fact: &&RunFact| fact.id == "run-headcount-transfers-left-out";
    let notice = result.notices.iter().find(told).unwrap();
    assert_eq!(notice.of, [("n".to_owned(), Mentioned::Count(20))]);
    assert!(!result.proven && !result.impossible && result.bound.is_none() && result.gap_percent.is_none());
    assert!(!result.curve.is_empty() && result.curve.iter().all(|point| point.bound.is_none()));
    let alternatives = result.moves.iter().filter_map(|own| own.otherwise.as_ref());
    let proven: Vec<bool> = alternatives.map(|other| other.proven).collect();
    assert!(!proven.is_empty() && !proven.contains(&true), "{proven:?}");
    assert!(!office.run(SHELL, &id).unwrap().proven);
}

#[test]
fn without_a_quota_no_run_begins() {
    let district = District::tiny();
    let office = Arc::new(district.office);
    let refused = office.ask_run(SHELL, question(&office), None);
    let Err(NotDone::Refused(CannotRun::Missing(missing))) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(missing[0].id, "run-headcount-no-quotas");
}

#[test]
fn a_unit_that_ends_meanwhile_passes_its_posts_to_the_one_in_its_place() {
    let (district, _) = district();
    let [ended, heir] = [district.bodies[0], district.bodies[1]];
    let merge = Merge {
        from: vec![ended],
        into: heir,
    };
    district.decide("2019-08-01", vec![merge.into()]);
    let office = Arc::new(district.office);
    let (id, result) = done(&office, question(&office));
    let groups = BTreeSet::from([result.moves[0].group]);
    let plan = office.accept_run(SHELL, &id, &groups, "Lộ trình").unwrap();
    let drafts = plan.decisions().unwrap();
    let units: Vec<UnitId> = drafts[0]
        .acts
        .iter()
        .filter_map(|dated| match &dated.act {
            Act::AssignQuota(quota) => Some(quota.unit),
            _ => None,
        })
        .collect();
    assert_eq!(units, [heir]);
}
