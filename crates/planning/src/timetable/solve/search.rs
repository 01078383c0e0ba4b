//! The run: lanes that anneal side by side, exchange the better plan, and one that proves a bound first.

use std::cell::Cell;

use super::anneal::{Annealer, Found, Tuning};
use super::model::Model;
use super::place::{NoPlace, place};
use crate::core::{Answer, Budget, ByConstraint, Incumbent, Random, Score, Watcher};
use crate::timetable::check::{Trouble, check};
use crate::timetable::conflict::{Crowd, Whose};
use crate::timetable::{Session, Timetable, bound, constraints};

/// Proposals between two looks at the clock.
const SLICE: u64 = 4000;
/// Share of the run after which the lanes go on from the better plan, and after which they warm its best plan again.
const EXCHANGE: f64 = 0.6;
const REHEAT: f64 = 0.88;
/// Share of one lane's time that the proof may take, and of the short search that gives it a target.
const PROOF: f64 = 0.15;
const SKETCH: f64 = 0.02;
/// With a limit of iterations: one round of the proof for so many proposals of a lane.
const PROPOSALS_A_ROUND: u64 = 50_000;

/// Finds a timetable. An iteration is one proposal of a change; with several lanes each makes its share.
///
/// # Errors
///
/// What must be put right before a search makes sense, everything at once.
pub fn solve(asked: &Timetable, budget: &Budget, watcher: Watcher<'_>) -> Result<Answer<Vec<Session>>, Vec<Trouble>> {
    let troubles = check(asked);
    if !troubles.is_empty() {
        return Err(troubles);
    }
    let model = Model::new(asked);
    let run = Run {
        asked,
        model: &model,
        budget,
        incumbent: Incumbent::new(budget, watcher),
        tuning: Tuning::of(&asked.weights),
    };
    let lanes = budget.threads().max(1);
    let mut annealers = Vec::new();
    for lane in 0..lanes {
        let mut random = Random::lane(budget.seed(), lane as u64);
        let state = place(&model, &mut random).map_err(|stuck| vec![crowded(asked, &model, &stuck)])?;
        annealers.push(Annealer::new(state, random, run.tuning));
    }
    run.incumbent.raise_bound(0.0);
    run.tell(0, &annealers[0].found());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(lanes).build();
    for leg in [0.0..EXCHANGE, EXCHANGE..REHEAT, REHEAT..1.0] {
        let last = lanes - 1;
        let work = |(lane, annealer): (usize, &mut Annealer<'_>)| {
            run.leg(lane, annealer, &leg, lane == last && leg.start <= 0.0);
        };
        match &pool {
            Ok(pool) if lanes > 1 => pool.scope(|scope| {
                for item in annealers.iter_mut().enumerate() {
                    scope.spawn(|_| work(item));
                }
            }),
            _ => annealers.iter_mut().enumerate().for_each(work),
        }
        exchange(&mut annealers, leg.end >= REHEAT);
    }
    Ok(run.incumbent.answer().map(|found| found.sessions(asked, &model)))
}

/// Every lane goes on from the best: where it stands now, or, at the last exchange, the best plan that anybody found.
fn exchange(annealers: &mut [Annealer<'_>], to_best: bool) {
    if to_best {
        let best = annealers
            .iter()
            .filter_map(|annealer| annealer.best.as_ref())
            .min_by_key(|found| found.soft)
            .cloned();
        if let Some(best) = best {
            for annealer in annealers.iter_mut() {
                annealer.restart(&best);
            }
        }
    } else if let Some(state) = annealers
        .iter()
        .map(Annealer::found)
        .min_by_key(|found| (found.hard, found.soft))
    {
        for annealer in annealers.iter_mut() {
            annealer.restart(&state);
        }
    }
}

struct Run<'a> {
    asked: &'a Timetable,
    model: &'a Model,
    budget: &'a Budget,
    incumbent: Incumbent<'a, Found>,
    tuning: Tuning,
}

