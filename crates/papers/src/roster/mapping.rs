//! The mapping from columns to fields: shown to people, saved as TOML or JSON, corrected, and given back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Field;
use crate::cells::{DateOrder, DecimalMark};
use crate::workbook::{column_letters, column_number};

/// How a workbook's columns are read. A mapping that is given overrides recognition wholly.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Language of the headings, `vi` or `en`; only told, never needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How names are written.
    #[serde(default)]
    pub name_order: NameOrder,
    /// Where the units of people come from.
    #[serde(default)]
    pub units_from: UnitsFrom,
    /// Fields whose blank cell means "none"; elsewhere a blank cell means "not known".
    #[serde(default)]
    pub blank_means_none: Vec<Field>,
    /// The sheets that hold people.
    #[serde(default)]
    pub sheets: Vec<SheetMapping>,
}

/// How names are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameOrder {
    /// As it is spoken.
    #[default]
    AsWritten,
    /// "Family, Given".
    FamilyCommaGiven,
}

/// Where the unit of a person comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitsFrom {
    /// The unit column, else the group rows, must name a unit that the office knows.
    #[default]
    Known,
    /// Units are made of the unit column's values.
    Column,
    /// Units are made of the group rows.
    Groups,
}

/// One sheet's rows and columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetMapping {
    /// The sheet's name; none for a CSV file or a workbook's only sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Numbers of the heading rows.
    #[serde(default)]
    pub header_rows: Vec<u32>,
    /// Number of the first row that can hold a person.
    pub first_row: u32,
    /// Number of the last one; none for the end of the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_row: Option<u32>,
    /// Values that hold for every row, by field: `unit = "Trường THCS Lê Lợi"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fixed: BTreeMap<Field, String>,
    /// The columns that are read.
    #[serde(default)]
    pub columns: Vec<ColumnMapping>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// The column's letters, as the workbook shows them.
    pub column: ColumnRef,
    /// The heading found there, from top to bottom.
    #[serde(default)]
    pub heading: String,
    /// What the column holds.
    pub field: Field,
    /// Which part of a written date comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// Exchange day and month of true date cells; `false` says that they were checked and are right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swap_day_month: Option<bool>,
    /// The sign before decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal_mark: Option<DecimalMark>,
}

/// A column counted from 0, written in letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ColumnRef(pub u16);

impl From<ColumnRef> for String {
    fn from(column: ColumnRef) -> Self {
        column_letters(column.0)
    }
}

/// Why a mapping file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// Not the letters of a column.
    #[error("mapping-no-such-column: {0}")]
    NoSuchColumn(String),
    /// The file is neither TOML nor JSON of a mapping.
    #[error("mapping-unreadable: {0}")]
    Unreadable(String),
}

impl TryFrom<String> for ColumnRef {
    type Error = MappingError;

    fn try_from(letters: String) -> Result<Self, MappingError> {
        column_number(letters.trim())
            .map(Self)
            .ok_or(MappingError::NoSuchColumn(letters))
    }
}

impl Mapping {
    /// Reads a mapping file; JSON when it begins with a brace, else TOML.
    ///
    /// # Errors
    ///
    /// [`MappingError::Unreadable`] with what the parser met.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let unreadable = |error: &dyn std::fmt::Display| MappingError::Unreadable(error.to_string());
        if text.starts_with('{') {
            return serde_json::from_str(text).map_err(|error| unreadable(&error));
        }
        toml::from_str(text).map_err(|error| unreadable(&error))
    }

    /// The mapping as TOML, for people to read and correct.
    ///
    /// # Errors
    ///
    /// [`MappingError::Unreadable`] when it cannot be written, which no mapping made here causes.
    pub fn to_toml(&self) -> Result<String, MappingError> {
        toml::to_string(self).map_err(|error| MappingError::Unreadable(error.to_string()))
    }
}

impl SheetMapping {
    /// The column that holds a field.
    pub fn column_of(&self, field: Field) -> Option<u16> {
        self.columns
            .iter()
            .find(|column| column.field == field)
            .map(|column| column.column.0)
    }

    /// Every field for which the sheet has a column or a fixed value.
    pub fn fields(&self) -> impl Iterator<Item = Field> + '_ {
        let columns = self.columns.iter().map(|own| own.field);
        columns.chain(self.fixed.keys().copied())
    }

    /// Whether the sheet has a column, or a fixed value, for a field.
    pub fn knows(&self, field: Field) -> bool {
        self.column_of(field).is_some() || self.fixed.contains_key(&field)
    }
}
