//! Which sites to keep open when none can be full: the fast interchange of sites.
//!
//! M. G. C. Resende and R. F. Werneck, "A fast swap-based local search procedure for location problems" (Annals of Operations
//! Research 150, 2007): for each pair of a site that closes and one that opens the profit is
//! gain(open) − loss(close) + extra(open, close), and a swap changes these only for the customers whose nearest or second
//! nearest open site changes. The local search ends where no pair has a profit.

use crate::facilities::network::Network;

/// A set of open sites with the nearest two of each customer, and what every swap would bring.
#[derive(Debug, Clone)]
pub(crate) struct Interchange<'a> {
    net: &'a Network,
    /// Sites in the order of cost for each customer.
    order: &'a [Vec<u32>],
    pub open: Vec<usize>,
    slot: Vec<usize>,
    first: Vec<usize>,
    second: Vec<usize>,
    gain: Vec<f64>,
    loss: Vec<f64>,
    /// `extra[site * slots + slot of the closing one]`.
    extra: Vec<f64>,
    slots: usize,
    pub total: f64,
    /// What an unserved customer costs: more than anything real.
    far: f64,
    may_open: &'a [bool],
    may_close: &'a [bool],
}

const NOWHERE: usize = usize::MAX;

/// All sites of each customer, nearest first.
pub(crate) fn orders(net: &Network) -> Vec<Vec<u32>> {
    let short = |site: usize| u32::try_from(site).unwrap_or(u32::MAX);
    net.nearest_sites(usize::MAX)
        .iter()
        .map(|order| order.iter().map(|&site| short(site)).collect())
        .collect()
}

impl<'a> Interchange<'a> {
    /// Starts at the open sites `open`; only sites with `may_open` come in, only those with `may_close` go.
    pub(crate) fn new(
        net: &'a Network,
        order: &'a [Vec<u32>],
        open: Vec<usize>,
        may_open: &'a [bool],
        may_close: &'a [bool],
    ) -> Self {
        let slots = open.len();
        let mut state = Self {
            net,
            order,
            open,
            slot: vec![NOWHERE; net.sites],
            first: vec![NOWHERE; net.customers],
            second: vec![NOWHERE; net.customers],
            gain: vec![0.0; net.sites],
            loss: vec![0.0; slots],
            extra: vec![0.0; net.sites * slots],
            slots,
            total: 0.0,
            far: (net.dearest() + 1.0) * (net.customers + 1) as f64,
            may_open,
            may_close,
        };
        state.reset();
        state
    }

    /// Replaces the open sites (as many as before).
    pub(crate) fn set(&mut self, open: &[usize]) {
        self.open.clear();
        self.open.extend_from_slice(open);
        self.reset();
    }

    fn reset(&mut self) {
        self.slot.fill(NOWHERE);
        for (slot, &site) in self.open.iter().enumerate() {
            self.slot[site] = slot;
        }
        self.gain.fill(0.0);
        self.loss.fill(0.0);
        self.extra.fill(0.0);
        self.total = self.open.iter().map(|&site| self.net.fixed[site]).sum();
        for customer in 0..self.net.customers {
            self.locate(customer);
            self.total += self.price(customer, self.first[customer]);
            self.count(customer, 1.0);
        }
    }

    /// Finds the nearest two open sites.
    fn locate(&mut self, customer: usize) {
        let mut nearest = self.order[customer]
            .iter()
            .map(|&site| site as usize)
            .filter(|&site| self.slot[site] != NOWHERE);
        self.first[customer] = nearest.next().unwrap_or(NOWHERE);
        self.second[customer] = nearest.next().unwrap_or(NOWHERE);
    }

    #[inline]
    fn price(&self, customer: usize, site: usize) -> f64 {
        if site == NOWHERE {
            self.far
        } else {
            self.net.cost(customer, site)
        }
    }

