//! Where a ledger is kept: a file, or a name in a database.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use postgres::Config;
use postgres::config::{Host, SslMode};
use thiserror::Error;

/// Where a ledger is kept.
#[derive(Debug, Clone)]
pub enum Location {
    /// In a file.
    File(PathBuf),
    /// In a PostgreSQL database that may hold many.
    Database(Database),
}

/// One ledger of a PostgreSQL database.
#[derive(Clone)]
pub struct Database {
    pub(crate) config: Box<Config>,
    pub(crate) ledger: String,
    /// The certificates that vouch for the server; none: the connection is not encrypted.
    pub(crate) roots: Option<PathBuf>,
}

/// Why an address of a database cannot be used. Says nothing of what was typed: a password may stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadAddress {
    /// It is not written as `postgres://USER@HOST/DATABASE?ledger=NAME`.
    #[error("not written as postgres://USER@HOST/DATABASE?ledger=NAME: {0}")]
    Form(String),
    /// The ledger's name has other than 1–63 lower-case letters, digits, `-`, `_`, `.`.
    #[error("a ledger's name has 1 to 63 lower-case letters, digits, '-', '_' or '.'")]
    LedgerName,
    /// A server on the network, and nothing said of how it proves itself.
    #[error("a server on the network needs sslrootcert=FILE, or sslmode=disable where the network itself is protected")]
    PlainOnTheNetwork,
}

/// The ledger of a database when none is named.
const USUAL: &str = "xungtam";
/// Where servers listen when no port is named.
const USUAL_PORT: u16 = 5432;
/// Where a server of the same machine listens, when no host is named.
const SOCKETS: &str = "/var/run/postgresql";

impl Location {
    /// Reads a path, or an address of a database: `postgres://…` or `postgresql://…`.
    ///
    /// # Errors
    ///
    /// [`BadAddress`] for an address that cannot be used.
    pub fn read(text: &str) -> Result<Self, BadAddress> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Database::read(text).map(Self::Database)
        } else {
            Ok(Self::File(PathBuf::from(text)))
        }
    }

    /// The path, for a file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Database(_) => None,
        }
    }
}

impl Database {
    /// Reads an address. Beside what the driver knows, `ledger` names the ledger and `sslrootcert` the file of the certificates that vouch
    /// for the server.
    fn read(text: &str) -> Result<Self, BadAddress> {
        let (server, query) = text.split_once('?').unwrap_or((text, ""));
        let (mut ledger, mut roots, mut others) = (USUAL.to_owned(), None, Vec::new());
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("ledger", name)) => ledger = plain(name),
                Some(("sslrootcert", file)) => roots = Some(PathBuf::from(plain(file))),
                _ => others.push(pair),
            }
        }
        let lawful = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
        if !(1..=63).contains(&ledger.len()) || !ledger.chars().all(lawful) {
            return Err(BadAddress::LedgerName);
        }
        let form = |problem: postgres::Error| {
            let cause = std::error::Error::source(&problem).map(ToString::to_string);
            BadAddress::Form(cause.unwrap_or_else(|| problem.to_string()))
        };
        let mut config: Config = format!("{server}?{}", others.join("&")).parse().map_err(form)?;
        if config.get_hosts().is_empty() {
            config.host(SOCKETS);
        }
        if roots.is_some() {
            config.ssl_mode(SslMode::Require);
        } else if config.get_ssl_mode() == SslMode::Require
            || (config.get_ssl_mode() == SslMode::Prefer && !config.get_hosts().iter().all(is_here))
        {
            return Err(BadAddress::PlainOnTheNetwork);
        }
        Ok(Self {
            config: Box::new(config),
            ledger,
            roots,
        })
    }

    /// The same with a password, unless one stands in the address.
    #[must_use]
    pub fn with_password(mut self, password: Option<&str>) -> Self {
        if let Some(password) = password.filter(|_| self.config.get_password().is_none()) {
            self.config.password(password);
        }
        self
    }

    /// The ledger's name.
    pub fn ledger(&self) -> &str {
        &self.ledger
    }
}

/// Whether a server is reached without leaving the machine.
fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

/// A value of a query without its `%` escapes.
fn plain(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| {
        let digits = text.get(at + 1..at + 3).filter(|_| bytes.get(at) == Some(&b'%'));
        digits.and_then(|digits| u8::from_str_radix(digits, 16).ok())
    };
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        let escaped = hex(at);
        out.push(escaped.unwrap_or(*byte));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Database(database) => database.fmt(f),
        }
    }
}

