//! What a placement says, as facts: people, seats, reasons, what is not met, what cannot be met together.

use std::collections::BTreeSet;

use ledger::value::Ix;
use ledger::{Entity, View};
use planning::assignment::placement::{Demand, Placed};

use super::super::fact::{Mentioned, RunFact};
use super::super::planner::{Missing, RunMoment};
use super::super::question::{RunChoice, RunQuestion};
use crate::rotation::{Considered, MissingInput, PairReason, RotationInputs, Seat, SeatKind, Suits};

/// The inputs, and the view from which they come.
pub(super) struct Telling<'a> {
    pub(super) inputs: &'a RotationInputs,
    view: View<'a>,
}

impl<'a> Telling<'a> {
    pub(super) fn of(moment: &'a RunMoment<'_>, inputs: &'a RotationInputs) -> Self {
        Self {
            inputs,
            view: moment.value.on(inputs.question.day, moment.known),
        }
    }

    pub(super) fn counts(&self) -> Vec<RunFact> {
        let open = self.inputs.seats.iter().filter(|seat| seat.holder.is_none()).count();
        vec![
            RunFact::new("run-rotation-open").with("n", open),
            RunFact::new("run-rotation-people").with("n", self.inputs.people.len()),
            RunFact::new("run-rotation-pairs").with("n", self.inputs.problem.suitability.len()),
        ]
    }

    pub(super) fn missing(&self, missing: &MissingInput) -> RunFact {
        match missing {
            MissingInput::NoSeats => RunFact::new("rotation-no-seats"),
            MissingInput::Nobody => RunFact::new("rotation-nobody"),
            MissingInput::NobodySuits(at) => {
                let seat = self.inputs.seats.get(*at).and_then(|seat| self.seat(seat));
                RunFact::new("rotation-nobody-suits").with("seat", seat.unwrap_or(Mentioned::Text(String::new())))
            }
        }
    }

    pub(super) fn is_reinforcement(&self, missing: &MissingInput) -> bool {
        let MissingInput::NobodySuits(at) = missing else {
            return false;
        };
        let seat = self.inputs.seats.get(*at);
        seat.is_some_and(|seat| matches!(seat.kind, SeatKind::Reinforcement(_)))
    }

    /// What was settled beforehand, but of somebody or something that is not looked at any longer, or of a pair that is barred.
    pub(super) fn unknown_settled(&self, question: &RunQuestion) -> Vec<Missing> {
        let pairs: BTreeSet<(&str, &str)> = self
            .inputs
            .problem
            .suitability
            .iter()
            .map(|pair| (pair.person.as_str(), pair.post.as_str()))
            .collect();
        let lost = question
            .pins
            .iter()
            .filter(|pin| !pairs.contains(&(pin.subject.as_str(), pin.place.as_str())));
        lost.map(|pin| Missing {
            what: self.pair("run-rotation-pin-impossible", &pin.subject, &pin.place),
            bars: true,
        })
        .collect()
    }

    pub(super) fn subject(&self, one: &Considered) -> RunChoice {
        let person = Mentioned::Person(one.id.clone());
        let seat = self.inputs.seats.get(one.seat).and_then(|seat| self.seat(seat));
        let said = RunFact::new("run-rotation-subject").with("person", person);
        RunChoice {
            id: one.id.clone(),
            said: said.with("seat", seat.unwrap_or(Mentioned::Text(String::new()))).into(),
        }
    }

    /// A seat; none where its post or its unit is no more.
    pub(super) fn seat(&self, seat: &Seat) -> Option<Mentioned> {
        Some(match seat.kind {
            SeatKind::Post(post) => self.view.post_id(post)?.into(),
            SeatKind::Reinforcement(unit) => RunFact::new("rotation-seat-reinforcement")
                .with("unit", self.view.unit_id(unit)?)
                .into(),
            SeatKind::Present(person) => {
                let held = self.view.person(person).and_then(|person| person.main_post());
                match held.and_then(|held| self.view.post_id(held.post)) {
                    Some(post) => post.into(),
                    None => self.view.unit_id(seat.unit)?.into(),
                }
            }
        })
    }

    pub(super) fn seat_of(&self, id: &str) -> Option<Mentioned> {
        self.seat(self.inputs.seat(id)?)
    }

    /// The unit between which flows are drawn: the commune of a seat, else the body itself.
    pub(super) fn flow_of(&self, id: &str) -> Option<String> {
        let post = self.inputs.problem.posts.iter().find(|post| post.id == id)?;
        Some(post.commune.clone().unwrap_or_else(|| self.root()))
    }

    fn root(&self) -> String {
        self.view.unit_id(0).map_or_else(String::new, |id| id.to_string())
    }

