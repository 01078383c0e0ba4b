//! Pins, changes, conflicts and explanations in the words of the district; each judge is shown to bite.

use super::small::{Size, network};
use crate::core::Budget;
use crate::facilities::constraints::{
    Hindrance, SCHOOL_CONSTRAINTS, SchoolConflict, SchoolFault, compare, conflicts, faults, why_here,
};
use crate::facilities::problem::{Forbidden, SchoolNetwork, SitePin, Travel};
use crate::facilities::solve::solve;
use crate::facilities::{OpenSchool, SchoolBreach, SchoolPlan, verify};

/// A village at each end of a road of 6 km, a school at each end, both with room for all.
fn road() -> SchoolNetwork {
    let text = r#"{
        "levels": [{ "id": "primary", "farthest": [{ "terrain": "mountain", "metres": 7000 }] }],
        "sites": [
            { "id": "west", "cost": 100, "open_today": true, "cost_to_close": 5, "schools": [{ "level": 0, "seats": 60 }] },
            { "id": "east", "cost": 100, "open_today": true, "cost_to_close": 5, "schools": [{ "level": 0, "seats": 60 }] }
        ],
        "places": [
            { "id": "A", "terrain": "mountain", "pupils": [{ "level": 0, "count": 30, "today": 0 }] },
            { "id": "B", "terrain": "mountain", "pupils": [{ "level": 0, "count": 20, "today": 1 }] }
        ],
        "travel": { "distances": { "metres": [[0, 6000], [6000, 0]], "cost_a_pupil_km": 0.5 } },
        "cost_of_change": 1
    }"#;
    serde_json::from_str(text).unwrap()
}

fn plan_of(problem: &SchoolNetwork) -> SchoolPlan {
    solve(problem, &Budget::iterations(3000), &|_| {}).plan.unwrap()
}

#[test]
fn the_smaller_village_moves_when_one_school_is_spared() {
    let problem = road();
    let answer = solve(&problem, &Budget::iterations(3000), &|_| {});
    let plan = answer.plan.unwrap();
    // 100 for the site, 5 to close the other, 20 pupils × 6 km × 0.5, and 20 who change.
    assert_eq!((plan.open_sites(), answer.objective), (vec![0], Some(185.0)));
    let why = why_here(&problem, &plan, 1, 0).unwrap();
    assert_eq!((why.site, why.is_forced, why.others.len()), (0, true, 1));
    assert_eq!(
        (why.others[0].more, &why.others[0].hindrances[..]),
        (Some(-80.0), &[Hindrance::Closed][..])
    );
}

#[test]
fn pins_are_kept_and_plans_compared() {
    let first = plan_of(&road());
    let mut problem = road();
    problem.sites[0].pin = Some(SitePin::Closes);
    let second = plan_of(&problem);
    assert_eq!(second.open_sites(), [1]);
    problem.sites[0].pin = Some(SitePin::StaysOpen);
    problem.sites[1].pin = Some(SitePin::StaysOpen);
    assert_eq!(plan_of(&problem).open_sites(), [0, 1]);
    let apart = compare(&road(), &first, &second);
    assert_eq!(apart.only_first, [OpenSchool { site: 0, level: 0 }]);
    assert_eq!(apart.moved, [(0, 0, 0, 1), (1, 0, 0, 1)]);
}

#[test]
fn impossible_problems_are_named_in_the_words_of_the_district() {
    let mut far = road();
    far.levels[0].farthest[0].metres = 5000;
    far.sites[1].pin = Some(SitePin::Closes);
    let named = SchoolConflict::NoSchoolInReach {
        place: 1,
        level: 0,
        nearest: Some((1, 0)),
        farthest: Some(5000),
    };
    assert_eq!(conflicts(&far), [named]);

    let mut large = road();
    large.places[0].pupils[0].count = 70;
    assert_eq!(
        conflicts(&large),
        [SchoolConflict::PlaceTooLarge {
            place: 0,
            level: 0,
            pupils: 70,
            seats: 60
        }]
    );

    let mut full = road();
    full.sites[0].schools[0].seats = Some(25);
    full.sites[1].schools[0].seats = Some(35);
    full.forbidden.push(Forbidden { place: 1, site: 0 });
    let named = SchoolConflict::TooFewSeats {
        level: 0,
        places: vec![0, 1],
        sites: vec![0, 1],
        pupils: 65,
        seats: 60,
    };
    full.places[1].pupils[0].count = 35;
    assert_eq!(conflicts(&full), [named]);

    let mut few = road();
    few.open_at_most = Some(1);
    few.places[0].pupils[0].count = 55;
    assert_eq!(
        conflicts(&few),
        [SchoolConflict::TooFewSites {
            most: 1,
            pupils: 75,
            seats: 60
        }]
    );
    few.sites
        .iter_mut()
        .for_each(|site| site.pin = Some(SitePin::StaysOpen));
    assert!(conflicts(&few).contains(&SchoolConflict::TooManyPinned {
        sites: vec![0, 1],
        most: 1
    }));
}

