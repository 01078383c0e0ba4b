//! `cargo xtask bench import`: a long workbook into a ledger by the shipped command, with its bounded reader, and openpyxl reading the same file.

use super::machine::{commit, load, machine};
use super::spread::Spread;
use super::{long_list, peers};
use crate::place;
use crate::server::{self, SEED, Scratch};
use crate::speak::say;
use crate::trouble::Trouble;
use serde_json::Value as Json;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const ROWS: u32 = 30_000;
const RUNS: usize = 5;

/// Makes the demonstration ledger and a list, and imports the list into a copy of it, several times.
pub(crate) fn import(words: &[String]) -> Result<(), Trouble> {
    let [rows] = super::numbers(words, [("--rows", ROWS)])?;
    server::build()?;
    let scratch = Scratch::new("bench-import")?;
    let (ledger, list) = (scratch.0.join("hoanh-bo.xungtam"), scratch.0.join("list.xlsx"));
    server::make_ledger(&ledger)?;
    long_list::write(&list, rows)?;
    let bytes = std::fs::metadata(&list).map_err(Trouble::at(&list))?.len();
    say(&format!("machine   {}", machine()));
    say(&format!("commit    {}", commit()));
    say(&format!("load      {} before", load()));
    say(&format!(
        "list      {rows} rows, 14 columns (the number of the row is one), {:.1} MB; into the demonstration district, seed {SEED}",
        bytes as f64 / 1e6
    ));
    check(&ledger, &list, &scratch.0, rows)?;
    let (mut whole, mut reading) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let copy = copied(&ledger, &scratch.0, &format!("run-{run}"))?;
        whole.push(timed(&["import", "--data", &shown(&copy), &shown(&list)])?);
        reading.push(timed(&["read-workbook", &shown(&list)])?);
    }
    let (whole, reading) = (Spread::of(whole), Spread::of(reading));
    say(&format!("whole import, the command from start to end: {whole}"));
    say(&format!("of it the bounded reader, on its own:        {reading}"));
    say(&format!("{:.0} rows a second", f64::from(rows) / whole.median));
    if peers::has("openpyxl") {
        let told = peers::run("import_openpyxl.py", &[&shown(&list), "3"])?;
        let seconds = told["seconds"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Json::as_f64);
        let theirs = Spread::of(seconds.collect());
        let version = told["openpyxl"].as_str().unwrap_or("?");
        say(&format!(
            "openpyxl {version}, only reading the cells: {theirs}; ratio to our whole import {:.2}",
            theirs.median / whole.median
        ));
    } else {
        peers::say_absent("openpyxl", "the ratio to reading the same file with it");
    }
    say("not covered: .xls, .ods and old fonts; a list whose people are in the ledger already; lists with many errors");
    Ok(())
}

/// One import that is not timed: every row must have been added.
fn check(ledger: &Path, list: &Path, folder: &Path, rows: u32) -> Result<(), Trouble> {
    let copy = copied(ledger, folder, "check")?;
    let words = ["import", "--json", "--data", &shown(&copy), &shown(list)];
    let output = Command::new(place::program()).args(words).stdin(Stdio::null()).output();
    let output = output.map_err(Trouble::at(&place::program()))?;
    let report: Json = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let added = &report["totals"]["add"];
    if added.as_u64() == Some(u64::from(rows)) {
        return Ok(());
    }
    Err(Trouble::Server(format!(
        "the import added {added} of {rows} rows: {}",
        report["totals"]
    )))
}

/// A whole copy of a ledger, as the program makes backups.
fn copied(ledger: &Path, folder: &Path, name: &str) -> Result<std::path::PathBuf, Trouble> {
    let copy = folder.join(format!("{name}.xungtam"));
    timed(&["backup", "--data", &shown(ledger), &shown(&copy)])?;
    Ok(copy)
}

/// Runs the program in silence; the seconds that it took.
fn timed(words: &[&str]) -> Result<f64, Trouble> {
    let start = Instant::now();
    let ended = Command::new(place::program())
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(Trouble::at(&place::program()))?;
    let took = start.elapsed().as_secs_f64();
    if ended.success() {
        return Ok(took);
    }
    Err(Trouble::Failed {
        command: format!("xungtam {}", words.join(" ")),
        status: ended.to_string(),
    })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
