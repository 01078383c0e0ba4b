//! A timetable as choices, a class each: when, where and by whom, why then and there, and when else it could be held.

use std::collections::{BTreeMap, BTreeSet};

use ledger::Day;
use planning::timetable::training::constraints::worth;
use planning::timetable::training::{ClassWhy, LaidOut, OtherWeek, Plan};

use super::super::fact::{Mentioned, RunFact};
use super::super::question::RunQuestion;
use super::super::result::{RunMove, RunOtherwise};
use super::told::Telling;
use crate::training_plan::PlannedClass;

/// How many other weeks of a class are named.
const WEEKS: usize = 4;

/// The choices, in the order of the classes.
pub(super) fn moves(telling: &Telling<'_>, plan: &Plan, question: &RunQuestion) -> Vec<RunMove> {
    let inputs = telling.inputs;
    let laid_out = LaidOut::of(&inputs.problem, plan);
    let groups = groups(telling, plan);
    let price = worth(&inputs.problem, plan).soft;
    let told = inputs.classes.iter().zip(groups).map(|(class, group)| {
        let why = laid_out.why(&class.code);
        RunMove {
            group,
            key: class.code.clone(),
            subject: Telling::class(class).into(),
            from: Some(days(class.announced).into()),
            to: Some(held(telling, plan, class).into()),
            places: (None, room(plan, class)),
            flow: (None, None),
            points: None,
            pinned: question.pins.iter().any(|pin| pin.subject == class.code),
            why: why
                .as_ref()
                .map_or_else(Vec::new, |why| reasons(telling, plan, class, why)),
            otherwise: why.map(|why| otherwise(telling, plan, class, &why, price)),
        }
    });
    told.collect()
}

/// Classes that exchange learners go together; every other stands alone.
fn groups(telling: &Telling<'_>, plan: &Plan) -> Vec<u32> {
    let inputs = telling.inputs;
    let classes = || inputs.classes.iter().map(|class| class.code.as_str());
    let mut first: BTreeMap<&str, usize> = classes().zip(0..).collect();
    for (from, to) in inputs.exchanging(plan) {
        let (Some(one), Some(other)) = (first.get(from).copied(), first.get(to).copied()) else {
            continue;
        };
        let last = first.values_mut().filter(|at| **at == one.max(other));
        last.for_each(|at| *at = one.min(other));
    }
    // Numbered in the order of the classes.
    let mut numbers: BTreeMap<usize, u32> = BTreeMap::new();
    let number = |code: &str| {
        let own = first.get(code).copied().unwrap_or_default();
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(own).or_insert(next)
    };
    classes().map(number).collect()
}

/// Where a class begins; none where it is held elsewhere: of that nothing can be kept.
fn room(plan: &Plan, class: &PlannedClass) -> Option<String> {
    let own = plan.sessions.iter().filter(|session| session.class == class.code);
    own.min_by_key(|session| session.at).map(|session| session.room.clone())
}

/// From one day to another.
fn days((from, to): (Day, Day)) -> RunFact {
    RunFact::new("run-training-days").with("day", from).with("then", to)
}

/// When, where and by whom a class is held.
fn held(telling: &Telling<'_>, plan: &Plan, class: &PlannedClass) -> RunFact {
    let days = days(telling.inputs.held(plan, class));
    let own = || plan.sessions.iter().filter(|session| session.class == class.code);
    let named = |ids: BTreeSet<&str>| {
        let said = ids.into_iter().map(|id| RunFact::said(telling.named(id)));
        Mentioned::Facts(said.collect())
    };
    let rooms: BTreeSet<&str> = own().map(|session| session.room.as_str()).collect();
    let lecturers: BTreeSet<&str> = own().map(|session| session.lecturer.as_str()).collect();
    if rooms.is_empty() {
        return RunFact::new("run-training-elsewhere").with("what", days);
    }
    RunFact::new("run-training-held")
        .with("what", days)
        .with("room", named(rooms))
        .with("lecturer", named(lecturers))
}

fn reasons(telling: &Telling<'_>, plan: &Plan, class: &PlannedClass, why: &ClassWhy) -> Vec<RunFact> {
    let rooms = &telling.inputs.problem.rooms;
    let own = plan.sessions.iter().filter(|session| session.class == class.code);
    let here: BTreeSet<&str> = own
        .filter_map(|session| rooms.iter().find(|room| room.id == session.room))
        .map(|room| room.venue.as_str())
        .collect();
    let points = |points: u64| i64::try_from(points).unwrap_or(i64::MAX);
    let cost = why.venues.iter().filter(|(venue, _)| here.contains(venue.as_str()));
    let cost = cost.map(|(_, points)| *points).sum();
    let mut all = vec![
        RunFact::new("training-why-room")
            .with("learners", i64::from(why.learners))
            .with("small", why.small_rooms.len())
            .with("rooms", rooms.len())
            .with("points", points(cost)),
    ];
    let other = why.venues.iter().find(|(venue, _)| !here.contains(venue.as_str()));
    all.extend(other.map(|(venue, cost)| {
        RunFact::new("training-why-venue")
            .with("venue", telling.named(venue))
            .with("points", points(*cost))
    }));
    if why.weeks.is_empty() {
        all.push(RunFact::new("training-why-only-week"));
        return all;
    }
    let mut nearest: Vec<&OtherWeek> = why.weeks.iter().filter(|week| !week.because.is_empty()).collect();
    nearest.sort_by_key(|week| (week.weeks.abs(), week.weeks));
    let free = why.weeks.len() - nearest.len();
    all.extend(nearest.into_iter().take(WEEKS).map(|week| {
        let because = week.because.iter().cloned().map(Box::new).map(Mentioned::Hindrance);
        RunFact::new("training-why-not-week")
            .with("day", Day(week.from.number()))
            .with("because", because.map(RunFact::said).collect::<Vec<_>>())
    }));
    all.extend((free > 0).then(|| RunFact::new("training-why-free-weeks").with("n", free)));
    all
}

/// The nearest other week in which a class could be held as it is, and what that would cost.
fn otherwise(telling: &Telling<'_>, plan: &Plan, class: &PlannedClass, why: &ClassWhy, price: u64) -> RunOtherwise {
    let free = why.weeks.iter().filter(|week| week.because.is_empty());
    let Some(week) = free.min_by_key(|week| (week.weeks.abs(), week.weeks)) else {
        return RunOtherwise {
            costs: None,
            proven: false,
            instead: vec![RunFact::new("run-training-no-other-week")],
        };
    };
    let mut moved = plan.clone();
    for session in moved.sessions.iter_mut().filter(|session| session.class == class.code) {
        session.at.date = session.at.date.plus(7 * week.weeks);
    }
    let then = worth(&telling.inputs.problem, &moved);
    if then.hard > 0 {
        return RunOtherwise {
            costs: None,
            proven: false,
            instead: vec![RunFact::new("run-training-no-other-week")],
        };
    }
    #[allow(
        clippy::cast_precision_loss,
        reason = "prices lie far below the largest whole number"
    )]
    let costs = then.soft as f64 - price as f64;
    RunOtherwise {
        costs: Some(costs),
        proven: false,
        instead: vec![RunFact::new("run-training-would-begin").with("day", Day(week.from.number()))],
    }
}
