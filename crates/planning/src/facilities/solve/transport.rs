//! The cheapest way to serve everybody from given sites when customers may be divided: an exact transport solver.
//!
//! Successive shortest paths (R. G. Busacker and P. J. Gowen, 1960) on the graph of the open sites alone: first everybody goes
//! to the nearest, then the excess of full sites moves on along cheapest chains, where the arc from a to b costs what the
//! cheapest customer of a loses by going to b. With q sites a chain is found in O(q²) by R. Bellman's rule. A last, dear place
//! takes what the sites cannot hold. The prices at the end prove the result, and tell what one more site would save at most.

use crate::facilities::network::Network;

/// Who is served from where.
#[derive(Debug, Clone)]
pub(crate) struct Flow {
    /// Cost of serving, without the sites; what could not be served costs dear.
    pub cost: f64,
    /// Amount that no site could hold.
    pub missing: i64,
    /// For each customer the parts: (site, amount).
    pub parts: Vec<Vec<(usize, i64)>>,
    /// What serving each whole customer is worth at the margin.
    pub prices: Vec<f64>,
}

/// Work room that is kept between calls.
#[derive(Debug)]
pub(crate) struct Transport<'a> {
    net: &'a Network,
    /// Cost a unit by customer and site.
    unit: Vec<f64>,
    dear: f64,
    load: Vec<i64>,
    room: Vec<i64>,
    members: Vec<Vec<usize>>,
    arc: Vec<(f64, usize)>,
    flow: Vec<Vec<(usize, i64)>>,
}

const NOBODY: usize = usize::MAX;

impl<'a> Transport<'a> {
    pub(crate) fn new(net: &'a Network) -> Self {
        let per_unit = |(at, cost): (usize, &f64)| cost / net.demand[at / net.sites.max(1)].max(1) as f64;
        let unit: Vec<f64> = net.cost.iter().enumerate().map(per_unit).collect();
        let dear = unit.iter().copied().filter(|unit| unit.is_finite()).fold(1.0, f64::max) * 8.0;
        Self {
            net,
            unit,
            dear,
            load: vec![],
            room: vec![],
            members: vec![],
            arc: vec![],
            flow: vec![],
        }
    }

    /// Cost a unit; the slot behind the last open site is the dear place.
    #[inline]
    fn unit(&self, customer: usize, open: &[usize], slot: usize) -> f64 {
        open.get(slot).map_or(self.dear, |&site| {
            self.unit[customer * self.net.sites + site].min(self.dear * 2.0)
        })
    }

    /// The cheapest service from `open`.
    pub(crate) fn solve(&mut self, open: &[usize]) -> Flow {
        let slots = open.len() + 1;
        self.load.clear();
        self.load.resize(slots, 0);
        self.room.clear();
        self.room.extend(open.iter().map(|&site| self.net.capacity[site]));
        self.room.push(crate::facilities::network::UNLIMITED);
        self.members.iter_mut().for_each(Vec::clear);
        self.members.resize_with(slots, Vec::new);
        self.flow.iter_mut().for_each(Vec::clear);
        self.flow.resize_with(self.net.customers, Vec::new);
        for customer in 0..self.net.customers {
            let mut best = (self.dear, open.len());
            for (slot, &site) in open.iter().enumerate() {
                let unit = self.unit[customer * self.net.sites + site];
                if unit < best.0 {
                    best = (unit, slot);
                }
            }
            let demand = self.net.demand[customer];
            self.flow[customer].push((best.1, demand));
            self.load[best.1] += demand;
            // Customers that need nothing never move.
            if demand > 0 {
                self.members[best.1].push(customer);
            }
        }
        self.arc.clear();
        self.arc.resize(slots * slots, (f64::INFINITY, NOBODY));
        for slot in 0..slots {
            self.refresh(open, slot);
        }
        while self.relieve(open) {}
        self.finish(open)
    }

    /// The cheapest customer to send from `from` to each other slot.
    fn refresh(&mut self, open: &[usize], from: usize) {
        let slots = open.len() + 1;
        let mut row = std::mem::take(&mut self.arc);
        let arcs = &mut row[from * slots..(from + 1) * slots];
        arcs.fill((f64::INFINITY, NOBODY));
        for &customer in &self.members[from] {
            let here = self.unit(customer, open, from);
            for (to, arc) in arcs.iter_mut().enumerate() {
                let loss = self.unit(customer, open, to) - here;
                if loss < arc.0 && to != from {
                    *arc = (loss, customer);
                }
            }
        }
        self.arc = row;
    }

