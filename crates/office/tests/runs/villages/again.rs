//! A plan of mergers judged again on a ledger that has moved on: other decisions, households, roads and minima.

use std::collections::BTreeSet;

use ledger::acts::Dated;
use ledger::acts::bodies::{Measure, Merge, Share, TransferPart};
use ledger::acts::decisions::Revoke;
use ledger::acts::people::{AttributeValue, SetUnitAttribute};
use ledger::codes::MeasureKind;
use ledger::{Decimal, Seq, UnitId};
use office::runs::{Mentioned, RunFact, RunQuestion, RunResult};
use testkit::day;

use super::super::SHELL;
use super::{Villages, ids, usual};

/// What is said of the choices that are otherwise, and whether each is barred.
fn stale(place: &Villages, id: &str, result: &RunResult) -> Vec<(String, bool)> {
    let run = place.office.run(SHELL, id).unwrap();
    let stale = place.office.stale_run(SHELL, &run, result).unwrap();
    stale.moves.iter().map(|one| (one.why.id.clone(), one.bars)).collect()
}

fn decide(place: &Villages, act: impl Into<Dated>) {
    let decision = testkit::decision("9/QĐ", "2019-02-01", vec![act.into()]);
    place.office.decide("test", decision).unwrap();
}

/// A decision of August.
fn later(place: &Villages, act: impl Into<Dated>) {
    let later = testkit::decision("9/QĐ", "2019-08-01", vec![act.into()]);
    place.office.decide("test", later).unwrap();
}

/// What is accepted of the only group that holds a village is carried out: the ledger refuses nothing of it.
fn carried_out(place: &Villages, id: &str, result: &RunResult, village: usize) {
    let key = place.all[village].to_string();
    let own = result.moves.iter().find(|own| own.key == key).unwrap();
    let plan = place
        .office
        .accept_run(SHELL, id, &BTreeSet::from([own.group]), "Sắp xếp thôn, khu")
        .unwrap();
    for decision in plan.decisions().unwrap() {
        place.office.decide("test", decision).unwrap();
    }
}

#[test]
fn a_village_that_takes_another_later_takes_others_before_and_passes_into_none() {
    let place = usual();
    let (id, result) = place.done(place.question());
    assert_eq!(place.passes(&result), [(1, 2, 0), (5, 4, 1)]);
    // In August the third passes into the fourth: until then the fourth can take the fifth.
    later(
        &place,
        Merge {
            from: vec![place.all[2]],
            into: place.all[3],
        },
    );
    assert_eq!(stale(&place, &id, &result), []);
    carried_out(&place, &id, &result, 4);

    // Where the third passes into the fifth, that cannot pass before: the larger fourth passes into it.
    let place = usual();
    let (id, result) = place.done(place.question());
    later(
        &place,
        Merge {
            from: vec![place.all[2]],
            into: place.all[4],
        },
    );
    assert_eq!(
        stale(&place, &id, &result),
        [("run-stale-village-stands".to_owned(), true)]
    );
    let (id, next) = place.done(place.question());
    assert_eq!(place.passes(&next), [(1, 2, 0), (4, 5, 1)]);
    assert!(ids(&next.notices).contains(&"villages-must-stand".to_owned()));
    carried_out(&place, &id, &next, 3);
}

#[test]
fn a_village_that_gives_a_part_away_later_passes_into_none_before() {
    let place = usual();
    let (id, result) = place.done(place.question());
    let part = || TransferPart {
        from: place.all[4],
        part: Share::of(place.all[2], Decimal::from_millionths(500_000)),
    };
    later(&place, part());
    assert_eq!(
        stale(&place, &id, &result),
        [("run-stale-village-stands".to_owned(), true)]
    );
    let (id, next) = place.done(place.question());
    assert_eq!(place.passes(&next), [(1, 2, 0), (4, 5, 1)]);
    carried_out(&place, &id, &next, 3);
}

#[test]
fn households_counted_anew_are_told_and_bar_nothing_and_all_groups_are_accepted_at_once() {
    let place = usual();
    let (id, result) = place.done(place.question());
    let counted = Measure {
        unit: place.all[0],
        what: MeasureKind::Households,
        value: 75.into(),
        toward: None,
        source: None,
    };
    let decision = testkit::decision("9/QĐ", "2019-03-01", vec![counted.into()]);
    place.office.decide("test", decision).unwrap();
    let told = ("run-stale-village-households".to_owned(), false);
    assert_eq!(stale(&place, &id, &result), [told]);
    let groups: BTreeSet<u32> = result.moves.iter().map(|own| own.group).collect();
    let plan = place
        .office
        .accept_run(SHELL, &id, &groups, "Sắp xếp thôn, khu")
        .unwrap();
    let fork = plan.on(&place.office.value()).unwrap();
    let after = fork.on(day("2019-03-15"), Seq::LATEST);
    let stands = |village: &UnitId| {
        let unit = fork.place(ledger::Entity::Unit(*village)).unwrap();
        after.stands(unit)
    };
    let standing: Vec<bool> = place.all.iter().map(stands).collect();
    assert_eq!(standing, [false, true, true, true, false, true]);
}

