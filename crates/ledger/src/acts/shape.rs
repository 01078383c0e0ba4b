//! The shape of an act: what forms, papers, the act table and the programming interface are made from.

use super::field::FieldKind;
use crate::ids::{Entity, Seq};

/// One act's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Its number in the log, for ever.
    pub number: u16,
    /// Its name in code.
    pub name: &'static str,
    /// Its Vietnamese name.
    pub vi: &'static str,
    /// Its English name.
    pub en: &'static str,
    /// Its fields, in order.
    pub fields: &'static [FieldShape],
}

/// One field's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldShape {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether it is a list.
    pub list: bool,
    /// Whether it names a thing whose history the act changes.
    pub subject: bool,
}

/// What every act can tell about itself.
pub trait ActBody {
    /// Its shape.
    const SHAPE: Shape;

    /// Names every thing that it speaks of.
    fn visit(&self, see: &mut dyn FnMut(Entity));

    /// Names the things whose history it changes.
    fn visit_subjects(&self, see: &mut dyn FnMut(Entity));

    /// Turns "this decision" into the decision's place.
    fn resolve(&mut self, place: Seq);
}
