//! The site: routes, and what stands around every page: session, form guard, headers, troubles.

mod cookies;
mod door;
mod guard;
mod headers;
mod health;
mod look;
mod member;
mod moment;
mod multipart;
mod once;
mod peer;
mod reader;
mod routes;
mod rule;
mod serve;
mod static_files;
mod trouble;
mod visit;
mod weighty;
mod workbooks;

use std::fmt;
use std::sync::Arc;

use office::Office;
use outgoing::SignOn;
use tokio::sync::Semaphore;

use crate::pages::imports::ImportShelf;

pub(crate) use cookies::{Cookie, Jar};
pub use door::Door;
pub(crate) use guard::{Fields, Uploaded};
pub(crate) use look::{frame, frame_at, page_with, roles_of, rooms};
pub(crate) use member::Member;
pub(crate) use moment::Asked;
#[cfg(test)]
pub(crate) use peer::Peer;
pub(crate) use peer::{address_said, log_in_before};
pub(crate) use reader::{LoggedIn, Reader};
pub use routes::site;
#[cfg(test)]
pub(crate) use routes::table;
pub(crate) use rule::{Page, Rule, page, reaches};
pub use serve::{Ended, run};
pub(crate) use trouble::{PageError, code as trouble_code};
pub(crate) use visit::Visit;
pub(crate) use weighty::{PROOF, Weighty, prove};
pub use workbooks::{InProcess, Marks, Unread, Workbooks};

/// How many workbooks are read at a time.
const READERS: usize = 2;
/// How many log-ins wait for the issuer at a time: it may be slow, and the threads that write are for everybody.
const ASKERS: usize = 8;
/// How many calls of programs are answered at a time. Some of them wait for a second thread of the same pool, of 512: were all of it taken by such
/// calls, none would ever end.
const PROGRAMS: usize = 64;

/// How much a line of the log matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Something went wrong that should not.
    Error,
    /// Somebody should look at it before it goes wrong.
    Warning,
    /// Good to know.
    Info,
}

/// Writes one line for those who run the site.
pub type Log = Arc<dyn Fn(Level, &str) + Send + Sync>;

/// How a site is served.
#[derive(Clone)]
pub struct Settings {
    /// Whether readers reach it over TLS: cookies then never travel in the clear.
    pub tls: bool,
    /// Whether a proxy speaks with the readers: the other end of every connection is then the proxy, and from where a reader comes is not known.
    pub proxied: bool,
    /// Where troubles of our own are noted, once each, with the code that the reader sees.
    pub log: Log,
    /// How workbooks that were sent are read.
    pub workbooks: Arc<dyn Workbooks>,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("tls", &self.tls)
            .finish_non_exhaustive()
    }
}

impl Default for Settings {
    /// Plain http, as on the loopback; troubles are noted nowhere.
    fn default() -> Self {
        Self {
            tls: false,
            proxied: false,
            log: Arc::new(|_, _| {}),
            workbooks: Arc::new(InProcess),
        }
    }
}

/// What every handler has at hand.
#[derive(Clone)]
pub(crate) struct Site(Arc<Inner>);

struct Inner {
    office: Arc<Office>,
    settings: Settings,
    whose: office::settings::Settings,
    /// So many workbooks are read at a time: each may take as much memory as its reader is given.
    readers: Arc<Semaphore>,
    imports: Arc<ImportShelf>,
    sign_on: SignOn,
    /// So many log-ins wait for the issuer at a time.
    askers: Arc<Semaphore>,
    /// So many calls of programs are answered at a time.
    programs: Arc<Semaphore>,
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site").finish_non_exhaustive()
    }
}

impl Site {
    pub(crate) fn new(office: Arc<Office>, settings: Settings) -> Self {
        let whose = office.settings().unwrap_or_default();
        Self(Arc::new(Inner {
            office,
            settings,
            whose,
            readers: Arc::new(Semaphore::new(READERS)),
            imports: Arc::default(),
            sign_on: SignOn::default(),
            askers: Arc::new(Semaphore::new(ASKERS)),
            programs: Arc::new(Semaphore::new(PROGRAMS)),
        }))
    }

    pub(crate) fn office(&self) -> &Arc<Office> {
        &self.0.office
    }

    /// Whose ledger it is.
    pub(crate) fn whose(&self) -> &office::settings::Settings {
        &self.0.whose
    }

    pub(crate) fn tls(&self) -> bool {
        self.0.settings.tls
    }

    pub(crate) fn proxied(&self) -> bool {
        self.0.settings.proxied
    }

