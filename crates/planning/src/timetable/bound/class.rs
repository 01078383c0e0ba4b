//! The cheapest slots of one class by itself, exactly: its sessions over its open slots, days missing priced, and loneliness
//! too where a cohort has no other class.

use super::cohort::NEVER;
use crate::timetable::solve::windows::lonely;

/// Days of at most so many parts are chosen as whole patterns; on longer days loneliness is left out, which only lowers the price.
const MOST_PATTERN_PARTS: usize = 10;

/// What one class asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask<'a> {
    /// By slot; at least [`NEVER`] where closed.
    pub(crate) price: &'a [i32],
    /// Days on which at least one session must be held.
    pub(crate) must: &'a [bool],
    pub(crate) sessions: usize,
    pub(crate) least_days: usize,
    /// Price of a missing day, and of a session with none of this class beside it.
    pub(crate) day_cost: i32,
    pub(crate) alone: i32,
}

/// The least price and the slots of each number of sessions on one day, as a mask.
fn day(ask: &Ask<'_>, slots: &[i32]) -> Vec<(i32, u32)> {
    let open: Vec<usize> = (0..slots.len()).filter(|part| slots[*part] < NEVER).collect();
    let mut best = vec![(NEVER, 0); open.len().min(ask.sessions) + 1];
    best[0] = (0, 0);
    if ask.alone == 0 || slots.len() > MOST_PATTERN_PARTS {
        let mut open = open;
        open.sort_by_key(|part| slots[*part]);
        for take in 1..best.len() {
            let part = open[take - 1];
            best[take] = (best[take - 1].0 + slots[part], best[take - 1].1 | 1 << part);
        }
        return best;
    }
    let allowed: u32 = open.iter().map(|part| 1 << part).sum();
    let mut mask = allowed;
    while mask > 0 {
        let take = mask.count_ones() as usize;
        if take < best.len() {
            let held: i32 = open
                .iter()
                .filter(|part| mask >> **part & 1 == 1)
                .map(|part| slots[*part])
                .sum();
            let alone = i32::try_from(lonely(mask << 1).count_ones()).unwrap_or(0);
            best[take] = best[take].min((held + alone * ask.alone, mask));
        }
        mask = (mask - 1) & allowed;
    }
    best
}

/// The least price, and the slots; `None` when the sessions cannot be held.
pub(crate) fn cheapest(ask: &Ask<'_>) -> Option<(i32, Vec<usize>)> {
    let (sessions, parts) = (ask.sessions, ask.price.len() / ask.must.len().max(1));
    // After some days: least price by (sessions placed, days used up to the wish), and how many the last day took.
    let wish = ask.least_days.min(sessions);
    let width = wish + 1;
    let mut now = vec![NEVER; (sessions + 1) * width];
    now[0] = 0;
    let mut layers = Vec::new();
    for (slots, must) in ask.price.chunks(parts).zip(ask.must) {
        let day = day(ask, slots);
        let mut next = vec![NEVER; now.len()];
        let mut took = vec![(0, 0); now.len()];
        for (placed, used) in (0..=sessions).flat_map(|placed| (0..width).map(move |used| (placed, used))) {
            let value = now[placed * width + used];
            if value >= NEVER {
                continue;
            }
            for (take, (price, mask)) in day
                .iter()
                .enumerate()
                .take(sessions - placed + 1)
                .skip(usize::from(*must))
            {
                let at = (placed + take) * width + if take > 0 { (used + 1).min(wish) } else { used };
                if *price < NEVER && value + price < next[at] {
                    (next[at], took[at]) = (value + price, (*mask, placed * width + used));
                }
            }
        }
        layers.push(took);
        now = next;
    }
    let total = |used: &usize| {
        let missing = i32::try_from(ask.least_days - used).unwrap_or(0);
        now[sessions * width + used].saturating_add(missing.saturating_mul(ask.day_cost))
    };
    let used = (0..width).min_by_key(total)?;
    if now[sessions * width + used] >= NEVER {
        return None;
    }
    let least = total(&used);
    let (mut at, mut chosen) = (sessions * width + used, Vec::new());
    for (d, took) in layers.iter().enumerate().rev() {
        let (mask, before) = took[at];
        chosen.extend(
            (0..parts)
                .filter(|part| mask >> part & 1 == 1)
                .map(|part| d * parts + part),
        );
        at = before;
    }
    chosen.sort_unstable();
    Some((least, chosen))
}
