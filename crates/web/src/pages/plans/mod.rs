//! P14, P19–P23: runs of the planners: what they work on, how far they are, what they found and why, two to four side by side, and what is accepted
//! of it, as drafts.

mod accept;
mod ask;
mod compare;
mod deeds;
mod inputs;
mod kinds;
mod list;
mod live;
mod moves;
mod network;
mod open;
mod plan;
mod plan_show;
mod problems;
mod result;
mod road_map;
mod said;
mod show;
mod show_accept;
mod stream;
mod timetable;
mod trail;
mod waiting;
mod watch;

pub(crate) use accept::{accept, open as open_accept, plan_title};
pub(crate) use ask::{begin, open as open_inputs};
pub(crate) use compare::{choices, measures, open as open_compared};
pub(crate) use deeds::{again, give_up, stop};
pub(crate) use list::open as list;
pub(crate) use live::{constraint, seconds_left};
pub(crate) use moves::knows;
pub use network::{NetworkTable, SiteRow};
pub(crate) use open::open;
pub(crate) use plan::{begin_drafts, changes, open as open_plan, stale};
pub use plan_show::*;
pub(crate) use problems::messages;
pub use road_map::{RoadKind, RoadMapPart, RoadUnitRow, RoadYearRow};
pub(crate) use said::{Speaker, kind, title};
pub use show::*;
pub use show_accept::*;
pub(crate) use stream::stream;
pub(crate) use timetable::open as open_timetable;
pub use timetable::{TimetablePage, TimetableRow};
pub(crate) use waiting::waiting;
