//! P08: a workbook becomes an import in four steps, file, columns, preview, report; nothing is written before the last.

mod commit;
mod give_up;
mod known;
mod list;
mod look;
mod marked;
mod preview;
mod report;
mod rows;
mod send;
mod shelf;
mod show;
mod take_back;
mod watch;

pub(crate) use commit::commit;
pub(crate) use give_up::give_up;
pub(crate) use list::list;
pub(crate) use marked::{take_marked, take_marked_again};
pub(crate) use preview::preview;
pub(crate) use report::report;
pub(crate) use send::send;
pub(crate) use shelf::ImportShelf;
pub use show::*;
pub(crate) use take_back::take_back;
pub(crate) use watch::{stop, watch};
