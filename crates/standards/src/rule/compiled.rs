//! The standards of a lawbook, each version's conditions checked and ready to answer.

use std::collections::BTreeMap;

use lawbook::{Citation, Entry, Grace, GraceEnd, Lawbook, Occasion, Selects, Title, Verdict};
use ledger::{Day, Span};
use thiserror::Error;

use super::switch;
use crate::expr::{Condition, FieldType, Node, Place, Problem, Slot};
use crate::facts::People;

/// Which rules are used, and how. The local packs are the authority's own choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The local packs that are used; `None`: all of them.
    pub packs: Option<Vec<String>>,
    /// Whether studying counts where a rule says so; without it, only what is held does.
    pub studying_counts: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            packs: None,
            studying_counts: true,
        }
    }
}

/// Why the standards of a lawbook cannot be used: every problem of every condition.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct CannotCompile(pub Vec<Problem>);

/// All standards, compiled.
#[derive(Debug, Clone)]
pub struct Standards {
    /// The vocabulary that the conditions speak.
    pub people: People,
    /// The rules, by id.
    pub rules: Vec<StandardRule>,
}

/// One standard with its versions.
#[derive(Debug, Clone)]
pub struct StandardRule {
    /// The entry's id.
    pub id: String,
    /// Its name.
    pub title: Title,
    /// The local pack that it belongs to; none for national rules.
    pub pack: Option<String>,
    /// Which date picks its version.
    pub selects: Selects,
    /// Its versions, oldest first.
    pub versions: Vec<StandardVersion>,
}

/// What a standard says within its validity.
#[derive(Debug, Clone)]
pub struct StandardVersion {
    /// When it holds.
    pub span: Span,
    /// Where it stands, and how far it can be relied on.
    pub citation: Citation,
    /// For whom.
    pub applies: Condition,
    /// What must be met.
    pub requirements: Vec<Requirement>,
    /// The verdict when it is not, by occasion.
    pub unmet: BTreeMap<Occasion, Verdict>,
    /// The verdict when an exception is used.
    pub excepted: Option<Verdict>,
    /// Until when it may still be met.
    pub deadline: Option<Deadline>,
}

/// One requirement, with its lower floor for some places already in its condition.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// Its name inside the standard.
    pub id: String,
    /// Its name for people.
    pub title: Title,
    /// When it is met.
    pub met: Condition,
    /// The occasions on which it is asked; empty: all of the standard.
    pub on: Vec<Occasion>,
    /// Its own deadline, before the standard's.
    pub deadline: Option<Deadline>,
}

/// The end of a time of grace.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// Who has it.
    pub when: Condition,
    /// A fixed day, or months after a dated fact.
    pub end: DeadlineEnd,
}

/// When a time of grace ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineEnd {
    /// On a day.
    Day(Day),
    /// So many months after the day in a slot.
    After(i32, Slot),
}

impl Standards {
    /// Compiles every standard of a lawbook.
    ///
    /// # Errors
    ///
    /// Every problem of every condition, in the order of files and lines.
    pub fn of(book: &Lawbook, settings: &Settings) -> Result<Self, CannotCompile> {
        let people = People::of(book);
        let mut compiler = Compiler {
            people: &people,
            settings,
            problems: Vec::new(),
        };
        let mut rules = Vec::new();
        for (entry, versions) in book.standard_entries() {
            let used = |pack: &String| settings.packs.as_ref().is_none_or(|packs| packs.contains(pack));
            if !entry.pack.as_ref().is_none_or(used) {
                continue;
            }
            let read = versions.all().iter().filter_map(|version| {
                let citation = book.cite(entry, version.any())?;
                compiler.version(version.span, citation, &version.body)
            });
            let versions = read.collect();
            rules.push(rule(entry, versions));
        }
        let mut problems = compiler.problems;
        problems.sort_by(|a, b| {
            (&a.place.file, a.place.line, a.place.column).cmp(&(&b.place.file, b.place.line, b.place.column))
        });
        if problems.is_empty() {
            Ok(Self { people, rules })
        } else {
            Err(CannotCompile(problems))
        }
    }

