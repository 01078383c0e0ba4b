//! Why something about a certificate cannot be done. Holds facts; the faces say them.

use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why something about a certificate cannot be done.
#[derive(Debug, Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{}: {problem}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        problem: std::io::Error,
    },
    /// There is a file already, and nothing is ever overwritten.
    #[error("{}: there already", .0.display())]
    Exists(PathBuf),
    /// A file cannot be written.
    #[error("{}: {problem}", path.display())]
    NotWritten {
        /// The file.
        path: PathBuf,
        /// What the system says.
        problem: std::io::Error,
    },
    /// A file holds no certificate that can be read.
    #[error("{}: no certificate: {problem}", path.display())]
    NotACertificate {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// A file holds no key that can be read.
    #[error("{}: no key: {problem}", path.display())]
    NotAKey {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// The key belongs to another certificate.
    #[error("{} does not belong to {}", key.display(), certificate.display())]
    KeyDoesNotFit {
        /// The certificate.
        certificate: PathBuf,
        /// The key.
        key: PathBuf,
    },
    /// Everybody on the machine can read the key.
    #[error("{}: everybody can read this key", .0.display())]
    KeyOpenToAll(PathBuf),
    /// The certificate may not vouch for others.
    #[error("no certificate of an authority")]
    NoAuthority,
    /// No time is left to vouch for anything.
    #[error("the authority is no longer valid")]
    AuthorityExpired,
    /// The authority may not vouch for this name.
    #[error("the authority may not vouch for {0}")]
    OutOfBounds(String),
    /// The text is neither the name of a host nor an address.
    #[error("no name of a host: {0:?}")]
    NotAName(String),
    /// The text is no network such as `10.0.0.0/8`.
    #[error("no network: {0:?}")]
    NotANetwork(String),
    /// A certificate needs a name.
    #[error("no name was given")]
    NoName,
    /// The engine failed.
    #[error("{0}")]
    Engine(String),
}

impl TlsError {
    pub(crate) fn unreadable(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |problem| Self::Unreadable {
            path: path.to_owned(),
            problem,
        }
    }

    pub(crate) fn engine(problem: impl std::fmt::Display) -> Self {
        Self::Engine(problem.to_string())
    }
}
