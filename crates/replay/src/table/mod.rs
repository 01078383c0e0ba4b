//! The three files of a reorganisation as tables: what stood before, what stands after, and what passed into what.

mod read;

use std::path::Path;

use ledger::Decimal;
use ledger::codes::UnitKind;

use crate::fault::{Fault, File, Wrong};
use read::Reader;

/// A unit that stood before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldUnit {
    /// Its line in the file.
    pub line: u64,
    /// Its code; of an island district without communes `H` and the district's code.
    pub code: String,
    /// Its name, with its kind.
    pub name: String,
    /// Its kind. An island district is a district.
    pub kind: UnitKind,
    /// The code of its district.
    pub district: String,
    /// The district's name.
    pub district_name: String,
    /// The code of its province.
    pub province: String,
    /// The province's name.
    pub province_name: String,
}

/// A unit that stands after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnit {
    /// Its line in the file.
    pub line: u64,
    /// Its code, which an old unit may have had.
    pub code: String,
    /// Its name, with its kind.
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// The code of its province.
    pub province: String,
    /// The province's name.
    pub province_name: String,
    /// Its area in km²; none where the file leaves it empty.
    pub area: Option<Decimal>,
    /// The resolution that made it.
    pub resolution: String,
}

/// Who says that one passed into the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sources {
    /// The first source alone.
    A,
    /// The second source alone.
    B,
    /// Both.
    Both,
}

impl Sources {
    /// As the file writes it.
    pub fn read(text: &str) -> Option<Self> {
        Some(match text {
            "A" => Self::A,
            "B" => Self::B,
            "A+B" => Self::Both,
            _ => return None,
        })
    }
}

/// An old unit, or a part of it, passed into a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Its line in the file.
    pub line: u64,
    /// The old code.
    pub old: String,
    /// The new code.
    pub new: String,
    /// Whether the file says that the whole passed. Where sources differ this cannot be trusted.
    pub whole: bool,
    /// Who says so.
    pub sources: Sources,
}

/// The three tables, each readable by itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tables {
    /// The units before.
    pub before: Vec<OldUnit>,
    /// The units after.
    pub after: Vec<NewUnit>,
    /// What passed into what.
    pub edges: Vec<Edge>,
}

impl Tables {
    /// Reads the three files of a folder.
    ///
    /// # Errors
    ///
    /// Every [`Fault`] of every file.
    pub fn read(folder: &Path) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut bytes = |file: File| {
            std::fs::read(folder.join(file.name())).unwrap_or_else(|problem| {
                faults.push(Fault::of(file, Wrong::NoFile(problem.to_string())));
                Vec::new()
            })
        };
        let [before, after, edges] = [File::Before, File::After, File::Edges].map(&mut bytes);
        if faults.is_empty() {
            Self::of(&before, &after, &edges)
        } else {
            Err(faults)
        }
    }

    /// The tables of the bytes of three files.
    ///
    /// # Errors
    ///
    /// Every [`Fault`] of every file.
    pub fn of(before: &[u8], after: &[u8], edges: &[u8]) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::default();
        let tables = Self {
            before: reader.before(before),
            after: reader.after(after),
            edges: reader.edges(edges),
        };
        reader.done().map_or(Ok(tables), Err)
    }
}
