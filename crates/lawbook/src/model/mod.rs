//! What an entry of the lawbook is.

mod citation;
mod entry;
mod group;
mod ladder;
mod programme;
mod retirement;
mod source;
mod standard;
mod table;
mod value;
mod words;

pub use citation::{Article, Citation};
pub use entry::{AnyVersion, Body, Entry, Title, Version, Versions};
pub use group::{Group, Member};
pub use ladder::{Ladder, Level};
pub use programme::{Given, Programme};
pub use retirement::{Path, Retirement};
pub use source::{Source, Unit};
pub use standard::{Condition, Easing, Grace, GraceEnd, Requirement, Standard};
pub use table::{Row, RowCell, Table};
pub use value::Value;
pub use words::{Audience, Authority, Bound, Family, Kind, Latitude, Mark, Occasion, Rounds, Selects, Verdict, Way};