#[test]
fn faults_of_the_data_are_told_all_at_once() {
    let mut problem = road();
    problem.sites[0].cost = -1.0;
    problem.sites[1].schools[0].level = 4;
    problem.places[0].pupils[0].today = Some(9);
    problem.forbidden.push(Forbidden { place: 0, site: 7 });
    problem.travel = Travel::Costs(vec![vec![Some(f64::NAN), None]]);
    assert_eq!(
        faults(&problem),
        [
            SchoolFault::CostOfSite { site: 0 },
            SchoolFault::LevelOfSchool { site: 1, level: 4 },
            SchoolFault::Today { place: 0, site: 9 },
            SchoolFault::RowOfTravel {
                place: 1,
                found: 0,
                sites: 2
            },
            SchoolFault::CostOfTravel { place: Some(0) },
            SchoolFault::ForbiddenPair { pair: 0 },
        ]
    );
}

/// Each rule finds the plan broken that breaks it, and `verify`, which shares nothing with it, agrees.
#[test]
fn every_hard_rule_bites() {
    let mut problem = road();
    problem.sites[1].pin = Some(SitePin::StaysOpen);
    problem.open_at_most = Some(1);
    let good = plan_of(&problem);
    assert!(verify(&problem, &good).is_ok());
    let way = good.ways[0];
    let broken = |change: &dyn Fn(&mut SchoolPlan)| {
        let mut plan = good.clone();
        change(&mut plan);
        plan
    };
    let cases: Vec<(&str, SchoolPlan)> = vec![
        (
            "schools.everybody-has-a-school",
            broken(&|plan| plan.ways[0].pupils -= 1),
        ),
        ("schools.everybody-has-a-school", broken(&|plan| plan.ways.truncate(1))),
        ("schools.everybody-has-a-school", broken(&|plan| plan.ways[0].place = 5)),
        (
            "schools.nobody-divided",
            broken(&|plan| {
                plan.ways[0].pupils -= 1;
                plan.ways.push(crate::facilities::WayToSchool { pupils: 1, ..way });
            }),
        ),
        ("schools.enough-seats", broken(&|plan| plan.ways[0].pupils += 30)),
        ("schools.enough-seats", broken(&|plan| plan.ways[0].site = 0)),
        (
            "schools.enough-seats",
            broken(&|plan| plan.open.push(OpenSchool { site: 1, level: 3 })),
        ),
        ("schools.pins-kept", broken(&|plan| plan.open.clear())),
        (
            "schools.open-at-most",
            broken(&|plan| plan.open.push(OpenSchool { site: 0, level: 0 })),
        ),
    ];
    for (id, plan) in cases {
        let rule = SCHOOL_CONSTRAINTS.iter().find(|rule| rule.id == id).unwrap();
        assert_eq!((rule.breaches)(&problem, &good), [], "{id} on a good plan");
        let found = (rule.breaches)(&problem, &plan);
        assert!(!found.is_empty(), "{id} finds nothing in {plan:?}");
        let judged = verify(&problem, &plan).unwrap_err();
        assert!(
            found.iter().all(|breach| judged.contains(breach)),
            "{id}: {found:?} against {judged:?}"
        );
    }
    let mut strict = problem.clone();
    strict.levels[0].farthest[0].metres = 10;
    strict.forbidden.push(Forbidden { place: 0, site: 1 });
    let judged = verify(&strict, &good).unwrap_err();
    assert!(judged.contains(&SchoolBreach::TooFar {
        place: 0,
        site: 1,
        metres: 6000,
        most: 10
    }));
    assert!(judged.contains(&SchoolBreach::Forbidden { place: 0, site: 1 }));
    for id in ["schools.not-too-far", "schools.not-forbidden"] {
        let rule = SCHOOL_CONSTRAINTS.iter().find(|rule| rule.id == id).unwrap();
        assert!(
            (rule.breaches)(&problem, &good).is_empty() && !(rule.breaches)(&strict, &good).is_empty(),
            "{id}"
        );
    }
}

#[test]
fn a_plan_for_today_changes_nothing_when_change_is_dear() {
    let mut problem = road();
    problem.cost_of_change = 1000.0;
    assert_eq!(plan_of(&problem).open_sites(), [0, 1]);
}

#[test]
fn a_larger_district_keeps_every_rule() {
    let size = Size {
        places: 60,
        sites: 12,
        levels: 2,
        pupils: 40,
        divide: false,
    };
    let mut kept = 0;
    for seed in 0..6 {
        let problem = network(seed, size);
        let answer = solve(&problem, &Budget::iterations(3000), &|_| {});
        if let Some(plan) = answer.plan {
            kept += 1;
            let price = verify(&problem, &plan).unwrap();
            assert!((price - answer.objective.unwrap()).abs() < 1e-6 * price);
            assert!(answer.bound.unwrap() <= price + 1e-6 * price);
        }
    }
    assert!(kept >= 2, "{kept}");
}
