//! Keeping plans, and finding them again.

use ledger::value::Refused;
use ledger::{Decision, Entity};

use super::allowed::out_of_reach;
use super::papers::new_plan;
use super::{PLAN, Plan};
use crate::audit::Event;
use crate::figures::{Asker, CannotRead};
use crate::office::Office;
use crate::permission::{Actor, Deed};
use crate::port::{Chain, StoreError};
use crate::runs::note_plan;
use crate::writer::NotDone;

/// Why a plan is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotSave {
    /// A plan without a draft plans nothing.
    NoDrafts,
    /// The ledger refuses a draft on the value as it is now.
    Refused {
        /// The draft, from 1.
        draft: u32,
        /// Every reason.
        refused: Refused,
    },
    /// The asker may not plan for this.
    OutOfReach(Entity),
    /// The store holds something unreadable.
    Store(String),
}

/// Somebody who asks, as the writer's thread may keep it.
#[derive(Debug, Clone)]
pub(crate) enum Kept {
    Account(Actor),
    Command(String),
}

impl Kept {
    pub(crate) fn of(asker: Asker<'_>) -> Self {
        match asker {
            Asker::Account(actor) => Self::Account(actor.clone()),
            Asker::Command(name) => Self::Command(name.to_owned()),
        }
    }

    pub(crate) fn asker(&self) -> Asker<'_> {
        match self {
            Self::Account(actor) => Asker::Account(actor),
            Self::Command(name) => Asker::Command(name),
        }
    }
}

impl Office {
    /// Keeps drafts as a plan. Nothing of them is decided.
    ///
    /// # Errors
    ///
    /// [`CannotSave`], or the store failed.
    pub fn save_plan(&self, asker: Asker<'_>, title: &str, drafts: Vec<Decision>) -> Result<Plan, NotDone<CannotSave>> {
        let (kept, title) = (Kept::of(asker), title.to_owned());
        self.writer().run(move |desk| {
            if drafts.is_empty() {
                return Err(CannotSave::NoDrafts);
            }
            let mut fork = desk.value().clone();
            for (draft, decision) in (1..).zip(&drafts) {
                fork = fork
                    .draft(decision)
                    .map_err(|refused| CannotSave::Refused { draft, refused })?;
            }
            if let Some(entity) = out_of_reach(kept.asker(), Deed::Plan, &fork, &drafts) {
                return Err(CannotSave::OutOfReach(entity));
            }
            let by = kept.asker().name().to_owned();
            let plan = new_plan(desk, kept.asker(), &title, &drafts)
                .map_err(|problem| CannotSave::Store(problem.to_string()))?;
            desk.put(PLAN, &plan.id, &plan);
            note_plan(desk, &plan).map_err(|problem| CannotSave::Store(problem.to_string()))?;
            desk.note(Chain::Audit, Event::new(desk.now(), &by, "plan.save").on(&plan.id));
            Ok(plan)
        })
    }

    /// One plan.
    ///
    /// # Errors
    ///
    /// [`CannotRead::NoSuchPlan`], or the store cannot be read.
    pub fn plan(&self, id: &str) -> Result<Plan, CannotRead> {
        let found = self.found_record(PLAN, id)?;
        found.ok_or_else(|| CannotRead::NoSuchPlan(id.to_owned()))
    }

    /// Every plan, oldest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn plans(&self) -> Result<Vec<Plan>, StoreError> {
        let mut plans: Vec<Plan> = self.all_records(PLAN)?;
        plans.sort_by(|one, other| (one.id.len(), &one.id).cmp(&(other.id.len(), &other.id)));
        Ok(plans)
    }
}
