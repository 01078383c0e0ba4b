//! What a plan would change: figures side by side, and whom it touches.

use std::sync::Arc;

use indicators::Figure;
use ledger::value::Place;
use ledger::{ActId, Entity, Seq};

use super::allowed::touched;
use crate::figures::{Asker, CannotRead, Figures, Reading};
use crate::office::Office;
use crate::permission::{DataClass, Deed};

/// A plan beside the ledger without it, on one day.
#[derive(Debug)]
pub struct PlanDiff {
    /// The figures without the plan.
    pub base: Arc<Figures>,
    /// The figures with it.
    pub plan: Arc<Figures>,
    /// The figures, and parts of figures, that differ.
    pub changes: Vec<Change>,
    /// The people, units, posts and classes that its drafts touch, as far as the asker may see them.
    pub touched: Vec<Touched>,
}

/// A figure, or a part of one, that the plan changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its id.
    pub id: String,
    /// Without the plan; none: it has no meaning then.
    pub base: Option<i64>,
    /// With it.
    pub plan: Option<i64>,
}

/// Something that the plan touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// What.
    pub entity: Entity,
    /// Its place in the value with the plan.
    pub place: Place,
    /// The drafts' acts on it: the decision's place is [`Seq::FIRST_DRAFT`] plus the draft, from 0.
    pub acts: Vec<ActId>,
}

impl Office {
    /// A plan beside the ledger without it. The reading's plan is replaced by the given one; without a day it is the day after the
    /// plan's last effect for both.
    ///
    /// # Errors
    ///
    /// [`CannotRead`].
    pub fn plan_diff(&self, asker: Asker<'_>, id: &str, reading: &Reading) -> Result<PlanDiff, CannotRead> {
        let plan = self.plan(id)?;
        let with = self.figures(asker, &reading.clone().of_plan(id))?;
        let without = self.figures(
            asker,
            &Reading {
                plan: None,
                day: Some(with.day),
                ..reading.clone()
            },
        )?;
        let changes = without
            .figures
            .iter()
            .zip(&with.figures)
            .flat_map(|(base, plan)| changes(base, plan))
            .collect();
        let structure = self.structure(&with.value, with.day, Seq::LATEST);
        let view = with.value.on(with.day, Seq::LATEST);
        let scope = asker.scope(Deed::ReadPerson, DataClass::Personal, &with.value, &structure);
        let seen = |place: Place| match (&scope, place) {
            (Some(scope), Place::Person(ix)) => {
                scope.covers(view.person(ix).and_then(|person| person.unit()), Some(ix), &structure)
            }
            _ => true,
        };
        let touched = touched(&with.value, &plan.decisions()?)
            .into_iter()
            .filter_map(|(entity, acts)| {
                let place = with.value.place(entity)?;
                seen(place).then_some(Touched { entity, place, acts })
            });
        let touched = touched.collect();
        Ok(PlanDiff {
            base: without,
            plan: with,
            changes,
            touched,
        })
    }
}

/// What differs between two answers to one figure.
fn changes(base: &Figure, plan: &Figure) -> Vec<Change> {
    let mut all = Vec::new();
    let mut compare = |id: String, base: Option<i64>, plan: Option<i64>| {
        if base != plan {
            all.push(Change { id, base, plan });
        }
    };
    compare(base.id.to_owned(), base.value.clone().ok(), plan.value.clone().ok());
    let part = |figure: &Figure, id: &str| figure.parts.iter().find(|part| part.id == id).map(|part| part.value);
    let mut ids: Vec<&str> = base.parts.iter().map(|part| part.id.as_ref()).collect();
    ids.extend(
        plan.parts
            .iter()
            .map(|part| part.id.as_ref())
            .filter(|id| part(base, id).is_none()),
    );
    for id in ids {
        compare(format!("{}.{id}", base.id), part(base, id), part(plan, id));
    }
    all
}
