//! What must be remembered of one class while its sessions are dealt out slot by slot.
//!
//! With `l` sessions over at least `m` days, a class pays one missing day for each second session on a day beyond `l − m` of
//! them. So the past is: how many sessions are placed, how many more may double up free of charge, and whether one is held
//! today. What can no longer matter is forgotten, which keeps the automaton small.

use std::collections::BTreeMap;

/// The automaton of one class; state 0 is the start, the last state the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Automaton {
    /// From each state: where a session leads, and whether it costs a missing day; `None` at the end.
    pub(crate) place: Vec<Option<(usize, bool)>>,
    /// From each state: where the night leads.
    pub(crate) night: Vec<usize>,
    /// Whether the state is accepted at the end of the calendar.
    pub(crate) ends: Vec<bool>,
}

/// Sessions left, free doublings left (at most the sessions left), held today.
type Past = (u16, u16, bool);

fn tidied((left, free, today): Past) -> Past {
    let free = free.min(left);
    // Nothing can cost any more, so today does not matter.
    (left, free, today && free < left)
}

impl Automaton {
    /// Counts sessions and missing days.
    pub(crate) fn days(sessions: u16, least_days: u16) -> Self {
        Self::grown((sessions, sessions.saturating_sub(least_days), false))
    }

    /// Counts sessions alone: days are somebody else's concern.
    pub(crate) fn sessions(sessions: u16) -> Self {
        Self::grown((sessions, sessions, false))
    }

    /// Counts nothing: any number of sessions may be placed. A relaxation, for cohorts that are too large.
    pub(crate) fn free() -> Self {
        Self {
            place: vec![Some((0, false))],
            night: vec![0],
            ends: vec![true],
        }
    }

    /// How many states there are.
    pub(crate) fn len(&self) -> usize {
        self.place.len()
    }

    fn grown(start: Past) -> Self {
        let start = tidied(start);
        // Ordered from many sessions left to none, so that the start is first and the end last.
        let mut known: BTreeMap<std::cmp::Reverse<u16>, Vec<Past>> = BTreeMap::new();
        let mut open = vec![start];
        while let Some(past) = open.pop() {
            let level = known.entry(std::cmp::Reverse(past.0)).or_default();
            if !level.contains(&past) {
                level.push(past);
                open.push(tidied((past.0, past.1, false)));
                open.extend(after(past).map(|(next, _)| next));
            }
        }
        let states: Vec<Past> = known.into_values().flatten().collect();
        let at = |past: Past| states.iter().position(|state| *state == past).unwrap_or(0);
        Self {
            place: states
                .iter()
                .map(|past| after(*past).map(|(next, paid)| (at(next), paid)))
                .collect(),
            night: states.iter().map(|past| at(tidied((past.0, past.1, false)))).collect(),
            ends: states.iter().map(|past| past.0 == 0).collect(),
        }
    }
}

fn after((left, free, today): Past) -> Option<(Past, bool)> {
    let left = left.checked_sub(1)?;
    let paid = today && free == 0;
    let free = if today { free.saturating_sub(1) } else { free };
    Some((tidied((left, free, true)), paid))
}