    /// Notes a trouble of our own.
    pub(crate) fn log(&self, line: &str) {
        (self.0.settings.log)(Level::Error, line);
    }

    /// Asks the issuer at a time, off the threads that answer pages; none where as many log-ins as may be wait for it already. The place
    /// belongs to the asking and not to whoever waits for it.
    pub(crate) async fn ask_issuer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&SignOn, i64) -> T + Send + 'static,
    ) -> Result<Option<T>, PageError> {
        let Ok(place) = Arc::clone(&self.0.askers).try_acquire_owned() else {
            return Ok(None);
        };
        let (site, now) = (self.clone(), self.office().clock().now());
        let done = tokio::task::spawn_blocking(move || {
            let done = work(&site.0.sign_on, now);
            drop(place);
            done
        });
        let done = done.await.map_err(|problem| PageError::Failed(problem.to_string()))?;
        Ok(Some(done))
    }

    /// Answers a call of a program, off the threads that answer pages, once fewer than so many are answered. The turn belongs to the answering
    /// and not to whoever waits for it.
    pub(crate) async fn answer<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PageError> {
        let turn = Arc::clone(&self.0.programs).acquire_owned().await;
        let turn = turn.map_err(|problem| PageError::Failed(problem.to_string()))?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        done.await.map_err(|problem| PageError::Failed(problem.to_string()))
    }

    /// What is known of imports that are looked at or under way.
    pub(crate) fn imports(&self) -> &Arc<ImportShelf> {
        &self.0.imports
    }

    /// Reads a workbook that was sent, off the threads that answer pages. The turn belongs to the reading and not to whoever waits for it: a
    /// reader that nobody waits for any longer still takes its memory.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Workbooks) -> T + Send + 'static,
    ) -> Result<T, PageError> {
        let turn = Arc::clone(&self.0.readers).acquire_owned().await;
        let turn = turn.map_err(|problem| PageError::Failed(problem.to_string()))?;
        let workbooks = Arc::clone(&self.0.settings.workbooks);
        let done = tokio::task::spawn_blocking(move || {
            let done = work(workbooks.as_ref());
            drop(turn);
            done
        });
        done.await.map_err(|problem| PageError::Failed(problem.to_string()))
    }

    /// Runs a call of the office that writes, off the threads that answer pages.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Office) -> T + Send + 'static,
    ) -> Result<T, PageError> {
        let office = Arc::clone(self.office());
        let done = tokio::task::spawn_blocking(move || work(&office)).await;
        done.map_err(|problem| PageError::Failed(problem.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use testkit::District;
    use tokio::runtime::Handle;

    use super::*;

    #[tokio::test]
    async fn who_comes_while_as_many_as_may_be_wait_for_the_issuer_does_not_wait() {
        let site = Site::new(Arc::new(District::tiny().office), Settings::default());
        let (go, wait) = channel::<()>();
        let wait = Arc::new(Mutex::new(wait));
        let mut waiting = Vec::new();
        for _ in 0..ASKERS {
            let (site, wait) = (site.clone(), Arc::clone(&wait));
            waiting.push(tokio::spawn(async move {
                let slow = move |_: &SignOn, _| wait.lock().is_ok_and(|wait| wait.recv().is_ok());
                site.ask_issuer(slow).await.is_ok_and(|done| done.is_some())
            }));
        }
        while site.0.askers.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(site.ask_issuer(|_, _| ()).await, Ok(None)));
        assert!(site.write(|_| true).await.is_ok_and(|done| done), "writing goes on");
        drop(go);
        for one in waiting {
            assert!(one.await.unwrap());
        }
        assert!(matches!(site.ask_issuer(|_, _| ()).await, Ok(Some(()))));
    }

    #[test]
    fn calls_that_wait_for_a_second_thread_never_take_all_of_them() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .max_blocking_threads(PROGRAMS + 1)
            .enable_all()
            .build()
            .unwrap();
        let site = Site::new(Arc::new(District::tiny().office), Settings::default());
        let all = async {
            let mut calls = Vec::new();
            for _ in 0..PROGRAMS * 3 {
                let site = site.clone();
                calls.push(tokio::spawn(async move {
                    let inner = site.clone();
                    let work = move || Handle::current().block_on(inner.write(|_| true)).is_ok();
                    site.answer(work).await.unwrap()
                }));
            }
            for call in calls {
                assert!(call.await.unwrap());
            }
        };
        let in_time = runtime.block_on(async { tokio::time::timeout(Duration::from_mins(1), all).await });
        runtime.shutdown_background();
        assert!(in_time.is_ok(), "a call waits for a thread that none can give");
    }
}
