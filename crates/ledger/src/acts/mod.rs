//! Acts: what a decision does. A closed enum; docs/acts.md is its table, and a test holds the two together.

pub mod appraisal;
pub mod bodies;
mod bytes;
pub mod career;
pub mod decisions;
pub(crate) mod define;
mod erased;
mod field;
mod given;
pub mod passage;
pub mod pauses;
pub mod people;
pub mod record;
mod shape;
pub mod succession;
pub mod training;
mod upcast;
mod wire;

pub(crate) use bytes::read_own;
pub use bytes::{Unreadable, decode, encode};
pub use erased::Erased;
pub use field::{Field, FieldKind};
pub use given::{Given, Misfit, Misgiven, Trail};
pub use shape::{ActBody, FieldShape, PartShape, Placed, Shape};

use crate::codes::Succession;
use crate::ids::{ActId, Entity, Seq, UnitId};
use crate::time::When;

/// Makes the enum of all acts from one list.
macro_rules! every_act {
    ($($module:ident :: { $($name:ident),+ $(,)? }),+ $(,)?) => {
        /// One act of a decision.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each variant is the act of the same name, documented there")]
        pub enum Act {
            $($($name($module::$name)),+),+,
            /// What is left of an act whose content was erased by law.
            Erased(Erased),
        }

        impl Act {
            /// The shapes of all acts, in the order of their numbers.
            pub const SHAPES: &[Shape] = &[$($(<$module::$name as ActBody>::SHAPE),+),+];

            /// The act's shape: number, names, fields.
            pub const fn shape(&self) -> &'static Shape {
                match self {
                    $($(Self::$name(_) => &<$module::$name as ActBody>::SHAPE),+),+,
                    Self::Erased(_) => &erased::SHAPE,
                }
            }

            /// The version of its bytes that this release writes for a kind of act.
            pub(in crate::acts) const fn version_of(number: u16) -> Option<u8> {
                $($(if number == <$module::$name as ActBody>::SHAPE.number {
                    return Some(<$module::$name as ActBody>::SHAPE.version);
                })+)+
                None
            }

            /// The act of a kind from what was given for its fields.
            ///
            /// # Errors
            ///
            /// Everything that is wrong with it, by field.
            pub fn given(number: u16, given: &Given) -> Result<Self, Vec<Misgiven>> {
                let mut trail = Trail::default();
                let act: Option<Self> = match number {
                    $($(n if n == <$module::$name as ActBody>::SHAPE.number => {
                        <$module::$name as ActBody>::given(given, &mut trail).map(Self::$name)
                    })+)+
                    _ => trail.wrong(Misfit::UnknownAct),
                };
                act.ok_or_else(|| trail.into_wrong())
            }

            /// What would be given for its fields: the way back from [`Act::given`]. Nothing, for an erased act.
            pub fn give(&self) -> Given {
                match self {
                    $($(Self::$name(act) => act.give()),+),+,
                    Self::Erased(_) => Given::Nothing,
                }
            }

            /// Names every thing that the act speaks of.
            pub fn visit(&self, see: &mut dyn FnMut(Entity)) {
                match self {
                    $($(Self::$name(act) => act.visit(see)),+),+,
                    Self::Erased(_) => {}
                }
            }

            /// Names the things whose history the act changes.
            pub fn visit_subjects(&self, see: &mut dyn FnMut(Entity)) {
                match self {
                    $($(Self::$name(act) => act.visit_subjects(see)),+),+,
                    Self::Erased(_) => {}
                }
            }

            /// Gives another place to every decision that the act speaks of.
            pub fn renumber(&mut self, place: Placed<'_>) {
                match self {
                    $($(Self::$name(act) => act.renumber(place)),+),+,
                    Self::Erased(_) => {}
                }
            }

            pub(in crate::acts) fn write(&self, e: &mut minicbor::Encoder<&mut Vec<u8>>) -> bytes::Written {
                match self {
                    $($(Self::$name(act) => e.encode(act).map(|_| ())),+),+,
                    Self::Erased(_) => Ok(()),
                }
            }

            pub(in crate::acts) fn read(number: u16, d: &mut minicbor::Decoder<'_>) -> Result<Option<Self>, minicbor::decode::Error> {
                $($(if number == <$module::$name as ActBody>::SHAPE.number {
                    return d.decode::<$module::$name>().map(|act| Some(Self::$name(act)));
                })+)+
                Ok(None)
            }
        }

        $($(impl From<$module::$name> for Act {
            fn from(act: $module::$name) -> Self {
                Self::$name(act)
            }
        })+)+
    };
}

