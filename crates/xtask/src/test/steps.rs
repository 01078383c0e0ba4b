//! The steps of `cargo xtask test`, in their order: the cheap ones first.

use super::Wish;
use super::count::Count;
use crate::command::{must, run, show, version};
use crate::place;
use crate::prerequisites::{CC, CHROMIUM, CLIPPY, NODE, NPM, POSTGRES, RUSTFMT, ensure_all, ensure_node};
use crate::speak::say;
use crate::trouble::Trouble;
use std::process::Command;

/// Cases of each property test in a long run.
const LONG_CASES: &str = "10000";

/// One step: what it is called, what it shows, how it runs.
#[derive(Debug)]
pub(crate) struct Step {
    /// The word after `--only`.
    pub name: &'static str,
    /// What it shows, for the heading.
    pub what: &'static str,
    /// Runs it and counts its tests; tests are counted even when the step fails.
    pub run: fn(Wish, &mut Count) -> Result<(), Trouble>,
}

/// All steps.
pub(crate) const STEPS: &[Step] = &[
    Step {
        name: "prerequisites",
        what: "what the other steps need",
        run: prerequisites,
    },
    Step {
        name: "format",
        what: "every file as rustfmt leaves it",
        run: format,
    },
    Step {
        name: "lints",
        what: "clippy without a warning, all targets",
        run: lints,
    },
    Step {
        name: "tests",
        what: "units, properties, law cases, snapshots",
        run: tests,
    },
    Step {
        name: "doc-tests",
        what: "the examples in the documentation",
        run: doc_tests,
    },
    Step {
        name: "tidiness",
        what: "the house rules",
        run: tidiness,
    },
    Step {
        name: "crash",
        what: "writing offices killed, their database stopped, their disk full, their ledger backed up",
        run: crash,
    },
    Step {
        name: "browser",
        what: "the demonstration district in a real browser",
        run: browser,
    },
];

fn prerequisites(_: Wish, _: &mut Count) -> Result<(), Trouble> {
    ensure_all(&[RUSTFMT, CLIPPY, CC, NODE, NPM, CHROMIUM, POSTGRES])?;
    ensure_node()?;
    if !has_nextest() {
        say("cargo-nextest: not here; cargo test runs the same tests");
    }
    Ok(())
}

fn format(_: Wish, _: &mut Count) -> Result<(), Trouble> {
    must(cargo().args(["fmt", "--all", "--check"])).map(drop)
}

fn lints(_: Wish, _: &mut Count) -> Result<(), Trouble> {
    must(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))
    .map(drop)
}

fn tests(wish: Wish, count: &mut Count) -> Result<(), Trouble> {
    rust_tests(&["--workspace", "--exclude", "xtask"], wish, count)
}

/// The tidiness checks are the tests of this very crate.
fn tidiness(wish: Wish, count: &mut Count) -> Result<(), Trouble> {
    rust_tests(&["--package", "xtask"], wish, count)
}

/// `cargo test` runs the examples only with `--doc`, and a crate without a library has none.
fn doc_tests(wish: Wish, count: &mut Count) -> Result<(), Trouble> {
    counted(
        with_wish(cargo().args(["test", "--workspace", "--doc", "--locked"]), wish),
        Count::of_cargo,
        count,
    )
}

/// Each kill after which everything holds counts as a test.
fn crash(_: Wish, count: &mut Count) -> Result<(), Trouble> {
    count.passed += u64::from(crate::crash::few_kills()?);
    Ok(())
}

fn browser(_: Wish, count: &mut Count) -> Result<(), Trouble> {
    let output = crate::browser::test()?;
    count.add(Count::of_node(&output.output));
    if output.status.success() {
        return Ok(());
    }
    Err(Trouble::Failed {
        command: "node --test".to_owned(),
        status: output.status.to_string(),
    })
}

fn rust_tests(which: &[&str], wish: Wish, count: &mut Count) -> Result<(), Trouble> {
    if has_nextest() {
        let mut command = cargo();
        command
            .args([
                "nextest",
                "run",
                "--locked",
                "--no-fail-fast",
                "--no-tests=pass",
                "--color=never",
            ])
            .args(which);
        command.args(["--status-level=slow", "--final-status-level=fail"]);
        counted(with_wish(&mut command, wish), Count::of_nextest, count)
    } else {
        let mut command = cargo();
        command
            .args(["test", "--locked", "--no-fail-fast", "--lib", "--bins", "--tests"])
            .args(which);
        counted(with_wish(&mut command, wish), Count::of_cargo, count)
    }
}

/// Runs a test program, counts its tests, and fails when it says that it failed.
fn counted(command: &mut Command, reads: fn(&str) -> Count, count: &mut Count) -> Result<(), Trouble> {
    let shown = show(command);
    let ran = run(command)?;
    count.add(reads(&ran.output));
    if ran.status.success() {
        Ok(())
    } else {
        Err(Trouble::Failed {
            command: shown,
            status: ran.status.to_string(),
        })
    }
}

fn with_wish(command: &mut Command, wish: Wish) -> &mut Command {
    if wish.long {
        command.env("XT_LONG", "1").env("PROPTEST_CASES", LONG_CASES);
    }
    // A snapshot that differs is a failure here, never a file to look at later.
    command.env("INSTA_UPDATE", "no")
}

fn has_nextest() -> bool {
    version("cargo-nextest", "--version").is_some()
}

fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command
        .current_dir(place::root())
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_TERM_PROGRESS_WHEN", "never");
    command
}
