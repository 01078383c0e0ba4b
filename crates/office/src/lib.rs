//! The office: what an office does with its ledger. The only door through which anything changes; permission and audit live here.

pub mod port;
