//! Who is served where, and what each change would cost: the incremental evaluator of single-source location.
//!
//! Overload is allowed at a price a unit, so that the search may pass through plans that do not fit.

use crate::facilities::network::{Fixing, Network};

/// How many of the nearest open sites each customer knows.
pub(crate) const NEAR: usize = 5;
const NOWHERE: usize = usize::MAX;

/// A choice of open sites and the site of each customer.
#[derive(Debug, Clone)]
pub(crate) struct State<'a> {
    pub net: &'a Network,
    order: &'a [Vec<u32>],
    /// The site of each customer.
    pub at: Vec<usize>,
    pub load: Vec<i64>,
    members: Vec<Vec<usize>>,
    place: Vec<usize>,
    pub open: Vec<usize>,
    slot: Vec<usize>,
    near: Vec<[usize; NEAR]>,
    open_on_campus: Vec<usize>,
    campuses: usize,
    /// Price without overload.
    pub cost: f64,
    /// Sum of amounts above capacities.
    pub over: i64,
    /// What a unit of overload costs.
    pub weight: f64,
}

impl<'a> State<'a> {
    /// Opens `open` and sends each customer where `at` says (a site of `open`).
    pub(crate) fn new(net: &'a Network, order: &'a [Vec<u32>], open: &[usize], at: Vec<usize>, weight: f64) -> Self {
        let mut state = Self {
            net,
            order,
            at: Vec::new(),
            load: vec![0; net.sites],
            members: vec![Vec::new(); net.sites],
            place: vec![0; net.customers],
            open: Vec::new(),
            slot: vec![NOWHERE; net.sites],
            near: vec![[NOWHERE; NEAR]; net.customers],
            open_on_campus: vec![0; net.campus_fixed.len()],
            campuses: 0,
            cost: 0.0,
            over: 0,
            weight,
        };
        state.set(open, at);
        state
    }

    /// Starts anew from another plan.
    pub(crate) fn set(&mut self, open: &[usize], at: Vec<usize>) {
        self.at = at;
        self.load.fill(0);
        self.members.iter_mut().for_each(Vec::clear);
        self.slot.fill(NOWHERE);
        self.open_on_campus.fill(0);
        self.campuses = 0;
        self.open = open.to_vec();
        for (slot, &site) in self.open.iter().enumerate() {
            self.slot[site] = slot;
            let campus = self.net.campus[site];
            self.campuses += usize::from(self.open_on_campus[campus] == 0);
            self.open_on_campus[campus] += 1;
        }
        for customer in 0..self.net.customers {
            let site = self.at[customer];
            self.place[customer] = self.members[site].len();
            self.members[site].push(customer);
            self.load[site] += self.net.demand[customer];
            self.locate(customer);
        }
        self.recount();
    }

    /// Counts cost and overload from the start, so that no rounding gathers.
    pub(crate) fn recount(&mut self) {
        let mut is_open = vec![false; self.net.sites];
        self.open.iter().for_each(|&site| is_open[site] = true);
        let serving: f64 = (0..self.net.customers)
            .map(|customer| self.net.cost(customer, self.at[customer]))
            .sum();
        self.cost = serving + self.net.opening_cost(&is_open);
        self.over = (0..self.net.sites).map(|site| self.excess(site, self.load[site])).sum();
    }

    fn locate(&mut self, customer: usize) {
        let mut near = [NOWHERE; NEAR];
        let open = self.order[customer]
            .iter()
            .map(|&site| site as usize)
            .filter(|&site| self.slot[site] != NOWHERE);
        for (spot, site) in near.iter_mut().zip(open) {
            *spot = site;
        }
        self.near[customer] = near;
    }

    #[inline]
    fn excess(&self, site: usize, load: i64) -> i64 {
        (load - self.net.capacity[site]).max(0)
    }

    pub(crate) fn members(&self, site: usize) -> &[usize] {
        &self.members[site]
    }

    /// The open site that is `rank`-th nearest to a customer.
    #[inline]
    pub(crate) fn nearest(&self, customer: usize, rank: usize) -> Option<usize> {
        let site = self.near[customer][rank];
        (site != NOWHERE).then_some(site)
    }

    /// Price with overload.
    pub(crate) fn priced(&self) -> f64 {
        self.cost + self.weight * self.over as f64
    }

    /// (cost, overload) more when `customer` goes to `to`.
    #[inline]
    pub(crate) fn shift_delta(&self, customer: usize, to: usize) -> (f64, i64) {
        let (from, demand) = (self.at[customer], self.net.demand[customer]);
        let row = self.net.row(customer);
        let over = self.excess(from, self.load[from] - demand) - self.excess(from, self.load[from])
            + self.excess(to, self.load[to] + demand)
            - self.excess(to, self.load[to]);
        (row[to] - row[from], over)
    }

    /// (cost, overload) more when two customers of different sites change places.
    #[inline]
    pub(crate) fn swap_delta(&self, one: usize, two: usize) -> (f64, i64) {
        let (here, there) = (self.at[one], self.at[two]);
        let more = self.net.demand[two] - self.net.demand[one];
        let (first, second) = (self.net.row(one), self.net.row(two));
        let cost = first[there] - first[here] + second[here] - second[there];
        let over = self.excess(here, self.load[here] + more) - self.excess(here, self.load[here])
            + self.excess(there, self.load[there] - more)
            - self.excess(there, self.load[there]);
        (cost, over)
    }

    /// Sends a customer to an open site.
    pub(crate) fn shift(&mut self, customer: usize, to: usize) {
        let (cost, over) = self.shift_delta(customer, to);
        self.cost += cost;
        self.over += over;
        self.carry(customer, to);
    }

