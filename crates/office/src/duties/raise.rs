//! Salary steps of many at once: what each person's next step is, why somebody has none, and the drafts that give them.

use std::collections::BTreeMap;

use lawbook::Lawbook;
use ledger::acts::record::SetRank;
use ledger::acts::{Act, Dated};
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::{ActId, Day, Decision, Entity, PersonId, View, When};

use super::salary::{Lengthening, SalaryStep, Untold, salary_step};
use crate::drafts::{CannotStep, begin, beyond};
use crate::figures::Asker;
use crate::office::Office;
use crate::once::{NotAgain, Once};
use crate::permission::Deed;
use crate::plans::Kept;
use crate::port::StoreError;
use crate::writer::NotDone;

/// The next regular salary step of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raise {
    /// Whose.
    pub person: PersonId,
    /// The rank, which stays.
    pub rank: String,
    /// The step and the coefficient in canonical form that are held.
    pub now: (u8, Option<String>),
    /// Those that follow.
    pub next: (u8, String),
    /// The day from which, where no discipline lengthens the months.
    pub due: Day,
    /// The act that tells the present step.
    pub source: ActId,
}

/// Why somebody has no next step that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRaise {
    /// No rank is recorded.
    NoRank,
    /// Of the rank no step is recorded.
    NoStep,
    /// It is not known exactly on which day the present step began.
    RoughDay,
    /// The law book tells nothing of the rank on the day.
    Untold,
    /// The last step is reached.
    LastStep,
    /// It falls due after the day looked at and within more than a year.
    FarAhead(Day),
}

/// So many months ahead a step can be drafted.
const AHEAD: i32 = 12;

/// The next step of somebody, by the law of the view's day.
///
/// # Errors
///
/// [`NoRaise`].
pub fn raise(view: View<'_>, law: &Lawbook, person: Ix) -> Result<Raise, NoRaise> {
    let mut rows = view.facts_of(Place::Person(person), Kinds::NONE.with(FactKind::Rank));
    let row = rows.next().ok_or(NoRaise::NoRank)?;
    let Fact::Rank {
        rank,
        step,
        coefficient,
    } = row.fact
    else {
        return Err(NoRaise::NoRank);
    };
    let id = view
        .person(person)
        .and_then(|person| person.id())
        .ok_or(NoRaise::NoRank)?;
    if step == 0 {
        return Err(NoRaise::NoStep);
    }
    if row.earliest != row.from {
        return Err(NoRaise::RoughDay);
    }
    let rank = view.text(rank).to_string();
    let next: SalaryStep = salary_step(law, &rank, step, view.day())
        .map_err(|Untold| NoRaise::Untold)?
        .ok_or(NoRaise::LastStep)?;
    // Disciplines stay folded here: the draft is checked against them where they are opened.
    let due = next.due(law, row.from, Lengthening::Folded).day;
    if due > view.day().plus_months(AHEAD) {
        return Err(NoRaise::FarAhead(due));
    }
    let held = (coefficient > 0).then(|| format!("{}.{:02}", coefficient / 100, coefficient % 100));
    Ok(Raise {
        person: id,
        rank,
        now: (step, held),
        next: (step + 1, next.coefficient),
        due,
        source: row.source,
    })
}

impl Raise {
    /// The act that gives the step.
    pub fn act(&self) -> Dated {
        let act = Act::from(SetRank {
            person: self.person,
            rank: self.rank.clone(),
            step: Some(self.next.0),
            coefficient: self.next.1.parse().ok(),
        });
        act.at(When::Day(self.due))
    }
}

impl Office {
    /// Begins several drafts in one transaction, all of them or none, and gives their ids; once, where the order is one that may come again.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn begin_drafts(
        &self,
        asker: Asker<'_>,
        decisions: Vec<Decision>,
        once: Option<Once>,
    ) -> Result<Vec<String>, NotDone<CannotStep>> {
        let kept = Kept::of(asker);
        self.writer().run(move |desk| {
            if let Some(once) = &once
                && let Some(begun) = once.done(desk).map_err(again)?
            {
                return Ok(begun);
            }
            let mut begun = Vec::with_capacity(decisions.len());
            for decision in &decisions {
                let out: Option<Entity> = beyond(kept.asker(), Deed::Decide, desk.value(), decision);
                if let Some(entity) = out {
                    return Err(CannotStep::OutOfReach(entity));
                }
                begun.push(begin(desk, &kept, decision, None)?.id);
            }
            if let Some(once) = &once {
                once.note(desk, &begun);
            }
            Ok(begun)
        })
    }

    /// The drafts that an order has begun before; none: it comes for the first time.
    ///
    /// # Errors
    ///
    /// [`CannotStep`] when the store cannot be read.
    pub fn begun_before(&self, once: &Once) -> Result<Option<Vec<String>>, CannotStep> {
        once.done_before(self).map_err(again)
    }

    /// Whose salary step stands already in a draft under way that the asker may see, with the first of them.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn raises_under_way(&self, asker: Asker<'_>) -> Result<BTreeMap<PersonId, String>, StoreError> {
        let mut all = BTreeMap::new();
        for draft in self.drafts(asker)?.into_iter().filter(|draft| !draft.stage.is_over()) {
            let acts = draft.decision().map(|decision| decision.acts).unwrap_or_default();
            for dated in acts {
                if let Act::SetRank(act) = dated.act {
                    all.insert(act.person, draft.id.clone());
                }
            }
        }
        Ok(all)
    }
}

/// Why an order that comes again is not answered as the one before it.
fn again(why: NotAgain) -> CannotStep {
    match why {
        NotAgain::Other => CannotStep::OtherOrder,
        NotAgain::Store(problem) => CannotStep::Store(problem),
    }
}
