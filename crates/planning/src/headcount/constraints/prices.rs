//! What steps cost: benefits, transfers, and change against today's road map.

use super::super::plan::{Step, Way};
use super::super::problem::in_year;
use super::{HeadcountBreach, HeadcountConstraint, HeadcountFound, Rank, Reading};
use crate::core::Level;

/// Benefits of those who are streamlined.
pub(super) const BENEFITS: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.benefits",
    level: Level::Soft,
    rank: Rank::Money,
    found: benefits,
};
/// Points of disruption of each transfer.
pub(super) const TRANSFERS: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.transfers-disrupt",
    level: Level::Soft,
    rank: Rank::Disruption,
    found: transfers,
};
/// Points for each person by whom a step differs from today's road map.
pub(super) const CHANGES: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.changes-of-today",
    level: Level::Soft,
    rank: Rank::Disruption,
    found: changes,
};

fn steps<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Step> + 'a {
    reading.of.iter().map(|((way, year), people)| Step {
        year: *year,
        way: (*way).clone(),
        people: *people,
    })
}

fn benefits(reading: &Reading<'_>) -> Vec<HeadcountFound> {
    let problem = reading.problem;
    let paid = |step: &Step| {
        let Way::Streamline(id) = &step.way else { return 0 };
        let pool = problem.pools.iter().find(|pool| pool.id == *id);
        let year = problem.year(step.year);
        pool.zip(year)
            .map_or(0, |(pool, year)| step.people * in_year(&pool.benefit, year))
    };
    let all = steps(reading).map(|step| (paid(&step), step));
    all.filter(|(paid, _)| *paid != 0)
        .map(|(paid, step)| HeadcountFound {
            breach: HeadcountBreach::Benefit { step, paid },
            points: paid,
        })
        .collect()
}

fn transfers(reading: &Reading<'_>) -> Vec<HeadcountFound> {
    let cost = |step: &Step| {
        let Way::Transfer(id) = &step.way else { return 0 };
        let way = reading.problem.transfers.iter().find(|own| own.id == *id);
        way.map_or(0, |way| way.cost * step.people)
    };
    let all = steps(reading).map(|step| (cost(&step), step));
    all.filter(|(points, _)| *points != 0)
        .map(|(points, step)| HeadcountFound {
            breach: HeadcountBreach::Disrupts { step },
            points,
        })
        .collect()
}

fn changes(reading: &Reading<'_>) -> Vec<HeadcountFound> {
    let problem = reading.problem;
    // Without a road map of today nothing changes.
    if problem.cost_of_change == 0 || problem.today.is_empty() {
        return Vec::new();
    }
    let today = |step: &Step| {
        let own = problem
            .today
            .iter()
            .find(|own| own.way == step.way && own.year == step.year);
        own.map_or(0, |own| own.people)
    };
    let gone = problem
        .today
        .iter()
        .filter(|own| !reading.of.contains_key(&(&own.way, own.year)));
    let gone = gone.map(|own| Step {
        people: 0,
        ..own.clone()
    });
    let all = steps(reading).chain(gone).map(|step| (today(&step), step));
    all.filter(|(today, step)| *today != step.people)
        .map(|(today, step)| HeadcountFound {
            points: (step.people - today).abs() * problem.cost_of_change,
            breach: HeadcountBreach::Differs { step, today },
        })
        .collect()
}
