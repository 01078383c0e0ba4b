//! Where the ledger is, and the office on it: the command wires the store, the law, the clock and chance together.

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use lawbook::Lawbook;
use office::clock::{Chance, Clock};
use office::port::{Store, StoreError};
use office::{CannotOpen, Office};
use storage::{Location, Mode, OpenError};
use words::{Lang, Message};

use crate::say::{self, Trouble};

/// The ledger that commands use when none is named.
pub(crate) const USUAL: &str = "xungtam.ledger";
/// Where `cargo xtask demo` leaves the demonstration district.
const DEMO: &str = "target/demo/hoanh-bo.xungtam";

/// Where the ledger is: as named, else the usual file here, else the demonstration district.
pub(crate) fn ledger(named: Option<&Path>, lang: Lang) -> Result<Location, Trouble> {
    if let Some(named) = named {
        return located(named);
    }
    let (usual, demo) = (Path::new(USUAL), Path::new(DEMO));
    if !usual.exists() && demo.exists() {
        say::words(lang.speak(&Message::new("cli-demo-ledger").with("path", DEMO)));
        return Ok(demo.into());
    }
    Ok(usual.into())
}

/// A path, or the address of a ledger in a database. Its password may come from `PGPASSWORD`: a command line can be read by others.
pub(crate) fn located(named: &Path) -> Result<Location, Trouble> {
    let Some(text) = named.to_str() else {
        return Ok(named.into());
    };
    let location = Location::read(text).map_err(|problem| Trouble::of("cli-bad-address").because(problem))?;
    Ok(match location {
        Location::Database(database) => {
            Location::Database(database.with_password(std::env::var("PGPASSWORD").ok().as_deref()))
        }
        file @ Location::File(_) => file,
    })
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
pub(crate) fn open(at: &Location, mode: Mode, law: Arc<Lawbook>) -> Result<Office, Trouble> {
    open_with(at, mode, law, Arc::new(SystemClock), Arc::new(SystemChance))
}

/// Opens the office with a clock and a source of chance of one's own.
pub(crate) fn open_with(
    at: &Location,
    mode: Mode,
    law: Arc<Lawbook>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
) -> Result<Office, Trouble> {
    let (store, reader) = (store(at, mode)?, store(at, Mode::Read)?);
    Office::open(store, reader, law, clock, chance).map_err(|problem| {
        let id = match problem {
            CannotOpen::Store(StoreError::Full) => "cli-full",
            CannotOpen::Store(_) => "cli-ledger-unreadable",
            _ => "cli-ledger-not-whole",
        };
        Trouble::of(id).with("path", at.to_string()).because(problem)
    })
}

/// Opens a way into a ledger.
pub(crate) fn store(at: &Location, mode: Mode) -> Result<Box<dyn Store>, Trouble> {
    storage::open(at, mode).map_err(|problem| cannot_open(at, &problem))
}

/// Says why a ledger cannot be opened.
pub(crate) fn cannot_open(at: &Location, problem: &OpenError) -> Trouble {
    let (id, path, cause) = match problem {
        OpenError::Missing(missing) => ("cli-ledger-missing", missing.display().to_string(), None),
        OpenError::Exists(there) => ("cli-file-exists", there.display().to_string(), None),
        OpenError::Unknown(at) => ("cli-ledger-unknown", at.to_string(), None),
        OpenError::Taken(at) => ("cli-ledger-taken", at.to_string(), None),
        OpenError::Store(StoreError::Full) => ("cli-full", at.to_string(), None),
        OpenError::Store(StoreError::AnotherWriter) => ("cli-ledger-busy", at.to_string(), None),
        OpenError::Store(StoreError::NotALedger(cause)) => ("cli-not-a-ledger", at.to_string(), Some(cause.clone())),
        OpenError::Store(StoreError::Unreachable(cause)) => {
            ("cli-database-silent", at.to_string(), Some(cause.clone()))
        }
        other => ("cli-ledger-cannot-open", at.to_string(), Some(other.to_string())),
    };
    let trouble = Trouble::of(id).with("path", path);
    match cause {
        Some(cause) => trouble.because(cause),
        None => trouble,
    }
}
