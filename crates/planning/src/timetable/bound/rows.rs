//! What links classes at one slot beside their cohorts: rooms in number, lecturers, learners, people whom an office can spare.

use crate::timetable::solve::model::{Model, narrow};

/// At most `most` of the listed people or sessions at slot `p`.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) slot: usize,
    pub(super) draws: Vec<(usize, i32)>,
    pub(super) most: i32,
}

/// Rows over these classes (counted from 0) at one slot that some choice could break.
pub(super) fn rows(model: &Model, classes: &[usize]) -> Vec<Row> {
    let mut rows = Vec::new();
    let cliques = cliques(model, classes);
    for slot in 0..model.slots {
        let is_open = |at: &usize| model.is_open[classes[*at] * model.slots + slot];
        let open: Vec<usize> = (0..classes.len()).filter(is_open).collect();
        let shut = (0..model.rooms)
            .filter(|r| model.closed.contains(&(narrow(slot), narrow(*r))))
            .count();
        let most = i32::try_from(model.rooms - shut).unwrap_or(i32::MAX);
        rows.push(Row {
            slot,
            draws: open.iter().map(|c| (*c, 1)).collect(),
            most,
        });
        for (cap, limit) in model.caps.iter().enumerate().filter(|(_, limit)| !limit.whole_day) {
            let people = |c: &usize| {
                model.draws[classes[*c]]
                    .iter()
                    .find(|(of, _)| usize::from(*of) == cap)
                    .map(|(_, people)| (*c, i32::from(*people)))
            };
            rows.push(Row {
                slot,
                draws: open.iter().filter_map(people).collect(),
                most: limit.most.into(),
            });
        }
        for clique in &cliques {
            let draws = clique.iter().copied().filter(is_open).map(|at| (at, 1)).collect();
            rows.push(Row { slot, draws, most: 1 });
        }
    }
    rows.retain(|row| row.draws.iter().map(|(_, people)| *people).sum::<i32>() > row.most);
    rows
}

/// Classes that clash pairwise and share no cohort: lecturers and learners.
fn cliques(model: &Model, classes: &[usize]) -> Vec<Vec<usize>> {
    let clash = |a: usize, b: usize| model.clashes[classes[a] * model.classes + classes[b]];
    let together = |a: usize, b: usize| {
        let mut cohorts = model.cohorts_of[classes[a]].iter();
        cohorts.any(|q| model.is_member[usize::from(*q) * model.classes + classes[b]])
    };
    let count = classes.len();
    let mut done = vec![false; count * count];
    let mut cliques = Vec::new();
    for (a, b) in (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))) {
        if !clash(a, b) || together(a, b) || done[a * count + b] {
            continue;
        }
        // Grown greedily, so that few rows cover many pairs.
        let mut kept = vec![a, b];
        for c in (0..count).filter(|c| *c != a && *c != b) {
            if kept.iter().all(|other| clash(c, *other)) {
                kept.push(c);
            }
        }
        for (x, y) in kept.iter().flat_map(|x| kept.iter().map(move |y| (*x, *y))) {
            done[x * count + y] = true;
        }
        cliques.push(kept);
    }
    cliques
}
