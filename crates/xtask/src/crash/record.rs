//! The driver's own record of what was acknowledged: plain text, on the disk before it counts.

use crate::trouble::Trouble;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Place and number of each decision that a writer acknowledged, and what may be in the ledger beside them.
#[derive(Debug)]
pub(crate) struct Record {
    path: PathBuf,
    file: File,
    acknowledged: BTreeMap<u32, String>,
    /// Decisions of which a writer said that nobody knows.
    in_doubt: BTreeSet<String>,
    /// Writers that were killed before they could say what became of their last decisions.
    killed: BTreeSet<u32>,
}

impl Record {
    pub(crate) fn begin(path: &Path) -> Result<Self, Trouble> {
        Ok(Self {
            path: path.to_owned(),
            file: File::create_new(path).map_err(Trouble::at(path))?,
            acknowledged: BTreeMap::new(),
            in_doubt: BTreeSet::new(),
            killed: BTreeSet::new(),
        })
    }

    /// Takes lines `SEQ NUMBER` or `doubt NUMBER` as they came; they count once they are on the disk.
    pub(crate) fn take(&mut self, lines: &[String]) -> Result<(), Trouble> {
        if lines.is_empty() {
            return Ok(());
        }
        let mut text = lines.join("\n");
        text.push('\n');
        let written = self
            .file
            .write_all(text.as_bytes())
            .and_then(|()| self.file.sync_data());
        written.map_err(Trouble::at(&self.path))?;
        for line in lines {
            if let Some(number) = line.strip_prefix("doubt ") {
                self.in_doubt.insert(number.to_owned());
                continue;
            }
            let (seq, number) = read(line).ok_or_else(|| Trouble::Server(format!("no acknowledgement: {line:?}")))?;
            if let Some(before) = self.acknowledged.insert(seq, number.clone()) {
                return Err(Trouble::Server(format!(
                    "place {seq} was acknowledged twice: for {before} and for {number}"
                )));
            }
        }
        Ok(())
    }

    /// Notes that a writer was killed.
    pub(crate) fn killed(&mut self, run: u32) {
        self.killed.insert(run);
    }

    /// Whether a decision may be in the ledger though it was not acknowledged: it is in doubt, or its writer was killed.
    pub(crate) fn may_hold(&self, number: &str) -> bool {
        let run = number.split('-').next().and_then(|run| run.parse().ok());
        self.in_doubt.contains(number) || run.is_some_and(|run| self.killed.contains(&run))
    }

    /// How many decisions are in doubt.
    pub(crate) fn doubts(&self) -> usize {
        self.in_doubt.len()
    }

    pub(crate) fn count(&self) -> usize {
        self.acknowledged.len()
    }

    /// What was acknowledged so far.
    pub(crate) fn so_far(&self) -> BTreeMap<u32, String> {
        self.acknowledged.clone()
    }

    pub(crate) fn each(&self) -> impl Iterator<Item = (&u32, &String)> {
        self.acknowledged.iter()
    }
}

/// Place and number out of a line.
pub(super) fn read(line: &str) -> Option<(u32, String)> {
    let (seq, number) = line.split_once(' ')?;
    Some((seq.parse().ok()?, number.to_owned()))
}
