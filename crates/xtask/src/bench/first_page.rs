//! From the start of the shipped program to the first page that a reader sees.

use super::http::Visitor;
use super::machine::resident_kb;
use super::paths::DASHBOARD;
use super::web::log_in;
use crate::log_ins::LogIn;
use crate::server::Server;
use crate::trouble::Trouble;
use std::path::Path;
use std::time::Instant;

/// The account that the generator of ledgers puts into each.
const NAME: &str = "bench";
const PASSWORD: &str = "con đường đo lường dài";

/// What several starts gave.
#[derive(Debug)]
pub(crate) struct Starts {
    /// Seconds of each.
    pub seconds: Vec<f64>,
    /// Resident memory of the last one after its first page, in kB of 1,024 bytes.
    pub resident_kb: u64,
}

/// Starts the program so often on a ledger, from its snapshot or from the whole log. The reader is logged in before: a session outlives the program.
pub(crate) fn first_page(ledger: &Path, log: &Path, starts: usize, replays: bool) -> Result<Starts, Trouble> {
    let server = Server::start(ledger, log)?;
    let mut visitor = Visitor::new(server.address);
    let account = LogIn {
        name: NAME.to_owned(),
        password: PASSWORD.to_owned(),
        who: String::new(),
    };
    log_in(&mut visitor, Some(&account))?;
    drop(server);
    let mut measured = Starts {
        seconds: Vec::new(),
        resident_kb: 0,
    };
    let snapshot = ledger.with_extension("xungtam.snapshot");
    for _ in 0..starts {
        if replays && snapshot.exists() {
            std::fs::remove_file(&snapshot).map_err(Trouble::at(&snapshot))?;
        }
        let start = Instant::now();
        let server = Server::start(ledger, log)?;
        visitor.goes_to(server.address);
        let answer = visitor.get(DASHBOARD)?;
        measured.seconds.push(start.elapsed().as_secs_f64());
        if answer.status != 200 {
            return Err(Trouble::Server(format!(
                "the first page was answered with {}",
                answer.status
            )));
        }
        measured.resident_kb = resident_kb(server.id()).unwrap_or(0);
    }
    Ok(measured)
}
