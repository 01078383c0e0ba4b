//! A published list of a foreign city through a corrected mapping: 30,872 rows, units made of a column.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Instant;

use ledger::Seq;
use office::import::{ImportReport, Outcome};
use papers::roster::{Mapping, NameOrder, UnitsFrom, recognise};
use testkit::District;

use crate::kit::job;

/// As long as the published list.
const ROWS: usize = 30_872;

/// A list with a BOM, semicolons, "Family, Given" names of which many are equal, job titles and departments.
fn city_list(rows: usize) -> String {
    let family = [
        "SMITH", "JOHNSON", "GARCIA", "BROWN", "DAVIS", "MURPHY", "KOWALSKI", "LEE", "O'NEIL", "WALKER",
    ];
    let given = [
        "JOHN", "MARY A", "ROBERT J", "LINDA", "MICHAEL", "PATRICIA", "JOSE", "BARBARA", "DAVID W", "ANNA",
    ];
    let titles = [
        "POLICE OFFICER",
        "FIREFIGHTER-EMT",
        "SERGEANT",
        "POOL MOTOR TRUCK DRIVER",
        "ADMIN ASST II",
        "LIBRARIAN IV",
    ];
    let mut text = "\u{feff}Name;Job Titles;Department\n".to_owned();
    let mut state = 12_345_u64;
    let mut pick = |of: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % of
    };
    for _ in 0..rows {
        // A third of the people share a hundred names; the others have a syllable of their own.
        let own = if pick(3) == 0 {
            String::new()
        } else {
            ["AL", "BER", "COR", "DUN", "EST"]
                .map(|part| part.repeat(pick(3)))
                .concat()
        };
        let (family, given, title) = (family[pick(10)], given[pick(10)], titles[pick(6)]);
        writeln!(text, "{family}{own}, {given};{title};DEPARTMENT {}", pick(34)).unwrap();
    }
    text
}

fn mapping(text: &str) -> Mapping {
    let found = recognise(&papers::workbook::read(text.as_bytes()).unwrap(), None, None).mapping;
    let saved = found.to_toml().unwrap();
    // As a clerk corrects a saved mapping.
    let mut corrected = Mapping::parse(&saved).unwrap();
    corrected.units_from = UnitsFrom::Column;
    corrected.name_order = NameOrder::FamilyCommaGiven;
    corrected
}

fn import(district: &District, text: &str) -> ImportReport {
    let roster = recognise(
        &papers::workbook::read(text.as_bytes()).unwrap(),
        Some(&mapping(text)),
        None,
    );
    let mut job = job("employees.csv", roster);
    job.as_of = Some(testkit::day("2019-03-01"));
    "City of Chicago".clone_into(&mut job.authority);
    district.office.import("an", job, false).unwrap()
}

#[test]
fn all_rows_go_in_units_are_made_once_and_again_nothing_changes() {
    let text = city_list(ROWS);
    let district = District::empty();
    let began = Instant::now();
    let first = import(&district, &text);
    println!("{ROWS} rows in: {:?}", began.elapsed());
    assert_eq!(first.totals.add as usize, ROWS, "{:?}", first.totals);
    let value = district.office.value();
    let view = value.on(testkit::day("2019-03-01"), Seq::LATEST);
    let units: BTreeSet<String> = (0..value.unit_count())
        .map(|unit| view.unit_name(unit).to_string())
        .collect();
    assert_eq!(
        (units.len(), value.unit_count()),
        (35, 35),
        "each department once, under the authority"
    );
    assert!(units.contains("City of Chicago") && units.contains("DEPARTMENT 7"));
    let name = view.person(0).unwrap().name();
    assert!(!name.contains(','), "given name first: {name}");
    let began = Instant::now();
    let second = import(&district, &text);
    println!("{ROWS} rows again: {:?}", began.elapsed());
    assert_eq!(
        (second.totals.duplicate as usize, second.decision),
        (ROWS, None),
        "{:?}",
        second.totals
    );
    assert_eq!(district.office.value().head(), value.head());
}

#[test]
fn equal_names_in_another_order_are_the_same_people_and_one_more_is_one_more() {
    let text = city_list(3_000);
    let district = District::empty();
    import(&district, &text);
    let head = district.office.value().head();
    let lines: Vec<&str> = text.lines().collect();
    let mut turned = vec![lines[0]];
    turned.extend(lines[1..].iter().rev());
    let turned = import(&district, &turned.join("\n"));
    assert_eq!(
        (turned.totals.duplicate as usize, turned.decision),
        (3_000, None),
        "{:?}",
        turned.totals
    );
    assert_eq!(district.office.value().head(), head);
    let another = import(&district, &format!("{text}NEWMAN, PAUL;LIBRARIAN IV;DEPARTMENT 99\n"));
    let added: Vec<u32> = another
        .rows
        .iter()
        .filter(|row| row.outcome == Outcome::Add)
        .map(|row| row.row)
        .collect();
    assert_eq!(added.len(), 1);
    assert_eq!(district.office.value().unit_count(), 36);
}
