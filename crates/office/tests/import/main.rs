//! Import and export, from a workbook's bytes to the ledger and back.

mod corrected;
mod export;
mod foreign;
mod kit;
mod matching;
mod order;
mod refusals;
mod revoked;
mod samples;
mod words;
