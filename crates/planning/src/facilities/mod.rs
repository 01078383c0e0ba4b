//! Schools: which to keep, open and close, and where the pupils of each place go.

mod bound;
mod breach;
mod compile;
pub mod constraints;
pub mod formats;
mod network;
mod plan;
mod problem;
pub mod solve;
#[cfg(test)]
mod tests;
mod verify;

pub use breach::SchoolBreach;
pub use plan::{OpenSchool, SchoolPlan, WayToSchool};
pub use problem::{
    Farthest, Forbidden, Place, Pupils, School, SchoolLevel, SchoolNetwork, SchoolSite, SitePin, Travel,
};
pub use verify::verify;
