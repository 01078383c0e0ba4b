//! Why the ledger refuses a decision. Facts only: the catalogue says them in the reader's language.

use super::fact::MoveKind;
use crate::codes::{ContractKind, DisciplineForm, QuotaKind};
use crate::ids::{ActId, ClassId, Entity, PersonId, PostId, Seq, UnitId};
use crate::time::Day;

/// One reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A decision without an act decides nothing.
    NoActs,
    /// A text that must be there is empty; the field is named.
    EmptyField(&'static str),
    /// The ledger has no such thing.
    Unknown(Entity),
    /// The thing does not exist on that day: not yet, or no more.
    NotThere {
        /// What.
        what: Entity,
        /// On which day.
        day: Day,
    },
    /// The record is one with that one already.
    RecordIsJoined {
        /// Which record.
        person: PersonId,
        /// Where it leads.
        into: PersonId,
    },
    /// A record cannot be joined with itself.
    RecordInItself(PersonId),
    /// Two records that should be one contradict each other: correct, amend or revoke what is wrong first.
    RecordsClash {
        /// In what, as a word.
        what: &'static str,
        /// The act that says so in the record that stays.
        one: ActId,
        /// The act that says otherwise in the duplicate.
        other: ActId,
    },
    /// Not twelve digits.
    CitizenNumberMalformed,
    /// Another person has that number.
    CitizenNumberTaken {
        /// Who.
        by: PersonId,
    },
    /// The person has left the service, or died, before that day.
    NotInService {
        /// On which day.
        day: Day,
    },
    /// The person does not hold that post on that day.
    NotHolder {
        /// Which post.
        post: PostId,
        /// On which day.
        day: Day,
    },
    /// Somebody else holds the post until that day.
    PostStillHeld {
        /// Which post.
        post: PostId,
        /// Who holds it.
        by: PersonId,
        /// Until when ([`Day::MAX`]: nothing ends it).
        until: Day,
    },
    /// The post ends while this person still holds it.
    PostEndsWhileHeld {
        /// Which post.
        post: PostId,
        /// When it ends.
        ends: Day,
    },
    /// The unit ends without a successor while this still hangs on it.
    UnitEndsWhileUsed {
        /// Which unit.
        unit: UnitId,
        /// When it ends.
        ends: Day,
    },
    /// The unit has ended already.
    UnitHasEnded {
        /// Which unit.
        unit: UnitId,
        /// When.
        ended: Day,
    },
    /// A unit cannot pass into itself, nor hang under itself, nor be named twice in one merger or division.
    UnitInItself(UnitId),
    /// Only the first unit is the root; every other one needs a unit above it.
    SecondRoot,
    /// Fewer than two units cannot be consolidated, and a unit is split among two at least; none cannot be merged.
    TooFewUnits,
    /// A share lies from 0 to 1, and the shares of a split add up to exactly 1.
    SharesNotWhole,
    /// A unit gives more than itself on one day.
    SharesExceedWhole(UnitId),
    /// Named twice among what goes with the parts of a unit.
    NamedTwice(Entity),
    /// What goes with a part of a unit was not in that unit on the day before.
    NotInUnit {
        /// What.
        what: Entity,
        /// Which unit.
        unit: UnitId,
    },
    /// The person goes with a part of a unit, but the main post lies elsewhere on that day.
    MainPostElsewhere {
        /// Which post.
        post: PostId,
        /// Where the person goes.
        unit: UnitId,
    },
    /// A unit that takes a separated part is founded on that day; this one stood before.
    StoodBefore(UnitId),
    /// The post is in that unit already.
    PostAlreadyIn {
        /// Which post.
        post: PostId,
        /// Which unit.
        unit: UnitId,
    },
    /// From that day on the post would lie in no unit.
    PostInNoUnit {
        /// Which post.
        post: PostId,
        /// Which day.
        day: Day,
    },
    /// No quota of that kind is assigned, so none can be cut.
    NoQuota {
        /// Whose.
        unit: UnitId,
        /// Which.
        kind: QuotaKind,
    },
    /// The person is not seconded there on that day.
    NotSeconded(UnitId),
    /// The person is not reinforcing that unit on that day.
    NotReinforcing(UnitId),
    /// The last day lies before the first, or the day of retirement is not after it.
    EndsBeforeItStarts {
        /// The day on which it takes effect.
        day: Day,
        /// The day that is too early.
        ends: Day,
    },
    /// A contract without a term has no last day.
    TermNotFitting(ContractKind),
    /// No contract is in force on that day.
    NoContract,
    /// The person is suspended already, from that post or from all work.
    AlreadySuspended,
    /// The person is not suspended on that day, from that post or from all work.
    NotSuspended,
    /// The person has left the posts and waits for retirement.
    AwaitsRetirement {
        /// The day of retirement, as decided.
        retires: Day,
    },
    /// The person serves here already, and so cannot be admitted from another ledger.
    AlreadyInService {
        /// On which day.
        day: Day,
    },
    /// The class ends before it starts.
    ClassEndsBeforeItStarts,
    /// The person is on that class list already.
    AlreadyEnrolled(ClassId),
    /// The person is not on that class list.
    NotEnrolled(ClassId),
    /// The class has no seat left.
    ClassFull {
        /// Which.
        class: ClassId,
        /// Its seats.
        seats: u32,
    },
    /// The person is planned for that post already.
    AlreadyPlanned(PostId),
    /// The person is not planned for that post.
    NotPlanned(PostId),
    /// The years of a plan run backwards.
    YearsBackwards,
    /// That year is graded already; an amendment changes a grade.
    AlreadyGraded(u16),
    /// No such discipline runs on that day.
    NoDiscipline(DisciplineForm),
    /// A move to where the person already is.
    AlreadyThere {
        /// Which move.
        kind: MoveKind,
        /// Which post.
        post: PostId,
    },
    /// No such decision or act is in the log.
    UnknownDecision(Seq),
    /// No such act is in the log.
    UnknownAct(ActId),
    /// The decision has been taken back already.
    AlreadyRevoked(Seq),
    /// An amendment must be the same kind of act on the same subject.
    AmendsOtherAct(ActId),
    /// The act is not in the log, is erased already, or is not about persons alone.
    NotErasable(ActId),
    /// This thing was created by a decision that is no longer in force.
    CreatedByNothing(Entity),
}

/// One reason, and the act that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// The act: of the judged decision, or of an earlier one that depends on what the judged decision changes.
    pub act: ActId,
    /// The reason.
    pub refusal: Refusal,
}

/// Why a decision was refused: every reason, those of its own acts first, then what depends on what it would change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("decision {seq} refused: {problems:?}")]
pub struct Refused {
    /// The place that the decision would have had.
    pub seq: Seq,
    /// The reasons.
    pub problems: Vec<Problem>,
}

impl Refused {
    /// The reasons that lie in the decision's own acts.
    pub fn own(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.act.decision == self.seq)
    }

    /// Earlier acts that depend on what the decision would change.
    pub fn dependants(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| problem.act.decision != self.seq)
    }
}
