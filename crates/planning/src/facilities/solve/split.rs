//! Sites with capacity and opening cost, customers that may be divided: the capacitated warehouse location problem.
//!
//! Search: drop, add and swap of open sites, each judged by the exact transport; the transport's prices tell what a further site
//! would save at most (a knapsack each), so that only swaps that can pay are computed. Bound: Lagrangean with continuous knapsacks
//! (J. E. Beasley, EJOR 33, 1988; F. Barahona and F. A. Chudak, Discrete Optimization 2, 2005), then a tree of fixings.

use crate::core::Random;
use crate::facilities::bound::dual::{Dual, Evaluation};
use crate::facilities::bound::volume::{Go, Volume};
use crate::facilities::network::Fixing;
use crate::facilities::solve::branch::{Plans, search};
use crate::facilities::solve::serving::Serving;
use crate::facilities::solve::track::Track;
use crate::facilities::solve::transport::{Flow, Transport};

struct Search<'t, 'a> {
    track: &'t mut Track<'a>,
    transport: Transport<'a>,
    /// Tells what further sites would save.
    pricing: Dual<'a>,
    home: (f64, Vec<usize>),
    random: Random,
    nodes: u64,
}

/// Runs one lane until the budget ends or the best plan is proven.
pub(crate) fn run(track: &mut Track<'_>) {
    let net = track.net;
    let random = Random::lane(track.budget.seed(), track.lane as u64);
    let mut lane = Search {
        transport: Transport::new(net),
        pricing: Dual::new(net, usize::MAX),
        home: (f64::INFINITY, Vec::new()),
        random,
        nodes: 0,
        track,
    };
    let mut dual = Dual::new(net, usize::MAX);
    let nearest = |customer: usize| net.row(customer).iter().copied().fold(f64::INFINITY, f64::min);
    let mut volume = Volume::from(&mut dual, (0..net.customers).map(nearest).collect());
    lane.climb(&mut dual, &mut volume, 150);
    let start = lane.round(&volume.openness);
    lane.improve(start);
    if lane.track.lane == 0 {
        while !volume.is_done() && !lane.track.is_over() {
            lane.climb(&mut dual, &mut volume, 100);
            if volume.best.bound >= lane.track.enough() {
                return;
            }
        }
        let start = lane.round(&volume.openness);
        lane.improve(start);
        if !lane.track.is_over() {
            search(&mut dual, &volume, 80, &mut lane);
        }
    }
    while !lane.track.is_over() {
        lane.kick();
        lane.track.done += 1;
    }
}

impl Search<'_, '_> {
    fn climb(&mut self, dual: &mut Dual<'_>, volume: &mut Volume, steps: usize) {
        let (target, enough) = (self.track.best(), self.track.enough());
        let track = &mut *self.track;
        volume.climb(dual, steps, target, enough, |_| {
            if track.tick() { Go::Stop } else { Go::On }
        });
        if self.track.lane == 0 {
            self.track.proven(volume.best.bound);
        }
    }

    /// The objective of a set, and its flow; keeps it when it is the best.
    fn judge(&mut self, open: &[usize]) -> (f64, Flow) {
        let flow = self.transport.solve(open);
        let net = self.track.net;
        let mut is_open = vec![false; net.sites];
        for &site in open {
            is_open[site] = true;
        }
        let total = flow.cost + net.opening_cost(&is_open);
        if flow.missing == 0 && total < self.track.best() {
            self.track.offer(total, || Serving {
                open: open.to_vec(),
                parts: flow.parts.clone(),
            });
        }
        (total, flow)
    }

    fn is_pinned(&self, site: usize) -> bool {
        self.track.net.fixing[site] == Fixing::Open
    }

    /// Sites from how much each is open on average, filled up until they can hold everybody.
    fn round(&self, openness: &[f64]) -> Vec<usize> {
        let net = self.track.net;
        let mut order: Vec<usize> = (0..net.sites)
            .filter(|&site| net.fixing[site] != Fixing::Closed)
            .collect();
        order.sort_by(|&one, &two| openness[two].total_cmp(&openness[one]).then(one.cmp(&two)));
        let mut missing = net.total_demand();
        let mut open = Vec::new();
        for site in order {
            let wanted = self.is_pinned(site) || openness[site] >= 0.5 || missing > 0;
            if wanted && net.campuses(&with(&open, site)) <= net.at_most {
                missing -= net.capacity[site];
                open.push(site);
            }
        }
        open.sort_unstable();
        open
    }

