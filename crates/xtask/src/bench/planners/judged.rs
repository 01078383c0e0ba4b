//! One run, of ours or of a peer: solved, timed from outside, and judged by the checker.

use super::Desk;
use super::instances::Instance;
use super::row::Run;
use crate::place;
use crate::speak::say;
use serde_json::Value as Json;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Fields of the checkers that hold a cost or a profit.
const MEASURES: [&str; 4] = ["cost", "profit", "dissimilarity", "cut_edges"];

/// Who solves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Solver {
    /// The program of the project.
    Ours,
    /// A peer, by the word that its script takes.
    Peer(&'static str),
}

/// Solves and judges; `None` when the program said nothing, which is told.
pub(super) fn run(desk: &Desk<'_>, instance: &Instance, solver: Solver, seed: u32) -> Option<Run> {
    let _gone = std::fs::remove_file(&desk.solution);
    let mut command = match solver {
        Solver::Ours => {
            let mut command = Command::new(&desk.program);
            command.arg(desk.family).arg("--json");
            command
        }
        Solver::Peer(peer) => {
            let script = place::root()
                .join("crates")
                .join("xtask")
                .join("peers")
                .join("planners_peer.py");
            let mut command = Command::new("python3");
            command.arg(script).arg(peer).arg(desk.family);
            command
        }
    };
    let began = Instant::now();
    let output = command
        .arg(&instance.file)
        .args(&instance.switches)
        .args([
            "--seconds",
            &desk.wish.seconds,
            "--threads",
            &desk.wish.threads,
            "--seed",
            &seed.to_string(),
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
        found_after: line["found_after"].as_f64(),
        proven_after: line["proven_after"].as_f64(),
        seconds,
        checked: None,
    };
    match told_by_checker(desk, instance) {
        // What counts of a peer is the cost of its solution: its programme may hold a rule's counter above what it has to be.
        Some(told) if solver != Solver::Ours => {
            run.objective = measured(&told);
            run.regions = run
                .regions
                .or_else(|| told["dissimilarity"].as_f64().and(told["regions"].as_f64()));
            run.checked = Some(told["feasible"] == Json::Bool(true));
        }
        Some(told) => run.checked = Some(agrees(&told, &run)),
        None => {}
    }
    Some(run)
}

fn measured(told: &Json) -> Option<f64> {
    MEASURES.iter().find_map(|name| told[name].as_f64())
}

/// Whether the checker accepts the solution and its value.
fn agrees(told: &Json, run: &Run) -> bool {
    let same = MEASURES.iter().filter_map(|name| told[name].as_f64()).any(|value| {
        run.objective
            .is_some_and(|own| (own - value).abs() <= 1e-6 * value.abs().max(1.0))
    });
    let regions = told["regions"].as_f64();
    let same = same || regions.is_some_and(|regions| Some(regions) == run.regions.or(run.objective));
    told["feasible"] == Json::Bool(true) && same
}

/// What the checker says of the solution; `None` where it cannot be asked.
fn told_by_checker(desk: &Desk<'_>, instance: &Instance) -> Option<Json> {
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
    serde_json::from_slice(&told.stdout).ok()
}
