//! Simulated annealing in one stage over slots and rooms.
//!
//! R. Bellio, S. Ceschia, L. Di Gaspero, A. Schaerf, T. Urli, "Feature-based tuning of simulated annealing applied to the
//! curriculum-based course timetabling problem" (Computers & Operations Research 65, 2016): one session goes to another
//! place, and where the place is taken the two change; hard rules weigh in the same cost. Here the bar of acceptance is
//! drawn first, so that most proposals fall by one look at the clashes, and the temperature follows the budget.

use super::model::{CLOSED, Model, NONE};
use super::state::State;
use crate::core::Random;
use crate::timetable::{Session, Timetable, Weights};

/// How the search cools and proposes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tuning {
    /// Temperature at the start and at the end, in the unit of the price.
    pub(crate) hot: f64,
    /// See `hot`.
    pub(crate) cold: f64,
    /// Temperature to which the best plan is warmed for the last part of the run.
    pub(crate) warm: f64,
    /// Price of a hard breach.
    pub(crate) breach: i32,
    /// Of 16 proposals, how many change the room alone.
    pub(crate) room_only: u64,
    /// Of 16 proposals that change the slot, how many keep the room.
    pub(crate) keep_room: u64,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            hot: 12.0,
            cold: 0.1,
            warm: 0.6,
            breach: 25,
            room_only: 3,
            keep_room: 11,
        }
    }
}

impl Tuning {
    /// For weights of another size than the competition's, whose largest is 5: what is hot and what a breach costs grow with them.
    pub(crate) fn of(weights: &Weights) -> Self {
        let Weights {
            day_missing,
            session_alone,
            room_extra,
            slot_changed,
            room_changed,
            ..
        } = weights;
        let largest = [day_missing, session_alone, room_extra, slot_changed, room_changed]
            .into_iter()
            .max();
        let largest = i32::try_from(largest.copied().unwrap_or(0).clamp(5, 100_000)).unwrap_or(5);
        let usual = Self::default();
        Self {
            hot: usual.hot * f64::from(largest) / 5.0,
            breach: usual.breach * largest / 5,
            ..usual
        }
    }
}

/// A breach that stays for so many runs when it is cool costs more from then on.
const PATIENCE: u32 = 8;
const DEAREST: i32 = 2_000_000;

/// Logarithms of chance: the bar of acceptance is the temperature times one of these.
const BARS: usize = 4096;

/// A plan as the search holds it.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) hard: i32,
    pub(crate) soft: i32,
    pub(crate) slots: Vec<u16>,
    pub(crate) rooms: Vec<u16>,
}

impl Found {
    /// In the words of the problem.
    pub(crate) fn sessions(&self, asked: &Timetable, model: &Model) -> Vec<Session> {
        let each = self.slots.iter().zip(&self.rooms).zip(&model.class_of);
        each.map(|((p, r), c)| Session {
            class: asked.classes[usize::from(*c)].id.clone(),
            room: asked.rooms[usize::from(*r)].id.clone(),
            slot: asked.slot_at(usize::from(*p)),
        })
        .collect()
    }
}

/// A search under way.
#[derive(Debug)]
pub(crate) struct Annealer<'m> {
    pub(crate) state: State<'m>,
    /// The best plan without a hard breach.
    pub(crate) best: Option<Found>,
    /// Whether `best` is newer than when this was last put out.
    pub(crate) improved: bool,
    /// How far the run was when this search began in earnest.
    begun: Option<f64>,
    random: Random,
    tuning: Tuning,
    movable: Vec<u16>,
    logs: Vec<f32>,
    /// Runs in a row that ended with a breach.
    broken: u32,
    pub(crate) proposals: u64,
}

impl<'m> Annealer<'m> {
    pub(crate) fn new(state: State<'m>, random: Random, tuning: Tuning) -> Self {
        let pinned = &state.model.pinned;
        let movable = (0..state.model.class_of.len()).filter(|i| pinned[*i].1 == NONE);
        let movable = movable.map(super::model::narrow).collect();
        #[allow(clippy::cast_possible_truncation, reason = "a price needs no more digits")]
        let logs = (0..BARS)
            .map(|i| -((i as f64 + 0.5) / BARS as f64).ln() as f32)
            .collect();
        Self {
            state,
            best: None,
            improved: false,
            begun: None,
            random,
            tuning,
            movable,
            logs,
            broken: 0,
            proposals: 0,
        }
    }

