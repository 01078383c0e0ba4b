//! Mergers of villages on a small district: who is too small, who may join whom, what is missing, and the drafts of a plan.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a broken set-up ends the test, in helpers too"
)]

use ledger::acts::bodies::{Measure, Merge};
use ledger::acts::people::{AttributeValue, SetUnitAttribute};
use ledger::codes::{MeasureKind, Standing, UnitKind};
use ledger::value::Place;
use ledger::view::Structure;
use ledger::{Decimal, Entity, Seq, UnitId};
use planning::core::Budget;
use planning::regions::{Plan, solve, verify};
use testkit::{District, actor, day};

use office::figures::Asker;
use office::permission::Role;
use office::village_plan::{MissingVillageInput, VillageInputs, VillageQuestion, WhyAside};

const SHELL: Asker<'static> = Asker::Command("console");
const DAY: &str = "2019-03-14";

fn measure(district: &District, unit: UnitId, what: MeasureKind, value: impl Into<Decimal>, toward: Option<UnitId>) {
    let value = value.into();
    let source = None;
    district.decide(
        "2018-01-01",
        vec![
            Measure {
                unit,
                what,
                value,
                toward,
                source,
            }
            .into(),
        ],
    );
}

fn road(district: &District, one: UnitId, two: UnitId) {
    measure(district, one, MeasureKind::Road, 2, Some(two));
}

fn tell(district: &District, unit: UnitId, key: &str, text: &str) {
    let value = Some(AttributeValue::Text(text.to_owned()));
    district.decide(
        "2018-01-01",
        vec![
            SetUnitAttribute {
                unit,
                key: key.to_owned(),
                value,
            }
            .into(),
        ],
    );
}

/// Five villages in a row in one commune, one without a road in the other: what each has of households.
fn district(households: [Option<u32>; 6]) -> (District, Vec<UnitId>) {
    let district = District::tiny();
    tell(&district, district.root, "village_region", "northern-mountain");
    let villages: Vec<UnitId> = (0..6)
        .map(|at| {
            let commune = district.communes[usize::from(at == 5)];
            let village = district.unit(&format!("thôn {}", at + 1), UnitKind::Village, Some(commune));
            let lies = Decimal::from_millionths(21_000_000 + i64::from(at) * 9_000);
            measure(&district, village, MeasureKind::Latitude, lies, None);
            measure(&district, village, MeasureKind::Longitude, 107, None);
            if let Some(number) = households[usize::try_from(at).unwrap()] {
                measure(&district, village, MeasureKind::Households, number, None);
            }
            village
        })
        .collect();
    for pair in villages[..5].windows(2) {
        road(&district, pair[0], pair[1]);
    }
    (district, villages)
}

fn inputs(district: &District, change: impl FnOnce(&mut VillageQuestion)) -> VillageInputs {
    let mut question = VillageQuestion::on(day(DAY));
    change(&mut question);
    district.office.village_inputs(SHELL, &question).unwrap()
}

fn solved(inputs: &VillageInputs) -> Plan {
    let answer = solve(&inputs.problem, &Budget::iterations(2000).with_seed(1), &|_| {}).unwrap();
    let plan = answer.plan.clone().unwrap();
    assert_eq!(verify(&inputs.problem, &plan).wrong, []);
    assert!(answer.feasible && answer.proven_optimal());
    plan
}

/// The numbers in the names of those that become one.
fn groups(district: &District, inputs: &VillageInputs, plan: &Plan) -> Vec<String> {
    let value = district.office.value();
    let view = value.on(day(DAY), Seq::LATEST);
    let number = |village: &usize| view.unit_name(inputs.villages[*village].unit).replace("thôn ", "");
    let mergers = inputs.mergers(plan);
    mergers
        .iter()
        .map(|merger| merger.all().iter().map(number).collect::<Vec<_>>().join("+"))
        .collect()
}

