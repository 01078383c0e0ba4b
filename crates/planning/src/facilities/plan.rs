//! A finished plan for the schools: what is open, and who goes where.

use serde::{Deserialize, Serialize};

/// Which schools are open, and the way of every pupil. Numbers are positions in the lists of the problem.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SchoolPlan {
    /// The open schools, by site and level.
    pub open: Vec<OpenSchool>,
    /// Who goes where, by place, level and site.
    pub ways: Vec<WayToSchool>,
}

/// A school that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OpenSchool {
    /// Position of the site.
    pub site: usize,
    /// Position of the level.
    pub level: usize,
}

/// Pupils of one place and level who go to one site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct WayToSchool {
    /// Position of the place.
    pub place: usize,
    /// Position of the level.
    pub level: usize,
    /// Position of the site.
    pub site: usize,
    /// How many go there; 0 stands for a place without pupils.
    pub pupils: u64,
}

impl SchoolPlan {
    /// The open sites, each once, in order.
    pub fn open_sites(&self) -> Vec<usize> {
        let mut sites: Vec<usize> = self.open.iter().map(|school| school.site).collect();
        sites.sort_unstable();
        sites.dedup();
        sites
    }
}
