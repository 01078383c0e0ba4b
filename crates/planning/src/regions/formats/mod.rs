//! Public files of regions problems.

pub mod benchmark;