    /// Moves some excess along a cheapest chain; false when there is none left.
    fn relieve(&mut self, open: &[usize]) -> bool {
        let slots = open.len() + 1;
        let mut far: Vec<f64> = (0..slots)
            .map(|slot| {
                if self.load[slot] > self.room[slot] {
                    0.0
                } else {
                    f64::INFINITY
                }
            })
            .collect();
        if far.iter().all(|far| far.is_infinite()) {
            return false;
        }
        let mut before = vec![NOBODY; slots];
        for _ in 0..slots {
            let mut moved = false;
            for from in 0..slots {
                if far[from].is_infinite() {
                    continue;
                }
                for to in 0..slots {
                    let through = far[from] + self.arc[from * slots + to].0;
                    if through < far[to] - 1e-9 * self.dear {
                        far[to] = through;
                        before[to] = from;
                        moved = true;
                    }
                }
            }
            if !moved {
                break;
            }
        }
        let ends = (0..slots).filter(|&slot| self.load[slot] < self.room[slot] && far[slot].is_finite());
        let Some(end) = ends.min_by(|&one, &two| far[one].total_cmp(&far[two])) else {
            return false;
        };
        let mut chain = vec![end];
        let mut at = end;
        while before[at] != NOBODY && chain.len() <= slots {
            at = before[at];
            chain.push(at);
        }
        let mut amount = (self.load[at] - self.room[at]).min(self.room[end] - self.load[end]);
        for pair in chain.windows(2) {
            let customer = self.arc[pair[1] * slots + pair[0]].1;
            amount = amount.min(self.part(customer, pair[1]));
        }
        for pair in chain.windows(2) {
            let customer = self.arc[pair[1] * slots + pair[0]].1;
            self.shift(customer, pair[1], pair[0], amount);
        }
        for &slot in &chain {
            self.refresh(open, slot);
        }
        amount > 0
    }

    fn part(&self, customer: usize, slot: usize) -> i64 {
        self.flow[customer]
            .iter()
            .find(|part| part.0 == slot)
            .map_or(0, |part| part.1)
    }

    fn shift(&mut self, customer: usize, from: usize, to: usize, amount: i64) {
        self.load[from] -= amount;
        self.load[to] += amount;
        let parts = &mut self.flow[customer];
        if let Some(part) = parts.iter_mut().find(|part| part.0 == from) {
            part.1 -= amount;
        }
        if let Some(part) = parts.iter_mut().find(|part| part.0 == to) {
            part.1 += amount;
        } else {
            parts.push((to, amount));
            self.members[to].push(customer);
        }
        if parts.iter().any(|part| part.0 == from && part.1 == 0) {
            parts.retain(|part| part.0 != from);
            self.members[from].retain(|&member| member != customer);
        }
    }

    /// Prices of full sites: what the cheapest chain to free room costs.
    fn congestion(&self, slots: usize) -> Vec<f64> {
        let mut price: Vec<f64> = (0..slots)
            .map(|slot| {
                if self.load[slot] < self.room[slot] {
                    0.0
                } else {
                    f64::INFINITY
                }
            })
            .collect();
        for _ in 0..slots {
            let mut moved = false;
            for from in 0..slots {
                for to in 0..slots {
                    let through = self.arc[from * slots + to].0 + price[to];
                    if through < price[from] - 1e-12 * self.dear {
                        price[from] = through.max(0.0);
                        moved = true;
                    }
                }
            }
            if !moved {
                break;
            }
        }
        price
    }

    fn finish(&self, open: &[usize]) -> Flow {
        let slots = open.len() + 1;
        let congestion = self.congestion(slots);
        let (mut cost, mut missing) = (0.0, 0);
        let mut parts = vec![Vec::new(); self.net.customers];
        let mut prices = vec![0.0; self.net.customers];
        for customer in 0..self.net.customers {
            let demand = self.net.demand[customer];
            for &(slot, amount) in &self.flow[customer] {
                if let Some(&site) = open.get(slot) {
                    let whole = amount == demand;
                    let price = self.net.cost(customer, site);
                    cost += if whole {
                        price
                    } else {
                        price * (amount as f64 / demand as f64)
                    };
                    parts[customer].push((site, amount));
                } else {
                    missing += amount.max(1);
                    cost += self.dear * amount.max(1) as f64;
                }
            }
            let paid = (0..slots).map(|slot| self.unit(customer, open, slot) + congestion[slot]);
            prices[customer] = paid.fold(f64::INFINITY, f64::min) * demand.max(1) as f64;
        }
        Flow {
            cost,
            missing,
            parts,
            prices,
        }
    }
}
