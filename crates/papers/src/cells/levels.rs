//! Levels of education, political theory and state management: the phrases of offices → the words of the catalogue.
//!
//! The phrases themselves are read in `level_phrases`.

use serde::{Deserialize, Serialize};

pub use super::level_phrases::{education, general_education, state_management, theory};

/// A level of professional education, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EducationLevel {
    /// Chưa qua đào tạo.
    None,
    /// Sơ cấp.
    Elementary,
    /// Trung cấp.
    Intermediate,
    /// Cao đẳng.
    College,
    /// Đại học.
    University,
    /// Thạc sĩ.
    Master,
    /// Tiến sĩ.
    Doctor,
}

impl EducationLevel {
    /// The catalogue's Vietnamese word.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "Chưa qua đào tạo",
            Self::Elementary => "Sơ cấp",
            Self::Intermediate => "Trung cấp",
            Self::College => "Cao đẳng",
            Self::University => "Đại học",
            Self::Master => "Thạc sĩ",
            Self::Doctor => "Tiến sĩ",
        }
    }

    /// All levels, rising.
    pub const ALL: [Self; 7] = [
        Self::None,
        Self::Elementary,
        Self::Intermediate,
        Self::College,
        Self::University,
        Self::Master,
        Self::Doctor,
    ];
}

/// What an education cell says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Education {
    /// The level; none when only general schooling is named.
    pub level: Option<EducationLevel>,
    /// What was studied, as written: "Luật".
    pub specialism: Option<String>,
    /// General schooling as class of classes: 12/12.
    pub general: Option<String>,
    /// The person is still studying for it.
    pub studying: bool,
}

/// A level of political theory, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TheoryLevel {
    /// Chưa qua đào tạo.
    None,
    /// Sơ cấp.
    Elementary,
    /// Trung cấp.
    Intermediate,
    /// Cao cấp.
    Advanced,
    /// Cử nhân.
    Bachelor,
}

impl TheoryLevel {
    /// The catalogue's Vietnamese word.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "Chưa qua đào tạo",
            Self::Elementary => "Sơ cấp",
            Self::Intermediate => "Trung cấp",
            Self::Advanced => "Cao cấp",
            Self::Bachelor => "Cử nhân",
        }
    }

    /// All levels, rising.
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Elementary,
        Self::Intermediate,
        Self::Advanced,
        Self::Bachelor,
    ];
}

/// What a political theory cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theory {
    /// The level.
    pub level: TheoryLevel,
    /// Held through a certificate of equivalence.
    pub equivalent: bool,
    /// The person is still studying for it.
    pub studying: bool,
}

/// A programme of state management, in rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StateManagementLevel {
    /// Chưa qua bồi dưỡng.
    None,
    /// Bồi dưỡng, no level named.
    Unnamed,
    /// Cán sự.
    Officer,
    /// Chuyên viên.
    Expert,
    /// Chuyên viên chính.
    PrincipalExpert,
    /// Chuyên viên cao cấp.
    SeniorExpert,
}

impl StateManagementLevel {
    /// The catalogue's Vietnamese word.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "Chưa qua bồi dưỡng",
            Self::Unnamed => "Đã bồi dưỡng",
            Self::Officer => "Cán sự",
            Self::Expert => "Chuyên viên",
            Self::PrincipalExpert => "Chuyên viên chính",
            Self::SeniorExpert => "Chuyên viên cao cấp",
        }
    }

    /// All levels, rising.
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::Unnamed,
        Self::Officer,
        Self::Expert,
        Self::PrincipalExpert,
        Self::SeniorExpert,
    ];
}

/// What a state management cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateManagement {
    /// The programme.
    pub level: StateManagementLevel,
    /// The person is still studying for it.
    pub studying: bool,
}
