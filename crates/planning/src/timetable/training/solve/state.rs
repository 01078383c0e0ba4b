//! A plan under way, with every count that its price is made of; one session or one learner comes or goes at a time.
//!
//! INVARIANT: when all sessions and enrolments stand, `hard` and `soft` are what `constraints` states; tests compare them.

#![allow(clippy::many_single_char_names, reason = "the indices of the model, explained there")]

use super::model::{Model, NONE, Spot};

/// See the module above.
#[derive(Debug, Clone)]
pub(crate) struct State<'m> {
    pub(crate) model: &'m Model,
    /// Slot, room, lecturer of each session; `NONE` in the slot: it does not stand.
    pub(crate) sessions: Vec<Spot>,
    /// Class of each enrolment; `NONE`: it does not stand.
    pub(crate) enrolled: Vec<usize>,
    pub(crate) hard: i64,
    pub(crate) soft: i64,
    /// Sessions of a class at a slot `c × slots + p`; of a room, of a lecturer.
    pub(crate) held: Vec<u8>,
    pub(crate) taken: Vec<u8>,
    pub(crate) teaching: Vec<u8>,
    given: Vec<i64>,
    given_week: Vec<i64>,
    /// Classes at each slot.
    at_slot: Vec<Vec<usize>>,
    /// Enrolments of each class, and where each stands in that list.
    pub(crate) members: Vec<Vec<usize>>,
    member_at: Vec<usize>,
    /// Learners in both of two classes `c × classes + c'`.
    shared: Vec<i64>,
    /// Learners of a class who are away at a slot.
    away: Vec<i64>,
    /// Classes that a learner has on a date `l × dates + d`; people absent from a unit `u × dates + d`.
    busy: Vec<u8>,
    absent: Vec<i64>,
    /// Price of a class's day at a venue `c × venues + v`.
    way: Vec<i64>,
    /// Sessions of a class in a room, by a lecturer.
    in_room: Vec<u16>,
    by_lecturer: Vec<u16>,
    /// Price of how a class is spread.
    spread: Vec<i64>,
}

impl<'m> State<'m> {
    /// Nothing stands yet.
    pub(crate) fn empty(model: &'m Model) -> Self {
        let (classes, slots, learners) = (model.classes.len(), model.slots, model.places_of.len());
        let (rooms, lecturers, units) = (model.seats.len(), model.load.len(), model.most_absent.len());
        let too_few = model.classes.iter().map(|kind| kind.least).sum();
        // The first room and the first lecturer of a class are free; counts of different ones begin below zero.
        let held = model.classes.iter().filter(|kind| kind.end > kind.first).count();
        let free = i64::try_from(held).unwrap_or(0) * (model.room_extra + model.lecturer_extra);
        Self {
            model,
            sessions: vec![(NONE, NONE, NONE); model.class_of.len()],
            enrolled: vec![NONE; model.places.len()],
            hard: too_few,
            soft: -free,
            held: vec![0; classes * slots],
            taken: vec![0; rooms * slots],
            teaching: vec![0; lecturers * slots],
            given: vec![0; lecturers],
            given_week: vec![0; lecturers * model.weeks],
            at_slot: vec![Vec::new(); slots],
            members: vec![Vec::new(); classes],
            member_at: vec![NONE; model.places.len()],
            shared: vec![0; classes * classes],
            away: vec![0; classes * slots],
            busy: vec![0; learners * (slots / 2)],
            absent: vec![0; units * (slots / 2)],
            way: vec![0; classes * model.venues],
            in_room: vec![0; classes * rooms],
            by_lecturer: vec![0; classes * lecturers],
            spread: vec![0; classes],
        }
    }

    /// How many learners a class has.
    pub(crate) fn size(&self, c: usize) -> i64 {
        i64::try_from(self.members[c].len()).unwrap_or(i64::MAX)
    }

