//! What was gathered as a problem of placement, once every pair was asked about.

use std::collections::{BTreeMap, BTreeSet};

use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{Seq, Value, View};
use planning::assignment::placement::{Candidate, Opening, Placement, Suitability, UnitLimits};

use super::gather::{Gathered, Heights};
use super::inputs::{MissingInput, RotationInputs, Seat, SeatKind};
use super::question::RotationQuestion;
use super::suits::{Asks, Suits};

/// Every pair that was asked about, by the places of person and seat.
type Pairs = BTreeMap<(usize, usize), Suits>;

impl Gathered {
    /// The problem.
    pub(super) fn asked(
        mut self,
        asks: &Asks<'_>,
        (value, known): (&Value, Seq),
        question: &RotationQuestion,
        heights: &Heights,
        structure: &Structure,
    ) -> RotationInputs {
        let view = value.on(question.day, known);
        for seat in &mut self.seats {
            seat.id = seat_id(view, seat);
        }
        let pairs = self.pairs(view, asks, question, heights);
        let mut suited = vec![false; self.seats.len()];
        let mut suitability = Vec::new();
        for ((person, seat), suits) in &pairs {
            let (Some(points), Some(one), Some(place), Some(suited)) = (
                suits.points,
                self.people.get(*person),
                self.seats.get(*seat),
                suited.get_mut(*seat),
            ) else {
                continue;
            };
            *suited = true;
            suitability.push(Suitability {
                person: one.id.clone(),
                post: place.id.clone(),
                points,
            });
        }
        let missing = self.missing(&suited);
        RotationInputs {
            question: question.clone(),
            seq: value.head().seq.min(known),
            problem: Placement {
                people: self.candidates(),
                posts: self.openings(question, view, structure),
                suitability,
                units: self.limits(question, view),
                weights: question.weights(),
                ..Placement::default()
            },
            seats: self.seats,
            people: self.people,
            pairs,
            missing,
        }
    }

    fn candidates(&self) -> Vec<Candidate> {
        let candidate = |one: &super::Considered| Candidate {
            id: one.id.clone(),
            post: self.seats.get(one.seat).map(|seat| seat.id.clone()),
            may_wait: false,
        };
        self.people.iter().map(candidate).collect()
    }

    fn openings(&self, question: &RotationQuestion, view: View<'_>, structure: &Structure) -> Vec<Opening> {
        let opening = |seat: &Seat| Opening {
            id: seat.id.clone(),
            unit: unit_id(view, seat.unit),
            commune: structure.commune(seat.unit).map(|unit| unit_id(view, unit)),
            empty_costs: match seat.kind {
                SeatKind::Post(_) => Some(question.empty),
                SeatKind::Reinforcement(_) => question.reinforce_soft.then_some(question.empty),
                SeatKind::Present(_) => Some(0),
            },
        };
        self.seats.iter().map(opening).collect()
    }

    fn limits(&self, question: &RotationQuestion, view: View<'_>) -> Vec<UnitLimits> {
        let Some(most) = question.most_lost else {
            return Vec::new();
        };
        let units: BTreeSet<Ix> = self.seats.iter().map(|seat| seat.unit).collect();
        let limit = |unit: Ix| UnitLimits {
            unit: unit_id(view, unit),
            most_lost: Some(most),
            ..UnitLimits::default()
        };
        units.into_iter().map(limit).collect()
    }

    fn missing(&self, suited: &[bool]) -> Vec<MissingInput> {
        let mut missing = Vec::new();
        let is_work = |seat: &Seat| matches!(seat.kind, SeatKind::Present(_));
        if self.seats.iter().all(is_work) {
            missing.push(MissingInput::NoSeats);
        }
        if self.people.is_empty() {
            missing.push(MissingInput::Nobody);
            return missing;
        }
        let all = self.seats.iter().zip(suited).enumerate();
        let lonely = all.filter(|(_, (seat, suited))| seat.holder.is_none() && !**suited);
        missing.extend(lonely.map(|(at, _)| MissingInput::NobodySuits(at)));
        missing
    }

    /// Whether a seat is a post of that title in that unit.
    fn is_alike(&self, view: View<'_>, seat: usize, post: Ix) -> bool {
        let alike = |held: Ix| {
            view.post_title(held) == view.post_title(post) && view.unit_of_post(held) == view.unit_of_post(post)
        };
        self.seats
            .get(seat)
            .is_some_and(|own| matches!(own.kind, SeatKind::Post(held) if alike(held)))
    }

    fn pairs(&self, view: View<'_>, asks: &Asks<'_>, question: &RotationQuestion, heights: &Heights) -> Pairs {
        let mut pairs = Pairs::new();
        for (at, one) in self.people.iter().enumerate() {
            let own = self.seats.get(one.seat).map(|seat| seat.kind);
            let height = match own {
                Some(SeatKind::Post(post)) => heights.get(&post),
                _ => None,
            };
            for (to, seat) in self.seats.iter().enumerate() {
                let suits = match seat.kind {
                    _ if to == one.seat => Suits::stay(one.months, question.overdue),
                    // The same work under the same name is no move.
                    SeatKind::Post(post) if self.is_alike(view, one.seat, post) => continue,
                    SeatKind::Post(post) => {
                        let planned = one.planned.contains(&post);
                        if !planned && (height.is_none() || height != heights.get(&post)) {
                            continue;
                        }
                        asks.post(one.person, post, planned)
                    }
                    SeatKind::Reinforcement(_) if self.staff.contains(&one.person) => {
                        Suits::reinforcement(self.before.contains(&one.person))
                    }
                    SeatKind::Reinforcement(_) | SeatKind::Present(_) => continue,
                };
                pairs.insert((at, to), suits);
            }
        }
        pairs
    }
}

fn unit_id(view: View<'_>, unit: Ix) -> String {
    view.unit_id(unit).map_or_else(String::new, |id| id.to_string())
}

fn seat_id(view: View<'_>, seat: &Seat) -> String {
    match seat.kind {
        SeatKind::Post(post) => view.post_id(post).map_or_else(String::new, |id| format!("post-{id}")),
        SeatKind::Reinforcement(unit) => view
            .unit_id(unit)
            .map_or_else(String::new, |id| format!("commune-{id}")),
        SeatKind::Present(person) => {
            let id = view.person(person).and_then(|person| person.id());
            id.map_or_else(String::new, |id| format!("present-{id}"))
        }
    }
}
