//! One duty: whom it is about, what falls due, when, and what says so.

use ledger::codes::ContractKind;
use ledger::value::Ix;
use ledger::{ActId, Day};

use crate::people::Datum;

/// What falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DutyKind {
    /// Đến kỳ xét nâng bậc lương thường xuyên.
    Salary,
    /// Hết nhiệm kỳ, hết thời hạn bổ nhiệm.
    Term,
    /// Hết hạn hợp đồng.
    Contract,
    /// Hết thời gian biệt phái.
    Secondment,
    /// Hết thời gian tăng cường.
    Reinforcement,
    /// Phải thông báo thời điểm nghỉ hưu.
    Notice,
    /// Nghỉ hưu.
    Retirement,
    /// Hồ sơ thiếu hoặc cần xác nhận.
    Record,
}

impl DutyKind {
    /// Every kind, in the order in which pages name them.
    pub const ALL: &[Self] = &[
        Self::Salary,
        Self::Term,
        Self::Contract,
        Self::Secondment,
        Self::Reinforcement,
        Self::Notice,
        Self::Retirement,
        Self::Record,
    ];

    /// The word that addresses use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Salary => "nang-luong",
            Self::Term => "nhiem-ky",
            Self::Contract => "hop-dong",
            Self::Secondment => "biet-phai",
            Self::Reinforcement => "tang-cuong",
            Self::Notice => "bao-nghi-huu",
            Self::Retirement => "nghi-huu",
            Self::Record => "ho-so",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// The rule of the law book from which duties of the kind follow; none, where acts alone tell them.
    pub const fn rule(self) -> Option<&'static str> {
        match self {
            Self::Salary => Some("pay.step-months"),
            Self::Notice => Some("retirement.notice"),
            Self::Retirement => Some("retirement.normal-age"),
            _ => None,
        }
    }
}

/// What a duty is about, beyond the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The post whose term ends.
    Post(Ix),
    /// The unit where a stay ends.
    Unit(Ix),
    /// The contract that ends.
    Contract(ContractKind),
    /// The coefficient of the step that is reached, in canonical form.
    Coefficient(String),
    /// Whether a decision tells the day of retirement.
    Retirement {
        /// It does; else the age is reached then, by the law of the day looked at.
        decided: bool,
    },
    /// What the record lacks, or tells too roughly.
    Record {
        /// What is not recorded.
        lacking: Vec<Datum>,
        /// Of the day of birth only month or year are recorded.
        rough_birth: bool,
    },
}

/// What says that it falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// An act.
    Act(ActId),
    /// A rule of the law book, in the version of the day looked at, and the act that tells what it is applied to.
    Rule(&'static str, Option<ActId>),
    /// The record itself.
    Record,
}

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What falls due.
    pub kind: DutyKind,
    /// Whose.
    pub person: Ix,
    /// The person's unit on the day, as its papers name it.
    pub unit: Option<Ix>,
    /// When: the first and the last day that it may be, where the record does not tell more precisely. None: no day is set.
    pub when: Option<(Day, Day)>,
    /// What about.
    pub about: About,
    /// What says so.
    pub ground: Ground,
}

impl Duty {
    /// The first day on which it may fall due.
    pub fn due(&self) -> Option<Day> {
        self.when.map(|(first, _)| first)
    }
}
