//! What a school network is asked with.

use ledger::{Day, UnitId};

use super::inputs::TaughtLevel;

/// The rules of a school network, each of which a person sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolQuestion {
    /// The day on which the network would hold; schools are looked at on it.
    pub day: Day,
    /// Only sites with fewer pupils may close.
    pub small: u64,
    /// Pupils that a room holds, where seats were not measured.
    pub room_pupils: u64,
    /// Of a hundred pupils of a school of several levels so many are in primary school, where it does not say.
    pub primary_percent: u64,
    /// The farthest way to school of primary and of lower secondary pupils, each in the mountains and elsewhere. Unit: metres.
    pub farthest: [[u32; 2]; 2],
    /// Whether the main site of a school may take pupils of a level that it does not teach today.
    pub several_levels: bool,
    /// Sites that stay open, whatever their size.
    pub stay: Vec<UnitId>,
    /// Sites that close.
    pub close: Vec<UnitId>,
    /// Points of a site that is kept.
    pub site_points: u32,
    /// Points of a pupil and kilometre.
    pub way_points: u32,
    /// Points of a pupil who goes elsewhere than today.
    pub change_points: u32,
}

impl SchoolQuestion {
    /// Numbers of our own to begin with, none of them law: a site is worth as much as three hundred pupils who go 1.5 km further.
    pub const fn on(day: Day) -> Self {
        Self {
            day,
            small: 300,
            room_pupils: 35,
            primary_percent: 56,
            farthest: [[3_000, 3_000], [7_000, 5_000]],
            several_levels: true,
            stay: Vec::new(),
            close: Vec::new(),
            site_points: 1_200,
            way_points: 2,
            change_points: 1,
        }
    }

    /// The farthest way of pupils of a level. Unit: metres.
    pub fn farthest(&self, level: TaughtLevel, mountain: bool) -> u32 {
        self.farthest[level as usize][usize::from(!mountain)]
    }
}
