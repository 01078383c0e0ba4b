//! The cheapest week of one cohort, or of two that overlap, exactly: no two classes that clash in one slot, every class all its
//! sessions, loneliness and missing days priced, each class and slot at a price of its own. Dynamic programming slot by slot
//! over the product of the classes' automata and the status of the cohorts in the slot before ([`super::steps`]).

use super::automaton::Automaton;
use super::steps::{Action, Step, Steps};

/// More than any plan costs, and far from overflow.
pub(crate) const NEVER: i32 = 1 << 29;

/// One class of the week.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub(crate) class: usize,
    pub(crate) automaton: Automaton,
    stride: usize,
}

/// A week as a dynamic programme.
#[derive(Debug, Clone)]
pub(crate) struct Week {
    pub(crate) members: Vec<Member>,
    steps: Steps,
    states: usize,
    slots: usize,
    parts: usize,
}

/// Memory that one thread uses again for each week: a layer for each slot and status, and some to work with.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    layers: Vec<i32>,
    merged: Vec<i32>,
    halfway: Vec<i32>,
    dawn: Vec<i32>,
}

/// What is paid: by (member, slot), at least [`NEVER`] where the class cannot be held, and by member for a missing day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tariff<'a> {
    pub(crate) price: &'a [i32],
    pub(crate) days: &'a [i32],
}