#[test]
fn a_road_that_is_no_longer_recorded_parts_a_group_and_bars_it() {
    let place = usual();
    let (id, result) = place.done(place.question());
    assert_eq!(place.passes(&result), [(1, 2, 0), (5, 4, 1)]);
    let takes_back = |road: Seq| Revoke {
        decision: road,
        from: None,
    };
    // The road between the second and the third is none of a group.
    decide(&place, takes_back(place.roads[1]));
    assert_eq!(stale(&place, &id, &result), []);
    decide(&place, takes_back(place.roads[3]));
    assert_eq!(
        stale(&place, &id, &result),
        [("run-stale-village-road".to_owned(), true)]
    );
    let refused = place
        .office
        .accept_run(SHELL, &id, &BTreeSet::from([1]), "Sắp xếp thôn, khu");
    assert!(refused.is_err(), "{refused:?}");
    let kept = place
        .office
        .accept_run(SHELL, &id, &BTreeSet::from([0]), "Sắp xếp thôn, khu");
    assert!(kept.is_ok(), "{kept:?}");
}

#[test]
fn another_minimum_is_told_and_bars_those_that_no_longer_reach_it() {
    let place = usual();
    let (id, result) = place.done(place.question());
    let tell = |unit: UnitId, key: &str, text: &str| SetUnitAttribute {
        unit,
        key: key.to_owned(),
        value: Some(AttributeValue::Text(text.to_owned())),
    };
    // In a border commune a hundred households are enough: the groups are larger than they need to be.
    decide(&place, tell(place.communes[0], "terrain", "border"));
    let run = place.office.run(SHELL, &id).unwrap();
    let told = place.office.stale_run(SHELL, &run, &result).unwrap().moves;
    let wanted = RunFact::new("run-stale-village-minimum")
        .with("least", 100_i64)
        .with("then", 150_i64);
    let why: Vec<&RunFact> = told.iter().map(|one| &one.why).collect();
    assert_eq!(why, [&wanted, &wanted]);
    assert!(told.iter().all(|one| !one.bars));
    // Elsewhere two hundred and fifty: neither has so many.
    let elsewhere = usual();
    let (id, result) = elsewhere.done(elsewhere.question());
    decide(&elsewhere, tell(elsewhere.root, "village_region", "central"));
    let few = || ("run-stale-village-few".to_owned(), true);
    assert_eq!(stale(&elsewhere, &id, &result), [few(), few()]);
}

#[test]
fn what_cannot_be_read_is_told_by_name_and_not_by_an_id() {
    let place = usual();
    let mut question = place.question();
    question.pins = vec![place.pin(0, 1)];
    "nowhere".clone_into(&mut question.pins[0].place);
    let look = place.office.look_at_run(SHELL, &question).unwrap();
    let told = look.missing.iter().find(|one| one.what.id == "run-settled-unread");
    let named = [
        ("one", Mentioned::Unit(place.all[0].to_string())),
        ("two", Mentioned::Text("nowhere".to_owned())),
    ];
    let named = named.map(|(name, of)| (name.to_owned(), of));
    assert!(told.is_some_and(|told| told.bars && told.what.of == named), "{told:?}");
}

/// In August the first and the second give a part away each: neither passes into the other before.
fn both_needed(households: [u32; 6], together: &[(usize, usize)]) -> (Villages, RunQuestion) {
    let place = super::villages(households);
    for one in 0..2 {
        let part = TransferPart {
            from: place.all[one],
            part: Share::of(place.all[5], Decimal::from_millionths(500_000)),
        };
        later(&place, part);
    }
    let mut question = place.question();
    question.pins = together.iter().map(|(one, two)| place.pin(*one, *two)).collect();
    (place, question)
}

#[test]
fn of_those_that_must_stand_whoever_finds_too_few_without_another_is_left_aside_and_the_rest_is_solved() {
    // The first has a road to the second alone.
    let (place, question) = both_needed([70, 90, 160, 149, 40, 60], &[]);
    let (_, result) = place.done(question);
    assert!(result.feasible && result.proven, "{:?}", result.conflict);
    assert_eq!(place.passes(&result), [(3, 2, 0), (5, 4, 1)]);
    let unmet = result.unmet.iter().filter(|fact| fact.id == "villages-stands-alone");
    let first = Mentioned::Facts(vec![RunFact::said(Mentioned::Unit(place.all[0].to_string()))]);
    let told = unmet.map(|fact| (fact.of[0].1.clone(), fact.of[2].1.clone()));
    assert_eq!(told.collect::<Vec<_>>(), [(first, Mentioned::Count(80))]);
}

#[test]
fn that_a_later_decision_needs_both_is_told_as_that_and_not_as_a_wish() {
    let households = [170, 190, 160, 149, 40, 60];
    let (place, question) = both_needed(households, &[(0, 1)]);
    assert_eq!(place.missing(question), ["run-villages-must-and-stand"]);
    // A pair that contradicts itself is told elsewhere: that hides nothing else.
    let (place, mut question) = both_needed(households, &[(0, 1), (2, 3)]);
    question.bars = vec![place.pin(3, 2)];
    let look = place.office.look_at_run(SHELL, &question).unwrap();
    assert_eq!(ids(&look.both), ["run-cannot-both"]);
    let barred = look.missing.into_iter().filter(|one| one.bars).map(|one| one.what);
    assert_eq!(ids(&barred.collect::<Vec<_>>()), ["run-villages-must-and-stand"]);
}
