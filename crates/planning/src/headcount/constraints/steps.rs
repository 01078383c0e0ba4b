//! What single steps must keep: pins, what a way allows, the cases of a pool, the people of a group.

use super::super::plan::{Step, Way};
use super::super::problem::{HeadcountProblem, in_year};
use super::{HeadcountBreach, HeadcountConstraint, HeadcountFound, Rank, Reading};
use crate::core::Level;

/// What is settled is kept. A point a person too many or too few.
pub(super) const PINS_KEPT: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.pins-kept",
    level: Level::Hard,
    rank: Rank::Broken,
    found: pins,
};
/// Nobody goes a way that the problem does not allow in that year. A point a person.
pub(super) const STEPS_ALLOWED: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.steps-allowed",
    level: Level::Hard,
    rank: Rank::Broken,
    found: allowed,
};
/// A pool gives no more cases than it has. A point a case.
pub(super) const CASES_OF_POOLS: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.cases-of-pools",
    level: Level::Hard,
    rank: Rank::Broken,
    found: cases,
};
/// No more people leave a group than it has. A point a person and year.
pub(super) const NOBODY_TWICE: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.nobody-leaves-twice",
    level: Level::Hard,
    rank: Rank::Broken,
    found: negative,
};

fn pins(reading: &Reading<'_>) -> Vec<HeadcountFound> {
    let mut found = Vec::new();
    for pin in &reading.problem.pins {
        let people = reading.people(&pin.way, pin.year);
        let points = (pin.least - people).max(0) + pin.most.map_or(0, |most| (people - most).max(0));
        if points > 0 {
            let step = Step {
                year: pin.year,
                way: pin.way.clone(),
                people,
            };
            let (least, most) = (pin.least, pin.most);
            let breach = HeadcountBreach::PinNotKept { step, least, most };
            found.push(HeadcountFound { breach, points });
        }
    }
    found
}

/// At most so many may go a way in a year.
fn most(problem: &HeadcountProblem, way: &Way, year: i32) -> i64 {
    let Some(at) = problem.year(year) else { return 0 };
    let most = match way {
        Way::Streamline(id) => problem
            .pools
            .iter()
            .find(|pool| pool.id == *id)
            .filter(|pool| pool.from.is_none_or(|from| from <= year))
            .filter(|pool| pool.retires_in.is_none_or(|retires| year < retires))
            .map(|pool| pool.people),
        Way::Transfer(id) => {
            let way = problem.transfers.iter().find(|own| own.id == *id);
            way.map(|way| in_year(&way.most, at))
        }
        Way::Recruit(id) => {
            let group = problem.groups.iter().find(|own| own.id == *id);
            group.map(|group| in_year(&group.most_recruits, at))
        }
    };
    most.unwrap_or(0)
}

fn allowed(reading: &Reading<'_>) -> Vec<HeadcountFound> {
    let mut found = Vec::new();
    for ((way, year), &people) in &reading.of {
        let most = most(reading.problem, way, *year);
        if people > most || people < 0 {
            let step = Step {
                year: *year,
                way: (*way).clone(),
                people,
            };
            found.push(HeadcountFound {
                breach: HeadcountBreach::NotAllowed { step, most },
                points: (people - most).max(-people),
            });
        }
    }
    found
}

fn cases(reading: &Reading<'_>) -> Vec<HeadcountFound> {
    let mut found = Vec::new();
    for pool in &reading.problem.pools {
        let own = |way: &Way| matches!(way, Way::Streamline(id) if *id == pool.id);
        let people: i64 = reading
            .of
            .iter()
            .filter(|((way, _), _)| own(way))
            .map(|(_, people)| people)
            .sum();
        if people > pool.people {
            let breach = HeadcountBreach::TooManyCases {
                pool: pool.id.clone(),
                people,
                most: pool.people,
            };
            let points = people - pool.people;
            found.push(HeadcountFound { breach, points });
        }
    }
    found
}

fn negative(reading: &Reading<'_>) -> Vec<HeadcountFound> {
    let rows = reading.outlook.iter().flatten().filter(|row| row.people < 0);
    rows.map(|row| HeadcountFound {
        breach: HeadcountBreach::NobodyLeft {
            group: row.group.clone(),
            year: row.year,
            lacking: -row.people,
        },
        points: -row.people,
    })
    .collect()
}
