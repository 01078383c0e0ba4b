//! The kinds of facts: their numbers in memory, how wide each is packed, and sets of them. A new fact gets its line here.

use super::fixed::Fixed;
use crate::codes::{
    ContractKind, DisciplineForm, GradeCode, HoldBasis, HoldMode, LearnerKind, Learning, LearningState, Leaving, Line,
    MeasureKind, PartyState, QuotaKind, RetirementCourse, Sex, Standing, Succession, TrainingFamily, UnitKind,
};
use crate::time::{Day, When};
use crate::value::fact::{Fact, Ix, MoveKind, Quantity};
use crate::value::words::Word;

/// Reads the fields of a packed fact one after the other.
struct Taking<'b>(&'b [u8]);

impl Taking<'_> {
    #[inline]
    fn field<T: Fixed>(&mut self) -> Option<T> {
        let value = T::of_bytes(self.0)?;
        self.0 = self.0.get(T::WIDTH..)?;
        Some(value)
    }
}

/// Makes the kinds from one list of what each fact holds, in the order of its fields.
macro_rules! kinds {
    ($($name:ident $(($one:ident: $one_ty:ty))? $({ $($field:ident: $ty:ty),+ })?),+ $(,)?) => {
        /// What kind of fact a row is. Only for memory: the numbers mean nothing outside this release.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "each is the fact of the same name, documented there")]
        pub enum FactKind { $($name),+ }

        impl FactKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }

        /// How many bytes each kind takes in a packed row.
        pub(super) const WIDTHS: [usize; FactKind::ALL.len()] = [
            $(0 $(+ <$one_ty as Fixed>::WIDTH)? $($(+ <$ty as Fixed>::WIDTH)+)?),+
        ];

        impl Fact {
            /// What kind of fact this is.
            #[allow(unused_variables, reason = "only the kind is asked")]
            pub const fn kind(self) -> FactKind {
                match self { $(Self::$name $(($one))? $({ $($field),+ })? => FactKind::$name),+ }
            }

            /// Writes the fields, without the kind.
            pub(super) fn put(self, out: &mut Vec<u8>) {
                match self { $(Self::$name $(($one))? $({ $($field),+ })? => { $(Fixed::put($one, out);)? $($(Fixed::put($field, out);)+)? }),+ }
            }

            /// The same with the words of another value.
            #[must_use]
            pub(in crate::value) fn reworded(self, reword: &dyn Fn(Word) -> Word) -> Self {
                match self {
                    $(Self::$name $(($one))? $({ $($field),+ })? => Self::$name
                        $(({ let $one: $one_ty = Fixed::reworded($one, reword); $one }))?
                        $({ $($field: Fixed::reworded($field, reword)),+ })?),+
                }
            }

            /// Reads the fields of a fact of a kind.
            #[inline]
            #[allow(unused_variables, unused_mut, reason = "some kinds have no fields")]
            pub(super) fn of_bytes(kind: FactKind, bytes: &[u8]) -> Option<Self> {
                let mut taking = Taking(bytes);
                Some(match kind {
                    $(FactKind::$name => Self::$name
                        $(({ let $one: $one_ty = taking.field()?; $one }))?
                        $({ $($field: taking.field::<$ty>()?),+ })?),+
                })
            }
        }
    };
}

kinds! {
    Exists,
    SameAs { person: Ix },
    Name(word: Word),
    Sex(sex: Sex),
    Birth(when: When),
    Citizen { high: u32, low: u32 },
    AttributeText { key: Word, text: Word },
    AttributeNumber { key: Word, number: Quantity },
    Learning { field: Learning, level: Word, specialism: Option<Word>, state: LearningState },
    NoLearning { field: Learning },
    Party(state: PartyState),
    Service { unit: Ix, standing: Standing },
    Rank { rank: Word, step: u8, coefficient: u16 },
    Holding { post: Ix, mode: HoldMode, basis: HoldBasis, term_ends: Day },
    Seconded { unit: Ix, planned_end: Day },
    Reinforcing { unit: Ix, planned_end: Day, duty: Option<Word> },
    Nominated { post: Ix },
    Moved { kind: MoveKind, from: Option<Ix>, to: Ix },
    Left(how: Leaving),
    Contract { kind: ContractKind, term_ends: Day },
    Suspended { post: Option<Ix>, last_day: Day },
    RetirementDay { day: Day, course: RetirementCourse },
    Released { ledger: Word, decision: Word, person: Word },
    Admitted { ledger: Word, decision: Word, person: Word },
    Erased,
    CutPost { unit: Ix, quota: QuotaKind },
    TitlesUnited { main: Ix, also: Ix },
    Enrolled { class: Ix, learner: LearnerKind },
    Finished { class: Ix, passed: bool },
    Planned { post: Ix, first_year: u16, last_year: u16 },
    Reviewed { post: Ix },
    Grade { year: u16, grade: GradeCode },
    Rewarded(title: Word),
    Discipline { form: DisciplineForm, runs_until: Day },
    Kind(kind: UnitKind),
    Code(code: Word),
    Under { unit: Ix, line: Line },
    Into { unit: Ix, how: Succession, share: Quantity },
    From { unit: Ix, how: Succession, share: Quantity },
    PartTo { unit: Ix, how: Succession, share: Quantity },
    PartFrom { unit: Ix, how: Succession, share: Quantity },
    Quota { kind: QuotaKind, year: u16, posts: u32 },
    ToCut { kind: QuotaKind, year: u16, posts: u32 },
    Measured { what: MeasureKind, toward: Option<Ix>, value: Quantity },
    In { unit: Ix },
    Programme { programme: Word, family: TrainingFamily },
    Seats(seats: u32),
    Runs { starts: Day, ends: Day },
    Gives { field: Learning, level: Word },
    Session { periods: u8, room: Option<Ix> },
}

/// A set of kinds of facts: what a reader wants to see of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds(u64);

impl Kinds {
    /// No kind.
    pub const NONE: Self = Self(0);
    /// Every kind.
    pub const ALL: Self = Self(u64::MAX);

    /// These kinds.
    pub const fn of(kinds: &[FactKind]) -> Self {
        let (mut set, mut at) = (Self::NONE, 0);
        while at < kinds.len() {
            set = set.with(kinds[at]);
            at += 1;
        }
        set
    }

    /// These kinds and one more.
    #[must_use]
    pub const fn with(self, kind: FactKind) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    /// Whether all of them are in another set too.
    pub const fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether a kind is in the set.
    pub const fn contains(self, kind: FactKind) -> bool {
        self.has_number(kind as u8)
    }

    /// Whether the kind with a number is in the set.
    #[inline]
    pub(super) const fn has_number(self, number: u8) -> bool {
        self.0 >> (number & 63) & 1 != 0
    }
}

const _: () = assert!(FactKind::ALL.len() <= 64, "a set of kinds has sixty-four places");
