//! P12: what the law book says: every rule as sentences with its legal basis, its versions side by side, for whom it is, and how many meet it.

mod applying;
mod changes;
mod counts;
mod list;
mod rule;
mod says;
mod sentences;
mod show;
mod standard;

pub use changes::{Change, SideBySide, VersionCell};
pub use counts::Opening;
pub(crate) use list::open;
pub(crate) use rule::open as open_rule;
pub(crate) use rule::span_said;
pub use rule::{RulePage, RuleVersion};
pub(crate) use says::{lines_of, number_name, said_number};
pub(crate) use sentences::Sentences;
pub use show::*;
