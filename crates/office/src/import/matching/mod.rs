//! Who each row is: by the code of the record, by the twelve digits, else by folded name, birth and place. Two rows of one file never merge without a strong id.
//!
//! INVARIANT: the order of the rows decides only between rows that say the same; where it would decide more, the rows end as
//! `ambiguous`. So the same people in another order are the same people.

mod bare;
mod code;
mod people;

use std::collections::{BTreeMap, BTreeSet};

use ledger::text::fold;
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Entity, View, When};

use super::reach::Reach;
use super::report::Reason;
use super::row::Candidate;
pub(super) use bare::MANY;
pub(super) use code::person_of;
use people::{People, Whereabouts};

/// Who a row turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Match {
    /// Nobody in the ledger; with what the reader should know.
    New(Vec<Reason>),
    /// This person.
    Same(Ix),
    /// The same person as in an earlier row of the file, and nothing else is said.
    InFile,
    /// It cannot be told, or must not be.
    Refused(Reason),
}

/// Finds the person of each row.
pub(super) fn find_all(view: View<'_>, structure: &Structure, reach: &Reach<'_>, rows: &[Candidate]) -> Vec<Match> {
    let mut finding = Finding {
        people: People::of(view, structure),
        rows,
        found: vec![None; rows.len()],
        taken: BTreeSet::new(),
    };
    finding.by_code(reach);
    finding.by_number();
    finding.by_name();
    let Finding {
        people, found, taken, ..
    } = finding;
    let settle = |(at, found): (usize, Option<Match>)| {
        found.or_else(|| bare::asked(&people, &rows[at])).unwrap_or_else(|| {
            Match::New(
                people
                    .look_alike(&rows[at], |ix| !taken.contains(&ix))
                    .into_iter()
                    .collect(),
            )
        })
    };
    found.into_iter().enumerate().map(settle).collect()
}

/// The rows on their way to their people.
struct Finding<'r, 'v> {
    people: People<'v>,
    rows: &'r [Candidate],
    found: Vec<Option<Match>>,
    taken: BTreeSet<Ix>,
}

