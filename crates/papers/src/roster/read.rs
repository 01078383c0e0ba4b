//! Reading the fields of one person's row, and checking them against each other.

use std::collections::BTreeSet;

use super::facts::{FieldValue, Reading, birth_of, sex_of};
use super::grid::Grid;
use super::mapping::{ColumnMapping, Mapping, NameOrder, SheetMapping};
use super::{Field, RosterRow};
use crate::cells::citizen::{self, NumberCheck, Numbers};
use crate::cells::dates::{self, DateOrder, NoDate, YearWindow};
use crate::cells::levels::{self, Education, StateManagement, Theory};
use crate::cells::{Code, Problem, Sex, marks, names, numbers, original, ranks, shown};
use crate::date::{Date, PartialDate};
use crate::fold::clean;
use crate::workbook::{Cell, Value};

/// Reads rows of one sheet.
#[derive(Debug)]
pub(super) struct RowReader<'a> {
    grid: &'a Grid<'a>,
    mapping: &'a Mapping,
    sheet: &'a SheetMapping,
    as_of: Option<Date>,
    suspects: &'a BTreeSet<u16>,
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

    fn problem(&self, row: &mut RosterRow, code: Code, column: u16, text: &str) {
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
                levels::education(&text()).map(FieldValue::Education),
                Code::UnknownEducation,
            ),
            Field::GeneralEducation => Ok(Some(FieldValue::Text(self.general(cell).unwrap_or_else(text)))),
            Field::PoliticalTheory => known(
                levels::theory(&text()).map(FieldValue::Theory),
                Code::UnknownPoliticalTheory,
            ),
            Field::StateManagement => known(
                levels::state_management(&text()).map(FieldValue::StateManagement),
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

    /// One full name from whole or parts.
    fn name(&self, row: &mut RosterRow) {
        let part = |row: &RosterRow, field| {
            row.reading(field)
                .map(|reading| (reading.original.clone(), reading.column, reading.value.clone()))
        };
        let whole = part(row, Field::FullName);
        let (family, given) = (part(row, Field::FamilyName), part(row, Field::GivenName));
        let column = [&whole, &family, &given]
            .into_iter()
            .flatten()
            .find_map(|(_, column, _)| *column);
        let original: Vec<String> = [&whole, &family, &given]
            .into_iter()
            .flatten()
            .map(|(text, _, _)| text.clone())
            .collect();
        let texts: Vec<String> = [whole, family, given]
            .into_iter()
            .flatten()
            .filter_map(|(_, _, value)| match value {
                FieldValue::Text(text) => Some(text),
                _ => None,
            })
            .collect();
        row.fields
            .retain(|reading| !matches!(reading.field, Field::FullName | Field::FamilyName | Field::GivenName));
        let text = texts.join(" ");
        let name = match self.mapping.name_order {
            NameOrder::AsWritten => names::full_name(&text),
            NameOrder::FamilyCommaGiven => names::comma_name(&text),
        };
        let name_column = column.or_else(|| {
            [Field::FullName, Field::FamilyName]
                .into_iter()
                .find_map(|field| self.sheet.column_of(field))
        });
        let Some(name) = name else {
            if !row
                .problems
                .iter()
                .any(|problem| problem.column == name_column && problem.code.blocks())
            {
                match name_column {
                    Some(column) => self.problem(row, Code::MissingName, column, &original.join(" ")),
                    None => row.problems.push(Problem::of_row(Code::MissingName)),
                }
            }
            return;
        };
        let original = original.join(" ");
        if !names::looks_like_name(&name) {
            self.problem(row, Code::UnreadableName, name_column.unwrap_or_default(), &original);
        }
        row.fields.insert(
            0,
            Reading {
                field: Field::FullName,
                column,
                original,
                value: FieldValue::Text(name),
            },
        );
    }

    /// A birth date from columns for day, month and year.
    fn birth_parts(&self, row: &mut RosterRow) {
        let part = |row: &RosterRow, field| {
            row.reading(field)
                .map(|reading| (reading.original.trim().to_owned(), reading.column))
        };
        let Some((year, column)) = part(row, Field::BirthYear) else {
            return;
        };
        let (day, month) = (part(row, Field::BirthDay), part(row, Field::BirthMonth));
        let text = [day, month]
            .into_iter()
            .flatten()
            .map(|(text, _)| text)
            .chain([year])
            .collect::<Vec<_>>()
            .join("/");
        let read = dates::parse_text(&text, DateOrder::DayFirst, YearWindow::Birth { as_of: self.as_of });
        let in_future = |date: PartialDate| {
            self.as_of
                .is_some_and(|as_of| date.earliest().is_some_and(|earliest| earliest > as_of))
        };
        let value = match read {
            Ok(date) if in_future(date) => {
                self.problem(row, Code::BirthInFuture, column.unwrap_or_default(), &text);
                FieldValue::Unread
            }
            Ok(date) => FieldValue::Date(date),
            Err(no_date) => {
                self.problem(row, no_date.code, column.unwrap_or_default(), &text);
                FieldValue::Unread
            }
        };
        row.fields
            .retain(|reading| !matches!(reading.field, Field::BirthDay | Field::BirthMonth | Field::BirthYear));
        row.fields.push(Reading {
            field: Field::Birth,
            column,
            original: text,
            value,
        });
    }

    /// Man or woman from the word, the marks, or the column of the birth date; two answers are none.
    fn sex(&self, row: &mut RosterRow) {
        let mut said: Vec<(Sex, Option<u16>, String)> = Vec::new();
        for reading in &row.fields {
            let sex = match (&reading.field, &reading.value) {
                (_, FieldValue::Sex(sex)) => *sex,
                (Field::BirthMale | Field::SexMale, _) => Sex::Male,
                (Field::BirthFemale | Field::SexFemale, _) => Sex::Female,
                _ => continue,
            };
            said.push((sex, reading.column, reading.original.clone()));
        }
        // A lone column "Nữ" leaves men without a mark.
        if said.is_empty()
            && self.sheet.column_of(Field::SexFemale).is_some()
            && self.sheet.column_of(Field::SexMale).is_none()
            && !row
                .problems
                .iter()
                .any(|problem| problem.column == self.sheet.column_of(Field::SexFemale))
        {
            said.push((Sex::Male, self.sheet.column_of(Field::SexFemale), String::new()));
        }
        let Some((sex, column, text)) = said.first().cloned() else {
            return;
        };
        if let Some((_, other, other_text)) = said.iter().find(|(own, _, _)| *own != sex) {
            self.problem(row, Code::Ambiguous, other.or(column).unwrap_or_default(), other_text);
            return;
        }
        if row.reading(Field::Sex).is_none() {
            row.fields.push(Reading {
                field: Field::Sex,
                column,
                original: text,
                value: FieldValue::Sex(sex),
            });
        }
    }

    /// Completes and checks the citizen number against sex and birth year.
    fn citizen(&self, row: &mut RosterRow) {
        let (sex, birth) = (sex_of(row), birth_of(row));
        let year = birth.map(PartialDate::year);
        let Some(at) = row
            .fields
            .iter()
            .position(|reading| matches!(reading.value, FieldValue::Numbers(_)))
        else {
            return;
        };
        let (column, text) = (
            row.fields[at].column.unwrap_or_default(),
            row.fields[at].original.clone(),
        );
        let FieldValue::Numbers(mut numbers) = row.fields[at].value.clone() else {
            return;
        };
        if let Some(short) = numbers.short.take() {
            if let Some(number) = citizen::complete(&short, sex, year) {
                numbers.citizen = Some(number);
                self.problem(row, Code::LeadingZeroRestored, column, &text);
            } else {
                self.problem(row, Code::CitizenNumberLength, column, &text);
                row.fields[at].value = FieldValue::Unread;
                return;
            }
        }
        if let Some(number) = &numbers.citizen {
            let differs = match number.check(sex, year) {
                NumberCheck::SexDiffers => "sex",
                NumberCheck::YearDiffers => "birth_year",
                NumberCheck::BothDiffer => "sex, birth_year",
                NumberCheck::Agrees | NumberCheck::Unknown => "",
            };
            if !differs.is_empty() {
                self.problem(row, Code::CitizenNumberMismatch, column, &text);
                if let Some(last) = row.problems.last_mut() {
                    last.facts.insert("differs".to_owned(), differs.to_owned());
                    last.facts
                        .insert("number_says_year".to_owned(), number.birth_year().to_string());
                }
            }
        }
        row.fields[at].value = FieldValue::Numbers(numbers);
    }
}

/// A phone number that a workbook took for a number lost its zero, as every Vietnamese number begins with one.
fn phone(cell: &Cell, text: &str) -> String {
    match cell.value {
        Value::Number(_) if text.len() == 9 && !text.starts_with('0') => format!("0{text}"),
        _ => text.to_owned(),
    }
}