    /// Proposes `count` changes at one temperature.
    pub(crate) fn run(&mut self, temperature: f32, count: u64) {
        let model = self.state.model;
        if self.movable.is_empty() || model.rooms == 0 {
            return;
        }
        let breach = self.tuning.breach;
        let share = |bits: u64, shift: u32, end: usize| (((bits >> shift & 0xFFFF) as usize) * end) >> 16;
        for _ in 0..count {
            let bits = self.random.bits();
            let i = usize::from(self.movable[share(bits, 0, self.movable.len())]);
            let c = usize::from(model.class_of[i]);
            let (from, room) = (usize::from(self.state.slot_of[i]), usize::from(self.state.room_of[i]));
            #[allow(clippy::cast_possible_truncation, reason = "bars are cut to whole prices")]
            let bar = (temperature * self.logs[(bits >> 48 & 0xFFF) as usize]) as i32;
            let kind = bits >> 60;
            let fits = &model.fits[c];
            let room_only = kind < self.tuning.room_only || model.pinned[i].0 != NONE;
            let to = if room_only {
                from
            } else {
                usize::from(model.open[c][share(bits, 16, model.open[c].len())])
            };
            if !room_only && (to == from || self.state.meets[c * model.slots + to] != 0) {
                continue;
            }
            let keep = !room_only && (bits >> 40 & 15) < self.tuning.keep_room;
            let into = if keep {
                room
            } else {
                usize::from(fits[share(bits, 32, fits.len())])
            };
            if room_only && into == room {
                continue;
            }
            let held = self.state.held[to * model.rooms + into];
            if held == NONE {
                let mut hard = self.state.shift_hard(i, to, into);
                if hard * breach > bar {
                    continue;
                }
                let mut soft = self.state.class_soft(c, (from, room), (to, into));
                if to != from {
                    soft += self.state.cohort_soft(c, from, to, None);
                }
                if hard * breach + soft > bar {
                    continue;
                }
                hard += self.state.caps_hard(i, to, None);
                if hard * breach + soft > bar {
                    continue;
                }
                self.state.remove(i);
                self.state.insert(i, to, into);
            } else {
                if held == CLOSED {
                    continue;
                }
                let j = usize::from(held);
                let other = usize::from(model.class_of[j]);
                if model.pinned[j].0 != NONE && (!room_only || model.pinned[j].1 != NONE) {
                    continue;
                }
                if !room_only && (other == c || !self.state.may_stand(j, from)) {
                    continue;
                }
                let mut hard = self.state.swap_hard(i, j);
                if hard * breach > bar {
                    continue;
                }
                let mut soft = self.state.class_soft(c, (from, room), (to, into))
                    + self.state.class_soft(other, (to, into), (from, room));
                if hard * breach + soft - 40 > bar {
                    continue;
                }
                if to != from {
                    soft += self.state.cohort_soft(c, from, to, Some(other));
                    soft += self.state.cohort_soft(other, to, from, Some(c));
                }
                if hard * breach + soft > bar {
                    continue;
                }
                hard += self.state.caps_hard(i, to, Some(j));
                if hard * breach + soft > bar {
                    continue;
                }
                self.state.remove(i);
                self.state.remove(j);
                self.state.insert(i, to, into);
                self.state.insert(j, from, room);
            }
            self.keep();
        }
        self.proposals += count;
        let cool = f64::from(temperature) < self.tuning.hot / 10.0;
        self.broken = if cool && self.state.hard > 0 {
            self.broken + 1
        } else {
            0
        };
        if self.broken > PATIENCE {
            self.tuning.breach = (self.tuning.breach / 4 * 5).min(DEAREST);
        }
    }

    fn keep(&mut self) {
        let state = &self.state;
        if state.hard == 0 && self.best.as_ref().is_none_or(|best| state.soft < best.soft) {
            self.improved = true;
            match &mut self.best {
                Some(best) => {
                    best.soft = state.soft;
                    best.slots.copy_from_slice(&state.slot_of);
                    best.rooms.copy_from_slice(&state.room_of);
                }
                None => self.best = Some(self.found()),
            }
        }
    }

    /// The plan as it stands now.
    pub(crate) fn found(&self) -> Found {
        let State {
            hard,
            soft,
            slot_of,
            room_of,
            ..
        } = &self.state;
        Found {
            hard: *hard,
            soft: *soft,
            slots: slot_of.clone(),
            rooms: room_of.clone(),
        }
    }

    /// Goes on from another plan.
    pub(crate) fn restart(&mut self, from: &Found) {
        let mut state = State::empty(self.state.model);
        for (i, (p, r)) in from.slots.iter().zip(&from.rooms).enumerate() {
            state.insert(i, usize::from(*p), usize::from(*r));
        }
        self.state = state;
        self.keep();
    }

    /// When this search began in earnest; now, if it has not.
    pub(crate) fn started(&mut self, now: f64) -> f64 {
        *self.begun.get_or_insert(now)
    }

    /// Begins anew now, after other work.
    pub(crate) fn pause(&mut self, now: f64) {
        self.begun = Some(now);
    }
}
