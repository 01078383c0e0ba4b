//! Why something about a certificate could not be done, in words.

use std::path::Path;

use tls::TlsError;

use crate::say::Trouble;

/// The trouble with its next step.
pub(crate) fn trouble(problem: &TlsError) -> Trouble {
    let at = |id: &'static str, path: &Path| Trouble::of(id).with("path", path.display().to_string());
    match problem {
        TlsError::Unreadable { path, problem } => at("tls-unreadable", path).because(problem),
        TlsError::Exists(path) => at("cli-file-exists", path),
        TlsError::NotWritten { path, problem } => at("tls-not-written", path).because(problem),
        TlsError::NotACertificate { path, problem } => at("tls-not-a-certificate", path).because(problem),
        TlsError::NotAKey { path, problem } => at("tls-not-a-key", path).because(problem),
        TlsError::KeyDoesNotFit { certificate, key } => {
            at("tls-key-does-not-fit", certificate).with("key", key.display().to_string())
        }
        TlsError::KeyOpenToAll(path) => at("tls-key-open", path),
        TlsError::NoAuthority => Trouble::of("tls-no-authority"),
        TlsError::AuthorityExpired => Trouble::of("tls-authority-expired"),
        TlsError::OutOfBounds(name) => Trouble::of("tls-out-of-bounds").with("name", name.as_str()),
        TlsError::NotAName(typed) => Trouble::of("tls-not-a-name").with("typed", typed.as_str()),
        TlsError::NotANetwork(typed) => Trouble::of("tls-not-a-network").with("typed", typed.as_str()),
        TlsError::NoName => Trouble::of("tls-no-name"),
        TlsError::Engine(cause) => Trouble::of("tls-failed").because(cause),
    }
}
