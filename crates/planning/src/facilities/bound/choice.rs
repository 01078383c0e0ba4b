//! Which sites the relaxation opens at given values, and what it would cost to open or close one against that choice.

use crate::facilities::network::{Fixing, Network};

/// What every choice of sites must obey.
#[derive(Debug, Clone)]
pub(crate) struct Conditions {
    total: i64,
    trivial: bool,
}

/// The cheapest choice where each site is its own campus, sorted for questions.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// Value of the worst site chosen of free will, and of the best site left out.
    worst_in: f64,
    best_out: f64,
    /// Whether one more may be opened, one fewer would do.
    may_add: bool,
    may_drop: bool,
}

impl Choice {
    /// By how much the bound rises when a free site that is left out is opened.
    pub(crate) fn to_open(&self, value: f64) -> f64 {
        let replaced = if self.may_add {
            self.worst_in.max(0.0)
        } else {
            self.worst_in
        };
        (value - replaced).max(0.0)
    }

    /// By how much the bound rises when a free site that is chosen is closed.
    pub(crate) fn to_close(&self, value: f64) -> f64 {
        let replacement = if self.may_drop {
            self.best_out.min(0.0)
        } else {
            self.best_out
        };
        (replacement - value).max(0.0)
    }
}

impl Conditions {
    pub(crate) fn of(net: &Network) -> Self {
        Self {
            total: net.total_demand(),
            trivial: net.is_single_level(),
        }
    }

    /// The least number of sites whose capacities hold everybody, given the fixings.
    fn at_least(&self, net: &Network, fixing: &[Fixing]) -> usize {
        let mut missing = self.total;
        let mut needed = 0;
        let mut free: Vec<i64> = Vec::new();
        for (state, &capacity) in fixing.iter().zip(&net.capacity) {
            match state {
                Fixing::Open => {
                    missing -= capacity;
                    needed += 1;
                }
                Fixing::Free => free.push(capacity),
                Fixing::Closed => {}
            }
        }
        free.sort_unstable_by(|one, two| two.cmp(one));
        for capacity in free {
            if missing <= 0 {
                break;
            }
            missing -= capacity;
            needed += 1;
        }
        if missing > 0 { usize::MAX } else { needed.max(1) }
    }

    /// Free sites by value, and how many sites must and may be open.
    fn order(&self, net: &Network, value: &[f64], fixing: &[Fixing]) -> (Vec<usize>, usize, usize, usize) {
        let opened = fixing.iter().filter(|&&state| state == Fixing::Open).count();
        let mut free: Vec<usize> = (0..net.sites).filter(|&site| fixing[site] == Fixing::Free).collect();
        free.sort_unstable_by(|&one, &two| value[one].total_cmp(&value[two]).then(one.cmp(&two)));
        let least = self.at_least(net, fixing);
        let most = net.at_most;
        let negative = free.iter().take_while(|&&site| value[site] < 0.0).count();
        // Customers without any need still want a school, hence at least one.
        let wanted = (opened + negative).clamp(least.min(most), most);
        (free, wanted.saturating_sub(opened), least, opened)
    }

    /// Opens the cheapest sites and writes the choice. Returns its value (infinity when no choice can hold everybody), and what
    /// capacity that is still missing adds to it.
    pub(crate) fn choose(&self, net: &Network, value: &[f64], fixing: &[Fixing], open: &mut Vec<f64>) -> (f64, f64) {
        open.clear();
        open.resize(net.sites, 0.0);
        if !self.trivial {
            return (Self::choose_campuses(net, value, fixing, open), 0.0);
        }
        let (free, take, least, opened) = self.order(net, value, fixing);
        if least > net.at_most || take > free.len() {
            return (f64::INFINITY, 0.0);
        }
        let mut total = 0.0;
        let mut capacity = 0_i64;
        for site in (0..net.sites).filter(|&site| fixing[site] == Fixing::Open) {
            open[site] = 1.0;
            total += value[site];
            capacity += net.capacity[site];
        }
        for &site in &free[..take] {
            open[site] = 1.0;
            total += value[site];
            capacity += net.capacity[site];
        }
        (
            total,
            Self::cover(
                net,
                value,
                &free[take..],
                net.at_most - opened - take,
                self.total - capacity,
                open,
            ),
        )
    }

    /// Capacity still missing: the cheapest further sites a unit, the last one in part (a bound on any whole choice).
    fn cover(net: &Network, value: &[f64], left: &[usize], more: usize, missing: i64, open: &mut [f64]) -> f64 {
        if missing <= 0 || more == 0 {
            return 0.0;
        }
        let density = |site: usize| value[site].max(0.0) / net.capacity[site].max(1) as f64;
        let mut order: Vec<usize> = left.to_vec();
        order.sort_unstable_by(|&one, &two| density(one).total_cmp(&density(two)).then(one.cmp(&two)));
        let (mut missing, mut total) = (missing as f64, 0.0);
        for site in order {
            let part = (missing / net.capacity[site].max(1) as f64).min(1.0);
            open[site] = part;
            total += value[site].max(0.0) * part;
            missing -= part * net.capacity[site] as f64;
            if missing <= 0.0 {
                break;
            }
        }
        total
    }

    /// Several sites a campus: a campus opens when it and its worthwhile sites pay together.
    fn choose_campuses(net: &Network, value: &[f64], fixing: &[Fixing], open: &mut [f64]) -> f64 {
        let mut worth = net.campus_fixed.clone();
        let mut forced = vec![false; worth.len()];
        for site in 0..net.sites {
            let campus = net.campus[site];
            match fixing[site] {
                Fixing::Open => {
                    worth[campus] += value[site];
                    forced[campus] = true;
                }
                Fixing::Free => worth[campus] += value[site].min(0.0),
                Fixing::Closed => {}
            }
        }
        let mut order: Vec<usize> = (0..worth.len()).collect();
        order.sort_unstable_by(|&one, &two| {
            forced[two]
                .cmp(&forced[one])
                .then(worth[one].total_cmp(&worth[two]))
                .then(one.cmp(&two))
        });
        let mut total = 0.0;
        let mut chosen = vec![false; worth.len()];
        for (rank, campus) in order.into_iter().enumerate() {
            if forced[campus] || (rank < net.at_most && worth[campus] < 0.0) {
                chosen[campus] = true;
                total += worth[campus];
            }
        }
        for site in 0..net.sites {
            let opens = fixing[site] == Fixing::Open || (fixing[site] == Fixing::Free && value[site] < 0.0);
            if chosen[net.campus[site]] && opens {
                open[site] = 1.0;
            }
        }
        total
    }

    /// For questions about single sites; where campuses hold several sites it answers that nothing rises.
    pub(crate) fn conditional(&self, net: &Network, value: &[f64], fixing: &[Fixing]) -> Choice {
        if !self.trivial {
            let endless = f64::INFINITY;
            return Choice {
                worst_in: endless,
                best_out: -endless,
                may_add: false,
                may_drop: false,
            };
        }
        let (free, take, least, opened) = self.order(net, value, fixing);
        let worst_in = take.checked_sub(1).map_or(f64::NEG_INFINITY, |last| value[free[last]]);
        let best_out = free.get(take).map_or(f64::INFINITY, |&next| value[next]);
        Choice {
            worst_in,
            best_out,
            may_add: opened + take < net.at_most,
            may_drop: opened + take > least,
        }
    }
}
