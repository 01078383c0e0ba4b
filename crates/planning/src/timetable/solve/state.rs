//! A plan in the making, with the counters that tell what a change would cost.
//!
//! Kept at all times: every session stands in an open slot of its class, no two sessions of a class in one slot, no two
//! sessions in one room and slot. What can be broken meanwhile: clashes, rooms of the wrong kind, offices short of people.

#![allow(
    clippy::many_single_char_names,
    reason = "the indices of the model, as its documentation names them"
)]

use super::model::{CLOSED, Model, NONE};
use super::windows::{COMES, GOES};

/// The counters; see the module above.
#[derive(Debug, Clone)]
pub(crate) struct State<'m> {
    pub(crate) model: &'m Model,
    pub(crate) slot_of: Vec<u16>,
    pub(crate) room_of: Vec<u16>,
    /// Session at `p × rooms + r`, [`NONE`] or [`CLOSED`].
    pub(crate) held: Vec<u16>,
    /// Whether class `c` meets in slot `p`, at `c × slots + p`; and how many sessions there clash with it.
    pub(crate) meets: Vec<u8>,
    clash: Vec<u16>,
    /// Slots of cohort `q` on day `d`, at `q × days + d`: taken at least once (low half) and at least twice (high half).
    masks: Vec<[u32; 2]>,
    taken: Vec<u8>,
    on_day: Vec<u8>,
    days_used: Vec<i32>,
    in_room: Vec<u16>,
    absent: Vec<u16>,
    away: Vec<u8>,
    away_day: Vec<u16>,
    pub(crate) hard: i32,
    pub(crate) soft: i32,
}

impl<'m> State<'m> {
    /// No session placed; only the closed places are marked.
    pub(crate) fn empty(model: &'m Model) -> Self {
        let mut held = vec![NONE; model.slots * model.rooms];
        for (p, r) in &model.closed {
            if let Some(place) = held.get_mut(usize::from(*p) * model.rooms + usize::from(*r)) {
                *place = CLOSED;
            }
        }
        let days = model.classes * model.days;
        let mut state = Self {
            model,
            slot_of: vec![NONE; model.sessions_in_all()],
            room_of: vec![NONE; model.sessions_in_all()],
            held,
            meets: vec![0; model.classes * model.slots],
            clash: vec![0; model.classes * model.slots],
            masks: vec![[0, 0]; model.members.len() * model.days],
            taken: vec![0; model.members.len() * model.slots],
            on_day: vec![0; days],
            days_used: vec![0; model.classes],
            in_room: vec![0; model.classes * model.rooms],
            absent: vec![0; model.caps.len() * model.slots],
            away: vec![0; model.day_learners * model.days],
            away_day: vec![0; model.caps.len() * model.days],
            hard: 0,
            soft: 0,
        };
        state.soft = (0..model.classes).map(|c| state.days_missing(c, 0)).sum();
        state
    }

    fn days_missing(&self, c: usize, used: i32) -> i32 {
        self.model.day_cost * (self.model.least_days[c] - used).max(0)
    }

    fn day(&self, p: usize) -> usize {
        p / self.model.parts
    }

    /// Puts session `i` into an empty place of a slot in which its class does not meet yet.
    pub(crate) fn insert(&mut self, i: usize, p: usize, r: usize) {
        let model = self.model;
        let (c, d) = (usize::from(model.class_of[i]), p / model.parts);
        (self.slot_of[i], self.room_of[i]) = (small(p), small(r));
        self.held[p * model.rooms + r] = small(i);
        self.meets[c * model.slots + p] = 1;
        self.hard += i32::from(self.clash[c * model.slots + p]) + i32::from(!model.may_use[c * model.rooms + r]);
        self.soft += model.room_cost[c * model.rooms + r] + model.slot_cost[c * model.slots + p];
        for other in &model.against[c] {
            self.clash[usize::from(*other) * model.slots + p] += 1;
        }
        if self.on_day[c * model.days + d] == 0 {
            self.soft += self.days_missing(c, self.days_used[c] + 1) - self.days_missing(c, self.days_used[c]);
            self.days_used[c] += 1;
        }
        self.on_day[c * model.days + d] += 1;
        let in_room = self.in_room[c * model.rooms + r];
        self.in_room[c * model.rooms + r] += 1;
        if in_room == 0 {
            // The first room of a class is free of charge.
            let first = self.slot_of[model.first[c]..model.first[c + 1]]
                .iter()
                .filter(|slot| **slot != NONE)
                .count()
                == 1;
            self.soft += if first { 0 } else { model.extra_room_cost };
        }
        let bit = 1_u32 << (p % model.parts + 2);
        for q in model.cohorts_of[c].iter().map(|q| usize::from(*q)) {
            let taken = &mut self.taken[q * model.slots + p];
            let mask = &mut self.masks[q * model.days + d];
            *taken += 1;
            if *taken == 1 {
                self.soft += model.alone_cost[q] * i32::from(COMES[window(mask[0], p % model.parts)]);
                mask[0] |= bit;
            } else {
                mask[1] |= bit;
            }
        }
        self.send(c, p, true);
    }

