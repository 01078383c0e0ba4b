//! What is wrong with a row, as codes and facts. The catalogue of the faces has the words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The kind of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The calendar has no such day.
    ImpossibleDate,
    /// The text is no date.
    UnreadableDate,
    /// The row has data of a person but no name.
    MissingName,
    /// The name holds digits or signs that no name has.
    UnreadableName,
    /// The citizen number says another sex or birth year than the row.
    CitizenNumberMismatch,
    /// The citizen number has neither 12 nor 9 digits and cannot be completed.
    CitizenNumberLength,
    /// The workbook rounded the number (1.2E+11): digits are lost for good.
    CitizenNumberRounded,
    /// The birth date lies after the day of the list.
    BirthInFuture,
    /// The text can be read in two ways.
    Ambiguous,
    /// A number column holds something else.
    UnreadableNumber,
    /// The word is neither man nor woman, or both are marked.
    UnreadableSex,
    /// A mark column holds neither a mark nor nothing.
    UnreadableMark,
    /// The code of the rank has no known form.
    UnreadableRank,
    /// The formula's result was not saved in the file.
    FormulaWithoutValue,
    /// The cell holds an error value such as `#REF!`.
    CellError,
    /// The level of education is not in the dictionary.
    UnknownEducation,
    /// The level of political theory is not in the dictionary.
    UnknownPoliticalTheory,
    /// The level of state management is not in the dictionary.
    UnknownStateManagement,
    /// The row is hidden in the workbook.
    HiddenRow,
    /// Only a year could be meant by a date-formatted small number.
    YearInDateCell,
    /// The column's day and month look exchanged; see the warning of the column.
    DayMonthSuspect,
    /// A leading zero that the workbook dropped was put back, after the check of sex and year.
    LeadingZeroRestored,
    /// The text was in a legacy encoding told by its letters, not by its font.
    LegacyLetters,
}

impl Code {
    /// Whether the row must be corrected before it can be taken; otherwise the reason is only told.
    pub fn blocks(self) -> bool {
        !matches!(
            self,
            Self::HiddenRow
                | Self::YearInDateCell
                | Self::DayMonthSuspect
                | Self::LeadingZeroRestored
                | Self::LegacyLetters
                | Self::UnknownEducation
                | Self::UnknownPoliticalTheory
                | Self::UnknownStateManagement
                | Self::UnreadableRank
                | Self::UnreadableNumber
                | Self::UnreadableMark
        )
    }

    /// The code as reports write it: `impossible_date`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ImpossibleDate => "impossible_date",
            Self::UnreadableDate => "unreadable_date",
            Self::MissingName => "missing_name",
            Self::UnreadableName => "unreadable_name",
            Self::CitizenNumberMismatch => "citizen_number_mismatch",
            Self::CitizenNumberLength => "citizen_number_length",
            Self::CitizenNumberRounded => "citizen_number_rounded",
            Self::BirthInFuture => "birth_in_future",
            Self::Ambiguous => "ambiguous",
            Self::UnreadableNumber => "unreadable_number",
            Self::UnreadableSex => "unreadable_sex",
            Self::UnreadableMark => "unreadable_mark",
            Self::UnreadableRank => "unreadable_rank",
            Self::FormulaWithoutValue => "formula_without_value",
            Self::CellError => "cell_error",
            Self::UnknownEducation => "unknown_education",
            Self::UnknownPoliticalTheory => "unknown_political_theory",
            Self::UnknownStateManagement => "unknown_state_management",
            Self::HiddenRow => "hidden_row",
            Self::YearInDateCell => "year_in_date_cell",
            Self::DayMonthSuspect => "day_month_suspect",
            Self::LeadingZeroRestored => "leading_zero_restored",
            Self::LegacyLetters => "legacy_letters",
        }
    }
}

/// One problem of a row: its kind, the column and the text that made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The kind.
    pub code: Code,
    /// The column from 0; none when it is about the whole row.
    pub column: Option<u16>,
    /// The column's heading, as the sheet has it.
    pub heading: String,
    /// The text as it stands in the cell.
    pub original: String,
    /// Further facts by name, such as the two readings of an ambiguous date.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, String>,
}

impl Problem {
    /// A problem of the whole row.
    pub fn of_row(code: Code) -> Self {
        Self {
            code,
            column: None,
            heading: String::new(),
            original: String::new(),
            facts: BTreeMap::new(),
        }
    }

    /// The same problem with one more fact.
    #[must_use]
    pub fn with(mut self, name: &str, fact: &dyn ToString) -> Self {
        self.facts.insert(name.to_owned(), fact.to_string());
        self
    }
}