impl Week {
    /// Of these classes, the largest automaton innermost; cohorts by their classes, with the price of a lonely session.
    pub(crate) fn new(
        members: Vec<(usize, Automaton)>,
        cohorts: &[(Vec<usize>, i32)],
        clash: impl Fn(usize, usize) -> bool,
        slots: usize,
        parts: usize,
    ) -> Self {
        let mut members = members;
        members.sort_by_key(|(class, automaton)| (std::cmp::Reverse(automaton.len()), *class));
        let at = |class: &usize| members.iter().position(|(of, _)| of == class).unwrap_or(0);
        let masks: Vec<(u32, i32)> = cohorts
            .iter()
            .map(|(classes, alone)| (classes.iter().map(|class| 1 << at(class)).sum(), *alone))
            .collect();
        let steps = Steps::new(members.len(), &masks, |a, b| clash(members[a].0, members[b].0));
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
            steps,
            states,
            slots,
            parts,
        }
    }

    /// The least price, and who meets when: (slot, member). `None` when no week is possible.
    pub(crate) fn cheapest(&self, tariff: Tariff<'_>, scratch: &mut Scratch) -> Option<(i32, Vec<(usize, usize)>)> {
        let (n, width) = (self.states, self.states * self.steps.dusk.len());
        scratch.layers.resize(width * self.slots, NEVER);
        for work in [&mut scratch.merged, &mut scratch.halfway, &mut scratch.dawn] {
            work.resize(n, NEVER);
        }
        let Scratch {
            layers,
            merged,
            halfway,
            dawn,
        } = scratch;
        for p in 0..self.slots {
            let (before, after) = layers.split_at_mut(p * width);
            let after = &mut after[..width];
            after.fill(NEVER);
            let morning = p % self.parts == 0;
            let before = if p > 0 { &before[(p - 1) * width..] } else { &[] };
            if morning {
                self.dawn(before, dawn);
            }
            for Step {
                target,
                sources,
                actions,
            } in if morning { &self.steps.first } else { &self.steps.within }
            {
                let from: &[i32] = match sources[..] {
                    _ if morning => &dawn[..n],
                    [(source, 0)] => &before[source * n..(source + 1) * n],
                    _ => {
                        merged.fill(NEVER);
                        for (source, paid) in sources {
                            for (into, value) in merged.iter_mut().zip(&before[source * n..(source + 1) * n]) {
                                *into = (*into).min(value + paid);
                            }
                        }
                        &merged[..n]
                    }
                };
                let into = &mut after[target * n..(target + 1) * n];
                for Action { members, .. } in actions {
                    match members[..] {
                        [] => into
                            .iter_mut()
                            .zip(from)
                            .for_each(|(into, from)| *into = (*into).min(*from)),
                        [m] => self.place(m, p, tariff, from, into),
                        _ if members.iter().any(|m| tariff.price[m * self.slots + p] >= NEVER) => {}
                        [a, b, ..] => {
                            halfway.fill(NEVER);
                            self.place(a, p, tariff, from, halfway);
                            self.place(b, p, tariff, halfway, into);
                        }
                    }
                }
            }
        }
        let evening = &layers[(self.slots - 1) * width..];
        let ends = self
            .ends()
            .into_iter()
            .flat_map(|x| (0..self.steps.dusk.len()).map(move |status| (x, status)));
        let value = |(x, status): (usize, usize)| evening[status * n + x] + self.steps.dusk[status];
        let end = ends.min_by_key(|at| value(*at))?;
        let least = value(end);
        (least < NEVER / 2).then(|| (least, self.retrace(tariff, layers, end)))
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
    fn dawn(&self, evening: &[i32], dawn: &mut [i32]) {
        dawn.fill(NEVER);
        if evening.is_empty() {
            dawn[0] = 0;
            return;
        }
        for (layer, paid) in evening.chunks_exact(self.states).zip(&self.steps.dusk) {
            for (into, value) in dawn.iter_mut().zip(layer) {
                *into = (*into).min(value + paid);
            }
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

    /// `into` takes the least of itself and of `from` with one more session of member `m` in slot `p`.
    fn place(&self, m: usize, p: usize, tariff: Tariff<'_>, from: &[i32], into: &mut [i32]) {
        let Member { automaton, stride, .. } = &self.members[m];
        let each = tariff.price[m * self.slots + p];
        if each >= NEVER {
            return;
        }
        let size = stride * automaton.len();
        for (s, next) in automaton.place.iter().enumerate() {
            let Some((next, paid)) = *next else { continue };
            let cost = each + if paid { tariff.days[m] } else { 0 };
            for (into, from) in into.chunks_exact_mut(size).zip(from.chunks_exact(size)) {
                if *stride == 1 {
                    into[next] = into[next].min(from[s] + cost);
                    continue;
                }
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

    /// Walks back from the end, at each slot to a state that explains the value.
    fn retrace(&self, tariff: Tariff<'_>, layers: &[i32], end: (usize, usize)) -> Vec<(usize, usize)> {
        let width = self.states * self.steps.dusk.len();
        let (mut x, mut status) = end;
        let mut meets = Vec::new();
        for p in (0..self.slots).rev() {
            let value = layers[p * width + status * self.states + x];
            let steps = if p % self.parts == 0 {
                &self.steps.first
            } else {
                &self.steps.within
            };
            let found = steps.iter().filter(|step| step.target == status).find_map(|step| {
                step.actions.iter().find_map(|action| {
                    let origins = self.origins(action, p, tariff, x).into_iter();
                    let mut known =
                        origins.filter_map(|(y, cost)| self.before(layers, p, y, step).map(|before| (cost, before)));
                    known
                        .find(|(cost, before)| before.0 + cost == value)
                        .map(|(_, before)| (action, before))
                })
            });
            let Some((action, (_, y, was))) = found else { break };
            meets.extend(action.members.iter().map(|m| (p, *m)));
            (x, status) = (y, was);
        }
        meets
    }

    /// States from which the action leads to `x`, with its cost.
    fn origins(&self, action: &Action, p: usize, tariff: Tariff<'_>, x: usize) -> Vec<(usize, i32)> {
        let mut all = vec![(x, 0)];
        for m in &action.members {
            let Member { automaton, stride, .. } = &self.members[*m];
            let each = tariff.price[m * self.slots + p];
            if each >= NEVER {
                return Vec::new();
            }
            let s = x / stride % automaton.len();
            let into = automaton
                .place
                .iter()
                .enumerate()
                .filter_map(|(origin, next)| next.filter(|(next, _)| *next == s).map(|(_, paid)| (origin, paid)));
            let into: Vec<(usize, i32)> = into
                .map(|(origin, paid)| (origin, each + if paid { tariff.days[*m] } else { 0 }))
                .collect();
            all = all
                .iter()
                .flat_map(|(y, sum)| {
                    into.iter()
                        .map(move |(origin, cost)| (y + origin * stride - s * stride, sum + cost))
                })
                .collect();
        }
        all
    }

    /// The value that slot `p` read at `x` from the slot before, with its state and status there.
    fn before(&self, layers: &[i32], p: usize, x: usize, step: &Step) -> Option<(i32, usize, usize)> {
        if p == 0 {
            return (x == 0).then_some((0, 0, 0));
        }
        let width = self.states * self.steps.dusk.len();
        let layer = &layers[(p - 1) * width..p * width];
        let value = |y: usize, (was, paid): (usize, i32)| (layer[was * self.states + y] + paid, y, was);
        if !p.is_multiple_of(self.parts) {
            return step
                .sources
                .iter()
                .map(|source| value(x, *source))
                .min_by_key(|(value, _, _)| *value);
        }
        let mut states = vec![x];
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
        let all = states.iter().flat_map(|y| {
            self.steps
                .dusk
                .iter()
                .enumerate()
                .map(move |(was, paid)| value(*y, (was, *paid)))
        });
        all.min_by_key(|(value, _, _)| *value)
    }
}
