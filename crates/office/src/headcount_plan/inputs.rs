//! What a headcount road map is made of, and what is missing.

use lawbook::Mark;
use ledger::Seq;
use ledger::codes::QuotaKind;
use ledger::value::Ix;
use planning::headcount::HeadcountProblem;

use super::question::HeadcountQuestion;
use super::retiring::Retiring;

/// A unit and a kind of quota with its posts and its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadcountLine {
    /// Its id in the problem, made of the unit and of the kind.
    pub id: String,
    /// The unit.
    pub unit: Ix,
    /// The same by its id.
    pub unit_id: String,
    /// The kind of quota.
    pub kind: QuotaKind,
    /// The posts assigned, less those that were cut since.
    pub assigned: i64,
    /// Of them, still to be cut this year, as the decisions on its quota and on those of units that passed into it say.
    pub to_cut: i64,
    /// The people who count against them.
    pub present: i64,
    /// Who retires by law, by year of the road map.
    pub retiring: Vec<i64>,
    /// Who is expected to resign, by year.
    pub resigning: Vec<i64>,
}

/// How many posts of a kind there may be, and on which way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReductionTarget {
    /// The kind of quota.
    pub kind: QuotaKind,
    /// The quota of the base year.
    pub base: i64,
    /// By how much it is to be cut, in per cent.
    pub percent: i64,
    /// The posts assigned today.
    pub today: i64,
    /// At most so many at the end of the last year.
    pub most: i64,
    /// At most so many at the end of each year.
    pub path: Vec<i64>,
}

/// A number that was taken from the law book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawNumber {
    /// The entry.
    pub entry: &'static str,
    /// How far it can be relied on.
    pub mark: Mark,
}

/// Something without which a road map is not made, or is less sure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingHeadcountInput {
    /// The last year lies before the day, or too many years after it: the most years there may be.
    YearsOutOfReach(i32),
    /// No unit has a quota of a kind that is cut.
    NoQuotas,
    /// No quota of the base year is in the ledger: of this kind, in this year.
    NoBase(QuotaKind, i32),
    /// The law book tells no cut whose last day is still to come.
    NoLawfulCut,
    /// The numbers leave more posts of a kind than the law does: so many at the end of its year; the most by law; the law's year.
    MorePostsThanLaw(QuotaKind, i64, i64, i32),
    /// The percentage of a kind is lower than the law's, and the quota of the year from which the law counts is not in the ledger: the
    /// percentage, the law's, and that year.
    LessCutThanLaw(QuotaKind, i64, i64, i32),
    /// The law book does not tell how many may be recruited for those who left.
    NoLawfulCap,
    /// More may be recruited for a hundred leavers than the law allows: so many, and the most by law.
    MoreRecruitsThanLaw(i64, i64),
    /// People of a kind count against no quota in this unit: nobody assigned one. They are left out.
    NoQuota(Ix, QuotaKind, i64),
    /// The law book does not tell when people retire.
    NoRetirementLaw,
    /// Of so many people no birth date, or no sex, is recorded: when they retire is not known, and they are not counted as leaving.
    NoBirth(i64),
    /// Of so many people the birth date is not known well enough to tell the year: they are counted as leaving in the later one.
    UnclearBirth(i64),
    /// So many people have reached the age already: they are counted as leaving in the first year.
    PastAge(i64),
    /// So many people have no standing recorded, and count against no quota.
    NoStanding(i64),
    /// So many people count against quotas that the policy does not cut.
    OtherQuotas(i64),
    /// Between so many pairs of units people could move too, and they are not thought of: nothing is proven of the whole.
    TransfersLeftOut(i64),
}

impl MissingHeadcountInput {
    /// Whether no run can answer without it; the others are told beside the answer.
    pub const fn is_needed(&self) -> bool {
        matches!(self, Self::YearsOutOfReach(_) | Self::NoQuotas | Self::NoBase(..))
    }

    /// Whether steps that the rules allow are not thought of.
    pub const fn leaves_steps_out(&self) -> bool {
        matches!(self, Self::TransfersLeftOut(_))
    }
}

/// A headcount road map as a problem, with what its groups stand for.
#[derive(Debug, Clone)]
pub struct HeadcountInputs {
    /// What was asked.
    pub question: HeadcountQuestion,
    /// The place of the log at which it was gathered.
    pub seq: Seq,
    /// The years.
    pub years: Vec<i32>,
    /// Units and kinds, in the order of the tree; its groups are in the same order.
    pub lines: Vec<HeadcountLine>,
    /// By kind, how many posts there may be.
    pub targets: Vec<ReductionTarget>,
    /// Who retires.
    pub retiring: Retiring,
    /// The numbers that are the law's.
    pub law: Vec<LawNumber>,
    /// The problem.
    pub problem: HeadcountProblem,
    /// What is missing.
    pub missing: Vec<MissingHeadcountInput>,
}

impl HeadcountInputs {
    /// A line by its id.
    pub fn line(&self, id: &str) -> Option<&HeadcountLine> {
        self.lines.iter().find(|line| line.id == id)
    }

    /// Whether every step that the rules allow is thought of: else what is best, or impossible, of the problem need not be so of the whole.
    pub fn is_whole(&self) -> bool {
        !self.missing.iter().any(MissingHeadcountInput::leaves_steps_out)
    }

    /// The target of a kind.
    pub fn target(&self, kind: QuotaKind) -> Option<&ReductionTarget> {
        self.targets.iter().find(|target| target.kind == kind)
    }
}
