//! Says a rotation: what is missing, who goes where and why.

use lawbook::Lawbook;
use ledger::value::{Ix, Place};
use ledger::{Seq, Value, View};
use office::rotation::{MissingInput, PairReason, RotationInputs, Seat, SeatKind, Suits};
use planning::assignment::placement::{Chain, Demand, Move, Placed};
use planning::core::Answer;
use serde_json::json;
use words::{Lang, Message};

use crate::say;

/// What is said of a rotation, and in which words.
pub(super) struct Telling<'a> {
    lang: Lang,
    law: &'a Lawbook,
    view: View<'a>,
    inputs: &'a RotationInputs,
}

impl<'a> Telling<'a> {
    pub(super) fn of(lang: Lang, law: &'a Lawbook, value: &'a Value, inputs: &'a RotationInputs) -> Self {
        Self {
            lang,
            law,
            view: value.on(inputs.question.day, Seq::LATEST),
            inputs,
        }
    }

    /// What is missing, a line each.
    pub(super) fn missing(&self) -> Vec<Message> {
        let line = |missing: &MissingInput| match missing {
            MissingInput::NoSeats => Message::new("rotation-no-seats"),
            MissingInput::Nobody => Message::new("rotation-nobody"),
            MissingInput::NobodySuits(seat) => {
                let seat = self.inputs.seats.get(*seat).map(|seat| self.seat(seat));
                Message::new("rotation-nobody-suits").with("seat", seat.unwrap_or_default())
            }
        };
        self.inputs.missing.iter().map(line).collect()
    }

    /// One of the demands that cannot be met together.
    pub(super) fn demand(&self, demand: &Demand) -> Message {
        let seat = |id: &str| {
            self.inputs
                .seat(id)
                .map_or_else(|| id.to_owned(), |seat| self.seat(seat))
        };
        match demand {
            Demand::Pin { person, post } => Message::new("rotation-demand-pin")
                .with("person", self.person_of(person))
                .with("seat", seat(post)),
            Demand::Bar { person, post, .. } => Message::new("rotation-demand-bar")
                .with("person", self.person_of(person))
                .with("seat", post.as_deref().map(seat).unwrap_or_default()),
            Demand::Placed { person } => Message::new("rotation-demand-placed").with("person", self.person_of(person)),
            Demand::Filled { post } => Message::new("rotation-demand-filled").with("seat", seat(post)),
            Demand::Cover { commune } => Message::new("rotation-demand-filled").with("seat", self.unit_of(commune)),
            Demand::Unit { unit } => Message::new("rotation-demand-unit").with("unit", self.unit_of(unit)),
        }
    }

