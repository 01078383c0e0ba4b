//! The Lagrangean function of location: the rows "each customer is served" are priced, and each site answers alone.
//!
//! With a price for each customer the sites part: a site earns at most the prices of those it serves less the costs of serving
//! them, under its capacity, and is worth its opening cost less that (its *value*). The cheapest choice of sites that respects
//! pins, the number of campuses and the total capacity gives, with the sum of all prices, a bound that no plan can beat. The knapsack of a site is continuous when customers may be
//! divided (M. L. Fisher, Management Science 27, 1981; J. E. Beasley, EJOR 33, 1988) and 0-1 on request when they may not.

use crate::facilities::bound::choice::{Choice, Conditions};
use crate::facilities::network::{Fixing, Network, UNLIMITED};

/// One evaluation: the bound and what leads to it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evaluation {
    /// No plan within the fixings costs less.
    pub bound: f64,
    /// The part of it that conditional bounds build on.
    pub base: f64,
    /// Opening cost less earnings of each site; lower is better.
    pub value: Vec<f64>,
    /// The sites that the relaxation opens: 1, or a part of the last one needed for capacity.
    pub open: Vec<f64>,
    /// How much of each customer they serve together.
    pub served: Vec<f64>,
}

/// The Lagrangean function over the arcs worth looking at.
#[derive(Debug, Clone)]
pub(crate) struct Dual<'a> {
    pub net: &'a Network,
    /// Customers and costs of each site that count.
    arcs: Vec<Vec<(u32, f64)>>,
    /// A price may not exceed the first cost that was left out: beyond it the bound would not hold.
    ceiling: Vec<f64>,
    /// The sites' state in the present branch.
    pub fixing: Vec<Fixing>,
    /// Exact 0-1 knapsacks instead of continuous ones.
    pub whole: bool,
    items: Vec<super::knapsack::Item>,
    taken: Vec<(u32, f64)>,
    spans: Vec<(usize, usize)>,
    exact: Vec<bool>,
    table: super::knapsack::Table,
    pub conditions: Conditions,
}

impl<'a> Dual<'a> {
    /// Over the `nearest` sites of each customer; `usize::MAX` keeps all.
    pub(crate) fn new(net: &'a Network, nearest: usize) -> Self {
        let mut arcs = vec![Vec::new(); net.sites];
        let mut ceiling = vec![f64::INFINITY; net.customers];
        for (customer, order) in net.nearest_sites(nearest.saturating_add(1)).iter().enumerate() {
            for (rank, &site) in order.iter().enumerate() {
                if rank == nearest {
                    ceiling[customer] = net.cost(customer, site);
                } else {
                    arcs[site].push((u32::try_from(customer).unwrap_or(u32::MAX), net.cost(customer, site)));
                }
            }
        }
        Self {
            net,
            arcs,
            ceiling,
            fixing: net.fixing.clone(),
            whole: false,
            items: Vec::new(),
            taken: Vec::new(),
            spans: vec![(0, 0); net.sites],
            exact: Vec::new(),
            table: super::knapsack::Table::default(),
            conditions: Conditions::of(net),
        }
    }

    /// Cuts prices to what keeps the bound valid.
    pub(crate) fn clamp(&self, prices: &mut [f64]) {
        for (price, ceiling) in prices.iter_mut().zip(&self.ceiling) {
            *price = price.min(*ceiling);
        }
    }

    /// Evaluates the bound at `prices` (clamped by the caller) into `out`.
    pub(crate) fn evaluate(&mut self, prices: &[f64], out: &mut Evaluation) {
        let net = self.net;
        out.value.clear();
        out.value.resize(net.sites, f64::INFINITY);
        self.taken.clear();
        for site in 0..net.sites {
            let start = self.taken.len();
            if self.fixing[site] != Fixing::Closed {
                let earned = self.earn(site, prices, false);
                out.value[site] = net.fixed[site] - earned;
            }
            self.spans[site] = (start, self.taken.len());
        }
        let (mut chosen, mut cover) = self.conditions.choose(net, &out.value, &self.fixing, &mut out.open);
        if self.whole {
            // A continuous knapsack earns at least as much as a whole one: only sites that it opens need the exact answer,
            // and those that open in their place.
            self.exact.clear();
            self.exact.resize(net.sites, false);
            while let Some(first) = (0..net.sites).find(|&site| out.open[site] > 0.0 && !self.exact[site]) {
                for site in first..net.sites {
                    if out.open[site] > 0.0 && !std::mem::replace(&mut self.exact[site], true) {
                        let start = self.taken.len();
                        out.value[site] = net.fixed[site] - self.earn(site, prices, true);
                        self.spans[site] = (start, self.taken.len());
                    }
                }
                (chosen, cover) = self.conditions.choose(net, &out.value, &self.fixing, &mut out.open);
            }
        }
        out.base = prices.iter().sum::<f64>() + chosen;
        out.bound = out.base + cover;
        out.served.clear();
        out.served.resize(net.customers, 0.0);
        for site in 0..net.sites {
            let weight = out.open[site];
            if weight > 0.0 {
                let (start, end) = self.spans[site];
                for &(customer, part) in &self.taken[start..end] {
                    out.served[customer as usize] += weight * part;
                }
            }
        }
    }

    /// What a site earns at best, and (at the end of `taken`) by whom.
    fn earn(&mut self, site: usize, prices: &[f64], whole: bool) -> f64 {
        let capacity = self.net.capacity[site];
        if capacity >= UNLIMITED {
            let mut earned = 0.0;
            for &(customer, cost) in &self.arcs[site] {
                let gain = prices[customer as usize] - cost;
                if gain > 0.0 {
                    earned += gain;
                    self.taken.push((customer, 1.0));
                }
            }
            return earned;
        }
        self.items.clear();
        let (mut all, mut load) = (0.0, 0_i64);
        for &(customer, cost) in &self.arcs[site] {
            let gain = prices[customer as usize] - cost;
            let demand = self.net.demand[customer as usize];
            if gain > 0.0 && (demand <= capacity || self.net.may_split) {
                all += gain;
                load += demand;
                self.items.push((gain, demand as f64, customer, 0.0));
            }
        }
        if load <= capacity {
            self.taken
                .extend(self.items.iter().map(|&(_, _, customer, _)| (customer, 1.0)));
            return all;
        }
        if whole && super::knapsack::Table::is_small(self.items.len(), capacity) {
            return self.table.best(&self.items, capacity, &mut self.taken);
        }
        super::knapsack::continuous(&mut self.items, capacity as f64, &mut self.taken)
    }

    /// The choice of sites at given values, for conditional bounds.
    pub(crate) fn choice(&self, value: &[f64]) -> Choice {
        self.conditions.conditional(self.net, value, &self.fixing)
    }
}
