//! What several cells of a row make together: one name, one birth date, the sex, and the checked citizen number.

use super::facts::{FieldValue, Reading, birth_of, sex_of};
use super::mapping::NameOrder;
use super::read::RowReader;
use super::{Field, RosterRow};
use crate::cells::citizen::{self, NumberCheck};
use crate::cells::dates::{self, DateOrder, YearWindow};
use crate::cells::{Code, Problem, Sex, names};
use crate::date::PartialDate;

impl RowReader<'_> {
    /// One full name from whole or parts.
    pub(super) fn name(&self, row: &mut RosterRow) {
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
    pub(super) fn birth_parts(&self, row: &mut RosterRow) {
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
    pub(super) fn sex(&self, row: &mut RosterRow) {
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
    pub(super) fn citizen(&self, row: &mut RosterRow) {
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
