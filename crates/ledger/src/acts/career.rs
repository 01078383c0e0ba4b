//! Acts that move a person's career: into service, from post to post, and out.

use super::define::acts;
use crate::codes::{QuotaKind, Standing, StreamlineGround};
use crate::ids::{PersonId, PostId, UnitId};
use crate::time::Day;

acts! {
    /// Takes a person into service (tuyển dụng).
    20 Recruit "Tuyển dụng" "Recruit" {
        /// Who.
        0 person: PersonId [subject],
        /// Into which unit.
        1 unit: UnitId,
        /// Diện.
        2 standing: Standing,
        /// Into which post, where there is one.
        3 post: Option<PostId>,
    }
    /// Appoints to a post (bổ nhiệm). It becomes the main post; the former main post ends.
    21 Appoint "Bổ nhiệm" "Appoint" {
        /// Who.
        0 person: PersonId [subject],
        /// To which post.
        1 post: PostId,
        /// Last day of the term, where there is one.
        2 term_ends: Option<Day>,
    }
    /// Appoints again to the post already held (bổ nhiệm lại).
    22 Reappoint "Bổ nhiệm lại" "Reappoint" {
        /// Who.
        0 person: PersonId [subject],
        /// To which post.
        1 post: PostId,
        /// Last day of the new term.
        2 term_ends: Option<Day>,
    }
    /// Moves a person for good (điều động).
    23 Transfer "Điều động" "Transfer" {
        /// Who.
        0 person: PersonId [subject],
        /// To which post.
        1 post: PostId,
    }
    /// Posts a planned official elsewhere for a fixed time (luân chuyển).
    24 Rotate "Luân chuyển" "Rotate" {
        /// Who.
        0 person: PersonId [subject],
        /// To which post.
        1 post: PostId,
        /// Last day of the posting, as planned.
        2 planned_end: Option<Day>,
    }
    /// Sends a person to another body on mission, staying on the sender's payroll (biệt phái).
    25 Second "Biệt phái" "Second" {
        /// Who.
        0 person: PersonId [subject],
        /// To which unit.
        1 unit: UnitId,
        /// Last day, as planned.
        2 planned_end: Option<Day>,
    }
    /// Ends a secondment.
    26 EndSecondment "Kết thúc biệt phái" "End a secondment" {
        /// Who.
        0 person: PersonId [subject],
        /// At which unit.
        1 unit: UnitId,
    }
    /// Sends a district official to strengthen a commune (tăng cường).
    27 Reinforce "Tăng cường" "Reinforce" {
        /// Who.
        0 person: PersonId [subject],
        /// Which unit is reinforced.
        1 unit: UnitId,
        /// The work there.
        2 duty: Option<String>,
        /// Last day, as planned.
        3 planned_end: Option<Day>,
    }
    /// Ends a reinforcement.
    28 EndReinforcement "Kết thúc tăng cường" "End a reinforcement" {
        /// Who.
        0 person: PersonId [subject],
        /// At which unit.
        1 unit: UnitId,
    }
    /// Puts a person forward for election to a post (giới thiệu ứng cử).
    29 IntroduceForElection "Giới thiệu bầu" "Introduce for election" {
        /// Who.
        0 person: PersonId [subject],
        /// For which post.
        1 post: PostId,
    }
    /// Records an election result that was approved: the post becomes the main one (kết quả bầu).
    30 Elect "Được bầu" "Elected" {
        /// Who.
        0 person: PersonId [subject],
        /// To which post.
        1 post: PostId,
        /// Last day of the term.
        2 term_ends: Option<Day>,
    }
    /// Gives a second post beside the main one (kiêm nhiệm).
    31 HoldConcurrently "Giao kiêm nhiệm" "Hold concurrently" {
        /// Who.
        0 person: PersonId [subject],
        /// Which post.
        1 post: PostId,
    }
    /// Puts a person in charge of a vacant post for the time being (giao quyền, phụ trách).
    32 ActFor "Giao quyền, phụ trách" "Act for" {
        /// Who.
        0 person: PersonId [subject],
        /// Which post.
        1 post: PostId,
    }
    /// Takes a person out of a post (thôi giữ chức vụ, miễn nhiệm).
    33 Relieve "Thôi giữ chức vụ" "Relieve" {
        /// Who.
        0 person: PersonId [subject],
        /// Of which post.
        1 post: PostId,
    }
    /// Leaves the service at one's own wish (thôi việc).
    34 Resign "Thôi việc" "Resign" {
        /// Who.
        0 person: PersonId [subject],
    }
    /// Retires (nghỉ hưu).
    35 Retire "Nghỉ hưu" "Retire" {
        /// Who.
        0 person: PersonId [subject],
    }
    /// Leaves under the streamlining policy (tinh giản biên chế); one post of the unit's quota goes with the person.
    36 Streamline "Tinh giản biên chế" "Streamline" {
        /// Who.
        0 person: PersonId [subject],
        /// Whose quota is cut by one post from that day.
        1 unit: UnitId [subject],
        /// Which quota.
        2 quota: QuotaKind,
        /// Lý do.
        3 ground: StreamlineGround,
    }
    /// Has died (từ trần).
    37 Die "Từ trần" "Died" {
        /// Who.
        0 person: PersonId [subject],
    }
    /// One person is to hold two titles (nhất thể hóa chức danh): keeps the main post and holds the other beside it.
    38 UniteTitles "Nhất thể hóa chức danh" "Unite titles" {
        /// Who holds both.
        0 person: PersonId [subject],
        /// The main post, already held.
        1 main: PostId,
        /// The post united with it.
        2 also: PostId,
    }
}
