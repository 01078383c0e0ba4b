//! P36: the chains of events: what was done and read, whether anything was altered, and how to prove it elsewhere.

mod emergency;
mod event;
mod open;
mod prove;
mod show;
mod take;

pub(crate) use emergency::open_emergencies;
pub use emergency::{EmergencyReportPage, ReportRow};
pub(crate) use open::open;
pub(crate) use prove::prove;
pub use show::{AuditPage, EventRow, HeadRow};
pub(crate) use take::take;
