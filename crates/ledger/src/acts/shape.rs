//! The shape of an act: what forms, papers, the act table and the programming interface are made from.

use super::field::{Field, FieldKind};
use crate::ids::{ActId, Entity};

/// What place an act and its decision have, seen from elsewhere: "this decision" in the log, a draft once it is signed, or without another act.
pub type Placed<'r> = &'r dyn Fn(ActId) -> ActId;

/// One act's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Its number in the log, for ever.
    pub number: u16,
    /// The version of its bytes that this release writes; older ones are read for ever.
    pub version: u8,
    /// Its name in code.
    pub name: &'static str,
    /// Its Vietnamese name.
    pub vi: &'static str,
    /// Its English name.
    pub en: &'static str,
    /// The message that says what it is for; `.needs` and `.effects` beside it say what must hold and what follows.
    pub words: &'static str,
    /// Its fields, in order.
    pub fields: &'static [FieldShape],
}

/// One field's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldShape {
    /// Its name.
    pub name: &'static str,
    /// The message that labels it, with `.help` beside it; where the catalogue has none, that of all fields of this name.
    pub words: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether it is a list.
    pub list: bool,
    /// Whether it names a thing whose history the act changes.
    pub subject: bool,
}

impl FieldShape {
    /// A field of a part, by the type that it holds.
    pub(crate) const fn of<T: Field>(name: &'static str, words: &'static str) -> Self {
        Self {
            name,
            words,
            kind: T::KIND,
            optional: T::OPTIONAL,
            list: T::LIST,
            subject: false,
        }
    }
}

/// The shape of a structured value inside an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartShape {
    /// Its name in code.
    pub name: &'static str,
    /// Whether exactly one of its fields is given; else all of them are.
    pub one_of: bool,
    /// Its fields.
    pub fields: &'static [FieldShape],
}

/// What every act can tell about itself.
pub trait ActBody: Sized {
    /// Its shape.
    const SHAPE: Shape;

    /// Reads it from what was given for each field; none, with every reason noted, where it cannot be read.
    fn given(given: &super::Given, trail: &mut super::Trail) -> Option<Self>;

    /// What would be given for each field: the way back from [`ActBody::given`].
    fn give(&self) -> super::Given;

    /// Names every thing that it speaks of.
    fn visit(&self, see: &mut dyn FnMut(Entity));

    /// Names the things whose history it changes.
    fn visit_subjects(&self, see: &mut dyn FnMut(Entity));

    /// Gives another place to every decision that it speaks of.
    fn renumber(&mut self, place: Placed<'_>);
}