    /// A session comes (`sign` 1) or goes (−1). Its place must be empty, or its own.
    fn session(&mut self, s: usize, (p, r, t): Spot, sign: i64) {
        let model = self.model;
        let c = model.class_of[s];
        let kind = &model.classes[c];
        let (d, slots) = (p / 2, model.slots);
        // Each count tells the points of one more: for a session that goes they are counted after it went.
        let comes = sign > 0;
        let class_at = c * slots + p;
        let before = (
            self.held[c * slots + d * 2] + self.held[c * slots + d * 2 + 1] > 0,
            self.trips(c, d),
        );
        let torn = self.torn(p);
        step(&mut self.held[class_at], comes);
        if comes {
            self.sessions[s] = (p, r, t);
            self.at_slot[p].push(c);
        } else {
            self.sessions[s].0 = NONE;
            if let Some(at) = self.at_slot[p].iter().position(|other| *other == c) {
                self.at_slot[p].swap_remove(at);
            }
        }
        let mut hard = 0;
        let mut soft = kind.slot_cost[p] + kind.room_cost[r] + kind.lecturer_cost[t];
        hard += more(&mut self.taken[r * slots + p], comes) + more(&mut self.teaching[t * slots + p], comes);
        hard += i64::from(self.held[class_at] > u8::from(comes));
        hard += i64::from(model.closed[r * slots + p]) + i64::from(model.absent[t * slots + p]);
        hard += (self.size(c) - model.seats[r]).max(0);
        hard += beyond(&mut self.given[t], model.load[t], sign);
        hard += beyond(
            &mut self.given_week[t * model.weeks + model.week[d]],
            model.week_load[t],
            sign,
        );
        hard += self.away[class_at];
        let others = self.at_slot[p].iter().filter(|other| **other != c);
        hard += others
            .map(|other| self.shared[c * model.classes.len() + other])
            .sum::<i64>();
        soft += again(&mut self.in_room[c * model.seats.len() + r], comes) * model.room_extra;
        soft += again(&mut self.by_lecturer[c * model.load.len() + t], comes) * model.lecturer_extra;
        self.hard += sign * hard + self.torn(p) - torn;
        self.soft += sign * soft;
        let after = (
            self.held[c * slots + d * 2] + self.held[c * slots + d * 2 + 1] > 0,
            self.trips(c, d),
        );
        self.soft += after.1 - before.1;
        if before.0 != after.0 {
            for at in 0..self.members[c].len() {
                let l = model.places[self.members[c][at]].learner;
                self.day(l, d, sign);
            }
            let spread = self.spread_of(c);
            self.soft += spread - self.spread[c];
            self.spread[c] = spread;
        }
    }

    /// How often somebody teaches and learns at a slot: each session taught with each one attended.
    fn torn(&self, p: usize) -> i64 {
        let (model, slots) = (self.model, self.model.slots);
        let mut sum = 0;
        for (l, t) in &model.both {
            let taught = i64::from(self.teaching[t * slots + p]);
            if taught == 0 {
                continue;
            }
            let attended = model.places_of[*l]
                .iter()
                .map(|e| self.enrolled[*e])
                .filter(|c| *c != NONE);
            sum += taught * attended.map(|c| i64::from(self.held[c * slots + p])).sum::<i64>();
        }
        sum
    }

    /// A learner has one more class on a date, or one less.
    fn day(&mut self, l: usize, d: usize, sign: i64) {
        let model = self.model;
        let dates = model.slots / 2;
        let busy = &mut self.busy[l * dates + d];
        let was = *busy > 0;
        step(busy, sign > 0);
        if was != (*busy > 0) {
            let u = model.unit_of[l];
            self.hard += sign * beyond(&mut self.absent[u * dates + d], model.most_absent[u], sign);
        }
    }

    /// Sets a session into a place.
    pub(crate) fn put(&mut self, s: usize, place: Spot) {
        self.session(s, place, 1);
    }

    /// Takes a session out of its place, which is returned.
    pub(crate) fn lift(&mut self, s: usize) -> Spot {
        let place = self.sessions[s];
        self.session(s, place, -1);
        place
    }

    /// An enrolment comes into a class.
    pub(crate) fn join(&mut self, e: usize, c: usize) {
        self.member(e, c, 1);
    }

    /// An enrolment leaves its class, which is returned.
    pub(crate) fn leave(&mut self, e: usize) -> usize {
        let c = self.enrolled[e];
        self.member(e, c, -1);
        c
    }

