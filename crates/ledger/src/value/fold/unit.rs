//! A unit's history: its being, its place in the trees, its lineage, its quotas and what is measured of it.

use super::{Effective, Folding};
use crate::acts::Act;
use crate::codes::{Line, Succession};
use crate::ids::UnitId;
use crate::value::fact::{Fact, Ix, Quantity};

impl Folding<'_> {
    pub(super) fn unit(&mut self, own: Ix, act: &Effective) {
        match &act.act {
            Act::Establish(a) => {
                self.open(act, Fact::Exists);
                let name = self.word(&a.name);
                self.open(act, Fact::Name(name));
                self.open(act, Fact::Kind(a.kind));
                if let Some(code) = &a.code {
                    let code = self.word(code);
                    self.open(act, Fact::Code(code));
                }
                if let Some(unit) = a.parent.and_then(|parent| self.unit_ix(parent)) {
                    self.open(
                        act,
                        Fact::Under {
                            unit,
                            line: Line::Management,
                        },
                    );
                }
            }
            Act::Merge(a) => self.passes(own, act, &a.from, a.into, Succession::Merged),
            Act::Consolidate(a) => self.passes(own, act, &a.from, a.into, Succession::Consolidated),
            Act::Rename(a) => {
                let name = self.word(&a.name);
                self.set(act, Fact::Name(name));
            }
            Act::Reclassify(a) => self.set(act, Fact::Kind(a.kind)),
            Act::MoveUnder(a) => {
                if let Some(unit) = self.unit_ix(a.parent) {
                    self.set(act, Fact::Under { unit, line: a.line });
                }
            }
            Act::Dissolve(_) => self.end(act),
            Act::AssignQuota(a) => {
                self.set(
                    act,
                    Fact::Quota {
                        kind: a.kind,
                        year: a.year,
                        posts: a.posts,
                    },
                );
                self.set(
                    act,
                    Fact::ToCut {
                        kind: a.kind,
                        year: a.year,
                        posts: a.to_cut,
                    },
                );
            }
            Act::Streamline(a) => self.open(
                act,
                Fact::CutPost {
                    unit: own,
                    quota: a.quota,
                },
            ),
            Act::Measure(a) => {
                let toward = a.toward.and_then(|unit| self.unit_ix(unit));
                self.set(
                    act,
                    Fact::Measured {
                        what: a.what,
                        toward,
                        value: Quantity::from(a.value),
                    },
                );
            }
            Act::SetUnitAttribute(a) => self.attribute(act, &a.key, a.value.as_ref()),
            _ => {}
        }
    }

    /// One side of a merger: what passes ends and names its successor, what goes on names where it came from.
    fn passes(&mut self, own: Ix, act: &Effective, from: &[UnitId], into: UnitId, how: Succession) {
        if self.unit_ix(into) == Some(own) {
            for unit in from.iter().filter_map(|unit| self.unit_ix(*unit)).collect::<Vec<_>>() {
                self.open(act, Fact::From { unit, how });
            }
        } else if let Some(unit) = self.unit_ix(into) {
            self.end(act);
            self.open(act, Fact::Into { unit, how });
        }
    }

    /// Ends the unit: INVARIANT: no post, holder or quota outlives its unit.
    fn end(&mut self, act: &Effective) {
        self.close(act.day(), |row| {
            !matches!(row.fact, Fact::Into { .. } | Fact::From { .. })
        });
    }
}
