//! The process that is killed, and what it says before.

use super::gaps::Gaps;
use super::record::Record;
use crate::command::show;
use crate::trouble::Trouble;
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a start may take before it counts as none.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often to look whether a program that runs beside it has ended.
const LOOK: Duration = Duration::from_millis(1);

/// A line, and when it came.
type Line = (Instant, String);

/// A running writer; killed at the latest when this value goes.
#[derive(Debug)]
pub(crate) struct Writer {
    child: Child,
    /// Closed, it ends in order.
    stdin: Option<ChildStdin>,
    lines: Receiver<Line>,
    started: Instant,
    run: u32,
    /// How soon after its start it was ready, if it came so far.
    pub ready: Option<Duration>,
    /// Whether it said that no room is left, and nothing since.
    full: bool,
    /// From when on an acknowledgement is waited for, and the first that came since.
    asked: (Instant, Option<Instant>),
    /// How long each of its writers waited for each acknowledgement.
    pub gaps: Gaps,
}

impl Writer {
    /// Starts it on a ledger, at a path or an address. `run` makes its numbers its own.
    pub(crate) fn start(program: Command, ledger: &OsStr, writers: u32, run: u32) -> Result<Self, Trouble> {
        Self::start_with_files(program, ledger, writers, run, 0)
    }

    /// As [`Self::start`], with a file beside each so manieth decision.
    pub(crate) fn start_with_files(
        mut program: Command,
        ledger: &OsStr,
        writers: u32,
        run: u32,
        files: u32,
    ) -> Result<Self, Trouble> {
        let started = Instant::now();
        let mut child = program
            .arg("write")
            .arg(ledger)
            .args([writers, run, files].map(|number| number.to_string()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(Trouble::io("crash_writer"))?;
        let (tell, lines) = channel();
        if let Some(out) = child.stdout.take() {
            thread::spawn(move || pass_on(out, &tell));
        }
        Ok(Self {
            stdin: child.stdin.take(),
            child,
            lines,
            started,
            run,
            ready: None,
            full: false,
            asked: (started, None),
            gaps: Gaps::default(),
        })
    }

    /// Lets it write until so long after its start, and notes what it says.
    pub(crate) fn write_until(&mut self, moment: Duration, record: &mut Record) -> Result<(), Trouble> {
        while let Some(left) = moment.checked_sub(self.started.elapsed()) {
            match self.lines.recv_timeout(left) {
                Ok(line) => self.note(line, record)?,
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Err(self.ended_by_itself()),
            }
        }
        Ok(())
    }

    /// Lets it write for so long, and notes what it says.
    pub(crate) fn write_for(&mut self, time: Duration, record: &mut Record) -> Result<(), Trouble> {
        self.write_until(self.started.elapsed() + time, record)
    }

    /// Kills it, and notes all that it acknowledged until then.
    pub(crate) fn kill(&mut self, record: &mut Record) -> Result<(), Trouble> {
        record.killed(self.run);
        self.stdin = None;
        // SIGKILL on Unix: no destructor runs, nothing is closed.
        self.child.kill().map_err(Trouble::io("kill"))?;
        self.child.wait().map_err(Trouble::io("wait"))?;
        self.note_the_rest(record)
    }

    /// [`Self::end`], unless it was killed.
    pub(crate) fn end_unless_killed(&mut self, record: &mut Record) -> Result<(), Trouble> {
        match self.stdin {
            Some(_) => self.end(record),
            None => Ok(()),
        }
    }

    /// Tells it to end once it knows what became of each decision, and notes what it says.
    pub(crate) fn end(&mut self, record: &mut Record) -> Result<(), Trouble> {
        self.stdin = None;
        self.note_the_rest(record)?;
        match self.child.wait().map_err(Trouble::io("wait"))? {
            status if status.success() => Ok(()),
            _ => Err(self.ended_by_itself()),
        }
    }

    /// Waits until it is ready; gives how soon that was.
    pub(crate) fn until_ready(&mut self, record: &mut Record) -> Result<Duration, Trouble> {
        loop {
            if let Some(ready) = self.ready {
                return Ok(ready);
            }
            self.note_next(record)?;
        }
    }

    /// Waits until it says that no room is left.
    pub(crate) fn until_full(&mut self, record: &mut Record) -> Result<(), Trouble> {
        while !self.full {
            self.note_next(record)?;
        }
        Ok(())
    }

    /// Waits until it acknowledges something after a moment; gives how soon after it that was.
    pub(crate) fn goes_on_after(&mut self, moment: Instant, record: &mut Record) -> Result<Duration, Trouble> {
        self.asked = (moment, None);
        loop {
            if let Some(first) = self.asked.1 {
                return Ok(first.saturating_duration_since(moment));
            }
            self.note_next(record)?;
        }
    }

    /// Runs a program while it writes, and notes what it says; gives how long the program took, and what it said.
    pub(crate) fn write_during(
        &mut self,
        program: &mut Command,
        record: &mut Record,
    ) -> Result<(Duration, String), Trouble> {
        let (started, shown) = (Instant::now(), show(program));
        let mut child = program
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(Trouble::io(&shown))?;
        let status = loop {
            if let Some(status) = child.try_wait().map_err(Trouble::io(&shown))? {
                break status;
            }
            self.write_for(LOOK, record)?;
        };
        let took = started.elapsed();
        // What these programs say fits into a pipe.
        let (mut said, mut words) = (String::new(), String::new());
        let out = child.stdout.map_or(Ok(0), |mut out| out.read_to_string(&mut said));
        let err = child.stderr.map_or(Ok(0), |mut err| err.read_to_string(&mut words));
        out.and(err).map_err(Trouble::io(&shown))?;
        if status.success() {
            Ok((took, said))
        } else {
            Err(Trouble::Failed {
                command: format!("{shown}: {said}{words}"),
                status: status.to_string(),
            })
        }
    }

    fn note_next(&mut self, record: &mut Record) -> Result<(), Trouble> {
        let next = self.lines.recv_timeout(PATIENCE).map_err(|problem| match problem {
            RecvTimeoutError::Timeout => Trouble::Server(format!("a writer said nothing for {PATIENCE:.0?}")),
            RecvTimeoutError::Disconnected => self.ended_by_itself(),
        })?;
        self.note(next, record)
    }

    fn note_the_rest(&mut self, record: &mut Record) -> Result<(), Trouble> {
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => self.note(line, record)?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {
                    return Err(Trouble::Server(format!("a writer did not end within {PATIENCE:.0?}")));
                }
            }
        }
    }

    /// Takes a line, and those that came with it.
    fn note(&mut self, line: Line, record: &mut Record) -> Result<(), Trouble> {
        let mut told = Vec::new();
        for (when, line) in std::iter::once(line).chain(self.lines.try_iter()) {
            if line.starts_with("ready ") {
                self.ready = Some(when.saturating_duration_since(self.started));
                continue;
            }
            self.full = line == "full";
            if self.full {
                continue;
            }
            if !line.starts_with("doubt ") {
                self.gaps.heard(when, &line);
                if when >= self.asked.0 {
                    self.asked.1.get_or_insert(when);
                }
            }
            told.push(line);
        }
        record.take(&told)
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
fn pass_on(out: ChildStdout, tell: &Sender<Line>) {
    let mut out = BufReader::new(out);
    let mut line = String::new();
    while out.read_line(&mut line).is_ok_and(|read| read > 0) {
        let Some(whole) = line.strip_suffix('\n') else { return };
        if tell.send((Instant::now(), whole.to_owned())).is_err() {
            return;
        }
        line.clear();
    }
}
