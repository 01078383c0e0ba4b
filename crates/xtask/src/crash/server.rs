//! The private database server of a run.

use super::helper::Helper;
use crate::trouble::Trouble;
use std::ffi::OsString;
use std::path::Path;
use std::time::Instant;

/// How a server is ended without a chance to close anything.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stop {
    /// SIGKILL to its first process.
    Kill,
    /// SIGKILL to all of its processes.
    KillAll,
    /// `pg_ctl stop -m immediate`.
    Immediate,
}

/// A server on a cluster and a socket of its own.
#[derive(Debug)]
pub(crate) struct Server(Helper);

impl Server {
    pub(crate) fn start(program: &Path) -> Result<Self, Trouble> {
        Helper::start(program).map(Self)
    }

    /// The address of a ledger in it.
    pub(crate) fn address(&mut self, ledger: &str) -> Result<OsString, Trouble> {
        self.0.ask(&format!("address {ledger}")).map(OsString::from)
    }

    /// Stops it.
    pub(crate) fn stop(&mut self, how: Stop) -> Result<(), Trouble> {
        let word = match how {
            Stop::Kill => "kill",
            Stop::KillAll => "kill-all",
            Stop::Immediate => "immediate",
        };
        self.0.ask(word).map(drop)
    }

    /// Starts it again; gives the moment at which it answered.
    pub(crate) fn again(&mut self) -> Result<Instant, Trouble> {
        self.0.ask("again").map(|_| Instant::now())
    }
}
