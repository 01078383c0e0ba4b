//! Acts of succession planning (quy hoạch).

use super::define::acts;
use crate::codes::ReviewOutcome;
use crate::ids::{PersonId, PostId};

acts! {
    /// Plans a person for a post (đưa vào quy hoạch).
    80 PlanSuccessor "Đưa vào quy hoạch" "Plan a successor" {
        /// Who.
        0 person: PersonId [subject],
        /// For which post.
        1 post: PostId,
        /// Giai đoạn: first year.
        2 first_year: u16,
        /// Giai đoạn: last year.
        3 last_year: u16,
    }
    /// Reviews a planned successor (rà soát quy hoạch).
    81 ReviewSuccessor "Rà soát quy hoạch" "Review a successor" {
        /// Who.
        0 person: PersonId [subject],
        /// For which post.
        1 post: PostId,
        /// Kết quả.
        2 outcome: ReviewOutcome,
    }
    /// Takes a person out of the plan (đưa ra khỏi quy hoạch).
    82 RemoveSuccessor "Đưa ra khỏi quy hoạch" "Remove a successor" {
        /// Who.
        0 person: PersonId [subject],
        /// For which post.
        1 post: PostId,
    }
}
