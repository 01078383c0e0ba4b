//! The policy table: what each role may do at all, before units, classes and periods narrow it.

use serde::{Deserialize, Serialize};

use super::DataClass;

/// The roles: nine that are granted, and the one that emergency access gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Quản trị: accounts, and erasure by law; never reads dossiers.
    Admin,
    /// Cán bộ tổ chức – nội vụ.
    HrOfficer,
    /// Lãnh đạo.
    Leader,
    /// Thủ trưởng đơn vị.
    HeadOfUnit,
    /// Trung tâm bồi dưỡng.
    TrainingCentre,
    /// Bộ phận một cửa.
    Counter,
    /// Cán bộ, công chức, viên chức: the own record.
    Official,
    /// Kiểm tra, thanh tra: reads logs, changes nothing.
    Auditor,
    /// A machine: figures, and of all that it could do what its key names.
    ApiKey,
    /// Truy cập khẩn cấp: reads records, what is sealed too. Nobody is granted it: it comes from an emergency access and ends with it.
    Emergency,
}

/// What somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Reads figures of units.
    ReadFigures,
    /// Reads a person's record, or sees the person in a list.
    ReadPerson,
    /// Takes a list or a record out of the system.
    Export,
    /// Imports workbooks.
    Import,
    /// Writes decisions and drafts.
    Decide,
    /// Approves drafts of decisions, gives them back, signs them.
    Approve,
    /// Makes plans.
    Plan,
    /// Manages accounts and grants.
    ManageAccounts,
    /// Reads the chains of events.
    ReadAudit,
    /// Erases the content of acts on persons, as the law orders.
    Erase,
    /// Writes editions of the local rules.
    WriteRules,
    /// Approves editions of the local rules, and ends them.
    ApproveRules,
    /// Asks for emergency access to the sensitive and sealed data of a unit.
    AskEmergency,
}

impl Deed {
    /// The deed's word, as messages use it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ReadFigures => "read-figures",
            Self::ReadPerson => "read-person",
            Self::Export => "export",
            Self::Import => "import",
            Self::Decide => "decide",
            Self::Approve => "approve",
            Self::Plan => "plan",
            Self::ManageAccounts => "manage-accounts",
            Self::ReadAudit => "read-audit",
            Self::Erase => "erase",
            Self::WriteRules => "write-rules",
            Self::ApproveRules => "approve-rules",
            Self::AskEmergency => "ask-emergency",
        }
    }

    /// The deed with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|own| own.word() == word)
    }

    /// Every deed.
    pub const ALL: &[Self] = &[
        Self::ReadFigures,
        Self::ReadPerson,
        Self::Export,
        Self::Import,
        Self::Decide,
        Self::Approve,
        Self::Plan,
        Self::ManageAccounts,
        Self::ReadAudit,
        Self::Erase,
        Self::WriteRules,
        Self::ApproveRules,
        Self::AskEmergency,
    ];

    /// Whether it changes something, or prepares a change: such a deed is done to nobody's own record.
    pub const fn changes(self) -> bool {
        matches!(
            self,
            Self::Import
                | Self::Decide
                | Self::Approve
                | Self::Plan
                | Self::ManageAccounts
                | Self::Erase
                | Self::WriteRules
                | Self::ApproveRules
        )
    }
}

impl Role {
    /// Every role that can be granted.
    pub const ALL: &[Self] = &[
        Self::Admin,
        Self::HrOfficer,
        Self::Leader,
        Self::HeadOfUnit,
        Self::TrainingCentre,
        Self::Counter,
        Self::Official,
        Self::Auditor,
        Self::ApiKey,
    ];

    /// The role's word, as commands and messages use it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::HrOfficer => "hr-officer",
            Self::Leader => "leader",
            Self::HeadOfUnit => "head-of-unit",
            Self::TrainingCentre => "training-centre",
            Self::Counter => "counter",
            Self::Official => "official",
            Self::Auditor => "auditor",
            Self::ApiKey => "api-key",
            Self::Emergency => "emergency",
        }
    }

    /// The role that can be granted with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|own| own.word() == word)
    }

    /// Whether one account may hold both roles at a time: who manages accounts reads no dossiers, and who reads the logs changes nothing.
    pub fn goes_with(self, other: Self) -> bool {
        let apart = |one: Self, other: Self| match one {
            Self::Admin => other.reach(Deed::ReadPerson).is_some() && !other.own_record_only(),
            Self::Auditor => Deed::ALL
                .iter()
                .any(|deed| deed.changes() && other.reach(*deed).is_some()),
            Self::ApiKey => other != Self::ApiKey,
            _ => false,
        };
        !apart(self, other) && !apart(other, self)
    }

    /// Whether one holder may do both deeds, as no two roles that go together do more: who manages accounts reads no dossiers, and who reads
    /// the logs changes nothing.
    pub(crate) fn deeds_go_together(one: Deed, other: Deed) -> bool {
        let apart = |one: Deed, other: Deed| match one {
            Deed::ManageAccounts => !matches!(other, Deed::ManageAccounts | Deed::ReadFigures | Deed::Erase),
            Deed::ReadAudit => other.changes(),
            _ => false,
        };
        !apart(one, other) && !apart(other, one)
    }

    /// The highest class of data with which the role may do a deed; none: never.
    pub const fn reach(self, deed: Deed) -> Option<DataClass> {
        use DataClass::{Internal, Personal, Sealed, Sensitive};
        match (self, deed) {
            (Self::Admin, Deed::Erase)
            | (Self::HrOfficer, Deed::ReadPerson | Deed::Export | Deed::Import | Deed::Decide)
            | (Self::Leader, Deed::ReadPerson | Deed::Approve)
            | (Self::Official, Deed::ReadPerson)
            | (Self::ApiKey, Deed::ReadPerson | Deed::Export | Deed::Import | Deed::Decide | Deed::Approve) => {
                Some(Sensitive)
            }
            (Self::Emergency, Deed::ReadPerson) => Some(Sealed),
            (Self::HrOfficer, Deed::ReadFigures | Deed::Plan)
            | (Self::Leader, Deed::ReadFigures | Deed::Export | Deed::Plan)
            | (Self::HeadOfUnit, Deed::ReadFigures | Deed::ReadPerson | Deed::Export)
            | (Self::TrainingCentre, Deed::ReadPerson | Deed::Plan | Deed::Export)
            | (Self::ApiKey, Deed::Plan) => Some(Personal),
            (Self::TrainingCentre | Self::Counter | Self::Auditor | Self::ApiKey, Deed::ReadFigures)
            | (Self::Admin | Self::ApiKey, Deed::ManageAccounts)
            | (Self::HrOfficer | Self::Leader | Self::HeadOfUnit, Deed::AskEmergency)
            | (Self::HrOfficer, Deed::WriteRules)
            | (Self::Leader, Deed::ApproveRules)
            | (Self::Auditor | Self::ApiKey, Deed::ReadAudit) => Some(Internal),
            _ => None,
        }
    }

    /// Whether the role reaches only the account's own person.
    pub const fn own_record_only(self) -> bool {
        matches!(self, Self::Official)
    }
}
