//! Acts by which work pauses or goes on: suspension, and the days around retirement.

use super::define::acts;
use crate::ids::{PersonId, PostId};
use crate::time::Day;

acts! {
    /// For a time a person does not exercise a post that is still held, or does no work at all (tạm đình chỉ chức vụ, tạm đình chỉ công tác).
    39 Suspend "Tạm đình chỉ" "Suspend" {
        /// Who.
        0 person: PersonId [subject],
        /// From which post; none: from all work.
        1 post: Option<PostId>,
        /// Last day, where the decision names one: then it ends by itself.
        2 last_day: Option<Day>,
    }
    /// Ends a suspension before its last day, or one without a last day.
    40 EndSuspension "Chấm dứt tạm đình chỉ" "End a suspension" {
        /// Who.
        0 person: PersonId [subject],
        /// From which post the person was suspended; none: from all work.
        1 post: Option<PostId>,
    }
    /// Leaves the posts and waits for the day of retirement (nghỉ chờ đủ tuổi nghỉ hưu). Service goes on until that day's own decision.
    41 AwaitRetirement "Nghỉ chờ hưu" "Wait for retirement" {
        /// Who.
        0 person: PersonId [subject],
        /// The day of retirement, as decided.
        1 retires: Day,
    }
    /// Works on after the age of retirement (kéo dài thời gian công tác).
    42 ExtendService "Kéo dài thời gian công tác" "Go on after retirement age" {
        /// Who.
        0 person: PersonId [subject],
        /// The new day of retirement, as decided.
        1 retires: Day,
    }
}
