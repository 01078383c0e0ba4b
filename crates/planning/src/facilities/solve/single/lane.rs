//! One lane of single-source location: a bound by 0-1 knapsacks, a start from its sites, rounds of cooling.

use super::anneal::{Anneal, Cooling};
use super::state::State;
use crate::core::Random;
use crate::facilities::bound::dual::Dual;
use crate::facilities::bound::volume::{Go, Volume};
use crate::facilities::network::{Fixing, Network};
use crate::facilities::solve::serving::Serving;
use crate::facilities::solve::track::Track;

/// Runs one lane until the budget ends or the best plan is proven. `order` lists the sites of each customer, nearest first.
pub(crate) fn run(track: &mut Track<'_>, order: &[Vec<u32>]) {
    let net = track.net;
    let random = Random::lane(track.budget.seed(), track.lane as u64);
    let mut dual = Dual::new(net, usize::MAX);
    let nearest = |customer: usize| net.row(customer).iter().copied().fold(f64::INFINITY, f64::min);
    let second = |customer: usize| {
        order[customer]
            .get(1)
            .map_or(0.0, |&site| net.cost(customer, site as usize))
    };
    let start = (0..net.customers)
        .map(|customer| nearest(customer) + second(customer))
        .collect();
    let mut volume = Volume::from(&mut dual, start);
    climb(track, &mut dual, &mut volume, 200);
    let open = round(net, &volume.openness);
    let at = assign(net, order, &open);
    let scale = typical(net, &at);
    let state = State::new(net, order, &open, at, scale.0 / scale.1);
    let mut search = Anneal::new(state, order, random);
    cool(track, &mut search, scale.0, 0.3);
    if track.lane == 0 {
        while climbs(&volume, track, 0.2) {
            climb(track, &mut dual, &mut volume, 50);
        }
        dual.whole = true;
        volume.restart(&mut dual, 0.3);
        while climbs(&volume, track, 0.4) {
            climb(track, &mut dual, &mut volume, 20);
        }
    }
    // Short warm rounds hardly shake the choice of sites; where they bring nothing any more, a hot one begins elsewhere.
    let (mut chain, mut barren) = (search.round, 0);
    while !track.is_over() {
        if barren < PATIENCE {
            cool(track, &mut search, scale.0, 0.1);
            if search.round < chain - 1e-9 * chain.abs() {
                (chain, barren) = (search.round, 0);
            } else {
                barren += 1;
            }
        } else {
            cool(track, &mut search, scale.0, 0.4);
            (chain, barren) = (search.round, 0);
        }
    }
}

/// Warm rounds without a gain before a hot one.
const PATIENCE: u32 = 6;

/// One round of cooling from `hot` times the usual cost of a customer; keeps what it finds.
fn cool(track: &mut Track<'_>, search: &mut Anneal<'_>, scale: f64, hot: f64) {
    let proposals = (track.net.customers as u64 * 2500).min(4_000_000);
    let cooling = Cooling {
        hot: hot * scale,
        cold: 0.005 * scale,
        proposals,
    };
    search.cool(cooling, || track.tick());
    let best = &search.best;
    if best.cost < track.best() {
        track.offer(best.cost, || {
            Serving::whole(&best.at, &track.net.demand, best.open.clone())
        });
    }
}

/// Whether the bound may still rise within this share of the run.
fn climbs(volume: &Volume, track: &Track<'_>, share: f64) -> bool {
    let is_open = volume.best.bound < track.enough();
    is_open && !volume.is_done() && !track.is_over() && track.budget.spent(track.done) < share
}

fn climb(track: &mut Track<'_>, dual: &mut Dual<'_>, volume: &mut Volume, steps: usize) {
    let (target, enough) = (track.best(), track.enough());
    volume.climb(dual, steps, target, enough, |_| {
        if track.tick() { Go::Stop } else { Go::On }
    });
    if track.lane == 0 {
        track.proven(volume.best.bound);
    }
}

/// Sites from how much each is open on average, filled up to the number allowed or until they can hold everybody.
fn round(net: &Network, openness: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..net.sites)
        .filter(|&site| net.fixing[site] != Fixing::Closed)
        .collect();
    order.sort_by(|&one, &two| openness[two].total_cmp(&openness[one]).then(one.cmp(&two)));
    let free = net.fixed.iter().chain(&net.campus_fixed).all(|cost| cost.abs() < 1e-12);
    let mut missing = net.total_demand();
    let mut open = Vec::new();
    for site in order {
        let wanted = free || openness[site] >= 0.5 || missing > 0 || open.is_empty();
        let fits = net.campuses(&[&open[..], &[site]].concat()) <= net.at_most;
        if net.fixing[site] == Fixing::Open || (wanted && fits) {
            missing -= net.capacity[site];
            open.push(site);
        }
    }
    open
}

/// Largest customers first, each to the nearest open site with room, or the one with most room.
fn assign(net: &Network, order: &[Vec<u32>], open: &[usize]) -> Vec<usize> {
    let mut room: Vec<i64> = vec![i64::MIN; net.sites];
    for &site in open {
        room[site] = net.capacity[site];
    }
    let mut by_size: Vec<usize> = (0..net.customers).collect();
    by_size.sort_by_key(|&customer| (std::cmp::Reverse(net.demand[customer]), customer));
    let mut at = vec![0; net.customers];
    for customer in by_size {
        let mut usable = order[customer]
            .iter()
            .map(|&site| site as usize)
            .filter(|&site| room[site] != i64::MIN);
        let fits = usable.clone().find(|&site| room[site] >= net.demand[customer]);
        let site = fits
            .or_else(|| usable.next())
            .or_else(|| open.first().copied())
            .unwrap_or(0);
        room[site] = room[site].saturating_sub(net.demand[customer]);
        at[customer] = site;
    }
    at
}

/// The average cost of a customer and its average demand.
fn typical(net: &Network, at: &[usize]) -> (f64, f64) {
    let count = net.customers.max(1) as f64;
    let costs = at
        .iter()
        .enumerate()
        .map(|(customer, &site)| net.cost(customer, site))
        .filter(|cost| cost.is_finite());
    let cost: f64 = costs.sum();
    ((cost / count).max(1e-9), (net.total_demand() as f64 / count).max(1e-9))
}
