//! The private database server of a run: a process of its own that obeys.

use crate::trouble::Trouble;
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
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

/// A server; it ends with this value, and with this process.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    tell: Option<ChildStdin>,
    told: BufReader<ChildStdout>,
}

impl Server {
    /// Starts it on a cluster and a socket of its own.
    pub(crate) fn start(program: &Path) -> Result<Self, Trouble> {
        let mut child = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(Trouble::at(program))?;
        let told = child.stdout.take().map(BufReader::new);
        Ok(Self {
            tell: child.stdin.take(),
            told: told.ok_or_else(|| Trouble::Server("the server has no stdout".to_owned()))?,
            child,
        })
    }

    /// The address of a ledger in it.
    pub(crate) fn address(&mut self, ledger: &str) -> Result<OsString, Trouble> {
        self.ask(&format!("address {ledger}")).map(OsString::from)
    }

    /// Stops it.
    pub(crate) fn stop(&mut self, how: Stop) -> Result<(), Trouble> {
        let word = match how {
            Stop::Kill => "kill",
            Stop::KillAll => "kill-all",
            Stop::Immediate => "immediate",
        };
        self.ask(word).map(drop)
    }

    /// Starts it again; gives the moment at which it answered.
    pub(crate) fn again(&mut self) -> Result<Instant, Trouble> {
        self.ask("again").map(|_| Instant::now())
    }

    fn ask(&mut self, words: &str) -> Result<String, Trouble> {
        let mut line = String::new();
        let sent = match &mut self.tell {
            Some(tell) => writeln!(tell, "{words}"),
            None => Ok(()),
        };
        let read = sent.and_then(|()| self.told.read_line(&mut line));
        match read.map_err(Trouble::io("the database server"))? {
            0 => Err(Trouble::Server(format!("the database server ended at {words:?}"))),
            _ => Ok(line.trim_end().to_owned()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Without its stdin it ends, and takes its server and its folder along.
        self.tell = None;
        let _ended = self.child.wait();
    }
}
