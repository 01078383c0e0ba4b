//! The lawbook itself: everything loaded and checked, or every problem.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ledger::Day;

use crate::ask::titles::Abbreviations;
use crate::case::Case;
use crate::folder::{Folder, LawFile};
use crate::model::{AnyVersion, Body, Citation, Entry, Source, Unit, Version, Versions};
use crate::problem::{Fault, Problem, Problems};
use crate::read::{self, Doc, Known};

/// All rules, by id.
#[derive(Debug, Clone)]
pub struct Lawbook {
    pub(crate) sources: BTreeMap<String, Source>,
    pub(crate) units: BTreeMap<String, Unit>,
    pub(crate) entries: BTreeMap<String, Entry>,
    pub(crate) cases: Vec<Case>,
    pub(crate) abbreviations: Abbreviations,
}

impl Lawbook {
    /// The rules that the program carries.
    ///
    /// # Errors
    ///
    /// The problems of the carried files; a test keeps that list empty.
    pub fn carried() -> Result<Self, Problems> {
        Self::load(&Folder::carried())
    }

    /// The rules of a directory, instead of those that the program carries.
    ///
    /// # Errors
    ///
    /// Every problem of every file; a directory that cannot be read is a problem too.
    pub fn read(directory: &Path) -> Result<Self, Problems> {
        let folder = Folder::read(directory).map_err(|error| {
            let fault = Fault::NotToml {
                says: error.to_string(),
            };
            Problems(vec![Problem {
                file: directory.display().to_string(),
                line: 0,
                column: 0,
                fault,
            }])
        })?;
        Self::load(&folder)
    }

    /// Loads and checks all files.
    ///
    /// # Errors
    ///
    /// Every problem of every file, sorted by place.
    pub fn load(folder: &Folder) -> Result<Self, Problems> {
        let (book, problems) = Self::load_what_can_be(folder);
        if problems.0.is_empty() { Ok(book) } else { Err(problems) }
    }

    /// What could be read, with every problem: for a checker that shows both.
    pub fn load_what_can_be(folder: &Folder) -> (Self, Problems) {
        let mut problems = Vec::new();
        let sources = list(folder, "sources.toml", read::sources, &mut problems);
        let units = list(folder, "units.toml", read::units, &mut problems);
        let known = Known {
            sources: &sources,
            units: &units,
        };
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        let mut local: Vec<Entry> = Vec::new();
        let mut by_file: BTreeMap<&str, String> = BTreeMap::new();
        for file in rules(folder).filter(|file| !file.path.ends_with(".test.toml")) {
            let doc = Doc::new(&file.path, &file.text);
            if let Some(entry) = read::entry(&doc, &known) {
                by_file.insert(&file.path, entry.id.clone());
                if entry.overrides.is_some() {
                    local.push(entry);
                } else if let Some(earlier) = entries.get(&entry.id) {
                    doc.problem_at(
                        0,
                        Fault::Twice {
                            id: entry.id,
                            other: earlier.file.clone(),
                        },
                    );
                } else {
                    entries.insert(entry.id.clone(), entry);
                }
            }
            problems.extend(doc.into_problems());
        }
        let mut cases = Vec::new();
        for file in rules(folder) {
            let Some(stem) = file.path.strip_suffix(".test.toml") else {
                continue;
            };
            let doc = Doc::new(&file.path, &file.text);
            let beside = format!("{stem}.toml");
            match by_file.get(beside.as_str()) {
                Some(entry) => cases.extend(read::cases(&doc, entry)),
                None if folder.files().iter().any(|file| file.path == beside) => {}
                None => doc.problem_at(0, Fault::CasesOfNothing { expected: beside }),
            }
            problems.extend(doc.into_problems());
        }
        let abbreviations = Abbreviations::of(entries.get(Abbreviations::ENTRY));
        let mut book = Self {
            sources,
            units,
            entries,
            cases,
            abbreviations,
        };
        book.write_out_titles();
        problems.extend(local.into_iter().flat_map(|entry| book.lay(entry)));
        problems.extend(book.check_references());
        problems.sort();
        (book, Problems(problems))
    }

    /// Abbreviations of group titles are written out once, as those of posts will be.
    fn write_out_titles(&mut self) {
        let abbreviations = &self.abbreviations;
        for entry in self.entries.values_mut() {
            let Body::Group(versions) = &mut entry.body else {
                continue;
            };
            for member in versions
                .0
                .iter_mut()
                .flat_map(|version| version.body.members.iter_mut())
            {
                for list in [&mut member.titles, &mut member.exactly, &mut member.except] {
                    for title in list.iter_mut() {
                        *title = abbreviations.write_out(title);
                    }
                }
            }
        }
    }

