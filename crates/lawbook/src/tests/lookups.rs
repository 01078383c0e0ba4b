//! Lookups answer with what they rest on; retirement ages follow their rule for every birthday.

use ledger::codes::Sex;
use ledger::{Day, When};
use proptest::prelude::*;

use super::{book, day};
use crate::{Folder, LawFile, Lawbook, LookupError};

#[test]
fn an_answer_carries_entry_version_citation_and_mark() {
    let book = book();
    let rule = book
        .standard("titles.commune-committee-chair", day("2024-03-01"))
        .unwrap();
    let citation = rule.citation().unwrap();
    assert_eq!(citation.vi(), "khoản 3 Điều 8 Nghị định 33/2023/NĐ-CP");
    assert_eq!(citation.en(), "Article 8(3), Decree 33/2023/NĐ-CP");
    assert_eq!(
        (citation.entry.as_str(), citation.from),
        ("titles.commune-committee-chair", day("2023-08-01"))
    );
    assert!(rule.mark().is_unconfirmed());
}

#[test]
fn what_is_not_there_is_told() {
    let book = book();
    let on = day("2019-03-14");
    assert_eq!(
        book.value("pay.nothing", on).unwrap_err(),
        LookupError::NoEntry {
            id: "pay.nothing".to_owned()
        }
    );
    assert!(matches!(
        book.value("pay.coefficients", on).unwrap_err(),
        LookupError::OtherKind { .. }
    ));
    assert!(matches!(
        book.base_salary(day("2010-01-01")).unwrap_err(),
        LookupError::NotInForce { .. }
    ));
    assert!(matches!(
        book.coefficient("A1", 0, on).unwrap_err(),
        LookupError::NoSuch { .. }
    ));
}

#[test]
fn programmes_give_levels_for_their_audience() {
    let book = book();
    let programmes = book.programmes(day("2019-03-14"));
    let gives = |level: &str| {
        programmes
            .iter()
            .filter(move |p| p.body().gives.as_ref().is_some_and(|given| given.level == level))
            .count()
    };
    assert!(programmes.len() >= 15);
    assert_eq!(gives("intermediate"), 1);
    assert!(
        programmes
            .iter()
            .all(|programme| programme.body().capacity > 0 && !programme.body().audience.is_empty())
    );
}

#[test]
fn a_birth_year_gives_a_range() {
    let book = book();
    let range = book
        .retirement_between(Sex::Male, When::Year(1964), day("2026-01-01"))
        .unwrap();
    assert_eq!(range, Some((day("2025-04-01"), day("2026-06-30"))));
    assert_eq!(
        book.retirement_between(Sex::Male, When::By(day("2019-01-01")), day("2026-01-01"))
            .unwrap(),
        None
    );
}

#[test]
fn a_local_pack_can_be_left_out_or_laid_over() {
    let folder = Folder::carried();
    assert_eq!(book().packs().into_iter().collect::<Vec<_>>(), ["loc-2019"]);
    let without = Lawbook::load(&folder.clone().without_pack("loc-2019")).unwrap();
    assert!(without.packs().is_empty());
    assert!(without.entry("loc-2019.key-commune-officials").is_none());
    let path = "local/loc-2019/leaders-managers.toml";
    let stricter = folder
        .files()
        .iter()
        .find(|file| file.path == path)
        .unwrap()
        .text
        .replace("level(\"intermediate\") ||", "level(\"advanced\") ||");
    let own = Folder::of([LawFile {
        path: path.to_owned(),
        text: stricter,
    }]);
    let laid = Lawbook::load(&folder.overlaid(own)).unwrap();
    let rule = laid.standard("loc-2019.leaders-managers", day("2019-03-14")).unwrap();
    assert!(rule.body().requirements[0].require.text.contains("advanced"));
}

proptest! {
    /// "At least" and "at most" of a percentage lie on the lawful side of it, and no whole number nearer to it does.
    #[test]
    fn limits_lie_on_the_lawful_side(base in 0_i64..1_000_000) {
        let cut = book().value("staffing.reduction-by-2021", day("2019-03-14")).unwrap();
        let least = cut.body().limit(base).unwrap();
        prop_assert!(least * 100 >= base * 10 && (least - 1) * 100 < base * 10);
        let cap = book().value("staffing.replacement-cap", day("2019-03-14")).unwrap();
        let most = cap.body().limit(base).unwrap();
        prop_assert!(most * 100 <= base * 50 && (most + 1) * 100 > base * 50);
    }

    /// The age is that of the year in which it is reached, and who is born later never retires earlier.
    #[test]
    fn retirement_follows_the_year_in_which_the_age_is_reached(number in -15_000_i32..10_000, gap in 1_i32..400, male in any::<bool>()) {
        let book = book();
        let on = day("2022-01-01");
        let sex = if male { Sex::Male } else { Sex::Female };
        let (birth, later) = (Day(number), Day(number + gap));
        let answer = book.retirement(sex, birth, on).unwrap();
        let year = answer.reached.year();
        let expected = match (male, year) {
            (true, ..2021) => 720,
            (false, ..2021) => 660,
            (true, _) => (723 + 3 * (year - 2021)).min(744),
            (false, _) => (664 + 4 * (year - 2021)).min(720),
        };
        // Around a new year the age of the old year may not be reached in it any more: then that of the new year holds.
        prop_assert_eq!(answer.age_months, expected);
        prop_assert!(book.retirement(sex, later, on).unwrap().reached >= answer.reached);
        prop_assert_eq!(answer.pension_from.civil().2, 1);
    }
}
