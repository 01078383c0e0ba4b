//! The demonstration district: Hoành Bồ in the years to 2019, made from a seed and the settings of `demo/hoanh-bo`.
//!
//! In three steps, which the caller carries out in this order:
//! 1. [`District::setting_up`]: bodies, posts, quotas, measures, before any roll;
//! 2. [`District::workbooks`]: the rolls as offices keep them, for the importer;
//! 3. [`District::history`]: the dated decisions of the scenario, each written for the ledger as the one before left it.
//!
//! INVARIANT: twice the same seed gives the same decisions, and no total is written down: figures follow from the acts.
//! Everybody here is invented. Citizen numbers begin with 999, which no province has.

mod cast;
mod dice;
mod district;
mod founding;
mod issue;
mod people;
mod problem;
mod rolls;
mod settings;
mod story;
#[cfg(test)]
mod tests;

pub use district::District;
pub use issue::Issue;
pub use problem::DemoError;
pub use rolls::Workbook;
