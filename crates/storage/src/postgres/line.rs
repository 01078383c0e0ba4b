//! The line to the server: a session on a thread of its own, so that a store may be asked from anywhere.
//!
//! The driver runs a small runtime of its own, which must not be entered from a thread that answers pages; and a stream of decisions
//! must not keep other questions of the same store waiting.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use office::port::StoreError;

use super::session::Session;

type Job = Box<dyn FnOnce(&mut Session) + Send>;

/// A session on a thread of its own.
#[derive(Debug)]
pub(super) struct Line {
    jobs: Option<Sender<Job>>,
    thread: Option<thread::JoinHandle<()>>,
}

/// An answer that is on its way.
pub(super) struct Awaited<T>(Option<Receiver<Result<T, StoreError>>>);

impl<T> Awaited<T> {
    /// Waits for it.
    pub(super) fn get(self) -> Result<T, StoreError> {
        let gone = || StoreError::Engine("the line to the database has ended".to_owned());
        self.0
            .and_then(|answer| answer.recv().ok())
            .unwrap_or_else(|| Err(gone()))
    }
}

impl Line {
    /// Opens a line. The server is asked for nothing yet.
    pub(super) fn open(mut session: Session) -> Result<Self, StoreError> {
        let (jobs, waiting) = channel::<Job>();
        let work = move || {
            for job in waiting {
                job(&mut session);
            }
        };
        let started = thread::Builder::new().name("postgres".to_owned()).spawn(work);
        let thread = started.map_err(|problem| StoreError::Engine(problem.to_string()))?;
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread),
        })
    }

    /// Asks, and waits for the answer.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.begin(work).get()
    }

    /// Asks, and goes on with something else meanwhile.
    pub(super) fn begin<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, StoreError> + Send + 'static,
    ) -> Awaited<T> {
        let (tell, told) = channel();
        let job: Job = Box::new(move |session| {
            // Who asked may have seen enough already.
            let _gone = tell.send(work(session));
        });
        let sent = self.jobs.as_ref().and_then(|jobs| jobs.send(job).ok());
        Awaited(sent.map(|()| told))
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}
