//! Who and what a fact is about. An id follows from the decision that created the thing, so nobody hands out numbers.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A decision's place in the log. The first decision has 1; 0 stands for "this decision" in acts that are not yet in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Seq(pub u32);

impl Seq {
    /// "This decision": the place is known only when the log takes it.
    pub const THIS: Self = Self(0);
    /// After every decision and every draft: "as known now".
    pub const LATEST: Self = Self(u32::MAX);
    /// Drafts of a plan take places from here on: after every decision, never in the log.
    pub const FIRST_DRAFT: Self = Self(0x8000_0000);

    /// The place after this one.
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// Whether this is a draft's place in a plan.
    pub const fn is_draft(self) -> bool {
        self.0 >= Self::FIRST_DRAFT.0
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One act of one decision: the decision's place and the act's ordinal in it, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActId {
    /// The decision.
    pub decision: Seq,
    /// The act's ordinal in it, from 0.
    pub ordinal: u32,
}

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not an id written as decision-ordinal: {text:?}")]
pub struct NotAnId {
    /// The text as it was given.
    pub text: String,
}

impl ActId {
    /// The act with this ordinal in the decision that is being written.
    pub const fn here(ordinal: u32) -> Self {
        Self {
            decision: Seq::THIS,
            ordinal,
        }
    }

    /// This id, seen from the decision at `place`.
    pub const fn resolved(self, place: Seq) -> Self {
        if self.decision.0 == 0 {
            Self {
                decision: place,
                ordinal: self.ordinal,
            }
        } else {
            self
        }
    }
}

impl fmt::Display for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.decision, self.ordinal)
    }
}

impl FromStr for ActId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let number = |t: &str| t.parse::<u32>().ok().filter(|_| t.bytes().all(|b| b.is_ascii_digit()));
        text.split_once('-')
            .and_then(|(d, o)| {
                Some(Self {
                    decision: Seq(number(d)?),
                    ordinal: number(o)?,
                })
            })
            .ok_or_else(|| NotAnId { text: text.to_owned() })
    }
}

/// Declares an id of one kind of thing: the act that created it.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub ActId);

        impl $name {
            /// The thing that the act with this ordinal creates in the decision that is being written.
            pub const fn here(ordinal: u32) -> Self {
                Self(ActId::here(ordinal))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A person (người): named by the act that registered the person.
    PersonId,
    /// A unit (đơn vị): named by the act that established it, never by name or code, which are dated and reused.
    UnitId,
    /// A post (vị trí, chức danh trong một đơn vị): named by the act that created it.
    PostId,
    /// A training class (lớp): named by the act that opened it.
    ClassId,
}

/// A thing that acts speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entity {
    /// A person.
    Person(PersonId),
    /// A unit.
    Unit(UnitId),
    /// A post.
    Post(PostId),
    /// A class.
    Class(ClassId),
}

impl Entity {
    /// The act that created it.
    pub const fn created_by(self) -> ActId {
        match self {
            Self::Person(id) => id.0,
            Self::Unit(id) => id.0,
            Self::Post(id) => id.0,
            Self::Class(id) => id.0,
        }
    }
}
