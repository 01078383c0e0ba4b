//! The headcount road map as a run: asked, solved, told by unit and year, judged again after a change, accepted as drafts, settled for the next run.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ledger::acts::Act;
use ledger::acts::bodies::{AssignQuota, Merge};
use ledger::acts::career::Retire;
use ledger::codes::{QuotaKind, Standing};
use ledger::{PersonId, UnitId};
use office::Office;
use office::runs::{CannotRun, RunKind, RunPin, RunQuestion, RunResult};
use office::writer::NotDone;
use testkit::{District, day};

use super::SHELL;

/// An office with twenty posts in 2015 and eighteen now, one more to be cut this year, and nineteen people.
fn district() -> (District, Vec<PersonId>) {
    let district = District::tiny();
    let office = district.bodies[0];
    assign(&district, office, 2015, (20, 0));
    assign(&district, office, 2019, (18, 1));
    let people = (0..19)
        .map(|n| district.person(&format!("Bàn Văn {n}"), office, Standing::CivilServant))
        .collect();
    (district, people)
}

fn assign(district: &District, unit: UnitId, year: u16, (posts, to_cut): (u32, u32)) {
    let quota = AssignQuota {
        unit,
        kind: QuotaKind::CivilService,
        year,
        posts,
        to_cut,
    };
    district.decide(&format!("{year}-01-01"), vec![quota.into()]);
}

fn question(office: &Office) -> RunQuestion {
    let mut question = office.usual_run(RunKind::Headcount, day("2019-03-14"));
    question.settings.insert("cut-civil".to_owned(), 20);
    question.settings.insert("streamline".to_owned(), 20);
    question.iterations = Some(2_000);
    question
}

fn done(office: &Arc<Office>, question: RunQuestion) -> (String, RunResult) {
    let id = office.ask_run(SHELL, question, None).unwrap().id;
    let began = Instant::now();
    loop {
        let run = office.run(SHELL, &id).unwrap();
        if run.state.is_over() {
            return (id, office.run_result(&run).unwrap());
        }
        assert!(began.elapsed() < Duration::from_mins(1), "{run:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
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
    again.bars[0].subject = "9-9.civil-service.2019".to_owned();
    let refused = office.ask_run(SHELL, again, None);
    assert!(
        matches!(refused, Err(NotDone::Refused(CannotRun::Missing(_)))),
        "{refused:?}"
    );
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
