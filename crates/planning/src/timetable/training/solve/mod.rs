//! The search: annealing over sessions, days, whole classes and enrolments at once, in lanes that go on from the better plan.
//!
//! One stage, hard limits priced in the same cost, as in the search for timetables (Bellio, Ceschia, Di Gaspero, Schaerf, Urli
//! 2016). Here a change is made and unmade rather than foretold: who is absent from which unit on which day touches every learner
//! of a class, and foretelling it costs as much as doing it.

pub(in crate::timetable::training) mod model;
mod moves;
mod resort;
pub(in crate::timetable::training) mod slots;
mod start;
pub(in crate::timetable::training) mod state;
#[cfg(test)]
mod tests;

use self::model::{Model, Spot};
use self::moves::{Movable, Trail};
use self::state::State;
use super::bound::bound;
use super::check::{Trouble, check};
use super::constraints::worth;
use super::problem::{Plan, Training};
use crate::core::{Answer, Budget, Incumbent, Random, Score, Watcher};

/// Proposals between two looks at the clock.
const SLICE: u64 = 256;
/// Temperatures, in points of the price; where the weight of a change is large the hottest is this share of it.
const HOT: f64 = 120.0;
const HOT_SHARE: f64 = 0.6;
const WARM: f64 = 8.0;
const COLD: f64 = 0.4;
/// Price of a hard breach at the start, and at most.
const BREACH: f64 = 120.0;
const DEAREST: f64 = 100_000.0;
/// Slices of a cool run that a breach may stay before it costs more.
const PATIENCE: u32 = 200;

/// Finds a plan. An iteration is one proposal of a change; with several lanes each makes its share.
///
/// # Errors
///
/// What must be put right before a search makes sense, everything at once.
pub fn solve(asked: &Training, budget: &Budget, watcher: Watcher<'_>) -> Result<Answer<Plan>, Vec<Trouble>> {
    let troubles = check(asked);
    if !troubles.is_empty() {
        return Err(troubles);
    }
    let model = Model::new(asked);
    let incumbent: Incumbent<'_, Found> = Incumbent::new(budget, watcher);
    let run = Run {
        asked,
        model: &model,
        budget,
        incumbent: &incumbent,
    };
    let lanes = budget.threads().max(1);
    let mut all = Vec::new();
    for lane in 0..lanes {
        let mut random = Random::lane(budget.seed(), lane as u64);
        if let Some(state) = start::start(asked, &model, &mut random) {
            all.push(Lane::new(state, random));
        }
    }
    if let Some(lane) = all.first() {
        run.tell(0, &lane.best);
    }
    incumbent.raise_bound(bound(asked, &model) as f64);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(lanes).build();
    for leg in &legs(asked) {
        let work = |(number, lane): (usize, &mut Lane<'_>)| run.leg(number, lane, leg);
        match &pool {
            Ok(pool) if lanes > 1 => pool.scope(|scope| {
                for item in all.iter_mut().enumerate() {
                    scope.spawn(|_| work(item));
                }
            }),
            _ => all.iter_mut().enumerate().for_each(work),
        }
        let best = all
            .iter()
            .map(|lane| &lane.best)
            .min_by_key(|found| found.key())
            .cloned();
        if let Some(best) = best {
            for lane in &mut all {
                lane.restart(&best);
            }
        }
    }
    Ok(incumbent
        .answer()
        .map(|found| model.plan(asked, &found.sessions, &found.enrolled)))
}

/// A part of the run; after each the lanes go on from the best plan.
#[derive(Debug, Clone, Copy)]
struct Leg {
    until: f64,
    /// It cools from `hot` at this share of the run to the end at that.
    hot: f64,
    cools: (f64, f64),
}

/// One long cooling whose lanes meet on the way, then the best plan warmed again. Beside a former plan the run begins warm, near to
/// it, and is hot afterwards, in case that something else is better.
fn legs(asked: &Training) -> Vec<Leg> {
    let weights = &asked.weights;
    let largest = [
        weights.time_changed,
        weights.room_changed,
        weights.lecturer_changed,
        weights.enrolment_changed,
        weights.room_extra,
        weights.lecturer_extra,
        weights.days_close,
    ];
    let largest = largest.into_iter().max().unwrap_or(0);
    let hot = HOT.max(f64::from(largest) * HOT_SHARE);
    let leg = |until, hot, cools| Leg { until, hot, cools };
    let first = if asked.former == Plan::default() {
        [leg(0.6, hot, (0.0, 0.85)), leg(0.85, hot, (0.0, 0.85))]
    } else {
        [leg(0.4, WARM, (0.0, 0.4)), leg(0.85, hot, (0.4, 0.85))]
    };
    first.into_iter().chain([leg(1.0, WARM, (0.85, 1.0))]).collect()
}

/// A plan as the search holds it.
#[derive(Debug, Clone)]
struct Found {
    hard: i64,
    soft: i64,
    sessions: Vec<Spot>,
    enrolled: Vec<usize>,
}

impl Found {
    fn of(state: &State<'_>) -> Self {
        Self {
            hard: state.hard,
            soft: state.soft,
            sessions: state.sessions.clone(),
            enrolled: state.enrolled.clone(),
        }
    }

    fn key(&self) -> (i64, i64) {
        (self.hard, self.soft)
    }
}

/// One search under way.
#[derive(Debug)]
struct Lane<'m> {
    state: State<'m>,
    random: Random,
    movable: Movable,
    best: Found,
    improved: bool,
    breach: f64,
    broken: u32,
    proposals: u64,
}

