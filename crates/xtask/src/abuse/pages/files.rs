//! Files that nobody should send, to the page that takes lists.

use std::path::{Path, PathBuf};

use super::report::Report;
use crate::bench::html::value_of;
use crate::bench::http::{Answer, Visitor};
use crate::bench::paths::{CSRF, IMPORTS, LIST_FILE};
use crate::command::{example_of_papers, must};
use crate::trouble::Trouble;

const BOUNDARY: &str = "ranh-gioi-1903";
/// Lists whose cells look like formulas are taken: they are text.
const TAKEN: [&str; 1] = ["formulas.csv"];
/// Each is sent so often, and so many at once.
const TIMES: usize = 3;
const AT_ONCE: usize = 4;

/// Writes them.
pub(super) fn make(scratch: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let folder = scratch.join("files");
    std::fs::create_dir_all(&folder).map_err(Trouble::at(&folder))?;
    let mut program = example_of_papers("hostile_files");
    program.arg(&folder);
    must(&mut program)?;
    let listed = std::fs::read_dir(&folder).map_err(Trouble::at(&folder))?;
    let mut files: Vec<PathBuf> = listed
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    files.sort();
    Ok(files)
}

/// Sends all of them, several at once.
pub(super) fn send(sender: &Visitor, files: &[PathBuf], report: &mut Report) -> Result<(), Trouble> {
    let mut visitor = sender.another();
    let token = value_of(&visitor.get(IMPORTS)?.body, CSRF).unwrap_or_default();
    let all: Vec<&PathBuf> = (0..TIMES).flat_map(|_| files).collect();
    for together in all.chunks(AT_ONCE) {
        let answers: Vec<(&&PathBuf, Result<Answer, Trouble>)> = std::thread::scope(|scope| {
            let sent = together.iter().map(|file| {
                let (mut visitor, token) = (sender.another(), token.as_str());
                (file, scope.spawn(move || one(&mut visitor, token, file)))
            });
            let sent: Vec<_> = sent.collect();
            let broken = || Err(Trouble::Server("a sender broke".to_owned()));
            sent.into_iter()
                .map(|(file, thread)| (file, thread.join().unwrap_or_else(|_| broken())))
                .collect()
        });
        for (file, answer) in answers {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let Some(answer) = report.note(&name, answer) else {
                continue;
            };
            // Any other answer would say that it was refused for another reason than what it holds.
            let expected = if TAKEN.contains(&name.as_str()) { 303 } else { 422 };
            if answer.status != expected {
                report.wrong(format!("{name}: answered with {}, not {expected}", answer.status));
            }
            if expected == 422 && !answer.body.contains("id=\"tep-problem\"") {
                report.wrong(format!("{name}: refused without a word at the field"));
            }
        }
    }
    Ok(())
}

fn one(visitor: &mut Visitor, token: &str, file: &Path) -> Result<Answer, Trouble> {
    let bytes = std::fs::read(file).map_err(Trouble::at(file))?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut body = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{CSRF}\"\r\n\r\n{token}\r\n\
         --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{LIST_FILE}\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend(bytes);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
    visitor.send(IMPORTS, &format!("multipart/form-data; boundary={BOUNDARY}"), &body)
}
