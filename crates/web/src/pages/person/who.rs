//! Who it is, in one line.

use ledger::When;
use ledger::view::Held;

use super::show::{MainPost, RankNow, Who};
use super::subject::{Subject, whence};

impl Subject<'_> {
    /// The line under the name.
    pub(super) fn who(&self) -> Who {
        let person = &self.person;
        let post = |held: Held| MainPost {
            title: self.post(held.post),
            since: whence(held.earliest, held.since),
        };
        let rank = person.rank().map(|(rank, step, coefficient, ..)| RankNow {
            rank: self.rank_name(&self.view.text(rank)),
            step: i64::from(step),
            coefficient: hundredths(coefficient),
        });
        Who {
            name: words::person_name(self.visit.lang(), person),
            code: self.code(),
            born: person.birth().map(|(birth, _)| birth),
            post: person.main_post().map(post),
            rank,
            retires: self.retires(),
        }
    }

    /// A rank as papers write it, with its name where the law knows it: "Chuyên viên (01.003)".
    pub(super) fn rank_name(&self, text: &str) -> String {
        self.words().rank(text)
    }

    /// The day of retirement as decided, else when its age is reached by the law of the day looked at; not told of those who have left.
    pub(super) fn retires(&self) -> Option<When> {
        if !self.person.in_service() {
            return None;
        }
        if let Some(decided) = self.person.retirement() {
            return Some(When::Day(decided.day));
        }
        let ((sex, _), (birth, _)) = (self.person.sex()?, self.person.birth()?);
        let law = self.visit.law();
        let (first, last) = law.retirement_between(sex, birth, self.day()).ok()??;
        match whence(first, last) {
            When::By(_) => Some(When::Year(last.year())).filter(|_| first.year() == last.year()),
            when => Some(when),
        }
    }
}

/// A coefficient in hundredths in canonical form; empty when none is recorded.
pub(super) fn hundredths(coefficient: u16) -> String {
    if coefficient == 0 {
        return String::new();
    }
    format!("{}.{:02}", coefficient / 100, coefficient % 100)
}
