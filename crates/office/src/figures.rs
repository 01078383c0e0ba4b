//! Figures for somebody who asks: of any day, as known at any place of the log, of a plan, on another day's structure, of one subtree.
//!
//! The last few answers are kept, so that a page that shows them again costs nothing; a new head forgets them.

use std::sync::{Arc, Mutex, PoisonError};

use indicators::{CountedRows, Figure, Question, Rules};
use ledger::decision::Digest;
use ledger::value::Place;
use ledger::view::Structure;
use ledger::{Day, Entity, Seq, UnitId, Value};
use standards::rule::CannotCompile;
use thiserror::Error;

use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, Scope, scope};
use crate::plans::{CannotFork, Plan};

/// Who asks, or has something done.
#[derive(Debug, Clone, Copy)]
pub enum Asker<'a> {
    /// An account, within what was granted to it.
    Account(&'a Actor),
    /// A command on the machine that holds the ledger, by its name: it reaches everything.
    Command(&'a str),
}

impl Asker<'_> {
    /// The name under which it is noted.
    pub fn name(&self) -> &str {
        match self {
            Self::Account(actor) => &actor.account,
            Self::Command(name) => name,
        }
    }

    /// The account that answers for what is done, or the command.
    pub(crate) fn principal(&self) -> &str {
        match self {
            Self::Account(actor) => actor.principal(),
            Self::Command(name) => name,
        }
    }

    /// Where a deed reaches; none: everywhere.
    pub(crate) fn scope(&self, deed: Deed, class: DataClass, value: &Value, structure: &Structure) -> Option<Scope> {
        match self {
            Self::Account(actor) => Some(scope(actor, deed, class, value, structure)),
            Self::Command(_) => None,
        }
    }
}

/// What figures are asked of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The day; none: today, or for a plan the day after its last effect.
    pub day: Option<Day>,
    /// As known at this place of the log; [`Seq::LATEST`]: as known now.
    pub known: Seq,
    /// By the law as it was known at this time (seconds since 1970-01-01T00:00:00Z): with the local editions approved by then; none: by all.
    pub law_known: Option<i64>,
    /// A plan, by its id, laid on the newest value.
    pub plan: Option<String>,
    /// Units are counted on the structure of this day; none: as it was then.
    pub on_structure_of: Option<Day>,
    /// Only this unit and what lies below it.
    pub unit: Option<UnitId>,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            day: None,
            known: Seq::LATEST,
            law_known: None,
            plan: None,
            on_structure_of: None,
            unit: None,
        }
    }
}

impl Reading {
    /// As known now, on a day.
    pub fn on(day: Day) -> Self {
        Self {
            day: Some(day),
            ..Self::default()
        }
    }

    /// The same, of a plan.
    #[must_use]
    pub fn of_plan(mut self, plan: &str) -> Self {
        self.plan = Some(plan.to_owned());
        self
    }
}

/// All figures, with what names them: day, place of the log, hash.
#[derive(Debug)]
pub struct Figures {
    /// The day.
    pub day: Day,
    /// The place of the log.
    pub seq: Seq,
    /// The chain's hash after the newest decision.
    pub head: Digest,
    /// The value that was asked, with the plan's drafts: places of items are places in it.
    pub value: Arc<Value>,
    /// The figures, in the order in which reports show them.
    pub figures: Vec<Figure>,
}

impl Figures {
    /// How many items they open into; an answer without any still takes some room.
    fn weight(&self) -> usize {
        self.figures.iter().map(|figure| figure.items.len()).sum::<usize>() + 64
    }

    /// One figure; the id of a part finds the whole figure.
    pub fn find(&self, id: &str) -> Option<&Figure> {
        let whole = indicators::find(id)?.id;
        self.figures.iter().find(|figure| figure.id == whole)
    }
}

/// Why there are no figures.
#[derive(Debug, Error)]
pub enum CannotRead {
    /// No plan has this id.
    #[error("no plan {0}")]
    NoSuchPlan(String),
    /// The ledger has no such unit.
    #[error("no unit {0}")]
    NoSuchUnit(UnitId),
    /// The plan does not lie on the newest value.
    #[error(transparent)]
    Plan(#[from] CannotFork),
    /// The conditions of the lawbook cannot be used.
    #[error(transparent)]
    Rules(#[from] CannotCompile),
    /// The office's records cannot be read.
    #[error(transparent)]
    Store(#[from] crate::port::StoreError),
}

/// How many items the answers that are kept may open into together: less than a megabyte.
const KEPT_ITEMS: usize = 10_000;

/// What an answer was asked with.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    head: Digest,
    drafts: Option<Digest>,
    day: Day,
    known: Seq,
    structure: Day,
    unit: Option<UnitId>,
    scope: Option<Scope>,
    /// By which law, by its place among those shown.
    law: usize,
}

/// The last answers.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    answers: Mutex<Vec<(Asked, Arc<Figures>)>>,
    /// What was gathered of the newest value, by its head.
    rows: Mutex<Option<(Digest, Option<Arc<CountedRows>>)>>,
}

impl Shelf {
    fn kept(&self, asked: &Asked) -> Option<Arc<Figures>> {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let at = answers.iter().position(|(known, _)| known == asked)?;
        let answer = answers.remove(at);
        let figures = Arc::clone(&answer.1);
        answers.push(answer);
        Some(figures)
    }

