//! The engines against brute force on small problems, the evaluators against the stated rules, and what must not matter.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "small numbers, and sums that are exact"
)]

mod brute;
mod domain;
mod engines;
mod formats;
mod small;
