//! Betters the best road map a window at a time: what lies outside stays as it is, and branch and bound chooses the rest anew.
//!
//! Windows are years that follow each other, or some groups of staff over all years (fix and optimise: Helber and Sahling, "A fix-and-optimize
//! approach for the multi-level capacitated lot sizing problem", International Journal of Production Economics 123, 2010), or what differs from
//! the first linear programme (Danna, Rothberg, Le Pape, "Exploring relaxation induced neighborhoods to improve MIP solutions", Mathematical
//! Programming 102, 2005). A window that is searched through grows, one that is not shrinks.

use super::super::model::What;
use super::tree::Tree;
use crate::core::Random;

/// Linear programmes of a window at most.
const MOST_PARTS: u64 = 40;
/// Windows without a gain after which it ends.
const PATIENCE: usize = 40;
/// What of the rest it may use.
const SHARE: f64 = 0.5;

impl Tree<'_, '_> {
    pub(super) fn windows(&mut self, root: &[f64]) {
        let columns = &self.model.columns;
        let years = columns.iter().map(|column| column.year + 1).max().unwrap_or(0);
        let group = |what: What| match what {
            What::Streamline { group, .. } | What::Recruit { group } => (group, group),
            What::Transfer { from, to } => (from, to),
        };
        let groups = columns.iter().map(|column| group(column.what).0 + 1).max().unwrap_or(0);
        let mut random = Random::lane(self.budget.seed(), u64::try_from(self.level).unwrap_or(0));
        let part = self.budget.part(self.done, SHARE);
        let began = self.done;
        // How large windows are, of all years and of all groups.
        let mut size = [0.3, 0.3, 0.1];
        let mut barren = 0;
        for number in 0.. {
            if barren > PATIENCE || self.is_over() || part.is_over(self.done - began) {
                return;
            }
            let kind = number % 3;
            let free: Vec<bool> = if kind == 2 {
                let best = self.telling.best.as_ref().map_or(&[][..], |(best, _)| best);
                let near = root
                    .iter()
                    .zip(best)
                    .map(|(root, &best)| (root - best as f64).abs() < 0.1);
                near.map(|near| !near || random.chance(size[2])).collect()
            } else if kind == 0 {
                let many = share(years, size[0]);
                let first = random.below(years - many + 1);
                let inside = first..first + many;
                columns.iter().map(|column| inside.contains(&column.year)).collect()
            } else {
                let mut chosen = vec![false; groups];
                (0..share(groups, size[1])).for_each(|_| chosen[random.below(groups)] = true);
                let open = |at: usize| chosen.get(at).copied().unwrap_or(false);
                let both = columns.iter().map(|column| group(column.what));
                both.map(|(from, to)| open(from) || open(to)).collect()
            };
            let before = self.telling.best.as_ref().map(|(_, levels)| *levels);
            let whole = self.within(&free, MOST_PARTS);
            let after = self.telling.best.as_ref().map(|(_, levels)| *levels);
            barren = if after < before { 0 } else { barren + 1 };
            size[kind] = (size[kind] * if whole { 1.15 } else { 0.95 }).clamp(0.02, 1.0);
        }
    }

    /// Looks for a better road map that differs in free columns only; true when there is none left.
    fn within(&mut self, free: &[bool], most: u64) -> bool {
        let Some((best, _)) = self.telling.best.clone() else {
            return true;
        };
        let (low, high) = (self.programme.whole.low.clone(), self.programme.whole.high.clone());
        for (column, _) in free.iter().enumerate().filter(|(_, free)| !**free) {
            // What a better road map cannot have, as the proof of the root tells, is never held to what the best one has.
            if (low[column]..=high[column]).contains(&best[column]) {
                self.programme.whole.low[column] = best[column];
                self.programme.whole.high[column] = best[column];
            }
        }
        let whole = self.search(most);
        (self.programme.whole.low, self.programme.whole.high) = (low, high);
        whole
    }
}

fn share(of: usize, part: f64) -> usize {
    (1..of).find(|&many| many as f64 >= part * of as f64).unwrap_or(of)
}

#[cfg(test)]
mod tests {
    use super::super::super::generate::{HeadcountShape, generate};
    use super::super::super::model::{BROKEN, EXCESS, Model};
    use super::super::programme::Programme;
    use super::super::simplex::Simplex;
    use super::super::state::State;
    use super::super::telling::Telling;
    use super::*;
    use crate::core::Budget;

    /// A window of all choices finds what the whole search finds, and leaves the limits as they were.
    #[test]
    fn the_widest_window_is_the_whole_problem() {
        let mut seen = 0;
        for seed in 0..12 {
            let shape = HeadcountShape {
                units: 2,
                years: 2,
                people: 6,
                cut: 20,
                budget: 8,
                strict: false,
            };
            let problem = generate(shape, seed);
            let budget = Budget::iterations(20_000);
            let answer = super::super::solve(&problem, &budget, &|_| {}).unwrap();
            let model = Model::new(&problem);
            let programme = Programme::new(&model);
            let mut telling = Telling::new(&problem, &model, &programme, &budget, &|_| {});
            telling.offer(&State::of(&model, vec![0; model.columns.len()]));
            if telling.best.as_ref().unwrap().1[BROKEN] > 0 {
                continue;
            }
            let (low, high) = (programme.whole.low.clone(), programme.whole.high.clone());
            let mut simplex = Simplex::new(&programme.whole.columns, programme.whole.least.len());
            let mut tree = Tree {
                model: &model,
                programme,
                simplex: &mut simplex,
                telling: &mut telling,
                level: EXCESS,
                part: budget.part(0, 1.0),
                budget: &budget,
                began: 0,
                done: 0,
                proves: true,
            };
            tree.prepare();
            tree.within(&vec![true; model.columns.len()], 10_000);
            assert_eq!((&tree.programme.whole.low, &tree.programme.whole.high), (&low, &high));
            assert!(tree.proves && tree.telling.bounds.is_empty());
            let excess = answer.plan.unwrap().levels[EXCESS].value;
            assert_eq!(telling.best.as_ref().unwrap().1[EXCESS], excess, "seed {seed}");
            seen += 1;
        }
        assert!(seen >= 6, "{seen} of 12 could be carried out");
    }
}
