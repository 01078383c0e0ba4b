//! A list in a wholly other layout and language: through a corrected mapping, with units made from its departments.

use std::fmt::Write as _;

use crate::support::{Desk, count, number};

const ROWS: usize = 30_872;

/// As a city publishes its employees: byte order mark, semicolons, "FAMILY, GIVEN", job title, department.
fn list() -> String {
    let families = [
        "SMITH",
        "O'BRIEN",
        "GARCIA",
        "NGUYEN",
        "JOHNSON",
        "KOWALSKI",
        "LEE",
        "PATEL",
        "BROWN",
        "DE LA CRUZ",
        "WU",
    ];
    let given = [
        "ANNA", "JOHN", "MARIA", "PETER", "LINDA", "OMAR", "JANE", "IVAN", "ROSA", "TOM", "KATE", "PAUL", "EVA",
    ];
    let jobs = [
        "POLICE OFFICER",
        "FIREFIGHTER-EMT",
        "CIVIL ENGINEER IV",
        "LIBRARIAN I",
        "POOL MOTOR TRUCK DRIVER",
    ];
    let departments = [
        "POLICE",
        "FIRE",
        "WATER MGMNT",
        "PUBLIC LIBRARY",
        "STREETS & SAN",
        "AVIATION",
        "GENERAL SERVICES",
    ];
    let mut text = "\u{feff}Name;Job Titles;Department\r\n".to_owned();
    for row in 0..ROWS {
        let pick = |of: &[&'static str], step: usize| of[row / step % of.len()];
        let (letter, second) = (
            char::from(b'A' + u8::try_from(row % 26).unwrap()),
            char::from(b'A' + u8::try_from(row / 26 % 26).unwrap()),
        );
        let middle = format!("{letter}{second}");
        writeln!(
            text,
            "{}, {} {middle};{};{}\r",
            pick(&families, 3),
            pick(&given, 7),
            pick(&jobs, 2),
            pick(&departments, 11)
        )
        .unwrap();
    }
    text
}

#[test]
fn thirty_thousand_foreign_rows_go_into_a_new_ledger() {
    let desk = Desk::empty();
    let list = list();
    let beginning: String = list.split_inclusive('\n').take(60).collect();
    desk.file("beginning.csv", beginning);
    desk.file("employees.csv", list);
    desk.run("import beginning.csv --dry-run --json --save-mapping m.toml");
    let found = std::fs::read_to_string(desk.path("m.toml")).unwrap();
    let mapping = "language = \"en\"\nname_order = \"family_comma_given\"\nunits_from = \"column\"\n\n\
        [[sheets]]\nheader_rows = [1]\nfirst_row = 2\n\n\
        [[sheets.columns]]\ncolumn = \"A\"\nheading = \"Name\"\nfield = \"full_name\"\n\n\
        [[sheets.columns]]\ncolumn = \"B\"\nheading = \"Job Titles\"\nfield = \"title\"\n\n\
        [[sheets.columns]]\ncolumn = \"C\"\nheading = \"Department\"\nfield = \"unit\"\n";
    assert!(
        found.contains("name_order"),
        "what was found is saved to be corrected: {found}"
    );
    desk.file("m.toml", mapping);
    let arguments = [
        "import",
        "employees.csv",
        "--mapping",
        "m.toml",
        "--as-of",
        "2026-01-31",
        "--authority",
        "City",
        "--json",
    ];
    let told = desk.run_with(&arguments, "").json();
    let total = |outcome: &str| number(&told["totals"][outcome]);
    assert_eq!(
        total("error") + total("skip") + total("change"),
        0,
        "{}",
        told["totals"]
    );
    assert_eq!(total("add") + total("duplicate"), count(ROWS));
    assert!(total("add") > 5000, "{}", told["totals"]);
    assert_eq!(told["rows"][0]["row"], 2);
    assert_eq!(told["rows"][0]["person"]["full_name"], "Anna Aa Smith");
    assert_eq!(
        told["rows"][0]["person"]["unit"]
            .as_str()
            .map(str::to_lowercase)
            .as_deref(),
        Some("police")
    );
    let again = desk.run_with(&arguments, "").json();
    assert_eq!(
        (number(&again["totals"]["add"]), number(&again["totals"]["change"])),
        (0, 0),
        "{}",
        again["totals"]
    );
}
