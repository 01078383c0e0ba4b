//! Rotation on a small district: who is due, who may go where, what is missing, and the drafts of a plan.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use std::collections::BTreeSet;

use ledger::acts::Act;
use ledger::acts::succession::PlanSuccessor;
use ledger::codes::{Learning, Standing};
use ledger::value::Place;
use ledger::{Entity, Seq};
use planning::assignment::placement::{Placed, solve, verify};
use planning::core::Budget;
use testkit::{District, day, decision};

use office::figures::Asker;
use office::rotation::{Considered, MissingInput, PairReason, RotationInputs, RotationQuestion, SeatKind};

const SHELL: Asker<'static> = Asker::Command("console");

fn inputs(district: &District, months: i32, change: impl FnOnce(&mut RotationQuestion)) -> RotationInputs {
    let mut question = RotationQuestion::on(day("2019-03-14"), months);
    question.most_lost = None;
    change(&mut question);
    district.office.rotation_inputs(SHELL, &question).unwrap()
}

fn solved(inputs: &RotationInputs) -> Vec<Placed> {
    let answer = solve(&inputs.problem, &Budget::iterations(200).with_seed(1), &|_| {}).unwrap();
    let plan = answer.plan.unwrap();
    assert!(answer.feasible && verify(&inputs.problem, &plan).is_ok());
    plan
}

/// Two secretaries of long standing, an empty post of the same height, and staff of a body of the district.
fn district() -> District {
    let district = District::tiny();
    let [one, two] = [district.communes[0], district.communes[1]];
    for (name, commune) in [("Bàn Văn Một", one), ("Bàn Văn Hai", two)] {
        let secretary = district.official(name, commune, "Bí thư Đảng ủy");
        district.learn(secretary, Learning::Education, "university");
        district.learn(secretary, Learning::Theory, "advanced");
    }
    for name in ["Lý Thị Ba", "Lý Thị Bốn", "Lý Thị Năm"] {
        let person = district.person(name, district.bodies[0], Standing::CivilServant);
        let post = district.post(district.bodies[0], "Chuyên viên");
        let held = ledger::acts::record::RecordPost { person, post };
        district.decide("2012-01-01", vec![held.into()]);
    }
    district
}

#[test]
fn who_has_led_for_long_is_considered_and_every_commune_is_to_be_reinforced() {
    let district = district();
    let found = inputs(&district, 60, |_| {});
    let due = found.people.iter().filter(|one| one.months.is_some()).count();
    assert_eq!(due, 2);
    let open = found
        .seats
        .iter()
        .filter(|seat| matches!(seat.kind, SeatKind::Reinforcement(_)))
        .count();
    assert_eq!((open, found.missing.as_slice()), (2, &[][..]));
    // 2012-01-01 to 2019-03-14 are 86 months.
    let none = inputs(&district, 87, |question| question.reinforce = false);
    assert_eq!(none.missing, [MissingInput::NoSeats, MissingInput::Nobody]);
    assert_eq!(
        inputs(&district, 86, |_| {})
            .people
            .iter()
            .filter(|one| one.months == Some(86))
            .count(),
        2
    );
}

#[test]
fn the_two_change_places_in_one_draft_that_the_ledger_takes_and_staff_reinforce() {
    let district = district();
    let found = inputs(&district, 60, |question| question.overdue = 100);
    let plan = solved(&found);
    let value = district.office.value();
    let chains = found.chains(&plan);
    let drafts = found.drafts(&district.office, &value, &plan, &(0..chains.len()).collect());
    let kinds: Vec<Vec<u16>> = drafts
        .iter()
        .map(|draft| draft.acts.iter().map(|dated| dated.act.shape().number).collect())
        .collect();
    let count = |of: fn(&Act) -> bool| {
        drafts
            .iter()
            .flat_map(|draft| &draft.acts)
            .filter(|dated| of(&dated.act))
            .count()
    };
    assert_eq!(count(|act| matches!(act, Act::Reinforce(_))), 2, "{kinds:?}");
    assert_eq!(count(|act| matches!(act, Act::Rotate(_))), 2, "{kinds:?}");
    let kept = district.office.save_plan(SHELL, "Luân chuyển", drafts).unwrap();
    let fork = kept.on(&value).unwrap();
    // Both secretaries have gone where the other was.
    let view = fork.on(day("2019-03-15"), Seq::LATEST);
    let seats = |view: ledger::View<'_>| {
        let of = |one: &Considered| view.person(one.person).and_then(|person| person.unit());
        found
            .people
            .iter()
            .filter(|one| one.months.is_some())
            .map(of)
            .collect::<Vec<_>>()
    };
    let (before, after) = (seats(value.on(day("2019-03-13"), Seq::LATEST)), seats(view));
    assert_eq!(
        before.iter().rev().collect::<Vec<_>>(),
        after.iter().collect::<Vec<_>>()
    );
}

#[test]
fn only_chains_that_are_kept_become_drafts() {
    let district = district();
    let found = inputs(&district, 60, |_| {});
    let plan = solved(&found);
    let value = district.office.value();
    let one = found.drafts(&district.office, &value, &plan, &BTreeSet::from([0]));
    assert_eq!(one.len(), 1);
    assert!(
        found
            .drafts(&district.office, &value, &plan, &BTreeSet::new())
            .is_empty()
    );
}

#[test]
fn a_planned_successor_may_rise_and_others_may_not() {
    let district = district();
    let post = district.post(district.communes[0], "Phó Bí thư Đảng ủy");
    let before = inputs(&district, 600, |question| question.reinforce = false);
    let empty = before
        .seats
        .iter()
        .position(|seat| matches!(seat.kind, SeatKind::Post(_)))
        .unwrap();
    assert_eq!(before.missing, [MissingInput::Nobody]);
    let person = district.person("Đặng Văn Sáu", district.bodies[0], Standing::CivilServant);
    let held = district.post(district.bodies[0], "Chuyên viên");
    district.decide(
        "2012-01-01",
        vec![ledger::acts::record::RecordPost { person, post: held }.into()],
    );
    let plans = PlanSuccessor {
        person,
        post,
        first_year: 2015,
        last_year: 2020,
    };
    district
        .office
        .decide("test", decision("", "2016-01-01", vec![plans.into()]))
        .unwrap();
    let found = inputs(&district, 600, |question| question.reinforce = false);
    let value = district.office.value();
    let Some(Place::Person(ix)) = value.place(Entity::Person(person)) else {
        panic!("the person has no place")
    };
    assert_eq!(found.people.iter().map(|one| one.person).collect::<Vec<_>>(), [ix]);
    let suits = &found.pairs[&(0, empty)];
    assert!(suits.reasons.contains(&PairReason::Planned), "{suits:?}");
}

#[test]
fn who_is_barred_is_no_pair_and_the_reason_is_told() {
    let district = district();
    let found = inputs(&district, 60, |_| {});
    for ((person, seat), suits) in &found.pairs {
        let listed = found
            .problem
            .suitability
            .iter()
            .any(|pair| pair.person == found.people[*person].id && pair.post == found.seats[*seat].id);
        assert_eq!(listed, suits.points.is_some());
        let barred = suits
            .reasons
            .iter()
            .any(|reason| matches!(reason, PairReason::Barred(..)));
        assert_eq!(barred, suits.points.is_none(), "{suits:?}");
    }
}
