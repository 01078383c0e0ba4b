//! Headcount road maps on a small district: the posts and the people of a day, who retires, the targets, what is missing, and the drafts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::bodies::{AssignQuota, Merge};
use ledger::acts::career::Streamline;
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::RecordService;
use ledger::codes::{QuotaKind, Sex, Standing, StreamlineGround};
use ledger::{PersonId, UnitId, When};
use planning::core::Budget;
use planning::headcount::{Step, Way, solve, verify};
use testkit::{District, actor, day, law};

use office::figures::Asker;
use office::headcount_plan::{
    HeadcountInputs, HeadcountQuestion, HowFirm, MissingHeadcountInput, planned_years, pool_of,
};
use office::permission::Role;

const SHELL: Asker<'static> = Asker::Command("console");
const DAY: &str = "2019-03-14";

fn person(district: &District, unit: UnitId, standing: Standing, birth: Option<&str>) -> PersonId {
    let register = RegisterPerson {
        full_name: "Bàn Văn Đếm".to_owned(),
        sex: Some(Sex::Male),
        birth: birth.map(|birth| birth.parse::<When>().unwrap()),
        citizen_number: None,
    };
    let person = PersonId::here(0);
    let acts = vec![register.into(), RecordService { person, unit, standing }.into()];
    let seq = district.decide("2012-01-01", acts);
    PersonId(person.0.resolved(seq))
}

fn assign(district: &District, unit: UnitId, kind: QuotaKind, year: u16, (posts, to_cut): (u32, u32)) {
    let quota = AssignQuota {
        unit,
        kind,
        year,
        posts,
        to_cut,
    };
    district.decide(&format!("{year}-01-01"), vec![quota.into()]);
}

/// An office with twenty posts in 2015 and eighteen now, one more to be cut this year; nineteen people, of whom one retires this year and one in
/// 2021. A centre with ten posts in 2015 and nine now, and seven people.
fn district() -> District {
    let district = District::tiny();
    let [office, centre] = [district.bodies[0], district.bodies[1]];
    assign(&district, office, QuotaKind::CivilService, 2015, (20, 0));
    assign(&district, office, QuotaKind::CivilService, 2019, (18, 1));
    assign(&district, centre, QuotaKind::PublicEmployees, 2015, (10, 0));
    assign(&district, centre, QuotaKind::PublicEmployees, 2019, (9, 0));
    for at in 0..19 {
        let birth = ["1959-06-01", "1961-05-01"].get(at).copied().unwrap_or("1980-01-01");
        person(&district, office, Standing::CivilServant, Some(birth));
    }
    for _ in 0..7 {
        person(&district, centre, Standing::PublicEmployee, Some("1985-01-01"));
    }
    district
}

fn asked(change: impl FnOnce(&mut HeadcountQuestion)) -> HeadcountQuestion {
    let mut question = HeadcountQuestion::on(&law(), day(DAY));
    change(&mut question);
    question
}

fn inputs(district: &District, change: impl FnOnce(&mut HeadcountQuestion)) -> HeadcountInputs {
    district.office.headcount_inputs(SHELL, &asked(change)).unwrap()
}

fn solved(inputs: &HeadcountInputs) -> Vec<Step> {
    let answer = solve(&inputs.problem, &Budget::iterations(2_000), &|_| {}).unwrap();
    assert!(answer.feasible && answer.proven_optimal(), "{answer:?}");
    let steps = answer.plan.unwrap().steps;
    verify(&inputs.problem, &steps).unwrap();
    steps
}

#[test]
fn the_usual_numbers_are_those_of_the_law_with_their_marks() {
    let question = asked(|_| {});
    assert_eq!((question.last_year, question.base_year), (2021, 2015));
    assert_eq!((question.cut_percent, question.replace_percent), ([10, 10], 50));
    let inputs = inputs(&district(), |_| {});
    let told: Vec<(&str, bool)> = inputs
        .law
        .iter()
        .map(|number| (number.entry, number.mark.is_unconfirmed()))
        .collect();
    assert_eq!(
        told,
        [("staffing.reduction-by-2021", true), ("staffing.replacement-cap", true)]
    );
    // A number that somebody sets is no longer the law's.
    let own = self::inputs(&district(), |own| own.cut_percent = [12, 12]);
    let entries: Vec<&str> = own.law.iter().map(|number| number.entry).collect();
    assert_eq!(entries, ["staffing.replacement-cap"]);
    // By the entry that follows, each kind has a number of its own.
    let later = HeadcountQuestion::on(&law(), day("2023-01-01"));
    assert_eq!(
        (later.last_year, later.base_year, later.cut_percent),
        (2026, 2021, [5, 10])
    );
}

