//! Where a task stands, judged from its numbers alone, and how that is shown: word, shape and colour.

use askama::Template;
use ledger::Day;
use words::{Lang, Message};

/// What is counted; counts of different things are never added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tally {
    /// Người.
    People,
    /// Lớp.
    Classes,
    /// Xã, thị trấn.
    Communes,
    /// Biên chế.
    Posts,
    /// Lượt điều động, luân chuyển.
    Moves,
    /// Lượt học.
    Enrolments,
    /// Cơ quan, đơn vị.
    Bodies,
    /// Cặp chức danh.
    Titles,
    /// Trường hợp.
    Cases,
    /// Việc.
    Tasks,
    /// Anything else.
    Things,
}

impl Tally {
    /// The word of this unit in message ids.
    pub const fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Classes => "classes",
            Self::Communes => "communes",
            Self::Posts => "posts",
            Self::Moves => "moves",
            Self::Enrolments => "enrolments",
            Self::Bodies => "bodies",
            Self::Titles => "titles",
            Self::Cases => "cases",
            Self::Tasks => "tasks",
            Self::Things => "things",
        }
    }

    /// "5 người", "5 people".
    pub fn counted(self, n: i64) -> Message {
        Message::new(format!("count-{}", self.word())).with("n", n)
    }

    /// "người", "people".
    pub fn name(self) -> Message {
        Message::new(format!("unit-{}", self.word()))
    }
}

/// Where a task stands on the day looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The target is reached.
    Met,
    /// Not yet reached, and at least where it should be today.
    OnTrack,
    /// Short of where it should be today.
    Behind {
        /// By how many.
        short: i64,
    },
    /// The due day has passed and the target is not reached.
    Overdue {
        /// By how many days.
        days: i32,
    },
    /// Not reached; no due day and no path says how bad that is.
    Below,
    /// No target is set; the number is only followed.
    Followed,
    /// Not enough data.
    Unknown,
}

impl Standing {
    /// Judges a reading: `due` is the last day on which reaching the target is in time.
    pub fn judge(value: i64, target: Option<i64>, expected_today: Option<i64>, due: Option<Day>, day: Day) -> Self {
        let Some(target) = target else { return Self::Followed };
        if value >= target {
            return Self::Met;
        }
        if let Some(due) = due.filter(|due| *due < day) {
            return Self::Overdue {
                days: day.number() - due.number(),
            };
        }
        match expected_today {
            Some(expected) if value >= expected => Self::OnTrack,
            Some(expected) => Self::Behind {
                short: expected - value,
            },
            None => Self::Below,
        }
    }

    /// Whether the headline counts the task as going well.
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Met | Self::OnTrack)
    }

    /// Whether there is a target to be judged by, and data to judge with.
    pub const fn is_judged(self) -> bool {
        !matches!(self, Self::Followed | Self::Unknown)
    }
}

/// A standing as pages show it.
#[derive(Debug, Clone, Copy, Template)]
#[template(path = "components/standing/standing.html")]
pub struct StandingMark {
    /// The reader's language.
    pub lang: Lang,
    /// What is shown.
    pub standing: Standing,
    /// What the numbers count.
    pub tally: Tally,
}

impl StandingMark {
    const fn shape(&self) -> (&'static str, &'static str) {
        match self.standing {
            Standing::Met | Standing::OnTrack => ("●", "good"),
            Standing::Behind { .. } | Standing::Below => ("◐", "slow"),
            Standing::Overdue { .. } => ("▲", "late"),
            Standing::Followed => ("–", ""),
            Standing::Unknown => ("◌", ""),
        }
    }

    fn said(&self) -> String {
        let message = match self.standing {
            Standing::Met => Message::new("standing-met"),
            Standing::OnTrack => Message::new("standing-on-track"),
            Standing::Behind { short } => Message::new("standing-behind").with("gap", self.tally.counted(short)),
            Standing::Overdue { days } => Message::new("standing-overdue").with("days", days),
            Standing::Below => Message::new("standing-below"),
            Standing::Followed => Message::new("standing-no-target"),
            Standing::Unknown => Message::new("standing-unknown"),
        };
        self.lang.speak(&message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    #[test]
    fn each_side_of_each_boundary() {
        let day = Day::of(2019, 3, 14).unwrap();
        let judge = |value, target, expected, due| Standing::judge(value, target, expected, due, day);
        assert_eq!(judge(18, None, None, None), Standing::Followed);
        assert_eq!(judge(13, Some(13), None, None), Standing::Met);
        assert_eq!(judge(12, Some(13), None, None), Standing::Below);
        assert_eq!(judge(6, Some(38), Some(6), None), Standing::OnTrack);
        assert_eq!(judge(5, Some(38), Some(6), None), Standing::Behind { short: 1 });
        assert_eq!(judge(20, Some(21), Some(4), Some(day)), Standing::OnTrack);
        assert_eq!(
            judge(20, Some(21), Some(4), Some(day.previous())),
            Standing::Overdue { days: 1 }
        );
    }

    #[test]
    fn word_shape_and_colour_together() {
        let mark = |standing| StandingMark {
            lang: Lang::Vi,
            standing,
            tally: Tally::People,
        };
        assert_snapshot!(mark(Standing::Behind { short: 90 }), @r##"<span class="standing slow"><i aria-hidden="true">◐</i>Chậm 90 người</span>"##);
        assert_snapshot!(mark(Standing::Overdue { days: 12 }), @r##"<span class="standing late"><i aria-hidden="true">▲</i>Quá hạn 12 ngày</span>"##);
        assert_snapshot!(StandingMark { lang: Lang::En, ..mark(Standing::Overdue { days: 1 }) }, @r##"<span class="standing late"><i aria-hidden="true">▲</i>1 day overdue</span>"##);
    }
}
