//! Schools: what stays open, who goes where and what else they could do, or why no plan can exist.

use planning::facilities::constraints::{Hindrance, SchoolConflict, SchoolFault, conflicts, faults, why_here};
use planning::facilities::{SchoolNetwork, solve::solve as search};
use words::Message;

use super::super::Desk;
use super::{Limits, Told, value, without_plan};

pub(super) fn solve(desk: &Desk<'_>, problem: &SchoolNetwork, limits: &Limits) -> Result<Told, Vec<Message>> {
    let names = Names(problem);
    let wrong = faults(problem);
    if !wrong.is_empty() {
        return Err(wrong.iter().map(|fault| names.fault(fault)).collect());
    }
    let found = conflicts(problem);
    let answer = search(problem, &limits.search, &|progress| desk.tell(progress));
    let plan = answer.plan.clone().filter(|_| answer.feasible);
    let mut answer = answer.map(value);
    answer.impossible |= !answer.feasible && !found.is_empty();
    let mut words: Vec<Message> = without_plan(&answer).into_iter().collect();
    let mut reasons = Vec::new();
    if let Some(plan) = plan {
        for site in plan.open_sites() {
            words.push(Message::new("cli-plan-site-open").with("site", names.site(site)));
        }
        for (place, own) in problem.places.iter().enumerate() {
            for group in &own.pupils {
                if let Some(why) = why_here(problem, &plan, place, group.level) {
                    let said = Message::new("cli-plan-school-here").with("place", names.place(place));
                    words.push(
                        said.with("level", names.level(group.level))
                            .with("site", names.site(why.site)),
                    );
                    words.extend(
                        why.others
                            .first()
                            .map(|other| names.other(other.site, other.more, &other.hindrances)),
                    );
                    reasons.push(value((place, group.level, &why)));
                }
            }
        }
    } else {
        words.extend(found.iter().map(|conflict| names.conflict(conflict)));
    }
    let more = vec![("ways", value(&reasons)), ("conflict", value(&found))];
    Ok(Told { answer, more, words })
}

/// Ids for the positions of a problem.
struct Names<'a>(&'a SchoolNetwork);

/// The id of what stands at a position; the position where nothing does.
fn at(id: Option<&String>, position: usize) -> String {
    id.map_or_else(|| position.to_string(), Clone::clone)
}

impl Names<'_> {
    fn site(&self, site: usize) -> String {
        at(self.0.sites.get(site).map(|site| &site.id), site)
    }

    fn place(&self, place: usize) -> String {
        at(self.0.places.get(place).map(|place| &place.id), place)
    }

    fn level(&self, level: usize) -> String {
        at(self.0.levels.get(level).map(|level| &level.id), level)
    }

    fn places(&self, places: &[usize]) -> String {
        places
            .iter()
            .map(|&place| self.place(place))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn sites(&self, sites: &[usize]) -> String {
        sites.iter().map(|&site| self.site(site)).collect::<Vec<_>>().join(", ")
    }

    fn other(&self, site: usize, more: Option<f64>, hindrances: &[Hindrance]) -> Message {
        let why = match hindrances.first() {
            None => "free",
            Some(Hindrance::Closed) => "closed",
            Some(Hindrance::Full { .. }) => "full",
            Some(Hindrance::TooFar { .. }) => "far",
            Some(Hindrance::NoWay) => "no-way",
            Some(Hindrance::Forbidden) => "forbidden",
        };
        Message::new("cli-plan-school-other")
            .with("site", self.site(site))
            .with("more", more.map_or_else(|| "–".to_owned(), |more| format!("{more:+}")))
            .with("why", why)
    }

    fn conflict(&self, conflict: &SchoolConflict) -> Message {
        match conflict {
            SchoolConflict::NoSchoolInReach { place, level, .. } => Message::new("cli-plan-no-school")
                .with("place", self.place(*place))
                .with("level", self.level(*level)),
            SchoolConflict::PlaceTooLarge {
                place,
                level,
                pupils,
                seats,
            } => Message::new("cli-plan-place-large")
                .with("place", self.place(*place))
                .with("level", self.level(*level))
                .with("pupils", pupils.to_string())
                .with("seats", seats.to_string()),
            SchoolConflict::TooFewSeats {
                level,
                places,
                sites,
                pupils,
                seats,
            } => Message::new("cli-plan-few-seats")
                .with("level", self.level(*level))
                .with("places", self.places(places))
                .with("sites", self.sites(sites))
                .with("pupils", pupils.to_string())
                .with("seats", seats.to_string()),
            SchoolConflict::TooFewSites { most, pupils, seats } => Message::new("cli-plan-few-sites")
                .with("most", most.to_string())
                .with("pupils", pupils.to_string())
                .with("seats", seats.to_string()),
            SchoolConflict::TooManyPinned { sites, most } => Message::new("cli-plan-many-pinned")
                .with("sites", self.sites(sites))
                .with("most", most.to_string()),
        }
    }

    fn fault(&self, fault: &SchoolFault) -> Message {
        match fault {
            SchoolFault::RowOfTravel { place, found, sites } => Message::new("cli-plan-travel-row")
                .with("place", self.place(*place))
                .with("found", *found)
                .with("sites", *sites),
            SchoolFault::TooManyRows { found, places } => Message::new("cli-plan-travel-rows")
                .with("found", *found)
                .with("places", *places),
            SchoolFault::CostOfSite { site } => Message::new("cli-plan-site-cost").with("site", self.site(*site)),
            SchoolFault::CostOfTravel { place } => {
                let place = place.map_or_else(|| "–".to_owned(), |place| self.place(place));
                Message::new("cli-plan-travel-cost").with("place", place)
            }
            SchoolFault::LevelOfSchool { site, level } => Message::new("cli-plan-level")
                .with("where", self.site(*site))
                .with("level", self.level(*level)),
            SchoolFault::LevelOfPupils { place, level } => Message::new("cli-plan-level")
                .with("where", self.place(*place))
                .with("level", self.level(*level)),
            SchoolFault::Today { place, site } => Message::new("cli-plan-today")
                .with("place", self.place(*place))
                .with("site", *site),
            SchoolFault::ForbiddenPair { pair } => Message::new("cli-plan-forbidden-pair").with("pair", *pair),
        }
    }
}
