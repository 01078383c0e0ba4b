//! Acts: what a decision does. A closed enum; docs/acts.md is its table, and a test holds the two together.

pub mod appraisal;
pub mod bodies;
mod bytes;
pub mod career;
pub mod decisions;
pub(crate) mod define;
mod field;
pub mod people;
pub mod record;
mod shape;
pub mod succession;
pub mod training;
mod wire;

pub(crate) use bytes::read_own;
pub use bytes::{Unreadable, decode, encode};
pub use field::{Field, FieldKind};
pub use shape::{ActBody, FieldShape, Shape};

use crate::ids::{ActId, Entity, Seq};
use crate::time::When;

/// Makes the enum of all acts from one list.
macro_rules! every_act {
    ($($module:ident :: { $($name:ident),+ $(,)? }),+ $(,)?) => {
        /// One act of a decision.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each variant is the act of the same name, documented there")]
        pub enum Act { $($($name($module::$name)),+),+ }

        impl Act {
            /// The shapes of all acts, in the order of their numbers.
            pub const SHAPES: &[Shape] = &[$($(<$module::$name as ActBody>::SHAPE),+),+];

            /// The act's shape: number, names, fields.
            pub const fn shape(&self) -> &'static Shape {
                match self { $($(Self::$name(_) => &<$module::$name as ActBody>::SHAPE),+),+ }
            }

            /// Names every thing that the act speaks of.
            pub fn visit(&self, see: &mut dyn FnMut(Entity)) {
                match self { $($(Self::$name(act) => act.visit(see)),+),+ }
            }

            /// Names the things whose history the act changes.
            pub fn visit_subjects(&self, see: &mut dyn FnMut(Entity)) {
                match self { $($(Self::$name(act) => act.visit_subjects(see)),+),+ }
            }

            /// Turns "this decision" into the decision's place.
            pub fn resolve(&mut self, place: Seq) {
                match self { $($(Self::$name(act) => act.resolve(place)),+),+ }
            }

            pub(in crate::acts) fn write(&self, e: &mut minicbor::Encoder<&mut Vec<u8>>) -> bytes::Written {
                match self { $($(Self::$name(act) => e.encode(act).map(|_| ())),+),+ }
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
    people::{RegisterPerson, CorrectPerson, SetPersonAttribute, SetUnitAttribute},
    record::{RecordLearning, RecordNoLearning, RecordParty, RecordService, RecordPost, SetRank},
    career::{
        Recruit, Appoint, Reappoint, Transfer, Rotate, Second, EndSecondment, Reinforce, EndReinforcement, IntroduceForElection,
        Elect, HoldConcurrently, ActFor, Relieve, Resign, Retire, Streamline, Die, UniteTitles,
    },
    bodies::{
        Establish, Rename, Reclassify, MoveUnder, Merge, Consolidate, Dissolve, CreatePost, AbolishPost, AssignQuota, Measure,
    },
    training::{OpenClass, Enrol, Withdraw, HoldSession, Complete},
    succession::{PlanSuccessor, ReviewSuccessor, RemoveSuccessor},
    appraisal::{Grade, Reward, Discipline, LiftDiscipline},
    decisions::{Amend, Revoke},
}

impl Act {
    /// The thing that this act creates, if it creates one and stands at `id`.
    pub const fn creates(&self, id: ActId) -> Option<Entity> {
        match self {
            Self::RegisterPerson(_) => Some(Entity::Person(crate::ids::PersonId(id))),
            Self::Establish(_) => Some(Entity::Unit(crate::ids::UnitId(id))),
            Self::CreatePost(_) => Some(Entity::Post(crate::ids::PostId(id))),
            Self::OpenClass(_) => Some(Entity::Class(crate::ids::ClassId(id))),
            _ => None,
        }
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
