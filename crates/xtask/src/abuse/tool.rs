//! Schemathesis, of one version, in an environment of its own under `target/`.

use std::path::PathBuf;
use std::process::Command;

use crate::command::{must, version};
use crate::place;
use crate::speak::{complain, say};
use crate::trouble::Trouble;

/// The version that the counts of this task are of.
const VERSION: &str = "4.32.5";

/// Where it is, installed now if it is not there.
pub(super) fn ensure() -> Result<PathBuf, Trouble> {
    let folder = place::target().join("schemathesis");
    let tool = folder.join("bin").join("schemathesis");
    let there = || version(&tool.to_string_lossy(), "--version").is_some_and(|said| said.contains(VERSION));
    if there() {
        return Ok(tool);
    }
    let package = format!("schemathesis=={VERSION}");
    say(&format!(
        "schemathesis {VERSION} is not here: making an environment at {}",
        folder.display()
    ));
    let made = must(Command::new("python3").args(["-m", "venv"]).arg(&folder))
        .and_then(|_| must(Command::new(folder.join("bin").join("pip")).args(["install", "--quiet", &package])));
    if made.is_ok() && there() {
        return Ok(tool);
    }
    complain("NOTHING WAS ASKED: schemathesis cannot be had without Python 3 with venv and a way to PyPI");
    Err(Trouble::Missing {
        program: "schemathesis",
        line: format!("python3 -m venv target/schemathesis && target/schemathesis/bin/pip install {package}"),
    })
}