    /// Takes session `i` out.
    pub(crate) fn remove(&mut self, i: usize) {
        let model = self.model;
        let (p, r) = (usize::from(self.slot_of[i]), usize::from(self.room_of[i]));
        let (c, d) = (usize::from(model.class_of[i]), p / model.parts);
        (self.slot_of[i], self.room_of[i]) = (NONE, NONE);
        self.held[p * model.rooms + r] = NONE;
        self.meets[c * model.slots + p] = 0;
        self.hard -= i32::from(self.clash[c * model.slots + p]) + i32::from(!model.may_use[c * model.rooms + r]);
        self.soft -= model.room_cost[c * model.rooms + r] + model.slot_cost[c * model.slots + p];
        for other in &model.against[c] {
            self.clash[usize::from(*other) * model.slots + p] -= 1;
        }
        self.on_day[c * model.days + d] -= 1;
        if self.on_day[c * model.days + d] == 0 {
            self.soft += self.days_missing(c, self.days_used[c] - 1) - self.days_missing(c, self.days_used[c]);
            self.days_used[c] -= 1;
        }
        self.in_room[c * model.rooms + r] -= 1;
        if self.in_room[c * model.rooms + r] == 0 {
            let last = self.slot_of[model.first[c]..model.first[c + 1]]
                .iter()
                .all(|slot| *slot == NONE);
            self.soft -= if last { 0 } else { model.extra_room_cost };
        }
        let bit = 1_u32 << (p % model.parts + 2);
        for q in model.cohorts_of[c].iter().map(|q| usize::from(*q)) {
            let taken = &mut self.taken[q * model.slots + p];
            let mask = &mut self.masks[q * model.days + d];
            *taken -= 1;
            if *taken == 0 {
                self.soft += model.alone_cost[q] * i32::from(GOES[window(mask[0], p % model.parts)]);
                mask[0] &= !bit;
            } else if *taken == 1 {
                mask[1] &= !bit;
            }
        }
        self.send(c, p, false);
    }

    /// Counts the learners of `c` as absent (or back) at `p`.
    fn send(&mut self, c: usize, p: usize, goes: bool) {
        let model = self.model;
        if model.caps.is_empty() {
            return;
        }
        let over = |absent: u16, most: u16| i32::from(absent.saturating_sub(most));
        for (cap, people) in &model.draws[c] {
            let absent = &mut self.absent[usize::from(*cap) * model.slots + p];
            let before = *absent;
            *absent = if goes { before + people } else { before - people };
            let most = model.caps[usize::from(*cap)].most;
            self.hard += over(*absent, most) - over(before, most);
        }
        let d = p / model.parts;
        for (learner, cap) in &model.day_draws[c] {
            let away = &mut self.away[usize::from(*learner) * model.days + d];
            let was = *away > 0;
            *away = if goes { *away + 1 } else { *away - 1 };
            if was == (*away > 0) {
                continue;
            }
            let absent = &mut self.away_day[usize::from(*cap) * model.days + d];
            let before = *absent;
            *absent = if goes { before + 1 } else { before - 1 };
            let most = model.caps[usize::from(*cap)].most;
            self.hard += over(*absent, most) - over(before, most);
        }
    }

    /// What moving session `i` to an empty place (or within its slot) does to the clashes and kinds of rooms.
    #[inline]
    pub(crate) fn shift_hard(&self, i: usize, p: usize, r: usize) -> i32 {
        let model = self.model;
        let c = usize::from(model.class_of[i]);
        let (from, room) = (usize::from(self.slot_of[i]), usize::from(self.room_of[i]));
        let row = c * model.slots;
        i32::from(self.clash[row + p]) - i32::from(self.clash[row + from])
            + i32::from(model.may_use[c * model.rooms + room])
            - i32::from(model.may_use[c * model.rooms + r])
    }

