//! Proves a kept ledger: the chain link by link, each act's bytes against their digest, both chains of events, each file, and that the decisions,
//! replayed from nothing, are still accepted one after the other; and that the snapshot says the same. Works on any store.
//!
//! What it cannot see by itself: a whole ledger that was built anew, or one cut back together with its noted head. Against that stands a
//! head that was written down elsewhere: [`Noted`].

mod chain;
mod files;
mod log;
mod noted;
mod report;
mod snapshot;

#[cfg(test)]
pub(crate) mod flips;
#[cfg(test)]
mod forgeries;

use office::port::{Chain, Store};

pub use noted::{Found, NotAHead, Noted};
pub use report::{Fault, Report, Wrong};

/// Proves what a store holds. In the report stands at most one fault for the log and one for each chain: the first; then every file that
/// is missing or altered, or is there though a decision orders it to go.
pub fn verify(store: &dyn Store) -> Report {
    let mut report = Report::default();
    let attached = log::prove(store, &mut report);
    for chain in Chain::ALL {
        chain::prove(store, chain, &mut report);
    }
    files::prove(store, &attached, &mut report);
    report
}
