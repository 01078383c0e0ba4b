//! Signing a plan: all its drafts become decisions, in order, in one transaction, or none does.

use ledger::value::Refused;
use ledger::{Day, Entity, Seq};

use super::allowed::out_of_reach;
use super::plan::{CannotFork, Enacted};
use super::save::Kept;
use super::{PLAN, Plan};
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Deed;
use crate::port::Chain;
use crate::writer::NotDone;

/// What the signed paper of one draft shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Số, ký hiệu.
    pub number: String,
    /// Ngày ký.
    pub signed: Day,
    /// Cơ quan ban hành; empty: as drafted.
    pub issuer: String,
    /// Người ký.
    pub signer: String,
}

/// Why a plan is not signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotSign {
    /// No plan has this id.
    NoSuchPlan(String),
    /// It is signed already.
    AlreadySigned(Enacted),
    /// Its drafts were begun: each goes its own way.
    Begun,
    /// It was put aside: it is taken back first.
    PutAside,
    /// Not one paper a draft.
    Papers {
        /// How many drafts there are.
        drafts: usize,
        /// How many papers were given.
        papers: usize,
    },
    /// A paper without a number is not signed: the draft, from 1.
    NoNumber(u32),
    /// A draft cannot be read, or the plan is stale.
    Plan(CannotFork),
    /// The asker may not decide on this.
    OutOfReach(Entity),
    /// The ledger refuses a decision.
    Refused {
        /// The draft, from 1.
        draft: u32,
        /// Every reason.
        refused: Refused,
    },
    /// The store holds something unreadable.
    Store(String),
}

impl Office {
    /// Enacts a plan: one paper a draft, in order. Gives the places of the decisions.
    ///
    /// # Errors
    ///
    /// [`CannotSign`], or the store failed; then nothing was decided.
    pub fn sign_plan(&self, asker: Asker<'_>, id: &str, papers: Vec<Paper>) -> Result<Vec<Seq>, NotDone<CannotSign>> {
        let (kept, id) = (Kept::of(asker), id.to_owned());
        self.writer().run(move |desk| {
            let plan = desk
                .record::<Plan>(PLAN, &id)
                .map_err(|problem| CannotSign::Store(problem.to_string()))?;
            let mut plan = plan.ok_or_else(|| CannotSign::NoSuchPlan(id.clone()))?;
            if let Some(enacted) = plan.enacted {
                return Err(CannotSign::AlreadySigned(enacted));
            }
            if !plan.papers.is_empty() {
                return Err(CannotSign::Begun);
            }
            if plan.aside.is_some() {
                return Err(CannotSign::PutAside);
            }
            let drafts = plan.decisions().map_err(CannotSign::Plan)?;
            if drafts.len() != papers.len() {
                return Err(CannotSign::Papers {
                    drafts: drafts.len(),
                    papers: papers.len(),
                });
            }
            if let Some((draft, _)) = (1..).zip(&papers).find(|(_, paper)| paper.number.trim().is_empty()) {
                return Err(CannotSign::NoNumber(draft));
            }
            let fork = plan.on(desk.value()).map_err(CannotSign::Plan)?;
            if let Some(entity) = out_of_reach(kept.asker(), Deed::Decide, &fork, &drafts) {
                return Err(CannotSign::OutOfReach(entity));
            }
            let by = kept.asker().name().to_owned();
            let first = desk.value().head().seq.next();
            let real = |place: Seq| {
                if place.is_draft() {
                    Seq(place.0 - Seq::FIRST_DRAFT.0 + first.0)
                } else {
                    place
                }
            };
            let mut places = Vec::with_capacity(drafts.len());
            for ((draft, decision), paper) in (1..).zip(&drafts).zip(&papers) {
                let mut decision = decision.renumbered(real);
                decision.header.number.clone_from(&paper.number);
                decision.header.signed = paper.signed;
                decision.header.signer.clone_from(&paper.signer);
                if !paper.issuer.is_empty() {
                    decision.header.issuer.clone_from(&paper.issuer);
                }
                places.push(
                    desk.decide(decision, &by)
                        .map_err(|refused| CannotSign::Refused { draft, refused })?,
                );
            }
            plan.enacted = Some(Enacted {
                by: by.clone(),
                time: desk.now(),
                first: first.0,
            });
            desk.put(PLAN, &plan.id, &plan);
            desk.note(
                Chain::Audit,
                Event::new(desk.now(), &by, "plan.sign").on(&plan.id).wrote(first),
            );
            Ok(places)
        })
    }
}
