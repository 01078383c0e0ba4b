//! What divisions of units and moves of posts say of others: what goes was there, and nothing is given twice.

use std::collections::BTreeMap;

use crate::acts::Act;
use crate::acts::ActBody as _;
use crate::acts::bodies::{Separate, Split, TransferPart};
use crate::codes::{HoldMode, Line, Succession};
use crate::ids::{ActId, Entity, PostId, UnitId};
use crate::number::Decimal;
use crate::time::Day;
use crate::value::Value;
use crate::value::fact::{Fact, Ix};
use crate::value::refusal::{Problem, Refusal};
use crate::value::row::{Place, Row};

/// The acts that divide a unit.
const DIVISIONS: [u16; 3] = [Split::SHAPE.number, Separate::SHAPE.number, TransferPart::SHAPE.number];

impl Value {
    /// What goes with a part of a unit was in that unit on the day before; who goes keeps no main post elsewhere.
    pub(super) fn check_parts(&self, place: Place, rows: &[Row], problems: &mut Vec<Problem>) {
        for row in rows {
            let found = match row.fact {
                Fact::PartFrom {
                    how: Succession::Separated,
                    ..
                } => self.check_founds(place, rows, row),
                Fact::In { .. }
                | Fact::Service { .. }
                | Fact::Under {
                    line: Line::Management, ..
                } => self.check_goes(place, rows, row),
                _ => None,
            };
            problems.extend(found.map(|refusal| Problem {
                act: row.source,
                refusal,
            }));
        }
    }

    fn check_goes(&self, place: Place, rows: &[Row], row: &Row) -> Option<Refusal> {
        let giver = self.divided_by(row.source)?;
        let Place::Unit(giver_ix) = self.place(Entity::Unit(giver))? else {
            return None;
        };
        let (day, before) = (row.from, row.from.previous());
        let was_in = |unit: Ix| self.leads(unit, before) == giver_ix;
        let lay = rows.iter().any(|other| {
            let unit = match (row.fact, other.fact) {
                (Fact::In { .. }, Fact::In { unit })
                | (Fact::Service { .. }, Fact::Service { unit, .. })
                | (
                    Fact::Under { .. },
                    Fact::Under {
                        unit,
                        line: Line::Management,
                    },
                ) => Some(unit),
                (
                    Fact::Service { .. },
                    Fact::Holding {
                        post,
                        mode: HoldMode::Main,
                        ..
                    },
                ) => self.unit_of_post(post, before),
                _ => None,
            };
            other.holds(before) && unit.is_some_and(was_in)
        });
        if !lay {
            let what = self.entity(place)?;
            return Some(Refusal::NotInUnit { what, unit: giver });
        }
        let Fact::Service { unit, .. } = row.fact else {
            return None;
        };
        let main = rows.iter().find_map(|other| match other.fact {
            Fact::Holding {
                post,
                mode: HoldMode::Main,
                ..
            } if other.holds(day) => Some(post),
            _ => None,
        })?;
        let lies = self.unit_of_post(main, day).map(|lies| self.leads(lies, day));
        if lies == Some(self.leads(unit, day)) {
            return None;
        }
        Some(Refusal::MainPostElsewhere {
            post: PostId(self.posts.id(main)?),
            unit: UnitId(self.units.id(unit)?),
        })
    }

    /// The unit that an act divides, if it is such an act.
    fn divided_by(&self, id: ActId) -> Option<UnitId> {
        // Most rows come from other acts: their number tells, and they need not be read.
        let kind = self.entry(id.decision)?.kind(id.ordinal)?;
        if !DIVISIONS.contains(&kind) {
            return None;
        }
        let act: Act = self.effective(id)?.act;
        act.parts().map(|(giver, ..)| giver)
    }

    /// Who takes a separated part is founded with it.
    fn check_founds(&self, place: Place, rows: &[Row], row: &Row) -> Option<Refusal> {
        let stood = rows
            .iter()
            .any(|other| other.fact == Fact::Exists && other.from < row.from);
        match self.entity(place)? {
            Entity::Unit(unit) if stood => Some(Refusal::StoodBefore(unit)),
            _ => None,
        }
    }

    /// INVARIANT: a unit gives no more than itself on one day.
    pub(super) fn check_shares(&self, own: Ix, rows: &[Row], problems: &mut Vec<Problem>) {
        let mut given: BTreeMap<Day, (Decimal, ActId)> = BTreeMap::new();
        for row in rows {
            if let Fact::Into { share, .. } | Fact::PartTo { share, .. } = row.fact {
                let (sum, last) = given.entry(row.from).or_insert((Decimal::ZERO, row.source));
                *sum = *sum + Decimal::from(share);
                *last = row.source.max(*last);
            }
        }
        let Some(unit) = self.units.id(own).map(UnitId) else {
            return;
        };
        let too_much = given.into_values().filter(|(sum, _)| *sum > Decimal::ONE);
        problems.extend(too_much.map(|(_, act)| Problem {
            act,
            refusal: Refusal::SharesExceedWhole(unit),
        }));
    }

    /// INVARIANT: a post lies in one unit on each of its days.
    pub(super) fn check_stays(&self, own: Ix, rows: &[Row], problems: &mut Vec<Problem>) {
        let Some(exists) = rows.iter().find(|row| row.fact == Fact::Exists) else {
            return;
        };
        let (stays, post) = (self.stays_of_post(own), self.posts.id(own).map(PostId));
        let mut reached = exists.from;
        let mut last = exists.source;
        let mut gap = None;
        for stay in stays {
            if stay.from > reached {
                break;
            }
            (reached, last) = (stay.until, stay.source);
        }
        if reached < exists.until {
            gap = post;
        }
        problems.extend(gap.map(|post| Problem {
            act: last,
            refusal: Refusal::PostInNoUnit { post, day: reached },
        }));
    }
}
