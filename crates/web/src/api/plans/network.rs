//! The school network in a result: every site with its pupils and seats, what becomes of it, and where its pupils go.

use office::runs::{Mentioned, RunNetwork, RunSite};

use crate::api::things::Named;
use crate::api::wire;
use crate::api::wire::{Id, coded};
use crate::pages::plans::Speaker;

/// The levels of a site, in the order in which it tells them.
const LEVELS: [&str; 2] = ["primary", "lower-secondary"];

coded! {
    /// A level of schools.
    SchoolLevelWord of LEVELS.into_iter();
}

wire! {
    /// The pupils of a level of a school site.
    RunSitePupils {
        /// Which level.
        level: SchoolLevelWord,
        /// How many there are today.
        today: u32,
        /// How many come to the site afterwards.
        afterwards: u32,
        /// The site to which those of today go: itself where they stay.
        to: Named,
        /// The way there in metres; null where they stay.
        metres: Option<u32>,
        /// Whether a recorded road leads there; else the way is the straight line, and the road is longer. Null where they stay.
        by_road: Option<bool>,
    }
    /// A school site.
    RunSiteTold {
        /// Its unit: the school for its main site.
        site: Named,
        /// Its school.
        school: Named,
        /// The school into which that passes; null where it stays.
        passes_into: Option<Named>,
        /// The group of choices to which the site belongs; null where nothing of it changes.
        group: Option<u32>,
        /// Whether it stays open.
        open: bool,
        /// Its seats.
        seats: u32,
        /// Its pupils, by level.
        pupils: Vec<RunSitePupils>,
    }
}

/// Its sites, each school's together.
pub(super) fn sites(speaker: &Speaker<'_>, network: &RunNetwork) -> Vec<RunSiteTold> {
    network.sites.iter().map(|own| site(speaker, own)).collect()
}

fn site(speaker: &Speaker<'_>, own: &RunSite) -> RunSiteTold {
    let unit = |id: &String| Named {
        id: Id(id.clone()),
        name: speaker.mentioned(&Mentioned::Unit(id.clone())),
    };
    let pupils = LEVELS.into_iter().enumerate().map(|(at, level)| RunSitePupils {
        level: SchoolLevelWord(level),
        today: count(own.pupils[at]),
        afterwards: count(own.comes[at]),
        to: unit(&own.to[at]),
        metres: own.ways[at].map(|way| way.metres),
        by_road: own.ways[at].map(|way| way.by_road),
    });
    RunSiteTold {
        site: unit(&own.unit),
        school: unit(&own.school),
        passes_into: own.passes.as_ref().map(unit),
        group: own.group,
        open: own.open,
        seats: count(own.seats),
        pupils: pupils.collect(),
    }
}

fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
