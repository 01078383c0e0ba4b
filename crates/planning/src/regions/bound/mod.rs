//! What no plan of regions can beat.

mod columns;
mod cuts;
mod exchange;
pub(crate) mod groups;
mod master;
pub(crate) mod packing;
