//! What was read from the cells of a row, and the facts of a person that they make together.

use serde::{Deserialize, Serialize};

use super::{Field, RosterRow};
use crate::cells::Sex;
use crate::cells::citizen::{CitizenNumber, Numbers};
use crate::cells::levels::{Education, EducationLevel, StateManagement, StateManagementLevel, Theory, TheoryLevel};
use crate::date::PartialDate;
use crate::decimal::Decimal;

/// A filled cell of a person's row as it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What the cell holds.
    pub field: Field,
    /// The column from 0; none for a value that the mapping fixes.
    pub column: Option<u16>,
    /// The text as it stands in the file.
    pub original: String,
    /// What was read.
    pub value: FieldValue,
}

/// What was read from a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldValue {
    /// Clean text.
    Text(String),
    /// A date with its precision.
    Date(PartialDate),
    /// Man or woman.
    Sex(Sex),
    /// An exact number.
    Number(Decimal),
    /// A mark.
    Mark,
    /// Citizen number and former number.
    Numbers(Numbers),
    /// Education.
    Education(Education),
    /// Political theory.
    Theory(Theory),
    /// State management.
    StateManagement(StateManagement),
    /// Could not be read; a problem of the row says why.
    Unread,
}

/// Party membership as the row states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyMark {
    /// Only a mark.
    Member,
    /// With the day of admission.
    Since(PartialDate),
}

/// The facts of a person, put together from the cells of a row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the names are those of the fields
pub struct Facts {
    pub full_name: Option<String>,
    pub sex: Option<Sex>,
    pub birth: Option<PartialDate>,
    pub citizen_number: Option<CitizenNumber>,
    pub former_number: Option<String>,
    pub staff_number: Option<String>,
    pub record_code: Option<String>,
    pub ethnicity: Option<String>,
    pub religion: Option<String>,
    pub native_place: Option<String>,
    pub residence: Option<String>,
    pub party: Option<PartyMark>,
    pub party_official: Option<PartialDate>,
    pub unit: Option<String>,
    pub title: Option<String>,
    pub rank_code: Option<String>,
    pub rank_name: Option<String>,
    pub step: Option<Decimal>,
    pub coefficient: Option<Decimal>,
    pub rank_since: Option<PartialDate>,
    /// Every level named, held or being studied for: one from a word column, one for each mark.
    pub education: Vec<Education>,
    pub specialism: Option<String>,
    pub general_education: Option<String>,
    pub political_theory: Vec<Theory>,
    pub state_management: Vec<StateManagement>,
    pub languages: Vec<String>,
    pub it: Option<String>,
    pub recruited: Option<PartialDate>,
    pub contract_kind: Option<String>,
    pub appointed: Option<PartialDate>,
    pub learner_kind: Option<String>,
    pub class: Option<String>,
    pub phone: Option<String>,
    pub notes: Vec<String>,
}

impl Facts {
    /// The highest level of education that is held.
    pub fn education_held(&self) -> Option<EducationLevel> {
        self.education
            .iter()
            .filter(|own| !own.studying)
            .filter_map(|own| own.level)
            .max()
    }

    /// The highest level of political theory that is held.
    pub fn theory_held(&self) -> Option<TheoryLevel> {
        self.political_theory
            .iter()
            .filter(|own| !own.studying)
            .map(|own| own.level)
            .max()
    }

    /// The highest programme of state management that was passed.
    pub fn state_management_held(&self) -> Option<StateManagementLevel> {
        self.state_management
            .iter()
            .filter(|own| !own.studying)
            .map(|own| own.level)
            .max()
    }
}

pub(super) fn sex_of(row: &RosterRow) -> Option<Sex> {
    row.fields.iter().find_map(|reading| match reading.value {
        FieldValue::Sex(sex) => Some(sex),
        _ => None,
    })
}

pub(super) fn birth_of(row: &RosterRow) -> Option<PartialDate> {
    row.fields.iter().find_map(|reading| match reading.value {
        FieldValue::Date(date) if reading.field.is_birth() => Some(date),
        _ => None,
    })
}

pub(super) fn facts(row: &RosterRow) -> Facts {
    let mut facts = Facts {
        sex: sex_of(row),
        birth: birth_of(row),
        ..Facts::default()
    };
    for reading in &row.fields {
        match (&reading.value, reading.field) {
            (FieldValue::Text(text), field) => {
                let text = text.clone();
                match field {
                    Field::FullName => facts.full_name = Some(text),
                    Field::StaffNumber => facts.staff_number = Some(text),
                    Field::RecordCode => facts.record_code = Some(text),
                    Field::Ethnicity => facts.ethnicity = Some(text),
                    Field::Religion => facts.religion = Some(text),
                    Field::NativePlace => facts.native_place = Some(text),
                    Field::Residence => facts.residence = Some(text),
                    Field::Unit => facts.unit = Some(text),
                    Field::Title => facts.title = Some(text),
                    Field::RankCode if text.starts_with(|letter: char| letter.is_ascii_digit() || letter == 'V') => {
                        facts.rank_code = Some(text);
                    }
                    Field::RankCode | Field::RankName => facts.rank_name = Some(text),
                    Field::Specialism => facts.specialism = Some(text),
                    Field::GeneralEducation => facts.general_education = Some(text),
                    Field::Language => facts.languages.push(text),
                    Field::It => facts.it = Some(text),
                    Field::ContractKind => facts.contract_kind = Some(text),
                    Field::LearnerKind => facts.learner_kind = Some(text),
                    Field::Class => facts.class = Some(text),
                    Field::Phone => facts.phone = Some(text),
                    Field::Note => facts.notes.push(text),
                    _ => {}
                }
            }
            (FieldValue::Date(date), field) => match field {
                Field::PartyMember | Field::PartyJoined => facts.party = Some(PartyMark::Since(*date)),
                Field::PartyOfficial => facts.party_official = Some(*date),
                Field::RankSince => facts.rank_since = Some(*date),
                Field::RecruitmentYear => facts.recruited = Some(*date),
                Field::AppointmentDate => facts.appointed = Some(*date),
                _ => {}
            },
            (FieldValue::Mark, Field::PartyMember | Field::PartyJoined | Field::PartyOfficial) => {
                facts.party.get_or_insert(PartyMark::Member);
            }
            (FieldValue::Number(number), Field::Step) => facts.step = Some(*number),
            (FieldValue::Number(number), Field::Coefficient) => facts.coefficient = Some(*number),
            (FieldValue::Numbers(numbers), _) => {
                facts.citizen_number = facts.citizen_number.or_else(|| numbers.citizen.clone());
                facts.former_number = facts.former_number.or_else(|| numbers.former.clone());
            }
            (FieldValue::Education(education), _) => facts.education.push(education.clone()),
            (FieldValue::Theory(theory), _) => facts.political_theory.push(*theory),
            (FieldValue::StateManagement(read), _) => facts.state_management.push(*read),
            _ => {}
        }
    }
    for education in &facts.education {
        facts.specialism = facts.specialism.or_else(|| education.specialism.clone());
        facts.general_education = facts.general_education.or_else(|| education.general.clone());
    }
    facts
}
