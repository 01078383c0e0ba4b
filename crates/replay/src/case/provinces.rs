//! The new provinces: which old ones each is made of, and by which resolution. An old province goes whole into one new one.

use std::collections::{BTreeMap, BTreeSet};

use super::{NewProvince, Settling, Standing};
use crate::fault::{Fault, File, Wrong};

impl<'t> Settling<'t> {
    pub(super) fn provinces(&mut self, edges: &[Standing]) -> Vec<NewProvince> {
        let tables = self.tables;
        let mut into: BTreeMap<&str, BTreeMap<&str, Vec<&Standing>>> = BTreeMap::new();
        for edge in edges {
            let (old, new) = (&tables.before[edge.old], &tables.after[edge.new]);
            into.entry(&old.province)
                .or_default()
                .entry(&new.province)
                .or_default()
                .push(edge);
        }
        let mut from: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let mut torn = Vec::new();
        for (old, news) in &into {
            let most = news.iter().max_by_key(|(_, edges)| edges.len()).map(|(new, _)| *new);
            for (new, edges) in news {
                if Some(*new) == most {
                    from.entry(new).or_default().push((*old).to_owned());
                } else {
                    torn.extend(edges.iter().map(|edge| {
                        let unit = tables.before[edge.old].code.clone();
                        (edge.line, Wrong::Torn((*old).to_owned(), unit))
                    }));
                }
            }
        }
        for (line, wrong) in torn {
            self.fault(line, wrong);
        }
        let names = self.resolutions();
        let mut provinces: Vec<NewProvince> = names
            .into_iter()
            .map(|(code, (name, resolution))| {
                let from = from.remove(code).unwrap_or_default();
                NewProvince {
                    code: code.to_owned(),
                    name: name.to_owned(),
                    resolution: resolution.to_owned(),
                    goes_on: matches!(from.as_slice(), [one] if one == code) && self.keeps_its_name(code, name),
                    from,
                }
            })
            .collect();
        provinces.sort_by_key(|province| (number(&province.resolution), province.code.clone()));
        provinces
    }

    fn keeps_its_name(&self, code: &str, name: &str) -> bool {
        let same = |unit: &&crate::OldUnit| unit.province == code;
        self.tables
            .before
            .iter()
            .find(same)
            .is_some_and(|unit| unit.province_name == name)
    }

    /// Name and resolution of each new province.
    fn resolutions(&mut self) -> BTreeMap<&'t str, (&'t str, &'t str)> {
        let tables = self.tables;
        let mut provinces = BTreeMap::new();
        let mut numbers = BTreeMap::new();
        let mut doubled = BTreeSet::new();
        for unit in &tables.after {
            let (code, resolution) = (unit.province.as_str(), unit.resolution.as_str());
            let (_, first) = *provinces
                .entry(code)
                .or_insert((unit.province_name.as_str(), resolution));
            if first != resolution || *numbers.entry(resolution).or_insert(code) != code {
                doubled.insert((unit.line, unit.province_name.as_str()));
            }
        }
        self.faults.extend(
            doubled
                .into_iter()
                .map(|(line, name)| Fault::at(File::After, line, Wrong::TwoResolutions(name.to_owned()))),
        );
        provinces
    }
}

/// The number of a resolution, to sort by.
fn number(resolution: &str) -> u32 {
    let digits = resolution.split('/').next().unwrap_or("");
    digits.parse().unwrap_or(u32::MAX)
}
