//! The same people in another order, and the same people said otherwise, are the same people.

use office::import::Outcome;
use proptest::prelude::*;
use testkit::District;

use crate::kit::{import_rows, picture};

/// Rows of a small office in which names repeat, and numbers, births, titles and degrees are told or not.
fn rows() -> impl Strategy<Value = Vec<String>> {
    let row = (0..3usize, 0..3usize, 0..3usize, 0..3usize, 0..3usize, 0..2usize);
    proptest::collection::vec(row, 1..9).prop_map(|rows| {
        let of = |all: &[&str], at: usize| all[at % all.len()].to_owned();
        let text =
            |(at, (name, birth, number, title, degree, unit)): (usize, (usize, usize, usize, usize, usize, usize))| {
                let number = if number == 0 {
                    format!("0220800000{at:02}")
                } else {
                    String::new()
                };
                let birth = if number.is_empty() {
                    of(&["", "1980", "02/03/1980"], birth)
                } else {
                    "1980".to_owned()
                };
                format!(
                    "{at};{};Nam;{birth};{number};{};{};{}",
                    of(&["Nguyễn Văn An", "Nguyễn Văn Ân", "Lê Văn Bình"], name),
                    of(&["Xã Bằng Cả", "Xã Dân Chủ"], unit),
                    of(&["", "Văn thư", "Kế toán"], title),
                    of(&["", "Đại học", "Thạc sĩ"], degree),
                )
            };
        rows.into_iter().enumerate().map(text).collect()
    })
}

fn import(district: &District, rows: &[String]) -> office::import::ImportReport {
    import_rows(district, &rows.iter().map(String::as_str).collect::<Vec<_>>())
}

const DAYS: [&str; 3] = ["2018-01-01", "2019-03-01", "2020-01-01"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// INVARIANT import: another order of the rows gives the same valid-time state, and the same list again changes nothing.
    #[test]
    fn another_order_gives_the_same_state((rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        let (one, other) = (District::tiny(), District::tiny());
        let first = import(&one, &rows);
        import(&other, &shuffled);
        prop_assert_eq!(first.totals.add as usize, rows.len());
        let state = |district: &District| picture(&district.office.value(), &DAYS);
        prop_assert_eq!(state(&one), state(&other));
        let before = one.office.value().head();
        for again in [&rows, &shuffled] {
            let report = import(&one, again);
            prop_assert!(report.rows.iter().all(|row| row.outcome == Outcome::Duplicate), "{:?}", report.rows);
        }
        prop_assert_eq!(one.office.value().head(), before);
    }
}

/// Of three namesakes two have a degree: a list in another order gives it to none but them.
#[test]
fn namesakes_of_whom_a_row_says_all_that_is_known_go_before_those_of_whom_it_says_less() {
    let row = |at: usize, degree: &str| format!("{at};Nguyễn Văn An;Nam;1980;;Xã Bằng Cả;;{degree}");
    let rows = [row(0, "Đại học"), row(1, ""), row(2, "Đại học")];
    let shuffled = [rows[0].clone(), rows[2].clone(), rows[1].clone()];
    let district = District::tiny();
    import(&district, &rows);
    let report = import(&district, &shuffled);
    assert!(
        report.rows.iter().all(|row| row.outcome == Outcome::Duplicate),
        "{:?}",
        report.rows
    );
}

#[test]
fn the_picture_bites() {
    let row = |degree: &str| vec![format!("1;Lê Văn Bình;Nam;1980;;Xã Bằng Cả;Văn thư;{degree}")];
    let (one, other) = (District::tiny(), District::tiny());
    import(&one, &row("Đại học"));
    import(&other, &row("Thạc sĩ"));
    assert_ne!(
        picture(&one.office.value(), &DAYS),
        picture(&other.office.value(), &DAYS)
    );
}
