//! Grouping villages: which of them become one, so that groups are connected and large enough, or balanced.

use serde::{Deserialize, Serialize};

/// A village (thôn), residential group (tổ dân phố) or commune as it is today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Village {
    /// Its code; unique in the problem.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Households; at least 0. A public file may count people or parts of them instead.
    pub households: i64,
    /// Which of [`Aim::MostGroups::terrains`] it lies in, from 0; ignored for balanced groups.
    #[serde(default)]
    pub terrain: usize,
    /// What groups should be alike in (income, kin, language, distance …), each in parts of [`Problem::feature_scale`].
    #[serde(default)]
    pub features: Vec<i64>,
    /// The body that it belongs to today; none where it stands alone.
    #[serde(default)]
    pub today: Option<String>,
}

/// A terrain (mountain, plain, town …) and how many households make a village there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terrain {
    /// Its code.
    pub id: String,
    /// Least households of a group that lies wholly in it; at least 1.
    ///
    /// A group over several terrains counts each village as the share of its own terrain's threshold that it reaches; the
    /// shares must sum to 1.
    pub least_households: i64,
}

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "aim")]
pub enum Aim {
    /// As many groups as possible, each over its threshold; among those the most alike ones with the least disruption.
    MostGroups {
        /// Thresholds by terrain.
        terrains: Vec<Terrain>,
    },
    /// A given number of groups of about the same size that part as few neighbours as possible.
    Balanced {
        /// How many.
        groups: usize,
        /// Least households of each.
        least_households: i64,
        /// Most households of each.
        most_households: i64,
    },
}

/// The problem. Villages are named by their place in `villages`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// All villages.
    pub villages: Vec<Village>,
    /// Pairs that share a boundary or a road; each once.
    pub neighbours: Vec<(usize, usize)>,
    /// What is wanted.
    pub aim: Aim,
    /// Pairs that must stand in one group.
    #[serde(default)]
    pub must_merge: Vec<(usize, usize)>,
    /// Pairs that may not stand in one group.
    #[serde(default)]
    pub may_not_merge: Vec<(usize, usize)>,
    /// Groups that are settled: exactly these villages, whatever the rest does.
    #[serde(default)]
    pub pinned: Vec<Vec<usize>>,
    /// What each household costs that leaves the largest present body of its group; in the objective's unit, at least 0.
    #[serde(default)]
    pub price_of_change: i64,
    /// So many parts make one unit of a feature; at least 1.
    #[serde(default = "one")]
    pub feature_scale: i64,
}

fn one() -> i64 {
    1
}

/// Who stands with whom: for each village the number of its group, from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Group of each village, in the order of the problem.
    pub group_of: Vec<usize>,
}

impl Plan {
    /// The villages of each group. Groups are numbered by their first village.
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut place = std::collections::BTreeMap::new();
        for (village, group) in self.group_of.iter().enumerate() {
            let at = *place.entry(*group).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[at].push(village);
        }
        groups
    }

    /// The plan of those groups; a village of none stands in group 0.
    pub fn of_groups(villages: usize, groups: &[Vec<usize>]) -> Self {
        let mut group_of = vec![0; villages];
        for (group, members) in groups.iter().enumerate() {
            for &village in members {
                if let Some(place) = group_of.get_mut(village) {
                    *place = group;
                }
            }
        }
        Self { group_of }
    }
}