impl<'m> Lane<'m> {
    fn new(state: State<'m>, random: Random) -> Self {
        Self {
            movable: Movable::of(state.model),
            best: Found::of(&state),
            state,
            random,
            improved: false,
            breach: BREACH,
            broken: 0,
            proposals: 0,
        }
    }

    fn restart(&mut self, from: &Found) {
        let mut state = State::empty(self.state.model);
        for (e, c) in from.enrolled.iter().enumerate() {
            state.join(e, *c);
        }
        for (s, place) in from.sessions.iter().enumerate() {
            state.put(s, *place);
        }
        self.state = state;
        self.best = from.clone();
    }

    /// Proposes `count` changes at one temperature.
    fn run(&mut self, temperature: f64, count: u64) {
        let mut trail = Trail::default();
        for _ in 0..count {
            let before = (self.state.hard, self.state.soft);
            trail.clear();
            if self
                .movable
                .change(&mut self.state, &mut self.random, &mut trail)
                .is_none()
            {
                continue;
            }
            let hard = (self.state.hard - before.0) as f64;
            let change = hard * self.breach + (self.state.soft - before.1) as f64;
            if change > 0.0 && change > -temperature * self.random.unit().max(1e-12).ln() {
                trail.undo(&mut self.state);
                continue;
            }
            if (self.state.hard, self.state.soft) < self.best.key() {
                self.improved = true;
                let Self { state, best, .. } = self;
                (best.hard, best.soft) = (state.hard, state.soft);
                best.sessions.copy_from_slice(&state.sessions);
                best.enrolled.copy_from_slice(&state.enrolled);
            }
        }
        self.proposals += count;
        let stays = temperature < HOT / 4.0 && self.state.hard > 0;
        self.broken = if stays { self.broken + 1 } else { 0 };
        if self.broken > PATIENCE {
            self.broken = 0;
            self.breach = (self.breach * 1.25).min(DEAREST);
        }
    }
}

struct Run<'a> {
    asked: &'a Training,
    model: &'a Model,
    budget: &'a Budget,
    incumbent: &'a Incumbent<'a, Found>,
}

impl Run<'_> {
    fn leg(&self, number: usize, lane: &mut Lane<'_>, leg: &Leg) {
        let threads = self.budget.threads().max(1) as u64;
        let mut told = f64::NEG_INFINITY;
        loop {
            let spent = self.budget.spent(lane.proposals.saturating_mul(threads));
            let over = self.budget.is_over(lane.proposals.saturating_mul(threads)) || self.incumbent.is_proven();
            if spent >= leg.until || over {
                break;
            }
            let cooled = ((spent - leg.cools.0) / (leg.cools.1 - leg.cools.0)).clamp(0.0, 1.0);
            let left = self
                .budget
                .iteration_limit()
                .map_or(SLICE, |limit| (limit / threads).saturating_sub(lane.proposals));
            lane.run(leg.hot * (COLD / leg.hot).powf(cooled), SLICE.min(left.max(1)));
            // A plan is told at most a hundred times a run: telling judges it by every rule.
            if lane.improved && spent > told + 0.01 {
                told = spent;
                lane.improved = false;
                self.tell(number, &lane.best);
            }
        }
        self.tell(number, &lane.best);
    }

    fn tell(&self, number: usize, found: &Found) {
        let score = Score {
            excess: found.hard as f64,
            objective: found.soft as f64,
        };
        self.incumbent.offer(number, score, || {
            let plan = self.model.plan(self.asked, &found.sessions, &found.enrolled);
            (found.clone(), worth(self.asked, &plan).by_constraint)
        });
    }
}
