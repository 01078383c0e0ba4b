//! What is to be done and by when (P02): what falls due by acts and rules, and the drafts that wait; as a page, as a table to take away, and
//! as a calendar that other programs read.

mod calendars;
mod endings;
mod feed;
mod open;
mod raised;
mod raises;
mod rows;
mod second;
mod show;
mod table;

pub use calendars::{CalendarRow, CalendarsPage};
pub(crate) use calendars::{add as add_calendar, open as open_calendars, revoke as revoke_calendar};
pub(crate) use endings::open_endings;
pub(crate) use feed::feed;
pub(crate) use open::open;
pub use raised::{NoRaiseRow, RaiseRow, RaisesPage};
pub(crate) use raises::{draft_raises, raises};
pub(crate) use rows::{begins, said, when};
pub use show::{DraftWaiting, DutiesPage, DutyGroup, DutyRow, EndingRow, Endings, KindChoice};
pub(crate) use table::take;
