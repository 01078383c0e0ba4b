//! Counting the answers of a condition by group: one pass over the bits, a count for each bit that is set.

use super::answers::{Answers, Bitmap};
use super::column::CHUNK;
use super::kernel::{first_rows, row_of};

/// The people of one group by the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// In scope, met.
    pub met: u32,
    /// In scope, known not to be met.
    pub not_met: u32,
    /// In scope, not known.
    pub unknown: u32,
    /// Perhaps in scope.
    pub scope_unknown: u32,
}

impl Tally {
    /// How many are in scope.
    pub const fn in_scope(self) -> u32 {
        self.met + self.not_met + self.unknown
    }
}

impl Answers {
    /// Who of the rows `within` meets the condition `met`, among those for whom the condition `scope` holds, by the group of each row.
    /// A row whose group is not among the `groups` is counted nowhere.
    pub fn tally(&self, scope: usize, met: usize, within: &Bitmap, group_of: &[u32], groups: usize) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); groups];
        let mut start = 0;
        while start < self.rows() {
            let chunk = start / CHUNK;
            let words = |condition, part| self.words(condition, part, chunk).iter();
            let scopes = words(scope, 0).zip(words(scope, 1));
            let answers = words(met, 0).zip(words(met, 1));
            let here = within.words().get(start / 64..).unwrap_or_default();
            let rows = group_of.get(start..).unwrap_or_default();
            let beyond = (0..).map(|word| first_rows((self.rows() - start).saturating_sub(word * 64)));
            let groups = rows.chunks(64);
            for ((((scope, answer), within), beyond), groups) in scopes.zip(answers).zip(here).zip(beyond).zip(groups) {
                let within = within & beyond;
                let (scope_yes, scope_no) = (scope.0 & within, scope.1 & within);
                let maybe = within & !scope_yes & !scope_no;
                if scope_yes | maybe == 0 {
                    continue;
                }
                let (yes, no) = (scope_yes & answer.0, scope_yes & answer.1);
                add(&mut tallies, groups, yes, |tally| tally.met += 1);
                add(&mut tallies, groups, no, |tally| tally.not_met += 1);
                add(&mut tallies, groups, scope_yes & !yes & !no, |tally| tally.unknown += 1);
                add(&mut tallies, groups, maybe, |tally| tally.scope_unknown += 1);
            }
            start += CHUNK;
        }
        tallies
    }
}

/// Adds one to the group of each row whose bit is set.
#[inline]
fn add(tallies: &mut [Tally], groups: &[u32], mut rows: u64, one: impl Fn(&mut Tally)) {
    while rows != 0 {
        let group = groups.get(row_of(rows.trailing_zeros()));
        let place = group.and_then(|group| usize::try_from(*group).ok());
        if let Some(tally) = place.and_then(|place| tallies.get_mut(place)) {
            one(tally);
        }
        rows &= rows - 1;
    }
}
