//! The cheapest week of one cohort, exactly: at most one of its classes a slot, every class all its sessions, loneliness and
//! missing days priced, each class and slot at a price of its own. Dynamic programming slot by slot over the product of the
//! classes' automata and whether the slot before is empty, taken alone, or taken in company.

use super::automaton::Automaton;

/// More than any plan costs, and far from overflow.
pub(crate) const NEVER: i32 = 1 << 29;

/// One class of the cohort.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) class: usize,
    pub(crate) automaton: Automaton,
    stride: usize,
}

/// A cohort as a dynamic programme.
#[derive(Debug, Clone)]
pub(crate) struct Week {
    pub(crate) members: Vec<Member>,
    pub(crate) alone: i32,
    states: usize,
    slots: usize,
    parts: usize,
}

/// Memory that one thread uses again for each cohort: three layers a slot.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    layers: Vec<i32>,
    company: Vec<i32>,
    dawn: Vec<i32>,
}

impl Week {
    /// Of these classes, the largest automaton innermost.
    pub(crate) fn new(members: Vec<(usize, Automaton)>, alone: i32, slots: usize, parts: usize) -> Self {
        let mut members = members;
        members.sort_by_key(|(class, automaton)| (std::cmp::Reverse(automaton.len()), *class));
        let mut states = 1;
        let members = members.into_iter().map(|(class, automaton)| {
            let stride = states;
            states *= automaton.len();
            Member {
                class,
                automaton,
                stride,
            }
        });
        let members = members.collect();
        Self {
            members,
            alone,
            states,
            slots,
            parts,
        }
    }

    /// The least price, and for each slot the member that meets there. `price` is by (member, slot), at least [`NEVER`]
    /// where the class cannot be held; `days` the price of a missing day, by member. `None` when no week is possible.
    pub(crate) fn cheapest(
        &self,
        price: &[i32],
        days: &[i32],
        scratch: &mut Scratch,
    ) -> Option<(i32, Vec<Option<usize>>)> {
        let n = self.states;
        scratch.layers.resize(n * 3 * self.slots, NEVER);
        scratch.company.resize(n, NEVER);
        scratch.dawn.resize(n, NEVER);
        let Scratch { layers, company, dawn } = scratch;
        for p in 0..self.slots {
            let (before, after) = layers.split_at_mut(p * 3 * n);
            let after = &mut after[..3 * n];
            let (empty, taken) = after.split_at_mut(n);
            taken.fill(NEVER);
            let (single, joined) = taken.split_at_mut(n);
            if p % self.parts == 0 {
                self.dawn(before.get(before.len().saturating_sub(3 * n)..).filter(|_| p > 0), dawn);
                empty.copy_from_slice(dawn);
                self.place(p, price, days, dawn, single);
            } else {
                let before = &before[before.len() - 3 * n..];
                let (was_empty, was_single, was_joined) = (&before[..n], &before[n..2 * n], &before[2 * n..]);
                for x in 0..n {
                    empty[x] = was_empty[x].min(was_joined[x]).min(was_single[x] + self.alone);
                    company[x] = was_single[x].min(was_joined[x]);
                }
                self.place(p, price, days, was_empty, single);
                self.place(p, price, days, company, joined);
            }
        }
        let evening = &layers[(self.slots - 1) * 3 * n..];
        let end = self
            .ends()
            .into_iter()
            .flat_map(|x| (0..3).map(move |status| (x, status)));
        let value = |(x, status): (usize, usize)| evening[status * n + x] + if status == 1 { self.alone } else { 0 };
        let end = end.min_by_key(|at| value(*at))?;
        let least = value(end);
        (least < NEVER / 2).then(|| (least, self.retrace(price, days, layers, end)))
    }

    fn ends(&self) -> Vec<usize> {
        let mut all = vec![0];
        for member in &self.members {
            let ends = member.automaton.ends.iter().enumerate().filter(|(_, end)| **end);
            all = ends
                .flat_map(|(s, _)| all.iter().map(move |x| x + s * member.stride))
                .collect();
        }
        all
    }

    /// The states at the start of a day: whoever stood alone at the end of the last has paid, and today is forgotten.
    fn dawn(&self, evening: Option<&[i32]>, dawn: &mut [i32]) {
        let n = self.states;
        let Some(evening) = evening else {
            dawn.fill(NEVER);
            dawn[0] = 0;
            return;
        };
        for x in 0..n {
            dawn[x] = evening[x].min(evening[n + x] + self.alone).min(evening[2 * n + x]);
        }
        for Member { automaton, stride, .. } in &self.members {
            for (s, rests) in automaton.night.iter().enumerate().filter(|(s, rests)| s != *rests) {
                for block in dawn.chunks_exact_mut(stride * automaton.len()) {
                    for lo in 0..*stride {
                        let slept = block[s * stride + lo];
                        let rested = &mut block[rests * stride + lo];
                        *rested = slept.min(*rested);
                        block[s * stride + lo] = NEVER;
                    }
                }
            }
        }
    }

