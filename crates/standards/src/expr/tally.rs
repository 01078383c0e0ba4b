//! Counting the answers of conditions by group: one pass over the words, in each at once whoever shares a group.

use std::ops::Range;

use super::answers::Answers;
use super::groups::Groups;

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

    /// The people of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            met: self.met + other.met,
            not_met: self.not_met + other.not_met,
            unknown: self.unknown + other.unknown,
            scope_unknown: self.scope_unknown + other.scope_unknown,
        }
    }
}

/// What is counted: the condition that says for whom it is, and the one that they meet or do not, by their places in a program.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counting {
    pub(crate) scope: usize,
    pub(crate) met: usize,
}

/// Tallies that come from memory together.
const LINE: usize = 64 / size_of::<Tally>();

/// Of the rows of one word: who meets a condition, who does not, of whom it is not known, and for whom it only may be.
type Sets = [u64; 4];

/// Tallies of some lines for each group. Those of one group stand together, and whoever is in it is counted in all lines at once.
#[derive(Debug, Clone)]
pub(crate) struct Tallies {
    lines: Vec<Counting>,
    all: Vec<Tally>,
    /// What was seen where tallies were touched; of no meaning.
    touched: u32,
}

impl Tallies {
    /// Nobody is counted yet.
    pub(crate) fn of(groups: usize, lines: Vec<Counting>) -> Self {
        let all = vec![Tally::default(); groups * lines.len()];
        Self { lines, all, touched: 0 }
    }

    /// Counts the answers of some people. A row whose group has no tallies is counted nowhere.
    pub(crate) fn count(&mut self, answers: &Answers, groups: &Groups<'_>) {
        self.touch(groups);
        let mut groups = groups.words();
        let mut sets: Vec<Sets> = Vec::with_capacity(self.lines.len());
        for chunk in 0..answers.chunks() {
            let words = |line: &Counting| {
                let words = |condition, part| answers.words(condition, part, chunk);
                [
                    words(line.scope, 0),
                    words(line.scope, 1),
                    words(line.met, 0),
                    words(line.met, 1),
                ]
            };
            let lines: Vec<[&[u64]; 4]> = self.lines.iter().map(words).collect();
            let count = lines.first().map_or(0, |[words, ..]| words.len());
            for (at, (word, groups)) in (0..count).zip(&mut groups) {
                sets.clear();
                sets.extend(lines.iter().map(|line| sets_of(line.map(|words| words[at]))));
                self.add(word.group, &sets, |rows| (rows & word.same).count_ones());
                for (bit, group) in word.others(groups) {
                    self.add(group, &sets, |rows| (rows >> bit & 1) as u32);
                }
            }
        }
    }

    /// Looks at the tallies of whoever is not where the neighbours are: so they come from memory together, and not one person after the
    /// other as they are counted.
    fn touch(&mut self, groups: &Groups<'_>) {
        for (word, groups) in groups.words() {
            for (_, group) in word.others(groups) {
                let tallies = self.of_group(group).iter().step_by(LINE);
                self.touched = tallies.fold(self.touched, |touched, tally| touched ^ tally.met);
            }
        }
    }

    /// Adds to the tallies of a group as many as `count` finds in each set.
    #[inline]
    fn add(&mut self, group: u32, sets: &[Sets], count: impl Fn(u64) -> u32) {
        let place = self.place(group);
        for (tally, sets) in self.all.get_mut(place).into_iter().flatten().zip(sets) {
            let [met, not_met, unknown, scope_unknown] = sets.map(&count);
            let found = Tally {
                met,
                not_met,
                unknown,
                scope_unknown,
            };
            *tally = tally.and(found);
        }
    }

    /// Where the tallies of a group stand, if it has any.
    fn place(&self, group: u32) -> Range<usize> {
        let lines = self.lines.len();
        let first = usize::try_from(group).unwrap_or(usize::MAX).saturating_mul(lines);
        first..first.saturating_add(lines)
    }

    fn of_group(&self, group: u32) -> &[Tally] {
        self.all.get(self.place(group)).unwrap_or_default()
    }

    /// The people of both.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        for (tally, other) in self.all.iter_mut().zip(&other.all) {
            *tally = tally.and(*other);
        }
        self
    }

    /// A line, by group.
    pub(crate) fn line(&self, line: usize) -> Vec<Tally> {
        let lines = self.lines.len().max(1);
        self.all.iter().skip(line).step_by(lines).copied().collect()
    }
}

#[inline]
fn sets_of([scope, beyond, met, not_met]: [u64; 4]) -> Sets {
    let (met, not_met) = (scope & met, scope & not_met);
    [met, not_met, scope & !met & !not_met, !scope & !beyond]
}
