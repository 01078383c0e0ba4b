//! Each subproblem against trying everything, and the whole bound against the best of small problems.

use super::automaton::Automaton;
use super::class::{Ask, cheapest};
use super::cohort::{NEVER, Scratch, Tariff, Week};
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

/// A week of two cohorts over three classes: who is in which, what may meet at once, and what each costs.
struct Case {
    week: Week,
    cohorts: Vec<(Vec<usize>, i32)>,
    wishes: Vec<(u16, u16)>,
    prices: Vec<i32>,
    slots: usize,
    parts: usize,
}

const DAY_COSTS: [i32; 3] = [9, 4, 6];

impl Case {
    fn new(random: &mut Random) -> Self {
        let (days, parts) = (1 + random.below(2), 2 + random.below(2));
        let slots = days * parts;
        let small = |random: &mut Random| 1 + u16::try_from(random.below(2)).unwrap();
        let wishes: Vec<(u16, u16)> = (0..3).map(|_| (small(random), small(random))).collect();
        let cohorts = match random.below(3) {
            0 => vec![(vec![0, 1], 7), (vec![1, 2], 5)],
            1 => vec![(vec![0, 1, 2], 7), (vec![0, 2], 5)],
            _ => vec![(vec![0, 1, 2], 7)],
        };
        let apart = |cohorts: &[(Vec<usize>, i32)], a, b| {
            !cohorts
                .iter()
                .any(|(classes, _)| classes.contains(&a) && classes.contains(&b))
        };
        let members: Vec<_> = wishes
            .iter()
            .enumerate()
            .map(|(c, (sessions, days))| (c, Automaton::days(*sessions, *days)))
            .collect();
        let week = Week::new(members, &cohorts, |a, b| !apart(&cohorts, a, b), slots, parts);
        let prices = (0..3 * slots).map(|_| price(random)).collect();
        Self {
            week,
            cohorts,
            wishes,
            prices,
            slots,
            parts,
        }
    }

    /// What a choice costs, counted from the slots of each member; `None` when it is not allowed.
    fn total(&self, held: &[u32]) -> Option<i32> {
        let mut sum = 0;
        let class_at = |m: usize| self.week.members[m].class;
        for (m, held) in held.iter().enumerate() {
            let (sessions, least) = self.wishes[class_at(m)];
            let slots = (0..self.slots).filter(|p| held >> p & 1 == 1);
            let each: Vec<i32> = slots.map(|p| self.prices[m * self.slots + p]).collect();
            if held.count_ones() != u32::from(sessions) || each.iter().any(|price| *price >= NEVER) {
                return None;
            }
            // With fewer sessions than days some are missing whatever the slots; the automaton leaves them out.
            let missing =
                usize::from(least.min(sessions)).saturating_sub(days_and_lonely(*held, self.slots, self.parts).0);
            sum += each.iter().sum::<i32>() + DAY_COSTS[m] * i32::try_from(missing).unwrap();
        }
        for (classes, alone) in &self.cohorts {
            let of: Vec<u32> = held
                .iter()
                .enumerate()
                .filter(|(m, _)| classes.contains(&class_at(*m)))
                .map(|(_, held)| *held)
                .collect();
            let all = of.iter().fold(0, |all, held| all | held);
            if of.iter().map(|held| held.count_ones()).sum::<u32>() > all.count_ones() {
                return None;
            }
            sum += alone * days_and_lonely(all, self.slots, self.parts).1;
        }
        Some(sum)
    }
}

#[test]
fn a_week_is_as_cheap_as_can_be_and_costs_what_is_said() {
    let mut random = Random::new(4);
    let mut scratch = Scratch::default();
    for _ in 0..120 {
        let case = Case::new(&mut random);
        let all = 1_u32 << case.slots;
        let mut best: Option<i32> = None;
        let few = |held: &u32| held.count_ones() <= 2;
        for a in (0..all).filter(few) {
            for b in (0..all).filter(few) {
                for total in (0..all).filter(few).filter_map(|c| case.total(&[a, b, c])) {
                    best = Some(best.map_or(total, |best| best.min(total)));
                }
            }
        }
        let found = case.week.cheapest(
            Tariff {
                price: &case.prices,
                days: &DAY_COSTS,
            },
            &mut scratch,
        );
        assert_eq!(found.as_ref().map(|(least, _)| *least), best);
        if let Some((least, meets)) = found {
            let held = |m: usize| meets.iter().filter(|(_, of)| *of == m).map(|(p, _)| 1_u32 << p).sum();
            assert_eq!(case.total(&[held(0), held(1), held(2)]), Some(least), "{meets:?}");
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
