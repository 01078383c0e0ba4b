//! Packing by exchange: force a group in, put those out that it hits, fill what became free; an iterated local search for
//! set packing (after Andrade, Resende, Werneck, "Fast local search for the maximum independent set problem", 2012).

use super::columns::Columns;
use crate::core::Random;

const NONE: u32 = u32::MAX;

struct Exchange<'a> {
    columns: &'a Columns,
    /// The chosen group that holds a unit.
    owner: Vec<u32>,
    chosen: usize,
    /// When a group was last put in or out.
    touched: Vec<u64>,
    clock: u64,
}

/// A packing at least as large as `start`, after at most `steps` exchanges; ends early at `target` groups.
pub(super) fn exchange(
    columns: &Columns,
    start: &[usize],
    target: usize,
    steps: u64,
    random: &mut Random,
    stop: &dyn Fn() -> bool,
) -> Vec<usize> {
    let mut search = Exchange {
        columns,
        owner: vec![NONE; columns.unit_count()],
        chosen: 0,
        touched: vec![0; columns.len()],
        clock: 1,
    };
    for &column in start {
        search.put_in(column);
    }
    let all: Vec<u32> = (0..search.owner.len()).map(narrow).collect();
    search.fill(&all, random);
    let mut best = search.packing();
    let mut since = 0_u64;
    for step in 0..steps {
        if best.len() >= target || (step.is_multiple_of(64) && stop()) {
            break;
        }
        search.force(random, since > 2_000);
        since += 1;
        if search.chosen > best.len() {
            best = search.packing();
            since = 0;
        } else if since > 20_000 || search.chosen + 3 < best.len() {
            search.reset(&best);
            since = 0;
        }
    }
    best
}

impl Exchange<'_> {
    fn put_in(&mut self, column: usize) {
        for &unit in self.columns.of(column) {
            self.owner[unit as usize] = narrow(column);
        }
        self.chosen += 1;
        self.touched[column] = self.clock;
    }

    fn put_out(&mut self, column: usize) {
        for &unit in self.columns.of(column) {
            self.owner[unit as usize] = NONE;
        }
        self.chosen -= 1;
        self.touched[column] = self.clock;
    }

    /// The chosen groups that a group hits.
    fn hit(&self, column: usize) -> Vec<u32> {
        let owners = self.columns.of(column).iter().map(|&unit| self.owner[unit as usize]);
        let mut hit: Vec<u32> = owners.filter(|&owner| owner != NONE).collect();
        hit.sort_unstable();
        hit.dedup();
        hit
    }

    /// Puts in one group around an unused unit: one that hits least, of those the longest untouched.
    fn force(&mut self, random: &mut Random, boldly: bool) {
        self.clock += 1;
        let units = self.owner.len();
        let mut unit = random.below(units);
        // Unused units are where something can be gained.
        for _ in 0..20 {
            if self.owner[unit] == NONE && !self.columns.with(narrow(unit)).is_empty() {
                break;
            }
            unit = random.below(units);
        }
        let with = self.columns.with(narrow(unit));
        if with.is_empty() {
            return;
        }
        let tries = if boldly { 1 } else { with.len().min(24) };
        let from = random.below(with.len());
        let mut best: Option<(usize, u64, usize)> = None;
        for at in 0..tries {
            let column = with[(from + at * with.len() / tries) % with.len()] as usize;
            if self.owner[self.columns.of(column)[0] as usize] == narrow(column) {
                continue;
            }
            let rank = (self.hit(column).len(), self.touched[column], column);
            if best.is_none_or(|least| rank < least) {
                best = Some(rank);
            }
        }
        let Some((_, _, column)) = best else { return };
        let mut freed = Vec::new();
        for gone in self.hit(column) {
            freed.extend_from_slice(self.columns.of(gone as usize));
            self.put_out(gone as usize);
        }
        self.put_in(column);
        self.fill(&freed, random);
    }

    /// Adds groups that hit nothing and hold one of those units.
    fn fill(&mut self, freed: &[u32], random: &mut Random) {
        for &unit in freed {
            let with = self.columns.with(unit);
            if self.owner[unit as usize] != NONE || with.is_empty() {
                continue;
            }
            let from = random.below(with.len());
            let free = |column: &u32| {
                self.columns
                    .of(*column as usize)
                    .iter()
                    .all(|&member| self.owner[member as usize] == NONE)
            };
            let found = (0..with.len()).map(|at| with[(from + at) % with.len()]).find(free);
            if let Some(column) = found {
                self.put_in(column as usize);
            }
        }
    }

    fn packing(&self) -> Vec<usize> {
        let mut chosen: Vec<usize> = self
            .owner
            .iter()
            .filter(|&&owner| owner != NONE)
            .map(|&owner| owner as usize)
            .collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen
    }

    fn reset(&mut self, packing: &[usize]) {
        self.owner.fill(NONE);
        self.chosen = 0;
        self.clock += 1;
        for &column in packing {
            self.put_in(column);
        }
    }
}

fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(NONE)
}
