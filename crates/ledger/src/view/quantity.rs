//! Quotas and measured quantities of a unit, with what it took of others and less what it gave.
//!
//! INVARIANT: successors conserve quantities. What a unit had on its last day counts for its successor until the successor is measured
//! or assigned anew. Of a part, the taker counts the share of what the giver had on the day before, rounded down; whoever keeps the
//! rest, the giver or the default target of a split, counts exactly the rest.

use std::collections::BTreeMap;

use super::View;
use crate::codes::{MeasureKind, QuotaKind};
use crate::number::Decimal;
use crate::time::Day;
use crate::value::{Fact, FactKind, Ix, Kinds, Place, Row};

impl View<'_> {
    /// The quota of one kind on the day, in whole posts; none when nobody assigned one.
    pub fn quota(&self, unit: Ix, kind: QuotaKind) -> Option<u32> {
        self.posts_left(unit, kind).map(|left| u32::try_from(left).unwrap_or(0))
    }

    /// The posts of one kind that the quotas of a year still ask to cut on the day: the unit's own and those of units that passed into it since,
    /// less what was cut; none when no quota of that year says so.
    pub fn to_cut(&self, unit: Ix, kind: QuotaKind, year: u16) -> Option<u32> {
        let left = reckon(*self, unit, What::ToCut(kind, year));
        left.map(|left| u32::try_from(left).unwrap_or(0))
    }

    /// The quota, below nothing when more posts were cut than assigned: a decision that does so is refused.
    pub(crate) fn posts_left(&self, unit: Ix, kind: QuotaKind) -> Option<i64> {
        reckon(*self, unit, What::Quota(kind))
    }

    /// A measured quantity on the day; none when nobody measured it.
    ///
    /// People and households add up when units become one, and are shared when one is divided; a place (latitude, longitude, elevation)
    /// is that of the first measured, and does not go with a part.
    pub fn measured(&self, unit: Ix, what: MeasureKind) -> Option<Decimal> {
        reckon(*self, unit, What::Measured(what)).map(Decimal::from_millionths)
    }
}

/// What is reckoned: a quota, or what that of a year asks to cut, in whole posts; or a quantity in millionths.
#[derive(Debug, Clone, Copy)]
enum What {
    Quota(QuotaKind),
    ToCut(QuotaKind, u16),
    Measured(MeasureKind),
}

impl What {
    /// The value that a row itself gives.
    fn of(self, row: &Row) -> Option<i64> {
        match (self, row.fact) {
            (Self::Quota(kind), Fact::Quota { kind: k, posts, .. }) if k == kind => Some(i64::from(posts)),
            (
                Self::ToCut(kind, year),
                Fact::ToCut {
                    kind: k,
                    year: y,
                    posts,
                },
            ) if (k, y) == (kind, year) => Some(i64::from(posts)),
            (
                Self::Measured(what),
                Fact::Measured {
                    what: w,
                    toward: None,
                    value,
                },
            ) if w == what => Some(Decimal::from(value).millionths()),
            _ => None,
        }
    }

    /// The kind of row that gives it.
    const fn told_by(self) -> Kinds {
        Kinds::NONE.with(match self {
            Self::Quota(_) => FactKind::Quota,
            Self::ToCut(..) => FactKind::ToCut,
            Self::Measured(_) => FactKind::Measured,
        })
    }

    /// Whether a row takes one from it.
    fn cut_by(self, row: &Row) -> bool {
        match (self, row.fact) {
            (Self::Quota(kind), Fact::CutPost { quota, .. }) => quota == kind,
            // What was cut in other years was asked for then.
            (Self::ToCut(kind, year), Fact::CutPost { quota, .. }) => {
                quota == kind && row.from.year() == i32::from(year)
            }
            _ => false,
        }
    }

    /// What is left once some posts are cut: who cuts more than was asked takes nothing from what others were asked.
    fn without(self, value: Option<i64>, cuts: usize) -> Option<i64> {
        let left = value? - i64::try_from(cuts).unwrap_or(i64::MAX);
        Some(if matches!(self, Self::ToCut(..)) {
            left.max(0)
        } else {
            left
        })
    }

    const fn adds_up(self) -> bool {
        !matches!(
            self,
            Self::Measured(MeasureKind::Latitude | MeasureKind::Longitude | MeasureKind::Elevation | MeasureKind::Road)
        )
    }
}

/// The kinds of row that change what a unit has.
const CHANGES: Kinds = Kinds::of(&[FactKind::From, FactKind::PartFrom, FactKind::PartTo, FactKind::CutPost]);

/// What changed a unit's value since it was set.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// Another unit passed into it.
    Took(Ix),
    /// It took a share of another unit.
    TookPart(Ix, Decimal),
    /// It gave a share of itself.
    Gave(Decimal),
}

impl Change {
    /// The other unit, where there is one.
    const fn other(self) -> Option<Ix> {
        match self {
            Self::Took(unit) | Self::TookPart(unit, _) => Some(unit),
            Self::Gave(_) => None,
        }
    }
}

/// A unit's own value and what changed it since, each with its day.
#[derive(Debug, Default)]
struct Account {
    own: Option<i64>,
    changes: Vec<(Day, Change)>,
    /// The days on which a post was cut, the earliest first.
    cuts: Vec<Day>,
}

/// A unit on a day.
type Point = (Ix, Day);

