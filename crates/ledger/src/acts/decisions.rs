//! Acts on decisions already in the log. Nothing is overwritten: what was known stays known.

use super::define::{acts, part};
use super::{Dated, Field, FieldKind, Given, Misfit, Placed, Trail};
use crate::ids::{ActId, NotAnId, Seq};
use crate::time::Day;

/// A file beside the ledger, by the decision that names it (tệp kèm quyết định). Written as `17-0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, minicbor::Encode, minicbor::Decode)]
pub struct FileOf {
    /// The decision.
    #[n(0)]
    pub decision: Seq,
    /// Its place among the decision's files, from 0.
    #[n(1)]
    pub at: u32,
}

part!(FileOf { decision: Seq, at: u32 });

impl Field for FileOf {
    const KIND: FieldKind = FieldKind::Part(Self::PART);
    fn given(given: &Given, trail: &mut Trail) -> Option<Self> {
        Self::given_part(given, trail)
    }
    fn give(&self) -> Given {
        self.give_part()
    }
    fn renumber(&mut self, place: Placed<'_>) {
        self.decision.renumber(place);
    }
}

impl std::fmt::Display for FileOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.decision, self.at)
    }
}

impl std::str::FromStr for FileOf {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let ActId { decision, ordinal } = text.parse()?;
        Ok(Self { decision, at: ordinal })
    }
}

impl Field for Box<Dated> {
    const KIND: FieldKind = FieldKind::Content;
    fn given(_: &Given, trail: &mut Trail) -> Option<Self> {
        trail.wrong(Misfit::NotHere)
    }
    fn give(&self) -> Given {
        Given::Nothing
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
    /// Orders that the content of an act, or files beside earlier decisions, are erased by law (xóa theo luật). What is gone does not come
    /// back, also where the order is revoked.
    102 Erase "Xóa nội dung theo luật" "Erase by law" version 2 {
        /// Which act; none where files alone go.
        0 target: Option<ActId>,
        /// Lý do, căn cứ: never what is erased.
        1 because: String,
        /// Which files.
        2 files: Vec<FileOf>,
    }
}
