//! How few borders can be cut at least, when a number of connected groups is wanted, each between two weights.
//!
//! The units are gone through in an order with a narrow front, as in frontier-based search for balanced partitions (Kawahara, Horiyama,
//! Hotta, Minato, "Generating all patterns of graph partitions within a disparity bound", WALCOM 2017). A state is how the units of the front are
//! shared out to groups and which of them hang together, what each of those groups weighs so far, and how many are closed: a connected group that has left the front has all
//! its units, and must weigh what it should. Where a layer has too many states those that differ in weights alone are merged to one with a
//! span of weights, as in relaxed decision diagrams (Bergman, Cire, van Hoeve, Hooker, "Discrete optimization with decision diagrams",
//! INFORMS Journal on Computing 28, 2016); if that is not enough the dearest are left out, and the bound is no more than they cost already.
//! Each plan follows a path of states that cost no more than it, so the cheapest end is a bound. Pairs that may not stand
//! together are not asked for, which can only lower it.

use super::super::area::Area;
use super::order::narrow_front;

/// Units of the front whose groups are known, what those groups weigh at least and at most so far, and how many groups are closed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    /// Group of each unit of the front, numbered by first appearance.
    of: Vec<u8>,
    /// Connected part of each, numbered likewise.
    part: Vec<u8>,
    closed: usize,
    weight: Vec<(i64, i64)>,
    cost: i64,
}

/// Units of a front at most: groups and parts are numbered in a byte.
const WIDEST: usize = 100;

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// Groups, exactly.
    pub(crate) groups: usize,
    /// Only plans that cut fewer borders count.
    pub(crate) below: i64,
    /// States of a layer that are kept.
    pub(crate) states: usize,
}

/// Borders that each plan cuts, at least, and whether nothing was merged or left out, so that more states prove nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Proof {
    /// At most [`Wanted::below`].
    pub(crate) least: i64,
    /// See above.
    pub(crate) exact: bool,
}

/// The groups of a connected part hang together by one border fewer than there are groups.
pub(crate) fn by_number(area: &Area, groups: usize) -> i64 {
    i64::try_from(groups.saturating_sub(area.parts().len())).unwrap_or(0)
}

/// The bound; `None` when it was told to stop, or the problem is too wide for it.
pub(crate) fn fewest_borders(area: &Area, wanted: Wanted, stop: &dyn Fn() -> bool) -> Option<Proof> {
    let order = narrow_front(area);
    let mut place = vec![0; area.units()];
    order
        .iter()
        .enumerate()
        .for_each(|(at, &unit)| place[unit as usize] = at);
    // When the last neighbour of a unit is taken it leaves the front.
    let last = |unit: u32| {
        let near = area.near[unit as usize].iter().map(|&other| place[other as usize]);
        near.max().unwrap_or(0).max(place[unit as usize])
    };
    let mut rest: i64 = area.weight.iter().sum();
    let mut front: Vec<u32> = Vec::new();
    let mut layer = vec![State {
        of: Vec::new(),
        part: Vec::new(),
        closed: 0,
        weight: Vec::new(),
        cost: 0,
    }];
    let mut proof = Proof {
        least: wanted.below,
        exact: true,
    };
    for (at, &unit) in order.iter().enumerate() {
        rest -= area.weight[unit as usize];
        let borders: Vec<i64> = front.iter().map(|&other| pairs(area, unit, other)).collect();
        front.push(unit);
        if front.len() > WIDEST {
            return None;
        }
        let stays: Vec<bool> = front.iter().map(|&other| last(other) > at).collect();
        let mut next = Vec::with_capacity(layer.len() * 3);
        for (number, state) in layer.iter().enumerate() {
            if number.is_multiple_of(1024) && stop() {
                return None;
            }
            let open = state.weight.len();
            let room = usize::from(state.closed + open < wanted.groups);
            for group in 0..open + room {
                let cost = state
                    .of
                    .iter()
                    .zip(&borders)
                    .filter(|(of, _)| usize::from(**of) != group);
                let cost = state.cost + cost.map(|(_, pairs)| pairs).sum::<i64>();
                if cost >= wanted.below {
                    continue;
                }
                let mut after = state.clone();
                after.cost = cost;
                after.take(group, area.weight[unit as usize], &borders);
                if after.leave(&stays, area) && after.can_end(wanted.groups, rest, area) {
                    next.push(after);
                }
            }
        }
        let mut kept = stays.iter();
        front.retain(|_| kept.next().copied().unwrap_or(false));
        layer = thin(next, wanted.states, area, &mut proof, stop)?;
    }
    let ends = layer.iter().filter(|state| state.closed == wanted.groups);
    proof.least = ends.map(|state| state.cost).fold(proof.least, i64::min);
    Some(proof)
}

/// Pairs of villages of two units that touch.
fn pairs(area: &Area, one: u32, two: u32) -> i64 {
    let near = &area.near[one as usize];
    near.binary_search(&two).map_or(0, |at| area.touching[one as usize][at])
}

