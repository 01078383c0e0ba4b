//! What the rooms cost at least: sessions are carried to rooms as goods, each room taking one a slot.
//!
//! A transport problem, solved by successive cheapest paths (classes × rooms is small). It forgets slots, so no plan is cheaper.

use crate::timetable::solve::model::Model;

const NEVER: i64 = i64::MAX / 4;

/// The least sum of room prices of all sessions; `None` when the rooms cannot take all sessions.
pub(crate) fn least(model: &Model) -> Option<i64> {
    let mut room_left: Vec<i64> = (0..model.rooms)
        .map(|r| {
            let mut closed: Vec<u16> = model
                .closed
                .iter()
                .filter(|(_, room)| usize::from(*room) == r)
                .map(|(p, _)| *p)
                .collect();
            closed.sort_unstable();
            closed.dedup();
            (model.slots - closed.len().min(model.slots)).try_into().unwrap_or(0)
        })
        .collect();
    let mut carried = vec![0_i64; model.classes * model.rooms];
    let mut total = 0;
    for c in 0..model.classes {
        for _ in model.first[c]..model.first[c + 1] {
            total += carry(model, c, &mut carried, &mut room_left)?;
        }
    }
    Some(total)
}

/// One more session of class `c`: the cheapest path over rooms, where a full room hands a session of another class on.
fn carry(model: &Model, c: usize, carried: &mut [i64], room_left: &mut [i64]) -> Option<i64> {
    let rooms = model.rooms;
    let may = |class: usize, r: usize| model.may_use[class * rooms + r];
    let cost = |class: usize, r: usize| i64::from(model.room_cost[class * rooms + r]);
    let mut price: Vec<i64> = (0..rooms).map(|r| if may(c, r) { cost(c, r) } else { NEVER }).collect();
    // The room before, and the class that moves on from it.
    let mut from: Vec<Option<(usize, usize)>> = vec![None; rooms];
    // Bellman and Ford: the flow so far is cheapest, so there is no cycle below 0.
    for _ in 0..rooms {
        let mut better = false;
        for (r, class) in (0..rooms).flat_map(|r| (0..model.classes).map(move |class| (r, class))) {
            if price[r] >= NEVER || carried[class * rooms + r] == 0 {
                continue;
            }
            for to in (0..rooms).filter(|to| *to != r && may(class, *to)) {
                let by = price[r] + cost(class, to) - cost(class, r);
                if by < price[to] {
                    (price[to], from[to], better) = (by, Some((r, class)), true);
                }
            }
        }
        if !better {
            break;
        }
    }
    let end = (0..rooms)
        .filter(|r| room_left[*r] > 0 && price[*r] < NEVER)
        .min_by_key(|r| price[*r])?;
    room_left[end] -= 1;
    let mut r = end;
    while let Some((before, class)) = from[r] {
        carried[class * rooms + r] += 1;
        carried[class * rooms + before] -= 1;
        r = before;
    }
    carried[c * rooms + r] += 1;
    Some(price[end])
}
