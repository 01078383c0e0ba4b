//! What a headcount road map is asked with.

pub use indicators::CUT_KINDS;
use lawbook::{Bound, Lawbook};
use ledger::{Day, Decimal};

/// The entries of the law book that tell by how much a quota is to be cut; the first whose last day has not passed counts.
pub(super) const REDUCTIONS: [&str; 2] = ["staffing.reduction-by-2021", "staffing.reduction-by-2026"];
/// The entry that tells how many may be recruited for those who left.
pub(super) const CAP: &str = "staffing.replacement-cap";
/// What an entry calls the number of a kind of quota, where it has one for each.
const NAMED: [&str; 2] = ["cadres-and-civil-servants", "public-employees"];
/// How an entry names the quota that it counts from: `quota-2015`.
const BASE: &str = "quota-";

/// How firmly something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowFirm {
    /// Not at all.
    NotAsked,
    /// Wished for, at a price.
    Wanted,
    /// No plan may be without it.
    Required,
}

/// The rules of a headcount road map, each of which a person sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadcountQuestion {
    /// The day on which people and posts are counted; the road map begins in its year.
    pub day: Day,
    /// The last year of the road map.
    pub last_year: i32,
    /// The year from whose quota the cut is counted.
    pub base_year: i32,
    /// By how much of that quota, by kind as in [`CUT_KINDS`], in per cent; by 0 nothing is cut beyond what this year's quota says already.
    pub cut_percent: [i64; 2],
    /// Whether the quota of each year before the last is kept too; that of the last must be.
    pub path: HowFirm,
    /// At most so many recruits for a hundred who left the payroll.
    pub replace_percent: i64,
    /// At least so much of the people of today stays in each unit, in per cent.
    pub least_percent: i64,
    /// How firmly.
    pub strength: HowFirm,
    /// At most so much of the people of a unit is streamlined over all years, in per cent, rounded up.
    pub streamline_percent: i64,
    /// So many of a thousand people are expected to resign in a year.
    pub resign_permille: i64,
    /// Whether people may move from units with more people than posts to units with fewer.
    pub transfers: bool,
    /// What streamlining one person costs, in millions of đồng; 0: money is not counted.
    pub benefit: i64,
    /// At most so many millions a year; 0: no limit.
    pub budget: i64,
}

/// What the law book says of a day: the entry, its last year, its base year, and its numbers by kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LawfulCut {
    pub(super) entry: &'static str,
    pub(super) last_year: i32,
    pub(super) base_year: i32,
    /// In whole per cent, on the lawful side of a part of one.
    pub(super) percent: [i64; 2],
    /// Whether a part of a post counts as one.
    pub(super) rounds_up: bool,
}

impl LawfulCut {
    /// The cut that the law asks for on a day; none where no entry in force has its last day before it.
    pub(super) fn on(law: &Lawbook, day: Day) -> Option<Self> {
        REDUCTIONS.into_iter().find_map(|entry| {
            let rule = law.value(entry, day).ok()?;
            let body = rule.body();
            let due = body.due.filter(|due| *due >= day)?;
            let mut years = body
                .base
                .iter()
                .filter_map(|base| base.strip_prefix(BASE)?.parse().ok());
            let whole = |number: Decimal| whole_percent(number, body.bound);
            let number = |name: &str| body.single().or_else(|| body.named(name)).map(whole);
            Some(Self {
                entry,
                last_year: due.year(),
                base_year: years.next()?,
                percent: [number(NAMED[0])?, number(NAMED[1])?],
                rounds_up: body.rounds_up(),
            })
        })
    }
}

/// A percentage in whole per cent, for rules are set in whole numbers: never less than an at-least, never more than an at-most.
fn whole_percent(number: Decimal, bound: Bound) -> i64 {
    let down = number.floor();
    let has_part = Decimal::from_millionths(down.saturating_mul(1_000_000)) != number;
    down + i64::from(has_part && bound == Bound::AtLeast)
}

/// How many posts a percentage of a base is; a part of one counts as one, or as none.
pub(super) const fn posts_of(base: i64, percent: i64, rounds_up: bool) -> i64 {
    let exact = base.saturating_mul(percent);
    if rounds_up {
        exact.saturating_add(99).div_euclid(100)
    } else {
        exact.div_euclid(100)
    }
}

/// How many recruits the law allows for a hundred leavers, in whole ones; none where it says nothing.
pub(super) fn lawful_cap(law: &Lawbook, day: Day) -> Option<i64> {
    let rule = law.value(CAP, day).ok()?;
    let body = rule.body();
    Some(whole_percent(body.single()?, body.bound))
}

impl HeadcountQuestion {
    /// The usual question of a day: the law's numbers where it has them. Without them nothing is cut and recruiting is not limited.
    pub fn on(law: &Lawbook, day: Day) -> Self {
        let cut = LawfulCut::on(law, day);
        let year = day.year();
        Self {
            day,
            last_year: cut.as_ref().map_or(year, |cut| cut.last_year),
            base_year: cut.as_ref().map_or(year, |cut| cut.base_year),
            cut_percent: cut.map_or([0; 2], |cut| cut.percent),
            path: HowFirm::Wanted,
            replace_percent: lawful_cap(law, day).unwrap_or(100),
            least_percent: 80,
            strength: HowFirm::Wanted,
            streamline_percent: 10,
            resign_permille: 0,
            transfers: true,
            benefit: 0,
            budget: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_percent_never_undercuts_what_the_law_asks_at_least() {
        let number = |millionths| Decimal::from_millionths(millionths);
        assert_eq!(whole_percent(number(12_500_000), Bound::AtLeast), 13);
        assert_eq!(whole_percent(number(12_500_000), Bound::AtMost), 12);
        assert_eq!(whole_percent(number(10_000_000), Bound::AtLeast), 10);
    }

    #[test]
    fn a_part_of_a_post_counts_as_the_entry_says() {
        assert_eq!([posts_of(215, 10, true), posts_of(215, 10, false)], [22, 21]);
        assert_eq!([posts_of(220, 10, true), posts_of(220, 10, false)], [22, 22]);
    }
}
