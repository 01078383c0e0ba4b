//! Small problems are tried whole: the best plan with its proof, or the certainty that nothing fits.

use super::super::problem::Gap;
use super::state::small;

/// Pairs of unit and person up to which it is tried.
const PAIRS: usize = 400;
/// Steps after which it is given up: some milliseconds.
const STEPS: u32 = 200_000;

/// What trying all gave.
#[derive(Debug, Default)]
pub(super) struct Whole {
    /// The cheapest plan that fits, of those that were tried.
    pub plan: Option<(i64, Vec<u32>)>,
    /// Whether all plans were tried, or shown to be dearer.
    pub finished: bool,
}

/// The state of the search.
struct Trial<'a> {
    gap: &'a Gap,
    /// People, the heaviest first: what hardly fits anywhere is settled early.
    order: Vec<usize>,
    /// By place in the order: what it and all after it cost at least.
    rest: Vec<i64>,
    room: Vec<i64>,
    plan: Vec<u32>,
    best: Option<(i64, Vec<u32>)>,
    steps: u32,
}

/// Tries the plans of a small problem, each person in each unit that has room, cheapest first; leaves aside what cannot get cheaper than the
/// best so far.
pub(super) fn whole(gap: &Gap) -> Whole {
    if gap.units() * gap.people() > PAIRS {
        return Whole::default();
    }
    let mut order: Vec<usize> = (0..gap.people()).collect();
    let lightest = |person: usize| (0..gap.units()).map(|unit| gap.load(unit, person)).min();
    order.sort_by_key(|person| std::cmp::Reverse(lightest(*person)));
    let mut rest = vec![0; order.len() + 1];
    for (place, person) in order.iter().enumerate().rev() {
        let cheapest = (0..gap.units()).map(|unit| gap.cost(unit, *person)).min();
        rest[place] = rest[place + 1] + cheapest.unwrap_or(0);
    }
    let mut trial = Trial {
        gap,
        order,
        rest,
        room: (0..gap.units()).map(|unit| gap.capacity(unit)).collect(),
        plan: vec![0; gap.people()],
        best: None,
        steps: 0,
    };
    trial.go_on(0, 0);
    Whole {
        finished: trial.steps < STEPS,
        plan: trial.best,
    }
}

impl Trial<'_> {
    fn go_on(&mut self, place: usize, cost: i64) {
        if self.steps >= STEPS || self.best.as_ref().is_some_and(|best| cost + self.rest[place] >= best.0) {
            return;
        }
        self.steps += 1;
        let Some(person) = self.order.get(place).copied() else {
            self.best = Some((cost, self.plan.clone()));
            return;
        };
        let mut units: Vec<usize> = (0..self.gap.units())
            .filter(|unit| self.gap.load(*unit, person) <= self.room[*unit])
            .collect();
        units.sort_by_key(|unit| self.gap.cost(*unit, person));
        for unit in units {
            let load = self.gap.load(unit, person);
            self.room[unit] -= load;
            self.plan[person] = small(unit);
            self.go_on(place + 1, cost + self.gap.cost(unit, person));
            self.room[unit] += load;
        }
    }
}
