//! One thing that the law says of a draft.

use lawbook::{Citation, Verdict};
use ledger::codes::QuotaKind;
use ledger::value::Ix;
use ledger::{Day, Decimal};
use standards::rule::Finding;

/// Something that the law says of a draft.
#[derive(Debug, Clone)]
pub struct LawRemark {
    /// The act's place in the draft, from 0; none where it is about the draft as a whole.
    pub ordinal: Option<u32>,
    /// Of whom; none where it is about a unit.
    pub person: Option<Ix>,
    /// What.
    pub remark: Remark,
}

/// What is said.
#[derive(Debug, Clone)]
pub enum Remark {
    /// A standard, which the person does not meet, or of which the record does not tell.
    Standard(Box<Finding>),
    /// A discipline after which nobody is given such a post until a day.
    Barred {
        /// From this day on it bars no more.
        until: Day,
        /// Whether the rule is certainly meant: for a higher post, and by the State's law.
        sure: bool,
        /// The rule.
        citation: Option<Citation>,
    },
    /// Disciplines may change the answer, and were not opened.
    DisciplinesUnread,
    /// There is a discipline of which the law book says nothing on the day.
    NoRuleOnDisciplines,
    /// A salary step before the months on the step before it are over.
    StepTooSoon {
        /// When it is due.
        due: Day,
        /// So many months of that are for disciplines.
        delayed: i32,
        /// The rule.
        citation: Option<Citation>,
    },
    /// More than one step at once.
    StepsSkipped {
        /// The rule.
        citation: Option<Citation>,
    },
    /// The rank has fewer steps.
    NoSuchStep {
        /// So many.
        steps: u32,
        /// The rule.
        citation: Option<Citation>,
    },
    /// Another coefficient than that of the rank and step.
    OtherCoefficient {
        /// The one in the law book.
        lawful: Decimal,
        /// The rule.
        citation: Option<Citation>,
    },
    /// A rotation for fewer months than the rule asks.
    RotationTooShort {
        /// What the rule asks.
        least: i32,
        /// The rule.
        citation: Option<Citation>,
    },
    /// A term of appointment of another length than the rule's.
    OtherTerm {
        /// The rule's months.
        months: i32,
        /// The rule.
        citation: Option<Citation>,
    },
    /// The person retires before the term or the posting ends.
    RetiresBefore {
        /// When, at the earliest.
        retires: Day,
        /// Whether the day is known exactly.
        exact: bool,
        /// The rule; none where the day was decided.
        citation: Option<Citation>,
    },
    /// Somebody retires before the age.
    BeforeRetirementAge {
        /// When it is reached, at the earliest.
        reaches: Day,
        /// The rule.
        citation: Option<Citation>,
    },
    /// A unit has more people than posts, and more than without the draft.
    OverQuota {
        /// The unit.
        unit: Ix,
        /// The kind of quota.
        kind: QuotaKind,
        /// Its posts.
        assigned: u32,
        /// Its people with the draft.
        present: u32,
    },
}

/// How much a remark weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The rule forbids it.
    Bars,
    /// The rule asks something else, or the authority may grant an exception.
    Warns,
    /// The records do not tell.
    Unknown,
}

impl Weight {
    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bars => "bars",
            Self::Warns => "warns",
            Self::Unknown => "unknown",
        }
    }
}

impl Remark {
    /// How much it weighs.
    pub fn weight(&self) -> Weight {
        match self {
            Self::Standard(finding) => match finding.verdict {
                Verdict::Block => Weight::Bars,
                Verdict::Unknown => Weight::Unknown,
                _ => Weight::Warns,
            },
            Self::Barred { sure: true, .. } => Weight::Bars,
            Self::Barred { sure: false, .. } | Self::DisciplinesUnread | Self::NoRuleOnDisciplines => Weight::Unknown,
            Self::StepTooSoon { .. }
            | Self::StepsSkipped { .. }
            | Self::NoSuchStep { .. }
            | Self::OtherCoefficient { .. }
            | Self::RotationTooShort { .. }
            | Self::OtherTerm { .. }
            | Self::RetiresBefore { .. }
            | Self::BeforeRetirementAge { .. }
            | Self::OverQuota { .. } => Weight::Warns,
        }
    }

    /// Where the rule stands.
    pub fn citation(&self) -> Option<&Citation> {
        match self {
            Self::Standard(finding) => Some(&finding.citation),
            Self::Barred { citation, .. }
            | Self::StepTooSoon { citation, .. }
            | Self::StepsSkipped { citation }
            | Self::NoSuchStep { citation, .. }
            | Self::OtherCoefficient { citation, .. }
            | Self::RotationTooShort { citation, .. }
            | Self::OtherTerm { citation, .. }
            | Self::RetiresBefore { citation, .. }
            | Self::BeforeRetirementAge { citation, .. } => citation.as_ref(),
            Self::DisciplinesUnread | Self::NoRuleOnDisciplines | Self::OverQuota { .. } => None,
        }
    }
}