    /// The rows of people that figures count in the log's own value. While they are gathered, others who ask wait: it is one reading of all.
    fn rows(&self, value: &Value) -> Option<Arc<CountedRows>> {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        let head = value.head().hash;
        if rows.as_ref().is_none_or(|(known, _)| *known != head) {
            // Those of the value before go first: there is never room for two taken.
            *rows = None;
            *rows = Some((head, CountedRows::of(value).map(Arc::new)));
        }
        rows.as_ref().and_then(|(_, rows)| rows.clone())
    }

    fn keep(&self, asked: Asked, figures: &Arc<Figures>) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|(known, _)| known.head == asked.head && *known != asked);
        answers.push((asked, Arc::clone(figures)));
        let mut items: usize = answers.iter().map(|(_, figures)| figures.weight()).sum();
        while items > KEPT_ITEMS && answers.len() > 1 {
            items -= answers.remove(0).1.weight();
        }
    }
}

impl Office {
    /// The standards, compiled when first asked for.
    ///
    /// # Errors
    ///
    /// Every problem of every condition of the lawbook.
    pub fn rules(&self) -> Result<Arc<Rules>, CannotCompile> {
        self.laid().rules()
    }

    /// The standards as they were known at a time (seconds since 1970-01-01T00:00:00Z); none: as known now.
    ///
    /// # Errors
    ///
    /// Every problem of every condition of the lawbook.
    pub fn rules_known(&self, time: Option<i64>) -> Result<Arc<Rules>, CannotCompile> {
        self.laid_known(time).rules()
    }

    /// All figures, of what the asker may see figures of.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn figures(&self, asker: Asker<'_>, reading: &Reading) -> Result<Arc<Figures>, CannotRead> {
        let laid = self.laid_known(reading.law_known);
        let rules = laid.rules()?;
        let base = self.value();
        let plan = reading.plan.as_deref().map(|id| self.plan(id)).transpose()?;
        let drafts = plan.as_ref().map(Plan::digest);
        let day = match (&plan, reading.day) {
            (_, Some(day)) => day,
            (Some(plan), None) => plan.day_after_last_effect()?.unwrap_or_else(|| self.today()),
            (None, None) => self.today(),
        };
        let on_structure_of = reading.on_structure_of.unwrap_or(day);
        let question_of = |value: &Value, structure: &Structure| Asked {
            head: base.head().hash,
            drafts,
            day,
            known: reading.known,
            structure: on_structure_of,
            unit: reading.unit,
            scope: asker.scope(Deed::ReadFigures, DataClass::Internal, value, structure),
            law: laid.place,
        };
        // The scope of a plan's reader is that on the ledger itself, so an answer that is kept costs no fork.
        let on_base = self.structure(&base, on_structure_of, reading.known);
        let question = question_of(&base, &on_base);
        if let Some(figures) = self.figure_shelf().kept(&question) {
            return Ok(figures);
        }
        let (value, structure) = match &plan {
            None => (Arc::clone(&base), on_base),
            Some(plan) => {
                let fork = Arc::new(plan.on(&base)?);
                let structure = self.structure(&fork, on_structure_of, reading.known);
                (fork, structure)
            }
        };
        let scope = asker.scope(Deed::ReadFigures, DataClass::Internal, &value, &structure);
        let above = reading.unit.map(|unit| match value.place(Entity::Unit(unit)) {
            Some(Place::Unit(ix)) => Ok(ix),
            _ => Err(CannotRead::NoSuchUnit(unit)),
        });
        let above = above.transpose()?;
        // A figure is no act on a person, so nobody's own record is left out of it.
        let covers = |unit: Option<u32>, _: Option<u32>| {
            scope.as_ref().is_none_or(|scope| scope.covers(unit, None, &structure))
                && above.is_none_or(|above| unit.is_some_and(|unit| structure.within(unit, above)))
        };
        let own = plan.is_none() && reading.known == Seq::LATEST;
        let rows = own.then(|| self.figure_shelf().rows(&value)).flatten();
        let whole = Question::new(value.on(day, reading.known), &structure, &laid.law, &rules, &covers)
            .with_rows(rows.as_deref());
        let figures = indicators::all()
            .iter()
            .map(|indicator| (indicator.figure)(&whole))
            .collect();
        let seq = reading.known.min(value.head().seq);
        let figures = Arc::new(Figures {
            day,
            seq,
            head: base.head().hash,
            value: Arc::clone(&value),
            figures,
        });
        self.figure_shelf().keep(question, &figures);
        Ok(figures)
    }
}
