//! The thread that writes openings: some seconds after the first one, many in one transaction.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use ledger::PersonId;

use super::index;
use super::today::{Noted, Opening, Today};
use crate::port::StoreError;
use crate::writer::{Desk, NotDone, Way, Writer};

/// How long an opening waits for others at most.
const PATIENCE: Duration = Duration::from_secs(10);
/// When so many wait they are written at once; one transaction has no more.
const ENOUGH: usize = 256;

/// What readers and the thread share.
#[derive(Debug, Default)]
struct Room {
    shelf: Mutex<Shelf>,
    news: Condvar,
    /// Held while some are taken and written: whoever has it finds the others' written.
    writes: Mutex<()>,
}

#[derive(Debug, Default)]
struct Shelf {
    today: Today,
    closing: bool,
}

/// The openings of records of this process, and the thread that writes them.
#[derive(Debug)]
pub(crate) struct Readings {
    room: Arc<Room>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Readings {
    /// Starts the thread. It ends when this is closed, and must before the writer may close: until then it may ask it for something.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when no thread can be started.
    pub(crate) fn start(way: Way) -> Result<Self, StoreError> {
        let room = Arc::<Room>::default();
        let shared = Arc::clone(&room);
        let work = move || shared.serve(&way);
        let started = thread::Builder::new().name("readings".to_owned()).spawn(work);
        let thread = started.map_err(|problem| StoreError::Engine(problem.to_string()))?;
        Ok(Self {
            room,
            thread: Some(thread),
        })
    }

    /// Notes an opening. Where too many wait already, it is handed to the writer by itself.
    pub(super) fn note(&self, by: &str, person: PersonId, time: i64, writer: &Writer) {
        let noted = self.room.shelf().today.note(by, person, time);
        match noted {
            Noted::Waits(1 | ENOUGH) => self.room.news.notify_all(),
            Noted::Before | Noted::Waits(_) => {}
            Noted::TooMany(opening) => writer.leave(move |desk| write_down(desk, std::slice::from_ref(&opening))),
        }
    }

    /// Writes what waits, as far as it can be written.
    pub(super) fn write_all(&self, way: &Way) {
        while matches!(self.room.write(way), Ok(written) if written > 0) {}
    }

    /// Writes what waits, and ends the thread.
    pub(crate) fn close(&mut self) {
        self.room.shelf().closing = true;
        self.room.news.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

impl Drop for Readings {
    fn drop(&mut self) {
        self.close();
    }
}

impl Room {
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, way: &Way) {
        loop {
            let ends = self.wait();
            match (self.write(way), ends) {
                (Ok(0) | Err(_), true) => return,
                (Ok(_), _) => {}
                // Without room, or without its database, the office tries again later.
                (Err(_), false) => self.rest(),
            }
        }
    }

    /// Waits until some should be written; whether the office closes. While there are none, nothing wakes the thread.
    fn wait(&self) -> bool {
        let idle = |now: &mut Shelf| now.today.waiting() == 0 && !now.closing;
        let some = self.news.wait_while(self.shelf(), idle);
        let some = some.unwrap_or_else(PoisonError::into_inner);
        let few = |now: &mut Shelf| now.today.waiting() < ENOUGH && !now.closing;
        let waited = self.news.wait_timeout_while(some, PATIENCE, few);
        let (now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        now.closing
    }

    fn rest(&self) {
        let waited = self
            .news
            .wait_timeout_while(self.shelf(), PATIENCE, |shelf| !shelf.closing);
        drop(waited);
    }

    /// Writes the oldest of those that wait in one transaction; how many. What could not be written waits on.
    fn write(&self, way: &Way) -> Result<usize, NotDone<()>> {
        let _alone = self.writes.lock().unwrap_or_else(PoisonError::into_inner);
        let openings: Arc<[Opening]> = self.shelf().today.take(ENOUGH).into();
        if openings.is_empty() {
            return Ok(0);
        }
        let taken = Arc::clone(&openings);
        let written = way.run(move |desk| {
            write_down(desk, &taken);
            Ok(())
        });
        match written {
            // What a fault of the program keeps from being written is let go: it would keep all others from it too.
            Ok(()) | Err(NotDone::Broken) => Ok(openings.len()),
            Err(problem) => {
                self.shelf().today.put_back(&openings);
                Err(problem)
            }
        }
    }
}

fn write_down(desk: &mut Desk<'_>, openings: &[Opening]) {
    for opening in openings {
        index::note_opening(desk, &opening.by, opening.person, opening.time);
    }
}
