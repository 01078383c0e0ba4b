//! The office: what an office does with its ledger. The only door through which anything changes; permission and audit live here.

pub mod accounts;
pub mod attached;
pub mod audit;
pub mod calendar;
pub mod clock;
pub mod condition;
pub mod decide;
pub mod drafts;
pub mod drill;
pub mod duties;
pub mod erase;
pub mod export;
pub mod figures;
pub mod follow;
pub mod health;
pub mod import;
pub mod needs;
pub mod newest;
pub mod office;
pub mod operations;
pub mod people;
pub mod permission;
pub mod plans;
pub mod port;
pub mod reads;
mod records;
pub mod search;
pub mod settings;
pub mod snapshot;
pub mod staffing;
pub mod uploads;
pub mod writer;

pub use follow::CannotOpen;
pub use office::Office;
