//! What is assigned on the days of a road map's drafts, against what was when the road map was made: a draft that was overtaken is not begun.

use std::collections::BTreeSet;

use ledger::codes::QuotaKind;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::{ActId, Day, Seq, UnitId, Value, View};

use super::drafts::{PlannedLine, PlannedPaper, PlannedQuota, Standing, papers};
use crate::office::Office;

/// Why a quota of a draft can no longer be assigned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum QuotaTrouble {
    /// The unit has ended by then, and nothing stands in its place.
    Gone,
    /// This unit stands in its place, unlike when the road map was made.
    Heir(UnitId),
    /// It is assigned just so already, from this day.
    Already(Day),
    /// Another quota was assigned: so many posts, of this year.
    Otherwise(i64, i32),
    /// By then there are so many posts, and were to be so many.
    Posts(i64, i64),
}

/// A line of a road map, by its place, that a year's draft no longer fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OvertakenLine {
    pub(crate) line: usize,
    pub(crate) year: i32,
    /// The day of the draft.
    pub(crate) day: Day,
    pub(crate) why: QuotaTrouble,
}

/// Every line and year whose draft no longer fits what is assigned on its day, as the ledger was known when the road map was made and is now.
pub(crate) fn overtaken(
    (office, value): (&Office, &Value),
    made_at: Seq,
    (years, lines): (&[i32], &[PlannedLine<'_>]),
) -> Vec<OvertakenLine> {
    let papers = papers((office, value), (years, lines));
    let mut all = Vec::new();
    for (at, paper) in papers.iter().enumerate() {
        let (day, year) = (paper.day, paper.year);
        let line = |line: usize, why: QuotaTrouble| OvertakenLine { line, year, day, why };
        let [now, then] = [Seq::LATEST, made_at].map(|known| Standing::on(office, value, (day, known)));
        let mut passed = BTreeSet::new();
        for (place, (unit, ..)) in lines.iter().enumerate() {
            let here = now.of(unit);
            if here != then.of(unit) {
                passed.insert(place);
                let why = here.map_or(QuotaTrouble::Gone, |(_, heir)| QuotaTrouble::Heir(heir));
                all.push(line(place, why));
            }
        }
        let earlier = papers.get(..at).unwrap_or_default();
        for quota in &paper.quotas {
            let held = [Seq::LATEST, made_at].map(|known| Held::of(value.on(day, known), quota));
            if let Some(why) = trouble(paper, quota, earlier, &held) {
                let own = quota.lines.iter().filter(|own| !passed.contains(*own));
                all.extend(own.map(|own| line(*own, why.clone())));
            }
        }
    }
    all
}

fn trouble(
    paper: &PlannedPaper,
    quota: &PlannedQuota,
    earlier: &[PlannedPaper],
    [now, then]: &[Held; 2],
) -> Option<QuotaTrouble> {
    let left = now.left.unwrap_or(0);
    let posts = |then: i64| Some(QuotaTrouble::Posts(left, then));
    if let Some(own) = &now.own {
        // The year before may have been carried out: then posts are as it left them, or on their way to what this year leaves.
        if earlier
            .iter()
            .any(|before| before.day == own.from && before.says(quota, own))
        {
            let on_the_way = own.posts - left == now.cut_since && left >= quota.left;
            return if on_the_way { None } else { posts(quota.left) };
        }
        if paper.says(quota, own) {
            return Some(QuotaTrouble::Already(own.from));
        }
    }
    if now.own != then.own {
        let own = now.own.as_ref();
        return own.map_or_else(
            || posts(then.left.unwrap_or(0)),
            |own| Some(QuotaTrouble::Otherwise(own.posts, own.year)),
        );
    }
    let before = then.left.unwrap_or(0);
    let on_the_way = before - left == now.cut - then.cut && left >= quota.left;
    if left == before || on_the_way {
        None
    } else {
        posts(before)
    }
}

impl PlannedPaper {
    /// Whether a quota is what this draft assigns to the unit.
    fn says(&self, quota: &PlannedQuota, own: &Assigned) -> bool {
        let same = |one: &&PlannedQuota| (one.place, one.kind) == (quota.place, quota.kind);
        let planned = self.quotas.iter().find(same);
        planned.is_some_and(|one| (self.of, one.posts, one.to_cut) == (own.year, own.posts, own.to_cut))
    }
}

/// A quota that a decision assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Assigned {
    from: Day,
    year: i32,
    posts: i64,
    to_cut: i64,
}

/// The quota of a unit on a day.
#[derive(Debug, Clone, Copy, Default)]
struct Held {
    /// As it was assigned to the unit itself.
    own: Option<Assigned>,
    /// With what others brought, less what was cut.
    left: Option<i64>,
    /// The posts of the unit that were ever cut, and those since it was assigned.
    cut: i64,
    cut_since: i64,
}

impl Held {
    fn of(view: View<'_>, quota: &PlannedQuota) -> Self {
        let (place, kind): (Ix, QuotaKind) = (quota.place, quota.kind);
        let rows = || view.facts_of(Place::Unit(place), Kinds::of(&[FactKind::Quota, FactKind::ToCut]));
        let quotas = rows().filter_map(|row| match row.fact {
            Fact::Quota { kind: own, year, posts } if own == kind => {
                Some((row.from, row.source, i32::from(year), i64::from(posts)))
            }
            _ => None,
        });
        let own: Option<(Day, ActId, i32, i64)> = quotas.max();
        let to_cut = |of: i32| {
            let asked = rows().filter_map(|row| match row.fact {
                Fact::ToCut { kind: own, year, posts } if own == kind && i32::from(year) == of => {
                    Some(i64::from(posts))
                }
                _ => None,
            });
            asked.sum::<i64>()
        };
        let cuts = view.facts_of(Place::Unit(place), Kinds::NONE.with(FactKind::CutPost));
        let cuts = cuts.filter(|row| matches!(row.fact, Fact::CutPost { quota, .. } if quota == kind));
        let cuts: Vec<(Day, ActId)> = cuts.map(|row| (row.from, row.source)).collect();
        let since = own.map(|(from, source, ..)| (from, source));
        let count = |some: usize| i64::try_from(some).unwrap_or(i64::MAX);
        Self {
            own: own.map(|(from, _, year, posts)| Assigned {
                from,
                year,
                posts,
                to_cut: to_cut(year),
            }),
            left: view.quota(place, kind).map(i64::from),
            cut: count(cuts.len()),
            cut_since: count(cuts.iter().filter(|own| Some(**own) > since).count()),
        }
    }
}
