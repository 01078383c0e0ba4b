//! A placement as drafts: one decision a chain of moves, since each of them takes the post that the one before it vacates.

use std::collections::BTreeSet;

use ledger::acts::career::{Appoint, EndReinforcement, Reinforce, Rotate};
use ledger::acts::{Act, Dated};
use ledger::value::Ix;
use ledger::{Day, Decision, Header, PersonId, Seq, Value, View};
use planning::assignment::placement::{Chain, Move, Placed, chains};

use super::inputs::{RotationInputs, Seat, SeatKind};
use crate::office::Office;

const TERM: &str = "mobility.appointment-term";
const ROTATION: &str = "mobility.rotation-months";
/// Why the entry of the law book is named as a ground.
const GROUNDS: [&str; 2] = [TERM, ROTATION];

impl RotationInputs {
    /// The chains of a placement, longest first: who moves from where to where, by the problem's ids.
    pub fn chains(&self, plan: &[Placed]) -> Vec<Chain> {
        chains(&self.problem, plan)
    }

    /// A seat by its id.
    pub fn seat(&self, id: &str) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == id)
    }

    /// The drafts of those chains whose place in the list is kept, in their order.
    pub fn drafts(&self, office: &Office, value: &Value, plan: &[Placed], kept: &BTreeSet<usize>) -> Vec<Decision> {
        let all = self.chains(plan).into_iter().enumerate();
        let chosen: Vec<Chain> = all
            .filter(|(at, _)| kept.contains(at))
            .map(|(_, chain)| chain)
            .collect();
        self.drafts_of(office, value, &chosen)
    }

    /// The drafts of some chains, in their order.
    pub fn drafts_of(&self, office: &Office, value: &Value, chains: &[Chain]) -> Vec<Decision> {
        let view = value.on(self.question.day, Seq::LATEST);
        let writes = Writes {
            inputs: self,
            view,
            ends: |rule: &str| last_day(office, rule, self.question.day),
        };
        chains.iter().filter_map(|chain| writes.chain(chain)).collect()
    }
}

/// The last day of a term that begins on a day, by the law book; none where it says nothing.
fn last_day(office: &Office, rule: &str, day: Day) -> Option<Day> {
    let months = office.law().value(rule, day).ok()?.body().whole()?;
    Some(day.plus_months(i32::try_from(months).ok()?).previous())
}

struct Writes<'a, E> {
    inputs: &'a RotationInputs,
    view: View<'a>,
    ends: E,
}

impl<E: Fn(&str) -> Option<Day>> Writes<'_, E> {
    fn chain(&self, chain: &Chain) -> Option<Decision> {
        let mut acts = Vec::new();
        for step in &chain.moves {
            self.step(step, &mut acts)?;
        }
        let reinforces = acts.iter().any(|dated| matches!(dated.act, Act::Reinforce(_)));
        let title = if reinforces {
            "Tăng cường cán bộ cho cơ sở"
        } else {
            "Luân chuyển, bổ nhiệm cán bộ lãnh đạo, quản lý"
        };
        let header = Header {
            kind: "decision".to_owned(),
            issuer: self.view.unit_name(0).to_string(),
            title: title.to_owned(),
            bases: GROUNDS.iter().map(|rule| (*rule).to_owned()).collect(),
            ..Header::blank(self.inputs.question.day)
        };
        Some(Decision { header, acts })
    }

    fn step(&self, step: &Move, acts: &mut Vec<Dated>) -> Option<()> {
        let person: PersonId = step.person.parse().ok()?;
        let seat = self.inputs.seat(step.to.as_deref()?)?;
        let from = step.from.as_deref().and_then(|id| self.inputs.seat(id));
        let act = match seat.kind {
            SeatKind::Post(post) => {
                let post = self.view.post_id(post)?;
                let elsewhere = from.is_some_and(|from| from.unit != seat.unit);
                let leads = from.is_some_and(|from| matches!(from.kind, SeatKind::Post(_)));
                if elsewhere && leads {
                    Act::from(Rotate {
                        person,
                        post,
                        planned_end: (self.ends)(ROTATION),
                    })
                } else {
                    Act::from(Appoint {
                        person,
                        post,
                        term_ends: (self.ends)(TERM),
                    })
                }
            }
            SeatKind::Reinforcement(unit) => {
                let there = self.view.unit_id(unit)?;
                if let Some(before) = seat.overdue.and_then(|before| self.id(before)) {
                    acts.push(Dated::from(EndReinforcement {
                        person: before,
                        unit: there,
                    }));
                }
                Act::from(Reinforce {
                    person,
                    unit: there,
                    duty: None,
                    planned_end: None,
                })
            }
            SeatKind::Present(_) => return None,
        };
        acts.push(Dated { when: None, act });
        Some(())
    }

    fn id(&self, person: Ix) -> Option<PersonId> {
        self.view.person(person)?.id()
    }
}
