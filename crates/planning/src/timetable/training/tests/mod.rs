//! Tests across the training timetable: rules, search, bound, judge, and what a clerk sees before and after.

#![allow(
    clippy::semicolon_if_nothing_returned,
    reason = "a change of a case is one expression"
)]

mod brute;
mod cases;
mod district;
mod rules;
pub(super) mod tiny;
