//! What a network after a plan means for the schools as units: who goes on, who passes into whom, and of which kind each is then.

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::UnitKind;
use ledger::value::Ix;

use super::after::SchoolsAfter;
use super::inputs::SchoolInputs;

/// A school that goes on, with what passes into it, or one that ends by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolMerger {
    /// The group of choices to which it belongs.
    pub group: u32,
    /// The school that goes on.
    pub into: Ix,
    /// The schools that pass into it.
    pub from: Vec<Ix>,
    /// Their further sites and its own that close.
    pub closed: Vec<Ix>,
    /// Of which kind it is then.
    pub kind: UnitKind,
    /// Whether it ends instead: none of its sites stays open, and it has no pupils whom another school could take with it.
    pub ends: bool,
}

impl SchoolsAfter {
    /// The schools of which something changes and that pass into no other, in the order of the sites.
    pub fn mergers(&self, inputs: &SchoolInputs) -> Vec<SchoolMerger> {
        let groups = self.groups(inputs);
        let schools: Vec<(usize, Ix)> = (0..)
            .zip(&inputs.sites)
            .filter(|(_, site)| site.is_main())
            .map(|(at, site)| (at, site.unit))
            .collect();
        let heirs: BTreeMap<Ix, Ix> = schools
            .iter()
            .map(|(at, school)| (*school, self.heir(inputs, *at, *school)))
            .collect();
        let mut all = Vec::new();
        for (at, into) in &schools {
            let Some(group) = groups[*at] else { continue };
            if self.last(inputs, &heirs, *into) != *into {
                continue;
            }
            let passes = |school: Ix| self.last(inputs, &heirs, school) == *into;
            let from = schools.iter().map(|(_, school)| *school);
            let own = (0..).zip(&inputs.sites).filter(|(_, site)| passes(site.school));
            let ends = !own.clone().any(|(site, _)| self.open[site]);
            let closed = own
                .clone()
                .filter(|(site, found)| !self.open[*site] && !found.is_main())
                .map(|(_, found)| found.unit);
            let comes = own.filter(|(site, _)| self.open[*site]).fold([0, 0], |sum, (site, _)| {
                let comes = self.comes(inputs, site);
                [sum[0] + comes[0], sum[1] + comes[1]]
            });
            all.push(SchoolMerger {
                group,
                into: *into,
                from: from.filter(|school| school != into && passes(*school)).collect(),
                closed: closed.collect(),
                kind: match comes {
                    [0, 0] => inputs.sites[*at].kind,
                    [_, 0] => UnitKind::PrimarySchool,
                    [0, _] => UnitKind::LowerSecondarySchool,
                    _ => UnitKind::MultiLevelSchool,
                },
                ends,
            });
        }
        all
    }

    /// The school that takes most of the pupils of a main site that closes; the school itself where it stays open, or they stay within. Where
    /// nobody leaves the main site, its further ones tell, if they close too.
    fn heir(&self, inputs: &SchoolInputs, at: usize, school: Ix) -> Ix {
        if self.open[at] {
            return school;
        }
        let own = || (0..).zip(&inputs.sites).filter(|(_, site)| site.school == school);
        let further = || own().map(|(site, _)| site);
        let goes_on = || further().any(|site| self.open[site]).then_some(school);
        let most = self.taker(inputs, [at].into_iter()).or_else(goes_on);
        most.or_else(|| self.taker(inputs, further())).unwrap_or(school)
    }

    /// The school that takes most of the pupils who leave some sites; none where nobody leaves them.
    fn taker(&self, inputs: &SchoolInputs, sites: impl Iterator<Item = usize>) -> Option<Ix> {
        let mut taken: BTreeMap<Ix, u64> = BTreeMap::new();
        for (_, pupils, to) in sites.flat_map(|site| self.leaving(inputs, site)) {
            *taken.entry(inputs.sites[to].school).or_default() += pupils;
        }
        let most = taken
            .into_iter()
            .max_by_key(|(heir, pupils)| (*pupils, std::cmp::Reverse(*heir)));
        most.map(|(heir, _)| heir)
    }

    /// Where a school's heirs end. Schools that pass into each other in a circle go on as the one to which most pupils come.
    fn last(&self, inputs: &SchoolInputs, heirs: &BTreeMap<Ix, Ix>, school: Ix) -> Ix {
        let (mut at, mut seen) = (school, BTreeSet::new());
        while seen.insert(at) {
            at = heirs.get(&at).copied().unwrap_or(at);
        }
        // Here the circle begins; it has one school alone where the way has an end.
        let (start, mut circle) = (at, Vec::new());
        loop {
            circle.push(at);
            at = heirs.get(&at).copied().unwrap_or(at);
            if at == start {
                break;
            }
        }
        let comes = |school: &Ix| {
            let own = (0..).zip(&inputs.sites).filter(|(_, site)| site.school == *school);
            own.map(|(site, _)| self.comes(inputs, site).iter().sum::<u64>())
                .sum::<u64>()
        };
        let most = circle
            .iter()
            .max_by_key(|school| (comes(school), std::cmp::Reverse(**school)));
        most.copied().unwrap_or(school)
    }
}
