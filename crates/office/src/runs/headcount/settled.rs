//! What is settled beforehand: how many cases a unit has in a year, at least and at most as pinned, or fewer than were barred.

use planning::headcount::{StepPin, Way};

use super::super::question::{RunPin, RunQuestion};
use super::of_key;
use crate::headcount_plan::{HeadcountInputs, pool_of};

/// So many cases can be settled at most; no unit has more people than the planner counts.
pub(super) const MOST_CASES: i64 = 100_000;

/// Why something settled is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotSettled {
    /// The unit, or the year, is not in the road map.
    Gone,
    /// It names no number of cases from 0 to [`MOST_CASES`].
    NoNumber,
}

/// What is settled of the problem, and what of it cannot be.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub(super) pins: Vec<StepPin>,
    pub(super) not: Vec<(RunPin, NotSettled)>,
}

/// The number of cases that a place stands for.
pub(super) fn cases(place: &str) -> Option<i64> {
    place.parse().ok().filter(|cases| (0..=MOST_CASES).contains(cases))
}

impl Settled {
    pub(super) fn of(inputs: &HeadcountInputs, question: &RunQuestion) -> Self {
        let mut settled = Self::default();
        let pins = question.pins.iter().map(|pin| (pin, true));
        for (own, must) in pins.chain(question.bars.iter().map(|bar| (bar, false))) {
            let known = of_key(&own.subject);
            let known = known.filter(|(line, year)| inputs.line(line).is_some() && inputs.years.contains(year));
            let Some((line, year)) = known else {
                settled.not.push((own.clone(), NotSettled::Gone));
                continue;
            };
            let Some(people) = cases(&own.place) else {
                settled.not.push((own.clone(), NotSettled::NoNumber));
                continue;
            };
            settled.pins.push(StepPin {
                way: Way::Streamline(pool_of(line)),
                year,
                least: if must { people } else { 0 },
                most: Some(if must { people } else { (people - 1).max(0) }),
            });
        }
        settled
    }
}