    /// Local search from a set; returns where it ends.
    fn improve(&mut self, mut open: Vec<usize>) -> (f64, Vec<usize>) {
        let (mut total, mut flow) = self.judge(&open);
        'again: while !self.track.is_over() {
            let least = total - 1e-9 * total.abs();
            // One more site.
            for (_, site) in self.worth(&open, &flow, total, least) {
                let wider = with(&open, site);
                let (found, its_flow) = self.judge(&wider);
                if found < least {
                    (total, flow, open) = (found, its_flow, wider);
                    continue 'again;
                }
            }
            // One fewer, or another in its place.
            let mut slots: Vec<usize> = (0..open.len()).collect();
            self.random.shuffle(&mut slots);
            for slot in slots {
                if self.is_pinned(open[slot]) || open.len() == 1 {
                    continue;
                }
                let mut fewer = open.clone();
                fewer.remove(slot);
                let (found, its_flow) = self.judge(&fewer);
                if found < least {
                    (total, flow, open) = (found, its_flow, fewer);
                    continue 'again;
                }
                for (_, site) in self.worth(&fewer, &its_flow, found, least) {
                    if site == open[slot] {
                        continue;
                    }
                    let other = with(&fewer, site);
                    let (found, its_flow) = self.judge(&other);
                    if found < least {
                        (total, flow, open) = (found, its_flow, other);
                        continue 'again;
                    }
                }
                if self.track.is_over() {
                    break;
                }
            }
            break;
        }
        if total <= self.home.0 {
            self.home = (total, open.clone());
        }
        (total, open)
    }

    /// Closed sites that could bring the objective below `least`, most promising first.
    fn worth(&mut self, open: &[usize], flow: &Flow, total: f64, least: f64) -> Vec<(f64, usize)> {
        let net = self.track.net;
        let mut found = Evaluation::default();
        self.pricing.evaluate(&flow.prices, &mut found);
        let mut campus_open = vec![false; net.campus_fixed.len()];
        for &site in open {
            campus_open[net.campus[site]] = true;
        }
        let used = net.campuses(open);
        let mut promising = Vec::new();
        for site in (0..net.sites).filter(|site| net.fixing[*site] != Fixing::Closed && !open.contains(site)) {
            let campus = net.campus[site];
            let added = if campus_open[campus] {
                0.0
            } else {
                net.campus_fixed[campus]
            };
            let at_best = total + found.value[site] + added;
            if at_best < least && (campus_open[campus] || used < net.at_most) {
                promising.push((at_best, site));
            }
        }
        promising.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        promising
    }

    /// A few random changes away from home, and down again.
    fn kick(&mut self) {
        if self.home.0 > self.track.best()
            && self.random.chance(0.1)
            && let Some(best) = self.track.incumbent.plan()
        {
            self.home = (self.track.best(), best.open);
        }
        let net = self.track.net;
        let mut open = self.home.1.clone();
        if open.is_empty() {
            return;
        }
        for _ in 0..=self.random.below(3) {
            let slot = self.random.below(open.len());
            let site = self.random.below(net.sites);
            if self.is_pinned(open[slot]) || net.fixing[site] == Fixing::Closed || open.contains(&site) {
                continue;
            }
            let old = std::mem::replace(&mut open[slot], site);
            if net.campuses(&open) > net.at_most {
                open[slot] = old;
            }
        }
        open.sort_unstable();
        self.improve(open);
    }
}

/// The set with another site, in order.
fn with(open: &[usize], site: usize) -> Vec<usize> {
    let mut set = open.to_vec();
    set.push(site);
    set.sort_unstable();
    set
}

impl Plans for Search<'_, '_> {
    fn best(&self) -> f64 {
        self.track.best()
    }

    fn enough(&self) -> f64 {
        self.track.enough()
    }

    fn suggest(&mut self, relaxed: &Evaluation) {
        self.nodes += 1;
        let start = self.round(&relaxed.open);
        if self.nodes.is_multiple_of(10) {
            self.improve(start);
            self.kick();
        } else {
            self.judge(&start);
        }
    }

    fn complete(&mut self, open: &[usize]) -> f64 {
        let (total, flow) = self.judge(open);
        if flow.missing == 0 { total } else { f64::INFINITY }
    }

    fn proven(&mut self, bound: f64) {
        self.track.proven(bound);
    }

    fn is_over(&mut self) -> bool {
        self.track.tick()
    }
}
