//! Learners into classes: seats that are left first, then new classes of equal size, nobody in two at the same time.

use super::attending::Attending;
use super::calendar::Calendar;
use super::gaps::Wanted;
use super::offers::Offer;
use super::{ClassNeeded, Learner, Unplaced};
use ledger::Day;

/// The classes, and who finds none at a free time. Programmes are taken in order, those that close gaps first.
pub(super) fn fill(
    offers: &[Offer],
    wanted: &Wanted,
    attending: &mut Attending,
    day: Day,
    year: i32,
) -> (Vec<ClassNeeded>, Vec<Unplaced>) {
    let mut calendar = Calendar::of(day, year);
    let (mut all, mut unplaced) = (Vec::new(), Vec::new());
    let mut order: Vec<(usize, &Offer)> = offers.iter().enumerate().collect();
    // Long classes choose first: short ones fit around them.
    order.sort_by_key(|(at, offer)| (offer.recurrent, std::cmp::Reverse(offer.weeks), *at));
    for (at, offer) in order {
        let Some(learners) = wanted.get(&at) else { continue };
        let mut classes = Vec::new();
        let rest = seats_left(offer, learners, attending, &mut classes);
        let waiting = new_classes(offer, &rest, attending, &mut calendar, year, &mut classes);
        for learner in waiting {
            if !seat(learner, &mut classes, attending) {
                unplaced.push(Unplaced {
                    person: learner.person,
                    ix: learner.ix,
                    programme: offer.entry.clone(),
                });
            }
        }
        all.extend(classes.into_iter().filter(|class| !class.learners.is_empty()));
    }
    all.sort_by(|one, other| (&one.programme, &one.code).cmp(&(&other.programme, &other.code)));
    (all, unplaced)
}

/// Fills the seats of classes that are open already; gives back who found none.
fn seats_left(
    offer: &Offer,
    learners: &[Learner],
    attending: &mut Attending,
    classes: &mut Vec<ClassNeeded>,
) -> Vec<Learner> {
    let open = attending
        .open
        .iter()
        .filter(|class| offer.is_called(&class.programme) && class.taken < class.seats);
    classes.extend(open.map(|class| ClassNeeded {
        code: class.code.clone(),
        title: class.title.clone(),
        programme: offer.entry.clone(),
        family: offer.family,
        seats: class.seats - class.taken,
        starts: class.starts,
        ends: class.ends,
        gives: offer.gives.as_ref().map(|gives| (gives.field, gives.level.clone())),
        open: Some(class.id),
        learners: Vec::new(),
    }));
    learners
        .iter()
        .copied()
        .filter(|learner| !seat(*learner, classes, attending))
        .collect()
}

/// Seats a learner in the first class that has a seat at a free time.
fn seat(learner: Learner, classes: &mut [ClassNeeded], attending: &mut Attending) -> bool {
    let fits = |class: &&mut ClassNeeded| {
        let taken = u32::try_from(class.learners.len()).unwrap_or(u32::MAX);
        taken < class.seats && !attending.clashes(learner.ix, class.starts, class.ends)
    };
    let Some(class) = classes.iter_mut().find(fits) else {
        return false;
    };
    class.learners.push(learner);
    let (starts, ends) = (class.starts, class.ends);
    attending.sit(learner.ix, starts, ends);
    true
}

/// New classes, as few as the seats allow and of equal size, neighbours together; gives back who is elsewhere at that time.
fn new_classes(
    offer: &Offer,
    learners: &[Learner],
    attending: &mut Attending,
    calendar: &mut Calendar,
    year: i32,
    classes: &mut Vec<ClassNeeded>,
) -> Vec<Learner> {
    let seats = usize::try_from(offer.seats).unwrap_or(usize::MAX).max(1);
    let count = learners.len().div_ceil(seats);
    let code = |number: u32| format!("{}-{year}-{number:02}", offer.code);
    // Numbers go on after the classes there are; a plan that was carried out in part may have left some free before them.
    let first = attending.count(|programme| offer.is_called(programme)) + 1;
    let numbers: Vec<u32> = (first..)
        .filter(|number| !attending.has_code(&code(*number)))
        .take(count)
        .collect();
    let mut waiting = Vec::new();
    for (at, number) in (0..count).zip(numbers) {
        let share = learners
            .get(at * learners.len() / count..(at + 1) * learners.len() / count)
            .unwrap_or_default();
        let elsewhere = |starts: Day, ends: Day| {
            share
                .iter()
                .filter(|learner| attending.clashes(learner.ix, starts, ends))
                .count()
        };
        let (starts, ends) = calendar.choose(offer.weeks, at, count, elsewhere);
        let mut class = ClassNeeded {
            code: code(number),
            title: format!("{}, lớp {number} năm {year}", offer.title),
            programme: offer.entry.clone(),
            family: offer.family,
            seats: offer.seats,
            starts,
            ends,
            gives: offer.gives.as_ref().map(|gives| (gives.field, gives.level.clone())),
            open: None,
            learners: Vec::new(),
        };
        for learner in share {
            if !seat(*learner, std::slice::from_mut(&mut class), attending) {
                waiting.push(*learner);
            }
        }
        classes.push(class);
    }
    waiting
}
