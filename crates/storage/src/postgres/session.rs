//! One session with the server: opened when it is needed, opened anew when it was lost.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;
use std::time::Duration;

use office::port::StoreError;
use postgres::types::ToSql;
use postgres::{Client, Config, NoTls, Row, Statement};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::fault::Fault;
use crate::error::of_files;
use crate::location::Database;

/// How long a server may take to answer a knock.
const KNOCK: Duration = Duration::from_secs(3);
/// How long bytes may stay without an answer before the connection counts as lost.
const SILENCE: Duration = Duration::from_secs(10);

/// What every session begins with. A commit is acknowledged when it is on disk, whatever the server's own setting; nobody waits for
/// ever for a lock, or keeps one while doing nothing.
const MANNERS: &str = "
SET search_path TO xungtam, pg_catalog;
SET synchronous_commit TO on;
SET lock_timeout TO '10s';
SET idle_in_transaction_session_timeout TO '60s';
SET client_min_messages TO warning;
";

/// A parameter of a statement.
pub(super) type Param<'p> = &'p (dyn ToSql + Sync);

/// One session with the server.
pub(super) struct Session {
    database: Database,
    writes: bool,
    open: Option<Open>,
    /// Whether a transaction goes over several questions: then nothing is opened anew in between.
    within: bool,
}

/// An open connection, and what was prepared on it.
struct Open {
    client: Client,
    statements: BTreeMap<&'static str, Statement>,
    listens: bool,
}

impl Session {
    pub(super) const fn new(database: Database, writes: bool) -> Self {
        Self {
            database,
            writes,
            open: None,
            within: false,
        }
    }

    /// Whether a transaction is open over several questions.
    pub(super) const fn is_within(&self) -> bool {
        self.within
    }

    /// Asks, and asks once more on a new connection when the old one was gone: for what may be asked twice.
    pub(super) fn ask<T>(&mut self, mut work: impl FnMut(&mut Self) -> Result<T, Fault>) -> Result<T, StoreError> {
        let before = self.open.is_some();
        match work(self) {
            Err(Fault::Lost(_)) if before && !self.within => {
                self.open = None;
                work(self).map_err(|fault| self.given_up(fault))
            }
            outcome => outcome.map_err(|fault| self.given_up(fault)),
        }
    }

    /// Forgets a connection that is gone.
    fn given_up(&mut self, fault: Fault) -> StoreError {
        if matches!(fault, Fault::Lost(_)) {
            self.close();
        }
        fault.into()
    }

    /// Closes the connection; what was not committed is undone.
    pub(super) fn close(&mut self) {
        self.open = None;
        self.within = false;
    }

    /// Runs a statement and gives its rows.
    pub(super) fn query(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<Vec<Row>, Fault> {
        let Open { client, statements, .. } = self.opened()?;
        let statement = match statements.get(sql) {
            Some(statement) => statement,
            None => statements.entry(sql).or_insert(client.prepare(sql)?),
        };
        Ok(client.query(statement, params)?)
    }

    /// Runs a statement for its effect.
    pub(super) fn execute(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<(), Fault> {
        self.query(sql, params).map(drop)
    }

    /// Runs statements without parameters.
    pub(super) fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        Ok(self.opened()?.client.batch_execute(sql)?)
    }

    /// Begins a transaction that goes on over the questions that follow.
    pub(super) fn begin(&mut self, sql: &'static str) -> Result<(), Fault> {
        self.batch(sql)?;
        self.within = true;
        Ok(())
    }

    /// Ends it, keeping what was written.
    pub(super) fn commit(&mut self) -> Result<(), Fault> {
        self.batch("COMMIT")?;
        self.within = false;
        Ok(())
    }

    /// Ends it, undoing what was written. A session that cannot even do that is closed, which comes to the same.
    pub(super) fn roll_back(&mut self) {
        if self.within && self.batch("ROLLBACK").is_err() {
            self.close();
        }
        self.within = false;
    }

    /// The connection, for what the driver alone can do.
    pub(super) fn client(&mut self) -> Result<&mut Client, Fault> {
        Ok(&mut self.opened()?.client)
    }

    /// Whether the server tells this connection what is said on a channel.
    pub(super) fn is_listening(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.listens)
    }

    /// Asks the server to tell what is said on a channel.
    pub(super) fn listen(&mut self, channel: &str) -> Result<(), Fault> {
        let open = self.opened()?;
        open.client.batch_execute(&format!("LISTEN {channel}"))?;
        open.listens = true;
        Ok(())
    }

    fn opened(&mut self) -> Result<&mut Open, Fault> {
        if self.within && self.open.is_none() {
            return Err(Fault::Lost("the connection was lost".to_owned()));
        }
        let open = match self.open.take() {
            Some(open) => open,
            None => Open {
                client: connect(&self.database, self.writes)?,
                statements: BTreeMap::new(),
                listens: false,
            },
        };
        Ok(self.open.insert(open))
    }
}

fn connect(database: &Database, writes: bool) -> Result<Client, Fault> {
    let mut config = Config::clone(&database.config);
    config
        .application_name("xungtam")
        .connect_timeout(KNOCK)
        .tcp_user_timeout(SILENCE);
    let mut client = match &database.roots {
        Some(roots) => config.connect(MakeRustlsConnect::new(vouched_for(roots)?))?,
        None => config.connect(NoTls)?,
    };
    client.batch_execute(MANNERS)?;
    if !writes {
        client.batch_execute("SET default_transaction_read_only TO on")?;
    }
    Ok(client)
}

/// TLS that trusts the certificates of a file and nothing else.
fn vouched_for(roots: &std::path::Path) -> Result<ClientConfig, StoreError> {
    let bytes = fs::read(roots).map_err(|problem| of_files(roots, &problem))?;
    let wrong = |problem: &dyn std::fmt::Display| StoreError::Unreachable(format!("{}: {problem}", roots.display()));
    let mut store = RootCertStore::empty();
    for root in CertificateDer::pem_slice_iter(&bytes) {
        store
            .add(root.map_err(|problem| wrong(&problem))?)
            .map_err(|problem| wrong(&problem))?;
    }
    if store.is_empty() {
        return Err(wrong(&"no certificate stands in it"));
    }
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .map_err(|problem| wrong(&problem))?;
    Ok(config.with_root_certificates(store).with_no_client_auth())
}
