//! Disciplines that the office has opened, told apart: those that run, those that are over and still block, those of which the law book does not
//! tell whether they still do, those that are over.

use ledger::Day;
use ledger::codes::{DisciplineForm, PartyState};
use ledger::value::{Fact, Row};
use office::people::Member;
use words::{Message, writing};

use super::effects::{Disciplined, effects};
use super::list::{source, unit_name};
use super::show::DisciplineRow;
use crate::site::Visit;
use crate::urls;

/// The act that ends a discipline.
const LIFT: u16 = 93;

/// Disciplines on a day.
pub(super) struct Opened {
    pub(super) running: Vec<DisciplineRow>,
    pub(super) blocking: Vec<DisciplineRow>,
    pub(super) unjudged: Vec<DisciplineRow>,
    pub(super) over: usize,
}

impl Opened {
    /// Tells them apart by the day looked at. `lifts`: whether the reader may write a draft that ends one.
    pub(super) fn of(visit: &Visit, rows: &[(Member, Vec<Row>)], lifts: bool) -> Self {
        let mut all: Vec<(Member, Row, DisciplineForm)> = Vec::new();
        for (member, rows) in rows {
            all.extend(rows.iter().filter_map(|row| match row.fact {
                Fact::Discipline { form, .. } => Some((*member, *row, form)),
                _ => None,
            }));
        }
        all.sort_by_key(|(_, row, _)| std::cmp::Reverse(row.from));
        let mut opened = Self {
            running: Vec::new(),
            blocking: Vec::new(),
            unjudged: Vec::new(),
            over: 0,
        };
        for (member, row, form) in all {
            opened.add(visit, &member, &row, form, lifts);
        }
        opened
    }

    fn add(&mut self, visit: &Visit, member: &Member, row: &Row, form: DisciplineForm, lifts: bool) {
        let (lang, day, view) = (visit.lang(), visit.asked.day, visit.view());
        let person = view.person(member.person);
        let party = person.as_ref().and_then(ledger::view::PersonView::party);
        let one = Disciplined {
            form,
            from: row.from,
            party: party.is_some_and(|(state, ..)| state != PartyState::None),
        };
        let (effects, free) = effects(lang, visit.law(), one, day);
        let runs = row.holds(day);
        if !runs && free.is_some_and(|free| free <= day) {
            self.over += 1;
            return;
        }
        let code = person
            .as_ref()
            .and_then(ledger::view::PersonView::id)
            .map(|id| id.to_string());
        let code = code.unwrap_or_default();
        let told = DisciplineRow {
            day: writing::day(row.from),
            until: if row.until == Day::MAX {
                lang.say("discipline-no-end")
            } else {
                lang.speak(&Message::new("discipline-until").with("day", writing::day(row.until.previous())))
            },
            name: person
                .map(|person| words::person_name(lang, &person))
                .unwrap_or_default(),
            href: visit.at(&urls::person(&code)),
            unit: unit_name(visit, member),
            form: lang.speak(&Message::code("discipline", form.word())),
            effects,
            source: source(visit, row),
            lift: (runs && lifts).then(|| urls::begin_draft(LIFT, &[code], Some(day))),
        };
        let part = match free {
            _ if runs => &mut self.running,
            Some(_) => &mut self.blocking,
            None => &mut self.unjudged,
        };
        part.push(told);
    }

    /// How many are over, in words.
    pub(super) fn over_said(&self, visit: &Visit) -> String {
        let n = writing::count(visit.lang(), i64::try_from(self.over).unwrap_or(i64::MAX));
        visit.lang().speak(&Message::new("discipline-over").with("n", n))
    }
}