    pub(super) fn considered(&self, person: &str) -> Option<&'a Considered> {
        self.inputs.people.iter().find(|one| one.id == person)
    }

    /// What was asked of a pair.
    pub(super) fn suits(&self, person: &str, seat: &str) -> Option<&'a Suits> {
        let person = self.inputs.people.iter().position(|one| one.id == person)?;
        let seat = self.inputs.seats.iter().position(|own| own.id == seat)?;
        self.inputs.pairs.get(&(person, seat))
    }

    pub(super) fn reason(reason: &PairReason) -> RunFact {
        let asked = |id: &str, standard: &str, requirement: &str| {
            let what = Mentioned::Requirement(standard.to_owned(), requirement.to_owned());
            RunFact::new(id).with("what", what)
        };
        match reason {
            PairReason::Barred(standard, requirement) => asked("rotation-barred", standard, requirement),
            PairReason::Unmet(standard, requirement) => asked("rotation-unmet", standard, requirement),
            PairReason::Unknown(standard, requirement) => asked("rotation-unknown", standard, requirement),
            PairReason::Planned => RunFact::new("rotation-planned"),
            PairReason::NotPlanned => RunFact::new("rotation-not-planned"),
            PairReason::Stays(months) => RunFact::new("rotation-stays").with("months", *months),
            PairReason::HasReinforced => RunFact::new("rotation-has-reinforced"),
        }
    }

    /// A fact of a pair.
    pub(super) fn pair(&self, id: &str, person: &str, seat: &str) -> RunFact {
        let said = self.seat_of(seat).unwrap_or_else(|| Mentioned::Text(seat.to_owned()));
        RunFact::new(id)
            .with("person", Mentioned::Person(person.to_owned()))
            .with("seat", said)
    }

    /// Leading posts that stay empty, communes that stay without, and those who stay though they have been there for long.
    pub(super) fn unmet(&self, plan: &[Placed]) -> Vec<RunFact> {
        let taken: BTreeSet<&str> = plan.iter().map(|placed| placed.post.as_str()).collect();
        let mut unmet = Vec::new();
        for seat in &self.inputs.seats {
            let id = match seat.kind {
                SeatKind::Post(_) => "run-rotation-left-empty",
                SeatKind::Reinforcement(_) => "run-rotation-left-alone",
                SeatKind::Present(_) => continue,
            };
            if !taken.contains(seat.id.as_str())
                && let Some(said) = self.seat(seat)
            {
                unmet.push(RunFact::new(id).with("seat", said));
            }
        }
        for one in &self.inputs.people {
            let own = self.inputs.seats.get(one.seat);
            let stays = own.is_some_and(|own| {
                plan.iter()
                    .any(|placed| placed.person == one.id && placed.post == own.id)
            });
            if let Some(months) = one.months.filter(|_| stays) {
                let person = Mentioned::Person(one.id.clone());
                unmet.push(
                    RunFact::new("run-rotation-stays")
                        .with("person", person)
                        .with("months", months),
                );
            }
        }
        unmet
    }

    /// One of the demands that cannot be met together.
    pub(super) fn demand(&self, demand: &Demand) -> RunFact {
        let person = |id: &str, person: &str| RunFact::new(id).with("person", Mentioned::Person(person.to_owned()));
        let seat = |seat: &str| self.seat_of(seat).unwrap_or_else(|| Mentioned::Text(seat.to_owned()));
        match demand {
            Demand::Pin { person, post } => self.pair("rotation-demand-pin", person, post),
            Demand::Bar { person, post, .. } => {
                self.pair("rotation-demand-bar", person, post.as_deref().unwrap_or_default())
            }
            Demand::Placed { person: who } => person("rotation-demand-placed", who),
            Demand::Filled { post } => RunFact::new("rotation-demand-filled").with("seat", seat(post)),
            Demand::Cover { commune } => {
                RunFact::new("rotation-demand-filled").with("seat", Mentioned::Unit(commune.clone()))
            }
            Demand::Unit { unit } => RunFact::new("rotation-demand-unit").with("unit", Mentioned::Unit(unit.clone())),
        }
    }

    /// Whether a record still stands behind an id.
    pub(super) fn is_there(&self, person: &str) -> bool {
        let id = person.parse().ok();
        let place: Option<Ix> = id.and_then(|id| self.view.value().record_of(id));
        place.is_some()
    }

    /// The post that somebody holds now.
    pub(super) fn holds(&self, person: &str) -> Option<Mentioned> {
        let id = person.parse().ok()?;
        let ledger::value::Place::Person(ix) = self.view.value().place(Entity::Person(id))? else {
            return None;
        };
        let held = self.view.person(ix)?.main_post()?;
        Some(self.view.post_id(held.post)?.into())
    }
}