    fn carry(&mut self, customer: usize, to: usize) {
        let from = self.at[customer];
        let place = self.place[customer];
        self.members[from].swap_remove(place);
        if let Some(&moved) = self.members[from].get(place) {
            self.place[moved] = place;
        }
        self.place[customer] = self.members[to].len();
        self.members[to].push(customer);
        self.load[from] -= self.net.demand[customer];
        self.load[to] += self.net.demand[customer];
        self.at[customer] = to;
    }

    /// Changes the places of two customers.
    pub(crate) fn swap(&mut self, one: usize, two: usize) {
        let (cost, over) = self.swap_delta(one, two);
        let (here, there) = (self.at[one], self.at[two]);
        self.carry(one, there);
        self.carry(two, here);
        self.cost += cost;
        self.over += over;
    }

    /// What opening a site costs, beside who would come.
    pub(crate) fn opening(&self, site: usize) -> f64 {
        let campus = self.net.campus[site];
        self.net.fixed[site]
            + if self.open_on_campus[campus] == 0 {
                self.net.campus_fixed[campus]
            } else {
                0.0
            }
    }

    /// What closing a site spares.
    pub(crate) fn closing(&self, site: usize) -> f64 {
        let campus = self.net.campus[site];
        self.net.fixed[site]
            + if self.open_on_campus[campus] == 1 {
                self.net.campus_fixed[campus]
            } else {
                0.0
            }
    }

    /// Whether `site` may open beside what is open, once `gone` is closed.
    pub(crate) fn may_open(&self, site: usize, gone: Option<usize>) -> bool {
        let campus = self.net.campus[site];
        let frees = gone.is_some_and(|gone| self.open_on_campus[self.net.campus[gone]] == 1);
        self.slot[site] == NOWHERE
            && self.net.fixing[site] != Fixing::Closed
            && (self.open_on_campus[campus] > 0 || self.campuses - usize::from(frees) < self.net.at_most)
    }

    pub(crate) fn may_close(&self, site: usize) -> bool {
        self.net.fixing[site] == Fixing::Free
    }

    /// (cost, overload) more when all customers of `from` go to `to`, which opens in its place; without the opening costs.
    pub(crate) fn move_delta(&self, from: usize, to: usize, limit: f64) -> (f64, i64) {
        let over = self.excess(to, self.load[from]) - self.excess(from, self.load[from]);
        let mut cost = self.opening(to) - self.closing(from);
        let (here, there) = (self.net.column(from), self.net.column(to));
        let most = limit - self.weight * over as f64;
        for &customer in &self.members[from] {
            cost += there[customer] - here[customer];
        }
        if cost > most { (f64::INFINITY, 0) } else { (cost, over) }
    }

    /// Opens `to` in the place of `from`, with all its customers.
    pub(crate) fn relocate(&mut self, from: usize, to: usize) {
        let (cost, over) = self.move_delta(from, to, f64::INFINITY);
        self.cost += cost;
        self.over += over;
        let customers = std::mem::take(&mut self.members[from]);
        for &customer in &customers {
            self.at[customer] = to;
        }
        // What `to` has of its own is nothing: it was closed.
        self.members[from] = std::mem::replace(&mut self.members[to], customers);
        self.load[to] = std::mem::take(&mut self.load[from]);
        self.count_campus(from, to);
        let slot = self.slot[from];
        self.open[slot] = to;
        self.slot[to] = slot;
        self.slot[from] = NOWHERE;
        self.update_near(Some(from), Some(to));
    }

    fn count_campus(&mut self, closes: usize, opens: usize) {
        let (old, new) = (self.net.campus[closes], self.net.campus[opens]);
        self.open_on_campus[old] -= 1;
        self.campuses -= usize::from(self.open_on_campus[old] == 0);
        self.campuses += usize::from(self.open_on_campus[new] == 0);
        self.open_on_campus[new] += 1;
    }

    /// Opens a site without customers.
    pub(crate) fn open_site(&mut self, site: usize) {
        self.cost += self.opening(site);
        let campus = self.net.campus[site];
        self.campuses += usize::from(self.open_on_campus[campus] == 0);
        self.open_on_campus[campus] += 1;
        self.slot[site] = self.open.len();
        self.open.push(site);
        self.update_near(None, Some(site));
    }

    /// Closes a site that has no customers.
    pub(crate) fn close_site(&mut self, site: usize) {
        self.cost -= self.closing(site);
        let campus = self.net.campus[site];
        self.open_on_campus[campus] -= 1;
        self.campuses -= usize::from(self.open_on_campus[campus] == 0);
        let slot = std::mem::replace(&mut self.slot[site], NOWHERE);
        self.open.swap_remove(slot);
        if let Some(&moved) = self.open.get(slot) {
            self.slot[moved] = slot;
        }
        self.update_near(Some(site), None);
    }

    fn update_near(&mut self, closed: Option<usize>, opened: Option<usize>) {
        for customer in 0..self.net.customers {
            let near = &self.near[customer];
            if closed.is_some_and(|site| near.contains(&site)) {
                self.locate(customer);
                continue;
            }
            let Some(site) = opened else { continue };
            let row = self.net.row(customer);
            let (cost, last) = (row[site], near[NEAR - 1]);
            if !cost.is_finite() || (last != NOWHERE && row[last] <= cost) {
                continue;
            }
            let near = &mut self.near[customer];
            let spot = near
                .iter()
                .position(|&other| other == NOWHERE || row[other] > cost)
                .unwrap_or(NEAR - 1);
            near[spot..].rotate_right(1);
            near[spot] = site;
        }
    }
}
