//! The pages, by subject. Each action has its view struct and its template side by side.

pub mod login;
pub mod names;
pub mod person;
pub mod tasks;
pub mod trouble;