every_act! {
    people::{RegisterPerson, CorrectPerson, SetPersonAttribute, SetUnitAttribute, MergeDuplicates},
    record::{RecordLearning, RecordNoLearning, RecordParty, RecordService, RecordPost, SetRank, SignContract, EndContract},
    career::{
        Recruit, Appoint, Reappoint, Transfer, Rotate, Second, EndSecondment, Reinforce, EndReinforcement, IntroduceForElection,
        Elect, HoldConcurrently, ActFor, Relieve, Resign, Retire, Streamline, Die, UniteTitles,
    },
    pauses::{Suspend, EndSuspension, AwaitRetirement, ExtendService},
    passage::{Release, Admit},
    bodies::{
        Establish, Rename, Reclassify, MoveUnder, Merge, Consolidate, Split, Separate, Dissolve, TransferPart, CreatePost,
        AbolishPost, AssignQuota, Measure, MovePost,
    },
    training::{OpenClass, Enrol, Withdraw, HoldSession, Complete},
    succession::{PlanSuccessor, ReviewSuccessor, RemoveSuccessor},
    appraisal::{Grade, Reward, Discipline, LiftDiscipline},
    decisions::{Amend, Revoke, Erase},
}

impl Act {
    /// The number of an order to erase an act: after one, what was kept beside the log may not be kept any longer.
    pub const ERASE: u16 = <decisions::Erase as shape::ActBody>::SHAPE.number;

    /// Turns "this decision" into the decision's place.
    pub fn resolve(&mut self, place: Seq) {
        self.renumber(&|id| id.resolved(place));
    }

    /// The unit that a division takes from, what each other one takes of it, and how; the first part of a split is the default target.
    pub(crate) fn parts(&self) -> Option<(UnitId, &[bodies::Share], Succession)> {
        match self {
            Self::Split(act) => Some((act.unit, &act.into, Succession::Split)),
            Self::Separate(act) => Some((act.from, std::slice::from_ref(&act.part), Succession::Separated)),
            Self::TransferPart(act) => Some((act.from, std::slice::from_ref(&act.part), Succession::Transferred)),
            _ => None,
        }
    }

    /// The number of its kind; of an erased act, of what it was.
    pub const fn kind(&self) -> u16 {
        match self {
            Self::Erased(erased) => erased.kind,
            act => act.shape().number,
        }
    }

    /// The thing that this act creates, if it creates one and stands at `id`. What was created stays, also where the act was erased.
    pub const fn creates(&self, id: ActId) -> Option<Entity> {
        const PERSON: u16 = people::RegisterPerson::SHAPE.number;
        const UNIT: u16 = bodies::Establish::SHAPE.number;
        const POST: u16 = bodies::CreatePost::SHAPE.number;
        const CLASS: u16 = training::OpenClass::SHAPE.number;
        match self.kind() {
            PERSON => Some(Entity::Person(crate::ids::PersonId(id))),
            UNIT => Some(Entity::Unit(crate::ids::UnitId(id))),
            POST => Some(Entity::Post(crate::ids::PostId(id))),
            CLASS => Some(Entity::Class(crate::ids::ClassId(id))),
            _ => None,
        }
    }

    /// Whether it says who a person is, which no day ends.
    pub(crate) const fn is_identity(&self) -> bool {
        const REGISTERED: u16 = people::RegisterPerson::SHAPE.number;
        const CORRECTED: u16 = people::CorrectPerson::SHAPE.number;
        const JOINED: u16 = people::MergeDuplicates::SHAPE.number;
        matches!(self.kind(), REGISTERED | CORRECTED | JOINED)
    }
}

/// An act with the day it takes effect; none: the decision's own day of effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// When it takes effect, as precisely as it is known.
    pub when: Option<When>,
    /// What it does.
    pub act: Act,
}

impl<A: Into<Act>> From<A> for Dated {
    fn from(act: A) -> Self {
        Self {
            when: None,
            act: act.into(),
        }
    }
}

impl Act {
    /// This act, taking effect at that time.
    pub fn at(self, when: impl Into<When>) -> Dated {
        Dated {
            when: Some(when.into()),
            act: self,
        }
    }
}
