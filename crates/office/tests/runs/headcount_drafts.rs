//! The drafts of a headcount road map, judged on the days from which they would hold: of every unit, whether its year changes it or not.

use std::collections::BTreeSet;
use std::sync::Arc;

use ledger::UnitId;
use ledger::acts::bodies::{AssignQuota, Merge};
use ledger::acts::career::Streamline;
use ledger::acts::{Act, Dated};
use ledger::codes::{QuotaKind, Standing, StreamlineGround};
use office::Office;
use office::runs::{CannotRun, Mentioned, RunFact, RunQuestion, RunResult};
use office::writer::NotDone;
use testkit::District;

use super::headcount::{assign, district, question};
use super::{SHELL, done};

/// A road map of two units, of which one is to stay as it is.
struct Map {
    office: Arc<Office>,
    /// That is cut, that stays.
    units: [UnitId; 2],
    person: ledger::PersonId,
    id: String,
    result: RunResult,
}

fn quota(unit: UnitId, kind: QuotaKind, year: u16, (posts, to_cut): (u32, u32)) -> Dated {
    let quota = AssignQuota {
        unit,
        kind,
        year,
        posts,
        to_cut,
    };
    quota.into()
}

fn map() -> Map {
    let (district, people) = district();
    let units = [district.bodies[0], district.bodies[1]];
    let centre = quota(units[1], QuotaKind::PublicEmployees, 2019, (3, 0));
    district.decide("2019-01-01", vec![centre]);
    for n in 0..3 {
        district.person(&format!("Lý Thị {n}"), units[1], Standing::PublicEmployee);
    }
    let office = Arc::new(district.office);
    let mut asked: RunQuestion = question(&office);
    asked.settings.insert("cut-public".to_owned(), 0);
    let (id, result) = done(&office, asked);
    assert!(result.feasible, "{:?}", result.conflict);
    let map = Map {
        office,
        units,
        person: people[0],
        id,
        result,
    };
    let unit = map.units[1].to_string();
    assert!(!map.result.moves.iter().any(|own| own.key.starts_with(&unit)));
    map
}

impl Map {
    fn groups(&self) -> Vec<u32> {
        let groups: BTreeSet<u32> = self.result.moves.iter().map(|own| own.group).collect();
        groups.into_iter().collect()
    }

    fn decide(&self, on: &str, act: Dated) {
        self.office
            .decide("test", testkit::decision("", on, vec![act]))
            .unwrap();
    }

    /// What bars a group; nothing where it is accepted.
    fn accept(&self, group: u32) -> Result<Vec<ledger::Decision>, Vec<RunFact>> {
        let accepted = self
            .office
            .accept_run(SHELL, &self.id, &BTreeSet::from([group]), "Lộ trình");
        match accepted {
            Ok(plan) => Ok(plan.decisions().unwrap()),
            Err(NotDone::Refused(CannotRun::Stale(why))) => Err(why),
            Err(other) => panic!("{other:?}"),
        }
    }

    fn barred(&self, group: u32) -> Vec<String> {
        let facts = self.accept(group).unwrap_err();
        let id = |fact: &RunFact| match fact.of.iter().find(|(name, _)| name == "because") {
            Some((_, Mentioned::Fact(because))) => format!("{}: {}", fact.id, because.id),
            _ => fact.id.clone(),
        };
        facts.iter().map(id).collect()
    }
}

#[test]
fn a_unit_that_a_year_leaves_as_it_is_stands_in_its_draft_and_bars_it_once_it_was_assigned_otherwise() {
    let map = map();
    assert_eq!(map.groups(), [0, 1]);
    let other = quota(map.units[1], QuotaKind::PublicEmployees, 2020, (5, 0));
    map.decide("2019-12-01", other);
    let why = ["run-stale-headcount-line: run-stale-headcount-otherwise"];
    assert_eq!(map.barred(0), why);
    assert_eq!(map.barred(1), why);
}

