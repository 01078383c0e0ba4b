//! The one writer: judges operations one after the other, writes what a batch of them decided in one transaction, then shows it to readers.

mod desk;
mod room;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread;

pub use desk::Desk;
pub(crate) use desk::read_record as desk_record;

use crate::clock::{Chance, Clock};
use crate::condition::{Condition, Gauge};
use crate::port::{Batch, Store, StoreError};
use ledger::Value;

/// How many operations may share one transaction.
const BATCH: usize = 256;

/// What is told to the one who asked, once the batch is safe on disk, or is not.
type Finish = Box<dyn FnOnce(Result<(), &StoreError>) + Send>;
/// One operation, waiting.
type Waiting = Box<dyn FnOnce(&mut Desk<'_>) -> Finish + Send>;

/// Why an operation brought nothing.
#[derive(Debug, thiserror::Error)]
pub enum NotDone<R> {
    /// The operation itself refused, with its reasons.
    #[error("refused")]
    Refused(R),
    /// No room is left where the ledger is kept: nothing was written, and the office is read-only until there is room again.
    #[error("not written: no room is left")]
    Full,
    /// The store failed; nothing was written.
    #[error("not written: {0}")]
    Store(String),
    /// A fault of the program ended the operation; nothing of it was written, and an event says so.
    #[error("broken off by a fault of the program")]
    Broken,
    /// The office is closing.
    #[error("the office is closing")]
    Closing,
}

/// The writer's thread and the way to it.
#[derive(Debug)]
pub struct Writer {
    queue: Option<Sender<Waiting>>,
    thread: Option<thread::JoinHandle<()>>,
    gauge: Arc<Gauge>,
}

impl Writer {
    /// Starts the writer on a store whose newest state is `head`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the chains' heads cannot be read or no thread can be started.
    pub fn start(
        store: Box<dyn Store>,
        head: Arc<RwLock<Arc<Value>>>,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, StoreError> {
        let chains = desk::ChainHeads::of(store.as_ref())?;
        let (queue, waiting) = channel();
        let gauge = Arc::new(Gauge::default());
        let noted = Arc::clone(&gauge);
        let work = move || serve(store, &waiting, &head, chains, clock.as_ref(), chance.as_ref(), &noted);
        let started = thread::Builder::new().name("writer".to_owned()).spawn(work);
        let thread = started.map_err(|problem| StoreError::Engine(problem.to_string()))?;
        Ok(Self {
            queue: Some(queue),
            thread: Some(thread),
            gauge,
        })
    }

    /// Whether it can write.
    pub fn condition(&self) -> Condition {
        self.gauge.condition()
    }

    /// Runs one operation and waits until what it decided is safe on disk.
    ///
    /// # Errors
    ///
    /// [`NotDone`]; then nothing of it was written.
    pub fn run<T, R>(
        &self,
        operation: impl FnOnce(&mut Desk<'_>) -> Result<T, R> + Send + 'static,
    ) -> Result<T, NotDone<R>>
    where
        T: Send + 'static,
        R: Send + 'static,
    {
        let (tell, told) = channel();
        let waiting: Waiting = Box::new(move |desk| {
            let outcome = desk.attempt(operation);
            Box::new(move |written| {
                let answer = match (outcome, written) {
                    (Err(not_done), _) => Err(not_done),
                    (Ok(_), Err(StoreError::Full)) => Err(NotDone::Full),
                    (Ok(_), Err(problem)) => Err(NotDone::Store(problem.to_string())),
                    (Ok(done), Ok(())) => Ok(done),
                };
                // Nobody waits any more when the one who asked has gone away.
                let _gone = tell.send(answer);
            })
        });
        self.queue
            .as_ref()
            .and_then(|queue| queue.send(waiting).ok())
            .ok_or(NotDone::Closing)?;
        told.recv().map_err(|_| NotDone::Closing)?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

fn serve(
    mut store: Box<dyn Store>,
    waiting: &Receiver<Waiting>,
    head: &RwLock<Arc<Value>>,
    mut chains: desk::ChainHeads,
    clock: &dyn Clock,
    chance: &dyn Chance,
    gauge: &Gauge,
) {
    while let Some(first) = room::next(waiting, store.as_mut(), gauge, clock) {
        let value = Value::clone(&head.read().unwrap_or_else(PoisonError::into_inner));
        let mut desk = Desk::new(value, chains, store.as_ref(), clock, chance);
        let mut finishes = vec![first(&mut desk)];
        finishes.extend(
            std::iter::from_fn(|| waiting.try_recv().ok())
                .take(BATCH - 1)
                .map(|next| next(&mut desk)),
        );
        let (value, moved_chains, batch) = desk.close();
        // Operations that only refused, or only looked, need no transaction.
        let written = if batch == Batch::default() {
            Ok(())
        } else {
            let written = catch_unwind(AssertUnwindSafe(|| store.commit(&batch)));
            let written = written.unwrap_or_else(|_| Err(StoreError::Engine("the store broke off".to_owned())));
            gauge.note(written.as_ref().copied(), clock.now());
            written
        };
        if written.is_ok() {
            chains = moved_chains;
            *head.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(value);
        }
        for finish in finishes {
            finish(written.as_ref().copied());
        }
    }
}
