//! Folding: from the acts in force of one thing, in the order of their days, to the facts that hold.

mod career;
mod post;
mod person;
mod unit;

use std::collections::BTreeSet;

use super::effect::Effective;
use super::fact::{Fact, Lane};
use super::refusal::{Problem, Refusal};
use super::row::{Place, Row};
use super::{Value, Word};
use crate::codes::HoldMode;
use crate::ids::{ActId, Seq};
use crate::time::{Day, When};

impl Value {
    /// Folds the touched things, units first, and then checks what they say of each other.
    pub(super) fn fold_all(&mut self, seq: Seq, mut touched: BTreeSet<Place>, problems: &mut Vec<Problem>) {
        let mut folded = BTreeSet::new();
        while let Some(place) = touched.pop_first() {
            if !folded.insert(place) {
                continue;
            }
            let before = self.span_of(place);
            self.fold_one(place, seq, problems);
            let after = self.span_of(place);
            if after.until < before.until || (after.from > before.from && !before.is_empty()) {
                touched.extend(self.dependants(place).iter().filter(|other| !folded.contains(other)));
            }
        }
        for place in folded {
            self.check_one(place, seq, problems);
        }
    }

    fn fold_one(&mut self, place: Place, seq: Seq, problems: &mut Vec<Problem>) {
        let Some(line) = self.timeline(place) else { return };
        let acts: Vec<Effective> = line.acts.iter().filter_map(|id| self.effective(*id)).collect();
        let mut folding = Folding { value: self, place, rows: Vec::new(), problems: Vec::new() };
        folding.run(&acts);
        let Folding { rows, problems: found, .. } = folding;
        problems.extend(found);
        let (table, ix) = self.table_mut(place);
        if let Some(line) = table.line_mut(ix) {
            line.take(rows, seq);
        }
    }
}

/// One history in the making.
pub(super) struct Folding<'v> {
    value: &'v Value,
    place: Place,
    rows: Vec<Row>,
    problems: Vec<Problem>,
}

impl Folding<'_> {
    /// Runs the acts in the order of the days on which they certainly have taken effect, ends of revoked decisions first.
    fn run(&mut self, acts: &[Effective]) {
        let created = acts.iter().any(|act| act.act.creates(act.id).is_some() && self.is_here(act));
        let mut events: Vec<(Day, bool, ActId, &Effective)> = Vec::with_capacity(acts.len());
        for act in acts {
            if !created {
                if let Some(entity) = self.value.entity(self.place) {
                    self.refuse(act, Refusal::CreatedByNothing(entity));
                }
                continue;
            }
            let first = act.act.creates(act.id).is_some();
            events.push((if first { Day::MIN } else { act.day() }, true, act.id, act));
            events.extend(act.ends.map(|ends| (ends, false, act.id, act)));
        }
        events.sort_by_key(|(day, starts, id, _)| (*day, *starts, *id));
        for (day, starts, _, act) in events {
            if !starts {
                self.close(day, |row| row.source == act.id);
            } else if act.ends.is_none_or(|ends| act.day() < ends) {
                match self.place {
                    Place::Person(_) => self.person(act),
                    Place::Unit(ix) => self.unit(ix, act),
                    Place::Post(_) => self.post(act),
                    Place::Class(_) => self.class(act),
                }
            }
        }
        self.rows.retain(|row| row.from < row.until);
    }

    fn is_here(&self, act: &Effective) -> bool {
        act.act.creates(act.id).is_some_and(|created| self.value.place(created) == Some(self.place))
    }

    fn refuse(&mut self, act: &Effective, refusal: Refusal) {
        self.problems.push(Problem { act: act.id, refusal });
    }

    fn word(&self, text: &str) -> Word {
        self.value.words.word(&crate::text::clean(text))
    }

    /// Opens a fact that ends only when something ends it.
    fn open(&mut self, act: &Effective, fact: Fact) {
        self.push(act.id, fact, act.when.earliest(), act.day(), Day::MAX);
    }

    /// Sets a register from an act's day: the value before ends. What is only "found so" does not replace what says the same.
    fn set(&mut self, act: &Effective, fact: Fact) {
        let day = act.day();
        let lane = fact.lane();
        let before = lane.and_then(|lane| self.in_lane(lane, day));
        let mut earliest = act.when.earliest();
        if let Some(before) = before {
            let found_again = matches!(act.when, When::By(_)) && same_value(self.rows[before].fact, fact);
            if found_again || self.rows[before].fact == fact {
                return;
            }
            earliest = earliest.max(self.rows[before].from);
            self.rows[before].until = day;
        }
        self.push(act.id, fact, earliest, day, Day::MAX);
    }

    /// Says what was always so: who a person is.
    fn always(&mut self, act: &Effective, fact: Fact) {
        if let Some(before) = fact.lane().and_then(|lane| self.in_lane(lane, Day::MAX.previous())) {
            self.rows.remove(before);
        }
        self.push(act.id, fact, Day::MIN, Day::MIN, Day::MAX);
    }

    fn push(&mut self, source: ActId, fact: Fact, earliest: Day, from: Day, until: Day) {
        let known = (Seq::THIS, Seq::LATEST);
        self.rows.push(Row { fact, from, earliest, until, source, known_from: known.0, known_until: known.1 });
    }

    fn in_lane(&self, lane: Lane, _day: Day) -> Option<usize> {
        self.rows.iter().rposition(|row| row.until == Day::MAX && row.fact.lane() == Some(lane))
    }

    /// Ends every fact of a kind that is open on that day; tells whether there was one.
    fn close(&mut self, day: Day, mut which: impl FnMut(&Row) -> bool) -> bool {
        let mut any = false;
        for row in self.rows.iter_mut().filter(|row| row.until > day && row.from <= day) {
            if which(row) {
                row.until = day;
                any = true;
            }
        }
        any
    }

    /// The open facts on that day.
    fn open_on(&self, day: Day) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.holds(day))
    }
}

/// Whether two values of one register are the same to somebody who only looks.
fn same_value(one: Fact, other: Fact) -> bool {
    match (one, other) {
        (Fact::Holding { post: a, mode: HoldMode::Main, .. }, Fact::Holding { post: b, mode: HoldMode::Main, .. }) => a == b,
        (one, other) => one == other,
    }
}
