//! Acts on decisions already in the log. Nothing is overwritten: what was known stays known.

use super::define::acts;
use super::{Dated, Field, FieldKind, Given, Misfit, Placed, Trail};
use crate::ids::{ActId, Seq};
use crate::time::Day;

impl Field for Box<Dated> {
    const KIND: FieldKind = FieldKind::Content;
    fn given(_: &Given, trail: &mut Trail) -> Option<Self> {
        trail.wrong(Misfit::NotHere)
    }
    fn visit(&self, see: &mut dyn FnMut(crate::ids::Entity)) {
        self.act.visit(see);
    }
    fn renumber(&mut self, place: Placed<'_>) {
        self.act.renumber(place);
    }
}

acts! {
    /// Puts another content in the place of one act of an earlier decision (sửa đổi, đính chính).
    100 Amend "Sửa đổi nội dung" "Amend" {
        /// Which act.
        0 target: ActId,
        /// What it says from now on: the same kind of act on the same subject.
        1 content: Box<Dated>,
    }
    /// Takes a decision back: from the start (hủy bỏ), or from a day on (bãi bỏ).
    101 Revoke "Hủy bỏ, bãi bỏ" "Revoke" {
        /// Which decision.
        0 decision: Seq,
        /// From which day on its effects end; none: it is as if it had never been.
        1 from: Option<Day>,
    }
    /// Orders that the content of an act is erased by law (xóa theo luật). What is gone does not come back, also where the order is revoked.
    102 Erase "Xóa nội dung theo luật" "Erase by law" {
        /// Which act.
        0 target: ActId,
        /// Lý do, căn cứ: never what is erased.
        1 because: String,
    }
}
