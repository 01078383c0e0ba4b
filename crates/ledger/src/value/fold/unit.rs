//! A unit's history: its being, its place in the trees, its lineage, its quotas and what is measured of it.

use super::{Effective, Folding};
use crate::acts::Act;
use crate::codes::{Line, Succession};
use crate::ids::UnitId;
use crate::number::Decimal;
use crate::value::fact::{Fact, Ix, Lane, Quantity};
use crate::value::row::Row;

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
            Act::Split(_) | Act::Separate(_) | Act::TransferPart(_) => self.divided(own, act),
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
                self.assign(
                    act,
                    Fact::Quota {
                        kind: a.kind,
                        year: a.year,
                        posts: a.posts,
                    },
                );
                self.assign(
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
                self.assign(
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
        let share = Quantity::from(Decimal::ONE);
        if self.unit_ix(into) == Some(own) {
            for unit in from.iter().filter_map(|unit| self.unit_ix(*unit)).collect::<Vec<_>>() {
                self.open(act, Fact::From { unit, how, share });
            }
        } else if let Some(unit) = self.unit_ix(into) {
            self.end(act);
            self.open(act, Fact::Into { unit, how, share });
        }
    }

    /// Ends the unit: INVARIANT: no post, holder or quota outlives its unit.
    fn end(&mut self, act: &Effective) {
        self.close(act.day(), |row| !row.fact.is_lineage());
    }

    /// What a division means to one unit: to the divided one, to one that takes a part, or to one that goes with a part by name.
    fn divided(&mut self, own: Ix, act: &Effective) {
        let Some((giver, shares, how)) = act.act.parts() else {
            return;
        };
        let divided = self.unit_ix(giver) == Some(own);
        if divided && how == Succession::Split {
            self.end(act);
        }
        for (at, part) in shares.iter().enumerate() {
            let (Some(giver), Some(taker)) = (self.unit_ix(giver), self.unit_ix(part.unit)) else {
                continue;
            };
            let whole = how == Succession::Split && at == 0;
            let share = Quantity::from(part.share);
            if divided {
                let unit = taker;
                self.open(
                    act,
                    if whole {
                        Fact::Into { unit, how, share }
                    } else {
                        Fact::PartTo { unit, how, share }
                    },
                );
            } else if taker == own {
                let unit = giver;
                self.open(
                    act,
                    if whole {
                        Fact::From { unit, how, share }
                    } else {
                        Fact::PartFrom { unit, how, share }
                    },
                );
            }
            if part.units.iter().any(|unit| self.unit_ix(*unit) == Some(own)) {
                self.goes_below(act, giver, taker);
            }
        }
    }

    /// Hangs the unit under the taker: in the management tree, and in every other in which it hung under the giver.
    fn goes_below(&mut self, act: &Effective, giver: Ix, taker: Ix) {
        for line in Line::ALL.iter().copied() {
            let under = self.in_lane(Lane::Under(line), act.day());
            if line == Line::Management
                || under.is_some_and(|at| self.rows[at].fact == Fact::Under { unit: giver, line })
            {
                self.set(act, Fact::Under { unit: taker, line });
            }
        }
    }

    /// Sets a quota or a quantity. What is said again is new where something was brought, given or cut since it was said first.
    fn assign(&mut self, act: &Effective, fact: Fact) {
        let day = act.day();
        if let Some(before) = fact.lane().and_then(|lane| self.in_lane(lane, day)) {
            let said = (self.rows[before].from, self.rows[before].source);
            let alters = |row: &Row| row.fact.is_lineage() || matches!(row.fact, Fact::CutPost { .. });
            let changed = |row: &Row| row.holds(day) && alters(row) && (row.from, row.source) > said;
            if self.rows.iter().any(changed) {
                self.rows[before].until = day;
            }
        }
        self.set(act, fact);
    }
}
