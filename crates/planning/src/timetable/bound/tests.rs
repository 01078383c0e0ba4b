//! Each subproblem against trying everything, and the whole bound against the best of small problems.

use super::automaton::Automaton;
use super::class::{Ask, cheapest};
use super::cohort::{NEVER, Scratch, Week};
use super::{prove, rooms};
use crate::core::Random;
use crate::timetable::solve::model::Model;
use crate::timetable::tiny::{every_plan, tiny};
use crate::timetable::verify;

fn price(random: &mut Random) -> i32 {
    if random.chance(0.15) {
        NEVER
    } else {
        i32::try_from(random.below(40)).unwrap() - 20
    }
}

/// Missing days and lonely slots of a set of slots.
fn days_and_lonely(held: u32, slots: usize, parts: usize) -> (usize, i32) {
    let at = |p: usize| held >> p & 1 == 1;
    let days = (0..slots / parts)
        .filter(|d| (d * parts..(d + 1) * parts).any(at))
        .count();
    let beside = |p: usize| (!p.is_multiple_of(parts) && at(p - 1)) || (p % parts + 1 < parts && at(p + 1));
    (
        days,
        i32::try_from((0..slots).filter(|p| at(*p) && !beside(*p)).count()).unwrap(),
    )
}

#[test]
fn a_class_by_itself_is_held_as_cheaply_as_can_be() {
    let mut random = Random::new(2);
    for _ in 0..400 {
        let (days, parts) = (1 + random.below(3), 2 + random.below(3));
        let price: Vec<i32> = (0..days * parts).map(|_| price(&mut random)).collect();
        let must: Vec<bool> = (0..days).map(|_| random.chance(0.2)).collect();
        let (sessions, least_days) = (1 + random.below(3), 1 + random.below(3));
        let (day_cost, alone) = (9, if random.chance(0.5) { 7 } else { 0 });
        let mut best = None;
        for held in (0_u32..1 << price.len()).filter(|held| held.count_ones() as usize == sessions) {
            let slots: Vec<usize> = (0..price.len()).filter(|p| held >> p & 1 == 1).collect();
            let missed = (0..days).any(|d| must[d] && !slots.iter().any(|p| p / parts == d));
            if missed || slots.iter().any(|p| price[*p] >= NEVER) {
                continue;
            }
            let (used, lonely) = days_and_lonely(held, price.len(), parts);
            let missing = i32::try_from(least_days.saturating_sub(used)).unwrap();
            let total = slots.iter().map(|p| price[*p]).sum::<i32>() + missing * day_cost + lonely * alone;
            best = Some(best.map_or(total, |best: i32| best.min(total)));
        }
        let ask = Ask {
            price: &price,
            must: &must,
            sessions,
            least_days,
            day_cost,
            alone,
        };
        assert_eq!(cheapest(&ask).map(|(least, _)| least), best, "{ask:?}");
    }
}

