//! The one writer of a process: judges operations one after the other, writes what a batch of them decided in one transaction, then
//! shows it to readers.
//!
//! INVARIANT: what is shown was written, and was judged against what stood before it in the log: where another process was first, the
//! operations of the batch are judged again.

mod desk;
mod operation;
mod room;
mod sealing;
mod serve;

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;

pub use desk::Desk;
pub(crate) use desk::read_record as desk_record;
pub use operation::NotDone;

use crate::clock::{Chance, Clock};
use crate::condition::{Condition, Gauge};
use crate::newest::Newest;
use crate::port::{Store, StoreError};
use operation::{Asked, Waiting};

/// The way to the writer. Whoever has one keeps the writer at work, and so ends before it may close.
#[derive(Debug, Clone)]
pub(crate) struct Way(Sender<Waiting>);

/// The writer's thread and the way to it.
#[derive(Debug)]
pub struct Writer {
    way: Option<Way>,
    thread: Option<thread::JoinHandle<serve::Scribe>>,
    /// Who wrote, once nobody can ask any more. Locked, because a store is one thread's at a time.
    done: Mutex<Option<serve::Scribe>>,
    gauge: Arc<Gauge>,
}

impl Writer {
    /// Starts the writer on a store of which `newest` shows the state.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the chains' heads cannot be read or no thread can be started.
    pub fn start(
        store: Box<dyn Store>,
        newest: Arc<Newest>,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, StoreError> {
        let gauge = Arc::new(Gauge::default());
        let mut scribe = serve::Scribe::of(store, newest, clock, chance, Arc::clone(&gauge))?;
        let (queue, waiting) = channel();
        let work = move || {
            scribe.serve(&waiting);
            scribe
        };
        let started = thread::Builder::new().name("writer".to_owned()).spawn(work);
        let thread = started.map_err(|problem| StoreError::Engine(problem.to_string()))?;
        Ok(Self {
            way: Some(Way(queue)),
            thread: Some(thread),
            done: Mutex::new(None),
            gauge,
        })
    }

    /// Whether it can write.
    pub fn condition(&self) -> Condition {
        self.gauge.condition()
    }

    /// Runs one operation and waits until what it decided is safe on disk.
    ///
    /// When another process writes first, the operation is run again: it must do nothing but look at its desk and write on it.
    ///
    /// # Errors
    ///
    /// [`NotDone`]; then nothing of it was written.
    pub fn run<T, R>(
        &self,
        operation: impl FnMut(&mut Desk<'_>) -> Result<T, R> + Send + 'static,
    ) -> Result<T, NotDone<R>>
    where
        T: Send + 'static,
        R: Send + 'static,
    {
        self.way.as_ref().ok_or(NotDone::Closing)?.run(operation)
    }

    /// Leaves an operation that nobody waits for: it may come to nothing.
    pub(crate) fn leave(&self, mut operation: impl FnMut(&mut Desk<'_>) + Send + 'static) {
        let operation = move |desk: &mut Desk<'_>| {
            operation(desk);
            Ok::<(), ()>(())
        };
        if let Some(Way(queue)) = &self.way {
            let _closing = queue.send(Box::new(Asked::of(operation, |_| ())));
        }
    }

    /// The way to it; none once it is closed.
    pub(crate) const fn way(&self) -> Option<&Way> {
        self.way.as_ref()
    }
}

impl Way {
    /// As [`Writer::run`].
    pub(crate) fn run<T, R>(
        &self,
        operation: impl FnMut(&mut Desk<'_>) -> Result<T, R> + Send + 'static,
    ) -> Result<T, NotDone<R>>
    where
        T: Send + 'static,
        R: Send + 'static,
    {
        let (tell, told) = channel();
        let asked = Asked::of(operation, move |answer| {
            // Nobody waits any more when the one who asked has gone away.
            let _gone = tell.send(answer);
        });
        self.0.send(Box::new(asked)).map_err(|_| NotDone::Closing)?;
        told.recv().map_err(|_| NotDone::Closing)?
    }
}

impl Writer {
    /// Does what was asked, and takes nothing more. The store stays open until the writer is dropped.
    pub(crate) fn close(&mut self) {
        self.way = None;
        if let Some(thread) = self.thread.take() {
            self.done = Mutex::new(thread.join().ok());
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}