#[test]
fn years_are_carried_out_one_by_one_and_none_of_them_twice() {
    let map = map();
    let drafts = map.accept(0).unwrap();
    assert_eq!(drafts[0].acts.len(), 2, "all units");
    for (at, draft) in drafts.into_iter().enumerate() {
        let mut draft = draft;
        draft.header.number = format!("{at}/QĐ");
        map.office.decide("test", draft).unwrap();
    }
    assert!(
        map.barred(0).contains(&"run-stale-headcount-already".to_owned()),
        "{:?}",
        map.barred(0)
    );
    let next = map.accept(1).unwrap();
    assert_eq!(next[0].acts.len(), 2);
}

#[test]
fn posts_that_are_cut_as_the_road_map_says_do_not_overtake_it_and_more_do() {
    let map = map();
    let cut = |person| Streamline {
        person,
        unit: map.units[0],
        quota: QuotaKind::CivilService,
        ground: StreamlineGround::ALL[0],
    };
    // Eighteen posts are seventeen at the end of the year.
    map.decide("2019-06-01", cut(map.person).into());
    let stale = map.office.run(SHELL, &map.id).unwrap();
    let stale = map.office.stale_run(SHELL, &stale, &map.result).unwrap().moves;
    assert!(stale.iter().all(|own| !own.bars), "{stale:?}");
    // Of a road map of before its place of the log was kept the quota of the day is judged.
    let mut kept = serde_json::to_value(&map.result).unwrap();
    let place = kept["road_map"].as_object_mut().unwrap().remove("known");
    assert!(place.is_some_and(|place| place.is_u64()));
    let kept: RunResult = serde_json::from_value(kept).unwrap();
    let run = map.office.run(SHELL, &map.id).unwrap();
    assert!(map.office.stale_run(SHELL, &run, &kept).is_ok());
    let again = quota(map.units[0], QuotaKind::CivilService, 2019, (16, 0));
    map.decide("2019-07-01", again);
    assert_eq!(map.barred(0), ["run-stale-headcount-otherwise"]);
}

#[test]
fn a_unit_that_another_stands_for_meanwhile_bars_the_years_in_which_it_does() {
    let map = map();
    let merge = Merge {
        from: vec![map.units[1]],
        into: map.units[0],
    };
    map.decide("2020-06-01", merge.into());
    let why = "run-stale-headcount-line: run-stale-headcount-heir";
    assert_eq!(map.barred(1), [why]);
    assert!(map.accept(0).is_ok(), "on the first day of 2020 it still stands");
}

#[test]
fn a_year_in_which_nothing_changes_is_offered_for_what_its_draft_asks_of_the_next() {
    let district = District::tiny();
    let unit = district.bodies[0];
    assign(&district, unit, 2015, (20, 0));
    assign(&district, unit, 2019, (18, 0));
    for n in 0..18 {
        district.person(&format!("Bàn Văn {n}"), unit, Standing::CivilServant);
    }
    let office = Arc::new(district.office);
    let (id, result) = done(&office, question(&office));
    let map = result.road_map.as_ref().unwrap();
    let posts: Vec<i64> = map.lines[0].years.iter().map(|year| year.posts).collect();
    assert_eq!(posts, [18, 17, 16]);
    let first = result.moves.iter().find(|own| own.group == 0).unwrap();
    let why = RunFact::new("run-headcount-why-next-cut").with("n", 1_i64);
    assert_eq!(first.why, [why.with("year", "2020".to_owned())]);
    let plan = office.accept_run(SHELL, &id, &BTreeSet::from([0]), "Lộ trình").unwrap();
    let acts = plan.decisions().unwrap().remove(0).acts;
    let quota = |act: &Dated| match &act.act {
        Act::AssignQuota(quota) => (quota.year, quota.posts, quota.to_cut),
        other => panic!("{other:?}"),
    };
    assert_eq!(acts.iter().map(quota).collect::<Vec<_>>(), [(2020, 18, 1)]);
}
