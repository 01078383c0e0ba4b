//! Customers that may not be divided: capacitated p-median, and single-source warehouse location.

pub(crate) mod anneal;
pub(crate) mod lane;
pub(crate) mod state;
