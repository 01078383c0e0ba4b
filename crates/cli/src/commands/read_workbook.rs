//! The reader's own process: bounded memory, one file, the list as JSON on stdout. A broken workbook can only break this process.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use papers::date::Date;
use papers::marked::{self, Mark};
use papers::roster::{Mapping, MappingError, ReadList, Roster, read_list, recognise};
use papers::workbook::{self, ReadError};
use serde::{Deserialize, Serialize};

use crate::say::{Trouble, raw};

/// The reader's address space, in bytes.
const MEMORY: u64 = 512 << 20;

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
    /// The list.
    Roster(Box<Roster>),
    /// The list, and what the sheets look like.
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
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(why) => json(&Told::Unreadable(why))?,
    };
    raw(&bytes);
    Ok(())
}

fn json(told: &Told) -> Result<Vec<u8>, Trouble> {
    serde_json::to_vec(told).map_err(|problem| Trouble::of("cli-fault").because(problem))
}

fn told(told: &Told) -> Result<Vec<u8>, Unreadable> {
    serde_json::to_vec(told).map_err(|problem| Unreadable::System(problem.to_string()))
}

fn read(file: &Path, args: &ReadArgs) -> Result<Vec<u8>, Unreadable> {
    let mapping = args.mapping.as_ref().map(mapping).transpose()?;
    let as_of = args
        .as_of
        .as_deref()
        .and_then(|text| Date::try_from(text.to_owned()).ok());
    let bytes = std::fs::read(file).map_err(|problem| Unreadable::System(problem.to_string()))?;
    let workbook = workbook::read(&bytes).map_err(Unreadable::Workbook)?;
    told(&Told::Roster(Box::new(recognise(&workbook, mapping.as_ref(), as_of))))
}

fn sent() -> Result<Vec<u8>, Unreadable> {
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
        Sent::List { mapping, as_of } => told(&Told::List(Box::new(read_list(&workbook, mapping.as_ref(), as_of)))),
        Sent::Marked {
            marks,
            heading,
            heading_rows,
        } => marked::write(&workbook, &marks, &heading, &heading_rows).map_err(|problem| system(&problem)),
    }
}

fn mapping(path: &PathBuf) -> Result<Mapping, Unreadable> {
    let text = std::fs::read_to_string(path).map_err(|problem| Unreadable::Mapping(problem.to_string()))?;
    Mapping::parse(&text).map_err(|problem| match problem {
        MappingError::NoSuchColumn(why) | MappingError::Unreadable(why) => Unreadable::Mapping(why),
    })
}
