//! One operation on its way through the writer: judged as often as it takes, told once.

use super::desk::Desk;
use crate::port::StoreError;

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
    /// The database went away while it was being written: whether it was, shows when it answers again.
    #[error("it is not known whether this was written: {0}")]
    InDoubt(String),
    /// This process only reads.
    #[error("this process only reads")]
    ReadOnly,
    /// The office is closing.
    #[error("the office is closing")]
    Closing,
}

/// One operation, waiting.
pub(super) type Waiting = Box<dyn Operation>;

/// One operation: how it is judged, and what is told to the one who asked.
pub(super) trait Operation: Send {
    /// Judges it on a desk, again if need be; what came of the last time counts.
    fn judge(&mut self, desk: &mut Desk<'_>);

    /// Tells what came of it, once the batch is safe on disk, or is not.
    fn tell(self: Box<Self>, written: Result<(), &StoreError>);
}

/// An operation, what came of it, and whom to tell.
pub(super) struct Asked<F, T, R, A> {
    operation: F,
    outcome: Option<Result<T, NotDone<R>>>,
    answer: A,
}

impl<F, T, R, A> Asked<F, T, R, A> {
    pub(super) const fn of(operation: F, answer: A) -> Self {
        Self {
            operation,
            outcome: None,
            answer,
        }
    }
}

impl<F, T, R, A> Operation for Asked<F, T, R, A>
where
    F: FnMut(&mut Desk<'_>) -> Result<T, R> + Send,
    T: Send,
    R: Send,
    A: FnOnce(Result<T, NotDone<R>>) + Send,
{
    fn judge(&mut self, desk: &mut Desk<'_>) {
        self.outcome = Some(desk.attempt(&mut self.operation));
    }

    fn tell(self: Box<Self>, written: Result<(), &StoreError>) {
        (self.answer)(match (self.outcome, written) {
            (Some(Err(not_done)), _) => Err(not_done),
            (Some(Ok(done)), Ok(())) => Ok(done),
            (_, Err(StoreError::Full)) => Err(NotDone::Full),
            (_, Err(StoreError::ReadOnly)) => Err(NotDone::ReadOnly),
            (_, Err(StoreError::InDoubt(problem))) => Err(NotDone::InDoubt(problem.clone())),
            (_, Err(problem)) => Err(NotDone::Store(problem.to_string())),
            (None, Ok(())) => Err(NotDone::Closing),
        });
    }
}
