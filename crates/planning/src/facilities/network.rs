//! What the engines work on: numbers only, indices for names, one entry a customer (the pupils of one place and level) and
//! one a site (a school of one level on one campus).
//!
//! Amounts are whole numbers, so loads are exact; costs are `f64`, because two public formats have decimals (whole costs stay
//! exact up to 2^53). A pair that may not be used costs infinity.

/// Capacity that nobody can exceed.
pub(crate) const UNLIMITED: i64 = i64::MAX / 1_000_000;

/// What is known of a site before the search, or inside one branch of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fixing {
    /// The search decides.
    Free,
    /// It is open.
    Open,
    /// It is closed.
    Closed,
}

/// The problem as the engines see it.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    /// How many customers.
    pub customers: usize,
    /// How many sites.
    pub sites: usize,
    /// Amount of each customer (pupils); at least 0.
    pub demand: Vec<i64>,
    /// Amount that each site can take; [`UNLIMITED`] where there is no limit.
    pub capacity: Vec<i64>,
    /// Cost of each site when it is open, beyond its campus.
    pub fixed: Vec<f64>,
    /// Cost of serving a whole customer from a site: row by row, a customer a row.
    pub cost: Vec<f64>,
    /// The same by site: a site a row.
    pub by_site: Vec<f64>,
    /// Which campus each site stands on.
    pub campus: Vec<usize>,
    /// Cost of each campus while any of its sites is open.
    pub campus_fixed: Vec<f64>,
    /// Added to the price of every plan.
    pub constant: f64,
    /// Pins.
    pub fixing: Vec<Fixing>,
    /// At most so many campuses may be open.
    pub at_most: usize,
    /// Whether a customer may be divided among sites.
    pub may_split: bool,
}

impl Network {
    /// A network in which each site is its own campus, from a matrix with a customer a row.
    pub(crate) fn single_level(demand: Vec<i64>, capacity: Vec<i64>, fixed: Vec<f64>, cost: Vec<f64>) -> Self {
        let (customers, sites) = (demand.len(), capacity.len());
        let mut by_site = vec![0.0; cost.len()];
        for (customer, row) in cost.chunks_exact(sites.max(1)).enumerate() {
            for (site, &price) in row.iter().enumerate() {
                by_site[site * customers + customer] = price;
            }
        }
        Self {
            customers,
            sites,
            demand,
            capacity,
            fixed,
            cost,
            by_site,
            campus: (0..sites).collect(),
            campus_fixed: vec![0.0; sites],
            constant: 0.0,
            fixing: vec![Fixing::Free; sites],
            at_most: sites,
            may_split: false,
        }
    }

    /// Cost of serving a whole customer from a site.
    #[inline]
    pub(crate) fn cost(&self, customer: usize, site: usize) -> f64 {
        self.cost[customer * self.sites + site]
    }

    /// Costs of a customer, a site an entry.
    #[inline]
    pub(crate) fn row(&self, customer: usize) -> &[f64] {
        &self.cost[customer * self.sites..(customer + 1) * self.sites]
    }

    /// Costs of a site, a customer an entry.
    #[inline]
    pub(crate) fn column(&self, site: usize) -> &[f64] {
        &self.by_site[site * self.customers..(site + 1) * self.customers]
    }

    /// The greatest cost of any pair that may be used.
    pub(crate) fn dearest(&self) -> f64 {
        self.cost
            .iter()
            .copied()
            .filter(|cost| cost.is_finite())
            .fold(0.0, f64::max)
    }

    /// All that the customers need.
    pub(crate) fn total_demand(&self) -> i64 {
        self.demand.iter().sum()
    }

    /// Whether no site can ever be full.
    pub(crate) fn is_uncapacitated(&self) -> bool {
        let total = self.total_demand();
        self.capacity.iter().all(|&capacity| capacity >= total)
    }

    /// Whether each site is its own campus, so that sites can be priced one by one.
    pub(crate) fn is_single_level(&self) -> bool {
        let mut seen = vec![false; self.campus_fixed.len()];
        self.campus
            .iter()
            .all(|&campus| !std::mem::replace(&mut seen[campus], true))
    }

    /// Whether every price is a whole number, so that a bound may be rounded up.
    pub(crate) fn is_integral(&self) -> bool {
        let whole = |price: &f64| !price.is_finite() || price.fract() == 0.0;
        let mut prices = self.cost.iter().chain(&self.fixed).chain(&self.campus_fixed);
        prices.all(whole) && !self.may_split
    }

    /// On how many campuses these sites stand.
    pub(crate) fn campuses(&self, open: &[usize]) -> usize {
        let mut used = vec![false; self.campus_fixed.len()];
        open.iter()
            .filter(|&&site| !std::mem::replace(&mut used[self.campus[site]], true))
            .count()
    }

    /// Cost of the open sites and their campuses.
    pub(crate) fn opening_cost(&self, open: &[bool]) -> f64 {
        let mut used = vec![false; self.campus_fixed.len()];
        let mut total = 0.0;
        for site in (0..self.sites).filter(|&site| open[site]) {
            total += self.fixed[site];
            if !std::mem::replace(&mut used[self.campus[site]], true) {
                total += self.campus_fixed[self.campus[site]];
            }
        }
        total
    }

    /// Sites of each customer that may serve it, nearest first, at most `most` of them.
    pub(crate) fn nearest_sites(&self, most: usize) -> Vec<Vec<usize>> {
        let nearest = |customer: usize| {
            let row = self.row(customer);
            let usable = |&site: &usize| row[site].is_finite() && self.fixing[site] != Fixing::Closed;
            let mut order: Vec<usize> = (0..self.sites).filter(usable).collect();
            order.sort_by(|&one, &two| row[one].total_cmp(&row[two]).then(one.cmp(&two)));
            order.truncate(most);
            order
        };
        (0..self.customers).map(nearest).collect()
    }
}
