//! The state of today as the first plan: everybody goes where they go today, wherever that keeps every rule. No plan is then worse than today.

use super::serving::Serving;
use super::track::Track;
use crate::facilities::compile::Compiled;
use crate::facilities::network::Fixing;
use crate::facilities::problem::SchoolNetwork;

/// Offers it; nothing where somebody goes nowhere today, or where it breaks a rule.
pub(crate) fn offer(problem: &SchoolNetwork, compiled: &Compiled, track: &Track<'_>) {
    if let Some((objective, at, open)) = today(problem, compiled) {
        track.offer(objective, || Serving::whole(&at, &compiled.net.demand, open));
    }
}

/// Its price without the constant, the site of each customer, and the open sites.
fn today(problem: &SchoolNetwork, compiled: &Compiled) -> Option<(f64, Vec<usize>, Vec<usize>)> {
    let net = &compiled.net;
    let (mut at, mut load) = (Vec::with_capacity(net.customers), vec![0_i64; net.sites]);
    let is_open = |&(site, _): &(usize, usize)| problem.sites[site].open_today;
    let mut open: Vec<bool> = compiled.schools.iter().map(is_open).collect();
    for (state, open) in net.fixing.iter().zip(&mut open) {
        *open = (*open && *state != Fixing::Closed) || *state == Fixing::Open;
    }
    let mut price = 0.0;
    for (customer, &(place, group)) in compiled.customers.iter().enumerate() {
        let today = problem.places[place].pupils[group].today?;
        let own = |site: &usize| compiled.schools[*site].0 == today && net.cost(customer, *site).is_finite();
        let site = (0..net.sites).find(own)?;
        if net.fixing[site] == Fixing::Closed {
            return None;
        }
        (open[site], price) = (true, price + net.cost(customer, site));
        load[site] += net.demand[customer];
        at.push(site);
    }
    let fits = load.iter().zip(&net.capacity).all(|(load, capacity)| load <= capacity);
    let sites: Vec<usize> = (0..net.sites).filter(|&site| open[site]).collect();
    let allowed = !at.is_empty() && fits && net.campuses(&sites) <= net.at_most;
    allowed.then(|| (price + net.opening_cost(&open), at, sites))
}

#[cfg(test)]
mod tests {
    use crate::core::Budget;
    use crate::facilities::problem::{Place, Pupils, School, SchoolLevel, SchoolNetwork, SchoolSite, SitePin, Travel};
    use crate::facilities::solve::solve;
    use crate::facilities::verify;

    /// Two sites, each with its own pupils, the second dear to keep.
    fn network() -> SchoolNetwork {
        let site = |id: &str, cost: f64| SchoolSite {
            id: id.to_owned(),
            cost,
            schools: vec![School {
                level: 0,
                seats: Some(100),
                cost: 0.0,
            }],
            open_today: true,
            ..SchoolSite::default()
        };
        let place = |at: usize| Place {
            pupils: vec![Pupils {
                level: 0,
                count: 40,
                today: Some(at),
            }],
            ..Place::default()
        };
        SchoolNetwork {
            levels: vec![SchoolLevel::default()],
            sites: vec![site("one", 10.0), site("two", 900.0)],
            places: vec![place(0), place(1)],
            travel: Travel::Distances {
                metres: vec![vec![Some(0), Some(1_000)], vec![Some(1_000), Some(0)]],
                cost_a_pupil_km: 1.0,
            },
            ..SchoolNetwork::default()
        }
    }

    fn first(problem: &SchoolNetwork) -> Option<f64> {
        let seen = std::sync::Mutex::new(Vec::new());
        let answer = solve(problem, &Budget::iterations(50), &|progress| {
            seen.lock().unwrap().push(progress.objective);
        });
        let best = answer.objective.unwrap();
        assert!((verify(problem, &answer.plan.unwrap()).unwrap() - best).abs() < 1e-9);
        let told: Vec<Option<f64>> = seen.into_inner().unwrap();
        assert!(told.iter().flatten().all(|price| *price >= best));
        told.first().copied().flatten()
    }

    #[test]
    fn the_first_plan_is_today_and_what_follows_is_no_worse() {
        assert_eq!(first(&network()), Some(910.0));
        // Where today breaks a rule it is not offered: the second site must close.
        let mut problem = network();
        problem.sites[1].pin = Some(SitePin::Closes);
        assert_ne!(first(&problem), Some(910.0));
    }
}
