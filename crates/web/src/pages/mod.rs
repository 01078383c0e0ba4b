//! The pages by subject. `show.rs` or `form.rs` holds what a page shows, its template beside it; the other files read and answer.

pub mod account;
pub mod audit;
mod compared;
pub mod decision;
pub mod drafts;
pub mod duties;
pub mod imports;
pub mod login;
pub mod matrix;
pub mod names;
pub mod operations;
pub mod own;
mod paging;
pub mod people;
pub mod person;
pub mod proposals;
pub mod quality;
pub mod quotas;
pub mod requests;
pub mod rules;
pub mod search;
pub mod tasks;
pub mod trouble;
pub mod units;
pub mod users;
mod workbook;
