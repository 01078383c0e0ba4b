//! From the bytes of a file to rows, noting every cell that is not what its column says.

use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord};
use ledger::Decimal;
use ledger::codes::UnitKind;
use ledger::text::clean;

use super::{Edge, NewUnit, OldUnit, Sources};
use crate::fault::{Fault, File, Wrong};

const BEFORE: [&str; 7] = [
    "code",
    "name",
    "kind",
    "district_code",
    "district",
    "province_code",
    "province",
];
const AFTER: [&str; 7] = [
    "code",
    "name",
    "kind",
    "province_code",
    "province",
    "area_km2",
    "resolution",
];
const EDGES: [&str; 4] = ["old_code", "new_code", "transfer", "sources"];

/// Reads files and gathers their faults.
#[derive(Debug, Default)]
pub(super) struct Reader {
    faults: Vec<Fault>,
    new_codes: BTreeSet<String>,
}

/// One row under its headings.
struct Row<'r> {
    file: File,
    line: u64,
    columns: &'static [&'static str],
    cells: &'r StringRecord,
    faults: &'r mut Vec<Fault>,
}

impl Row<'_> {
    fn wrong(&mut self, wrong: Wrong) {
        self.faults.push(Fault::at(self.file, self.line, wrong));
    }

    /// The text of a cell that may be empty.
    fn cell(&self, at: usize) -> String {
        clean(self.cells.get(at).unwrap_or(""))
    }

    /// The text of a cell that is filled.
    fn text(&mut self, at: usize) -> String {
        let text = self.cell(at);
        if text.is_empty() {
            self.wrong(Wrong::Blank(self.columns[at]));
        }
        text
    }

    /// A code: digits, before them perhaps one `H`.
    fn code(&mut self, at: usize) -> String {
        let code = self.text(at);
        let digits = code.strip_prefix('H').unwrap_or(&code);
        if !code.is_empty() && (digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit())) {
            self.wrong(Wrong::NotKnown(self.columns[at], code.clone()));
        }
        code
    }

    /// A cell that one of a closed list of words fills.
    fn known<T>(&mut self, at: usize, of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(at);
        let known = of(&text);
        if known.is_none() && !text.is_empty() {
            self.wrong(Wrong::NotKnown(self.columns[at], text));
        }
        known
    }
}

impl Reader {
    /// What was wrong, if anything was.
    pub(super) fn done(self) -> Option<Vec<Fault>> {
        (!self.faults.is_empty()).then_some(self.faults)
    }

    pub(super) fn before(&mut self, bytes: &[u8]) -> Vec<OldUnit> {
        let mut names = Names::default();
        let mut seen = BTreeSet::new();
        self.rows(File::Before, bytes, &BEFORE, |row| {
            let unit = OldUnit {
                line: row.line,
                code: row.code(0),
                name: row.text(1),
                kind: row.known(2, old_kind)?,
                district: row.code(3),
                district_name: row.text(4),
                province: row.code(5),
                province_name: row.text(6),
            };
            names.check(row, "district", &unit.district, &[&unit.district_name, &unit.province]);
            names.check(row, "province", &unit.province, &[&unit.province_name]);
            if !seen.insert(unit.code.clone()) {
                row.wrong(Wrong::Twice(unit.code.clone()));
            }
            Some(unit)
        })
    }

    pub(super) fn after(&mut self, bytes: &[u8]) -> Vec<NewUnit> {
        let mut names = Names::default();
        let mut seen = BTreeSet::new();
        let rows = self.rows(File::After, bytes, &AFTER, |row| {
            let area = row.cell(5);
            let read = area.parse::<Decimal>().ok().filter(|area| *area > Decimal::ZERO);
            if !area.is_empty() && read.is_none() {
                row.wrong(Wrong::NotKnown(AFTER[5], area));
            }
            let unit = NewUnit {
                line: row.line,
                code: row.code(0),
                name: row.text(1),
                kind: row.known(2, new_kind)?,
                province: row.code(3),
                province_name: row.text(4),
                area: read,
                resolution: row.known(6, resolution)?,
            };
            names.check(row, "province", &unit.province, &[&unit.province_name]);
            if !seen.insert(unit.code.clone()) {
                row.wrong(Wrong::Twice(unit.code.clone()));
            }
            Some(unit)
        });
        self.new_codes = seen;
        rows
    }

    pub(super) fn edges(&mut self, bytes: &[u8]) -> Vec<Edge> {
        let new_codes = std::mem::take(&mut self.new_codes);
        let mut seen = BTreeSet::new();
        self.rows(File::Edges, bytes, &EDGES, |row| {
            let edge = Edge {
                line: row.line,
                old: row.code(0),
                new: row.code(1),
                whole: row.known(2, whole)?,
                sources: row.known(3, Sources::read)?,
            };
            if !new_codes.contains(&edge.new) {
                row.wrong(Wrong::NoSuchUnit(edge.new.clone()));
            }
            if !seen.insert((edge.old.clone(), edge.new.clone())) {
                row.wrong(Wrong::Twice(format!("{} → {}", edge.old, edge.new)));
            }
            Some(edge)
        })
    }

    fn rows<T>(
        &mut self,
        file: File,
        bytes: &[u8],
        columns: &'static [&'static str],
        mut make: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Vec<T> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut reader = ReaderBuilder::new().from_reader(bytes);
        let heading = reader
            .headers()
            .map(|heading| heading.iter().eq(columns.iter().copied()));
        if !matches!(heading, Ok(true)) {
            self.faults.push(Fault::at(file, 1, Wrong::Heading(columns.join(","))));
            return Vec::new();
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            match record {
                Ok(cells) => rows.extend(make(&mut Row {
                    file,
                    line: cells.position().map_or(0, csv::Position::line),
                    columns,
                    cells: &cells,
                    faults: &mut self.faults,
                })),
                Err(problem) => {
                    let line = problem.position().map_or(0, csv::Position::line);
                    self.faults
                        .push(Fault::at(file, line, Wrong::NotARow(problem.to_string())));
                }
            }
        }
        rows
    }
}

/// What was said of each code of a district or province when it was first met.
#[derive(Debug, Default)]
struct Names(BTreeMap<(&'static str, String), Vec<String>>);

impl Names {
    fn check(&mut self, row: &mut Row<'_>, what: &'static str, code: &str, said: &[&String]) {
        let said: Vec<String> = said.iter().map(|text| (*text).clone()).collect();
        let first = self.0.entry((what, code.to_owned())).or_insert_with(|| said.clone());
        if *first != said {
            row.wrong(Wrong::TwoNames(code.to_owned()));
        }
    }
}

fn old_kind(word: &str) -> Option<UnitKind> {
    Some(match word {
        "Xã" => UnitKind::Commune,
        "Phường" => UnitKind::Ward,
        "Thị trấn" => UnitKind::Town,
        "Huyện đảo" => UnitKind::District,
        _ => return None,
    })
}

fn new_kind(word: &str) -> Option<UnitKind> {
    Some(match word {
        "Xã" => UnitKind::Commune,
        "Phường" => UnitKind::Ward,
        "Đặc khu" => UnitKind::SpecialZone,
        _ => return None,
    })
}

fn whole(word: &str) -> Option<bool> {
    match word {
        "full" => Some(true),
        "partial" => Some(false),
        _ => None,
    }
}

/// A number of the standing committee, as `1679/NQ-UBTVQH15`.
fn resolution(text: &str) -> Option<String> {
    let (number, _) = text.split_once("/NQ-UBTVQH")?;
    number.parse::<u32>().ok().map(|_| text.to_owned())
}
