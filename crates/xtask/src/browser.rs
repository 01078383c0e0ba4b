//! The browser tests and the pictures of README and guide: the release build, the demonstration district, Debian's Chromium.

use crate::command::{Ran, must, run};
use crate::log_ins;
use crate::place;
use crate::prerequisites::{CHROMIUM, NPM, ensure, ensure_node};
use crate::server::{self, Scratch, Server};
use crate::speak::say;
use crate::trouble::Trouble;
use std::process::Command;

/// Runs every file of `e2e/tests` and gives what Node printed.
pub(crate) fn test() -> Result<Ran, Trouble> {
    let files = test_files()?;
    with_site(|node| {
        run(node
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .args(&files))
    })
}

/// The files of tests, by name: what Node makes of a folder changed between its versions.
fn test_files() -> Result<Vec<String>, Trouble> {
    let folder = place::e2e().join("tests");
    let entries = std::fs::read_dir(&folder).map_err(Trouble::at(&folder))?;
    let mut files: Vec<String> = entries
        .flatten()
        .map(|entry| format!("tests/{}", entry.file_name().to_string_lossy()))
        .collect();
    files.retain(|file| file.ends_with(".test.mjs"));
    files.sort();
    Ok(files)
}

/// Takes the pictures of the README again, and those of the guide, which stand beside its chapters.
pub(crate) fn pictures() -> Result<(), Trouble> {
    let folder = place::root().join("docs").join("pictures");
    with_site(|node| must(node.arg("pictures.mjs").env("XT_PICTURES", &folder)))?;
    say(&format!("The pictures are in {}", folder.display()));
    Ok(())
}

/// Gives `work` a Node command that knows where the site is, who may log in, and which browser to drive.
fn with_site<T>(work: impl FnOnce(&mut Command) -> Result<T, Trouble>) -> Result<T, Trouble> {
    ensure_node()?;
    ensure(&NPM)?;
    let chromium = ensure(&CHROMIUM)?;
    must(
        Command::new("npm")
            .current_dir(place::e2e())
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
    )?;
    server::build()?;
    let scratch = Scratch::new("browser")?;
    let ledger = scratch.0.join("hoanh-bo.xungtam");
    let log_ins = server::make_ledger(&ledger)?;
    let site = Server::start(&ledger, &scratch.0.join("server.log"))?;
    work(
        Command::new("node")
            .current_dir(place::e2e())
            .env("NODE_NO_WARNINGS", "1")
            .env("XT_URL", format!("http://{}", site.address))
            .env("XT_LOG_INS", log_ins::as_json(&log_ins))
            .env("XT_CHROMIUM", chromium),
    )
}
