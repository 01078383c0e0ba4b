//! What the tasks need on the machine beside Rust, gcc and Node: installed with apt when root, else named.

use crate::command::{must, version};
use crate::speak::say;
use crate::trouble::Trouble;
use std::process::Command;

/// A program that a task needs, and where it comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Program {
    /// The names under which it may be found, best first.
    pub names: &'static [&'static str],
    /// The Debian package that holds it; `None` when apt is not the way to get it.
    pub package: Option<&'static str>,
    /// The line a person types when apt is not there.
    pub by_hand: &'static str,
}

/// The package manager of Node: the web assets come by lock file through it.
pub(crate) const NPM: Program = Program {
    names: &["npm"],
    package: Some("npm"),
    by_hand: "apt-get update && apt-get install --yes npm",
};
/// Node itself, which runs the browser tests.
pub(crate) const NODE: Program = Program {
    names: &["node"],
    package: Some("nodejs"),
    by_hand: "apt-get update && apt-get install --yes nodejs",
};
/// The browser of the tests. No task ever downloads one.
pub(crate) const CHROMIUM: Program = Program {
    names: &["chromium", "chromium-browser", "google-chrome"],
    package: Some("chromium"),
    by_hand: "apt-get update && apt-get install --yes chromium",
};
/// The C compiler, for the bundled SQLite.
pub(crate) const CC: Program = Program {
    names: &["cc", "gcc"],
    package: Some("gcc"),
    by_hand: "apt-get update && apt-get install --yes gcc libc6-dev",
};
/// The database server of the tests, which start one of their own; that of the system is not used.
pub(crate) const POSTGRES: Program = Program {
    names: &[
        "/usr/lib/postgresql/18/bin/postgres",
        "/usr/lib/postgresql/17/bin/postgres",
        "/usr/lib/postgresql/16/bin/postgres",
        "/usr/lib/postgresql/15/bin/postgres",
        "postgres",
    ],
    package: Some("postgresql"),
    by_hand: "apt-get update && apt-get install --yes postgresql",
};
/// The formatter of Rust.
pub(crate) const RUSTFMT: Program = Program {
    names: &["rustfmt"],
    package: None,
    by_hand: "rustup component add rustfmt",
};
/// The lints of Rust.
pub(crate) const CLIPPY: Program = Program {
    names: &["cargo-clippy"],
    package: None,
    by_hand: "rustup component add clippy",
};

/// Makes sure that `program` can be run, and gives the name under which it was found.
pub(crate) fn ensure(program: &Program) -> Result<&'static str, Trouble> {
    if let Some(name) = find(program) {
        return Ok(name);
    }
    let missing = || Trouble::Missing {
        program: program.names[0],
        line: program.by_hand.to_owned(),
    };
    match program.package {
        Some(package) if is_root() && version("apt-get", "--version").is_some() => {
            say(&format!(
                "{} is missing: installing Debian's package {package}",
                program.names[0]
            ));
            must(apt().arg("update"))?;
            must(apt().args(["install", "--yes", "--no-install-recommends", package]))?;
            find(program).ok_or_else(missing)
        }
        _ => Err(missing()),
    }
}

/// The oldest Node that the browser tests can use.
const OLDEST_NODE: u32 = 20;

/// Makes sure of Node and of its age: a distribution may carry an older one.
pub(crate) fn ensure_node() -> Result<(), Trouble> {
    let name = ensure(&NODE)?;
    let version = version(name, "--version").unwrap_or_default();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|number| number.parse::<u32>().ok());
    if major.is_some_and(|major| major >= OLDEST_NODE) {
        return Ok(());
    }
    let line = format!("Node {OLDEST_NODE} or newer from your usual source (this machine has {version})");
    Err(Trouble::Missing {
        program: "a newer Node",
        line,
    })
}

/// Makes sure of all of them and says what was found.
pub(crate) fn ensure_all(programs: &[Program]) -> Result<(), Trouble> {
    for program in programs {
        let name = ensure(program)?;
        say(&format!("{name}: {}", version(name, "--version").unwrap_or_default()));
    }
    Ok(())
}

fn find(program: &Program) -> Option<&'static str> {
    program
        .names
        .iter()
        .copied()
        .find(|name| version(name, "--version").is_some())
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    std::process::Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_apt_cannot_install_is_named_with_its_line() {
        let absent = Program {
            names: &["no-such-program"],
            package: None,
            by_hand: "rustup component add it",
        };
        let trouble = ensure(&absent).unwrap_err().to_string();
        assert_eq!(
            trouble,
            "no-such-program is missing. Install it with:\n    rustup component add it"
        );
    }
}
