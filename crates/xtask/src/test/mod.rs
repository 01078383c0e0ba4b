//! `cargo xtask test`: every check of the project, each under a heading, one table and one count at the end.
//!
//! Nothing is skipped silently: a step that cannot run has failed, and says the line that would let it run.

mod count;
mod steps;

use crate::speak::{heading, say};
use crate::trouble::Trouble;
use count::Count;
use std::time::Instant;
use steps::{STEPS, Step};

/// What the command line asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wish {
    /// At least 10,000 cases for each property.
    pub long: bool,
}

/// How one step ended.
#[derive(Debug)]
struct Ended {
    step: &'static str,
    count: Count,
    trouble: Option<String>,
    seconds: f64,
}

/// Runs all steps, or the one that `--only` names; a failed step does not stop the next ones.
pub(crate) fn test(words: &[String]) -> Result<(), Trouble> {
    let (wish, chosen) = read(words)?;
    let ended: Vec<Ended> = chosen.iter().map(|step| run(step, wish)).collect();
    say(&table(&ended));
    let failed = ended.iter().filter(|step| step.trouble.is_some()).count();
    let (line, total) = last_line(&ended);
    for (name, trouble) in ended
        .iter()
        .filter_map(|step| Some((step.step, step.trouble.as_ref()?)))
    {
        say(&format!("{name}: {trouble}"));
    }
    say(&line);
    if failed > 0 || total.failed > 0 {
        Err(Trouble::Steps(failed))
    } else {
        Ok(())
    }
}

fn read(words: &[String]) -> Result<(Wish, Vec<&'static Step>), Trouble> {
    let mut wish = Wish { long: false };
    let mut only: Vec<&'static Step> = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--long" => wish.long = true,
            "--only" => {
                let name = words.next().map_or("", String::as_str);
                let step = STEPS
                    .iter()
                    .find(|step| step.name == name)
                    .ok_or_else(|| unknown_step(name))?;
                only.push(step);
            }
            other => {
                return Err(Trouble::Usage(format!(
                    "test does not know {other:?}: [--long] [--only STEP]"
                )));
            }
        }
    }
    if only.is_empty() {
        only = STEPS.iter().collect();
    }
    Ok((wish, only))
}

fn unknown_step(name: &str) -> Trouble {
    let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
    Trouble::Usage(format!(
        "there is no step {name:?}. The steps are: {}",
        names.join(", ")
    ))
}

fn run(step: &'static Step, wish: Wish) -> Ended {
    heading(&format!("{}: {}", step.name, step.what));
    let started = Instant::now();
    let mut count = Count::default();
    let trouble = (step.run)(wish, &mut count).err().map(|trouble| trouble.to_string());
    if let Some(trouble) = &trouble {
        say(&format!("{} failed: {trouble}", step.name));
    }
    Ended {
        step: step.name,
        count,
        trouble,
        seconds: started.elapsed().as_secs_f64(),
    }
}

fn table(ended: &[Ended]) -> String {
    let mut lines = vec![
        String::new(),
        format!(
            "{:<15}{:>9}{:>9}{:>9}{:>9}",
            "step", "passed", "failed", "ignored", "seconds"
        ),
    ];
    for step in ended {
        let verdict = if step.trouble.is_some() { "   FAILED" } else { "" };
        let Count {
            passed,
            failed,
            ignored,
        } = step.count;
        lines.push(format!(
            "{:<15}{passed:>9}{failed:>9}{ignored:>9}{:>9.1}{verdict}",
            step.step, step.seconds
        ));
    }
    lines.join("\n")
}

/// The counting line. A step that failed without a failed test (a lint, a missing program) counts as one failure.
fn last_line(ended: &[Ended]) -> (String, Count) {
    let mut total = Count::default();
    for step in ended {
        total.add(step.count);
        if step.trouble.is_some() && step.count.failed == 0 {
            total.failed += 1;
        }
    }
    (format!("{} passed, {} failed", total.passed, total.failed), total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(passed: u64, failed: u64, trouble: Option<&str>) -> Ended {
        let count = Count {
            passed,
            failed,
            ignored: 0,
        };
        Ended {
            step: "tests",
            count,
            trouble: trouble.map(str::to_owned),
            seconds: 1.0,
        }
    }

    #[test]
    fn the_last_line_counts_the_tests_of_all_steps() {
        assert_eq!(
            last_line(&[ended(12, 0, None), ended(3, 0, None)]).0,
            "15 passed, 0 failed"
        );
    }

    #[test]
    fn a_failed_lint_is_a_failure_though_no_test_failed() {
        assert_eq!(
            last_line(&[ended(12, 0, None), ended(0, 0, Some("clippy"))]).0,
            "12 passed, 1 failed"
        );
        assert_eq!(last_line(&[ended(12, 2, Some("nextest"))]).0, "12 passed, 2 failed");
    }

    #[test]
    fn an_unknown_step_is_refused_with_the_list() {
        let words = ["--only".to_owned(), "everything".to_owned()];
        let refused = read(&words).unwrap_err().to_string();
        assert!(refused.contains("browser") && refused.contains("format"), "{refused}");
    }
}
