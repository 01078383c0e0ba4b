//! The reader's own process: bounded memory, one file, the list as JSON on stdout. A broken workbook can only break this process.

use std::path::PathBuf;

use clap::Args;
use papers::roster::{Mapping, MappingError, Roster, recognise};
use papers::workbook::{self, ReadError};
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
    /// Why there is none.
    Unreadable(Unreadable),
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
    let read = limited
        .map_err(|problem| Unreadable::System(problem.to_string()))
        .and_then(|()| read(args));
    let told = match read {
        Ok(roster) => Told::Roster(Box::new(roster)),
        Err(why) => Told::Unreadable(why),
    };
    let json = serde_json::to_vec(&told).map_err(|problem| Trouble::of("cli-fault").because(problem))?;
    raw(&json);
    Ok(())
}

fn read(args: &ReadArgs) -> Result<Roster, Unreadable> {
    let mapping = args.mapping.as_ref().map(mapping).transpose()?;
    let as_of = args
        .as_of
        .as_deref()
        .and_then(|text| papers::date::Date::try_from(text.to_owned()).ok());
    let bytes = std::fs::read(&args.file).map_err(|problem| Unreadable::System(problem.to_string()))?;
    let workbook = workbook::read(&bytes).map_err(Unreadable::Workbook)?;
    Ok(recognise(&workbook, mapping.as_ref(), as_of))
}

fn mapping(path: &PathBuf) -> Result<Mapping, Unreadable> {
    let text = std::fs::read_to_string(path).map_err(|problem| Unreadable::Mapping(problem.to_string()))?;
    Mapping::parse(&text).map_err(|problem| match problem {
        MappingError::NoSuchColumn(why) | MappingError::Unreadable(why) => Unreadable::Mapping(why),
    })
}
