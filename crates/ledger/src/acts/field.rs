//! What a field of an act can be: its kind (for forms and papers), and the things that it speaks of.

use super::given::{Given, Trail};
use super::shape::{PartShape, Placed};
use crate::codes::CodeList;
use crate::ids::{ActId, ClassId, Entity, PersonId, PostId, Seq, UnitId};
use crate::number::Decimal;
use crate::time::{Day, When};

/// The kind of a field, from which forms, checks and the act table follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Free text.
    Text,
    /// A day.
    Day,
    /// A partial date.
    When,
    /// A whole number.
    Whole,
    /// An exact decimal.
    Decimal,
    /// Yes or no.
    Flag,
    /// A person.
    Person,
    /// A unit.
    Unit,
    /// A post.
    Post,
    /// A class.
    Class,
    /// A decision in the log.
    Decision,
    /// An act in the log.
    Act,
    /// A code of a closed list.
    Code(&'static CodeList),
    /// A structured value.
    Part(&'static PartShape),
    /// Another content of the same kind of act on the same subjects.
    Content,
}

/// A type that can be a field of an act.
pub trait Field: Sized {
    /// Its kind.
    const KIND: FieldKind;
    /// Whether it may be left out.
    const OPTIONAL: bool = false;
    /// Whether it is a list.
    const LIST: bool = false;

    /// Reads it from what was given; none, with the reason noted, where it cannot be read.
    fn given(given: &Given, trail: &mut Trail) -> Option<Self>;

    /// What would be given for it: the way back from [`Field::given`].
    fn give(&self) -> Given;

    /// Names the things that this value speaks of.
    fn visit(&self, _see: &mut dyn FnMut(Entity)) {}

    /// Gives another place to every act and decision that this value speaks of.
    fn renumber(&mut self, _place: Placed<'_>) {}
}

/// Plain kinds speak of nothing, and are read as they are written.
macro_rules! plain {
    ($($ty:ty => $kind:ident),+) => {$(impl Field for $ty {
        const KIND: FieldKind = FieldKind::$kind;
        fn given(given: &Given, trail: &mut Trail) -> Option<Self> {
            trail.plain(given, |text| text.parse().ok())
        }
        fn give(&self) -> Given {
            Given::text(self.to_string())
        }
    })+};
}
plain!(String => Text, Day => Day, When => When, u8 => Whole, u16 => Whole, u32 => Whole, Decimal => Decimal, bool => Flag);

impl Field for Seq {
    const KIND: FieldKind = FieldKind::Decision;
    fn given(given: &Given, trail: &mut Trail) -> Option<Self> {
        trail.plain(given, |text| text.parse().ok().map(Self))
    }
    fn give(&self) -> Given {
        Given::text(self.0.to_string())
    }
    fn renumber(&mut self, place: Placed<'_>) {
        *self = place(ActId {
            decision: *self,
            ordinal: 0,
        })
        .decision;
    }
}

impl Field for ActId {
    const KIND: FieldKind = FieldKind::Act;
    fn given(given: &Given, trail: &mut Trail) -> Option<Self> {
        trail.plain(given, |text| text.parse().ok())
    }
    fn give(&self) -> Given {
        Given::text(self.to_string())
    }
    fn renumber(&mut self, place: Placed<'_>) {
        *self = place(*self);
    }
}

/// Ids speak of the thing that they name.
macro_rules! naming {
    ($($ty:ident => $entity:ident),+) => {$(impl Field for $ty {
        const KIND: FieldKind = FieldKind::$entity;
        fn given(given: &Given, trail: &mut Trail) -> Option<Self> {
            trail.plain(given, |text| text.parse().ok())
        }
        fn give(&self) -> Given {
            self.0.give()
        }
        fn visit(&self, see: &mut dyn FnMut(Entity)) {
            see(Entity::$entity(*self));
        }
        fn renumber(&mut self, place: Placed<'_>) {
            self.0.renumber(place);
        }
    })+};
}
naming!(PersonId => Person, UnitId => Unit, PostId => Post, ClassId => Class);

impl<T: Field> Field for Option<T> {
    const KIND: FieldKind = T::KIND;
    const OPTIONAL: bool = true;
    fn given(given: &Given, trail: &mut Trail) -> Option<Self> {
        if given.is_nothing() {
            return Some(None);
        }
        T::given(given, trail).map(Some)
    }
    fn give(&self) -> Given {
        self.as_ref().map_or(Given::Nothing, T::give)
    }
    fn visit(&self, see: &mut dyn FnMut(Entity)) {
        if let Some(value) = self {
            value.visit(see);
        }
    }
    fn renumber(&mut self, place: Placed<'_>) {
        if let Some(value) = self {
            value.renumber(place);
        }
    }
}

impl<T: Field> Field for Vec<T> {
    const KIND: FieldKind = T::KIND;
    const LIST: bool = true;
    fn given(given: &Given, trail: &mut Trail) -> Option<Self> {
        let one = std::slice::from_ref(given);
        let all = match given {
            Given::List(all) => all.as_slice(),
            nothing if nothing.is_nothing() => &[],
            _ => one,
        };
        // Every one is read, so that all that is wrong is told.
        let read: Vec<Option<T>> = all
            .iter()
            .enumerate()
            .map(|(at, given)| trail.within(at, |trail| T::given(given, trail)))
            .collect();
        read.into_iter().collect()
    }
    fn give(&self) -> Given {
        Given::List(self.iter().map(T::give).collect())
    }
    fn visit(&self, see: &mut dyn FnMut(Entity)) {
        for value in self {
            value.visit(see);
        }
    }
    fn renumber(&mut self, place: Placed<'_>) {
        for value in self {
            value.renumber(place);
        }
    }
}
