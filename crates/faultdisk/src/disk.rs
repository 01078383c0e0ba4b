//! A disk under one folder, and what it is told to do.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::dice::Dice;
use crate::image::Image;
use crate::vfs;

/// The disk of one folder. It works until it is told otherwise, and is taken out when it is dropped.
#[derive(Debug)]
pub struct Disk {
    folder: PathBuf,
    state: Arc<Shared>,
}

/// What the disk is to do.
#[derive(Debug, Clone, Copy, Default)]
enum Plan {
    #[default]
    Work,
    FailOnce(u64),
    FailFrom(u64),
    CutAt(u64),
}

/// How a call of SQLite ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// As it should.
    Works,
    /// It fails and does nothing.
    Fails,
    /// The power is cut within it.
    Cut,
    /// There is no power.
    Dark,
}

/// The state of a disk, seen by every file of its folder.
#[derive(Debug, Default)]
pub(crate) struct Shared(Mutex<State>);

#[derive(Debug, Default)]
pub(crate) struct State {
    plan: Plan,
    calls: u64,
    dark: bool,
    pub(crate) images: BTreeMap<PathBuf, Image>,
}

impl State {
    /// Counts a call and says how it ends.
    pub(crate) fn call(&mut self) -> Verdict {
        if self.dark {
            return Verdict::Dark;
        }
        self.calls += 1;
        match self.plan {
            Plan::FailOnce(call) if self.calls == call => Verdict::Fails,
            Plan::FailFrom(call) if self.calls >= call => Verdict::Fails,
            Plan::CutAt(call) if self.calls == call => {
                self.dark = true;
                Verdict::Cut
            }
            _ => Verdict::Works,
        }
    }
}

impl Shared {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Disk {
    /// Puts a disk under a folder that is there.
    ///
    /// # Errors
    ///
    /// When the folder is not there, or SQLite takes no file layer.
    pub fn under(folder: &Path) -> io::Result<Self> {
        let folder = folder.canonicalize()?;
        let state = Arc::new(Shared::default());
        vfs::put(&folder, &state)?;
        Ok(Self { folder, state })
    }

    /// How many calls there were since the last plan.
    pub fn calls(&self) -> u64 {
        self.state.state().calls
    }

    /// Whether the power is cut.
    pub fn is_dark(&self) -> bool {
        self.state.state().dark
    }

    /// Works from now on.
    pub fn work(&self) {
        self.plan(Plan::Work);
    }

    /// Fails at one call from now, counted from 1, and works after it.
    pub fn fail_once(&self, call: u64) {
        self.plan(Plan::FailOnce(call));
    }

    /// Fails at one call from now, counted from 1, and at all after it.
    pub fn fail_from(&self, call: u64) {
        self.plan(Plan::FailFrom(call));
    }

    /// Loses power at one call from now, counted from 1.
    pub fn cut_at(&self, call: u64) {
        self.plan(Plan::CutAt(call));
    }

    fn plan(&self, plan: Plan) {
        let mut state = self.state.state();
        (state.plan, state.calls) = (plan, 0);
    }

    /// Loses power now, if it has not, and gets it back: the files are what the disk kept of them. Nothing may be open any more.
    ///
    /// # Errors
    ///
    /// When the files cannot be written.
    pub fn power_back(&self, dice: &mut Dice) -> io::Result<()> {
        let mut state = self.state.state();
        for (path, image) in std::mem::take(&mut state.images) {
            if !image.is_removed() && !path.exists() {
                // Renamed by other means: it is known by its new name, or will be.
                continue;
            }
            match image.after_a_cut(dice) {
                Some(bytes) => fs::write(&path, bytes)?,
                None if path.exists() => fs::remove_file(&path)?,
                None => {}
            }
        }
        for entry in fs::read_dir(&self.folder)? {
            // Shared memory that SQLite lays out as a file: memory does not outlive the power.
            let path = entry?.path();
            if path.to_string_lossy().ends_with("-shm") {
                fs::remove_file(path)?;
            }
        }
        (state.plan, state.calls, state.dark) = (Plan::Work, 0, false);
        Ok(())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        vfs::take(&self.folder);
    }
}
