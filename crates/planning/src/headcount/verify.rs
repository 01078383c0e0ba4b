//! Judges a finished road map by the problem's own words, walking through the years. Shares no code with constraints or solver.

use std::collections::BTreeMap;

use thiserror::Error;

use super::plan::{Levels, Step, Way};
use super::problem::{HeadcountProblem, Rounding, Scope};

/// What a road map gets wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HeadcountWrong {
    /// A step that is made twice, of nobody, or of something that the problem does not have or allow then.
    #[error("{step:?} is made twice, is of nobody, or is not allowed")]
    Step {
        /// The step.
        step: Step,
    },
    /// A hard rule is not kept.
    #[error("{what} of {id:?} is not kept in {year}")]
    NotKept {
        /// Which kind of rule.
        what: &'static str,
        /// Its id.
        id: String,
        /// When.
        year: i32,
    },
}

/// People who came and went in a group up to a year.
#[derive(Debug, Clone, Default)]
struct Book {
    people: i64,
    left: i64,
    recruited: i64,
    paid: i64,
}

/// What a road map that gets nothing wrong comes to.
///
/// # Errors
///
/// Everything that it gets wrong.
pub fn verify(problem: &HeadcountProblem, steps: &[Step]) -> Result<Levels, Vec<HeadcountWrong>> {
    let mut wrong = Vec::new();
    let mut levels = Levels::default();
    for (at, step) in steps.iter().enumerate() {
        let again = steps[..at]
            .iter()
            .any(|other| other.year == step.year && other.way == step.way);
        if again || step.people < 1 || step.people > ceiling(problem, step) {
            wrong.push(HeadcountWrong::Step { step: step.clone() });
        }
    }
    let of = |way: &Way, year: i32| -> i64 {
        let same = steps.iter().filter(|step| step.way == *way && step.year == year);
        same.map(|step| step.people).sum()
    };
    let mut not_kept = |what: &'static str, id: &str, year: i32| {
        wrong.push(HeadcountWrong::NotKept {
            what,
            id: id.to_owned(),
            year,
        });
    };
    for pool in &problem.pools {
        let way = Way::Streamline(pool.id.clone());
        let all: i64 = problem.years.iter().map(|&year| of(&way, year)).sum();
        if all > pool.people {
            not_kept("pool", &pool.id, 0);
        }
    }
    for pin in &problem.pins {
        let people = of(&pin.way, pin.year);
        if people < pin.least || pin.most.is_some_and(|most| people > most) {
            not_kept("pin", pin.way.id(), pin.year);
        }
    }
    // The books of every year, the last one first in time: what is in a later one minus what is in the one before is that year's.
    let mut books: Vec<BTreeMap<&str, Book>> = vec![
        problem
            .groups
            .iter()
            .map(|group| {
                let people = group.people;
                (
                    group.id.as_str(),
                    Book {
                        people,
                        ..Book::default()
                    },
                )
            })
            .collect(),
    ];
    for (at, &year) in problem.years.iter().enumerate() {
        let mut book = books[at].clone();
        let mut change = |group: &str, people: i64, left: i64, recruited: i64, paid: i64| {
            if let Some(own) = book.get_mut(group) {
                own.people += people;
                own.left += left;
                own.recruited += recruited;
                own.paid += paid;
            }
        };
        for group in &problem.groups {
            let retired = group.retirements.get(at).unwrap_or(&0);
            let leave = retired + group.resignations.get(at).unwrap_or(&0);
            let recruited = of(&Way::Recruit(group.id.clone()), year);
            change(&group.id, recruited - leave, leave, recruited, 0);
        }
        for pool in &problem.pools {
            let way = Way::Streamline(pool.id.clone());
            let now = of(&way, year);
            let cost = pool.benefit.get(at).unwrap_or(&0) * now;
            change(&pool.group, -now, now, 0, cost);
            levels.money += cost;
            if pool.retires_in == Some(year) {
                let gone: i64 = problem.years[..at].iter().map(|&before| of(&way, before)).sum();
                change(&pool.group, gone, -gone, 0, 0);
            }
        }
        for way in &problem.transfers {
            let now = of(&Way::Transfer(way.id.clone()), year);
            change(&way.from, -now, 0, 0, 0);
            change(&way.to, now, 0, 0, 0);
            levels.disruption += now * way.cost;
        }
        books.push(book);
        let sum = |scope: &Scope, at: usize, measure: fn(&Book) -> i64| -> i64 {
            let own = problem.groups.iter().filter(|group| {
                (scope.units.is_empty() || scope.units.contains(&group.unit))
                    && (scope.kinds.is_empty() || scope.kinds.contains(&group.kind))
                    && (scope.groups.is_empty() || scope.groups.contains(&group.id))
            });
            own.map(|group| books[at].get(group.id.as_str()).map_or(0, measure))
                .sum()
        };
        for group in &problem.groups {
            if books[at + 1].get(group.id.as_str()).is_some_and(|book| book.people < 0) {
                not_kept("people", &group.id, year);
            }
        }
        for quota in &problem.quotas {
            let Some(posts) = quota.posts.get(at).copied().flatten() else {
                continue;
            };
            let over = (sum(&quota.scope, at + 1, |book| book.people) - posts).max(0);
            if quota.must && over > 0 {
                not_kept("quota", &quota.id, year);
            }
            levels.excess += if quota.must { 0 } else { over };
        }
        for strength in &problem.strengths {
            let Some(least) = strength.least.get(at).copied().flatten() else {
                continue;
            };
            let under = (least - sum(&strength.scope, at + 1, |book| book.people)).max(0);
            if strength.must && under > 0 {
                not_kept("strength", &strength.id, year);
            }
            levels.shortfall += if strength.must { 0 } else { under };
        }
        for cap in &problem.replacement_caps {
            let before = |measure| {
                if cap.carry_over {
                    0
                } else {
                    sum(&cap.scope, at, measure)
                }
            };
            let left = sum(&cap.scope, at + 1, |book| book.left) - before(|book: &Book| book.left);
            let recruited = sum(&cap.scope, at + 1, |book| book.recruited) - before(|book: &Book| book.recruited);
            let share = left * cap.recruits;
            let (whole, rest) = (share.div_euclid(cap.leavers), share.rem_euclid(cap.leavers));
            let more = match cap.rounding {
                Rounding::Down => false,
                Rounding::Up => rest > 0,
                Rounding::Nearest => 2 * rest >= cap.leavers,
            };
            if recruited > whole + i64::from(more) {
                not_kept("replacement cap", &cap.id, year);
            }
        }
        for budget in &problem.budgets {
            let now = sum(&budget.scope, at + 1, |book| book.paid);
            let (paid, amount) = if budget.carry_over {
                (now, budget.amounts.iter().take(at + 1).sum())
            } else {
                (
                    now - sum(&budget.scope, at, |book| book.paid),
                    budget.amounts.get(at).copied().unwrap_or(0),
                )
            };
            if paid > amount {
                not_kept("budget", &budget.id, year);
            }
        }
    }
    if !problem.today.is_empty() {
        let mut changed: i64 = 0;
        for step in steps {
            let before = problem
                .today
                .iter()
                .find(|own| own.way == step.way && own.year == step.year);
            changed += (step.people - before.map_or(0, |own| own.people)).abs();
        }
        let gone = |own: &&Step| !steps.iter().any(|step| step.way == own.way && step.year == own.year);
        changed += problem.today.iter().filter(gone).map(|own| own.people).sum::<i64>();
        levels.disruption += changed * problem.cost_of_change;
    }
    if wrong.is_empty() { Ok(levels) } else { Err(wrong) }
}

/// The most that a step may be.
fn ceiling(problem: &HeadcountProblem, step: &Step) -> i64 {
    let Some(at) = problem.years.iter().position(|year| *year == step.year) else {
        return 0;
    };
    match &step.way {
        Way::Streamline(id) => {
            let pool = problem.pools.iter().find(|pool| pool.id == *id);
            let holds = pool.filter(|pool| {
                pool.from.is_none_or(|from| step.year >= from)
                    && pool.retires_in.is_none_or(|retires| step.year < retires)
            });
            holds.map_or(0, |pool| pool.people)
        }
        Way::Transfer(id) => {
            let way = problem.transfers.iter().find(|way| way.id == *id);
            way.and_then(|way| way.most.get(at)).copied().unwrap_or(0)
        }
        Way::Recruit(id) => {
            let group = problem.groups.iter().find(|group| group.id == *id);
            group
                .and_then(|group| group.most_recruits.get(at))
                .copied()
                .unwrap_or(0)
        }
    }
}
