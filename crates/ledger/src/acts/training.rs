//! Acts of training and fostering (đào tạo, bồi dưỡng).

use super::define::{acts, part};
use crate::codes::{ClassResult, LearnerKind, Learning, TrainingFamily};
use crate::ids::{ClassId, PersonId, UnitId};
use crate::time::Day;

/// What passing a class gives.
#[derive(Debug, Clone, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
pub struct Gives {
    /// The field of learning.
    #[n(0)]
    pub field: Learning,
    /// The level, a code of the field's ladder.
    #[n(1)]
    pub level: String,
}

part!(Gives {
    field: Learning,
    level: String
});

impl super::Field for Gives {
    const KIND: super::FieldKind = super::FieldKind::Part(Self::PART);
    fn given(given: &super::Given, trail: &mut super::Trail) -> Option<Self> {
        Self::given_part(given, trail)
    }
    fn give(&self) -> super::Given {
        self.give_part()
    }
}

acts! {
    /// Puts a class into the plan (mở lớp). The class's id is this act.
    70 OpenClass "Mở lớp" "Open a class" {
        /// Mã lớp.
        0 code: String,
        /// Tên lớp.
        1 title: String,
        /// Chương trình: an entry of law/training.
        2 programme: String,
        /// Mảng.
        3 family: TrainingFamily,
        /// Chỉ tiêu học viên.
        4 seats: u32,
        /// Khai giảng.
        5 starts: Day,
        /// Bế giảng.
        6 ends: Day,
        /// What passing gives; none for yearly fostering.
        7 gives: Option<Gives>,
        /// Đơn vị mở lớp.
        8 organiser: Option<UnitId>,
    }
    /// Puts a person on a class list (cử đi học).
    71 Enrol "Cử đi học" "Enrol" {
        /// Who.
        0 person: PersonId [subject],
        /// In which class.
        1 class: ClassId,
        /// Đối tượng, as the class list names it.
        2 learner: LearnerKind,
    }
    /// Takes a person off a class list (rút khỏi lớp).
    72 Withdraw "Rút khỏi lớp" "Withdraw" {
        /// Who.
        0 person: PersonId [subject],
        /// From which class.
        1 class: ClassId,
    }
    /// Records a session that was held (buổi học).
    73 HoldSession "Ghi buổi học" "Hold a session" {
        /// Of which class.
        0 class: ClassId [subject],
        /// Số tiết.
        1 periods: u8,
        /// Where.
        2 room: Option<UnitId>,
    }
    /// Records how a class ended for a learner; passing gives what the class gives.
    74 Complete "Ghi kết quả học" "Complete" {
        /// Who.
        0 person: PersonId [subject],
        /// Which class.
        1 class: ClassId,
        /// Kết quả.
        2 result: ClassResult,
    }
}