#[test]
fn a_cohort_is_held_as_cheaply_as_can_be_and_its_week_costs_what_is_said() {
    let mut random = Random::new(4);
    let mut scratch = Scratch::default();
    for _ in 0..150 {
        let (days, parts) = (1 + random.below(2), 2 + random.below(2));
        let slots = days * parts;
        let wishes: Vec<(u16, u16)> = (0..2)
            .map(|_| {
                (
                    1 + u16::try_from(random.below(2)).unwrap(),
                    1 + u16::try_from(random.below(2)).unwrap(),
                )
            })
            .collect();
        let members: Vec<_> = wishes
            .iter()
            .enumerate()
            .map(|(c, (sessions, days))| (c, Automaton::days(*sessions, *days)))
            .collect();
        let week = Week::new(members, 7, slots, parts);
        let prices: Vec<i32> = (0..2 * slots).map(|_| price(&mut random)).collect();
        let day_costs = [9, 4];
        // Of each member in the order of the week: what a choice costs, counted from the slots.
        let total = |meets: &[Option<usize>]| -> Option<i32> {
            let mut sum = 0;
            let mut all = 0;
            for (m, member) in week.members.iter().enumerate() {
                let held: u32 = (0..slots).filter(|p| meets[*p] == Some(m)).map(|p| 1 << p).sum();
                let (sessions, least) = wishes[member.class];
                if held.count_ones() != u32::from(sessions) {
                    return None;
                }
                let each: Vec<i32> = (0..slots)
                    .filter(|p| held >> p & 1 == 1)
                    .map(|p| prices[m * slots + p])
                    .collect();
                if each.iter().any(|price| *price >= NEVER) {
                    return None;
                }
                let (used, _) = days_and_lonely(held, slots, parts);
                // With fewer sessions than days some are missing whatever the slots; the automaton leaves them out.
                let missing = usize::from(least.min(sessions)).saturating_sub(used);
                sum += each.iter().sum::<i32>() + day_costs[m] * i32::try_from(missing).unwrap();
                all |= held;
            }
            Some(sum + 7 * days_and_lonely(all, slots, parts).1)
        };
        let mut best: Option<i32> = None;
        for code in 0..3_usize.pow(u32::try_from(slots).unwrap()) {
            let meets: Vec<Option<usize>> = (0..slots)
                .map(|p| (code / 3_usize.pow(u32::try_from(p).unwrap()) % 3).checked_sub(1))
                .collect();
            if let Some(total) = total(&meets) {
                best = Some(best.map_or(total, |best| best.min(total)));
            }
        }
        let found = week.cheapest(&prices, &day_costs, &mut scratch);
        assert_eq!(found.as_ref().map(|(least, _)| *least), best);
        if let Some((least, meets)) = found {
            assert_eq!(total(&meets), Some(least), "{meets:?}");
        }
    }
}

#[test]
fn no_plan_is_cheaper_than_the_bound() {
    let (mut compared, mut told_something) = (0, 0);
    for seed in 100..170 {
        let asked = tiny(seed, seed % 2 == 0);
        let mut best: Option<(u64, Vec<u16>)> = None;
        let mut best_rooms = u64::MAX;
        every_plan(&asked, &mut |plan| {
            let verdict = verify(&asked, plan);
            if verdict.feasible && best.as_ref().is_none_or(|(known, _)| verdict.cost < *known) {
                best = Some((
                    verdict.cost,
                    plan.iter()
                        .map(|session| u16::try_from(asked.place(session.slot)).unwrap())
                        .collect::<Vec<_>>(),
                ));
            }
            let rooms = plan.iter().map(|session| room_cost(&asked, session)).sum();
            best_rooms = best_rooms.min(if verdict.feasible { rooms } else { u64::MAX });
        });
        let Some((best, slots)) = best else { continue };
        let model = Model::new(&asked);
        assert!(
            rooms::least(&model).unwrap() <= i64::try_from(best_rooms).unwrap(),
            "seed {seed}"
        );
        let mut bound = 0;
        prove(
            &model,
            &slots,
            |rounds| rounds < 400,
            |points| bound = bound.max(points),
        );
        assert!(bound <= i64::try_from(best).unwrap(), "seed {seed}: {bound} > {best}");
        compared += 1;
        told_something += usize::from(bound > 0);
    }
    assert!(compared > 20 && told_something > 10, "{compared} {told_something}");
}

/// What a session costs by its room alone, but for the rooms of its class together.
fn room_cost(asked: &crate::timetable::Timetable, session: &crate::timetable::Session) -> u64 {
    let class = asked.classes.iter().find(|class| class.id == session.class).unwrap();
    let room = asked.rooms.iter().find(|room| room.id == session.room).unwrap();
    let seats = u64::from(class.size.saturating_sub(room.seats) * asked.weights.seat_missing);
    let learners = asked
        .learners
        .iter()
        .filter(|learner| learner.classes.contains(&class.id));
    let ways = learners
        .flat_map(|learner| &learner.travel)
        .filter(|way| way.venue == room.venue);
    let travel: u64 = ways.map(|way| u64::from(way.distance * asked.weights.travel)).sum();
    let known = asked.today.iter().any(|old| old.class == class.id);
    let kept = asked
        .today
        .iter()
        .any(|old| old.class == class.id && old.room == room.id);
    seats
        + travel
        + if known && !kept {
            u64::from(asked.weights.room_changed)
        } else {
            0
        }
}
