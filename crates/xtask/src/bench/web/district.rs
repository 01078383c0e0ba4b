//! The district that is served: the demonstration one, with further people where more are wanted.

use super::super::html::{form, password_field, value_of};
use super::super::http::Visitor;
use super::super::long_list;
use super::super::machine::resident_kb;
use super::super::paths::{CSRF, LOG_IN, NAME};
use super::PEOPLE;
use crate::command::must;
use crate::log_ins::LogIn;
use crate::place;
use crate::server::{self, Scratch, Server};
use crate::trouble::Trouble;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A ledger of its own, with accounts.
#[derive(Debug)]
pub(super) struct District {
    scratch: Scratch,
    ledger: PathBuf,
    log_ins: Vec<LogIn>,
}

/// The server at work, and somebody logged in.
#[derive(Debug)]
pub(super) struct Served {
    site: Server,
    /// Who is logged in.
    pub(super) visitor: Visitor,
    /// Memory before the first page, from the snapshot.
    pub(super) idle: String,
    /// Memory before the first page, when there was no snapshot and the log was replayed.
    pub(super) replayed: String,
}

impl District {
    /// Makes the ledger; beyond the demonstration district's people a list is imported.
    pub(super) fn make(people: u32) -> Result<Self, Trouble> {
        let scratch = Scratch::new("bench-web")?;
        let ledger = scratch.0.join("hoanh-bo.xungtam");
        let log_ins = server::make_ledger(&ledger)?;
        if people > PEOPLE {
            let list = scratch.0.join("list.xlsx");
            long_list::write(&list, people - PEOPLE)?;
            let mut import = Command::new(place::program());
            import.args(["import", "--json", "--data"]).arg(&ledger).arg(&list);
            let done = import.stdin(Stdio::null()).stdout(Stdio::null()).status();
            if !done.map_err(Trouble::at(&place::program()))?.success() {
                return Err(Trouble::Server(
                    "the list of further people was not imported".to_owned(),
                ));
            }
        }
        Ok(Self {
            scratch,
            ledger,
            log_ins,
        })
    }

    /// Serves it without a snapshot, as after an import or an upgrade, since a server begun so may well be the larger; a copy that has its
    /// snapshot is served before, for its memory alone.
    pub(super) fn serve(&self) -> Result<Served, Trouble> {
        let log = self.scratch.0.join("server.log");
        let idle = {
            let copy = self.scratch.0.join("copy.xungtam");
            fs::copy(&self.ledger, &copy).map_err(Trouble::at(&copy))?;
            let mut snapshot = Command::new(place::program());
            must(snapshot.args(["snapshot", "--data"]).arg(&copy))?;
            let site = Server::start(&copy, &log)?;
            // The log-in page comes when the ledger has been read.
            Visitor::new(site.address).get(LOG_IN)?;
            resident(&site)
        };
        let site = Server::start(&self.ledger, &log)?;
        let mut visitor = Visitor::new(site.address);
        visitor.get(LOG_IN)?;
        let replayed = resident(&site);
        log_in(&mut visitor, self.log_ins.first())?;
        Ok(Served {
            site,
            visitor,
            idle,
            replayed,
        })
    }
}

impl Served {
    /// The process id of the server.
    pub(super) fn id(&self) -> u32 {
        self.site.id()
    }

    /// The server's memory now.
    pub(super) fn resident(&self) -> String {
        resident(&self.site)
    }
}

fn resident(site: &Server) -> String {
    resident_kb(site.id()).map_or_else(
        || "unknown".to_owned(),
        |kb| format!("{:.1} MB", kb as f64 * 1.024 / 1000.0),
    )
}

/// Logs in with an account of the ledger.
pub(crate) fn log_in(visitor: &mut Visitor, account: Option<&LogIn>) -> Result<(), Trouble> {
    let account = account.ok_or_else(|| Trouble::Server("`xungtam demo` printed no log-in".to_owned()))?;
    let page = visitor.get(LOG_IN)?;
    let csrf = value_of(&page.body, CSRF).unwrap_or_default();
    let password =
        password_field(&page.body).ok_or_else(|| Trouble::Server(format!("{LOG_IN} has no field for a password")))?;
    let sent = form(&[(NAME, &account.name), (&password, &account.password), (CSRF, &csrf)]);
    let answer = visitor.post(LOG_IN, &sent)?;
    if matches!(answer.status, 302 | 303) {
        return Ok(());
    }
    Err(Trouble::Server(format!(
        "the log-in as {} was answered with {}",
        account.name, answer.status
    )))
}
