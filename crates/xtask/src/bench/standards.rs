//! `cargo xtask bench standards`: a country's officials checked in one go, and the same question to DuckDB in the same run.

use super::machine::{commit, machine};
use super::peers;
use crate::command::must;
use crate::place;
use crate::server::Scratch;
use crate::speak::say;
use crate::trouble::Trouble;
use serde_json::Value as Json;
use std::process::Command;

/// Runs of the other engine: it takes seconds, not milliseconds.
const PEER_RUNS: &str = "3";
/// As many as the machine that the targets are for.
const THREADS: &str = "2";

/// Builds the program, runs it, and asks DuckDB the same where Python has it. Fails when the answers differ.
pub(crate) fn standards(words: &[String]) -> Result<(), Trouble> {
    let known = |word: &String| ["--people", "--units", "--seed", "--runs", "--keep"].contains(&word.as_str());
    if !words.iter().step_by(2).all(known) || !words.len().is_multiple_of(2) {
        let usage = "bench standards takes: --people N, --units N, --seed N, --runs N, --keep FOLDER";
        return Err(Trouble::Usage(usage.to_owned()));
    }
    say(&format!("machine   {}", machine()));
    say(&format!("commit    {}", commit()));
    let peer = peers::has("duckdb");
    let scratch = Scratch::new("bench-standards")?;
    let mut program = Command::new("cargo");
    program
        .current_dir(place::root())
        .env("RAYON_NUM_THREADS", THREADS)
        .args([
            "run",
            "--release",
            "--locked",
            "--quiet",
            "-p",
            "standards",
            "--example",
            "nation",
            "--",
        ])
        .args(words);
    if peer {
        program.arg("--save").arg(&scratch.0);
    }
    let ours = must(&mut program)?.output;
    let ours = seconds(&ours).ok_or_else(|| Trouble::Server("the program printed no time".to_owned()))?;
    if !peer {
        peers::say_absent("duckdb", "the ratio to it, and the proof that its answers are the same");
        return Ok(());
    }
    let folder = scratch.0.display().to_string();
    let told = peers::run("standards_duckdb.py", &[&folder, THREADS, PEER_RUNS])?;
    let mut taken: Vec<f64> = told["seconds"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Json::as_f64)
        .collect();
    taken.sort_by(f64::total_cmp);
    let theirs = taken.get(taken.len() / 2).copied().unwrap_or(0.0);
    let version = told["duckdb"].as_str().unwrap_or("?");
    say(&format!(
        "DuckDB {version}, {THREADS} threads: least {:.3} s, median {theirs:.3} s, most {:.3} s; ratio to ours {:.1}",
        taken.first().copied().unwrap_or(0.0),
        taken.last().copied().unwrap_or(0.0),
        theirs / ours
    ));
    if told["same"] != Json::Bool(true) {
        return Err(Trouble::Server(
            "DuckDB's counts differ from ours: see above".to_owned(),
        ));
    }
    say("every count by unit and rule is the same");
    say(
        "not covered: reading the ledger from disk, accounts and permission, people in several posts, more than one occasion",
    );
    Ok(())
}

/// What the program says it took.
fn seconds(output: &str) -> Option<f64> {
    output
        .lines()
        .find_map(|line| line.strip_prefix("seconds "))?
        .trim()
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_read_from_what_the_program_prints() {
        assert_eq!(seconds("all  1.0\nseconds 0.187\n"), Some(0.187));
        assert_eq!(seconds("nothing"), None);
    }

    #[test]
    fn a_word_that_means_nothing_is_refused() {
        assert!(standards(&["--colour".to_owned(), "1".to_owned()]).is_err());
        assert!(standards(&["--people".to_owned()]).is_err());
    }
}
