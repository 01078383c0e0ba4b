//! What no plan of regions can beat.

pub(crate) mod borders;
mod columns;
mod cuts;
mod exchange;
pub(crate) mod groups;
mod master;
mod order;
pub(crate) mod packing;
pub(crate) mod priced;
mod tableau;
