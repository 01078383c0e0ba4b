//! The sites of a day as a problem of facilities.
//!
//! Both levels share the seats of a site, so the problem has one level of schools; how far pupils may go depends on their level and on the terrain,
//! which together stand in the place of the terrain of a place. Where pupils live is not recorded: each site of today stands for the place of its
//! pupils.

use ledger::{UnitId, Value, View};
use planning::facilities::{
    Farthest, Forbidden, Place, Pupils, School, SchoolLevel, SchoolNetwork, SchoolSite, SitePin, Travel,
};

use super::distances::SiteWay;
use super::inputs::{SiteFound, TaughtLevel};
use super::question::SchoolQuestion;

pub(super) fn of(
    value: &Value,
    view: View<'_>,
    question: &SchoolQuestion,
    sites: &[SiteFound],
    ways: &[Vec<Option<SiteWay>>],
) -> (SchoolNetwork, Vec<(usize, TaughtLevel)>) {
    let named = |units: &[UnitId], site: &SiteFound| units.iter().any(|unit| value.unit_of(*unit) == Some(site.unit));
    let pin = |site: &SiteFound| {
        if named(&question.close, site) {
            Some(SitePin::Closes)
        } else if named(&question.stay, site) || site.decided.is_some() || site.all_pupils() >= question.small {
            Some(SitePin::StaysOpen)
        } else {
            None
        }
    };
    let school = |site: &SiteFound| SchoolSite {
        id: view.unit_id(site.unit).map_or_else(String::new, |id| id.to_string()),
        cost: f64::from(question.site_points),
        schools: vec![School {
            level: 0,
            seats: Some(site.seats),
            cost: 0.0,
        }],
        open_today: true,
        pin: pin(site),
        ..SchoolSite::default()
    };
    let groups = |(at, site): (usize, &SiteFound)| {
        let levels = TaughtLevel::ALL.into_iter();
        let there: Vec<(usize, TaughtLevel)> = levels
            .filter(|level| site.pupils[*level as usize] > 0)
            .map(|level| (at, level))
            .collect();
        there
    };
    let places: Vec<(usize, TaughtLevel)> = sites.iter().enumerate().flat_map(groups).collect();
    let mut network = SchoolNetwork {
        levels: vec![SchoolLevel {
            id: "general".to_owned(),
            farthest: limits(question),
        }],
        sites: sites.iter().map(school).collect(),
        cost_of_change: f64::from(question.change_points),
        ..SchoolNetwork::default()
    };
    let mut metres = Vec::new();
    for (place, (at, level)) in places.iter().enumerate() {
        let Some((site, row)) = sites.get(*at).zip(ways.get(*at)) else {
            continue;
        };
        network.places.push(Place {
            id: format!("{} {}", network.sites[*at].id, level.word()),
            terrain: Some(ground(*level, site.mountain)),
            pupils: vec![Pupils {
                level: 0,
                count: site.pupils[*level as usize],
                today: Some(*at),
            }],
        });
        metres.push(row.iter().map(|way| way.map(|way| way.metres)).collect());
        for (other, to) in sites.iter().enumerate().filter(|(other, _)| other != at) {
            let taught = to.teaches(*level) || (question.several_levels && to.is_main());
            // What another decision settles keeps its pupils; to what one ends nobody comes.
            if !taught || to.ends || site.decided.is_some() {
                network.forbidden.push(Forbidden { place, site: other });
            }
        }
    }
    network.travel = Travel::Distances {
        metres,
        cost_a_pupil_km: f64::from(question.way_points),
    };
    (network, places)
}

/// Level and terrain as one word.
fn ground(level: TaughtLevel, mountain: bool) -> String {
    format!("{} {}", level.word(), if mountain { "mountain" } else { "elsewhere" })
}

fn limits(question: &SchoolQuestion) -> Vec<Farthest> {
    let limit = |level: TaughtLevel, mountain: bool| Farthest {
        terrain: ground(level, mountain),
        metres: question.farthest(level, mountain),
    };
    let both = |level: TaughtLevel| [limit(level, true), limit(level, false)];
    TaughtLevel::ALL.into_iter().flat_map(both).collect()
}
