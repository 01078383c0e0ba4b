//! Where the ledger is, and the office on it: the command wires the store, the law, the clock and chance together.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use lawbook::Lawbook;
use office::clock::{Chance, Clock};
use office::port::StoreError;
use office::{CannotOpen, Office};
use storage::Mode;
use words::{Lang, Message};

use crate::say::{self, Trouble};

/// The ledger that commands use when none is named.
pub(crate) const USUAL: &str = "xungtam.ledger";
/// Where `cargo xtask demo` leaves the demonstration district.
const DEMO: &str = "target/demo/hoanh-bo.xungtam";

/// The ledger's path: as named, else the usual one here, else the demonstration district.
pub(crate) fn ledger_path(named: Option<&Path>, lang: Lang) -> PathBuf {
    if let Some(path) = named {
        return path.to_owned();
    }
    let usual = PathBuf::from(USUAL);
    let demo = PathBuf::from(DEMO);
    if !usual.exists() && demo.exists() {
        say::words(lang.speak(&Message::new("cli-demo-ledger").with("path", DEMO)));
        return demo;
    }
    usual
}

/// The law: the folder named, else the one that the program carries.
pub(crate) fn law(folder: Option<&Path>) -> Result<Arc<Lawbook>, Trouble> {
    let read = match folder {
        Some(folder) => Lawbook::read(folder),
        None => Lawbook::carried(),
    };
    read.map(Arc::new)
        .map_err(|problems| Trouble::of("cli-law-broken").because(problems))
}

/// The clock of this machine.
#[derive(Debug)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> i64 {
        now()
    }
}

/// The moment, in seconds since 1970.
pub(crate) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(0)
}

/// Chance from the operating system.
#[derive(Debug)]
pub(crate) struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Without chance nothing secret may be made: stop the process rather than make it guessable.
            std::process::abort();
        }
    }
}

/// Opens the office on a ledger.
pub(crate) fn open(path: &Path, mode: Mode, law: Arc<Lawbook>) -> Result<Office, Trouble> {
    open_with(path, mode, law, Arc::new(SystemClock), Arc::new(SystemChance))
}

/// Opens the office with a clock and a source of chance of one's own.
pub(crate) fn open_with(
    path: &Path,
    mode: Mode,
    law: Arc<Lawbook>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
) -> Result<Office, Trouble> {
    let store = storage::open(path, mode).map_err(|problem| cannot_open(path, &problem))?;
    let reader = storage::open(path, Mode::Read).map_err(|problem| cannot_open(path, &problem))?;
    Office::open(store, reader, law, clock, chance).map_err(|problem| {
        let id = if matches!(problem, CannotOpen::Store(_)) {
            "cli-ledger-unreadable"
        } else {
            "cli-ledger-not-whole"
        };
        Trouble::of(id)
            .with("path", path.display().to_string())
            .because(problem)
    })
}

/// Says why a ledger cannot be opened.
pub(crate) fn cannot_open(path: &Path, problem: &storage::OpenError) -> Trouble {
    let shown = |path: &Path| path.display().to_string();
    match problem {
        storage::OpenError::Missing(missing) => Trouble::of("cli-ledger-missing").with("path", shown(missing)),
        storage::OpenError::Exists(there) => Trouble::of("cli-file-exists").with("path", shown(there)),
        storage::OpenError::Store(StoreError::AnotherWriter) => {
            Trouble::of("cli-ledger-busy").with("path", shown(path))
        }
        storage::OpenError::Store(StoreError::NotALedger(cause)) => {
            Trouble::of("cli-not-a-ledger").with("path", shown(path)).because(cause)
        }
        other => Trouble::of("cli-ledger-cannot-open")
            .with("path", shown(path))
            .because(other),
    }
}
