//! Gathers a rotation's seats and people from the ledger.

use std::collections::{BTreeMap, BTreeSet};

use lawbook::Lawbook;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::view::Structure;
use ledger::{Day, PersonId, Seq, Value, View};
use standards::facts::LedgerRows;

use super::height::Height;
use super::inputs::{Considered, RotationInputs, Seat, SeatKind};
use super::question::RotationQuestion;
use super::suits::Asks;
use crate::figures::{Asker, CannotRead};
use crate::office::Office;
use crate::people::Posts;
use crate::permission::{DataClass, Deed, Scope};

/// A moment of the ledger, as far as the asker may plan.
pub(super) struct Moment<'a> {
    pub(super) law: &'a Lawbook,
    pub(super) view: View<'a>,
    pub(super) structure: &'a Structure,
    posts: &'a Posts,
    scope: Option<Scope>,
    pub(super) day: Day,
}

impl Office {
    /// The inputs of a rotation, of the people and posts for which the asker may plan.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn rotation_inputs(&self, asker: Asker<'_>, question: &RotationQuestion) -> Result<RotationInputs, CannotRead> {
        self.rotation_inputs_known(asker, question, &self.value(), (Seq::LATEST, None))
    }

    /// The same of a value, as known at a place of its log, by the law as it was known at a time (seconds since 1970-01-01T00:00:00Z; none: as
    /// known now).
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn rotation_inputs_known(
        &self,
        asker: Asker<'_>,
        question: &RotationQuestion,
        value: &Value,
        (known, law): (Seq, Option<i64>),
    ) -> Result<RotationInputs, CannotRead> {
        let (rules, book) = (self.rules_known(law)?, self.law_known(law));
        let day = question.day;
        let view = value.on(day, known);
        let structure = self.structure(value, day, known);
        let roster = self.roster_known(value, day, known, law);
        let moment = Moment {
            law: book,
            view,
            structure: &structure,
            posts: roster.posts(value, &structure),
            scope: asker.scope(Deed::Plan, DataClass::Personal, value, &structure),
            day,
        };
        let rows = LedgerRows::of(&rules.counted.people, book, view);
        let asks = Asks {
            standards: &rules.counted,
            rows: &rows,
            day,
        };
        let mut gathered = Gathered::default();
        let heights = moment.leaders(question, &mut gathered);
        moment.successors(&heights, &mut gathered);
        if question.reinforce {
            moment.reinforcements(&heights, &mut gathered);
        }
        Ok(gathered.asked(&asks, (value, known), question, &heights, &structure))
    }
}

/// The heights of all leading posts.
pub(super) type Heights = BTreeMap<Ix, Height>;

#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) seats: Vec<Seat>,
    pub(super) people: Vec<Considered>,
    /// Who has reinforced a commune before.
    pub(super) before: BTreeSet<Ix>,
    /// Staff who may reinforce one.
    pub(super) staff: BTreeSet<Ix>,
}

impl Gathered {
    pub(super) fn seat(&mut self, kind: SeatKind, unit: Ix, holder: Option<Ix>) -> usize {
        self.seats.push(Seat {
            id: String::new(),
            kind,
            unit,
            holder,
            overdue: None,
        });
        self.seats.len() - 1
    }

    pub(super) fn consider(&mut self, person: Ix, id: PersonId, seat: usize, months: Option<i32>) -> usize {
        self.people.push(Considered {
            id: id.to_string(),
            person,
            seat,
            months,
            planned: Vec::new(),
        });
        self.people.len() - 1
    }

    fn seat_of_post(&self, post: Ix) -> Option<usize> {
        self.seats.iter().position(|seat| seat.kind == SeatKind::Post(post))
    }
}

impl Moment<'_> {
    pub(super) fn covers(&self, unit: Option<Ix>, person: Option<Ix>) -> bool {
        let covers = |scope: &Scope| scope.covers(unit, person, self.structure);
        self.scope.as_ref().is_none_or(covers)
    }

    /// Somebody who holds this post alone and may be planned for: the id, and the months in it.
    pub(super) fn movable(&self, person: Ix, post: Option<Ix>) -> Option<(PersonId, i32)> {
        let found = self.view.person(person)?;
        let mut held = found.posts();
        let (main, others) = (held.next(), held.next());
        let free = others.is_none() && main.map(|held| held.post) == post && found.in_service();
        let bound = Kinds::of(&[FactKind::Suspended, FactKind::Seconded, FactKind::Reinforcing]);
        let bound = self.view.facts_of(Place::Person(person), bound).next().is_some() || found.retirement().is_some();
        let since = main.map_or(self.day, |held| held.since);
        let planned_for = self.covers(found.unit(), Some(person));
        (free && !bound && planned_for).then(|| Some((found.id()?, since.months_until(self.day))))?
    }

    /// Leading posts that are empty, and those who have been in theirs for long.
    fn leaders(&self, question: &RotationQuestion, gathered: &mut Gathered) -> Heights {
        let mut heights = Heights::new();
        for root in self.structure.walked().iter().copied() {
            for (_, post) in self.posts.of_unit(self.structure, root).iter().copied() {
                let Some(height) = Height::of(self.law, self.view, self.structure, post, self.day) else {
                    continue;
                };
                heights.insert(post, height);
                let unit = self.view.unit_of_post(post).map(|unit| self.structure.carry(unit));
                let Some(unit) = unit.filter(|unit| self.covers(Some(*unit), None)) else {
                    continue;
                };
                match self.posts.holders(post) {
                    [] => {
                        gathered.seat(SeatKind::Post(post), unit, None);
                    }
                    [holder] => {
                        let person = holder.member.person;
                        let due = self.movable(person, Some(post));
                        if let Some((id, months)) = due.filter(|(_, months)| *months >= question.months_in_post) {
                            let seat = gathered.seat(SeatKind::Post(post), unit, Some(person));
                            gathered.consider(person, id, seat, Some(months));
                        }
                    }
                    _ => {}
                }
            }
        }
        heights
    }

    /// Whoever the succession plan names for a seat.
    fn successors(&self, heights: &Heights, gathered: &mut Gathered) {
        let year = u16::try_from(self.day.year()).unwrap_or(0);
        let mut named: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
        for person in self.view.persons() {
            for row in self.view.facts_of(person.place(), Kinds::of(&[FactKind::Planned])) {
                if let Fact::Planned {
                    post,
                    first_year,
                    last_year,
                } = row.fact
                    && (first_year..=last_year).contains(&year)
                    && gathered.seat_of_post(post).is_some()
                {
                    named.entry(person.ix()).or_default().push(post);
                }
            }
        }
        for (person, planned) in named {
            let known = gathered.people.iter().position(|one| one.person == person);
            let at = known.or_else(|| {
                let found = self.view.person(person)?;
                let post = found.main_post().map(|held| held.post);
                let (id, _) = self.movable(person, post)?;
                let unit = self.structure.carry(found.unit()?);
                let kind = match post.filter(|post| heights.contains_key(post)) {
                    Some(post) => SeatKind::Post(post),
                    None => SeatKind::Present(person),
                };
                let seat = gathered.seat(kind, unit, Some(person));
                Some(gathered.consider(person, id, seat, None))
            });
            if let Some(one) = at.and_then(|at| gathered.people.get_mut(at)) {
                one.planned = planned;
            }
        }
    }
}
