//! The built command, run as people run it, on ledgers of its own making.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests"
)]

mod site;
mod support;

mod acts;
mod api;
mod copies;
mod database;
mod demonstration;
mod doctor;
mod erasing;
mod export;
mod figures;
mod following;
mod foreign_list;
mod full_disk;
mod imports;
mod needs;
mod refused_files;
mod replay;
mod rotation;
mod samples;
mod sent_files;
mod serving;
mod solve;
mod standards;
mod tls;
mod training;
mod users;
mod villages;
mod webhooks;
mod words;