/// The value of a unit on the view's day.
///
/// What a unit took of another depends on what that had on the day before, and so on backwards: each unit and day is reckoned once,
/// from the earliest on, however often parts went to and fro.
fn reckon(view: View<'_>, unit: Ix, what: What) -> Option<i64> {
    let account = Account::of(view, unit, what);
    // Most units are as they were assigned or measured: one reading of their facts is enough.
    if account.changes.is_empty() {
        return what.without(account.own, account.cuts.len());
    }
    let asked = (unit, view.day());
    let mut known: BTreeMap<Point, Option<i64>> = BTreeMap::new();
    let mut waiting = vec![asked];
    while let Some(point) = waiting.last().copied() {
        if known.contains_key(&point) {
            waiting.pop();
            continue;
        }
        let account = Account::of(view.at(point.1), point.0, what);
        let missing = account.needs(point.0).filter(|needed| !known.contains_key(needed));
        let before = waiting.len();
        waiting.extend(missing);
        if waiting.len() == before {
            known.insert(point, account.sum(view, point.0, what, &known));
            waiting.pop();
        }
    }
    known.get(&asked).copied().flatten()
}

impl Account {
    /// Reads a unit's facts on the view's day. A unit that has ended has nothing any more.
    fn of(view: View<'_>, unit: Ix, what: What) -> Self {
        let place = Place::Unit(unit);
        let day = view.day();
        let own = view
            .rows_of(place, what.told_by())
            .filter(|row| row.from <= day)
            .filter_map(|row| what.of(&row).map(|value| (row.from, row.source, row.until, value)))
            .max_by_key(|(from, source, ..)| (*from, *source));
        // A value that was ended by itself replaced what came before it, which does not come back.
        let (since, value) = match own {
            Some((from, source, until, value)) if day < until => (Some((from, Some(source))), Some(value)),
            Some((.., until, _)) => (Some((until, None)), None),
            None => (None, None),
        };
        let mut exists = view.rows_of(place, Kinds::NONE.with(FactKind::Exists));
        if exists.any(|row| row.until <= day) {
            return Self::default();
        }
        let mut account = Self {
            own: value,
            ..Self::default()
        };
        for row in view.facts_of(place, CHANGES) {
            let after = since.is_none_or(|(from, source)| (row.from, Some(row.source)) > (from, source));
            // What is assigned on the day of a division is what the unit has after it.
            let gives = since.is_none_or(|(from, _)| row.from > from);
            match row.fact {
                Fact::From { unit, .. } if after => account.changes.push((row.from, Change::Took(unit))),
                Fact::PartFrom { unit, share, .. } if after && what.adds_up() => {
                    account.changes.push((row.from, Change::TookPart(unit, share.into())));
                }
                Fact::PartTo { share, .. } if gives && what.adds_up() => {
                    account.changes.push((row.from, Change::Gave(share.into())));
                }
                _ if after && what.cut_by(&row) => account.cuts.push(row.from),
                _ => {}
            }
        }
        account.changes.sort_by_key(|(day, change)| (*day, change.other()));
        account.cuts.sort_unstable();
        account
    }

    /// The units and days on which the value depends.
    fn needs(&self, own: Ix) -> impl Iterator<Item = Point> {
        let point = move |(day, change): &(Day, Change)| (change.other().unwrap_or(own), day.previous());
        self.changes.iter().map(point)
    }

    /// The value, when all that it depends on is known.
    fn sum(&self, view: View<'_>, own: Ix, what: What, known: &BTreeMap<Point, Option<i64>>) -> Option<i64> {
        let had = |unit: Ix, day: Day| known.get(&(unit, day.previous())).copied().flatten();
        let (mut total, mut done) = (self.own, 0);
        for (day, change) in &self.changes {
            // What a unit cut before others passed into it was asked of itself alone.
            let before = self.cuts.partition_point(|cut| cut < day);
            if total.is_some() || matches!(what, What::ToCut(..)) {
                total = what.without(total, before - done);
                done = before;
            }
            let change = match *change {
                Change::Took(_) if total.is_some() && !what.adds_up() => None,
                Change::Took(unit) => had(unit, *day).map(|whole| whole - given_on(view, unit, *day, whole, what)),
                Change::TookPart(unit, share) => had(unit, *day).map(|whole| part(whole, share)),
                Change::Gave(share) => had(own, *day).map(|whole| -part(whole, share)),
            };
            if let Some(change) = change {
                total = Some(total.unwrap_or(0).saturating_add(change));
            }
        }
        what.without(total, self.cuts.len() - done)
    }
}

/// What a unit gave away in parts on the day on which it passed.
fn given_on(view: View<'_>, unit: Ix, day: Day, whole: i64, what: What) -> i64 {
    let parts = view.at(day).facts(Place::Unit(unit)).filter_map(|row| match row.fact {
        Fact::PartTo { share, .. } if row.from == day && what.adds_up() => Some(part(whole, share.into())),
        _ => None,
    });
    parts.sum()
}

/// A share of a value, rounded down to a whole post or a millionth.
fn part(whole: i64, share: Decimal) -> i64 {
    let exact = i128::from(whole) * i128::from(share.millionths());
    i64::try_from(exact.div_euclid(i128::from(Decimal::ONE.millionths()))).unwrap_or(0)
}
