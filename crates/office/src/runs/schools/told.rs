//! What a school network says, as facts: what is missing, what is assumed, what stands against other sites, what cannot be met together.

use std::sync::Arc;

use ledger::codes::UnitKind;
use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{UnitId, View};
use planning::facilities::constraints::{Hindrance, OtherSite, SchoolConflict};

use super::super::fact::{Mentioned, RunFact};
use super::super::network::{RunNetwork, RunSite};
use super::super::planner::RunMoment;
use super::super::question::{RunChoice, RunPin};
use super::super::unread::unread;
use super::settled::CLOSES;
use crate::school_plan::{
    MissingSchoolInput, SchoolInputs, SchoolMerger, SchoolsAfter, SiteFound, SiteWay, TaughtLevel,
};
use crate::village_plan::MergerTouches;

/// How the place is called to which a site goes that closes.
const CLOSING: &str = "run-schools-closing";

/// Said of a school that is dissolved while somebody serves in it, or posts lie there.
pub(super) const HELD: &str = "run-schools-held";

/// The inputs, and the view from which they come, with its structure.
pub(super) struct Telling<'a> {
    pub(super) inputs: &'a SchoolInputs,
    view: View<'a>,
    structure: Arc<Structure>,
}

/// Points as they are told: whole.
#[allow(
    clippy::cast_possible_truncation,
    reason = "prices lie far below the largest whole number"
)]
pub(super) fn whole(points: f64) -> i64 {
    points.round() as i64
}

impl<'a> Telling<'a> {
    pub(super) fn of(moment: &'a RunMoment<'_>, inputs: &'a SchoolInputs) -> Self {
        Self {
            inputs,
            view: moment.value.on(inputs.question.day, moment.known),
            structure: moment
                .office
                .structure(&moment.value, inputs.question.day, moment.known),
        }
    }

    /// What must leave a school before it can be dissolved; nothing where nothing lies in it, or it goes on.
    pub(super) fn held(&self, school: &SchoolMerger) -> Option<RunFact> {
        let units: Vec<Ix> = school.closed.iter().chain([&school.into]).copied().collect();
        let touches = school
            .ends
            .then(|| MergerTouches::of(self.view, &self.structure, &units))?;
        let fact = RunFact::new(HELD).with("unit", self.unit(school.into));
        let fact = fact.with("people", touches.people).with("posts", touches.posts);
        (touches.people + touches.posts > 0).then(|| fact.with("day", self.inputs.question.day))
    }

    pub(super) fn unit(&self, unit: Ix) -> Mentioned {
        let id: Option<UnitId> = self.view.unit_id(unit);
        id.map_or_else(|| Mentioned::Text(self.view.unit_name(unit).to_string()), Into::into)
    }

    /// A site by its place in the list.
    pub(super) fn site(&self, at: usize) -> Mentioned {
        let found = self.inputs.sites.get(at);
        found.map_or_else(|| Mentioned::Text(String::new()), |site| self.unit(site.unit))
    }

    pub(super) fn id(&self, at: usize) -> String {
        let site = self.inputs.network.sites.get(at);
        site.map_or_else(String::new, |site| site.id.clone())
    }

    pub(super) fn counts(&self) -> Vec<RunFact> {
        let sites = &self.inputs.sites;
        let sum = |of: fn(&SiteFound) -> u64| sites.iter().map(of).sum::<u64>();
        vec![
            RunFact::new("run-schools-schools").with("n", self.inputs.schools()),
            RunFact::new("run-schools-sites").with("n", sites.len()),
            RunFact::new("run-schools-pupils").with("n", sum(SiteFound::all_pupils)),
            RunFact::new("run-schools-seats").with("n", sum(|site| site.seats)),
        ]
    }

    pub(super) fn missing(&self, missing: &MissingSchoolInput) -> RunFact {
        let of = |id: &str, unit: Ix| RunFact::new(id).with("unit", self.unit(unit));
        match missing {
            MissingSchoolInput::NoSchools => RunFact::new("schools-none"),
            MissingSchoolInput::NoPupils(unit) => of("schools-no-pupils", *unit),
            MissingSchoolInput::NoSeats(unit) => of("schools-no-seats", *unit),
            MissingSchoolInput::MoreOnSites(unit) => of("schools-more-on-sites", *unit),
            MissingSchoolInput::NoSuchSite(unit) => RunFact::new("schools-no-such-site").with("unit", *unit),
            MissingSchoolInput::NoPlace(unit) => of("schools-no-place", *unit),
            MissingSchoolInput::NoTerrain(unit) => of("schools-no-terrain", *unit),
            MissingSchoolInput::Decided(unit, from) => of("schools-decided", *unit).with("day", *from),
            MissingSchoolInput::Overfull(unit, pupils, seats) => {
                of("schools-overfull", *unit).with("n", *pupils).with("most", *seats)
            }
        }
    }

    /// Something settled that cannot be read.
    pub(super) fn unread(pin: &RunPin) -> RunFact {
        unread(pin, &[(CLOSES, CLOSING)])
    }

