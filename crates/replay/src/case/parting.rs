//! Where each old unit goes, and of a split one the default target.

use std::collections::BTreeMap;

use super::{Goes, Parting, Settling, Standing, Why};
use crate::exceptions::Use;
use crate::fault::{Fault, File, Wrong};

impl<'t> Settling<'t> {
    pub(super) fn goes(&mut self, edges: &[Standing]) -> Vec<Goes> {
        let mut given: Vec<&[Standing]> = vec![&[]; self.tables.before.len()];
        for of_one in edges.chunk_by(|one, next| one.old == next.old) {
            given[of_one[0].old] = of_one;
        }
        let near = self.districts(edges);
        let mut goes = Vec::with_capacity(given.len());
        for (old, edges) in given.into_iter().enumerate() {
            let code = self.tables.before[old].code.clone();
            goes.push(match edges {
                [] => {
                    let line = self.tables.before[old].line;
                    self.faults
                        .push(Fault::at(File::Before, line, Wrong::NoSuccessor(code)));
                    continue;
                }
                [one] => {
                    if !one.whole && !self.looked_at(&code) {
                        let new = self.tables.after[one.new].code.clone();
                        self.fault(one.line, Wrong::PartAlone(code, new));
                    }
                    Goes::Whole(one.new)
                }
                several => {
                    if let Some(whole) = several.iter().find(|edge| edge.whole) {
                        self.fault(whole.line, Wrong::WholeAndMore(code));
                    }
                    Goes::Split(self.part(old, several, &near))
                }
            });
        }
        let mut sourced = vec![false; self.tables.after.len()];
        for edge in edges {
            sourced[edge.new] = true;
        }
        let tables = self.tables;
        for (unit, _) in tables.after.iter().zip(sourced).filter(|(_, sourced)| !sourced) {
            let wrong = Wrong::NoSource(unit.code.clone());
            self.faults.push(Fault::at(File::After, unit.line, wrong));
        }
        goes
    }

    /// Whether an exception speaks of an old unit: then its one edge left is the whole of it.
    fn looked_at(&self, old: &str) -> bool {
        let edge = |what| matches!(what, Use::Drop | Use::Keep);
        self.exceptions.0.iter().any(|one| one.old == old && edge(one.what))
    }

    /// How many sources of each new unit lay in each old district.
    fn districts(&self, edges: &[Standing]) -> BTreeMap<(usize, &'t str), usize> {
        let tables = self.tables;
        let mut near = BTreeMap::new();
        for edge in edges {
            let district = tables.before[edge.old].district.as_str();
            *near.entry((edge.new, district)).or_default() += 1;
        }
        near
    }

    /// The default target: what the reviewed exceptions say, else the unit that goes on under the old code, under the old name, with most
    /// neighbours of the old district, or with the lowest code.
    fn part(&mut self, old: usize, edges: &[Standing], near: &BTreeMap<(usize, &str), usize>) -> Parting {
        let (tables, exceptions) = (self.tables, self.exceptions);
        let unit = &tables.before[old];
        let new = |edge: &Standing| &tables.after[edge.new];
        let neighbours = |edge: &Standing| near.get(&(edge.new, unit.district.as_str())).copied().unwrap_or(0);
        let most = edges.iter().map(neighbours).max().unwrap_or(0);
        let single = |fits: &dyn Fn(&Standing) -> bool| {
            let mut fitting = edges.iter().filter(|edge| fits(edge));
            let first = fitting.next()?;
            fitting.next().is_none().then_some(first.new)
        };
        let lowest = edges
            .iter()
            .min_by_key(|edge| (most - neighbours(edge), &new(edge).code));
        let (by_rule, why) = if let Some(same) = single(&|edge| new(edge).code == unit.code) {
            (same, Why::SameCode)
        } else if let Some(same) = single(&|edge| bare(&new(edge).name) == bare(&unit.name)) {
            (same, Why::SameName)
        } else if let Some(nearest) = single(&|edge| neighbours(edge) == most) {
            (nearest, Why::SameDistrict(most))
        } else {
            (lowest.map_or(edges[0].new, |edge| edge.new), Why::LowestCode)
        };
        let reviewed = |edge: &Standing| {
            let mut of_edge = exceptions.of_edge(&unit.code, &new(edge).code);
            of_edge
                .find(|(_, one)| one.what == Use::Default)
                .map(|(at, _)| (at, edge.new))
        };
        let reviewed = edges
            .iter()
            .find_map(reviewed)
            .filter(|(_, default)| *default != by_rule);
        let (default, why) = reviewed.map_or((by_rule, why), |(_, default)| (default, Why::Reviewed));
        if let Some((at, _)) = reviewed {
            self.needed[at] = true;
        }
        let others = edges.iter().map(|edge| edge.new).filter(|new| *new != default);
        Parting {
            default,
            others: others.collect(),
            why,
        }
    }
}

/// A name without the kind before it.
fn bare(name: &str) -> &str {
    let kinds = ["Xã ", "Phường ", "Thị trấn ", "Đặc khu ", "Huyện "];
    kinds.iter().find_map(|kind| name.strip_prefix(kind)).unwrap_or(name)
}
