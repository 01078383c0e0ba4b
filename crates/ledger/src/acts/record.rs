//! Acts that write into a person's record (hồ sơ): learning, Party, standing, rank, contract.

use super::define::acts;
use crate::codes::{ContractKind, Learning, LearningState, PartyState, Standing};
use crate::ids::{PersonId, PostId, UnitId};
use crate::number::Decimal;
use crate::time::Day;

acts! {
    /// Records learning that is held or being studied for.
    10 RecordLearning "Ghi trình độ, chứng chỉ" "Record learning" {
        /// Whose record.
        0 person: PersonId [subject],
        /// The field of learning.
        1 field: Learning,
        /// The level: a code of the field's ladder in law/ladders.
        2 level: String,
        /// Chuyên ngành, or the school's own name of the diploma.
        3 specialism: Option<String>,
        /// Held, or being studied for.
        4 state: LearningState,
    }
    /// Records that none of a field is held on a day: "không có" is known, which a blank cell never says by itself.
    11 RecordNoLearning "Ghi chưa có trình độ" "Record that no learning is held" {
        /// Whose record.
        0 person: PersonId [subject],
        /// The field of learning.
        1 field: Learning,
    }
    /// Records Party membership, or that there is none.
    12 RecordParty "Ghi đảng tịch" "Record Party membership" {
        /// Whose record.
        0 person: PersonId [subject],
        /// Membership from that day on.
        1 state: PartyState,
    }
    /// Records where a person serves and how the person belongs (diện), found so at stock-taking.
    13 RecordService "Ghi nơi công tác" "Record service" {
        /// Whose record.
        0 person: PersonId [subject],
        /// In which unit.
        1 unit: UnitId,
        /// Diện.
        2 standing: Standing,
    }
    /// Records the post a person holds, found so at stock-taking: the appointing decision is not on file.
    14 RecordPost "Ghi chức vụ đang giữ" "Record a post held" {
        /// Whose record.
        0 person: PersonId [subject],
        /// Which post.
        1 post: PostId,
    }
    /// Sets rank, step and coefficient (ngạch, bậc, hệ số).
    15 SetRank "Xếp ngạch, bậc lương" "Set rank and step" {
        /// Whose pay.
        0 person: PersonId [subject],
        /// Mã ngạch or hạng chức danh nghề nghiệp.
        1 rank: String,
        /// Bậc, from 1; none where the paper gives the coefficient alone.
        2 step: Option<u8>,
        /// Hệ số lương.
        3 coefficient: Option<Decimal>,
    }
    /// Signs a contract with the body in which the person serves (ký hợp đồng). It takes the place of the one before.
    16 SignContract "Ký hợp đồng" "Sign a contract" {
        /// Who.
        0 person: PersonId [subject],
        /// Loại hợp đồng.
        1 kind: ContractKind,
        /// Last day of the term; none for a contract without one, or where the paper does not tell.
        2 term_ends: Option<Day>,
    }
    /// Ends a contract before its term, or one without a term (chấm dứt hợp đồng). Who leaves the service leaves by an act of its own.
    17 EndContract "Chấm dứt hợp đồng" "End a contract" {
        /// Whose.
        0 person: PersonId [subject],
    }
}
