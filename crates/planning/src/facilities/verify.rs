//! Judges a finished plan from the problem alone. It shares no code with the engines or the constraints, on purpose.

use super::breach::SchoolBreach;
use super::plan::SchoolPlan;
use super::problem::{SchoolNetwork, SitePin, Travel};

/// The price of the plan, in the unit of the problem.
///
/// # Errors
///
/// Every hard rule that it breaks.
pub fn verify(problem: &SchoolNetwork, plan: &SchoolPlan) -> Result<f64, Vec<SchoolBreach>> {
    let mut broken = Vec::new();
    let mut price = sites(problem, plan, &mut broken);
    seats(problem, plan, &mut broken);
    for (place, people) in problem.places.iter().enumerate() {
        for group in &people.pupils {
            let mine = plan
                .ways
                .iter()
                .filter(|way| way.place == place && way.level == group.level);
            let mut served = 0;
            let mut parts = 0;
            for way in mine {
                served += way.pupils;
                parts += 1;
                let Some(cost) = way_cost(problem, way.place, way.level, way.site, &mut broken) else {
                    continue;
                };
                let share = if way.pupils == group.count {
                    1.0
                } else {
                    way.pupils as f64 / group.count as f64
                };
                price += cost.0 * share + cost.1 * way.pupils as f64;
                if group.today.is_some_and(|today| today != way.site) {
                    price += problem.cost_of_change * way.pupils as f64;
                }
            }
            if parts == 0 || served != group.count {
                broken.push(SchoolBreach::NotServed {
                    place,
                    level: group.level,
                    pupils: group.count,
                    served,
                });
            }
            if parts > 1 && !problem.may_divide {
                broken.push(SchoolBreach::Divided {
                    place,
                    level: group.level,
                });
            }
        }
    }
    let strangers = plan.ways.iter().filter(|way| {
        let groups = problem.places.get(way.place).map(|place| &place.pupils);
        !groups.is_some_and(|groups| groups.iter().any(|group| group.level == way.level))
    });
    broken.extend(strangers.map(|way| SchoolBreach::NobodyThere {
        place: way.place,
        level: way.level,
    }));
    if broken.is_empty() { Ok(price) } else { Err(broken) }
}

/// Pins, the number of open sites, and what they cost.
fn sites(problem: &SchoolNetwork, plan: &SchoolPlan, broken: &mut Vec<SchoolBreach>) -> f64 {
    let mut price = 0.0;
    let mut count = 0;
    for (number, site) in problem.sites.iter().enumerate() {
        let mut levels: Vec<usize> = plan
            .open
            .iter()
            .filter(|open| open.site == number)
            .map(|open| open.level)
            .collect();
        levels.sort_unstable();
        levels.dedup();
        for school in site.schools.iter().filter(|school| levels.contains(&school.level)) {
            price += school.cost;
        }
        if levels.is_empty() {
            price += if site.open_today { site.cost_to_close } else { 0.0 };
        } else {
            count += 1;
            price += site.cost + if site.open_today { 0.0 } else { site.cost_to_open };
        }
        let wrong = match site.pin {
            Some(SitePin::StaysOpen) => site.schools.iter().any(|school| !levels.contains(&school.level)),
            Some(SitePin::Closes) => !levels.is_empty(),
            None => false,
        };
        if wrong {
            broken.push(SchoolBreach::PinBroken { site: number });
        }
    }
    if let Some(most) = problem.open_at_most.filter(|&most| count > most) {
        broken.push(SchoolBreach::TooManyOpen { open: count, most });
    }
    price
}

fn seats(problem: &SchoolNetwork, plan: &SchoolPlan, broken: &mut Vec<SchoolBreach>) {
    for (number, site) in problem.sites.iter().enumerate() {
        for school in &site.schools {
            let coming = plan
                .ways
                .iter()
                .filter(|way| way.site == number && way.level == school.level);
            let pupils: u64 = coming.map(|way| way.pupils).sum();
            if let Some(seats) = school.seats.filter(|&seats| pupils > seats) {
                broken.push(SchoolBreach::TooFewSeats {
                    site: number,
                    level: school.level,
                    pupils,
                    seats,
                });
            }
        }
    }
    for way in &plan.ways {
        if !plan
            .open
            .iter()
            .any(|open| open.site == way.site && open.level == way.level)
        {
            broken.push(SchoolBreach::SchoolClosed {
                place: way.place,
                site: way.site,
                level: way.level,
            });
        }
    }
    for open in &plan.open {
        let exists = problem
            .sites
            .get(open.site)
            .is_some_and(|site| site.schools.iter().any(|school| school.level == open.level));
        if !exists {
            broken.push(SchoolBreach::NoSuchSchool {
                site: open.site,
                level: open.level,
            });
        }
    }
}

/// Cost of the whole place, and cost of one pupil, on a way that is allowed.
fn way_cost(
    problem: &SchoolNetwork,
    place: usize,
    level: usize,
    site: usize,
    broken: &mut Vec<SchoolBreach>,
) -> Option<(f64, f64)> {
    if problem
        .forbidden
        .iter()
        .any(|pair| pair.place == place && pair.site == site)
    {
        broken.push(SchoolBreach::Forbidden { place, site });
    }
    match &problem.travel {
        Travel::Costs(costs) => {
            let cost = costs.get(place).and_then(|row| row.get(site)).copied().flatten();
            if cost.is_none() {
                broken.push(SchoolBreach::NoWay { place, site });
            }
            cost.map(|cost| (cost, 0.0))
        }
        Travel::Distances {
            metres,
            cost_a_pupil_km,
        } => {
            let Some(metres) = metres.get(place).and_then(|row| row.get(site)).copied().flatten() else {
                broken.push(SchoolBreach::NoWay { place, site });
                return None;
            };
            let terrain = problem.places[place].terrain.as_deref();
            for limit in problem.levels.get(level).map_or(&[][..], |level| &level.farthest) {
                if terrain == Some(limit.terrain.as_str()) && metres > limit.metres {
                    broken.push(SchoolBreach::TooFar {
                        place,
                        site,
                        metres,
                        most: limit.metres,
                    });
                }
            }
            Some((0.0, f64::from(metres) / 1000.0 * cost_a_pupil_km))
        }
    }
}
