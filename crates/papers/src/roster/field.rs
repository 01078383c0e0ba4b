//! The columns that a roster can have.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::cells::{EducationLevel, StateManagementLevel, TheoryLevel};

/// What a column holds. Saved as a word: `full_name`, `education:university`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[allow(missing_docs)] // the names are the meaning; those that are not obvious are told below
pub enum Field {
    Index,
    FullName,
    FamilyName,
    GivenName,
    Birth,
    /// Birth date under a heading "Nam": gives the sex too.
    BirthMale,
    /// Birth date under a heading "Nữ".
    BirthFemale,
    BirthDay,
    BirthMonth,
    BirthYear,
    Sex,
    /// A mark for men.
    SexMale,
    /// A mark for women.
    SexFemale,
    CitizenNumber,
    FormerNumber,
    StaffNumber,
    /// Mã hồ sơ: the code under which the ledger keeps the person.
    RecordCode,
    Ethnicity,
    Religion,
    NativePlace,
    Residence,
    /// A mark, or the day of admission.
    PartyMember,
    /// Day of admission, on probation.
    PartyJoined,
    /// Day of full membership.
    PartyOfficial,
    Unit,
    Title,
    RankCode,
    RankName,
    Step,
    Coefficient,
    RankSince,
    Education,
    /// A mark in a column of that level.
    EducationMark(EducationLevel),
    Specialism,
    GeneralEducation,
    PoliticalTheory,
    PoliticalTheoryMark(TheoryLevel),
    StateManagement,
    StateManagementMark(StateManagementLevel),
    Language,
    It,
    RecruitmentYear,
    ContractKind,
    AppointmentDate,
    LearnerKind,
    Class,
    Phone,
    Note,
    /// Known to be none of these; read by nobody.
    Other,
}

const PLAIN: [(Field, &str); 46] = [
    (Field::Index, "index"),
    (Field::FullName, "full_name"),
    (Field::FamilyName, "family_name"),
    (Field::GivenName, "given_name"),
    (Field::Birth, "birth"),
    (Field::BirthMale, "birth_male"),
    (Field::BirthFemale, "birth_female"),
    (Field::BirthDay, "birth_day"),
    (Field::BirthMonth, "birth_month"),
    (Field::BirthYear, "birth_year"),
    (Field::Sex, "sex"),
    (Field::SexMale, "sex_male"),
    (Field::SexFemale, "sex_female"),
    (Field::CitizenNumber, "citizen_number"),
    (Field::FormerNumber, "former_number"),
    (Field::StaffNumber, "staff_number"),
    (Field::RecordCode, "record_code"),
    (Field::Ethnicity, "ethnicity"),
    (Field::Religion, "religion"),
    (Field::NativePlace, "native_place"),
    (Field::Residence, "residence"),
    (Field::PartyMember, "party_member"),
    (Field::PartyJoined, "party_joined"),
    (Field::PartyOfficial, "party_official"),
    (Field::Unit, "unit"),
    (Field::Title, "title"),
    (Field::RankCode, "rank_code"),
    (Field::RankName, "rank_name"),
    (Field::Step, "step"),
    (Field::Coefficient, "coefficient"),
    (Field::RankSince, "rank_since"),
    (Field::Education, "education"),
    (Field::Specialism, "specialism"),
    (Field::GeneralEducation, "general_education"),
    (Field::PoliticalTheory, "political_theory"),
    (Field::StateManagement, "state_management"),
    (Field::Language, "language"),
    (Field::It, "it"),
    (Field::RecruitmentYear, "recruitment_year"),
    (Field::ContractKind, "contract_kind"),
    (Field::AppointmentDate, "appointment_date"),
    (Field::LearnerKind, "learner_kind"),
    (Field::Class, "class"),
    (Field::Phone, "phone"),
    (Field::Note, "note"),
    (Field::Other, "other"),
];

impl Field {
    /// Every field, with the marks of every level.
    pub fn every() -> impl Iterator<Item = Self> {
        let education = EducationLevel::ALL.into_iter().map(Self::EducationMark);
        let theory = TheoryLevel::ALL.into_iter().map(Self::PoliticalTheoryMark);
        let management = StateManagementLevel::ALL.into_iter().map(Self::StateManagementMark);
        let plain = PLAIN.iter().map(|(field, _)| *field);
        plain.chain(education).chain(theory).chain(management)
    }

    /// Whether several columns of one sheet may hold it.
    pub fn repeats(self) -> bool {
        matches!(
            self,
            Self::Note
                | Self::Other
                | Self::Language
                | Self::EducationMark(_)
                | Self::PoliticalTheoryMark(_)
                | Self::StateManagementMark(_)
        )
    }

    /// Whether its cells are dates of birth.
    pub fn is_birth(self) -> bool {
        matches!(self, Self::Birth | Self::BirthMale | Self::BirthFemale)
    }

    /// Whether its cells are dates of a working life.
    pub fn is_career_date(self) -> bool {
        matches!(
            self,
            Self::PartyJoined | Self::PartyOfficial | Self::RankSince | Self::RecruitmentYear | Self::AppointmentDate
        )
    }
}

impl fmt::Display for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = |level: &dyn fmt::Debug| format!("{level:?}").to_lowercase();
        match self {
            Self::EducationMark(own) => write!(out, "education:{}", level(own)),
            Self::PoliticalTheoryMark(own) => write!(out, "political_theory:{}", level(own)),
            Self::StateManagementMark(own) => write!(out, "state_management:{}", level(own)),
            plain => {
                let word = PLAIN
                    .iter()
                    .find(|(own, _)| own == plain)
                    .map_or("other", |(_, word)| *word);
                out.write_str(word)
            }
        }
    }
}

impl From<Field> for String {
    fn from(field: Field) -> Self {
        field.to_string()
    }
}

/// The mapping names a field that does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such field: {0}")]
pub struct NoSuchField(pub String);

impl TryFrom<String> for Field {
    type Error = NoSuchField;

    fn try_from(word: String) -> Result<Self, NoSuchField> {
        let plain = PLAIN.iter().find(|(_, own)| *own == word).map(|(field, _)| *field);
        plain
            .or_else(|| Self::every().find(|field| field.to_string() == word))
            .ok_or(NoSuchField(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_there_and_back() {
        let marks = [
            Field::EducationMark(EducationLevel::University),
            Field::PoliticalTheoryMark(TheoryLevel::Bachelor),
            Field::StateManagementMark(StateManagementLevel::PrincipalExpert),
        ];
        for field in PLAIN.iter().map(|(field, _)| *field).chain(marks) {
            assert_eq!(Field::try_from(field.to_string()), Ok(field));
        }
        assert_eq!(
            Field::EducationMark(EducationLevel::University).to_string(),
            "education:university"
        );
        assert!(Field::try_from("hoten".to_owned()).is_err());
    }
}