    /// What one entry says of another: ladders and levels of programmes, cases of every entry.
    fn check_references(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut tell = |entry: &Entry, fault| {
            problems.push(Problem {
                file: entry.file.clone(),
                line: 0,
                column: 0,
                fault,
            });
        };
        for entry in self.entries.values() {
            if entry.no_cases.is_none() && !self.cases.iter().any(|case| case.entry == entry.id) {
                tell(entry, Fault::NoCases { id: entry.id.clone() });
            }
            let Body::Programme(versions) = &entry.body else {
                continue;
            };
            for version in versions.all() {
                for group in version
                    .body
                    .groups
                    .iter()
                    .filter(|group| !self.entries.contains_key(&format!("groups.{group}")))
                {
                    tell(
                        entry,
                        Fault::Undefined {
                            what: "group",
                            id: group.clone(),
                        },
                    );
                }
                let Some(given) = &version.body.gives else { continue };
                match self.ladder_levels(&given.ladder) {
                    None => tell(
                        entry,
                        Fault::Undefined {
                            what: "ladder",
                            id: given.ladder.clone(),
                        },
                    ),
                    Some(levels) if !levels.contains(&given.level.as_str()) => {
                        tell(
                            entry,
                            Fault::Undefined {
                                what: "level",
                                id: format!("{}.{}", given.ladder, given.level),
                            },
                        );
                    }
                    Some(_) => {}
                }
            }
        }
        problems
    }

    fn ladder_levels(&self, ladder: &str) -> Option<Vec<&str>> {
        match &self.entries.get(&format!("ladders.{ladder}"))?.body {
            Body::Ladder(versions) => Some(
                versions
                    .0
                    .iter()
                    .flat_map(|v| &v.body.levels)
                    .map(|level| level.id.as_str())
                    .collect(),
            ),
            _ => None,
        }
    }

    /// Every entry, by id.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// One entry.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// The names of the local packs that are loaded.
    pub fn packs(&self) -> BTreeSet<&str> {
        self.entries
            .values()
            .filter_map(|entry| entry.pack.as_deref())
            .collect()
    }

    /// One instrument.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(id)
    }

    /// Every instrument, by id.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.values()
    }

    /// One unit of quantity.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.get(id)
    }

    /// Every case of every entry, in the order of files.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The entries that have a version in force on a day, with that version.
    pub fn in_force(&self, day: Day) -> Vec<(&Entry, AnyVersion<'_>)> {
        let on = |entry| {
            Entry::versions(entry)
                .into_iter()
                .find(|version| version.span.covers(day))
                .map(|version| (entry, version))
        };
        self.entries.values().filter_map(on).collect()
    }

    /// The citation of a version.
    pub fn cite(&self, entry: &Entry, version: AnyVersion<'_>) -> Option<Citation> {
        let source = self.sources.get(version.source)?;
        Some(Citation {
            entry: entry.id.clone(),
            from: version.span.from,
            source: source.id.clone(),
            instrument: source.title.clone(),
            level: source.level,
            at: version.at.cloned(),
            mark: version.mark,
            checked: entry.checked,
        })
    }

    /// Entries of one kind with their versions.
    pub(crate) fn of_kind<'b, T: 'b>(
        &'b self,
        pick: impl Fn(&'b Body) -> Option<&'b Versions<T>> + 'b,
        day: Day,
    ) -> impl Iterator<Item = (&'b Entry, &'b Version<T>)> + 'b {
        self.entries
            .values()
            .filter_map(move |entry| Some((entry, pick(&entry.body)?.on(day)?)))
    }
}

fn rules(folder: &Folder) -> impl Iterator<Item = &LawFile> {
    folder.files().iter().filter(|file| file.path.contains('/'))
}

fn list<T>(
    folder: &Folder,
    name: &str,
    read: impl Fn(&Doc<'_>) -> BTreeMap<String, T>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, T> {
    let text = folder
        .files()
        .iter()
        .find(|file| file.path == name)
        .map_or("", |file| file.text.as_str());
    let doc = Doc::new(name, text);
    let all = read(&doc);
    problems.extend(doc.into_problems());
    all
}