impl State {
    /// The unit joins a group, and the parts of it that it touches become one.
    fn take(&mut self, group: usize, weight: i64, borders: &[i64]) {
        let own = u8::try_from(group).unwrap_or(u8::MAX);
        let part = u8::try_from(self.of.len()).unwrap_or(u8::MAX);
        for (at, &pairs) in borders.iter().enumerate() {
            if self.of[at] == own && pairs > 0 && self.part[at] != part {
                let old = self.part[at];
                self.part
                    .iter_mut()
                    .filter(|part| **part == old)
                    .for_each(|own| *own = part);
            }
        }
        self.of.push(own);
        self.part.push(part);
        if group == self.weight.len() {
            self.weight.push((0, 0));
        }
        self.weight[group].0 += weight;
        self.weight[group].1 += weight;
    }

    /// Units leave the front; false where a group leaves with them whose weight is wrong.
    fn leave(&mut self, stays: &[bool], area: &Area) -> bool {
        // A part that leaves while its group has another can never be joined to it.
        for at in (0..stays.len()).filter(|&at| !stays[at]) {
            let others = (0..stays.len()).filter(|&other| self.of[other] == self.of[at] && other != at);
            let (mut own, mut whole) = (false, true);
            for other in others {
                own |= stays[other] && self.part[other] == self.part[at];
                whole &= self.part[other] == self.part[at];
            }
            if !own && !whole {
                return false;
            }
        }
        let mut kept = stays.iter();
        self.of.retain(|_| kept.next().copied().unwrap_or(false));
        let mut kept = stays.iter();
        self.part.retain(|_| kept.next().copied().unwrap_or(false));
        let mut parts: Vec<u8> = Vec::new();
        for part in &mut self.part {
            let at = parts.iter().position(|known| known == part).unwrap_or(parts.len());
            if at == parts.len() {
                parts.push(*part);
            }
            *part = u8::try_from(at).unwrap_or(u8::MAX);
        }
        let mut name = vec![u8::MAX; self.weight.len()];
        let mut weight = Vec::with_capacity(self.weight.len());
        for of in &mut self.of {
            let old = usize::from(*of);
            if name[old] == u8::MAX {
                name[old] = u8::try_from(weight.len()).unwrap_or(u8::MAX);
                weight.push(self.weight[old]);
            }
            *of = name[old];
        }
        let gone = name.iter().zip(&self.weight).filter(|(name, _)| **name == u8::MAX);
        let right = |&(low, high): &(i64, i64)| high >= area.least && low <= area.most;
        let (mut well, mut closed) = (true, 0);
        for (_, weight) in gone {
            well = well && right(weight);
            closed += 1;
        }
        self.closed += closed;
        self.weight = weight;
        well
    }

    /// Whether what is left can fill the open groups and those still to come, and no group is too heavy.
    fn can_end(&self, groups: usize, rest: i64, area: &Area) -> bool {
        let to_come = i128::try_from(groups - self.closed - self.weight.len()).unwrap_or(0);
        let (least, most) = (i128::from(area.least.max(0)), i128::from(area.most));
        let (mut lacking, mut room) = (to_come * least, to_come * most);
        for &(low, high) in &self.weight {
            if low > area.most {
                return false;
            }
            lacking += (least - i128::from(high)).max(0);
            room += most - i128::from(low);
        }
        lacking <= i128::from(rest) && i128::from(rest) <= room
    }
}

/// What merged states have in common, but for weights.
fn same(state: &State) -> (&[u8], &[u8], usize) {
    (&state.of, &state.part, state.closed)
}

/// At most so many states: equal ones are one, then those that differ by little weight, then the dearest go.
fn thin(
    mut states: Vec<State>,
    most: usize,
    area: &Area,
    proof: &mut Proof,
    stop: &dyn Fn() -> bool,
) -> Option<Vec<State>> {
    for parts in [i64::MAX, 1024, 256, 64, 16, 4] {
        if stop() {
            return None;
        }
        let grain = (area.most / parts).max(1);
        let key = |state: &State| {
            state
                .weight
                .iter()
                .map(|(low, _)| low.div_euclid(grain))
                .collect::<Vec<_>>()
        };
        let mut keyed: Vec<(Vec<i64>, State)> = states.into_iter().map(|state| (key(&state), state)).collect();
        keyed.sort_by(|one, two| same(&one.1).cmp(&same(&two.1)).then_with(|| one.0.cmp(&two.0)));
        let mut merged: Vec<(Vec<i64>, State)> = Vec::with_capacity(keyed.len());
        for (key, state) in keyed {
            match merged.last_mut() {
                Some((known, into)) if *known == key && same(into) == same(&state) => {
                    proof.exact &= into.weight == state.weight;
                    into.cost = into.cost.min(state.cost);
                    for (span, other) in into.weight.iter_mut().zip(&state.weight) {
                        *span = (span.0.min(other.0), span.1.max(other.1));
                    }
                }
                _ => merged.push((key, state)),
            }
        }
        states = merged.into_iter().map(|(_, state)| state).collect();
        if states.len() <= most {
            return Some(states);
        }
    }
    states.sort_by(|one, two| one.cost.cmp(&two.cost).then_with(|| one.cmp(two)));
    for gone in states.drain(most..) {
        proof.least = proof.least.min(gone.cost);
        proof.exact = false;
    }
    Some(states)
}
