//! Why a person gets this post, what the best alternative would cost, and which chains of vacated posts a plan is.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::compare::{Move, compare};
use super::constraints::{CONSTRAINTS, Found};
use super::problem::{Bar, Pin, Placed, Placement};
use super::solve::solve;
use crate::core::{Budget, Level};

/// A choice with its reasons.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// Who.
    pub person: String,
    /// The post in the plan.
    pub post: Option<String>,
    /// Whether a pin left no choice.
    pub pinned: bool,
    /// Posts that the person may get at all.
    pub allowed: usize,
    /// What would change if this choice must not be; `None` when there is no other plan that was found.
    pub otherwise: Option<Otherwise>,
    /// Hard constraints that the same plan would break with the second best post alone, which is why others had to follow.
    pub forced_by: Vec<String>,
}

/// The best plan without the choice.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Otherwise {
    /// The person's post there.
    pub post: Option<String>,
    /// Points more than the plan.
    pub costs: f64,
    /// Whether nothing cheaper exists (proven), or this is what was found.
    pub proven: bool,
    /// Who else goes elsewhere.
    pub moves: Vec<Move>,
}

/// Explains one choice by solving the problem again without it.
pub fn explain(problem: &Placement, plan: &[Placed], person: &str, budget: &Budget) -> Choice {
    let own = plan
        .iter()
        .find(|placed| placed.person == person)
        .map(|placed| placed.post.clone());
    let allowed: BTreeSet<&str> = problem
        .suitability
        .iter()
        .filter(|pair| pair.person == person)
        .map(|pair| pair.post.as_str())
        .collect();
    let pinned = problem.pins.iter().any(|pin| pin.person == person);
    let price = |plan: &[Placed]| points(problem, plan, Level::Soft);
    let mut other = problem.clone();
    if let Some(post) = &own {
        other.pins.retain(|pin| pin.person != person);
        let bar = Bar {
            person: person.to_owned(),
            post: Some(post.clone()),
            unit: None,
            reason: String::new(),
        };
        other.forbidden.push(bar);
    } else if let Some(candidate) = other.people.iter_mut().find(|candidate| candidate.id == person) {
        candidate.may_wait = false;
    }
    let answer = solve(&other, budget, &|_| {}).ok().filter(|answer| answer.feasible);
    let proven = answer.as_ref().is_some_and(crate::core::Answer::proven_optimal);
    let otherwise = answer.and_then(|answer| answer.plan).map(|there| {
        let moves = compare(problem, plan, &there).moves;
        let post = there
            .iter()
            .find(|placed| placed.person == person)
            .map(|placed| placed.post.clone());
        let costs = price(&there) - price(plan);
        Otherwise {
            post,
            costs,
            proven,
            moves: moves.into_iter().filter(|own| own.person != person).collect(),
        }
    });
    let forced_by = otherwise.as_ref().map_or_else(Vec::new, |otherwise| {
        let mut alone: Vec<Placed> = plan.iter().filter(|placed| placed.person != person).cloned().collect();
        alone.extend(otherwise.post.clone().map(|post| Placed {
            person: person.to_owned(),
            post,
        }));
        let hard = CONSTRAINTS.iter().filter(|constraint| constraint.level == Level::Hard);
        hard.filter(|constraint| !constraint.of(problem, &alone).is_empty())
            .map(|constraint| constraint.id.to_owned())
            .collect()
    });
    Choice {
        person: person.to_owned(),
        post: own,
        pinned,
        allowed: allowed.len(),
        otherwise,
        forced_by,
    }
}

fn points(problem: &Placement, plan: &[Placed], level: Level) -> f64 {
    let all = CONSTRAINTS.iter().filter(|constraint| constraint.level == level);
    let found: Vec<Found> = all.flat_map(|constraint| constraint.of(problem, plan)).collect();
    found.iter().map(|found| found.points).sum::<i64>() as f64
}

/// Moves that hang together: each takes the post that the next one vacates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chain {
    /// Who and from where to where, in the order of the vacated posts.
    pub moves: Vec<Move>,
    /// The post that is empty in the end; `None` when the chain is a circle.
    pub leaves_empty: Option<String>,
}

/// The chains of a plan, longest first.
pub fn chains(problem: &Placement, plan: &[Placed]) -> Vec<Chain> {
    let today: Vec<Placed> = problem
        .people
        .iter()
        .filter_map(|person| {
            Some(Placed {
                person: person.id.clone(),
                post: person.post.clone()?,
            })
        })
        .collect();
    let moves = compare(problem, &today, plan).moves;
    let takes: BTreeMap<&str, &Move> = moves.iter().filter_map(|own| Some((own.to.as_deref()?, own))).collect();
    let held: BTreeSet<&str> = today.iter().map(|placed| placed.post.as_str()).collect();
    let mut told = BTreeSet::new();
    let mut chains = Vec::new();
    // A chain begins where a post is taken that nobody vacates; what is left then are circles.
    let is_first = |own: &&Move| own.to.as_deref().is_none_or(|to| !held.contains(to));
    for first in moves.iter().filter(is_first).chain(&moves) {
        let mut chain = Chain {
            moves: Vec::new(),
            leaves_empty: None,
        };
        let mut next = Some(first);
        while let Some(own) = next.filter(|own| told.insert(own.person.as_str())) {
            chain.moves.push(own.clone());
            chain.leaves_empty.clone_from(&own.from);
            next = own.from.as_deref().and_then(|from| takes.get(from).copied());
        }
        let circle = chain.moves.first().map(|own| own.to.clone()) == Some(chain.leaves_empty.clone());
        if circle {
            chain.leaves_empty = None;
        }
        if !chain.moves.is_empty() {
            chains.push(chain);
        }
    }
    chains.sort_by_key(|chain| std::cmp::Reverse(chain.moves.len()));
    chains
}

/// The same problem with the plan's choices pinned for all but some people: for solving again after a change.
pub fn pinned(problem: &Placement, plan: &[Placed], free: &[String]) -> Placement {
    let mut problem = problem.clone();
    for placed in plan.iter().filter(|placed| !free.contains(&placed.person)) {
        if !problem.pins.iter().any(|pin| pin.person == placed.person) {
            problem.pins.push(Pin {
                person: placed.person.clone(),
                post: placed.post.clone(),
            });
        }
    }
    problem
}
