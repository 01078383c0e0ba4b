//! Reading: from TOML with places to typed entries, collecting every problem on the way.

mod bodies;
mod cases;
mod doc;
mod entry;
mod lists;
mod standard;

pub(crate) use cases::cases;
pub(crate) use doc::Doc;
pub(crate) use entry::{Known, entry, entry_at};
pub(crate) use lists::{named, sources, sources_at, units};
