//! What is exported comes back without a change; tables are written for other tools.

use crate::support::{Desk, demo, number};

#[test]
fn the_roster_imports_again_without_a_change() {
    let desk = Desk::demo();
    let said = desk.run("export --roster roster.xlsx --as-of 2019-03-14").good();
    assert!(said.out.contains("14/03/2019"), "{}", said.out);
    let told = desk
        .run("import roster.xlsx --dry-run --json --as-of 2019-03-14")
        .json();
    let total = |outcome: &str| number(&told["totals"][outcome]);
    let told_of: Vec<&serde_json::Value> = told["rows"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["outcome"] == "change" || row["outcome"] == "add")
        .collect();
    assert_eq!(
        (total("add"), total("change"), total("error")),
        (0, 0, 0),
        "{:?}",
        told_of.first()
    );
    assert!(total("duplicate") > 3000);
    desk.run("import roster.xlsx --as-of 2019-03-14").good();
    assert_eq!(desk.head(), demo().head, "and nothing is written");
    desk.run("export --roster roster.xlsx").trouble();
}

#[test]
fn one_unit_s_roster_is_a_part_of_the_whole() {
    let desk = Desk::demo();
    let export = |name: &str| {
        desk.run_with(
            &[
                "export",
                "--roster",
                name,
                "--unit",
                "xã Kỳ Thượng",
                "--as-of",
                "2019-03-14",
            ],
            "",
        )
    };
    export("ky-thuong.xlsx").good();
    let told = desk
        .run("import ky-thuong.xlsx --dry-run --json --as-of 2019-03-14")
        .json();
    let people = number(&told["totals"]["duplicate"]);
    assert!((20..600).contains(&people), "{people}");
    assert_eq!(
        number(&told["totals"]["change"]) + number(&told["totals"]["add"]) + number(&told["totals"]["error"]),
        0,
        "{}",
        told["totals"]
    );
}

#[test]
fn plain_tables_are_written_once() {
    let desk = Desk::demo();
    desk.run("export --sqlite tables.sqlite --csv tables").good();
    let bytes = std::fs::read(desk.path("tables.sqlite")).unwrap();
    assert!(
        bytes.starts_with(b"SQLite format 3\0") && bytes.len() > 100_000,
        "{} bytes",
        bytes.len()
    );
    let mut files: Vec<_> = std::fs::read_dir(desk.path("tables"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 3, "{files:?}");
    let people = files
        .iter()
        .find(|file| {
            file.file_stem()
                .is_some_and(|stem| stem == "people" || stem == "persons")
        })
        .unwrap();
    assert!(
        std::fs::read_to_string(people).unwrap().lines().count() > 3000,
        "{}",
        people.display()
    );
    assert!(
        desk.run("export --sqlite tables.sqlite")
            .trouble()
            .contains("tables.sqlite")
    );
    desk.run("export --csv tables").trouble();
    desk.run("export").trouble();
}
