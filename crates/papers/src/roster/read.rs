//! Reading the fields of one person's row, and checking them against each other.

use std::collections::BTreeSet;

use super::facts::{FieldValue, Reading};
use super::grid::Grid;
use super::mapping::{ColumnMapping, Mapping, SheetMapping};
use super::memo::Memo;
use super::{Field, RosterRow};
use crate::cells::citizen::{self, Numbers};
use crate::cells::dates::{self, DateOrder, NoDate, YearWindow};
use crate::cells::levels::{self, Education, StateManagement, Theory};
use crate::cells::{Code, Problem, marks, numbers, original, ranks, shown};
use crate::date::{Date, PartialDate};
use crate::fold::clean;
use crate::workbook::{Cell, Value};

/// Reads rows of one sheet.
#[derive(Debug)]
pub(super) struct RowReader<'a> {
    pub(super) grid: &'a Grid<'a>,
    pub(super) mapping: &'a Mapping,
    pub(super) sheet: &'a SheetMapping,
    pub(super) as_of: Option<Date>,
    pub(super) suspects: &'a BTreeSet<u16>,
    education: Memo<Education>,
    theory: Memo<Theory>,
    state_management: Memo<StateManagement>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(
        grid: &'a Grid<'a>,
        mapping: &'a Mapping,
        sheet: &'a SheetMapping,
        as_of: Option<Date>,
        suspects: &'a BTreeSet<u16>,
    ) -> Self {
        Self {
            grid,
            mapping,
            sheet,
            as_of,
            suspects,
            education: Memo::default(),
            theory: Memo::default(),
            state_management: Memo::default(),
        }
    }

    /// Fills the row's readings and problems.
    pub(super) fn read(&self, row: &mut RosterRow) {
        for column in &self.sheet.columns {
            if matches!(column.field, Field::Index | Field::Other) {
                continue;
            }
            let cell = self.cell(row.row, column);
            if !cell.is_blank() {
                self.read_cell(row, column, cell);
            }
        }
        for (field, text) in &self.sheet.fixed {
            if row.reading(*field).is_none() {
                self.read_fixed(row, *field, text);
            }
        }
        self.name(row);
        self.birth_parts(row);
        self.sex(row);
        self.citizen(row);
    }

    /// The cell, or for texts that hold for several rows the merged area's.
    fn cell(&self, number: u32, column: &ColumnMapping) -> &'a Cell {
        let cell = self.grid.cell(number, column.column.0);
        let shared = matches!(column.field, Field::Unit | Field::Class | Field::LearnerKind);
        if !shared || !cell.is_blank() {
            return cell;
        }
        match self.grid.merge_at(number, column.column.0) {
            Some(area) if area.first_column == column.column.0 => self.grid.cell(area.first_row, area.first_column),
            _ => cell,
        }
    }

    pub(super) fn problem(&self, row: &mut RosterRow, code: Code, column: u16, text: &str) {
        let heading = self
            .sheet
            .columns
            .iter()
            .find(|own| own.column.0 == column)
            .map(|own| own.heading.clone());
        let problem = Problem {
            column: Some(column),
            heading: heading.unwrap_or_default(),
            original: text.to_owned(),
            ..Problem::of_row(code)
        };
        if !row.problems.contains(&problem) {
            row.problems.push(problem);
        }
    }

    fn read_cell(&self, row: &mut RosterRow, column: &ColumnMapping, cell: &Cell) {
        let text = original(cell, self.grid.sheet.date_1904);
        let at = column.column.0;
        let value = match self.value(row, column, cell) {
            Ok(Some(value)) => value,
            Ok(None) => return,
            Err(no_date) => {
                self.problem(row, no_date.code, at, &text);
                if let (Some(last), [first, second]) = (row.problems.last_mut(), no_date.readings.as_slice()) {
                    last.facts.insert("first".to_owned(), first.clone());
                    last.facts.insert("second".to_owned(), second.clone());
                }
                FieldValue::Unread
            }
        };
        if cell.stored.as_ref().is_some_and(|stored| !stored.by_font)
            && matches!(column.field, Field::FullName | Field::FamilyName | Field::GivenName)
        {
            self.problem(row, Code::LegacyLetters, at, &text);
        }
        row.fields.push(Reading {
            field: column.field,
            column: Some(at),
            original: text,
            value,
        });
    }

    /// Reads a cell by its field; a value that needs more than its own cell is completed later.
    fn value(&self, row: &mut RosterRow, column: &ColumnMapping, cell: &Cell) -> Result<Option<FieldValue>, NoDate> {
        let date_1904 = self.grid.sheet.date_1904;
        match &cell.value {
            Value::Error(_) => return Err(Code::CellError.into()),
            Value::Formula(_) => return Err(Code::FormulaWithoutValue.into()),
            _ => {}
        }
        let text = || clean(&shown(cell, date_1904));
        let known = |value: Option<FieldValue>, code: Code| match value {
            Some(value) => Ok(Some(value)),
            None if dates::is_nothing(&text()) => Ok(None),
            None => Err(NoDate::from(code)),
        };
        let mark = |field_is: FieldValue| match marks::mark(cell) {
            Ok(true) => Ok(Some(field_is)),
            Ok(false) => Ok(None),
            Err(code) => Err(NoDate::from(code)),
        };
        match column.field {
            field if field.is_birth() => self.date(row, column, cell, YearWindow::Birth { as_of: self.as_of }),
            Field::PartyJoined | Field::PartyOfficial if marks::mark(cell) == Ok(true) => Ok(Some(FieldValue::Mark)),
            field if field.is_career_date() => self.date(row, column, cell, YearWindow::Career { as_of: self.as_of }),
            Field::PartyMember => match marks::mark(cell) {
                Ok(true) => Ok(Some(FieldValue::Mark)),
                Ok(false) => Ok(None),
                Err(_) => self
                    .date(row, column, cell, YearWindow::Career { as_of: self.as_of })
                    .map_err(|_| Code::UnreadableMark.into()),
            },
            Field::Sex => Ok(marks::sex(cell)?.map(FieldValue::Sex)),
            Field::SexMale | Field::SexFemale => mark(FieldValue::Mark),
            Field::CitizenNumber | Field::FormerNumber => {
                let numbers = citizen::read(cell)?;
                Ok((numbers != Numbers::default()).then_some(FieldValue::Numbers(numbers)))
            }
            Field::RankCode => match ranks::code(cell) {
                Ok(code) => Ok(code.map(FieldValue::Text)),
                // The column "Ngạch" may hold the rank's name.
                Err(_) if text().chars().any(|letter| letter.is_lowercase() && letter != 'a') => {
                    Ok(Some(FieldValue::Text(text())))
                }
                Err(code) => Err(code.into()),
            },
            Field::Coefficient => Ok(numbers::read(cell, column.decimal_mark)?.map(FieldValue::Number)),
            Field::Step => {
                // "3/9" is step 3 of 9.
                let step = text();
                let first = step.split('/').next().unwrap_or_default().trim();
                let read = if matches!(cell.value, Value::Text(_)) {
                    numbers::read(&Cell::text(first), None)?
                } else {
                    numbers::read(cell, None)?
                };
                Ok(read.map(FieldValue::Number))
            }
            Field::BirthDay | Field::BirthMonth | Field::BirthYear => {
                Ok(numbers::read(cell, None)?.map(FieldValue::Number))
            }
            Field::Education => known(
                self.education
                    .read(&text(), levels::education)
                    .map(FieldValue::Education),
                Code::UnknownEducation,
            ),
            Field::GeneralEducation => Ok(Some(FieldValue::Text(self.general(cell).unwrap_or_else(text)))),
            Field::PoliticalTheory => known(
                self.theory.read(&text(), levels::theory).map(FieldValue::Theory),
                Code::UnknownPoliticalTheory,
            ),
            Field::StateManagement => known(
                self.state_management
                    .read(&text(), levels::state_management)
                    .map(FieldValue::StateManagement),
                Code::UnknownStateManagement,
            ),
            Field::EducationMark(level) => mark(FieldValue::Education(Education {
                level: Some(level),
                specialism: None,
                general: None,
                studying: false,
            })),
            Field::PoliticalTheoryMark(level) => mark(FieldValue::Theory(Theory {
                level,
                equivalent: false,
                studying: false,
            })),
            Field::StateManagementMark(level) => {
                mark(FieldValue::StateManagement(StateManagement { level, studying: false }))
            }
            Field::Phone => Ok(Some(FieldValue::Text(phone(cell, &text())))),
            _ => Ok(Some(text())
                .filter(|text| !dates::is_nothing(text))
                .map(FieldValue::Text)),
        }
    }

    /// 12/12 that a workbook took for the twelfth of December.
    fn general(&self, cell: &Cell) -> Option<String> {
        match &cell.value {
            Value::Date(serial) => {
                let day = Date::from_serial(*serial, self.grid.sheet.date_1904)?;
                let (held, of) = (day.day(), day.month());
                levels::general_education(&format!("{held}/{of}"))
            }
            Value::Text(text) => levels::general_education(text),
            _ => None,
        }
    }

    fn date(
        &self,
        row: &mut RosterRow,
        column: &ColumnMapping,
        cell: &Cell,
        window: YearWindow,
    ) -> Result<Option<FieldValue>, NoDate> {
        let at = column.column.0;
        let order = column.date_order.unwrap_or(DateOrder::DayFirst);
        let Some(reading) = dates::read(cell, self.grid.sheet.date_1904, order, window)? else {
            return Ok(None);
        };
        let text = || original(cell, self.grid.sheet.date_1904);
        if reading.year_in_date_cell {
            self.problem(row, Code::YearInDateCell, at, &text());
        }
        let PartialDate::Day(day) = reading.date else {
            return Ok(Some(FieldValue::Date(reading.date)));
        };
        let mut day = day;
        if reading.from_date_cell {
            if column.swap_day_month == Some(true) {
                day = day.swapped().ok_or(Code::ImpossibleDate)?;
            } else if self.suspects.contains(&at) && day.swapped() != Some(day) {
                self.problem(row, Code::DayMonthSuspect, at, &text());
                if let (Some(last), Some(other)) = (row.problems.last_mut(), day.swapped()) {
                    last.facts.insert("swapped".to_owned(), other.to_string());
                }
            }
        }
        Ok(Some(FieldValue::Date(PartialDate::Day(day))))
    }

    fn read_fixed(&self, row: &mut RosterRow, field: Field, text: &str) {
        let column = ColumnMapping {
            column: super::ColumnRef(u16::MAX),
            heading: String::new(),
            field,
            date_order: None,
            swap_day_month: None,
            decimal_mark: None,
        };
        let cell = Cell::text(text);
        if let Ok(Some(value)) = self.value(row, &column, &cell) {
            row.fields.push(Reading {
                field,
                column: None,
                original: text.to_owned(),
                value,
            });
        }
    }
}

/// A phone number that a workbook took for a number lost its zero, as every Vietnamese number begins with one.
fn phone(cell: &Cell, text: &str) -> String {
    match cell.value {
        Value::Number(_) if text.len() == 9 && !text.starts_with('0') => format!("0{text}"),
        _ => text.to_owned(),
    }
}
