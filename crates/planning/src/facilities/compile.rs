//! From the district's words to the engines' numbers, and back.

use super::network::{Fixing, Network, UNLIMITED};
use super::plan::{OpenSchool, SchoolPlan, WayToSchool};
use super::problem::{Pupils, SchoolNetwork, SitePin};
use super::solve::serving::Serving;

/// A network and what its customers and sites stand for.
#[derive(Debug, Clone)]
pub(crate) struct Compiled {
    pub net: Network,
    /// Place and position in its list of pupils of each customer.
    pub customers: Vec<(usize, usize)>,
    /// Site and position in its list of schools of each site of the network.
    pub schools: Vec<(usize, usize)>,
}

/// Builds the network of a problem that was found whole.
pub(crate) fn compile(problem: &SchoolNetwork) -> Compiled {
    let each = |count: usize, outer: usize| (0..count).map(move |inner| (outer, inner));
    let customers: Vec<(usize, usize)> = problem
        .places
        .iter()
        .enumerate()
        .flat_map(|(at, place)| each(place.pupils.len(), at))
        .collect();
    let schools: Vec<(usize, usize)> = problem
        .sites
        .iter()
        .enumerate()
        .flat_map(|(at, site)| each(site.schools.len(), at))
        .collect();
    let forbidden: std::collections::BTreeSet<(usize, usize)> =
        problem.forbidden.iter().map(|pair| (pair.place, pair.site)).collect();
    let mut cost = Vec::with_capacity(customers.len() * schools.len());
    for &(place, group) in &customers {
        let pupils = &problem.places[place].pupils[group];
        for &(site, school) in &schools {
            let fits = problem.sites[site].schools[school].level == pupils.level && !forbidden.contains(&(place, site));
            cost.push(if fits {
                price(problem, place, pupils, site)
            } else {
                f64::INFINITY
            });
        }
    }
    let amount = |count: u64| i64::try_from(count).unwrap_or(UNLIMITED).min(UNLIMITED);
    let demand = customers
        .iter()
        .map(|&(place, group)| amount(problem.places[place].pupils[group].count))
        .collect();
    let of = |&(site, school): &(usize, usize)| &problem.sites[site].schools[school];
    let capacity = schools
        .iter()
        .map(|school| of(school).seats.map_or(UNLIMITED, amount))
        .collect();
    let fixed = schools.iter().map(|school| of(school).cost).collect();
    let mut net = Network::single_level(demand, capacity, fixed, cost);
    net.may_split = problem.may_divide;
    net.at_most = problem
        .open_at_most
        .unwrap_or(problem.sites.len())
        .min(problem.sites.len());
    net.campus = schools.iter().map(|&(site, _)| site).collect();
    // A site that is open today costs its closing when it closes: a constant, less the same when it stays open.
    net.campus_fixed = problem
        .sites
        .iter()
        .map(|site| {
            site.cost
                + if site.open_today {
                    -site.cost_to_close
                } else {
                    site.cost_to_open
                }
        })
        .collect();
    net.constant = problem
        .sites
        .iter()
        .filter(|site| site.open_today)
        .map(|site| site.cost_to_close)
        .sum();
    net.fixing = schools
        .iter()
        .map(|&(site, _)| match problem.sites[site].pin {
            None => Fixing::Free,
            Some(SitePin::Closes) => Fixing::Closed,
            Some(SitePin::StaysOpen) => Fixing::Open,
        })
        .collect();
    if net.is_single_level() {
        for (school, &campus) in net.campus.clone().iter().enumerate() {
            net.fixed[school] += std::mem::take(&mut net.campus_fixed[campus]);
        }
    }
    Compiled {
        net,
        customers,
        schools,
    }
}

fn price(problem: &SchoolNetwork, place: usize, pupils: &Pupils, site: usize) -> f64 {
    let too_far = problem
        .farthest(place, pupils.level)
        .zip(problem.metres(place, site))
        .is_some_and(|(most, metres)| metres > most);
    if too_far {
        return f64::INFINITY;
    }
    let moved = pupils.today.is_some_and(|today| today != site);
    let change = if moved {
        problem.cost_of_change * pupils.count as f64
    } else {
        0.0
    };
    problem
        .travel_cost(place, site, pupils.count, pupils.count)
        .map_or(f64::INFINITY, |travel| travel + change)
}

impl Compiled {
    /// A serving in the words of the problem.
    pub(crate) fn plan(&self, problem: &SchoolNetwork, serving: &Serving) -> SchoolPlan {
        let school = |&at: &usize| {
            let (site, school) = self.schools[at];
            OpenSchool {
                site,
                level: problem.sites[site].schools[school].level,
            }
        };
        let mut open: Vec<OpenSchool> = serving.open.iter().map(school).collect();
        open.sort_unstable();
        let mut ways = Vec::new();
        for (parts, &(place, group)) in serving.parts.iter().zip(&self.customers) {
            let level = problem.places[place].pupils[group].level;
            for &(at, amount) in parts {
                let pupils = u64::try_from(amount).unwrap_or(0);
                ways.push(WayToSchool {
                    place,
                    level,
                    site: self.schools[at].0,
                    pupils,
                });
            }
        }
        ways.sort_unstable();
        SchoolPlan { open, ways }
    }
}