    /// `into` takes the least of itself and of `from` with one more session in slot `p`.
    fn place(&self, p: usize, price: &[i32], days: &[i32], from: &[i32], into: &mut [i32]) {
        for (m, Member { automaton, stride, .. }) in self.members.iter().enumerate() {
            let each = price[m * self.slots + p];
            if each >= NEVER {
                continue;
            }
            let size = stride * automaton.len();
            for (s, next) in automaton.place.iter().enumerate() {
                let Some((next, paid)) = *next else { continue };
                let cost = each + if paid { days[m] } else { 0 };
                if *stride == 1 {
                    for (into, from) in into.chunks_exact_mut(size).zip(from.chunks_exact(size)) {
                        into[next] = into[next].min(from[s] + cost);
                    }
                    continue;
                }
                for (into, from) in into.chunks_exact_mut(size).zip(from.chunks_exact(size)) {
                    let (from, into) = (
                        &from[s * stride..(s + 1) * stride],
                        &mut into[next * stride..(next + 1) * stride],
                    );
                    for (into, from) in into.iter_mut().zip(from) {
                        *into = (*into).min(from + cost);
                    }
                }
            }
        }
    }

    /// Walks back from the end, at each slot to a state that explains the value.
    fn retrace(&self, price: &[i32], days: &[i32], layers: &[i32], end: (usize, usize)) -> Vec<Option<usize>> {
        let n = self.states;
        let (mut x, mut status) = end;
        let mut meets = vec![None; self.slots];
        for p in (0..self.slots).rev() {
            let mut value = layers[(p * 3 + status) * n + x];
            let (mut sources, mut from) = ([true, true, true], x);
            if status > 0 {
                let dawn = p % self.parts == 0;
                let reads = |y: usize| {
                    self.before(layers, p, y, [status == 1 || dawn, status == 2, status == 2], dawn)
                        .map(|(v, _, _)| v)
                };
                let found = self.members.iter().enumerate().find_map(|(m, member)| {
                    let each = price[m * self.slots + p];
                    let s = x / member.stride % member.automaton.len();
                    member.automaton.place.iter().enumerate().find_map(|(origin, next)| {
                        let (next, paid) = (*next)?;
                        let y = x + origin * member.stride - s * member.stride;
                        let cost = each.saturating_add(if paid { days[m] } else { 0 });
                        (next == s && each < NEVER && reads(y).is_some_and(|v| v + cost == value))
                            .then_some((m, y, cost))
                    })
                });
                if let Some((m, y, cost)) = found {
                    meets[p] = Some(m);
                    (value, from) = (value - cost, y);
                }
                sources = [status == 1 || dawn, status == 2, status == 2];
            }
            if p == 0 {
                break;
            }
            let dawn = p % self.parts == 0;
            if let Some((found, y, was)) = self.before(layers, p, from, sources, dawn) {
                debug_assert_eq!(found, value, "a path explains every value");
                (x, status) = (y, was);
            }
        }
        meets
    }

    /// The value that slot `p` read at `x` from the slot before, with its state and status there.
    fn before(
        &self,
        layers: &[i32],
        p: usize,
        x: usize,
        sources: [bool; 3],
        dawn: bool,
    ) -> Option<(i32, usize, usize)> {
        let n = self.states;
        if p == 0 {
            return (x == 0).then_some((0, 0, 0));
        }
        let mut states = vec![x];
        let sources = if dawn { [true; 3] } else { sources };
        // A state after status 2 pays nothing for the loneliness that company has just ended.
        let joins = !dawn && !sources[0];
        if dawn {
            for Member { automaton, stride, .. } in &self.members {
                let s = x / stride % automaton.len();
                if automaton.night[s] != s {
                    return None;
                }
                let slept = automaton
                    .night
                    .iter()
                    .enumerate()
                    .filter(|(from, rests)| **rests == s && *from != s);
                let more: Vec<usize> = slept
                    .flat_map(|(from, _)| states.iter().map(move |y| y + from * stride - s * stride))
                    .collect();
                states.extend(more);
            }
        }
        let layer = &layers[(p - 1) * 3 * n..p * 3 * n];
        let value = |y: usize, was: usize| layer[was * n + y] + if was == 1 && !joins { self.alone } else { 0 };
        let all = states
            .iter()
            .flat_map(|y| (0..3).map(move |was| (*y, was)))
            .filter(|(_, was)| sources[*was]);
        all.map(|(y, was)| (value(y, was), y, was))
            .min_by_key(|(value, _, _)| *value)
    }
}
