//! Judges a plan by the problem's own words. Shares no code with constraints or solver.

use std::collections::BTreeMap;

use thiserror::Error;

use super::problem::{Placed, Placement};

/// What a plan gets wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Wrong {
    /// A person or a post is named twice or does not exist.
    #[error("{id:?} is named twice, or is not in the problem")]
    Named {
        /// The id.
        id: String,
    },
    /// The pair is not allowed.
    #[error("{person:?} must not get {post:?}")]
    Pair {
        /// Who.
        person: String,
        /// Which post.
        post: String,
    },
    /// Somebody who must be placed, a post that must be filled, a pin, a commune or a unit's limit is not respected.
    #[error("{what} of {id:?} is not kept")]
    Kept {
        /// What.
        what: &'static str,
        /// Whose.
        id: String,
    },
}

/// The price of a plan that gets nothing wrong.
///
/// # Errors
///
/// Everything that it gets wrong.
pub fn verify(problem: &Placement, plan: &[Placed]) -> Result<i64, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let mut post_of: BTreeMap<&str, &str> = BTreeMap::new();
    let mut person_of: BTreeMap<&str, &str> = BTreeMap::new();
    for placed in plan {
        let exists = problem.people.iter().any(|person| person.id == placed.person)
            && problem.posts.iter().any(|post| post.id == placed.post);
        if !exists || post_of.insert(&placed.person, &placed.post).is_some() {
            wrong.push(Wrong::Named {
                id: placed.person.clone(),
            });
        }
        if person_of.insert(&placed.post, &placed.person).is_some() {
            wrong.push(Wrong::Named {
                id: placed.post.clone(),
            });
        }
    }
    let unit = |post: &str| {
        problem
            .posts
            .iter()
            .find(|own| own.id == post)
            .map(|own| own.unit.as_str())
    };
    let mut price = 0;
    for person in &problem.people {
        let Some(post) = post_of.get(person.id.as_str()).copied() else {
            if person.may_wait {
                price += problem.weights.waiting;
            } else {
                wrong.push(Wrong::Kept {
                    what: "a post",
                    id: person.id.clone(),
                });
            }
            continue;
        };
        let fit = problem
            .suitability
            .iter()
            .filter(|pair| pair.person == person.id && pair.post == post)
            .map(|pair| pair.points)
            .max();
        let barred = problem.forbidden.iter().any(|bar| {
            bar.person == person.id
                && (bar.post.as_deref() == Some(post) || (bar.unit.is_some() && bar.unit.as_deref() == unit(post)))
        });
        match fit {
            Some(points) if !barred => price += (100 - points) * problem.weights.misfit,
            _ => wrong.push(Wrong::Pair {
                person: person.id.clone(),
                post: post.to_owned(),
            }),
        }
        if person.post.as_deref().is_some_and(|today| today != post) {
            price += problem.weights.change;
        }
    }
    for post in problem
        .posts
        .iter()
        .filter(|post| !person_of.contains_key(post.id.as_str()))
    {
        match post.empty_costs {
            Some(costs) => price += costs,
            None => wrong.push(Wrong::Kept {
                what: "a holder",
                id: post.id.clone(),
            }),
        }
    }
    for pin in problem
        .pins
        .iter()
        .filter(|pin| post_of.get(pin.person.as_str()) != Some(&pin.post.as_str()))
    {
        wrong.push(Wrong::Kept {
            what: "the pin",
            id: pin.person.clone(),
        });
    }
    for commune in &problem.cover {
        let covered = problem
            .posts
            .iter()
            .any(|post| post.commune.as_ref() == Some(commune) && person_of.contains_key(post.id.as_str()));
        if !covered {
            wrong.push(Wrong::Kept {
                what: "cover",
                id: commune.clone(),
            });
        }
    }
    for limits in &problem.units {
        let own = limits.unit.as_str();
        let (mut lost, mut gained, mut held) = (0, 0, 0);
        for person in &problem.people {
            let before = person.post.as_deref().and_then(unit);
            let after = post_of.get(person.id.as_str()).and_then(|post| unit(post));
            held += i64::from(after == Some(own));
            lost += i64::from(before == Some(own) && after.is_some() && after != Some(own));
            gained += i64::from(before != Some(own) && after == Some(own));
        }
        let kept = [
            ("most_lost", limits.most_lost.is_none_or(|most| lost <= most)),
            ("most_gained", limits.most_gained.is_none_or(|most| gained <= most)),
            ("least_held", limits.least_held.is_none_or(|least| held >= least)),
            ("most_held", limits.most_held.is_none_or(|most| held <= most)),
        ];
        wrong.extend(kept.iter().filter(|(_, kept)| !kept).map(|(what, _)| Wrong::Kept {
            what,
            id: own.to_owned(),
        }));
    }
    if wrong.is_empty() { Ok(price) } else { Err(wrong) }
}
