//! Why a session stands where it stands: what forbids every other slot, and what the best alternative would cost.
//!
//! Each place is judged by `constraints` on the plan with this one session moved there; nothing is assumed of how the
//! plan was found.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::constraints::{Because, Worth, breaches, worth};
use super::problem::{Pin, Session, Slot, Timetable};
use crate::core::Level;

/// Another place for the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// The session there.
    pub session: Session,
    /// What the plan would cost more; negative when it would be better.
    pub costs: i64,
    /// What would be met worse, with the facts.
    pub because: Vec<Because>,
}

/// Why a session stands where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The session.
    pub session: Session,
    /// Whether somebody has settled it.
    pub pinned: bool,
    /// The cheapest other place, where one is allowed.
    pub runner_up: Option<Alternative>,
    /// Slots in which no room would do, each with the hard breaches of the room that breaks least.
    pub forbidden: Vec<(Slot, Vec<Because>)>,
}

/// Explains one session of a plan; `None` when the plan does not have it.
pub fn explain(asked: &Timetable, sessions: &[Session], of: &Session) -> Option<Explanation> {
    let at = sessions.iter().position(|session| session == of)?;
    let now = worth(asked, sessions);
    let pins = |pin: &Pin| pin.class == of.class && pin.slot == of.slot;
    let mut explained = Explanation {
        session: of.clone(),
        pinned: asked.pins.iter().any(pins),
        runner_up: None,
        forbidden: Vec::new(),
    };
    let mut moved = sessions.to_vec();
    let mut best: Option<(i64, Session)> = None;
    for slot in (0..asked.slots()).map(|p| asked.slot_at(p)) {
        let mut least: Option<(u64, Session)> = None;
        for room in &asked.rooms {
            let there = Session {
                class: of.class.clone(),
                room: room.id.clone(),
                slot,
            };
            if there == *of {
                continue;
            }
            moved[at] = there.clone();
            let Worth { hard, soft, .. } = worth(asked, &moved);
            let (costs, added) = (difference(soft, now.soft), hard.saturating_sub(now.hard));
            if added == 0 && best.as_ref().is_none_or(|(known, _)| costs < *known) {
                best = Some((costs, there.clone()));
            }
            if least.as_ref().is_none_or(|(known, _)| added < *known) {
                least = Some((added, there));
            }
        }
        if let Some((_, there)) = least.filter(|(added, _)| *added > 0 && slot != of.slot) {
            moved[at] = there;
            explained
                .forbidden
                .push((slot, news(asked, sessions, &moved, Level::Hard)));
        }
    }
    if let Some((costs, session)) = best {
        moved[at] = session.clone();
        let because = news(asked, sessions, &moved, Level::Soft);
        explained.runner_up = Some(Alternative {
            session,
            costs,
            because,
        });
    }
    Some(explained)
}

fn difference(a: u64, b: u64) -> i64 {
    i64::try_from(a)
        .unwrap_or(i64::MAX)
        .saturating_sub(i64::try_from(b).unwrap_or(i64::MAX))
}

/// Breaches of the second plan that the first does not have.
fn news(asked: &Timetable, before: &[Session], after: &[Session], level: Level) -> Vec<Because> {
    let known: BTreeSet<Because> = breaches(asked, before, level)
        .into_iter()
        .map(|(_, breach)| breach.because)
        .collect();
    let all = breaches(asked, after, level)
        .into_iter()
        .map(|(_, breach)| breach.because);
    all.filter(|because| !known.contains(because)).collect()
}
