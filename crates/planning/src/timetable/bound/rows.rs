//! What links classes at one slot beside their cohorts: rooms in number, lecturers, learners, people whom an office can spare.

use crate::timetable::solve::model::{Model, narrow};

/// At most `most` of the listed people or sessions at slot `p`.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) slot: usize,
    pub(super) draws: Vec<(usize, i32)>,
    pub(super) most: i32,
}

/// Rows over classes at one slot that some choice could break.
pub(super) fn rows(model: &Model) -> Vec<Row> {
    let mut rows = Vec::new();
    for slot in 0..model.slots {
        let open: Vec<usize> = (0..model.classes)
            .filter(|c| model.is_open[c * model.slots + slot])
            .collect();
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
                model.draws[*c]
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
        for clique in cliques(model) {
            let draws = clique
                .into_iter()
                .filter(|c| model.is_open[c * model.slots + slot])
                .map(|c| (c, 1))
                .collect();
            rows.push(Row { slot, draws, most: 1 });
        }
    }
    rows.retain(|row| row.draws.iter().map(|(_, people)| *people).sum::<i32>() > row.most);
    rows
}

/// Classes that clash pairwise and share no cohort: lecturers and learners.
fn cliques(model: &Model) -> Vec<Vec<usize>> {
    let together = |a: usize, b: usize| {
        model.cohorts_of[a]
            .iter()
            .any(|q| model.is_member[usize::from(*q) * model.classes + b])
    };
    let mut done = vec![false; model.classes * model.classes];
    let mut cliques = Vec::new();
    for a in 0..model.classes {
        for b in model.against[a]
            .iter()
            .map(|b| usize::from(*b))
            .filter(|b| *b > a && !together(a, *b))
        {
            if done[a * model.classes + b] {
                continue;
            }
            // Grown greedily, so that few rows cover many pairs.
            let mut clique = vec![a, b];
            clique.extend(
                (b + 1..model.classes)
                    .filter(|c| model.clashes[a * model.classes + c] && model.clashes[b * model.classes + c]),
            );
            let mut kept: Vec<usize> = Vec::new();
            for c in clique {
                if kept.iter().all(|other| model.clashes[c * model.classes + other]) {
                    kept.push(c);
                }
            }
            for (x, y) in kept.iter().flat_map(|x| kept.iter().map(move |y| (*x, *y))) {
                done[x * model.classes + y] = true;
            }
            cliques.push(kept);
        }
    }
    cliques
}
