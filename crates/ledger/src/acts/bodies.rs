//! Acts on units, posts, quotas and what is measured of a unit (tổ chức bộ máy, biên chế).

use super::define::{acts, part};
use super::{Field, FieldKind, Placed};
use crate::codes::{Line, MeasureKind, QuotaKind, UnitKind};
use crate::ids::{Entity, PersonId, PostId, UnitId};
use crate::number::Decimal;

/// What a unit takes of another one (phần): a share of its quotas and quantities, and what goes there by name.
#[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub struct Share {
    /// Who takes it.
    #[n(0)]
    pub unit: UnitId,
    /// Which share of each quota and of each quantity that adds up, from 0 to 1; 0 where only the lineage is known.
    #[n(1)]
    pub share: Decimal,
    /// Posts that go there, their holders with them.
    #[n(2)]
    pub posts: Vec<PostId>,
    /// People who go there without such a post.
    #[n(3)]
    pub people: Vec<PersonId>,
    /// Units below the divided one that go there.
    #[n(4)]
    pub units: Vec<UnitId>,
}

impl Share {
    /// A share of which nothing is named.
    pub const fn of(unit: UnitId, share: Decimal) -> Self {
        Self {
            unit,
            share,
            posts: Vec::new(),
            people: Vec::new(),
            units: Vec::new(),
        }
    }

    /// Names what goes there.
    pub fn visit_named(&self, see: &mut dyn FnMut(Entity)) {
        self.posts.visit(see);
        self.people.visit(see);
        self.units.visit(see);
    }
}

part!(Share { unit: UnitId, share: Decimal, posts: Vec<PostId>, people: Vec<PersonId>, units: Vec<UnitId> });

impl Field for Share {
    const KIND: FieldKind = FieldKind::Part(Self::PART);
    fn given(given: &super::Given, trail: &mut super::Trail) -> Option<Self> {
        Self::given_part(given, trail)
    }
    fn give(&self) -> super::Given {
        self.give_part()
    }
    fn visit(&self, see: &mut dyn FnMut(Entity)) {
        self.unit.visit(see);
        self.visit_named(see);
    }
    fn renumber(&mut self, place: Placed<'_>) {
        self.unit.renumber(place);
        self.posts.renumber(place);
        self.people.renumber(place);
        self.units.renumber(place);
    }
}

acts! {
    /// Establishes a unit (thành lập). The unit's id is this act.
    50 Establish "Thành lập đơn vị" "Establish a unit" {
        /// Tên.
        0 name: String,
        /// Loại.
        1 kind: UnitKind,
        /// Under which unit it is managed; none for the root alone.
        2 parent: Option<UnitId>,
        /// Mã số, where there is one.
        3 code: Option<String>,
    }
    /// Gives a unit another name (đổi tên).
    51 Rename "Đổi tên đơn vị" "Rename a unit" {
        /// Which unit.
        0 unit: UnitId [subject],
        /// The new name.
        1 name: String,
    }
    /// Gives a unit another kind (chuyển loại).
    52 Reclassify "Chuyển loại đơn vị" "Reclassify a unit" {
        /// Which unit.
        0 unit: UnitId [subject],
        /// The new kind.
        1 kind: UnitKind,
    }
    /// Hangs a unit under another (chuyển về trực thuộc).
    53 MoveUnder "Chuyển trực thuộc" "Move under" {
        /// Which unit.
        0 unit: UnitId [subject],
        /// Under which.
        1 parent: UnitId,
        /// In which tree.
        2 line: Line,
    }
    /// Merges units into one that goes on (sáp nhập A vào B). Posts, people, quota and quantities pass to it.
    54 Merge "Sáp nhập" "Merge" {
        /// Which units end.
        0 from: Vec<UnitId> [subject],
        /// Into which.
        1 into: UnitId [subject],
    }
    /// Makes one new unit of several (hợp nhất A + B thành C). All that they had passes to it.
    55 Consolidate "Hợp nhất" "Consolidate" {
        /// Which units end.
        0 from: Vec<UnitId> [subject],
        /// Into which: established by the same decision.
        1 into: UnitId [subject],
    }
    /// Ends a unit and divides it among others (chia). What is not named goes to the first of them.
    56 Split "Chia" "Split" {
        /// Which unit ends.
        0 unit: UnitId [subject],
        /// Among whom; the shares add up to exactly 1.
        1 into: Vec<Share> [subject],
    }
    /// Takes a part out of a unit that goes on, for one that is founded with it (tách).
    57 Separate "Tách" "Separate" {
        /// Out of which unit.
        0 from: UnitId [subject],
        /// The part, and the new unit that takes it.
        1 part: Share [subject],
    }
    /// Ends a unit without a successor (giải thể); nothing may be left in it.
    58 Dissolve "Giải thể" "Dissolve" {
        /// Which unit.
        0 unit: UnitId [subject],
    }
    /// Passes a part of a unit to another; both go on (chuyển một phần).
    59 TransferPart "Chuyển một phần" "Transfer a part" {
        /// Out of which unit.
        0 from: UnitId [subject],
        /// The part, and the unit that takes it.
        1 part: Share [subject],
    }
    /// Creates a post in a unit. The post's id is this act.
    60 CreatePost "Đặt vị trí, chức danh" "Create a post" {
        /// In which unit.
        0 unit: UnitId,
        /// Chức danh.
        1 title: String,
    }
    /// Ends a post; nobody may be left in it.
    61 AbolishPost "Bỏ vị trí, chức danh" "Abolish a post" {
        /// Which post.
        0 post: PostId [subject],
    }
    /// Assigns a quota (giao biên chế) from that day, until the next assignment.
    62 AssignQuota "Giao biên chế" "Assign a quota" {
        /// To which unit.
        0 unit: UnitId [subject],
        /// Which quota.
        1 kind: QuotaKind,
        /// For which year.
        2 year: u16,
        /// Whole posts.
        3 posts: u32,
        /// Of them, to be cut in the course of the year.
        4 to_cut: u32,
    }
    /// Records a measured quantity of a unit.
    63 Measure "Ghi số liệu đơn vị" "Measure" {
        /// Of which unit.
        0 unit: UnitId [subject],
        /// What.
        1 what: MeasureKind,
        /// How much, in the unit of the kind.
        2 value: Decimal,
        /// Toward which unit, for roads.
        3 toward: Option<UnitId>,
        /// Nguồn số liệu.
        4 source: Option<String>,
    }
    /// Moves a post to another unit, its holder with it (chuyển vị trí).
    64 MovePost "Chuyển vị trí" "Move a post" {
        /// Which post.
        0 post: PostId [subject],
        /// To which unit.
        1 unit: UnitId,
    }
}
