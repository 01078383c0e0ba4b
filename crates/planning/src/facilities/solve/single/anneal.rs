//! Simulated annealing over who is served where: a customer goes to another site, two change places, a site moves with all its
//! customers, and now and then a site closes while another opens.
//!
//! The threshold is drawn first and compared with the change (S. Kirkpatrick et al., Science 220, 1983). The price of overload
//! follows what the search does: it rises while the plan does not fit and falls while it does (as in strategic oscillation,
//! F. Glover), so that the search keeps near the border where the best plans are.

use super::state::{NEAR, State};
use crate::core::Random;

/// How far one round of cooling goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cooling {
    /// First and last temperature, in the unit of cost.
    pub hot: f64,
    pub cold: f64,
    /// How many proposals.
    pub proposals: u64,
}

/// The best plan of a search that fits everybody.
#[derive(Debug, Clone, Default)]
pub(crate) struct Best {
    pub cost: f64,
    pub at: Vec<usize>,
    pub open: Vec<usize>,
}

/// The search around one state.
#[derive(Debug)]
pub(crate) struct Anneal<'a> {
    pub state: State<'a>,
    order: &'a [Vec<u32>],
    pub random: Random,
    pub best: Best,
    /// The least cost that fitted in the last round.
    pub round: f64,
    /// Whether the number of open sites may change: sites cost something, or fewer than allowed are open.
    pub may_resize: bool,
    least_weight: f64,
}

impl<'a> Anneal<'a> {
    pub(crate) fn new(state: State<'a>, order: &'a [Vec<u32>], random: Random) -> Self {
        let net = state.net;
        let may_resize = net.fixed.iter().chain(&net.campus_fixed).any(|cost| cost.abs() > 0.0);
        let best = Best {
            cost: f64::INFINITY,
            ..Best::default()
        };
        let least_weight = state.weight * 0.02;
        let mut this = Self {
            state,
            order,
            random,
            best,
            round: f64::INFINITY,
            may_resize,
            least_weight,
        };
        this.keep();
        this
    }

    fn keep(&mut self) {
        let state = &self.state;
        if state.over == 0 {
            self.round = self.round.min(state.cost);
        }
        if state.over == 0 && state.cost < self.best.cost - 1e-9 * state.cost.abs() {
            self.best.cost = state.cost;
            self.best.at.clone_from(&state.at);
            self.best.open.clone_from(&state.open);
        }
    }

    /// One round of cooling; `over` is asked now and then and ends it.
    pub(crate) fn cool(&mut self, cooling: Cooling, mut over: impl FnMut() -> bool) {
        const STRETCH: u64 = 500;
        let stretches = (cooling.proposals / STRETCH).max(1);
        let ratio = (cooling.cold / cooling.hot).powf(1.0 / stretches as f64);
        let mut heat = cooling.hot;
        self.round = f64::INFINITY;
        for _ in 0..stretches {
            let mut unfit = 0_u32;
            for _ in 0..STRETCH {
                self.propose(heat);
                if self.state.over > 0 {
                    unfit += 1;
                } else {
                    self.keep();
                }
            }
            let much = f64::from(unfit) / STRETCH as f64;
            // About a third of the time a little too full.
            self.state.weight = (self.state.weight * (1.0 + 0.1 * (much - 0.35))).max(self.least_weight);
            heat *= ratio;
            if over() {
                return;
            }
        }
        self.state.recount();
    }

    fn threshold(&mut self, heat: f64) -> f64 {
        -heat * (1.0 - self.random.unit()).ln()
    }

    fn propose(&mut self, heat: f64) {
        let limit = self.threshold(heat);
        let dice = self.random.below(1000);
        if dice < 420 {
            self.propose_shift(limit);
        } else if dice < 850 {
            self.propose_swap(limit);
        } else if dice < 997 {
            self.propose_move(limit);
        } else if self.may_resize && dice < 999 {
            self.propose_resize(limit);
        } else {
            self.propose_exchange(limit);
        }
    }

    /// An open site near a customer, other than its own; the nearest most often.
    fn target(&mut self, customer: usize) -> Option<usize> {
        let bits = self.random.below(16);
        let rank = match bits {
            0..8 => 0,
            8..12 => 1,
            12..14 => 2,
            _ => 3 + (bits & 1),
        };
        let site = self.state.nearest(customer, rank.min(NEAR - 1))?;
        if site == self.state.at[customer] {
            self.state.nearest(customer, (rank + 1).min(NEAR - 1))
        } else {
            Some(site)
        }
    }

    fn propose_shift(&mut self, limit: f64) {
        let customer = self.random.below(self.state.net.customers);
        let Some(to) = self.target(customer) else { return };
        let (cost, over) = self.state.shift_delta(customer, to);
        if to != self.state.at[customer] && cost + self.state.weight * over as f64 <= limit {
            self.state.shift(customer, to);
        }
    }