    /// The same for sessions `i` and `j` of different classes and slots that change places.
    #[inline]
    pub(crate) fn swap_hard(&self, i: usize, j: usize) -> i32 {
        let model = self.model;
        let (a, b) = (usize::from(model.class_of[i]), usize::from(model.class_of[j]));
        let (p, s) = (usize::from(self.slot_of[i]), usize::from(self.slot_of[j]));
        let (room_i, room_j) = (usize::from(self.room_of[i]), usize::from(self.room_of[j]));
        let mut hard = i32::from(model.may_use[a * model.rooms + room_i])
            + i32::from(model.may_use[b * model.rooms + room_j])
            - i32::from(model.may_use[a * model.rooms + room_j])
            - i32::from(model.may_use[b * model.rooms + room_i]);
        if p != s {
            let both = 2 * i32::from(model.clashes[a * model.classes + b]);
            hard += i32::from(self.clash[a * model.slots + s]) + i32::from(self.clash[b * model.slots + p])
                - i32::from(self.clash[a * model.slots + p])
                - i32::from(self.clash[b * model.slots + s])
                - both;
        }
        hard
    }

    /// What the price of class `c` becomes by a move from one place to another, but for its cohorts.
    #[inline]
    pub(crate) fn class_soft(&self, c: usize, from: (usize, usize), to: (usize, usize)) -> i32 {
        let model = self.model;
        let mut soft = 0;
        if from.1 != to.1 {
            let rooms = c * model.rooms;
            soft += model.room_cost[rooms + to.1] - model.room_cost[rooms + from.1];
            let opened = i32::from(self.in_room[rooms + to.1] == 0) - i32::from(self.in_room[rooms + from.1] == 1);
            soft += opened * model.extra_room_cost;
        }
        if from.0 != to.0 {
            soft += model.slot_cost[c * model.slots + to.0] - model.slot_cost[c * model.slots + from.0];
            let (left, come) = (self.day(from.0), self.day(to.0));
            if left != come {
                let days = c * model.days;
                let gained = i32::from(self.on_day[days + come] == 0) - i32::from(self.on_day[days + left] == 1);
                if gained != 0 {
                    soft += self.days_missing(c, self.days_used[c] + gained) - self.days_missing(c, self.days_used[c]);
                }
            }
        }
        soft
    }

    /// What the loneliness of the cohorts of `c` becomes when one of its sessions changes slot. Cohorts that also have
    /// `with` (the class that takes the slot left, and leaves the slot taken) see no change.
    #[inline]
    pub(crate) fn cohort_soft(&self, c: usize, from: usize, to: usize, with: Option<usize>) -> i32 {
        let model = self.model;
        let (left, come) = (self.day(from), self.day(to));
        let (out, into) = (from - left * model.parts, to - come * model.parts);
        let mut soft = 0;
        for q in model.cohorts_of[c].iter().map(|q| usize::from(*q)) {
            if with.is_some_and(|other| model.is_member[q * model.classes + other]) {
                continue;
            }
            let [once, twice] = self.masks[q * model.days + left];
            let mut after = once;
            let mut change = 0;
            if twice >> (out + 2) & 1 == 0 {
                change += i32::from(GOES[window(once, out)]);
                after &= !(4 << out);
            }
            let target = if left == come {
                after
            } else {
                self.masks[q * model.days + come][0]
            };
            change += i32::from(COMES[window(target, into)]);
            soft += change * model.alone_cost[q];
        }
        soft
    }

    /// Whether session `j` may stand in slot `p`: its class is open then and does not meet yet.
    #[inline]
    pub(crate) fn may_stand(&self, j: usize, p: usize) -> bool {
        let at = usize::from(self.model.class_of[j]) * self.model.slots + p;
        self.model.is_open[at] && self.meets[at] == 0
    }

    /// Breaches of the limits of offices that a move of one class, or an exchange of two, would add. Exact, and slow: it
    /// makes the move and takes it back, so it is asked last.
    pub(crate) fn caps_hard(&mut self, i: usize, p: usize, other: Option<usize>) -> i32 {
        if self.model.caps.is_empty() || usize::from(self.slot_of[i]) == p {
            return 0;
        }
        let hard = self.hard;
        let from = usize::from(self.slot_of[i]);
        let class = |session: usize| usize::from(self.model.class_of[session]);
        let (a, b) = (class(i), other.map(class));
        self.send(a, from, false);
        if let Some(b) = b {
            self.send(b, p, false);
            self.send(b, from, true);
        }
        self.send(a, p, true);
        let change = self.hard - hard;
        self.send(a, p, false);
        if let Some(b) = b {
            self.send(b, from, false);
            self.send(b, p, true);
        }
        self.send(a, from, true);
        change
    }
}

/// The five bits around a part of the day.
#[inline]
fn window(mask: u32, part: usize) -> usize {
    (mask >> part & 31) as usize
}

/// An index that is known to be small; see [`super::model::narrow`].
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "indices of the model are below u16::MAX")]
fn small(n: usize) -> u16 {
    n as u16
}