/// A sign that a person is the row's.
type Sign = fn(&People<'_>, Ix, &Candidate) -> bool;

/// How surely a person is the row's, surest first.
const SIGNS: [Sign; 5] = [
    |people, ix, row| people.has_title(ix, row) && people.has_birth(ix, row) && people.knows_all(ix, row),
    |people, ix, row| people.knows_all(ix, row),
    |people, ix, row| people.has_title(ix, row) && people.is_spelled(ix, row),
    |people, ix, row| people.has_title(ix, row) || people.is_spelled(ix, row),
    |_, _, _| true,
];

impl Finding<'_, '_> {
    /// Rows with twelve digits: the number tells who it is, and only a row that says the same may repeat it.
    fn by_number(&mut self) {
        let all = self.rows;
        let mut numbers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, row) in all.iter().enumerate().filter(|(at, _)| self.found[*at].is_none()) {
            if let Some(number) = &row.number {
                numbers.entry(number).or_default().push(at);
            }
        }
        for (number, rows) in numbers {
            let first = &all[rows[0]];
            if !rows[1..].iter().all(|at| all[*at].says_the_same(first)) {
                let same_name = rows.iter().all(|at| fold(&all[*at].name) == fold(&first.name));
                // Which of the rows is right cannot be told, so none of them is taken.
                let code = if same_name {
                    "person_twice"
                } else {
                    "citizen_number_twice"
                };
                for at in rows {
                    self.found[at] = Some(Match::Refused(Reason::new(code)));
                }
                continue;
            }
            for at in &rows[1..] {
                self.found[*at] = Some(Match::InFile);
            }
            self.found[rows[0]] = match self.holder(number, first) {
                // Another row named the person by the code of the record.
                Some(Match::Same(ix)) if !self.taken.insert(ix) => Some(Match::Refused(Reason::new("person_twice"))),
                found => found,
            };
        }
    }

    /// Who in the ledger has the number; nothing said where nobody has.
    fn holder(&self, number: &str, row: &Candidate) -> Option<Match> {
        let view = self.people.view;
        let id = view.value().person_with_number(number)?;
        let Some(Place::Person(ix)) = view.value().place(Entity::Person(id)) else {
            return None;
        };
        let name = self.people.person(ix)?.name();
        if fold(&name) == fold(&row.name) {
            return Some(Match::Same(ix));
        }
        Some(Match::Refused(
            Reason::new("citizen_number_of_another")
                .with("name", name)
                .with("id", id),
        ))
    }

    /// Rows that no number settled, a name and place at a time, the surest signs first.
    fn by_name(&mut self) {
        let mut groups: BTreeMap<(String, Whereabouts), Vec<usize>> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate().filter(|(at, _)| self.found[*at].is_none()) {
            groups
                .entry((fold(&row.name), Whereabouts::of_row(row)))
                .or_default()
                .push(at);
        }
        for ((name, _), rows) in groups {
            // The rows of a group stand in one place: who is there for the first is there for all.
            let here = |ix: &Ix| self.people.is_in(*ix, &self.rows[rows[0]]);
            let people: Vec<Ix> = self.people.named(&name).iter().copied().filter(here).collect();
            if people.is_empty() {
                continue;
            }
            for sign in SIGNS {
                while self.pair(&people, &rows, sign) {}
            }
            for (at, people) in self.fits(&people, &rows, |_, _, _| true) {
                self.found[at] = Some(Match::Refused(Reason::new("ambiguous").with("people", people.len())));
            }
        }
    }

    /// The people who have a sign of each row that is still open; rows that nobody fits are left out.
    fn fits(&self, people: &[Ix], rows: &[usize], sign: Sign) -> Vec<(usize, Vec<Ix>)> {
        let fitting = |at: &usize| {
            let row = &self.rows[*at];
            let free = people.iter().copied().filter(|ix| !self.taken.contains(ix));
            let fitting = free.filter(|ix| self.people.agrees(*ix, row) && sign(&self.people, *ix, row));
            (*at, fitting.collect::<Vec<Ix>>())
        };
        let open = rows.iter().filter(|at| self.found[**at].is_none());
        open.map(fitting).filter(|(_, people)| !people.is_empty()).collect()
    }

    /// Pairs rows and people where it can be told who is whose; whether any were.
    fn pair(&mut self, people: &[Ix], rows: &[usize], sign: Sign) -> bool {
        let fits = self.fits(people, rows, sign);
        for (at, people) in &fits {
            let row = &self.rows[*at];
            let shares = |own: &[Ix]| own.iter().any(|ix| people.contains(ix));
            // Rows that fit just as many people as they are go before rows that fit others too.
            let full = fits.iter().filter(|(_, own)| own == people).count() >= people.len();
            let fits_more = |own: &[Ix]| own.len() > people.len() && people.iter().all(|ix| own.contains(ix));
            let rivals = fits.iter().filter(|(_, own)| shares(own) && !(full && fits_more(own)));
            let rivals: Vec<&(usize, Vec<Ix>)> = rivals.collect();
            let alike = rivals
                .iter()
                .all(|(other, own)| own == people && key(&self.rows[*other]) == key(row));
            if alike && rivals.len() >= people.len() {
                // Rows that say the same share out people in the order of the list, as they did before.
                for ((at, _), ix) in rivals.into_iter().zip(people) {
                    self.found[*at] = Some(Match::Same(*ix));
                    self.taken.insert(*ix);
                }
                return true;
            }
        }
        false
    }
}

/// What rows without a strong id are told apart by, beside name and place.
fn key(row: &Candidate) -> (Option<When>, Option<String>, Option<&str>) {
    (row.birth, row.title.as_deref().map(fold), row.number.as_deref())
}
