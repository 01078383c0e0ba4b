//! Whatever is wrong with the files is told with its line, all at once, and nothing unreviewed goes through.

use super::small::{AFTER, BEFORE, EDGES, EXCEPTIONS};
use crate::{Case, Exceptions, Fault, File, Tables, Wrong};

fn read(before: &str, after: &str, edges: &str) -> Result<Tables, Vec<Fault>> {
    Tables::of(before.as_bytes(), after.as_bytes(), edges.as_bytes())
}

fn places(faults: &[Fault]) -> Vec<(&'static str, u64)> {
    faults
        .iter()
        .map(|fault| (fault.file.name(), fault.line.unwrap_or(0)))
        .collect()
}

/// What settling the small case finds when one text is changed.
fn settled(edges: &str, exceptions: &str) -> Vec<Wrong> {
    let tables = read(BEFORE, AFTER, edges).unwrap();
    let settled = Case::settle(tables, Exceptions::read(exceptions).unwrap());
    settled.map_or_else(
        |faults| faults.into_iter().map(|fault| fault.wrong).collect(),
        |_| Vec::new(),
    )
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn every_fault_of_every_file_is_told_at_once() {
    let before = BEFORE
        .replace("Xã An,Xã", ",Xã")
        .replace("00003,Thị trấn", "0000x,Thị trấn");
    let after = AFTER
        .replace("10.5", "0")
        .replace("00003,Xã Cát,Xã", "00003,Xã Cát,Làng");
    let edges = EDGES
        .replace("00004,00004,full", "00004,00004,most")
        .replace("H004,00009", "H004,00010")
        + "00001,00001,full,A+B\n";
    let faults = read(&before, &after, &edges).unwrap_err();
    assert_eq!(
        places(&faults),
        [
            ("units-before.csv", 2),
            ("units-before.csv", 4),
            ("units-after.csv", 2),
            ("units-after.csv", 3),
            ("edges.csv", 4),
            ("edges.csv", 5),
            ("edges.csv", 6),
            ("edges.csv", 13),
            ("edges.csv", 14),
        ]
    );
    assert_eq!(faults[0].wrong, Wrong::Blank("name"));
    assert_eq!(faults[3].wrong, Wrong::NotKnown("kind", text("Làng")));
}

#[test]
fn other_headings_broken_rows_and_missing_files_are_told() {
    let faults = read(&BEFORE.replace("code,name", "ma,ten"), AFTER, EDGES).unwrap_err();
    assert!(matches!(
        &faults[..],
        [Fault {
            file: File::Before,
            line: Some(1),
            wrong: Wrong::Heading(_)
        }]
    ));
    let faults = read(&(text(BEFORE) + "1,2\n"), AFTER, EDGES).unwrap_err();
    assert!(
        matches!(
            &faults[..],
            [Fault {
                line: Some(11),
                wrong: Wrong::NotARow(_),
                ..
            }]
        ),
        "{faults:?}"
    );
    let nowhere = tempfile::tempdir().unwrap();
    let faults = Tables::read(nowhere.path()).unwrap_err();
    assert_eq!(faults.len(), 3);
    let faults = read(
        &BEFORE.replace("Huyện B,02,Tỉnh Hai\n00007", "Huyện B khác,02,Tỉnh Hai\n00007"),
        AFTER,
        EDGES,
    )
    .unwrap_err();
    assert_eq!(faults[0].wrong, Wrong::TwoNames(text("002")));
}

#[test]
fn what_nobody_reviewed_does_not_go_through() {
    let without = |header: &str| {
        let (head, tail) = EXCEPTIONS.split_once(header).unwrap();
        let rest = tail.find("[[").map_or("", |at| &tail[at..]);
        format!("{head}{rest}")
    };
    assert_eq!(settled(EDGES, EXCEPTIONS), []);
    // The homonym: of one source, whole and more, in another old province than most.
    let found = settled(EDGES, &without("[[edge]]"));
    assert!(found.contains(&Wrong::OneSource(text("00005"), text("00007"))));
    assert!(found.contains(&Wrong::WholeAndMore(text("00005"))));
    assert!(found.contains(&Wrong::Suspect(text("00005"), text("00007"))));
    assert!(settled(EDGES, &without("[[unlisted]]")).contains(&Wrong::NoSuchUnit(text("99999"))));
    assert_eq!(settled(EDGES, &without("[[area]]")), [Wrong::NoArea(text("00004"))]);
}

#[test]
fn an_exception_that_the_files_do_not_need_is_told() {
    let corrected = EDGES.replace("00005,00007,partial,A\n", "");
    assert_eq!(
        settled(&corrected, EXCEPTIONS),
        [Wrong::NotNeeded(text("drop 00005 → 00007"))]
    );
    // Both sources say by now what one said when it was reviewed.
    let agreed = EDGES.replace("00005,00007,partial,A\n", "00005,00007,partial,A+B\n");
    assert_eq!(
        settled(&agreed, EXCEPTIONS),
        [Wrong::NotNeeded(text("drop 00005 → 00007"))]
    );
    let by_rule = EXCEPTIONS.replace("old = \"00002\"\nnew = \"00003\"", "old = \"00002\"\nnew = \"00001\"");
    assert_eq!(
        settled(EDGES, &by_rule),
        [Wrong::NotNeeded(text("default 00002 → 00001"))]
    );
}

#[test]
fn lost_units_parts_without_a_rest_and_torn_provinces_are_told() {
    let lost = EDGES.replace("00004,00004,full,A+B\n", "");
    assert_eq!(
        settled(&lost, EXCEPTIONS),
        [Wrong::NoSuccessor(text("00004")), Wrong::NoSource(text("00004"))]
    );
    let part = EDGES.replace("00006,00006,full", "00006,00006,partial");
    assert_eq!(
        settled(&part, EXCEPTIONS),
        [Wrong::PartAlone(text("00006"), text("00006"))]
    );
    let torn = EDGES.replace("00006,00006,full", "00006,00003,full");
    let found = settled(&torn, EXCEPTIONS);
    assert!(found.iter().any(|wrong| matches!(wrong, Wrong::Torn(..))), "{found:?}");
    let two = AFTER.replace("2,2/NQ-UBTVQH15", "2,3/NQ-UBTVQH15");
    let settled = Case::settle(
        read(BEFORE, &two, EDGES).unwrap(),
        Exceptions::read(EXCEPTIONS).unwrap(),
    );
    let faults = settled.unwrap_err();
    assert_eq!(faults[0].wrong, Wrong::TwoResolutions(text("Thành phố Ba")));
}
