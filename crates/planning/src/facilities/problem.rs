//! Which schools a district keeps, opens and closes, and where the pupils of each place go.
//!
//! Plain data, with positions for names: a `site` or `level` elsewhere is a place in the lists here, from 0.

use serde::{Deserialize, Serialize};

/// The schools of a district, and everybody who needs one.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SchoolNetwork {
    /// Levels of school, such as nursery, primary, lower secondary.
    pub levels: Vec<SchoolLevel>,
    /// Where schools stand or could stand.
    pub sites: Vec<SchoolSite>,
    /// Villages and quarters.
    pub places: Vec<Place>,
    /// What it costs to bring pupils from a place to a site.
    pub travel: Travel,
    /// At most so many sites may be open.
    #[serde(default)]
    pub open_at_most: Option<usize>,
    /// Whether the pupils of one place and level may be divided among sites. A district seldom wants that.
    #[serde(default)]
    pub may_divide: bool,
    /// Cost a pupil who goes elsewhere than today.
    #[serde(default)]
    pub cost_of_change: f64,
    /// Places whose pupils may not be sent to a site, whatever the distance.
    #[serde(default)]
    pub forbidden: Vec<Forbidden>,
}

/// A level of school and how far its pupils may be sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SchoolLevel {
    /// Its name.
    pub id: String,
    /// The farthest way to school by terrain; a terrain that is not listed has no limit.
    #[serde(default)]
    pub farthest: Vec<Farthest>,
}

/// The farthest way to school in one terrain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Farthest {
    /// Name of the terrain, such as `mountain`.
    pub terrain: String,
    /// Unit: metres, at least 0.
    pub metres: u32,
}

/// A piece of ground with one school or several (one a level).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SchoolSite {
    /// Its name.
    pub id: String,
    /// Cost of the site while any school on it is open, a year. At least 0.
    #[serde(default)]
    pub cost: f64,
    /// The schools that stand here, or would.
    pub schools: Vec<School>,
    /// Whether it is open today.
    #[serde(default)]
    pub open_today: bool,
    /// Extra cost when it is not open today and opens.
    #[serde(default)]
    pub cost_to_open: f64,
    /// Extra cost when it is open today and closes.
    #[serde(default)]
    pub cost_to_close: f64,
    /// What is decided beforehand.
    #[serde(default)]
    pub pin: Option<SitePin>,
}

/// What somebody decided about a site before the plan is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SitePin {
    /// It is open in every plan, with all its schools.
    StaysOpen,
    /// It is closed in every plan.
    Closes,
}

/// What one site offers to one level.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct School {
    /// Position in the list of levels.
    pub level: usize,
    /// At most so many pupils; `None` without a limit.
    #[serde(default)]
    pub seats: Option<u64>,
    /// Cost of this school while it is open, beyond the site. At least 0.
    #[serde(default)]
    pub cost: f64,
}

/// A village or quarter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// Its name.
    pub id: String,
    /// Its terrain, on which the farthest way to school depends.
    #[serde(default)]
    pub terrain: Option<String>,
    /// Its pupils, level by level.
    pub pupils: Vec<Pupils>,
}

/// The pupils of one place and level.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Pupils {
    /// Position in the list of levels.
    pub level: usize,
    /// How many. Places without pupils are served all the same.
    pub count: u64,
    /// The site (position) where they go today.
    #[serde(default)]
    pub today: Option<usize>,
}

/// A pair that must not be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forbidden {
    /// Position of the place.
    pub place: usize,
    /// Position of the site.
    pub site: usize,
}

/// What it costs to bring pupils to school.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Travel {
    /// The cost of bringing **all** pupils of a place, from public formats: a row a place, an entry a site.
    Costs(Vec<Vec<Option<f64>>>),
    /// By distance.
    Distances {
        /// Metres, a row a place, an entry a site; `None` where there is no way.
        metres: Vec<Vec<Option<u32>>>,
        /// Cost of one pupil and kilometre, a year. At least 0.
        cost_a_pupil_km: f64,
    },
}

impl Default for Travel {
    fn default() -> Self {
        Self::Costs(Vec::new())
    }
}

impl SchoolNetwork {
    /// Metres from a place to a site, where distances are known.
    pub fn metres(&self, place: usize, site: usize) -> Option<u32> {
        match &self.travel {
            Travel::Costs(_) => None,
            Travel::Distances { metres, .. } => *metres.get(place)?.get(site)?,
        }
    }

    /// The farthest that pupils of `level` may be sent from a place; `None` without a limit.
    pub fn farthest(&self, place: usize, level: usize) -> Option<u32> {
        let terrain = self.places.get(place)?.terrain.as_ref()?;
        let limits = &self.levels.get(level)?.farthest;
        limits
            .iter()
            .find(|limit| limit.terrain == *terrain)
            .map(|limit| limit.metres)
    }

    /// Cost of bringing `count` pupils of a place (of all `of` of them) to a site; `None` where there is no way.
    pub fn travel_cost(&self, place: usize, site: usize, count: u64, of: u64) -> Option<f64> {
        match &self.travel {
            Travel::Costs(costs) => {
                let whole = (*costs.get(place)?.get(site)?)?;
                Some(if count == of {
                    whole
                } else {
                    whole * count as f64 / of.max(1) as f64
                })
            }
            Travel::Distances {
                metres,
                cost_a_pupil_km,
            } => {
                let metres = (*metres.get(place)?.get(site)?)?;
                Some(f64::from(metres) * count as f64 * cost_a_pupil_km / 1000.0)
            }
        }
    }
}