    /// A rule by its id.
    pub fn rule(&self, id: &str) -> Option<&StandardRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

impl StandardRule {
    /// The version in force on a day.
    pub fn on(&self, day: Day) -> Option<&StandardVersion> {
        self.versions.iter().find(|version| version.span.covers(day))
    }
}

impl StandardVersion {
    /// The requirements that are asked on an occasion.
    pub fn requirements_on(&self, occasion: Occasion) -> impl Iterator<Item = &Requirement> {
        self.requirements
            .iter()
            .filter(move |requirement| requirement.on.is_empty() || requirement.on.contains(&occasion))
    }
}

fn rule(entry: &Entry, versions: Vec<StandardVersion>) -> StandardRule {
    StandardRule {
        id: entry.id.clone(),
        title: entry.title.clone(),
        pack: entry.pack.clone(),
        selects: entry.selects,
        versions,
    }
}

struct Compiler<'a> {
    people: &'a People,
    settings: &'a Settings,
    problems: Vec<Problem>,
}

impl Compiler<'_> {
    fn version(&mut self, span: Span, citation: Citation, standard: &lawbook::Standard) -> Option<StandardVersion> {
        let applies = self.condition(&standard.applies);
        let deadline = self.deadline(standard.grace.as_ref(), &standard.applies);
        let requirements: Vec<Option<Requirement>> = standard
            .requirements
            .iter()
            .map(|requirement| self.requirement(requirement))
            .collect();
        Some(StandardVersion {
            span,
            citation,
            applies: applies?,
            requirements: requirements.into_iter().collect::<Option<Vec<_>>>()?,
            unmet: standard.unmet.clone(),
            excepted: standard.excepted,
            deadline: deadline?,
        })
    }

    fn requirement(&mut self, requirement: &lawbook::Requirement) -> Option<Requirement> {
        let met = self.condition(&requirement.require);
        let eased = match &requirement.eased {
            Some(eased) => {
                let (when, enough) = (self.condition(&eased.when), self.condition(&eased.require));
                Some((when?, enough?))
            }
            None => None,
        };
        let deadline = self.deadline(requirement.grace.as_ref(), &requirement.require);
        let mut met = met?;
        if let Some((when, enough)) = eased {
            met.root = Node::Any(vec![met.root, Node::All(vec![when.root, enough.root])]);
        }
        Some(Requirement {
            id: requirement.id.clone(),
            title: requirement.title.clone(),
            met,
            on: requirement.on.clone(),
            deadline: deadline?,
        })
    }

    /// The outer `None` means that a problem has been noted.
    #[allow(
        clippy::option_option,
        reason = "a rule without grace is not a rule with a faulty one"
    )]
    fn deadline(&mut self, grace: Option<&Grace>, near: &lawbook::Condition) -> Option<Option<Deadline>> {
        let Some(grace) = grace else {
            return Some(None);
        };
        let when = match &grace.when {
            Some(when) => self.condition(when)?,
            None => Condition::always(),
        };
        let end = match &grace.end {
            GraceEnd::Day(day) => DeadlineEnd::Day(*day),
            GraceEnd::After { months, fact } => match self.people.catalogue.find(fact) {
                Some(field) if field.holds == FieldType::Day => DeadlineEnd::After(*months, field.slot),
                _ => {
                    let known = ["person.birth", "person.recruited", "post.since"]
                        .map(str::to_owned)
                        .into();
                    let fault = crate::expr::Fault::UnknownField {
                        name: fact.clone(),
                        known,
                    };
                    self.problems.push(Problem {
                        place: place(near),
                        fault,
                    });
                    return None;
                }
            },
        };
        Some(Some(Deadline { when, end }))
    }

    fn condition(&mut self, condition: &lawbook::Condition) -> Option<Condition> {
        match Condition::read(&condition.text, &place(condition), &self.people.catalogue) {
            Ok(read) if self.settings.studying_counts => Some(read),
            Ok(read) => Some(switch::without_studying(read, self.people)),
            Err(problems) => {
                self.problems.extend(problems);
                None
            }
        }
    }
}

fn place(condition: &lawbook::Condition) -> Place {
    Place {
        file: condition.file.clone(),
        line: condition.line,
        column: condition.column,
    }
}
