//! Running another program: shown before it starts, its output passed on as it comes and kept for counting.

use crate::speak::say;
use crate::trouble::Trouble;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

/// How a program ended, and all it wrote (stdout and stderr together, by lines).
#[derive(Debug)]
pub(crate) struct Ran {
    /// How it ended.
    pub status: ExitStatus,
    /// What it wrote.
    pub output: String,
}

/// Runs `command`, passing its output on while it runs.
pub(crate) fn run(command: &mut Command) -> Result<Ran, Trouble> {
    let shown = show(command);
    say(&format!("$ {shown}"));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(Trouble::io(&shown))?;
    let kept = Arc::new(Mutex::new(String::new()));
    let readers = [
        child.stdout.take().map(|out| pass_on(out, std::io::stdout(), &kept)),
        child.stderr.take().map(|out| pass_on(out, std::io::stderr(), &kept)),
    ];
    for reader in readers.into_iter().flatten() {
        // A reader ends with its pipe; it holds nothing that could poison the run.
        let _ = reader.join();
    }
    let status = child.wait().map_err(Trouble::io(&shown))?;
    let output = std::mem::take(&mut *kept.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Ran { status, output })
}

/// Runs `command` and takes anything but success as trouble.
pub(crate) fn must(command: &mut Command) -> Result<Ran, Trouble> {
    let shown = show(command);
    let ran = run(command)?;
    if ran.status.success() {
        Ok(ran)
    } else {
        Err(Trouble::Failed {
            command: shown,
            status: ran.status.to_string(),
        })
    }
}

/// An example of the crate of papers, which writes files for measuring and for abuse; its words follow.
pub(crate) fn example_of_papers(name: &str) -> Command {
    let mut program = Command::new("cargo");
    program.current_dir(crate::place::root()).args([
        "run",
        "--release",
        "--locked",
        "--quiet",
        "-p",
        "papers",
        "--example",
        name,
        "--",
    ]);
    program
}

/// The words of `command` as one would type them.
pub(crate) fn show(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The first line that `program` prints about itself; `None` when it is not there.
pub(crate) fn version(program: &str, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| {
        String::from_utf8_lossy(&output.stdout)
            .lines()
            .next()
            .unwrap_or("")
            .to_owned()
    })
}

fn pass_on(
    from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
    kept: &Arc<Mutex<String>>,
) -> std::thread::JoinHandle<()> {
    let kept = Arc::clone(kept);
    std::thread::spawn(move || {
        let mut reader = BufReader::new(from);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let _ = to.write_all(&line);
            kept.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_of_both_pipes_is_kept() {
        let ran = run(Command::new("sh").args(["-c", "echo một; echo hai >&2; exit 3"])).unwrap();
        assert_eq!(ran.status.code(), Some(3));
        assert!(
            ran.output.contains("một\n") && ran.output.contains("hai\n"),
            "{}",
            ran.output
        );
    }

    #[test]
    fn a_failure_names_the_command() {
        let refused = must(Command::new("sh").args(["-c", "exit 3"])).unwrap_err().to_string();
        assert!(refused.contains("sh -c exit 3"), "{refused}");
    }
}
