//! Facts: what can hold of a person, a unit, a post or a class over a stretch of days.

use super::words::Word;
use crate::codes::{
    ContractKind, DisciplineForm, GradeCode, HoldBasis, HoldMode, LearnerKind, Learning, LearningState, Leaving, Line,
    MeasureKind, PartyState, QuotaKind, RetirementCourse, Sex, Standing, Succession, TrainingFamily, UnitKind,
};
use crate::number::Decimal;
use crate::time::{Day, When};

/// A place in one of the value's tables. Dense, and only for memory: ids are what papers and addresses carry.
pub type Ix = u32;

/// What made a move (điều động, luân chuyển, bổ nhiệm, giới thiệu bầu).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoveKind {
    /// Bổ nhiệm.
    Appointed,
    /// Điều động.
    Transferred,
    /// Luân chuyển.
    Rotated,
    /// Giới thiệu bầu.
    Introduced,
}

/// An exact decimal in two halves, so that a fact stays small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(pub(super) i32, pub(super) u32);

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the two halves of one 64-bit number"
)]
impl From<Decimal> for Quantity {
    fn from(value: Decimal) -> Self {
        let bits = value.millionths();
        Self((bits >> 32) as i32, bits as u32)
    }
}

impl From<Quantity> for Decimal {
    fn from(value: Quantity) -> Self {
        Self::from_millionths(i64::from(value.0) << 32 | i64::from(value.1))
    }
}

/// One fact. At most twenty bytes: texts are words, things are places in their tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "fields are named as in the acts, which document them")]
pub enum Fact {
    /// The person, unit, post or class exists.
    Exists,
    /// The record is one with another: all that it told is told there.
    SameAs {
        person: Ix,
    },
    /// Full name of a person, name of a unit, title of a post or class.
    Name(Word),
    Sex(Sex),
    Birth(When),
    /// Twelve digits as a number.
    Citizen {
        high: u32,
        low: u32,
    },
    AttributeText {
        key: Word,
        text: Word,
    },
    AttributeNumber {
        key: Word,
        number: Quantity,
    },
    Learning {
        field: Learning,
        level: Word,
        specialism: Option<Word>,
        state: LearningState,
    },
    /// Known to hold nothing in this field.
    NoLearning {
        field: Learning,
    },
    Party(PartyState),
    Service {
        unit: Ix,
        standing: Standing,
    },
    Rank {
        rank: Word,
        step: u8,
        coefficient: u16,
    },
    Holding {
        post: Ix,
        mode: HoldMode,
        basis: HoldBasis,
        term_ends: Day,
    },
    Seconded {
        unit: Ix,
        planned_end: Day,
    },
    Reinforcing {
        unit: Ix,
        planned_end: Day,
        duty: Option<Word>,
    },
    /// Introduced for election to a post; ends with the election.
    Nominated {
        post: Ix,
    },
    /// An event: moved between units. No unit before: newly come.
    Moved {
        kind: MoveKind,
        from: Option<Ix>,
        to: Ix,
    },
    /// An event: left the body of officials.
    Left(Leaving),
    /// A contract in force.
    Contract {
        kind: ContractKind,
        term_ends: Day,
    },
    /// Does not exercise a post that is held; without a post: does no work at all.
    Suspended {
        post: Option<Ix>,
        last_day: Day,
    },
    /// The day of retirement that was decided, and how work goes until then.
    RetirementDay {
        day: Day,
        course: RetirementCourse,
    },
    /// An event: passed to another ledger. Texts that the paper does not tell are empty.
    Released {
        ledger: Word,
        decision: Word,
        person: Word,
    },
    /// An event: came from another ledger.
    Admitted {
        ledger: Word,
        decision: Word,
        person: Word,
    },
    /// The act that created it was erased by law: that it exists is all that is left.
    Erased,
    /// An event: one post of the unit's quota went with a person. In the person's history and in the unit's.
    CutPost {
        unit: Ix,
        quota: QuotaKind,
    },
    TitlesUnited {
        main: Ix,
        also: Ix,
    },
    Enrolled {
        class: Ix,
        learner: LearnerKind,
    },
    /// An event: a class was finished.
    Finished {
        class: Ix,
        passed: bool,
    },
    Planned {
        post: Ix,
        first_year: u16,
        last_year: u16,
    },
    /// An event: the plan was reviewed and kept.
    Reviewed {
        post: Ix,
    },
    Grade {
        year: u16,
        grade: GradeCode,
    },
    /// An event.
    Rewarded(Word),
    Discipline {
        form: DisciplineForm,
        runs_until: Day,
    },