    fn member(&mut self, e: usize, c: usize, sign: i64) {
        let model = self.model;
        let (place, kind, classes, slots) = (&model.places[e], &model.classes[c], model.classes.len(), model.slots);
        let (l, comes) = (place.learner, sign > 0);
        if comes {
            self.member_at[e] = self.members[c].len();
            self.members[c].push(e);
            self.enrolled[e] = c;
        } else {
            let at = self.member_at[e];
            self.members[c].swap_remove(at);
            if let Some(moved) = self.members[c].get(at) {
                self.member_at[*moved] = at;
            }
            self.enrolled[e] = NONE;
        }
        // The size without the enrolment decides what it adds.
        let size = self.size(c) - i64::from(comes);
        let mut hard = i64::from(size >= kind.most) - i64::from(size < kind.least);
        let changed = place.former != NONE && place.former != c;
        let mut soft = i64::from(changed) * model.enrolment_changed;
        for p in &model.away[l] {
            self.away[c * slots + p] += sign;
            hard += i64::from(self.held[c * slots + p]);
        }
        for other in &model.places_of[l] {
            let other = self.enrolled[*other];
            if other == NONE || other == c {
                continue;
            }
            self.shared[c * classes + other] += sign;
            self.shared[other * classes + c] += sign;
            let held = self.sessions[kind.first..kind.end]
                .iter()
                .filter(|session| session.0 != NONE);
            hard += held
                .map(|session| i64::from(self.held[other * slots + session.0]))
                .sum::<i64>();
        }
        for s in kind.first..kind.end {
            let (p, r, _) = self.sessions[s];
            if p == NONE {
                continue;
            }
            hard += i64::from(size >= model.seats[r]);
            if model.teaches_as[l] != NONE {
                hard += i64::from(self.teaching[model.teaches_as[l] * slots + p]);
            }
            let d = p / 2;
            // Each date once: at the first of the class's sessions on it.
            let mut earlier = self.sessions[kind.first..s].iter();
            if !earlier.any(|other| other.0 != NONE && other.0 / 2 == d) {
                self.day(l, d, sign);
            }
            let venue = model.venue[r];
            let mut earlier = self.sessions[kind.first..s].iter();
            let known = earlier.any(|other| other.0 != NONE && other.0 / 2 == d && model.venue[other.1] == venue);
            if venue != NONE && !known {
                soft += model.trip[model.unit_of[l] * model.venues + venue];
            }
        }
        for v in 0..model.venues {
            self.way[c * model.venues + v] += sign * model.trip[model.unit_of[l] * model.venues + v];
        }
        self.hard += sign * hard;
        self.soft += sign * soft;
    }

    /// Price of the travel of a class on a date: each venue once.
    fn trips(&self, c: usize, d: usize) -> i64 {
        let model = self.model;
        if self.held[c * model.slots + d * 2] + self.held[c * model.slots + d * 2 + 1] == 0 {
            return 0;
        }
        let kind = &model.classes[c];
        let mut sum = 0;
        let mut seen = [NONE; 4];
        let mut count = 0;
        for (p, r, _) in &self.sessions[kind.first..kind.end] {
            if *p == NONE || p / 2 != d {
                continue;
            }
            let venue = model.venue[*r];
            if venue == NONE || seen[..count].contains(&venue) {
                continue;
            }
            sum += self.way[c * model.venues + venue];
            seen[count] = venue;
            count = (count + 1).min(3);
        }
        sum
    }

    /// Price of how the dates of a class lie.
    fn spread_of(&self, c: usize) -> i64 {
        let model = self.model;
        let kind = &model.classes[c];
        if kind.days_apart < 2 && kind.within_days == 0 {
            return 0;
        }
        let mut dates: Vec<usize> = self.sessions[kind.first..kind.end]
            .iter()
            .filter(|session| session.0 != NONE)
            .map(|session| session.0 / 2)
            .collect();
        dates.sort_unstable();
        dates.dedup();
        let number = |d: usize| model.day_number[d];
        let close: i64 = dates
            .windows(2)
            .map(|pair| (kind.days_apart - (number(pair[1]) - number(pair[0]))).max(0))
            .sum();
        let lasts = dates
            .first()
            .zip(dates.last())
            .map_or(0, |(a, b)| number(*b) - number(*a) + 1);
        let over = if kind.within_days == 0 {
            0
        } else {
            (lasts - kind.within_days).max(0)
        };
        close * model.days_close + over * model.days_over
    }
}

fn step(count: &mut u8, up: bool) {
    *count = if up {
        count.saturating_add(1)
    } else {
        count.saturating_sub(1)
    };
}

/// Counts up or down; 1 when another stands (or still stands) there.
fn more(count: &mut u8, up: bool) -> i64 {
    step(count, up);
    i64::from(*count > u8::from(up))
}

/// Counts up or down; 1 when this use is beyond the first of its class: another room or lecturer than those in use.
fn again(count: &mut u16, up: bool) -> i64 {
    let before = *count;
    *count = if up { before + 1 } else { before.saturating_sub(1) };
    i64::from(before.min(*count) == 0)
}

/// Counts up or down; 1 when the one that came or went is above the limit.
fn beyond(count: &mut i64, most: i64, sign: i64) -> i64 {
    *count += sign;
    i64::from((*count).max(*count - sign) > most)
}
