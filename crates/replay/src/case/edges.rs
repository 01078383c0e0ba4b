//! Which edges stand: both sources have them, or somebody has looked.

use std::collections::BTreeMap;

use super::{Settling, Standing};
use crate::exceptions::Use;
use crate::fault::{Fault, File, Wrong};
use crate::table::Sources;

impl Settling<'_> {
    /// The edges that stand, by old unit, then by new.
    pub(super) fn standing(&mut self) -> Vec<Standing> {
        let mut standing = Vec::with_capacity(self.tables.edges.len());
        let (tables, exceptions) = (self.tables, self.exceptions);
        for edge in &tables.edges {
            let about = (edge.old.clone(), edge.new.clone());
            let (mut dropped, mut kept) = (false, false);
            for (at, reviewed) in exceptions.of_edge(&edge.old, &edge.new) {
                let as_reviewed = reviewed.of.is_none_or(|of| of == edge.sources);
                match reviewed.what {
                    Use::Drop => dropped = true,
                    Use::Keep => kept = true,
                    Use::Unlisted => dropped = !self.old_codes.contains_key(edge.old.as_str()),
                    Use::Default | Use::Area => continue,
                }
                // What was reviewed as one source's word and is both's by now wants another look.
                self.needed[at] = as_reviewed && (reviewed.what != Use::Unlisted || dropped);
            }
            if dropped {
                continue;
            }
            if !kept && edge.sources != Sources::Both {
                let wrong = Wrong::OneSource(about.0.clone(), about.1.clone());
                self.faults.push(Fault::at(File::Edges, edge.line, wrong));
            }
            let places = (
                self.old_codes.get(edge.old.as_str()),
                self.new_codes.get(edge.new.as_str()),
            );
            match places {
                (Some(old), Some(new)) => standing.push(Standing {
                    line: edge.line,
                    old: *old,
                    new: *new,
                    whole: edge.whole,
                    kept,
                }),
                (None, _) => self.fault(edge.line, Wrong::NoSuchUnit(about.0)),
                (_, None) => self.fault(edge.line, Wrong::NoSuchUnit(about.1)),
            }
        }
        standing.sort_by_key(|edge| (edge.old, edge.new));
        standing
    }

    pub(super) fn fault(&mut self, line: u64, wrong: Wrong) {
        self.faults.push(Fault::at(File::Edges, line, wrong));
    }

    /// An edge whose old unit lay in another old province than most of the new unit's sources is nearly always a homonym.
    pub(super) fn suspects(&mut self, edges: &[Standing]) {
        let tables = self.tables;
        let mut votes: BTreeMap<usize, BTreeMap<&str, usize>> = BTreeMap::new();
        for edge in edges {
            let province = tables.before[edge.old].province.as_str();
            *votes.entry(edge.new).or_default().entry(province).or_default() += 1;
        }
        for edge in edges.iter().filter(|edge| !edge.kept) {
            let old = &tables.before[edge.old];
            let most = votes[&edge.new].values().max().copied().unwrap_or(0);
            let mine = votes[&edge.new][old.province.as_str()];
            if votes[&edge.new].len() > 1 && (mine < most || 2 * mine <= votes[&edge.new].values().sum()) {
                let wrong = Wrong::Suspect(old.code.clone(), tables.after[edge.new].code.clone());
                self.fault(edge.line, wrong);
            }
        }
    }
}
