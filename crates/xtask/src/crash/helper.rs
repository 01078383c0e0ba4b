//! A process that holds something for a run, and does what it is told: a word, an answer.

use crate::trouble::Trouble;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// It ends with this value, and with this process, and takes along what it holds.
#[derive(Debug)]
pub(crate) struct Helper {
    child: Child,
    tell: Option<ChildStdin>,
    told: BufReader<ChildStdout>,
}

impl Helper {
    pub(crate) fn start(program: &Path) -> Result<Self, Trouble> {
        let mut child = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(Trouble::at(program))?;
        let told = child.stdout.take().map(BufReader::new);
        Ok(Self {
            tell: child.stdin.take(),
            told: told.ok_or_else(|| Trouble::Server("a helper has no stdout".to_owned()))?,
            child,
        })
    }

    /// Tells it something, and waits for the answer.
    pub(crate) fn ask(&mut self, words: &str) -> Result<String, Trouble> {
        let mut line = String::new();
        let sent = match &mut self.tell {
            Some(tell) => writeln!(tell, "{words}"),
            None => Ok(()),
        };
        let read = sent.and_then(|()| self.told.read_line(&mut line));
        match read.map_err(Trouble::io(words))? {
            0 => Err(Trouble::Server(format!("a helper ended at {words:?}"))),
            _ => Ok(line.trim_end().to_owned()),
        }
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        // Without its stdin it ends.
        self.tell = None;
        let _ended = self.child.wait();
    }
}
