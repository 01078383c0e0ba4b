//! Workbooks that were sent to the site, each read in a process of its own: bounded memory, a few seconds, no file.

use std::io::{self, BufRead, Write as _};
use std::process::{Command, Stdio};
use std::thread;

use papers::date::Date;
use papers::roster::{Mapping, ReadList};
use web::{Marks, Unread, Workbooks};

use crate::commands::import::{Bounds, within};
use crate::commands::read_workbook::{Sent, Told, Unreadable, told};

/// Starts a reader for each workbook.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounded;

impl Workbooks for Bounded {
    fn list(&self, bytes: &[u8], mapping: Option<&Mapping>, as_of: Option<Date>) -> Result<ReadList, Unread> {
        let asked = Sent::List {
            mapping: mapping.cloned(),
            as_of,
        };
        match ask(&asked, bytes, told)? {
            Told::List(list) => Ok(*list),
            Told::Unreadable(why) => Err(unread(why)),
            Told::Roster(_) | Told::Rows(_) => Err(Unread::Failed("another answer than was asked for".to_owned())),
        }
    }

    fn marked(&self, bytes: &[u8], marks: Marks<'_>) -> Result<Vec<u8>, Unread> {
        let asked = Sent::Marked {
            marks: marks.marks.to_vec(),
            heading: marks.heading.to_owned(),
            heading_rows: marks.heading_rows.to_vec(),
        };
        let whole = |answer: &mut dyn BufRead| {
            let mut bytes = Vec::new();
            answer.read_to_end(&mut bytes).map(|_| bytes)
        };
        let answer = ask(&asked, bytes, whole)?;
        match serde_json::from_slice(&answer) {
            Ok(Told::Unreadable(why)) => Err(unread(why)),
            // A workbook is no JSON.
            _ => Ok(answer),
        }
    }
}

fn unread(why: Unreadable) -> Unread {
    match why {
        Unreadable::Workbook(why) => Unread::Workbook(why),
        Unreadable::System(cause) | Unreadable::Mapping(cause) => Unread::Failed(cause),
    }
}

/// Sends what is asked, and after it the workbook; what `take` makes of the answer.
fn ask<T: Send + 'static>(
    asked: &Sent,
    bytes: &[u8],
    take: impl FnOnce(&mut dyn BufRead) -> io::Result<T> + Send + 'static,
) -> Result<T, Unread> {
    let failed = |problem: &dyn std::fmt::Display| Unread::Failed(problem.to_string());
    let own = std::env::current_exe().map_err(|problem| failed(&problem))?;
    let mut command = Command::new(own);
    command
        .args(["read-workbook", "--sent"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().map_err(|problem| failed(&problem))?;
    let mut sent = serde_json::to_vec(asked).map_err(|problem| failed(&problem))?;
    sent.push(b'\n');
    sent.extend_from_slice(bytes);
    let entry = child.stdin.take();
    let sending = thread::spawn(move || {
        // A reader that ends before it has taken everything says so by its end.
        let _cut = entry.map(|mut entry| entry.write_all(&sent));
    });
    let answer = within(&mut child, take).map_err(|bounds| match bounds {
        Bounds::Memory => Unread::OutOfBounds,
        Bounds::Time => Unread::TooLong,
        Bounds::Lost(problem) => failed(&problem),
    });
    let _sent = sending.join();
    answer
}
