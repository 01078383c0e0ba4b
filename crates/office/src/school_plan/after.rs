//! A network after a plan: which sites are open, where the pupils of each go, and what hangs together.

use std::collections::BTreeMap;

use ledger::value::Ix;
use planning::facilities::SchoolPlan;

use super::inputs::{SchoolInputs, TaughtLevel};

/// The sites of a problem after a plan, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolsAfter {
    /// Whether each site is open.
    pub open: Vec<bool>,
    /// To which site the pupils of each go, level by level.
    pub to: Vec<[usize; 2]>,
}

impl SchoolsAfter {
    /// Everything as it is today.
    pub fn today(inputs: &SchoolInputs) -> Self {
        Self {
            open: vec![true; inputs.sites.len()],
            to: (0..inputs.sites.len()).map(|at| [at, at]).collect(),
        }
    }

    /// What a plan makes of today.
    pub fn of(inputs: &SchoolInputs, plan: &SchoolPlan) -> Self {
        let mut after = Self::today(inputs);
        after.open.fill(false);
        for site in plan.open_sites() {
            if let Some(open) = after.open.get_mut(site) {
                *open = true;
            }
        }
        for way in &plan.ways {
            if let Some((from, level)) = inputs.places.get(way.place).copied() {
                after.to[from][level as usize] = way.site;
            }
        }
        after
    }

    /// Pupils of a level who leave a site, and where they go.
    pub fn leaving<'a>(
        &'a self,
        inputs: &'a SchoolInputs,
        site: usize,
    ) -> impl Iterator<Item = (TaughtLevel, u64, usize)> + 'a {
        let found = inputs.sites.get(site).zip(self.to.get(site));
        found.into_iter().flat_map(move |(own, to)| {
            let levels = TaughtLevel::ALL.into_iter();
            let moved = levels.map(move |level| (level, own.pupils[level as usize], to[level as usize]));
            moved.filter(move |(_, pupils, to)| *pupils > 0 && *to != site)
        })
    }

    /// How many pupils of each level come to a site, those who stay with them.
    pub fn comes(&self, inputs: &SchoolInputs, site: usize) -> [u64; 2] {
        let mut comes = [0; 2];
        for (own, to) in inputs.sites.iter().zip(&self.to) {
            for level in 0..2 {
                if to[level] == site {
                    comes[level] += own.pupils[level];
                }
            }
        }
        comes
    }

    /// Whether something of a site changes: it closes, or pupils leave it.
    pub fn changes(&self, inputs: &SchoolInputs, site: usize) -> bool {
        !self.open.get(site).is_some_and(|open| *open) || self.leaving(inputs, site).next().is_some()
    }

    /// The number of the group of each site that changes or to which pupils come, from 0 in the order of the sites: schools hang together where
    /// pupils go from one to another.
    pub fn groups(&self, inputs: &SchoolInputs) -> Vec<Option<u32>> {
        let school = |site: usize| inputs.sites.get(site).map_or(0, |own| own.school);
        let mut first: BTreeMap<Ix, Ix> = inputs.sites.iter().map(|site| (site.school, site.school)).collect();
        let mut touched: BTreeMap<Ix, bool> = BTreeMap::new();
        for site in 0..inputs.sites.len() {
            if !self.changes(inputs, site) {
                continue;
            }
            touched.insert(school(site), true);
            for (_, _, to) in self.leaving(inputs, site) {
                touched.insert(school(to), true);
                let (one, other) = (first[&school(site)], first[&school(to)]);
                let last = first.values_mut().filter(|own| **own == one.max(other));
                last.for_each(|own| *own = one.min(other));
            }
        }
        let mut numbers: BTreeMap<Ix, u32> = BTreeMap::new();
        let mut number = |school: Ix| {
            let own = *first.get(&school)?;
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            touched
                .contains_key(&school)
                .then(|| *numbers.entry(own).or_insert(next))
        };
        inputs.sites.iter().map(|site| number(site.school)).collect()
    }
}
