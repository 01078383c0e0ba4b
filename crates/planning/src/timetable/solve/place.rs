//! The first plan: every session in an open slot and a place of its own, by augmenting paths; clashes are left to the search.

use std::collections::VecDeque;

use super::model::{CLOSED, Model, NONE};
use super::state::State;
use crate::core::Random;

/// A session that finds no place: those slots in which it and all that it would have to push away can be held are full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NoPlace {
    /// The session.
    pub(crate) session: usize,
    /// The slots that are full.
    pub(crate) slots: Vec<usize>,
}

/// Places every session.
///
/// # Errors
///
/// [`NoPlace`] for the first session that no chain of moves makes room for.
pub(crate) fn place<'m>(model: &'m Model, random: &mut Random) -> Result<State<'m>, NoPlace> {
    let mut state = State::empty(model);
    let pinned = |i: &usize| model.pinned[*i].0 != NONE;
    let mut order: Vec<usize> = (0..model.sessions_in_all()).collect();
    random.shuffle(&mut order);
    // Pins with a room come first, then pins without one, then the rest, scarce classes before others.
    order.sort_by_key(|i| {
        let (slot, room) = model.pinned[*i];
        (
            slot == NONE,
            room == NONE,
            model.open[usize::from(model.class_of[*i])].len(),
        )
    });
    for i in order {
        if pinned(&i) {
            let (slot, room) = model.pinned[i];
            let p = usize::from(slot);
            let class = usize::from(model.class_of[i]);
            let room = if room == NONE {
                free_room(&state, class, p)
            } else {
                Some(usize::from(room))
            };
            let room = room.filter(|r| state.held[p * model.rooms + r] == NONE && state.may_stand(i, p));
            let Some(room) = room else {
                return Err(NoPlace {
                    session: i,
                    slots: vec![p],
                });
            };
            state.insert(i, p, room);
        } else {
            augment(&mut state, i, random)?;
        }
    }
    Ok(state)
}

/// An empty place of the slot: in a room that the class may use and likes best, else any.
fn free_room(state: &State<'_>, class: usize, p: usize) -> Option<usize> {
    let model = state.model;
    let is_free = |r: &usize| state.held[p * model.rooms + r] == NONE;
    let fit = model.fits[class].iter().map(|r| usize::from(*r)).find(is_free);
    fit.or_else(|| (0..model.rooms).find(is_free))
}

/// Breadth-first over slots: which session moves on from a full slot, until a slot has an empty place.
fn augment(state: &mut State<'_>, session: usize, random: &mut Random) -> Result<(), NoPlace> {
    let model = state.model;
    // For each slot reached: the session that would enter it.
    let mut enters = vec![usize::MAX; model.slots];
    let mut queue = VecDeque::new();
    let mut reach = |i: usize, state: &State<'_>, queue: &mut VecDeque<usize>, enters: &mut Vec<usize>| {
        let mut open = model.open[usize::from(model.class_of[i])].clone();
        random.shuffle(&mut open);
        for p in open.into_iter().map(usize::from) {
            if enters[p] == usize::MAX && state.may_stand(i, p) {
                enters[p] = i;
                queue.push_back(p);
            }
        }
    };
    reach(session, state, &mut queue, &mut enters);
    while let Some(p) = queue.pop_front() {
        if free_room(state, usize::from(model.class_of[enters[p]]), p).is_some() {
            settle(state, session, p, &enters);
            return Ok(());
        }
        for r in 0..model.rooms {
            let j = state.held[p * model.rooms + r];
            if j != NONE && j != CLOSED && model.pinned[usize::from(j)].0 == NONE {
                reach(usize::from(j), state, &mut queue, &mut enters);
            }
        }
    }
    let slots = (0..model.slots).filter(|p| enters[*p] != usize::MAX).collect();
    Err(NoPlace { session, slots })
}

/// Moves the chain that ends in slot `last`, from its end to the new session.
fn settle(state: &mut State<'_>, session: usize, last: usize, enters: &[usize]) {
    let mut p = last;
    loop {
        let i = enters[p];
        let from = usize::from(state.slot_of[i]);
        if i != session {
            state.remove(i);
        }
        if let Some(r) = free_room(state, usize::from(state.model.class_of[i]), p) {
            state.insert(i, p, r);
        }
        if i == session {
            return;
        }
        p = from;
    }
}
