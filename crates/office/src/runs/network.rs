//! A school network that a run gave: every site with its pupils and seats, which of them close, and where their pupils go.

use serde::{Deserialize, Serialize};

use crate::school_plan::{SchoolInputs, SchoolsAfter, SiteWay};

/// A site of a school network. Ids stand as text, as in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunSite {
    /// The unit of the site: the school for its main site.
    pub unit: String,
    /// Its school.
    pub school: String,
    /// The school into which that passes, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passes: Option<String>,
    /// The group of choices to which it belongs; none where nothing of it changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
    /// Whether it stays open.
    pub open: bool,
    /// Its pupils today: primary, lower secondary.
    pub pupils: [u64; 2],
    /// Those who come to it afterwards.
    pub comes: [u64; 2],
    /// Its seats.
    pub seats: u64,
    /// The unit of the site to which its pupils of each level go: itself where they stay.
    pub to: [String; 2],
    /// The way there; none where they stay.
    pub ways: [Option<SiteWay>; 2],
}

/// A school network.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunNetwork {
    /// Its sites, each school's together.
    pub sites: Vec<RunSite>,
}

impl RunNetwork {
    /// A site by the id of its unit.
    pub fn site(&self, unit: &str) -> Option<&RunSite> {
        self.sites.iter().find(|site| site.unit == unit)
    }

    /// What some of its sites mean for inputs that may have been gathered later; the others stay as they are. None where a site or the one to
    /// which its pupils go is no more.
    pub(super) fn after(&self, inputs: &SchoolInputs, some: impl Fn(&RunSite) -> bool) -> Option<SchoolsAfter> {
        let ids: Vec<&str> = inputs.network.sites.iter().map(|site| site.id.as_str()).collect();
        let at = |unit: &str| ids.iter().position(|id| *id == unit);
        let mut after = SchoolsAfter::today(inputs);
        for own in self.sites.iter().filter(|site| some(site)) {
            let site = at(&own.unit)?;
            (after.open[site], after.to[site]) = (own.open, [at(&own.to[0])?, at(&own.to[1])?]);
        }
        Some(after)
    }
}
