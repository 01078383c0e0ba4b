//! The best plan by trying all: every set of schools, and for each the best service pupil by pupil or place by place.

use crate::facilities::compile::compile;
use crate::facilities::network::{Fixing, Network};
use crate::facilities::problem::SchoolNetwork;

/// The price of the best plan, or infinity.
pub(super) fn best(problem: &SchoolNetwork) -> f64 {
    let net = compile(problem).net;
    let mut best = f64::INFINITY;
    for set in 0..1_u32 << net.sites {
        let open: Vec<bool> = (0..net.sites).map(|site| set >> site & 1 == 1).collect();
        let pinned = (0..net.sites).all(|site| match net.fixing[site] {
            Fixing::Free => true,
            Fixing::Open => open[site],
            Fixing::Closed => !open[site],
        });
        let sites: Vec<usize> = (0..net.sites).filter(|&site| open[site]).collect();
        if pinned && net.campuses(&sites) <= net.at_most {
            let mut room: Vec<i64> = net.capacity.clone();
            let fixed = net.opening_cost(&open) + net.constant;
            best = best.min(fixed + serve(&net, &sites, &mut room, 0, 0));
        }
    }
    best
}

/// The cheapest service of the customers from `customer` on; where they may be divided, pupil by pupil.
fn serve(net: &Network, sites: &[usize], room: &mut [i64], customer: usize, done: i64) -> f64 {
    if customer == net.customers {
        return 0.0;
    }
    let demand = net.demand[customer];
    let part = if net.may_split { 1.min(demand) } else { demand };
    let then = if done + part >= demand {
        (customer + 1, 0)
    } else {
        (customer, done + part)
    };
    let mut best = f64::INFINITY;
    for &site in sites {
        if room[site] >= part && net.cost(customer, site).is_finite() {
            room[site] -= part;
            let share = if demand == 0 { 1.0 } else { part as f64 / demand as f64 };
            let cost = net.cost(customer, site) * share + serve(net, sites, room, then.0, then.1);
            room[site] += part;
            best = best.min(cost);
        }
    }
    best
}