impl fmt::Display for Database {
    /// As it may be shown: without a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("postgres://")?;
        if let Some(user) = self.config.get_user() {
            write!(f, "{user}@")?;
        }
        for (at, host) in self.config.get_hosts().iter().enumerate() {
            let comma = if at > 0 { "," } else { "" };
            match host {
                Host::Tcp(name) => write!(f, "{comma}{name}")?,
                #[cfg(unix)]
                Host::Unix(path) => write!(f, "{comma}{}", path.display())?,
            }
            if let Some(port) = self.config.get_ports().get(at).filter(|port| **port != USUAL_PORT) {
                write!(f, ":{port}")?;
            }
        }
        write!(f, "/{}?ledger={}", self.config.get_dbname().unwrap_or(""), self.ledger)
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({self})")
    }
}

impl From<&Path> for Location {
    fn from(path: &Path) -> Self {
        Self::File(path.to_owned())
    }
}

impl From<&PathBuf> for Location {
    fn from(path: &PathBuf) -> Self {
        Self::File(path.clone())
    }
}

impl From<&Location> for Location {
    fn from(location: &Location) -> Self {
        location.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match Location::read(text) {
            Ok(location) => location.to_string(),
            Err(problem) => format!("{problem:?}"),
        }
    }

    #[test]
    fn an_address_names_a_ledger_and_never_shows_a_password() {
        let address = "postgres://so:b%C3%AD%20m%E1%BA%ADt@localhost:5433/huyen?ledger=hoanh-bo";
        assert_eq!(shown(address), "postgres://so@localhost:5433/huyen?ledger=hoanh-bo");
        let debugged = format!("{:?}", Location::read(address).unwrap());
        assert!(!debugged.contains("bí") && !debugged.contains("b%C3"), "{debugged}");
        assert_eq!(
            shown("postgresql://so@%2Frun%2Fpg/huyen"),
            "postgres://so@/run/pg/huyen?ledger=xungtam"
        );
        assert_eq!(
            shown("postgres:///huyen?ledger=a%2Db"),
            "postgres:///var/run/postgresql/huyen?ledger=a-b"
        );
        assert_eq!(shown("so/hoanh-bo.ledger"), "so/hoanh-bo.ledger");
    }

    #[test]
    fn what_cannot_be_used_is_said_without_what_was_typed() {
        for name in ["", "Hoành", "a/b", &"a".repeat(64)] {
            assert_eq!(
                shown(&format!("postgres://localhost/x?ledger={name}")),
                "LedgerName",
                "{name}"
            );
        }
        let wrong = shown("postgres://so:secret@localhost:port/x?ledger=a");
        assert!(wrong.starts_with("Form(") && !wrong.contains("secret"), "{wrong}");
        let wrong = shown("postgres://so:secret@localhost/x?nothing=secret");
        assert!(wrong.starts_with("Form(") && !wrong.contains("secret"), "{wrong}");
    }

    #[test]
    fn over_the_network_a_server_proves_itself_or_the_network_is_trusted_in_writing() {
        assert_eq!(shown("postgres://10.0.0.5/x"), "PlainOnTheNetwork");
        assert_eq!(shown("postgres://127.0.0.1,db.huyen/x"), "PlainOnTheNetwork");
        assert_eq!(shown("postgres://localhost/x?sslmode=require"), "PlainOnTheNetwork");
        for address in [
            "postgres://10.0.0.5/x?sslmode=disable",
            "postgres://10.0.0.5/x?sslrootcert=ca.pem",
            "postgres://[::1]/x",
        ] {
            assert!(
                shown(address).starts_with("postgres://"),
                "{address}: {}",
                shown(address)
            );
        }
    }

    #[test]
    fn a_password_from_elsewhere_does_not_replace_the_one_in_the_address() {
        let with = |text: &str| match Location::read(text) {
            Ok(Location::Database(database)) => database
                .with_password(Some("other"))
                .config
                .get_password()
                .unwrap()
                .to_vec(),
            other => panic!("{other:?}"),
        };
        assert_eq!(with("postgres://a:own@localhost/x"), b"own");
        assert_eq!(with("postgres://a@localhost/x"), b"other");
    }
}