    Kind(UnitKind),
    Code(Word),
    Under {
        unit: Ix,
        line: Line,
    },
    /// An event: the unit passed into its successor; of a split, into the default target.
    Into {
        unit: Ix,
        how: Succession,
        share: Quantity,
    },
    /// An event: a predecessor passed into the unit.
    From {
        unit: Ix,
        how: Succession,
        share: Quantity,
    },
    /// An event: a part of the unit passed to another one.
    PartTo {
        unit: Ix,
        how: Succession,
        share: Quantity,
    },
    /// An event: the unit took a part of another one.
    PartFrom {
        unit: Ix,
        how: Succession,
        share: Quantity,
    },
    Quota {
        kind: QuotaKind,
        year: u16,
        posts: u32,
    },
    ToCut {
        kind: QuotaKind,
        year: u16,
        posts: u32,
    },
    Measured {
        what: MeasureKind,
        toward: Option<Ix>,
        value: Quantity,
    },

    /// The unit of a post, the organiser of a class.
    In {
        unit: Ix,
    },
    Programme {
        programme: Word,
        family: TrainingFamily,
    },
    Seats(u32),
    /// First and last day of a class.
    Runs {
        starts: Day,
        ends: Day,
    },
    Gives {
        field: Learning,
        level: Word,
    },
    /// An event: a session was held.
    Session {
        periods: u8,
        room: Option<Ix>,
    },
}

/// A register of which one value holds at a time: setting it ends the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    Name,
    Sex,
    Birth,
    Citizen,
    Attribute(Word),
    Party,
    Service,
    Rank,
    Contract,
    RetirementDay,
    MainPost,
    Kind,
    Code,
    Under(Line),
    Quota(QuotaKind),
    ToCut(QuotaKind),
    Measured(MeasureKind, Option<Ix>),
    In,
}

impl Fact {
    /// The register that this fact is the value of.
    pub(crate) const fn lane(self) -> Option<Lane> {
        Some(match self {
            Self::Name(_) => Lane::Name,
            Self::Sex(_) => Lane::Sex,
            Self::Birth(_) => Lane::Birth,
            Self::Citizen { .. } => Lane::Citizen,
            Self::AttributeText { key, .. } | Self::AttributeNumber { key, .. } => Lane::Attribute(key),
            Self::Party(_) => Lane::Party,
            Self::Service { .. } => Lane::Service,
            Self::Rank { .. } => Lane::Rank,
            Self::Contract { .. } => Lane::Contract,
            Self::RetirementDay { .. } => Lane::RetirementDay,
            Self::Holding {
                mode: HoldMode::Main, ..
            } => Lane::MainPost,
            Self::Kind(_) => Lane::Kind,
            Self::Code(_) => Lane::Code,
            Self::Under { line, .. } => Lane::Under(line),
            Self::Quota { kind, .. } => Lane::Quota(kind),
            Self::ToCut { kind, .. } => Lane::ToCut(kind),
            Self::Measured { what, toward, .. } => Lane::Measured(what, toward),
            Self::In { .. } => Lane::In,
            _ => return None,
        })
    }

    /// Whether it takes the place of another one: both are values of one register, of which one holds at a time.
    pub fn replaces(self, other: Self) -> bool {
        self.lane().is_some_and(|lane| other.lane() == Some(lane))
    }

    /// Whether it tells what a unit came from or went into. Lineage stays: what has passed does not come back by itself.
    pub(crate) const fn is_lineage(self) -> bool {
        matches!(
            self,
            Self::Into { .. } | Self::From { .. } | Self::PartTo { .. } | Self::PartFrom { .. }
        )
    }

    /// Twelve digits as two numbers.
    pub(crate) fn citizen(digits: &str) -> Option<Self> {
        let (high, low) = digits.split_at_checked(6)?;
        let half = |t: &str| {
            t.parse::<u32>()
                .ok()
                .filter(|_| t.len() == 6 && t.bytes().all(|b| b.is_ascii_digit()))
        };
        Some(Self::Citizen {
            high: half(high)?,
            low: half(low)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_stay_small_and_quantities_exact() {
        assert!(size_of::<Fact>() <= 20, "{}", size_of::<Fact>());
        for millionths in [0, -1, 1, i64::MAX, i64::MIN, 843_540_000] {
            let value = Decimal::from_millionths(millionths);
            assert_eq!(Decimal::from(Quantity::from(value)), value);
        }
    }
}
