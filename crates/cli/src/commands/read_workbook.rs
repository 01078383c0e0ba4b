//! The reader's own process: bounded memory, one file, the list as JSON on stdout. A broken workbook can only break this process.

use std::path::PathBuf;

use clap::Args;
use papers::roster::{Mapping, Roster, recognise};
use papers::workbook;
use serde::{Deserialize, Serialize};

use crate::say::{Trouble, raw};

/// The reader's address space, in bytes.
const MEMORY: u64 = 512 << 20;

#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    file: PathBuf,
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
    /// Why there is none, in the words of papers.
    Unreadable(String),
}

pub(crate) fn run(args: &ReadArgs) -> Result<(), Trouble> {
    let limited = rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY);
    let told = match limited {
        Ok(()) => read(args),
        Err(problem) => Told::Unreadable(format!("memory cannot be bounded: {problem}")),
    };
    let json = serde_json::to_vec(&told).map_err(|problem| Trouble::new(problem, "Báo lỗi này cho người phát triển"))?;
    raw(&json);
    Ok(())
}

fn read(args: &ReadArgs) -> Told {
    let mapping = match args.mapping.as_ref().map(std::fs::read_to_string).transpose() {
        Ok(text) => text,
        Err(problem) => return Told::Unreadable(problem.to_string()),
    };
    let mapping = match mapping.map(|text| Mapping::parse(&text)).transpose() {
        Ok(mapping) => mapping,
        Err(problem) => return Told::Unreadable(problem.to_string()),
    };
    let as_of = args.as_of.as_deref().and_then(|text| papers::date::Date::try_from(text.to_owned()).ok());
    let bytes = match std::fs::read(&args.file) {
        Ok(bytes) => bytes,
        Err(problem) => return Told::Unreadable(problem.to_string()),
    };
    match workbook::read(&bytes) {
        Ok(workbook) => Told::Roster(Box::new(recognise(&workbook, mapping.as_ref(), as_of))),
        Err(problem) => Told::Unreadable(problem.to_string()),
    }
}
