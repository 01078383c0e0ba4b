//! P08: a workbook becomes an import in four steps, file, columns, preview, report; nothing is written before the last.

mod chosen;
mod columns;
mod commit;
mod dates;
mod fields;
mod give_up;
mod known;
mod list;
mod look;
mod marked;
mod of_program;
mod preview;
mod report;
mod rows;
mod send;
mod shelf;
mod show;
mod take_back;
mod units;
mod watch;

pub(crate) use columns::{choose, columns};
pub(crate) use commit::commit;
pub(crate) use dates::dates;
pub(crate) use give_up::give_up;
pub(crate) use list::list;
pub use list::totals;
pub(crate) use marked::{take_marked, take_marked_again};
pub(crate) use of_program::{
    ColumnChoice, ColumnSeen, Seen, forget, forget_end, imports_of, knows_unit, look, mark, mark_again, stop_writing,
    under_way, with_reading, write,
};
pub(crate) use preview::preview;
pub(crate) use report::report;
pub(crate) use send::send;
pub(crate) use shelf::ImportShelf;
pub use show::*;
pub(crate) use take_back::take_back;
pub(crate) use units::units;
pub(crate) use watch::{stop, watch};