    /// What no record tells and this office assumes.
    pub(super) fn assumed(&self) -> Vec<RunFact> {
        let (inputs, question) = (self.inputs, &self.inputs.question);
        let mut all = vec![
            RunFact::new("schools-assume-no-law"),
            RunFact::new("schools-assume-places"),
        ];
        let by_rooms = inputs.sites.iter().filter(|site| !site.seats_measured).count();
        if by_rooms > 0 {
            let told = RunFact::new("schools-assume-rooms").with("n", by_rooms);
            all.push(told.with("most", question.room_pupils));
        }
        let several = inputs.sites.iter().filter(|site| site.is_main());
        let several = several.filter(|site| site.kind == UnitKind::MultiLevelSchool).count();
        if several > 0 {
            let told = RunFact::new("schools-assume-levels").with("n", several);
            all.push(told.with("most", question.primary_percent));
        }
        let pairs = || inputs.ways.iter().flatten().flatten();
        let straight = pairs().filter(|way| !way.by_road).count() / 2;
        if straight > 0 {
            all.push(RunFact::new("schools-assume-straight").with("n", straight));
        }
        all
    }

    pub(super) fn subjects(&self) -> Vec<RunChoice> {
        let choice = |at: usize| RunChoice {
            id: self.id(at),
            said: self.site(at),
        };
        (0..self.inputs.sites.len()).map(choice).collect()
    }

    pub(super) fn places() -> Vec<RunChoice> {
        vec![RunChoice {
            id: CLOSES.to_owned(),
            said: RunFact::new(CLOSING).into(),
        }]
    }

    /// "620 m as the crow flies".
    pub(super) fn way(way: SiteWay) -> RunFact {
        let id = if way.by_road {
            "run-schools-by-road"
        } else {
            "run-schools-straight"
        };
        RunFact::new(id).with("n", way.metres)
    }

    /// The pupils of a level of a site.
    fn pupils(&self, place: usize) -> RunFact {
        let (site, level) = self
            .inputs
            .places
            .get(place)
            .copied()
            .unwrap_or((0, TaughtLevel::Primary));
        RunFact::new(&format!("run-schools-pupils-{}", level.word())).with("unit", self.site(site))
    }

    /// What stands against another site, or what it would cost.
    pub(super) fn other(&self, other: &OtherSite) -> RunFact {
        let of = |id: &str| RunFact::new(id).with("unit", self.site(other.site));
        // What can never be weighs more than what this plan makes of it.
        let rank = |hindrance: &&Hindrance| match hindrance {
            Hindrance::Forbidden => 0,
            Hindrance::NoWay => 1,
            Hindrance::TooFar { .. } => 2,
            Hindrance::Closed => 3,
            Hindrance::Full { .. } => 4,
        };
        match other.hindrances.iter().min_by_key(rank) {
            Some(Hindrance::Forbidden) => {
                let decided = self.inputs.sites.get(other.site).filter(|site| site.ends);
                let decided = decided.and_then(|site| site.decided);
                match decided {
                    Some(from) => of("run-schools-other-decided").with("day", from),
                    None => of("run-schools-other-level"),
                }
            }
            Some(Hindrance::NoWay) => of("run-schools-other-no-way"),
            Some(Hindrance::TooFar { metres, most }) => {
                of("run-schools-other-far").with("n", *metres).with("most", *most)
            }
            Some(Hindrance::Closed) => of("run-schools-other-closed"),
            Some(Hindrance::Full { above }) => of("run-schools-other-full").with("n", *above),
            None => of("run-schools-other-costs").with("points", whole(other.more.unwrap_or(0.0))),
        }
    }

    /// Facts that cannot all hold.
    pub(super) fn conflict(&self, conflict: &SchoolConflict) -> RunFact {
        match conflict {
            // Its own site is at hand: it was settled that it closes, and no other can take them.
            SchoolConflict::NoSchoolInReach { place, farthest, .. } => RunFact::new("schools-conflict-closed")
                .with("what", self.pupils(*place))
                .with("most", farthest.unwrap_or(0)),
            SchoolConflict::PlaceTooLarge {
                place, pupils, seats, ..
            } => RunFact::new("schools-conflict-large")
                .with("what", self.pupils(*place))
                .with("n", *pupils)
                .with("most", *seats),
            SchoolConflict::TooFewSeats {
                places,
                sites,
                pupils,
                seats,
                ..
            } => {
                let all = places.iter().map(|place| self.pupils(*place)).collect::<Vec<_>>();
                let there = sites.iter().map(|site| RunFact::said(self.site(*site)));
                RunFact::new("schools-conflict-seats")
                    .with("what", all)
                    .with("others", there.collect::<Vec<_>>())
                    .with("n", *pupils)
                    .with("most", *seats)
            }
            SchoolConflict::TooFewSites { .. } | SchoolConflict::TooManyPinned { .. } => {
                RunFact::new("schools-conflict-sites")
            }
        }
    }

    /// All sites after a plan.
    pub(super) fn network(&self, after: &SchoolsAfter) -> RunNetwork {
        let (inputs, groups, mergers) = (self.inputs, after.groups(self.inputs), after.mergers(self.inputs));
        let text = |unit: Ix| self.view.unit_id(unit).map_or_else(String::new, |id| id.to_string());
        let site = |at: usize| {
            let own = &inputs.sites[at];
            let passes = mergers.iter().find(|merger| merger.from.contains(&own.school));
            let to = after.to[at];
            RunSite {
                unit: text(own.unit),
                school: text(own.school),
                passes: passes.map(|merger| text(merger.into)),
                group: groups[at],
                open: after.open[at],
                pupils: own.pupils,
                comes: after.comes(inputs, at),
                seats: own.seats,
                to: to.map(|to| self.id(to)),
                ways: to.map(|to| inputs.way(at, to).filter(|_| to != at)),
            }
        };
        RunNetwork {
            sites: (0..inputs.sites.len()).map(site).collect(),
        }
    }
}
