//! INVARIANT: one management tree, one root, every day.

use crate::codes::Line;
use crate::ids::UnitId;
use crate::time::{Day, Span};
use crate::value::Value;
use crate::value::fact::{Fact, Ix};
use crate::value::packed::FactKind;
use crate::value::refusal::{Problem, Refusal};
use crate::value::row::{Place, Row};

/// Whether a row hangs a unit in the management tree.
const fn is_managed(row: &Row) -> bool {
    matches!(
        row.fact,
        Fact::Under {
            line: Line::Management,
            ..
        }
    )
}

impl Value {
    /// Checks that a unit hangs in the tree on each of its days, unless it is the only one that does not, and never in itself.
    pub(super) fn check_tree(&self, own: Ix, rows: &[Row], problems: &mut Vec<Problem>) {
        let managed = || rows.iter().filter(|row| is_managed(row));
        if let Some(loose) = self.without_parent(own)
            && (0..self.units.len())
                .any(|other| other != own && self.without_parent(other).is_some_and(|span| span.meets(loose)))
        {
            let exists = rows.iter().find(|row| row.fact == Fact::Exists);
            let act = managed().max_by_key(|row| row.from).or(exists).map(|row| row.source);
            problems.extend(act.map(|act| Problem {
                act,
                refusal: Refusal::SecondRoot,
            }));
        }
        for row in managed() {
            if let Some(refusal) = self.find_circle(own, row) {
                problems.push(Problem {
                    act: row.source,
                    refusal,
                });
            }
        }
    }

    /// The first stretch of a unit's life in which it hangs under nothing.
    fn without_parent(&self, unit: Ix) -> Option<Span> {
        let line = self.timeline(Place::Unit(unit))?;
        let exists = line.current_of(FactKind::Exists).next()?;
        let mut spans: Vec<Span> = line
            .current_of(FactKind::Under)
            .filter(is_managed)
            .map(|row| Span {
                from: row.from,
                until: row.until,
            })
            .collect();
        spans.sort_unstable();
        let mut reached = exists.from;
        for span in spans {
            if span.from > reached {
                return Some(Span {
                    from: reached,
                    until: span.from,
                });
            }
            reached = reached.max(span.until);
        }
        (reached < exists.until).then_some(Span {
            from: reached,
            until: exists.until,
        })
    }

    /// Looks for a circle above a unit on each day of a row on which something above the unit changes.
    fn find_circle(&self, own: Ix, row: &Row) -> Option<Refusal> {
        let mut day = row.from;
        while day < row.until {
            let (mut unit, mut next_change) = (own, Day::MAX);
            for _ in 0..=self.units.len() {
                let Some((parent, change)) = self.above(unit, day) else {
                    next_change = next_change.min(self.hangs_next(unit, day));
                    break;
                };
                next_change = next_change.min(change);
                if parent == own {
                    return Some(Refusal::UnitInItself(UnitId(self.units.id(own)?)));
                }
                unit = parent;
            }
            day = next_change.max(day.next());
        }
        None
    }

    /// The day after this one on which a unit that hangs nowhere begins to hang somewhere.
    fn hangs_next(&self, unit: Ix, day: Day) -> Day {
        let rows = self
            .units
            .line(unit)
            .into_iter()
            .flat_map(|line| line.current_of(FactKind::Under));
        let later = rows.filter(|row| is_managed(row) && row.from > day);
        later.map(|row| row.from).min().unwrap_or(Day::MAX)
    }

    /// The unit above on that day, or what that has passed into; and the day on which this next changes.
    fn above(&self, unit: Ix, day: Day) -> Option<(Ix, Day)> {
        let mut rows = self.units.line(unit)?.current_of(FactKind::Under);
        let row = rows.find(|row| is_managed(row) && row.holds(day))?;
        let Fact::Under { unit: mut parent, .. } = row.fact else {
            return None;
        };
        for _ in 0..=self.units.len() {
            match self.passed_into(parent) {
                Some((next, on)) if on <= day => parent = next,
                Some((_, on)) => return Some((parent, row.until.min(on))),
                None => break,
            }
        }
        Some((parent, row.until))
    }
}
