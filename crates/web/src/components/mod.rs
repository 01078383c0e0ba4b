//! What pages are made of: one folder a component, its template and its styles beside it.

mod against;
mod apart;
mod as_of;
mod bullet;
mod chart;
mod compared;
mod curve;
mod flow;
mod gantt;
mod lanes;
mod layout;
mod measure;
mod pager;
mod problems;
mod slope;
mod source;
mod standing;
mod strip;
mod units;
mod why;

pub use against::Against;
pub use apart::Apart;
pub use as_of::AsOf;
pub use bullet::Bullet;
pub use chart::Chart;
pub use compared::{Compared, ComparedRow, MadeBy};
pub use curve::Curve;
pub use flow::{Flow, Flowing};
pub use gantt::{Gantt, GanttRow};
pub use lanes::{Event, Lane, Lanes, Shape};
pub use layout::{Clerk, Crumb, Frame, Room, Stamp, Theme};
pub use measure::{shorten, text_width};
pub use pager::{OlderPager, Pager};
pub use problems::{Problem, Problems};
pub use slope::{Aim, Slope};
pub use source::{Basis, Confidence, Source};
pub use standing::{Standing, Tally};
pub use strip::{Cell, CellState, Strip};
pub use units::Branch;
pub use why::{Outcome, WhyNode};

/// Lets a component stand in a page without being escaped a second time: its own template has escaped its data.
macro_rules! component {
    ($($name:ty),+ $(,)?) => {$(impl askama::filters::HtmlSafe for $name {})+};
}
component!(
    Against,
    Apart,
    AsOf,
    Branch,
    Bullet,
    Chart,
    Compared,
    Curve,
    Flow,
    Gantt,
    Lanes,
    OlderPager,
    Pager,
    Problems,
    Slope,
    Source,
    Basis,
    StandingMark,
    Strip,
    WhyNode
);

pub use standing::StandingMark;