    fn propose_swap(&mut self, limit: f64) {
        let one = self.random.below(self.state.net.customers);
        let Some(to) = self.target(one) else { return };
        let Some(&two) = self.random.pick(self.state.members(to)) else {
            return;
        };
        if self.state.at[one] == to {
            return;
        }
        let (cost, over) = self.state.swap_delta(one, two);
        if cost + self.state.weight * over as f64 <= limit {
            self.state.swap(one, two);
        }
    }

    /// Another site near a customer of the one that would close.
    fn neighbour(&mut self, from: usize) -> Option<usize> {
        let customer = *self.random.pick(self.state.members(from))?;
        let order = &self.order[customer];
        let spread = order.len().min(4 + 2 * self.state.members(from).len());
        order.get(self.random.below(spread)).map(|&site| site as usize)
    }

    fn propose_move(&mut self, limit: f64) {
        let from = self.state.open[self.random.below(self.state.open.len())];
        let Some(to) = self.neighbour(from) else { return };
        if !self.state.may_close(from) || !self.state.may_open(to, Some(from)) {
            return;
        }
        let (cost, over) = self.state.move_delta(from, to, limit);
        if cost + self.state.weight * over as f64 <= limit {
            self.state.relocate(from, to);
        }
    }

    /// A site closes and its customers go elsewhere; another opens and draws customers. Taken back when it costs too much.
    fn propose_exchange(&mut self, limit: f64) {
        let Some(closing) = self.closable() else { return };
        let site = self.random.below(self.state.net.sites);
        if site == closing || !self.state.may_open(site, Some(closing)) {
            return;
        }
        let before = self.state.priced();
        let mut undo = Vec::new();
        self.open_and_draw(site, &mut undo);
        self.empty_and_close(closing, &mut undo);
        if self.state.priced() - before > limit {
            self.state.open_site(closing);
            self.take_back(&undo);
            self.state.close_site(site);
        }
    }

    fn closable(&mut self) -> Option<usize> {
        let closing = self.state.open[self.random.below(self.state.open.len())];
        (self.state.open.len() > 1 && self.state.may_close(closing)).then_some(closing)
    }

    fn propose_resize(&mut self, limit: f64) {
        let before = self.state.priced();
        let mut undo = Vec::new();
        if self.random.chance(0.5) {
            let Some(closing) = self.closable() else { return };
            self.empty_and_close(closing, &mut undo);
            if self.state.priced() - before > limit {
                self.state.open_site(closing);
                self.take_back(&undo);
            }
        } else {
            let site = self.random.below(self.state.net.sites);
            if !self.state.may_open(site, None) {
                return;
            }
            self.open_and_draw(site, &mut undo);
            if self.state.priced() - before > limit {
                self.take_back(&undo);
                self.state.close_site(site);
            }
        }
    }

    /// Opens a site; those who gain by it come while there is room.
    fn open_and_draw(&mut self, site: usize, undo: &mut Vec<(usize, usize)>) {
        self.state.open_site(site);
        let mut gains: Vec<(f64, usize)> = Vec::new();
        for customer in 0..self.state.net.customers {
            let gain = self.state.net.cost(customer, self.state.at[customer]) - self.state.net.cost(customer, site);
            if gain > 0.0 {
                gains.push((gain / self.state.net.demand[customer].max(1) as f64, customer));
            }
        }
        gains.sort_unstable_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        for (_, customer) in gains {
            if self.state.load[site] + self.state.net.demand[customer] <= self.state.net.capacity[site] {
                undo.push((customer, self.state.at[customer]));
                self.state.shift(customer, site);
            }
        }
    }

    /// Sends everybody of a site where it costs least, then closes it.
    fn empty_and_close(&mut self, closing: usize, undo: &mut Vec<(usize, usize)>) {
        let mut leaving = self.state.members(closing).to_vec();
        leaving.sort_unstable_by_key(|&customer| (std::cmp::Reverse(self.state.net.demand[customer]), customer));
        for customer in leaving {
            let mut best = (f64::INFINITY, usize::MAX);
            for rank in 0..NEAR {
                let Some(to) = self.state.nearest(customer, rank) else {
                    break;
                };
                if to != closing {
                    let (cost, over) = self.state.shift_delta(customer, to);
                    let priced = cost + self.state.weight * over as f64;
                    if priced < best.0 {
                        best = (priced, to);
                    }
                }
            }
            let fallback = self.state.open.iter().copied().find(|&site| site != closing);
            let to = if best.1 == usize::MAX { fallback } else { Some(best.1) };
            if let Some(to) = to {
                undo.push((customer, closing));
                self.state.shift(customer, to);
            }
        }
        self.state.close_site(closing);
    }

    fn take_back(&mut self, undo: &[(usize, usize)]) {
        for &(customer, from) in undo.iter().rev() {
            self.state.shift(customer, from);
        }
    }
}
