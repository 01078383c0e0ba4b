//! What is left of an act whose content was erased by law: its place, and of what kind it was.

use super::{Act, Dated, Shape};

/// The version under which memory keeps an erased act. No act is ever written with it.
pub(super) const ERASED: u8 = 0;

/// A tombstone. Never part of a decision that is judged: only the log holds it, where the content of an act was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erased {
    /// The kind of the act, which the chain still proves.
    pub kind: u16,
}

impl Erased {
    /// What acts of that kind look like; none for a kind that this release does not know.
    pub fn was(self) -> Option<&'static Shape> {
        Act::SHAPES.iter().find(|shape| shape.number == self.kind)
    }
}

impl From<Erased> for Dated {
    fn from(erased: Erased) -> Self {
        Self {
            when: None,
            act: Act::Erased(erased),
        }
    }
}

/// What a list of acts says in its place. It has no number of its own and no field.
pub(super) const SHAPE: Shape = Shape {
    number: 0,
    version: ERASED,
    name: "Erased",
    vi: "Nội dung đã xóa theo luật",
    en: "Erased by law",
    words: "act-Erased",
    fields: &[],
};
