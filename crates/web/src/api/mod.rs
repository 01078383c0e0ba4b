//! REST v1: what pages do, for programs, under `/api/v1`. A key opens it, never a cookie, so no form of a foreign site can use it.
//!
//! An operation is one entry of the table: its address, its rule, what it is asked with, what it answers. The router, the reading of a
//! request, the document at `/api/openapi.json` and the tests all take it from there.
//!
//! INVARIANT: what an operation answers has the type that the document shows; a request is read by the very definition that is published.
//! INVARIANT: rights are asked of `office::permission`, as pages ask; no address holds a name.

mod accounts;
mod acts;
mod audit;
mod call;
mod decisions;
mod door;
mod drafts;
mod duties;
mod emergencies;
mod facts;
mod figures;
mod files;
mod forms;
mod honours;
mod imports;
mod input;
mod language;
mod law;
mod lists;
mod openapi;
mod operation;
mod people;
mod person;
mod plans;
mod problem;
mod proposals;
mod requests;
mod right;
mod routes;
mod search;
mod table;
mod tables;
mod things;
mod units;
mod uploads;
mod who_can;
mod wire;

pub(crate) use call::{Call, Moment};
pub(crate) use input::{Input, Kind};
pub(crate) use operation::{Operation, Verb};
pub(crate) use problem::{Fault, Trouble};
pub(crate) use routes::routes;
pub(crate) use table::table;
pub(crate) use wire::{Book, Wire, wire};
