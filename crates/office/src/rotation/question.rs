//! What a rotation is asked with.

use ledger::Day;
use planning::assignment::placement::Weights;

/// The rules of a rotation, each of which a person sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RotationQuestion {
    /// The day on which moves would take effect; people and posts are looked at on it.
    pub day: Day,
    /// Who has led in one place for so many months is to be considered for another.
    pub months_in_post: i32,
    /// Whether each commune is to have a district official who reinforces it.
    pub reinforce: bool,
    /// Whether a commune may stay without, at the price of an empty post.
    pub reinforce_soft: bool,
    /// At most so many people leave one body; none: no limit.
    pub most_lost: Option<i64>,
    /// Points of suitability that somebody loses who stays longer than `months_in_post`.
    pub overdue: i64,
    /// Points for a leading post that stays empty.
    pub empty: i64,
    /// Points for each point of suitability that is missing.
    pub misfit: i64,
    /// Points for each who moves.
    pub change: i64,
}

impl RotationQuestion {
    /// The usual prices: a move must be worth more than the disruption that it brings.
    pub const fn on(day: Day, months_in_post: i32) -> Self {
        Self {
            day,
            months_in_post,
            reinforce: true,
            reinforce_soft: false,
            most_lost: Some(1),
            overdue: 60,
            empty: 150,
            misfit: 1,
            change: 20,
        }
    }

    pub(super) const fn weights(&self) -> Weights {
        Weights {
            misfit: self.misfit,
            change: self.change,
            waiting: 0,
        }
    }
}
