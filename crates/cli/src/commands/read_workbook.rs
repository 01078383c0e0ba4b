//! The reader's own process: bounded memory, one file, the list as lines of JSON on stdout. A broken workbook can only break this process.
//!
//! Rows are told as they are read, some in a line, and the rest of the list in the last line: so whoever asked takes the first rows in while
//! the next are read, and neither holds the whole answer as text.

use std::io::{BufRead, Read as _};
use std::mem;
use std::path::{Path, PathBuf};

use clap::Args;
use papers::date::Date;
use papers::marked::{self, Mark};
use papers::roster::{Mapping, MappingError, ReadList, Roster, RosterRow, read_list_into, recognise_into};
use papers::workbook::{self, ReadError};
use serde::{Deserialize, Serialize};

use crate::say::{Trouble, raw};

/// The reader's address space, in bytes.
const MEMORY: u64 = 512 << 20;
/// So many rows are told in a line.
const ROWS: usize = 64;

#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    #[arg(required_unless_present = "sent")]
    file: Option<PathBuf>,
    /// The first line of standard input says what is asked, the rest is the workbook.
    #[arg(long, conflicts_with = "file")]
    sent: bool,
    #[arg(long)]
    mapping: Option<PathBuf>,
    #[arg(long)]
    as_of: Option<String>,
}

/// What the reader tells its parent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Told {
    /// The next rows of the list that the last line tells of.
    Rows(Vec<RosterRow>),
    /// The list, but for the rows of the lines before.
    Roster(Box<Roster>),
    /// The list, but for the rows of the lines before, and what the sheets look like.
    List(Box<ReadList>),
    /// Why there is none.
    Unreadable(Unreadable),
}

/// What is asked of a workbook that was sent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Sent {
    /// The list in it.
    List {
        /// How its columns are read; none: as recognised.
        mapping: Option<Mapping>,
        /// The day of the list.
        as_of: Option<Date>,
    },
    /// The workbook itself, with marks.
    Marked {
        marks: Vec<Mark>,
        heading: String,
        heading_rows: Vec<(Option<String>, u32)>,
    },
}

/// Why a workbook or its mapping cannot be read.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Unreadable {
    /// The process cannot be bounded, or the file cannot be opened.
    System(String),
    /// The mapping file cannot be opened or is none; what its parser met.
    Mapping(String),
    /// The file is no workbook that is taken here.
    Workbook(ReadError),
}

pub(crate) fn run(args: &ReadArgs) -> Result<(), Trouble> {
    let limited = rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY);
    let limited = limited.map_err(|problem| Unreadable::System(problem.to_string()));
    let read = limited.and_then(|()| match &args.file {
        Some(file) => read(file, args),
        None => sent(),
    });
    read.or_else(|why| tell(&Told::Unreadable(why)))
        .map_err(|problem| Trouble::of("cli-fault").because(problem))
}

/// Tells one line.
fn tell(told: &Told) -> serde_json::Result<()> {
    let mut line = serde_json::to_vec(told)?;
    line.push(b'\n');
    raw(&line);
    Ok(())
}

/// Tells rows as they come, and what is told after them.
#[derive(Default)]
struct Telling {
    rows: Vec<RosterRow>,
    problem: Option<serde_json::Error>,
}

impl Telling {
    fn row(&mut self, row: RosterRow) {
        self.rows.push(row);
        if self.rows.len() == ROWS {
            self.line();
        }
    }

    fn line(&mut self) {
        let rows = mem::replace(&mut self.rows, Vec::with_capacity(ROWS));
        self.problem = self.problem.take().or_else(|| tell(&Told::Rows(rows)).err());
    }

    fn end(mut self, last: &Told) -> Result<(), Unreadable> {
        if !self.rows.is_empty() {
            self.line();
        }
        self.problem
            .map_or_else(|| tell(last), Err)
            .map_err(|problem| Unreadable::System(problem.to_string()))
    }
}

/// What a reader told, its lines put together.
///
/// # Errors
///
/// The lines end before the last, or one is none of a reader's.
pub(crate) fn told(lines: &mut dyn BufRead) -> std::io::Result<Told> {
    let (mut rows, mut line) = (Vec::new(), Vec::new());
    loop {
        line.clear();
        lines.read_until(b'\n', &mut line)?;
        match serde_json::from_slice(&line)? {
            Told::Rows(next) => rows.extend(next),
            Told::Roster(mut roster) => {
                roster.rows = rows;
                return Ok(Told::Roster(roster));
            }
            Told::List(mut list) => {
                list.roster.rows = rows;
                return Ok(Told::List(list));
            }
            unreadable @ Told::Unreadable(_) => return Ok(unreadable),
        }
    }
}