    pub(super) fn tell(&self, answer: &Answer<Vec<Placed>>, chains: &[Chain]) {
        let open = self.inputs.seats.iter().filter(|seat| seat.holder.is_none()).count();
        let head = Message::new("rotation-head")
            .with("day", self.inputs.question.day)
            .with("open", open)
            .with("people", self.inputs.people.len())
            .with("pairs", self.inputs.problem.suitability.len());
        say::data(self.lang.speak(&head));
        for line in self.missing() {
            say::data(format!("  ! {}", self.lang.speak(&line)));
        }
        for (at, chain) in (1..).zip(chains) {
            for (step, number) in chain
                .moves
                .iter()
                .zip(std::iter::once(format!("{at}.")).chain(std::iter::repeat(String::new())))
            {
                let end = |id: Option<&str>| {
                    id.and_then(|id| self.inputs.seat(id))
                        .map(|seat| self.seat(seat))
                        .unwrap_or_default()
                };
                let (from, to) = (end(step.from.as_deref()), end(step.to.as_deref()));
                say::data(format!("{number:<4}{}: {from} → {to}", self.person_of(&step.person)));
                if let Some(suits) = self.suits(step) {
                    say::data(format!("      {}", self.lang.speak(&self.points(suits))));
                }
            }
        }
        let proof = if answer.proven_optimal() {
            "rotation-proven"
        } else {
            "rotation-gap"
        };
        let shown = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), |number| format!("{number:.0}"));
        let proof = Message::new(proof)
            .with("moves", chains.iter().map(|chain| chain.moves.len()).sum::<usize>())
            .with("objective", shown(answer.objective))
            .with("bound", shown(answer.bound));
        say::data(self.lang.speak(&proof));
    }

    pub(super) fn as_json(&self, answer: &Answer<Vec<Placed>>, chains: &[Chain], plan: Option<&str>) -> String {
        let end = |id: Option<&str>| id.and_then(|id| self.inputs.seat(id)).map(|seat| self.seat(seat));
        let step = |step: &Move| {
            let suits = self.suits(step);
            json!({
                "person": step.person, "name": self.person_of(&step.person), "from": step.from, "from_words": end(step.from.as_deref()),
                "to": step.to, "to_words": end(step.to.as_deref()), "points": suits.and_then(|suits| suits.points),
                "reasons": suits.map(|suits| suits.reasons.iter().map(|reason| self.lang.speak(&self.reason(reason))).collect::<Vec<_>>()),
            })
        };
        let chain = |chain: &Chain| json!({ "moves": chain.moves.iter().map(step).collect::<Vec<_>>(), "leaves_empty": chain.leaves_empty });
        let missing: Vec<String> = self.missing().iter().map(|line| self.lang.speak(line)).collect();
        let shown = json!({
            "day": self.inputs.question.day.to_string(), "seq": self.inputs.seq.0, "plan": plan, "objective": answer.objective,
            "bound": answer.bound, "gap_percent": answer.gap_percent(), "proven_optimal": answer.proven_optimal(), "feasible": answer.feasible,
            "by_constraint": answer.by_constraint, "people": self.inputs.people.len(), "seats": self.inputs.seats.len(),
            "pairs": self.inputs.problem.suitability.len(), "missing": missing, "chains": chains.iter().map(chain).collect::<Vec<_>>(),
        });
        serde_json::to_string_pretty(&shown).unwrap_or_default()
    }

    fn suits(&self, step: &Move) -> Option<&Suits> {
        let person = self.inputs.people.iter().position(|one| one.id == step.person)?;
        let seat = self
            .inputs
            .seats
            .iter()
            .position(|seat| Some(&seat.id) == step.to.as_ref())?;
        self.inputs.pairs.get(&(person, seat))
    }

    fn points(&self, suits: &Suits) -> Message {
        let reasons: Vec<String> = suits
            .reasons
            .iter()
            .map(|reason| self.lang.speak(&self.reason(reason)))
            .collect();
        let id = if reasons.is_empty() {
            "rotation-points-whole"
        } else {
            "rotation-points"
        };
        Message::new(id)
            .with("points", suits.points.unwrap_or(0).to_string())
            .with("reasons", reasons.join("; "))
    }

    fn reason(&self, reason: &PairReason) -> Message {
        match reason {
            PairReason::Barred(standard, requirement) => self.asked("rotation-barred", standard, requirement),
            PairReason::Unmet(standard, requirement) => self.asked("rotation-unmet", standard, requirement),
            PairReason::Unknown(standard, requirement) => self.asked("rotation-unknown", standard, requirement),
            PairReason::Planned => Message::new("rotation-planned"),
            PairReason::NotPlanned => Message::new("rotation-not-planned"),
            PairReason::Stays(months) => Message::new("rotation-stays").with("months", *months),
            PairReason::HasReinforced => Message::new("rotation-has-reinforced"),
        }
    }

    /// What a standard asks, in its own words.
    fn asked(&self, id: &'static str, standard: &str, requirement: &str) -> Message {
        let rule = self.law.standard(standard, self.inputs.question.day).ok();
        let words = rule.as_ref().and_then(|rule| {
            let found = rule.body().requirements.iter().find(|one| one.id == requirement)?;
            Some(if self.lang == Lang::En {
                found.title.en.clone()
            } else {
                found.title.vi.clone()
            })
        });
        Message::new(id).with("what", words.unwrap_or_else(|| format!("{standard}.{requirement}")))
    }

    fn seat(&self, seat: &Seat) -> String {
        let unit = self.view.unit_name(seat.unit);
        let message = match seat.kind {
            SeatKind::Post(post) => {
                Message::new("rotation-seat-post").with("title", self.view.post_title(post).to_string())
            }
            SeatKind::Reinforcement(_) => Message::new("rotation-seat-reinforcement"),
            SeatKind::Present(person) => {
                let post = self.view.person(person).and_then(|person| person.main_post());
                let title = post.map(|held| self.view.post_title(held.post).to_string());
                Message::new("rotation-seat-post").with("title", title.unwrap_or_default())
            }
        };
        self.lang.speak(&message.with("unit", unit.to_string()))
    }

    fn person_of(&self, id: &str) -> String {
        let found = self.inputs.people.iter().find(|one| one.id == id);
        found.map_or_else(|| id.to_owned(), |one| self.name(one.person))
    }

    fn name(&self, person: Ix) -> String {
        let name = self.view.name(Place::Person(person));
        name.map_or_else(String::new, |name| name.to_string())
    }

    fn unit_of(&self, id: &str) -> String {
        let found = self.inputs.seats.iter().map(|seat| seat.unit);
        let is_it = |unit: &Ix| self.view.unit_id(*unit).is_some_and(|own| own.to_string() == id);
        found
            .into_iter()
            .find(is_it)
            .map_or_else(|| id.to_owned(), |unit| self.view.unit_name(unit).to_string())
    }
}
