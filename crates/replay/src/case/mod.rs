//! A reorganisation that is settled: the files and the reviewed exceptions together say where each old unit goes.

mod edges;
mod parting;
mod provinces;

use std::collections::BTreeMap;

use words::Message;

use crate::exceptions::{Exceptions, Use};
use crate::fault::{Fault, File, Wrong};
use crate::table::{NewUnit, OldUnit, Tables};

/// Where an old unit goes. Numbers are places in [`Case::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goes {
    /// All of it into one unit.
    Whole(usize),
    /// Parts of it into several.
    Split(Parting),
}

impl Goes {
    /// The unit that takes what nothing says more of.
    pub const fn default(&self) -> usize {
        match self {
            Self::Whole(new) => *new,
            Self::Split(parting) => parting.default,
        }
    }

    /// Every unit that takes something, the default first.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        let others: &[usize] = match self {
            Self::Whole(_) => &[],
            Self::Split(parting) => &parting.others,
        };
        std::iter::once(self.default()).chain(others.iter().copied())
    }
}

/// How a unit is split where nobody says which share goes where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parting {
    /// The default target: posts, people and quantities go there until somebody decides otherwise.
    pub default: usize,
    /// The other targets, by code.
    pub others: Vec<usize>,
    /// Why that target.
    pub why: Why,
}

/// Why one target of a split unit is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The text of the resolution was read: a reviewed exception.
    Reviewed,
    /// It goes on under the code of the old unit.
    SameCode,
    /// It goes on under the name of the old unit.
    SameName,
    /// More of its sources than of the others' lay in the old unit's district: so many.
    SameDistrict(usize),
    /// Nothing tells them apart: it has the lowest code.
    LowestCode,
}

impl Why {
    /// Its name in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reviewed => "reviewed",
            Self::SameCode => "same-code",
            Self::SameName => "same-name",
            Self::SameDistrict(_) => "same-district",
            Self::LowestCode => "lowest-code",
        }
    }

    /// In words.
    pub fn message(self) -> Message {
        match self {
            Self::Reviewed => Message::new("replay-why-reviewed"),
            Self::SameCode => Message::new("replay-why-same-code"),
            Self::SameName => Message::new("replay-why-same-name"),
            Self::SameDistrict(n) => Message::new("replay-why-same-district").with("n", n),
            Self::LowestCode => Message::new("replay-why-lowest-code"),
        }
    }
}

/// A province of the new structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProvince {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The resolution that arranges its communes.
    pub resolution: String,
    /// The codes of the old provinces that it is made of.
    pub from: Vec<String>,
    /// Whether it is one old province that goes on as it was.
    pub goes_on: bool,
}

/// A settled reorganisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The units before.
    pub old: Vec<OldUnit>,
    /// The units after.
    pub new: Vec<NewUnit>,
    /// Where each old unit goes, in their order.
    pub goes: Vec<Goes>,
    /// The new provinces, in the order of their resolutions' numbers.
    pub provinces: Vec<NewProvince>,
    /// The reviewed exceptions, each of which the files need.
    pub exceptions: Exceptions,
}

/// One edge that stands. Numbers are places in the tables.
#[derive(Debug, Clone, Copy)]
struct Standing {
    line: u64,
    old: usize,
    new: usize,
    whole: bool,
    /// Somebody has looked at it.
    kept: bool,
}

/// What is being settled.
struct Settling<'t> {
    tables: &'t Tables,
    exceptions: &'t Exceptions,
    old_codes: BTreeMap<&'t str, usize>,
    new_codes: BTreeMap<&'t str, usize>,
    needed: Vec<bool>,
    faults: Vec<Fault>,
}

impl Case {
    /// Settles the files with the reviewed exceptions.
    ///
    /// # Errors
    ///
    /// Every [`Fault`]: what nobody has reviewed, and every exception that the files do not need.
    pub fn settle(tables: Tables, exceptions: Exceptions) -> Result<Self, Vec<Fault>> {
        let mut settling = Settling {
            tables: &tables,
            exceptions: &exceptions,
            old_codes: (0..)
                .zip(&tables.before)
                .map(|(at, unit)| (unit.code.as_str(), at))
                .collect(),
            new_codes: (0..)
                .zip(&tables.after)
                .map(|(at, unit)| (unit.code.as_str(), at))
                .collect(),
            needed: vec![false; exceptions.0.len()],
            faults: Vec::new(),
        };
        let edges = settling.standing();
        settling.suspects(&edges);
        settling.areas();
        let goes = settling.goes(&edges);
        let provinces = settling.provinces(&edges);
        settling.not_needed();
        let mut faults = settling.faults;
        if faults.is_empty() {
            return Ok(Self {
                old: tables.before,
                new: tables.after,
                goes,
                provinces,
                exceptions,
            });
        }
        faults.sort_by_key(|fault| (fault.file, fault.line));
        Err(faults)
    }

    /// The split units, each with how.
    pub fn splits(&self) -> impl Iterator<Item = (usize, &Parting)> {
        (0..).zip(&self.goes).filter_map(|(old, goes)| match goes {
            Goes::Split(parting) => Some((old, parting)),
            Goes::Whole(_) => None,
        })
    }

    /// How many edges stand.
    pub fn edges(&self) -> usize {
        self.goes.iter().map(|goes| goes.all().count()).sum()
    }
}

impl Settling<'_> {
    /// A new unit without an area was looked at.
    fn areas(&mut self) {
        let tables = self.tables;
        for unit in tables.after.iter().filter(|unit| unit.area.is_none()) {
            let reviewed = |one: &crate::Reviewed| one.what == Use::Area && one.new == unit.code;
            match self.exceptions.0.iter().position(reviewed) {
                Some(at) => self.needed[at] = true,
                None => self
                    .faults
                    .push(Fault::at(File::After, unit.line, Wrong::NoArea(unit.code.clone()))),
            }
        }
    }

    /// Every exception is needed, or the table is out of date.
    fn not_needed(&mut self) {
        let idle = self
            .exceptions
            .0
            .iter()
            .zip(&self.needed)
            .filter(|(_, needed)| !**needed);
        self.faults.extend(idle.map(|(one, _)| {
            let which = format!("{} {}", one.what.word(), one.about());
            Fault::of(File::Exceptions, Wrong::NotNeeded(which))
        }));
    }
}