#[test]
fn each_has_enough_after_it_as_few_as_can_be_become_one_and_the_lonely_one_is_named() {
    let (district, villages) = district([Some(70), Some(90), Some(160), Some(149), Some(40), Some(60)]);
    let found = inputs(&district, |_| {});
    assert_eq!(
        (found.minima.len(), found.minima[0].households, found.minima[0].must),
        (1, 150, Some(75))
    );
    let short: Vec<i64> = found.villages.iter().map(|one| found.lacks(one)).collect();
    assert_eq!(short, [80, 60, 0, 1, 110]);
    let must: Vec<bool> = found.villages.iter().map(|one| found.must_merge(one)).collect();
    assert_eq!(must, [true, false, false, false, true]);
    // The sixth has nobody to join: it is left aside and named.
    let value = district.office.value();
    let place = |unit: UnitId| match value.place(Entity::Unit(unit)) {
        Some(Place::Unit(ix)) => ix,
        other => panic!("{other:?}"),
    };
    assert_eq!(found.missing, [MissingVillageInput::NoRoads(place(villages[5]))]);
    assert_eq!((found.aside.len(), found.aside[0].why), (1, WhyAside::NobodyToJoin(90)));
    let plan = solved(&found);
    assert_eq!(groups(&district, &found, &plan), ["1+2", "4+5"]);
}

#[test]
fn asked_for_what_must_merge_alone_the_others_stay_and_pairs_are_kept() {
    let (district, villages) = district([Some(70), Some(90), Some(160), Some(149), Some(40), Some(80)]);
    // The sixth has more than half of what it needs: it may stay.
    let found = inputs(&district, |question| question.only_must = true);
    assert_eq!((found.missing.as_slice(), found.aside.as_slice()), (&[][..], &[][..]));
    assert_eq!(groups(&district, &found, &solved(&found)), ["1+2", "4+5"]);
    let apart = inputs(&district, |question| question.apart = vec![(villages[4], villages[3])]);
    let none = solve(&apart.problem, &Budget::iterations(500), &|_| {});
    assert!(
        none.is_ok_and(|answer| !answer.feasible),
        "the fifth has no other neighbour"
    );
    let kept = inputs(&district, |question| {
        question.kept = vec![villages[4], villages[5]];
        question.together = vec![(villages[2], villages[3])];
    });
    assert!(kept.aside.iter().all(|aside| aside.why == WhyAside::Kept));
    assert_eq!(groups(&district, &kept, &solved(&kept)), ["1+2", "3+4"]);
}

#[test]
fn everything_that_is_missing_is_named_at_once() {
    let (district, villages) = district([None, Some(90), Some(160), None, Some(40), Some(60)]);
    tell(&district, district.root, "village_region", "nowhere");
    let found = inputs(&district, |_| {});
    let counts = |of: fn(&MissingVillageInput) -> bool| found.missing.iter().filter(|one| of(one)).count();
    assert_eq!(counts(|one| matches!(one, MissingVillageInput::NoHouseholds(_))), 2);
    assert_eq!(
        counts(|one| matches!(one, MissingVillageInput::NoMinimum(UnitKind::Village, _))),
        2
    );
    assert!(found.missing.iter().all(MissingVillageInput::is_needed));
    // What the asker sets, and keeps, is no longer missing.
    let set = inputs(&district, |question| {
        question.least.insert(UnitKind::Village, 60);
        question.kept = vec![villages[0], villages[3]];
    });
    assert!(
        !set.missing.iter().any(MissingVillageInput::is_needed),
        "{:?}",
        set.missing
    );
    assert_eq!((set.minima[0].households, set.minima[0].mark), (60, None));
    // A day on which the law book has no such rule.
    let later = district.office.village_inputs(
        SHELL,
        &VillageQuestion {
            only_must: true,
            ..VillageQuestion::on(day("2026-01-05"))
        },
    );
    let later = later.unwrap().missing;
    assert!(later.contains(&MissingVillageInput::NoShare), "{later:?}");
}

