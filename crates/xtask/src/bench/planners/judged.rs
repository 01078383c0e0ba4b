//! One run: solved, timed from outside, and judged by the checker.

use super::Desk;
use super::instances::Instance;
use super::row::Run;
use crate::speak::say;
use serde_json::Value as Json;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Fields of the checkers that hold a cost or a profit.
const MEASURES: [&str; 4] = ["cost", "profit", "dissimilarity", "cut_edges"];

/// Solves and judges; `None` when the program said nothing, which is told.
pub(super) fn run(desk: &Desk<'_>, instance: &Instance, seed: u32) -> Option<Run> {
    let _gone = std::fs::remove_file(&desk.solution);
    let began = Instant::now();
    let output = Command::new(&desk.program)
        .arg(desk.family)
        .arg(&instance.file)
        .args(&instance.switches)
        .args([
            "--seconds",
            &desk.wish.seconds,
            "--threads",
            &desk.wish.threads,
            "--seed",
            &seed.to_string(),
            "--json",
        ])
        .arg("--out")
        .arg(&desk.solution)
        .stdin(Stdio::null())
        .output();
    let seconds = began.elapsed().as_secs_f64();
    let output = output.ok()?;
    let Some(line) = String::from_utf8_lossy(&output.stdout)
        .lines()
        .last()
        .and_then(|line| serde_json::from_str::<Json>(line).ok())
    else {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        say(&format!(
            "!! {} seed {seed}: {}",
            instance.name,
            said.lines().next().unwrap_or("no answer")
        ));
        return None;
    };
    let mut run = Run {
        objective: line["objective"].as_f64(),
        regions: line["objectives"]["regions"].as_f64(),
        bound: line["bound"].as_f64(),
        gap_percent: line["gap_percent"].as_f64(),
        proven: line["proven_optimal"].as_bool().unwrap_or(false),
        feasible: line["feasible"].as_bool().unwrap_or(false),
        seconds,
        checked: None,
    };
    run.checked = check(desk, instance, &run);
    Some(run)
}

/// Whether the checker accepts the solution and its value; `None` where it cannot be asked.
fn check(desk: &Desk<'_>, instance: &Instance, run: &Run) -> Option<bool> {
    if !desk.checker.exists() || !desk.solution.exists() {
        return None;
    }
    let mut words = vec![desk.checker.clone()];
    // The checkers of one family know it from their file.
    if !desk.checker.ends_with("check_cbctt.py") && !desk.checker.ends_with("check_regions.py") {
        words.push(desk.family.into());
    }
    let told = Command::new("python3")
        .args(words)
        .arg(&instance.file)
        .arg(&desk.solution)
        .args(&instance.switches)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let told: Json = serde_json::from_slice(&told.stdout).ok()?;
    let same = MEASURES.iter().filter_map(|name| told[name].as_f64()).any(|value| {
        run.objective
            .is_some_and(|own| (own - value).abs() <= 1e-6 * value.abs().max(1.0))
    });
    let same = same
        || told["regions"]
            .as_f64()
            .is_some_and(|regions| Some(regions) == run.regions.or(run.objective));
    Some(told["feasible"] == Json::Bool(true) && same)
}
