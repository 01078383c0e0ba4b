//! The process that is killed, and what it says before.

use super::record::Record;
use crate::trouble::Trouble;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a start may take before it counts as none.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running writer; killed at the latest when this value goes.
#[derive(Debug)]
pub(crate) struct Writer {
    child: Child,
    lines: Receiver<String>,
    started: Instant,
    ready: Option<Duration>,
}

impl Writer {
    /// Starts it on a ledger. `run` makes its numbers its own.
    pub(crate) fn start(program: &Path, ledger: &Path, writers: u32, run: u32) -> Result<Self, Trouble> {
        let started = Instant::now();
        let mut child = Command::new(program)
            .arg("write")
            .arg(ledger)
            .args([writers.to_string(), run.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(Trouble::at(program))?;
        let (tell, lines) = channel();
        if let Some(out) = child.stdout.take() {
            thread::spawn(move || pass_on(out, &tell));
        }
        Ok(Self {
            child,
            lines,
            started,
            ready: None,
        })
    }

    /// Kills it so long after its start, and notes all that it acknowledged until then. Gives how soon it was ready, if it came so far.
    pub(crate) fn kill_after(&mut self, moment: Duration, record: &mut Record) -> Result<Option<Duration>, Trouble> {
        while let Some(left) = moment.checked_sub(self.started.elapsed()) {
            match self.lines.recv_timeout(left) {
                Ok(line) => self.note(line, record)?,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(self.ended_by_itself()),
            }
        }
        // SIGKILL on Unix: no destructor runs, nothing is closed.
        self.child.kill().map_err(Trouble::io("kill"))?;
        self.child.wait().map_err(Trouble::io("wait"))?;
        while let Ok(line) = self.lines.recv() {
            self.note(line, record)?;
        }
        Ok(self.ready)
    }

    /// Waits until it is ready, then kills it; gives how soon that was.
    pub(crate) fn until_ready(&mut self, record: &mut Record) -> Result<Duration, Trouble> {
        let first = self.lines.recv_timeout(PATIENCE).map_err(|_| self.ended_by_itself())?;
        self.note(first, record)?;
        let ready = self.kill_after(Duration::ZERO, record)?;
        ready.ok_or_else(|| Trouble::Server("a writer acknowledged before it was ready".to_owned()))
    }

    /// Takes a line, and those that came with it.
    fn note(&mut self, line: String, record: &mut Record) -> Result<(), Trouble> {
        let mut lines = vec![line];
        lines.extend(self.lines.try_iter());
        if lines.first().is_some_and(|line| line.starts_with("ready ")) {
            self.ready = Some(self.started.elapsed());
            lines.remove(0);
        }
        record.take(&lines)
    }

    fn ended_by_itself(&mut self) -> Trouble {
        let status = self
            .child
            .wait()
            .map_or_else(|problem| problem.to_string(), |status| status.to_string());
        Trouble::Server(format!("a writer ended by itself: {status}"))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Killed already, it is no process any more, and neither call does anything.
        let _killed = self.child.kill();
        let _waited = self.child.wait();
    }
}

/// Passes whole lines on; half a line at the end is no acknowledgement.
fn pass_on(out: ChildStdout, tell: &std::sync::mpsc::Sender<String>) {
    let mut out = BufReader::new(out);
    let mut line = String::new();
    while out.read_line(&mut line).is_ok_and(|read| read > 0) {
        let Some(whole) = line.strip_suffix('\n') else { return };
        if tell.send(whole.to_owned()).is_err() {
            return;
        }
        line.clear();
    }
}
