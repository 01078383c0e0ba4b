//! Sums of the whole, and sameness.

use std::collections::BTreeSet;

use ledger::codes::{MeasureKind, QuotaKind, Standing, UnitKind};
use ledger::value::Place;
use ledger::{Decimal, Value};

use super::{direct, on, told};
use crate::District;
use lawbook::Lawbook;

#[test]
fn the_same_seed_gives_the_same_papers_and_another_seed_others() {
    let law = Lawbook::carried().unwrap();
    let rolls = |seed: u64| -> Vec<_> {
        District::generate(seed, &law)
            .unwrap()
            .workbooks()
            .into_iter()
            .map(|book| book.form)
            .collect()
    };
    assert_eq!(rolls(5), rolls(5));
    assert_ne!(rolls(5), rolls(6));
    let founding = |seed: u64| {
        let district = District::generate(seed, &law).unwrap();
        let mut value = Value::empty();
        let mut bytes = Vec::new();
        for issue in district.setting_up() {
            let decision = issue.decision(&value).unwrap().unwrap();
            bytes.extend(decision.to_bytes());
            value = value.accept(&decision).unwrap();
        }
        bytes
    };
    assert_eq!(founding(5), founding(5));
}

#[test]
fn the_same_story_is_told_twice() {
    let (district, value) = told();
    let again = direct::tell(&District::generate(2019, &Lawbook::carried().unwrap()).unwrap());
    assert_eq!(value.head(), again.head());
    for ((seq, one), (_, other)) in value.entries().zip(again.entries()) {
        assert_eq!(one.header(), other.header());
        assert!(
            (0..one.len()).all(|ordinal| one.act(ordinal) == other.act(ordinal)),
            "{seq}"
        );
    }
    let times: Vec<i64> = value.entries().map(|(_, entry)| entry.recorded()).collect();
    assert!(
        times.windows(2).all(|pair| pair[0] <= pair[1]),
        "recorded in the order of the log"
    );
    assert!(
        district
            .history()
            .windows(2)
            .all(|pair| pair[0].header.signed <= pair[1].header.signed)
    );
}

#[test]
fn areas_people_and_households_are_the_districts() {
    let view = on(&told().1, "2019-03-14");
    let sum = |kinds: &[UnitKind], what: MeasureKind| -> Decimal {
        let units = (0..view.value().unit_count()).filter(|unit| view.stands(Place::Unit(*unit)));
        units
            .filter(|unit| view.unit_kind(*unit).is_some_and(|kind| kinds.contains(&kind)))
            .filter_map(|unit| view.measured(unit, what))
            .sum()
    };
    let communes = [UnitKind::Commune, UnitKind::Town];
    assert_eq!(sum(&communes, MeasureKind::Area).to_string(), "843.54");
    assert_eq!(sum(&communes, MeasureKind::People).to_string(), "51003");
    for what in [MeasureKind::People, MeasureKind::Households] {
        assert_eq!(
            sum(&communes, what),
            sum(&[UnitKind::Village, UnitKind::ResidentGroup], what)
        );
    }
    // After the mergers of villages nothing is lost.
    let later = on(&told().1, "2019-12-31");
    let villages = |view: ledger::View<'_>| -> (usize, Decimal) {
        let units: Vec<_> = (0..view.value().unit_count())
            .filter(|unit| view.stands(Place::Unit(*unit)))
            .filter(|unit| matches!(view.unit_kind(*unit), Some(UnitKind::Village | UnitKind::ResidentGroup)))
            .collect();
        (
            units.len(),
            units
                .iter()
                .filter_map(|unit| view.measured(*unit, MeasureKind::Households))
                .sum(),
        )
    };
    assert!(villages(later).0 < villages(view).0);
    assert_eq!(villages(later).1, villages(view).1);
}

#[test]
fn there_are_as_many_people_as_the_scenario_says() {
    let (district, value) = told();
    let view = on(value, "2019-03-14");
    let official = |standing: Standing| {
        matches!(
            standing,
            Standing::Cadre | Standing::CivilServant | Standing::PublicEmployee
        )
    };
    let serving: Vec<Standing> = view
        .persons()
        .filter(ledger::view::PersonView::in_service)
        .filter_map(|p| p.service())
        .map(|(_, s, _)| s)
        .collect();
    let officials = serving.iter().filter(|standing| official(**standing)).count();
    assert!((1850..=1950).contains(&officials), "{officials}");
    assert!(serving.len() > 3000, "{}", serving.len());
    let numbers: BTreeSet<&str> = district
        .parts()
        .people
        .iter()
        .map(|person| person.number.as_str())
        .collect();
    assert_eq!(numbers.len(), district.parts().people.len());
    assert!(
        numbers
            .iter()
            .all(|number| number.len() == 12 && number.starts_with("999"))
    );
}

#[test]
fn nobody_fills_a_post_beyond_the_quota() {
    let view = on(&told().1, "2019-03-14");
    let structure = ledger::view::Structure::of(view);
    for unit in 0..view.value().unit_count() {
        let kinds = [QuotaKind::CivilService, QuotaKind::PublicEmployees, QuotaKind::Commune];
        let quota: Option<u32> = kinds
            .iter()
            .filter_map(|kind| view.quota(unit, *kind))
            .reduce(|a, b| a + b);
        let Some(quota) = quota.filter(|_| view.stands(Place::Unit(unit))) else {
            continue;
        };
        let there = view.persons().filter(|p| p.in_service() && p.main_post().is_some());
        let there = there
            .filter(|p| p.unit().map(|own| structure.carry(own)) == Some(unit))
            .count();
        // Rotated officials may stand beyond a body's number for a time; nothing else may.
        assert!(
            there <= usize::try_from(quota).unwrap() + 2,
            "{}: {there} of {quota}",
            view.unit_name(unit)
        );
    }
}

#[test]
fn other_seeds_tell_the_same_story_of_other_people() {
    for seed in [1, 7] {
        let district = District::generate(seed, &Lawbook::carried().unwrap()).unwrap();
        let value = direct::tell(&district);
        assert!(value.head().seq.0 > 800);
    }
}

#[test]
fn a_roll_gives_the_same_bytes_twice() {
    let book = told().0.workbooks().remove(0);
    assert_eq!(book.to_xlsx().unwrap(), book.to_xlsx().unwrap());
}
