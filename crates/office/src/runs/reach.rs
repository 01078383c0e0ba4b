//! Who may ask, who may see a run, and whom of those it mentions a reader may know.

use std::collections::BTreeSet;
use std::sync::Arc;

use ledger::value::Place;
use ledger::view::Structure;
use ledger::{Day, Entity, PersonId, Seq, UnitId, Value};

use super::fact::{Mentioned, RunFact};
use super::question::RunKind;
use super::run::Run;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, Scope};

impl Office {
    /// Whether somebody may ask for runs of a kind.
    pub fn may_ask_run(&self, asker: Asker<'_>, kind: RunKind) -> bool {
        let (value, today) = (self.value(), self.today());
        let structure = self.structure(&value, today, Seq::LATEST);
        let may = |deed: Deed| {
            let scope = asker.scope(deed, DataClass::Personal, &value, &structure);
            scope.is_none_or(|scope| !scope.is_empty())
        };
        let beside = kind.planner().deeds();
        may(Deed::Plan) && (beside.is_empty() || beside.iter().any(|deed| may(*deed)))
    }

    /// Who may see which runs, for somebody who looks at several of them.
    pub(super) fn run_seer<'a>(&self, asker: Asker<'a>) -> RunSeer<'a> {
        let (value, today) = (self.value(), self.today());
        let structure = self.structure(&value, today, Seq::LATEST);
        let kinds = RunKind::ALL.iter().copied();
        RunSeer {
            asker,
            kinds: kinds.filter(|kind| self.may_ask_run(asker, *kind)).collect(),
            scope: asker.scope(Deed::Plan, DataClass::Personal, &value, &structure),
            value,
            structure,
        }
    }

    /// What a reader may know of the people whom a run of a day mentions.
    pub fn run_sight(&self, asker: Asker<'_>, day: Day) -> RunSight {
        let value = self.value();
        let structure = self.structure(&value, day, Seq::LATEST);
        RunSight {
            scope: asker.scope(Deed::Plan, DataClass::Personal, &value, &structure),
            value,
            structure,
            day,
        }
    }
}

/// Which runs somebody may see.
pub(super) struct RunSeer<'a> {
    asker: Asker<'a>,
    /// The kinds of which the asker may ask for runs.
    kinds: BTreeSet<RunKind>,
    scope: Option<Scope>,
    value: Arc<Value>,
    structure: Arc<Structure>,
}

impl RunSeer<'_> {
    /// Whether somebody may see a run: whoever asked, by hand or by a key, and whoever may plan for all for whom the asker could. A key, which
    /// may reach less than the account that it stands for, sees what it has asked itself.
    pub(super) fn sees(&self, run: &Run) -> bool {
        if !self.kinds.contains(&run.question.kind) {
            return false;
        }
        if run.by == self.asker.name() || run.principal() == self.asker.name() {
            return true;
        }
        let Some(scope) = &self.scope else { return true };
        let covers = |unit: &String| {
            let unit: Option<UnitId> = unit.parse().ok();
            let place = unit.and_then(|unit| self.value.place(Entity::Unit(unit)));
            matches!(place, Some(Place::Unit(ix)) if scope.covers(Some(ix), None, &self.structure))
        };
        scope.is_everything() || (!run.reach.is_empty() && run.reach.iter().all(covers))
    }
}

/// The units below which an account may plan, by their ids; a command: below the root.
pub(super) fn reach_of(asker: Asker<'_>, value: &Value) -> Vec<String> {
    let Asker::Account(Actor { grants, today, .. }) = asker else {
        let root = value.entity(Place::Unit(0));
        let id = root.and_then(|root| match root {
            Entity::Unit(id) => Some(id.to_string()),
            _ => None,
        });
        return id.into_iter().collect();
    };
    let plans = grants
        .iter()
        .filter(|grant| grant.runs(*today) && grant.reach(Deed::Plan).is_some());
    let units: BTreeSet<String> = plans.map(|grant| grant.unit.to_string()).collect();
    units.into_iter().collect()
}

/// What a reader may know of people: those for whom the reader may plan on the day.
#[derive(Debug)]
pub struct RunSight {
    scope: Option<Scope>,
    value: Arc<Value>,
    structure: Arc<Structure>,
    day: Day,
}

impl RunSight {
    /// The value whose names are told.
    pub const fn value(&self) -> &Arc<Value> {
        &self.value
    }

    /// The day.
    pub const fn day(&self) -> Day {
        self.day
    }

    /// Whether the reader may know of somebody.
    pub fn knows(&self, person: &str) -> bool {
        let Some(scope) = &self.scope else { return true };
        let id: Option<PersonId> = person.parse().ok();
        let Some(record) = id.and_then(|id| self.value.record_of(id)) else {
            return scope.is_everything();
        };
        let view = self.value.on(self.day, Seq::LATEST);
        let unit = view.person(record).and_then(|person| person.unit());
        scope.covers(unit, Some(record), &self.structure)
    }

    /// Whether the reader may know of everybody whom a fact mentions.
    pub fn knows_all_of(&self, fact: &RunFact) -> bool {
        let mut all = true;
        fact.visit_people(&mut |person| all &= self.knows(person));
        all
    }

    /// The same of something mentioned.
    pub fn knows_all(&self, of: &Mentioned) -> bool {
        let mut all = true;
        of.visit_people(&mut |person| all &= self.knows(person));
        all
    }
}
