//! What is to be done and by when (P02): what falls due by acts and rules, and the drafts that wait; as a page, as a table to take away, and
//! as a calendar that other programs read.

mod calendars;
mod feed;
mod open;
mod rows;
mod show;
mod table;

pub use calendars::{CalendarRow, CalendarsPage};
pub(crate) use calendars::{add as add_calendar, open as open_calendars, revoke as revoke_calendar};
pub(crate) use feed::feed;
pub(crate) use open::open;
pub(crate) use rows::{begins, said, when};
pub use show::{DraftWaiting, DutiesPage, DutyGroup, DutyRow, KindChoice};
pub(crate) use table::{take_csv, take_xlsx};
