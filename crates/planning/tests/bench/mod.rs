//! Public instances beside the project (`../shared/bench`): found, solved, and judged by their checkers. Where they are not at
//! hand the tests say so loudly and pass.
#![allow(
    dead_code,
    missing_docs,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "shared by test files that use a part each"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use planning::command::{Line, order, run};
use planning::core::{Cancel, Clock};

/// A row of `best-known.csv`.
pub(crate) struct Row {
    pub(crate) instance: String,
    pub(crate) file: String,
    pub(crate) best: f64,
}

/// A solved instance.
pub(crate) struct Ran {
    pub(crate) line: Line,
    pub(crate) solution: String,
}

fn root() -> Option<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2)?;
    let bench = project.parent()?.join("shared").join("bench");
    bench.exists().then_some(bench)
}

/// The folder of a family.
pub(crate) fn family(name: &str) -> Option<PathBuf> {
    let folder = root().map(|root| root.join(name)).filter(|folder| folder.exists());
    if folder.is_none() {
        eprintln!("!! ../shared/bench/{name} is not there: NOT TESTED on public instances");
    }
    folder
}

/// The rows of the family's list, without those whose best value is not known.
pub(crate) fn best_known(folder: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(folder.join("best-known.csv")).unwrap();
    let cells = |line: &str| {
        let mut cells = line.split(',').map(str::to_owned);
        Some(Row {
            instance: cells.next()?,
            file: cells.next()?,
            best: cells.next()?.parse().ok()?,
        })
    };
    text.lines().skip(1).filter_map(cells).collect()
}

/// Solves by the words of the command; `path` is where the file of the words lies.
pub(crate) fn solve(words: &[&str], path: &Path) -> Ran {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let order = order(&words).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let solved = run(&order, &text, Clock::still(), &Cancel::default(), &|_| {}).unwrap();
    Ran {
        line: Line::of(&order, &solved, 0.0),
        solution: solved.solution.unwrap(),
    }
}

/// The independent checker accepts the solution, and its field `measure` is the objective.
pub(crate) fn check(script: &str, kind: &[&str], instance: &Path, ran: &Ran, switches: &[&str], measure: &str) {
    let Some(script) = root()
        .map(|root| root.join("check").join(script))
        .filter(|script| script.exists())
    else {
        return eprintln!("!! {script} is not there: NOT CHECKED");
    };
    let name: String = instance
        .display()
        .to_string()
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let file = std::env::temp_dir().join(format!("{name}-{}-{}.sol", std::process::id(), switches.join("")));
    std::fs::write(&file, &ran.solution).unwrap();
    let told = Command::new("python3")
        .arg(script)
        .args(kind)
        .arg(instance)
        .arg(&file)
        .args(switches)
        .output();
    let _gone = std::fs::remove_file(&file);
    let Ok(told) = told else {
        return eprintln!("!! python3 is not there: NOT CHECKED");
    };
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told["feasible"], true, "{told}");
    let measured = told[measure].as_f64().unwrap();
    assert!(
        (measured - ran.line.objective.unwrap()).abs() < 1e-6 * measured.abs().max(1.0),
        "{told}"
    );
}
