//! A plan that is being changed: loads and price are kept up to date with each move.

use super::super::problem::Gap;

/// A plan with its loads. Units may be overloaded on the way, at the price of the search.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// The unit of each person.
    pub unit_of: Vec<u32>,
    /// What each unit carries above its capacity; below 0 when there is room.
    pub over: Vec<i64>,
    /// Sum of the costs.
    pub cost: i64,
    /// Sum of what is above capacity.
    pub excess: i64,
    /// People of each unit, and where each person stands there.
    pub members: Vec<Vec<u32>>,
    at: Vec<u32>,
}

#[allow(clippy::cast_possible_truncation, reason = "places in tables that fit into memory")]
pub(super) fn small(number: usize) -> u32 {
    number as u32
}

impl State {
    /// Of a plan.
    pub(super) fn new(gap: &Gap, plan: &[u32]) -> Self {
        let mut state = Self {
            unit_of: plan.to_vec(),
            over: (0..gap.units()).map(|unit| -gap.capacity(unit)).collect(),
            cost: 0,
            excess: 0,
            members: vec![Vec::new(); gap.units()],
            at: vec![0; gap.people()],
        };
        for (person, unit) in plan.iter().enumerate() {
            let unit = *unit as usize;
            state.over[unit] += gap.load(unit, person);
            state.cost += gap.cost(unit, person);
            state.at[person] = small(state.members[unit].len());
            state.members[unit].push(small(person));
        }
        state.excess = state.over.iter().map(|over| (*over).max(0)).sum();
        state
    }

    /// Moves a person.
    #[inline]
    pub(super) fn shift(&mut self, gap: &Gap, person: usize, to: usize) {
        let from = self.unit_of[person] as usize;
        self.cost += gap.cost(to, person) - gap.cost(from, person);
        self.carry(from, -gap.load(from, person));
        self.carry(to, gap.load(to, person));
        let place = self.at[person] as usize;
        self.members[from].swap_remove(place);
        if let Some(moved) = self.members[from].get(place) {
            self.at[*moved as usize] = small(place);
        }
        self.at[person] = small(self.members[to].len());
        self.members[to].push(small(person));
        self.unit_of[person] = small(to);
    }

    #[inline]
    fn carry(&mut self, unit: usize, load: i64) {
        let before = self.over[unit].max(0);
        self.over[unit] += load;
        self.excess += self.over[unit].max(0) - before;
    }

    /// The plan as it is told outside.
    pub(super) fn plan(&self) -> Vec<usize> {
        self.unit_of.iter().map(|unit| *unit as usize).collect()
    }
}
