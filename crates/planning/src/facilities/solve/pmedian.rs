//! Sites that can never be full, so many of them at most: the p-median problem.
//!
//! The bound is the Lagrangean of the volume algorithm; the sites that it opens start the fast interchange. Then a tree of
//! fixings goes for the proof while the interchange goes on from kicked sets (iterated local search). Other lanes only kick.

use crate::core::Random;
use crate::facilities::bound::dual::{Dual, Evaluation};
use crate::facilities::bound::volume::{Go, Volume};
use crate::facilities::network::Fixing;
use crate::facilities::solve::branch::{Plans, fix, search};
use crate::facilities::solve::interchange::Interchange;
use crate::facilities::solve::serving::Serving;
use crate::facilities::solve::track::Track;

/// One lane of the search.
struct Search<'t, 'a> {
    track: &'t mut Track<'a>,
    state: Interchange<'t>,
    /// The set from which kicks start.
    home: (f64, Vec<usize>),
    /// Sites that may come in.
    candidates: Vec<usize>,
    random: Random,
}

/// Runs one lane until the budget ends or the best plan is proven. `order` lists the sites of each customer, nearest first.
pub(crate) fn run(track: &mut Track<'_>, order: &[Vec<u32>]) {
    let net = track.net;
    let may_open: Vec<bool> = net.fixing.iter().map(|&state| state != Fixing::Closed).collect();
    let may_close: Vec<bool> = net.fixing.iter().map(|&state| state == Fixing::Free).collect();
    let candidates: Vec<usize> = (0..net.sites)
        .filter(|&site| net.fixing[site] == Fixing::Free)
        .collect();
    let mut random = Random::lane(track.budget.seed(), track.lane as u64);
    let mut open: Vec<usize> = (0..net.sites)
        .filter(|&site| net.fixing[site] == Fixing::Open)
        .collect();
    let mut pool = candidates.clone();
    random.shuffle(&mut pool);
    open.extend(pool.into_iter().take(net.at_most.saturating_sub(open.len())));
    let state = Interchange::new(net, order, open, &may_open, &may_close);
    let mut search_state = Search {
        home: (f64::INFINITY, Vec::new()),
        state,
        candidates,
        random,
        track,
    };
    search_state.descend();
    if search_state.track.lane == 0 {
        search_state.prove();
    }
    while !search_state.track.is_over() {
        search_state.kick();
        search_state.track.done += 1;
    }
}

impl Search<'_, '_> {
    /// Local search from the present set; keeps what it ends with.
    fn descend(&mut self) -> f64 {
        while self.state.descend(50) == 50 && !self.track.is_over() {}
        let total = self.state.recount();
        if total < self.state.far() && total < self.track.best() {
            let state = &self.state;
            let demand = &self.track.net.demand;
            self.track
                .offer(total, || Serving::whole(&state.serves(), demand, state.open.clone()));
        }
        if total <= self.home.0 {
            self.home = (total, self.state.open.clone());
        }
        total
    }

    /// Some random swaps away from home, and down again.
    fn kick(&mut self) {
        if self.home.0 > self.track.best()
            && self.random.chance(0.02)
            && let Some(best) = self.track.incumbent.plan()
        {
            self.home = (self.track.best(), best.open);
        }
        self.state.set(&self.home.1);
        let slots = self.state.open.len();
        let strength = 1 + self.random.below(2 + slots.min(60) / 10);
        for _ in 0..strength {
            let slot = self.random.below(slots);
            let Some(&site) = self.random.pick(&self.candidates) else {
                return;
            };
            if self.track.net.fixing[self.state.open[slot]] == Fixing::Free && !self.state.is_open(site) {
                self.state.swap(site, slot);
            }
        }
        self.descend();
    }

    /// The sites of a relaxation, filled up to the number allowed, and down from there.
    fn try_relaxed(&mut self, relaxed: &Evaluation) {
        let mut order: Vec<usize> = (0..relaxed.value.len())
            .filter(|&site| relaxed.value[site].is_finite())
            .collect();
        order.sort_by(|&one, &two| {
            relaxed.open[two]
                .total_cmp(&relaxed.open[one])
                .then(relaxed.value[one].total_cmp(&relaxed.value[two]))
        });
        order.truncate(self.state.open.len());
        if order.len() == self.state.open.len() {
            self.state.set(&order);
            self.descend();
        }
    }

    /// Raises the bound, then searches the tree.
    fn prove(&mut self) {
        let net = self.track.net;
        let nearest = (12 * net.sites / net.at_most.max(1)).max(40);
        let mut dual = Dual::new(net, if nearest * 2 > net.sites { usize::MAX } else { nearest });
        let mut volume = Volume::from(&mut dual, self.state.margins());
        while !volume.is_done() && !self.track.is_over() {
            let target = self.track.best();
            let enough = self.track.enough();
            let before = volume.best.bound;
            let track = &mut *self.track;
            volume.climb(&mut dual, 40, target, enough, |_| {
                if track.tick() { Go::Stop } else { Go::On }
            });
            self.track.proven(volume.best.bound);
            if volume.best.bound >= enough {
                return;
            }
            if volume.best.bound > before {
                let relaxed = volume.best.clone();
                self.try_relaxed(&relaxed);
            }
        }
        if self.track.is_over() {
            return;
        }
        let enough = self.track.enough();
        fix(&mut dual, &volume.best, enough);
        self.candidates.retain(|&site| dual.fixing[site] != Fixing::Closed);
        search(&mut dual, &volume, 60, self);
    }
}

impl Plans for Search<'_, '_> {
    fn best(&self) -> f64 {
        self.track.best()
    }

    fn enough(&self) -> f64 {
        self.track.enough()
    }

    fn suggest(&mut self, relaxed: &Evaluation) {
        self.try_relaxed(relaxed);
        self.kick();
    }

    fn complete(&mut self, open: &[usize]) -> f64 {
        let mut set = open.to_vec();
        // Fewer than allowed: any further site does no harm, for none costs anything.
        let slots = self.state.open.len();
        let fixing = &self.track.net.fixing;
        set.extend(
            (0..self.track.net.sites)
                .filter(|&site| fixing[site] != Fixing::Closed && !open.contains(&site))
                .take(slots.saturating_sub(set.len())),
        );
        self.state.set(&set);
        self.descend()
    }

    fn proven(&mut self, bound: f64) {
        self.track.proven(bound);
    }

    fn is_over(&mut self) -> bool {
        self.track.tick()
    }
}
