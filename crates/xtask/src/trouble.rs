//! What can go wrong in a task, told so that the reader knows the next step.

use std::path::{Path, PathBuf};

/// Why a task stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The command line was not understood.
    #[error("{0}")]
    Usage(String),
    /// A program that the task needs is not on this machine, and could not be installed here.
    #[error("{program} is missing. Install it with:\n    {line}")]
    Missing { program: &'static str, line: String },
    /// A program ran and said no.
    #[error("`{command}` failed ({status})")]
    Failed { command: String, status: String },
    /// A file or a program could not be reached.
    #[error("{what}: {source}")]
    Io { what: String, source: std::io::Error },
    /// The server did not behave as the task needs.
    #[error("{0}")]
    Server(String),
    /// Some steps of `cargo xtask test` failed; the table above says which.
    #[error("{0} of the steps failed")]
    Steps(usize),
}

impl Trouble {
    /// Names the file or program behind a bare system error.
    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }

    /// The same for a path.
    pub(crate) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Self + use<> {
        let path: PathBuf = path.to_path_buf();
        move |source| Self::Io {
            what: path.display().to_string(),
            source,
        }
    }
}