#[test]
fn a_draft_takes_people_households_and_roads_along_and_a_clerk_plans_for_the_own_commune() {
    let (district, villages) = district([Some(70), Some(90), Some(160), Some(149), Some(40), Some(60)]);
    district.person("Bàn Văn Một", villages[0], Standing::PartTime);
    let found = inputs(&district, |_| {});
    let plan = solved(&found);
    let value = district.office.value();
    let mergers = found.mergers(&plan);
    let view = value.on(day(DAY), Seq::LATEST);
    let touches = found.touches(view, &Structure::of(view), &mergers[0]);
    assert_eq!((touches.people, touches.posts, touches.quota), (1, 0, 0));
    let drafts = found.drafts(&district.office, &value, &plan, &[0, 1].into());
    assert_eq!(drafts.len(), 2);
    let wanted = Merge {
        from: vec![villages[0]],
        into: villages[1],
    };
    assert_eq!(drafts[0].acts[0].act, wanted.into());
    assert_eq!(
        drafts[0].header.bases,
        ["villages.household-minimum", "villages.must-merge-share"]
    );
    // Nobody of the second must merge by law, and it was not asked for those alone: its share is no ground of it.
    let (small, _) = self::district([Some(80), Some(90), Some(160), Some(149), Some(150), Some(60)]);
    let none_must = inputs(&small, |_| {});
    let of = small.office.value();
    let drafts_of = none_must.drafts(&small.office, &of, &solved(&none_must), &[0].into());
    assert_eq!(drafts_of[0].header.bases, ["villages.household-minimum"]);
    let kept = district.office.save_plan(SHELL, "Sắp xếp thôn", drafts).unwrap();
    let fork = kept.on(&value).unwrap();
    let Some(Place::Unit(into)) = fork.place(Entity::Unit(villages[1])) else {
        panic!()
    };
    let after = fork.on(day("2019-03-15"), Seq::LATEST);
    assert_eq!(after.measured(into, MeasureKind::Households), Some(160.into()));
    // Signed, the new village still has the roads of the two: its neighbour is who it was.
    let papers = ["1/QĐ", "2/QĐ"].map(|number| office::plans::Paper {
        number: number.to_owned(),
        signed: day(DAY),
        issuer: String::new(),
        signer: "Chủ tịch".to_owned(),
    });
    district.office.sign_plan(SHELL, &kept.id, papers.to_vec()).unwrap();
    let next = inputs(&district, |question| question.day = day("2019-04-01"));
    assert_eq!((next.villages.len(), next.problem.neighbours.len()), (3, 2));
    let clerk = actor("clerk", Role::HrOfficer, district.communes[1], None);
    let own = district
        .office
        .village_inputs(Asker::Account(&clerk), &VillageQuestion::on(day(DAY)))
        .unwrap();
    let seen: usize = own.villages.len() + own.aside.iter().map(|aside| aside.villages.len()).sum::<usize>();
    assert_eq!(seen, 1);
}

#[test]
fn whose_only_neighbour_is_kept_has_a_road_and_what_is_no_village_cannot_be_kept() {
    let (district, villages) = district([Some(70), Some(90), Some(160), Some(149), Some(40), Some(60)]);
    let found = inputs(&district, |question| question.kept = vec![villages[3]]);
    // The fifth is too small as well as the sixth, but a road leads to the fourth.
    let lonely = found.missing.iter();
    let lonely = lonely.filter(|one| matches!(one, MissingVillageInput::NoRoads(_)));
    assert_eq!(lonely.count(), 1);
    let alone = found.aside.iter().map(|aside| aside.why);
    assert_eq!(alone.filter(|why| *why == WhyAside::NobodyToJoin(110)).count(), 1);
    let commune = inputs(&district, |question| question.kept = vec![district.communes[0]]);
    let unknown = |one: &MissingVillageInput| matches!(one, MissingVillageInput::NoSuchVillage(_));
    assert!(commune.missing.iter().any(unknown), "{:?}", commune.missing);
}

#[test]
fn a_number_that_was_not_read_for_a_border_commune_is_not_taken_from_the_region() {
    let (district, _) = district([Some(70), Some(90), Some(160), Some(149), Some(40), Some(60)]);
    tell(&district, district.communes[0], "terrain", "border");
    district.unit("khu 1", UnitKind::ResidentGroup, Some(district.communes[0]));
    let found = inputs(&district, |_| {});
    let group = |one: &MissingVillageInput| matches!(one, MissingVillageInput::NoMinimum(UnitKind::ResidentGroup, _));
    assert!(found.missing.iter().any(group), "{:?}", found.missing);
    let border = found.minima.iter().find(|one| one.ground.as_deref() == Some("border"));
    assert_eq!(border.map(|one| one.households), Some(100));
}