impl Run<'_> {
    /// How far a lane is, 0 to 1.
    fn spent(&self, annealer: &Annealer<'_>) -> f64 {
        self.budget
            .spent(annealer.proposals.saturating_mul(self.budget.threads() as u64))
    }

    fn is_over(&self, annealer: &Annealer<'_>) -> bool {
        self.incumbent.is_proven()
            || self
                .budget
                .is_over(annealer.proposals.saturating_mul(self.budget.threads() as u64))
    }

    fn leg(&self, lane: usize, annealer: &mut Annealer<'_>, leg: &std::ops::Range<f64>, proves: bool) {
        if proves {
            self.anneal(lane, annealer, 0.0..SKETCH, SKETCH, self.tuning.hot);
            self.prove(annealer);
        }
        let hot = if leg.start >= REHEAT {
            self.tuning.warm
        } else {
            self.tuning.hot
        };
        let start = if leg.start >= REHEAT {
            REHEAT
        } else {
            annealer.started(self.spent(annealer))
        };
        self.anneal(
            lane,
            annealer,
            start..leg.end,
            if leg.start >= REHEAT { 1.0 } else { REHEAT },
            hot,
        );
    }

    /// Anneals until the run is at the end of `span`; the temperature would reach its end at `cold_at`.
    fn anneal(&self, lane: usize, annealer: &mut Annealer<'_>, span: std::ops::Range<f64>, cold_at: f64, hot: f64) {
        let mut told = f64::NEG_INFINITY;
        loop {
            let spent = self.spent(annealer);
            if spent >= span.end || self.is_over(annealer) {
                break;
            }
            let cooled = ((spent - span.start) / (cold_at - span.start)).clamp(0.0, 1.0);
            let temperature = hot * (self.tuning.cold / hot).powf(cooled);
            let left = self
                .budget
                .iteration_limit()
                .map_or(SLICE, |limit| limit / self.budget.threads() as u64 - annealer.proposals);
            #[allow(clippy::cast_possible_truncation, reason = "a temperature needs no more digits")]
            annealer.run(temperature as f32, SLICE.min(left.max(1)));
            // A plan is told at most a thousand times a run: telling takes a copy of it.
            if annealer.improved && spent > told + 0.001 {
                told = spent;
                self.tell_best(lane, annealer);
            }
        }
        self.tell_best(lane, annealer);
    }

    fn tell_best(&self, lane: usize, annealer: &mut Annealer<'_>) {
        annealer.improved = false;
        if let Some(best) = &annealer.best {
            self.tell(lane, best);
        } else {
            self.tell(lane, &annealer.found());
        }
    }

    fn tell(&self, lane: usize, found: &Found) {
        let score = Score {
            excess: found.hard.into(),
            objective: found.soft.into(),
        };
        self.incumbent.offer(lane, score, || {
            let parts: Vec<ByConstraint> =
                constraints::worth(self.asked, &found.sessions(self.asked, self.model)).by_constraint;
            (found.clone(), parts)
        });
    }

    fn prove(&self, annealer: &mut Annealer<'_>) {
        let slots = annealer
            .best
            .as_ref()
            .map_or_else(|| annealer.state.slot_of.clone(), |best| best.slots.clone());
        let part = self.budget.part(0, PROOF);
        let limit = self
            .budget
            .iteration_limit()
            .map(|limit| limit / self.budget.threads() as u64 / PROPOSALS_A_ROUND);
        let rounds = Cell::new(0);
        let go_on = |done: u64| {
            rounds.set(done);
            limit.map_or_else(|| !part.is_over(0), |limit| done < limit) && !self.incumbent.is_proven()
        };
        bound::prove(self.model, &slots, go_on, |points| {
            self.incumbent.raise_bound(points as f64);
        });
        annealer.pause(self.spent(annealer));
    }
}

/// Why a session finds no place although nobody's own classes are too many: rooms and closed slots together are too tight.
fn crowded(asked: &Timetable, model: &Model, stuck: &NoPlace) -> Trouble {
    let class = &asked.classes[usize::from(model.class_of[stuck.session])];
    // Every class that can be held in those slots alone competes for them.
    let within = |c: usize| model.open[c].iter().all(|p| stuck.slots.contains(&usize::from(*p)));
    let mut classes: Vec<String> = (0..model.classes)
        .filter(|c| within(*c))
        .map(|c| asked.classes[c].id.clone())
        .collect();
    if !classes.contains(&class.id) {
        classes.push(class.id.clone());
    }
    let needed = asked
        .classes
        .iter()
        .filter(|class| classes.contains(&class.id))
        .map(|class| usize::from(class.sessions))
        .sum();
    let shut = model
        .closed
        .iter()
        .filter(|(p, _)| stuck.slots.contains(&usize::from(*p)))
        .count();
    let open = stuck.slots.len() * model.rooms - shut;
    Crowd {
        whose: Whose::Rooms(class.room_kind.clone()),
        classes,
        needed,
        open,
    }
    .into()
}
