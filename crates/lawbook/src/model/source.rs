//! Instruments and units of quantity, each listed once.

use ledger::Day;

use super::entry::Title;
use super::words::Authority;

/// An instrument: law, decree, circular, Party regulation, local decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its number and symbol, or a name where it has none.
    pub id: String,
    /// What it is, with its kind: "Nghị định 33/2023/NĐ-CP".
    pub title: Title,
    /// Who issued it.
    pub issuer: Title,
    /// How binding it is.
    pub level: Authority,
    /// The day it was signed, where known.
    pub date: Option<Day>,
    /// Where its text, or a digest of it, was read.
    pub read: Vec<String>,
}

/// The unit of a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The word that entries use.
    pub id: String,
    /// Its name.
    pub name: Title,
    /// Whether only whole numbers make sense.
    pub whole: bool,
}
