//! Other programs that answer the same question, where Python has them. Their scripts stand in `crates/xtask/peers`.

use crate::command::must;
use crate::place;
use crate::speak::say;
use crate::trouble::Trouble;
use serde_json::Value as Json;
use std::process::{Command, Stdio};

/// Whether `python3` can load a module.
pub(crate) fn has(module: &str) -> bool {
    let loaded = Command::new("python3")
        .args(["-c", &format!("import {module}")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    loaded.is_ok_and(|status| status.success())
}

/// Runs a script and reads the JSON of its last line.
pub(crate) fn run(script: &str, words: &[&str]) -> Result<Json, Trouble> {
    let path = place::root().join("crates").join("xtask").join("peers").join(script);
    let told = must(Command::new("python3").arg(path).args(words))?.output;
    let told = told.lines().rev().find_map(|line| serde_json::from_str(line).ok());
    told.ok_or_else(|| Trouble::Server(format!("{script} told nothing")))
}

/// Says loudly what a run without the peer does not show.
pub(crate) fn say_absent(module: &str, missing: &str) {
    say(&format!(
        "!! Python's {module} is not installed (pip install {module}): NOT MEASURED: {missing}"
    ));
}