    /// Adds (or with −1 takes back) what a customer contributes to gain, loss and extra.
    fn count(&mut self, customer: usize, sign: f64) {
        let (near, next) = (self.first[customer], self.second[customer]);
        let (here, then) = (self.price(customer, near), self.price(customer, next));
        if near == NOWHERE {
            for &site in &self.order[customer] {
                self.gain[site as usize] += sign * (self.far - self.net.cost(customer, site as usize));
            }
            return;
        }
        let slot = self.slot[near];
        self.loss[slot] += sign * (then - here);
        let row = self.net.row(customer);
        for &site in &self.order[customer] {
            let site = site as usize;
            let cost = row[site];
            if cost >= then {
                break;
            }
            if site == near {
                continue;
            }
            if cost < here {
                self.gain[site] += sign * (here - cost);
                self.extra[site * self.slots + slot] += sign * (then - here);
            } else {
                self.extra[site * self.slots + slot] += sign * (then - cost);
            }
        }
    }

    /// The most profitable swap: (profit, site that opens, slot that closes).
    pub(crate) fn best_swap(&self) -> Option<(f64, usize, usize)> {
        let mut best: Option<(f64, usize, usize)> = None;
        let closing = |(&loss, &site): (&f64, &usize)| {
            if self.may_close[site] {
                loss - self.net.fixed[site]
            } else {
                f64::INFINITY
            }
        };
        let losses: Vec<f64> = self.loss.iter().zip(&self.open).map(closing).collect();
        for site in 0..self.net.sites {
            if self.slot[site] != NOWHERE || !self.may_open[site] {
                continue;
            }
            let row = &self.extra[site * self.slots..(site + 1) * self.slots];
            let base = self.gain[site] - self.net.fixed[site];
            let least = row
                .iter()
                .zip(&losses)
                .fold(f64::NEG_INFINITY, |most, (extra, loss)| most.max(extra - loss));
            let profit = base + least;
            if profit.is_finite() && best.is_none_or(|(most, _, _)| profit > most) {
                let slot = row
                    .iter()
                    .zip(&losses)
                    .position(|(extra, loss)| extra - loss >= least)
                    .unwrap_or(0);
                best = Some((profit, site, slot));
            }
        }
        best
    }

    /// Opens `site` in the place of the one in `slot`; only customers whose nearest two change are counted anew.
    pub(crate) fn swap(&mut self, site: usize, slot: usize) {
        let closing = self.open[slot];
        let mut touched = Vec::new();
        for customer in 0..self.net.customers {
            let (near, next) = (self.first[customer], self.second[customer]);
            if near == closing || next == closing || self.net.cost(customer, site) < self.price(customer, next) {
                self.count(customer, -1.0);
                self.total -= self.price(customer, near);
                touched.push(customer);
            }
        }
        self.slot[closing] = NOWHERE;
        self.slot[site] = slot;
        self.open[slot] = site;
        self.total += self.net.fixed[site] - self.net.fixed[closing];
        for customer in touched {
            self.locate(customer);
            self.total += self.price(customer, self.first[customer]);
            self.count(customer, 1.0);
        }
    }

    /// Whether a site is open.
    pub(crate) fn is_open(&self, site: usize) -> bool {
        self.slot[site] != NOWHERE
    }

    /// A total from here on leaves somebody unserved.
    pub(crate) fn far(&self) -> f64 {
        self.far
    }

    /// The total, counted from the start so that no rounding gathers.
    pub(crate) fn recount(&mut self) -> f64 {
        let served: f64 = (0..self.net.customers)
            .map(|customer| self.price(customer, self.first[customer]))
            .sum();
        self.total = served + self.open.iter().map(|&site| self.net.fixed[site]).sum::<f64>();
        self.total
    }

    /// The site that serves each customer.
    pub(crate) fn serves(&self) -> Vec<usize> {
        self.first.clone()
    }

    /// Prices to start a bound from: between the nearest and the second nearest open site of each customer.
    pub(crate) fn margins(&self) -> Vec<f64> {
        let price = |customer: usize| {
            let here = self.price(customer, self.first[customer]);
            let next = self.price(customer, self.second[customer]);
            here + 0.3 * (next.min(2.0 * here + 1.0) - here)
        };
        (0..self.net.customers).map(price).collect()
    }

    /// Swaps while it pays, at most `most` times; says how often it swapped.
    pub(crate) fn descend(&mut self, most: usize) -> usize {
        for done in 0..most {
            match self.best_swap() {
                Some((profit, site, slot)) if profit > 1e-9 * self.total.abs().max(1.0) => self.swap(site, slot),
                _ => return done,
            }
        }
        most
    }
}
