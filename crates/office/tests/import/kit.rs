//! What the tests of imports share: lists as CSV text, imports that must succeed, and a picture of the valid-time state.

use ledger::value::{Fact, Place};
use ledger::{Day, PersonId, Seq, Value};
use office::Office;
use office::import::{ImportJob, ImportReport, Outcome, RowReport};
use papers::date::Date;
use papers::roster::{Mapping, Roster, recognise};
use testkit::District;

/// The day of lists that name none.
pub(crate) const AS_OF: &str = "2019-03-01";

/// A list as papers read it.
pub(crate) fn read(bytes: &[u8], mapping: Option<&Mapping>, as_of: Option<&str>) -> Roster {
    let as_of = as_of.map(|text| {
        let (year, month, day) = testkit::day(text).civil();
        Date::new(year, month, day).unwrap()
    });
    recognise(&papers::workbook::read(bytes).unwrap(), mapping, as_of)
}

pub(crate) fn job(file: &str, roster: Roster) -> ImportJob {
    ImportJob {
        file: file.to_owned(),
        kept: office::port::KeptFile::of(file.as_bytes()),
        roster,
        as_of: None,
        number: None,
        signer: String::new(),
        authority: "Huyện Hoành Bồ".to_owned(),
    }
}

/// Imports bytes as of a day; none: the list's own.
pub(crate) fn import(office: &Office, bytes: &[u8], as_of: Option<&str>) -> ImportReport {
    office
        .import("an", job("danh-sach", read(bytes, None, as_of)), false)
        .unwrap_or_else(|problem| panic!("{problem:?}"))
}

/// A list of people with everything that these tests vary.
pub(crate) fn list(rows: &[&str]) -> String {
    format!(
        "STT;Họ và tên;Giới tính;Ngày sinh;Số CCCD;Đơn vị;Chức vụ;Trình độ chuyên môn\n{}\n",
        rows.join("\n")
    )
}

/// Imports a list of people as of [`AS_OF`].
pub(crate) fn import_rows(district: &District, rows: &[&str]) -> ImportReport {
    import(&district.office, list(rows).as_bytes(), Some(AS_OF))
}

pub(crate) fn outcomes(report: &ImportReport) -> Vec<Outcome> {
    report.rows.iter().map(|row| row.outcome).collect()
}

pub(crate) fn codes(row: &RowReport) -> Vec<&str> {
    row.reasons.iter().map(|reason| reason.code.as_str()).collect()
}

/// A row's person in the ledger.
pub(crate) fn person(row: &RowReport) -> PersonId {
    row.id.as_ref().unwrap().parse().unwrap()
}

/// Everybody's valid-time state as text, sorted: what two ledgers must share though ids and orders differ.
pub(crate) fn picture(value: &Value, days: &[&str]) -> Vec<String> {
    let days: Vec<Day> = days.iter().map(|text| testkit::day(text)).collect();
    let mut people: Vec<String> = Vec::new();
    for day in days {
        let view = value.on(day, Seq::LATEST);
        for person in view.persons() {
            let mut facts: Vec<String> = person.facts().map(|row| spoken(value, day, row.fact)).collect();
            facts.sort();
            people.push(format!("{day} {} | {}", person.name(), facts.join(", ")));
        }
    }
    people.sort();
    people
}

fn spoken(value: &Value, day: Day, fact: Fact) -> String {
    let view = value.on(day, Seq::LATEST);
    let text = |word| view.text(word).to_string();
    match fact {
        Fact::Name(word) => text(word),
        Fact::AttributeText { key, text: own } => format!("{}={}", text(key), text(own)),
        Fact::Learning {
            field, level, state, ..
        } => format!("{field:?} {} {state:?}", text(level)),
        Fact::Rank {
            rank,
            step,
            coefficient,
        } => format!("{} {step} {coefficient}", text(rank)),
        Fact::Service { unit, standing } => format!("{} {standing:?}", view.unit_name(unit)),
        Fact::Holding { post, mode, .. } => {
            let unit = view
                .unit_of_post(post)
                .map(|unit| view.unit_name(unit))
                .unwrap_or_default();
            format!("{mode:?} {} {unit}", view.name(Place::Post(post)).unwrap_or_default())
        }
        other => format!("{other:?}"),
    }
}