fn read(file: &Path, args: &ReadArgs) -> Result<(), Unreadable> {
    let mapping = args.mapping.as_ref().map(mapping).transpose()?;
    let as_of = args
        .as_of
        .as_deref()
        .and_then(|text| Date::try_from(text.to_owned()).ok());
    let bytes = std::fs::read(file).map_err(|problem| Unreadable::System(problem.to_string()))?;
    let workbook = workbook::read(&bytes).map_err(Unreadable::Workbook)?;
    let mut telling = Telling::default();
    let roster = recognise_into(&workbook, mapping.as_ref(), as_of, &mut |row| telling.row(row));
    // The process ends here: giving back a long list's cells one by one would only take time.
    mem::forget(workbook);
    telling.end(&Told::Roster(Box::new(roster)))
}

fn sent() -> Result<(), Unreadable> {
    let system = |problem: &dyn std::fmt::Display| Unreadable::System(problem.to_string());
    let mut all = Vec::new();
    std::io::stdin()
        .read_to_end(&mut all)
        .map_err(|problem| system(&problem))?;
    let end = all.iter().position(|byte| *byte == b'\n').unwrap_or(all.len());
    let asked: Sent = serde_json::from_slice(&all[..end]).map_err(|problem| system(&problem))?;
    let bytes = all.get(end + 1..).unwrap_or_default();
    let workbook = workbook::read(bytes).map_err(Unreadable::Workbook)?;
    match asked {
        Sent::List { mapping, as_of } => {
            let mut telling = Telling::default();
            let list = read_list_into(&workbook, mapping.as_ref(), as_of, &mut |row| telling.row(row));
            mem::forget(workbook);
            telling.end(&Told::List(Box::new(list)))
        }
        Sent::Marked {
            marks,
            heading,
            heading_rows,
        } => {
            let marked =
                marked::write(&workbook, &marks, &heading, &heading_rows).map_err(|problem| system(&problem))?;
            raw(&marked);
            Ok(())
        }
    }
}

fn mapping(path: &PathBuf) -> Result<Mapping, Unreadable> {
    let text = std::fs::read_to_string(path).map_err(|problem| Unreadable::Mapping(problem.to_string()))?;
    Mapping::parse(&text).map_err(|problem| match problem {
        MappingError::NoSuchColumn(why) | MappingError::Unreadable(why) => Unreadable::Mapping(why),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of a list of so many people, as a reader tells them.
    fn lines(people: usize) -> (Vec<u8>, Roster) {
        let mut text = vec!["STT;Họ và tên;Năm sinh".to_owned()];
        text.extend((0..people).map(|number| format!("{number};Nguyễn Văn A;1980")));
        let workbook = workbook::read(text.join("\n").as_bytes()).unwrap();
        let (mut rows, mut out) = (Vec::new(), Vec::new());
        let line = |told: &Told, out: &mut Vec<u8>| {
            out.extend(serde_json::to_vec(told).unwrap());
            out.push(b'\n');
        };
        let last = recognise_into(&workbook, None, None, &mut |row| rows.push(row));
        for some in rows.chunks(ROWS) {
            line(&Told::Rows(some.to_vec()), &mut out);
        }
        line(&Told::Roster(Box::new(last)), &mut out);
        (out, papers::roster::recognise(&workbook, None, None))
    }

    #[test]
    fn a_list_told_in_lines_is_the_list() {
        for people in [1, ROWS, 3 * ROWS + 1] {
            let (lines, whole) = lines(people);
            assert_eq!(whole.rows.len(), people);
            let Told::Roster(roster) = told(&mut lines.as_slice()).unwrap() else {
                panic!("no list")
            };
            assert_eq!(*roster, whole);
        }
    }

    #[test]
    fn lines_that_end_early_are_no_list() {
        let (lines, _) = lines(ROWS + 1);
        let ends: Vec<usize> = (0..lines.len()).filter(|at| lines[*at] == b'\n').collect();
        for end in [0, 1, ends[0], ends[0] + 1, ends[1] + 1, lines.len() - 2] {
            assert!(told(&mut &lines[..end]).is_err(), "{end} of {} bytes", lines.len());
        }
    }
}
