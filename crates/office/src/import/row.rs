//! One row on its way through the import.

use ledger::When;
use ledger::codes::{Sex, Standing};
use ledger::value::Ix;
use papers::cells::CitizenNumber;
use papers::roster::{Facts, Field, Roster, RosterRow, RowKind};

use super::facts;
use super::names;
use super::report::{Outcome, PersonRead, Reason, RowReport};
use super::units::{self, Found, UnitNames};

/// A person's row, read and placed.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) at: usize,
    pub(super) facts: Facts,
    pub(super) name: String,
    pub(super) sex: Option<Sex>,
    pub(super) birth: Option<When>,
    /// The code of the record, as the row writes it.
    pub(super) code: Option<String>,
    pub(super) number: Option<String>,
    pub(super) unit: Option<Ix>,
    /// The text of a unit that is to be made.
    pub(super) new_unit: Option<String>,
    /// The text of a unit that nobody knows.
    pub(super) lost_unit: Option<String>,
    pub(super) title: Option<String>,
    /// How the person belongs, where the list says it.
    pub(super) told_standing: Option<Standing>,
    /// How the person belongs, as title and unit suggest it.
    pub(super) standing: Standing,
    /// All texts that place the row: its own cell, and the groups that it stands in.
    pub(super) unit_texts: Vec<String>,
    /// Fields whose column is there and whose cell is blank, where the mapping says that blank means none.
    pub(super) none: Vec<Field>,
}

impl Candidate {
    /// Whether two rows with one citizen number say the same, though the unit be spelled in two ways.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let read = |row: &Self| Facts {
            full_name: None,
            unit: None,
            notes: Vec::new(),
            ..row.facts.clone()
        };
        let text = |row: &Self| row.new_unit.as_deref().or(row.lost_unit.as_deref()).map(units::normal);
        names::alike(&self.name, &other.name)
            && self.unit == other.unit
            && text(self) == text(other)
            && read(self) == read(other)
    }
}

/// The report of a row as far as papers alone can tell, and the facts of a good one.
pub(super) fn first_look(roster: &Roster, row: &RosterRow) -> (RowReport, Option<Facts>) {
    let reasons = row.problems.iter().map(|problem| {
        let mut reason = Reason::new(problem.code.as_str());
        if !problem.heading.is_empty() {
            reason = reason.with("column", &problem.heading);
        }
        if !problem.original.is_empty() {
            reason = reason.with("original", &problem.original);
        }
        reason.facts.extend(problem.facts.clone());
        reason
    });
    let mut report = RowReport {
        sheet: row.sheet.clone(),
        row: row.row,
        outcome: Outcome::Skip,
        reasons: reasons.collect(),
        person: None,
        id: None,
        cells: row
            .problems
            .iter()
            .filter(|problem| problem.code.blocks())
            .filter_map(|problem| problem.column)
            .collect(),
    };
    if row.kind != RowKind::Person {
        let code = match row.kind {
            RowKind::Group => "group_row",
            RowKind::Total => "total_row",
            _ => "not_a_person",
        };
        report.reasons.push(Reason::new(code));
        return (report, None);
    }
    let facts = row.facts();
    report.person = Some(read_of(roster, row, &facts));
    if !row.is_good() {
        report.outcome = Outcome::Error;
        return (report, None);
    }
    (report, Some(facts))
}

fn read_of(roster: &Roster, row: &RosterRow, facts: &Facts) -> PersonRead {
    let blank = |field: Field| roster.knows(row.sheet.as_deref(), field).then(String::new);
    PersonRead {
        full_name: facts.full_name.clone().unwrap_or_default(),
        sex: facts.sex.map(|sex| facts::sex(sex).word().to_owned()),
        birth: facts.birth.and_then(facts::when).map(|when| when.to_string()),
        citizen_number: facts.citizen_number.as_ref().map(digits),
        unit: unit_text(row, facts).map(units::shown),
        matched_unit: None,
        title: facts.title.clone(),
        education: facts
            .education_held()
            .map(|level| level.word().to_owned())
            .or_else(|| blank(Field::Education)),
        political_theory: facts
            .theory_held()
            .map(|level| level.word().to_owned())
            .or_else(|| blank(Field::PoliticalTheory)),
    }
}

pub(super) fn digits(number: &CitizenNumber) -> String {
    number.as_str().to_owned()
}

/// The text that names the row's unit: its own cell, else the innermost group.
pub(super) fn unit_text<'r>(row: &'r RosterRow, facts: &'r Facts) -> Option<&'r str> {
    facts
        .unit
        .as_deref()
        .or_else(|| row.unit_context.last().map(String::as_str))
}

/// Finds the row's unit: by its own cell, inside the groups that it stands in, else by the groups from the innermost out.
pub(super) fn find_unit(row: &RosterRow, facts: &Facts, names: &UnitNames<'_>) -> Found {
    let groups = || row.unit_context.iter().rev();
    let inside = groups().find_map(|group| match names.find(group, None) {
        Found::One(unit) => Some(unit),
        _ => None,
    });
    match (&facts.unit, inside) {
        (Some(text), inside) => names.find(text, inside),
        (None, Some(unit)) => Found::One(unit),
        (None, None) => groups()
            .next()
            .map_or(Found::None(Vec::new()), |group| names.find(group, None)),
    }
}