#[test]
fn posts_people_retirements_and_targets_come_from_the_ledger() {
    let inputs = inputs(&district(), |_| {});
    let lines: Vec<_> = inputs
        .lines
        .iter()
        .map(|line| {
            (
                line.kind,
                line.assigned,
                line.to_cut,
                line.present,
                line.retiring.clone(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (QuotaKind::CivilService, 18, 1, 19, vec![1, 0, 1]),
            (QuotaKind::PublicEmployees, 9, 0, 7, vec![0, 0, 0]),
        ]
    );
    let targets: Vec<_> = inputs
        .targets
        .iter()
        .map(|own| (own.base, own.most, own.path.clone()))
        .collect();
    assert_eq!(targets, [(20, 18, vec![17, 17, 17]), (10, 9, vec![9, 9, 9])]);
    assert_eq!(inputs.missing, []);
    assert_eq!(inputs.years, [2019, 2020, 2021]);
}

#[test]
fn what_was_cut_this_year_is_done_and_no_longer_to_be_cut() {
    let district = district();
    let person = person(
        &district,
        district.bodies[0],
        Standing::CivilServant,
        Some("1970-01-01"),
    );
    let cut = Streamline {
        person,
        unit: district.bodies[0],
        quota: QuotaKind::CivilService,
        ground: StreamlineGround::ALL[0],
    };
    district.decide("2019-02-01", vec![cut.into()]);
    let inputs = inputs(&district, |_| {});
    let line = &inputs.lines[0];
    assert_eq!((line.assigned, line.to_cut, line.present), (17, 0, 19));
}

#[test]
fn a_road_map_reaches_the_target_with_the_fewest_steps_and_shares_the_posts_that_are_left() {
    let district = district();
    let inputs = inputs(&district, |own| own.strength = HowFirm::NotAsked);
    let steps = solved(&inputs);
    // Nineteen people, one retires: eighteen for seventeen posts. One more goes, and nobody else.
    let streamlined = Step {
        year: 2019,
        way: Way::Streamline(pool_of(&inputs.lines[0].id)),
        people: 1,
    };
    assert_eq!(steps, [streamlined]);
    let years = planned_years(&inputs, &steps);
    let held: Vec<Vec<(i64, i64)>> = years
        .iter()
        .map(|line| line.iter().map(|year| (year.people, year.posts)).collect())
        .collect();
    assert_eq!(held[0], [(17, 17), (17, 17), (16, 17)]);
    assert_eq!(held[1], [(7, 9), (7, 9), (7, 9)]);
}

#[test]
fn deeper_cuts_take_empty_posts_before_people() {
    let district = district();
    let inputs = inputs(&district, |own| own.cut_percent = [10, 30]);
    let years = planned_years(&inputs, &solved(&inputs));
    let centre: Vec<(i64, i64)> = years[1].iter().map(|year| (year.people, year.posts)).collect();
    assert_eq!(centre, [(7, 9), (7, 8), (7, 7)]);
}

#[test]
fn what_is_missing_is_named_as_counts() {
    let district = district();
    let [office, centre] = [district.bodies[0], district.bodies[1]];
    person(&district, office, Standing::CivilServant, None);
    person(&district, centre, Standing::CivilServant, Some("1980-01-01"));
    person(
        &district,
        district.communes[0],
        Standing::CivilServant,
        Some("1980-01-01"),
    );
    let inputs = inputs(&district, |own| own.base_year = 2014);
    let centre = inputs.lines[1].unit;
    assert_eq!(
        inputs.missing,
        [
            MissingHeadcountInput::NoBase(QuotaKind::CivilService, 2014),
            MissingHeadcountInput::NoBase(QuotaKind::PublicEmployees, 2014),
            MissingHeadcountInput::NoQuota(centre, QuotaKind::CivilService, 1),
            MissingHeadcountInput::NoBirth(1),
            MissingHeadcountInput::OtherQuotas(1),
        ]
    );
    let needed: Vec<bool> = inputs.missing.iter().map(MissingHeadcountInput::is_needed).collect();
    assert_eq!(needed, [true, true, false, false, false]);
    let bare = District::tiny()
        .office
        .headcount_inputs(SHELL, &asked(|own| own.last_year = 2018))
        .unwrap();
    let needed: Vec<_> = bare
        .missing
        .into_iter()
        .filter(MissingHeadcountInput::is_needed)
        .collect();
    assert!(
        matches!(
            needed.as_slice(),
            [
                MissingHeadcountInput::YearsOutOfReach(_),
                MissingHeadcountInput::NoQuotas
            ]
        ),
        "{needed:?}"
    );
}

#[test]
fn nothing_of_units_out_of_reach_is_counted() {
    let district = district();
    let office = district.bodies[0];
    let actor = actor("can-bo", Role::HrOfficer, office, None);
    let inputs = district
        .office
        .headcount_inputs(Asker::Account(&actor), &asked(|_| {}))
        .unwrap();
    assert_eq!(inputs.lines.len(), 1);
    assert_eq!(
        (inputs.lines[0].present, inputs.targets.len(), inputs.targets[0].base),
        (19, 1, 20)
    );
}

#[test]
fn whoever_asks_counts_as_any_other_does() {
    let district = district();
    let own = person(
        &district,
        district.bodies[0],
        Standing::CivilServant,
        Some("1959-09-01"),
    );
    for linked in [None, Some(own)] {
        let actor = actor("can-bo", Role::HrOfficer, district.bodies[0], linked);
        let asked = asked(|_| {});
        let inputs = district
            .office
            .headcount_inputs(Asker::Account(&actor), &asked)
            .unwrap();
        let line = &inputs.lines[0];
        assert_eq!((line.present, line.retiring.as_slice()), (20, &[2, 0, 1][..]));
    }
}

#[test]
fn nought_per_cent_cuts_nothing_though_more_is_assigned_than_in_the_base_year() {
    let district = District::tiny();
    let [office, centre] = [district.bodies[0], district.bodies[1]];
    assign(&district, office, QuotaKind::CivilService, 2015, (20, 0));
    assign(&district, office, QuotaKind::CivilService, 2019, (25, 1));
    assign(&district, centre, QuotaKind::PublicEmployees, 2019, (9, 0));
    let inputs = inputs(&district, |own| own.cut_percent = [0, 0]);
    let targets: Vec<_> = inputs.targets.iter().map(|own| (own.most, own.path.clone())).collect();
    // One post is cut as this year's quota says.
    assert_eq!(targets, [(24, vec![24; 3]), (9, vec![9; 3])]);
    assert!(!inputs.missing.iter().any(MissingHeadcountInput::is_needed));
}

#[test]
fn numbers_weaker_than_the_laws_are_told() {
    let district = District::tiny();
    let office = district.bodies[0];
    assign(&district, office, QuotaKind::CivilService, 2015, (20, 0));
    assign(&district, office, QuotaKind::CivilService, 2019, (20, 0));
    let told = |change: fn(&mut HeadcountQuestion)| inputs(&district, change).missing;
    assert_eq!(told(|_| {}), []);
    assert_eq!(told(|own| own.cut_percent = [15, 10]), [], "more than the law asks");
    let less = |posts| MissingHeadcountInput::MorePostsThanLaw(QuotaKind::CivilService, posts, 18, 2021);
    assert_eq!(told(|own| own.cut_percent = [5, 10]), [less(19)]);
    assert_eq!(told(|own| own.cut_percent = [0, 10]), [less(20)]);
    assert_eq!(told(|own| own.last_year = 2023), [less(19)], "later than the law asks");
    let early = told(|own| (own.last_year, own.cut_percent) = (2020, [5, 5]));
    assert_eq!(early, [], "what comes after the road map may still cut the rest");
    assert_eq!(
        told(|own| own.replace_percent = 60),
        [MissingHeadcountInput::MoreRecruitsThanLaw(60, 50)]
    );
    assert!(!less(19).is_needed());
}

#[test]
fn where_the_law_has_no_number_that_is_told() {
    let district = district();
    let mut asked = HeadcountQuestion::on(&law(), day("2015-04-16"));
    asked.cut_percent = [0, 0];
    let inputs = district.office.headcount_inputs(SHELL, &asked).unwrap();
    for told in [MissingHeadcountInput::NoLawfulCut, MissingHeadcountInput::NoLawfulCap] {
        assert!(inputs.missing.contains(&told), "{:?}", inputs.missing);
    }
}

#[test]
fn what_a_merged_unit_was_to_cut_and_had_in_the_base_year_goes_with_it() {
    let district = district();
    let [office, other] = [district.bodies[0], district.bodies[1]];
    assign(&district, other, QuotaKind::CivilService, 2015, (6, 0));
    assign(&district, other, QuotaKind::CivilService, 2019, (5, 2));
    let merge = Merge {
        from: vec![other],
        into: office,
    };
    district.decide("2019-02-01", vec![merge.into()]);
    let inputs = inputs(&district, |_| {});
    let line = &inputs.lines[0];
    assert_eq!((line.assigned, line.to_cut, inputs.targets[0].base), (23, 3, 26));
    assert_eq!(inputs.targets[0].path[0], 20);
}
