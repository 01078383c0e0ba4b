//! The steps, each one transaction: who may take it, from which stage, and what it leaves.

use ledger::value::Refused;
use ledger::{Day, Decision, Entity, Seq};

use super::DRAFT;
use super::allowed::beyond;
use super::consult::OpinionRefused;
use super::draft::{Draft, Stage, Step, StepKind};
use super::number::has_symbol;
use super::order::Order;
use super::serial;
use crate::accounts::AccountRules;
use crate::audit::Event;
use crate::figures::Asker;
use crate::office::Office;
use crate::permission::Deed;
use crate::plans::{Kept, Plan, entered};
use crate::port::Chain;
use crate::scans::{self, ScanRefused};
use crate::writer::{Desk, NotDone};

/// Why a step is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotStep {
    /// No draft has this id.
    NoSuchDraft(String),
    /// From where it stands this step does not lead on.
    NotFrom(Stage),
    /// Who has written a draft does not approve it, sign it or give it back.
    OwnDraft,
    /// By the rules of the office, who has written a draft does not give it its number.
    OwnNumber,
    /// Somebody else's draft is not changed, submitted or given up.
    NotOwnDraft,
    /// Something that it touches is out of reach.
    OutOfReach(Entity),
    /// A decision without an act decides nothing.
    NoActs,
    /// The ledger refuses it on the value as it is now.
    Refused(Refused),
    /// Giving back needs a reason.
    NoReason,
    /// A signature needs who signed.
    NoSigner,
    /// The day by which it is to be decided on is past.
    DuePast(Day),
    /// The day of the signature has not come.
    SignedLater(Day),
    /// A paper needs a number.
    NoNumber,
    /// A number without a symbol names no series.
    NoSymbol,
    /// The body has given this number in that year already.
    NumberTaken(Seq),
    /// Somebody has done something to the draft since: it has this version now.
    Changed(u32),
    /// Under this key of the caller's own something else was ordered.
    OtherOrder,
    /// A scan is not taken, or not taken away.
    Scan(ScanRefused),
    /// An opinion is not asked for, taken back or given.
    Opinion(OpinionRefused),
    /// The record cannot be read.
    Store(String),
}

/// A signature as the paper shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who signed, with the title.
    pub signer: String,
    /// On which day.
    pub day: Day,
}

impl Office {
    /// Writes a new draft, or the content of one that is open. What the ledger would refuse is kept all the same: it is said when it is shown.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn write_draft(
        &self,
        asker: Asker<'_>,
        id: Option<&str>,
        decision: Decision,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let order = id.map_or_else(Order::default, Order::from);
        self.order_draft(asker, order, decision)
    }

    /// The same, as it is ordered.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn order_draft(
        &self,
        asker: Asker<'_>,
        order: Order,
        decision: Decision,
    ) -> Result<Draft, NotDone<CannotStep>> {
        self.order_draft_to(asker, order, decision, None)
    }

    /// The same, with who receives the paper, a line each; none: as it stands.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn order_draft_to(
        &self,
        asker: Asker<'_>,
        order: Order,
        decision: Decision,
        recipients: Option<Vec<String>>,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let (kept, forgotten) = (Kept::of(asker), order.forgotten(self));
        self.writer().run(move |desk| {
            if let Some(done) = order.done(desk)? {
                return Ok(done);
            }
            let mut draft = match &order.id {
                Some(id) => find(desk, id)?,
                None => Draft::new(serial::next(desk)?, &decision),
            };
            order.fits(&draft)?;
            if !draft.stage.is_open() {
                return Err(CannotStep::NotFrom(draft.stage));
            }
            if order.id.is_some() && draft.author() != kept.asker().name() {
                return Err(CannotStep::NotOwnDraft);
            }
            if let Some(entity) = beyond(kept.asker(), Deed::Decide, desk.value(), &decision) {
                return Err(CannotStep::OutOfReach(entity));
            }
            draft.rewrite(&decision);
            if let Some(recipients) = &recipients {
                draft.recipients.clone_from(recipients);
            }
            if desk.value().draft(&decision).is_ok() {
                draft.base = desk.value().head().seq.0;
            }
            let draft = step(desk, draft, &kept, StepKind::Write, "");
            Order::forget(desk, &forgotten)?;
            order.note(desk, &draft);
            Ok(draft)
        })
    }

    /// Approves a draft.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn approve_draft(&self, asker: Asker<'_>, order: impl Into<Order>) -> Result<Draft, NotDone<CannotStep>> {
        self.take(asker, order.into(), Deed::Approve, |desk, mut draft, kept| {
            from(&draft, &[Stage::Submitted])?;
            not_own(&draft, kept)?;
            must_fit(desk, &draft)?;
            draft.stage = Stage::Approved;
            Ok(step(desk, draft, kept, StepKind::Approve, ""))
        })
    }

    /// Gives a draft back to whoever wrote it, with a reason.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn return_draft(
        &self,
        asker: Asker<'_>,
        order: impl Into<Order>,
        reason: &str,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let reason = reason.trim().to_owned();
        self.take(asker, order.into(), Deed::Approve, move |desk, mut draft, kept| {
            from(&draft, &[Stage::Submitted, Stage::Approved])?;
            not_own(&draft, kept)?;
            if reason.is_empty() {
                return Err(CannotStep::NoReason);
            }
            draft.stage = Stage::Returned;
            Ok(step(desk, draft, kept, StepKind::Return, &reason))
        })
    }

    /// Records the signature of an approved draft.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn sign_draft(
        &self,
        asker: Asker<'_>,
        order: impl Into<Order>,
        signature: Signature,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let today = self.today();
        self.take(asker, order.into(), Deed::Approve, move |desk, mut draft, kept| {
            from(&draft, &[Stage::Approved])?;
            not_own(&draft, kept)?;
            if signature.signer.trim().is_empty() {
                return Err(CannotStep::NoSigner);
            }
            if signature.day > today {
                return Err(CannotStep::SignedLater(signature.day));
            }
            let mut decision = must_fit(desk, &draft)?;
            signature.signer.trim().clone_into(&mut decision.header.signer);
            decision.header.signed = signature.day;
            draft.rewrite(&decision);
            draft.stage = Stage::Signed;
            Ok(step(desk, draft, kept, StepKind::Sign, ""))
        })
    }

    /// Gives a signed draft its number and enters it into the ledger.
    ///
    /// # Errors
    ///
    /// [`CannotStep`], or the store failed.
    pub fn enter_draft(
        &self,
        asker: Asker<'_>,
        order: impl Into<Order>,
        number: &str,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let number = number.trim().to_owned();
        self.take(asker, order.into(), Deed::Decide, move |desk, mut draft, kept| {
            from(&draft, &[Stage::Signed])?;
            let rules = AccountRules::within(desk).map_err(|problem| CannotStep::Store(problem.to_string()))?;
            if !draft.may_be_numbered_by(kept.asker().principal(), &rules) {
                return Err(CannotStep::OwnNumber);
            }
            if number.is_empty() {
                return Err(CannotStep::NoNumber);
            }
            if !has_symbol(&number) {
                return Err(CannotStep::NoSymbol);
            }
            let mut decision = must_fit(desk, &draft)?;
            let header = &mut decision.header;
            let taken = desk.value().entries().find(|(_, entry)| {
                let other = entry.header();
                (&other.number, &other.issuer, other.signed.year()) == (&number, &header.issuer, header.signed.year())
            });
            if let Some((seq, _)) = taken {
                return Err(CannotStep::NumberTaken(seq));
            }
            header.number.clone_from(&number);
            let files = scans::taken(desk, &draft.id, &draft.scans)
                .map_err(|problem| CannotStep::Store(problem.to_string()))?;
            let seq = desk
                .decide(decision.clone(), kept.asker().name())
                .map_err(CannotStep::Refused)?;
            for file in &files {
                desk.keep(file);
            }
            scans::drop_all(desk, &draft.id, &draft.scans);
            draft.rewrite(&decision);
            draft.stage = Stage::Entered;
            draft.entered = Some(seq.0);
            if let Some(of) = &draft.plan {
                entered(desk, of, kept.asker().name(), seq.0)
                    .map_err(|problem| CannotStep::Store(problem.to_string()))?;
            }
            Ok(step(desk, draft, kept, StepKind::Enter, ""))
        })
    }

    /// Takes a step with a draft whose every touched thing lies within reach.
    pub(super) fn take(
        &self,
        asker: Asker<'_>,
        order: Order,
        deed: Deed,
        work: impl Fn(&mut Desk<'_>, Draft, &Kept) -> Result<Draft, CannotStep> + Send + 'static,
    ) -> Result<Draft, NotDone<CannotStep>> {
        let (kept, forgotten) = (Kept::of(asker), order.forgotten(self));
        self.writer().run(move |desk| {
            if let Some(done) = order.done(desk)? {
                return Ok(done);
            }
            let draft = find(desk, order.id.as_deref().unwrap_or_default())?;
            order.fits(&draft)?;
            let decision = readable(&draft)?;
            if let Some(entity) = beyond(kept.asker(), deed, desk.value(), &decision) {
                return Err(CannotStep::OutOfReach(entity));
            }
            let draft = work(desk, draft, &kept)?;
            Order::forget(desk, &forgotten)?;
            order.note(desk, &draft);
            Ok(draft)
        })
    }
}

/// Begins a draft within the transaction of another operation, which has asked whether all that it touches lies within reach.
pub(crate) fn begin(
    desk: &mut Desk<'_>,
    kept: &Kept,
    decision: &Decision,
    plan: Option<(&Plan, u32)>,
) -> Result<Draft, CannotStep> {
    let mut draft = Draft::new(serial::next(desk)?, decision);
    draft.plan = plan.map(|(plan, at)| (plan.id.clone(), at));
    draft.proposed_by = plan.map(|(plan, _)| plan.principal().to_owned());
    if desk.value().draft(decision).is_ok() {
        draft.base = desk.value().head().seq.0;
    }
    Ok(step(desk, draft, kept, StepKind::Write, ""))
}

pub(super) fn find(desk: &Desk<'_>, id: &str) -> Result<Draft, CannotStep> {
    let found = desk
        .record(DRAFT, id)
        .map_err(|problem| CannotStep::Store(problem.to_string()))?;
    found.ok_or_else(|| CannotStep::NoSuchDraft(id.to_owned()))
}

pub(super) fn readable(draft: &Draft) -> Result<Decision, CannotStep> {
    draft.decision().ok_or_else(|| CannotStep::Store(draft.id.clone()))
}

pub(super) fn from(draft: &Draft, stages: &[Stage]) -> Result<(), CannotStep> {
    if stages.contains(&draft.stage) {
        Ok(())
    } else {
        Err(CannotStep::NotFrom(draft.stage))
    }
}

fn not_own(draft: &Draft, kept: &Kept) -> Result<(), CannotStep> {
    if draft.is_written_by(kept.asker().principal()) {
        Err(CannotStep::OwnDraft)
    } else {
        Ok(())
    }
}

/// The decision, if the ledger would take it now.
pub(super) fn must_fit(desk: &Desk<'_>, draft: &Draft) -> Result<Decision, CannotStep> {
    let decision = readable(draft)?;
    if decision.acts.is_empty() {
        return Err(CannotStep::NoActs);
    }
    desk.value().draft(&decision).map_err(CannotStep::Refused)?;
    Ok(decision)
}

/// Notes the step in the draft and in the chain of events.
pub(super) fn step(desk: &mut Desk<'_>, mut draft: Draft, kept: &Kept, kind: StepKind, note: &str) -> Draft {
    let [by, principal] = [kept.asker().name(), kept.asker().principal()].map(str::to_owned);
    let event = Event::new(desk.now(), &by, &format!("draft.{}", kind.word())).on(&draft.id);
    desk.note(Chain::Audit, event);
    draft.steps.push(Step {
        kind,
        stands_for: Some(principal).filter(|principal| *principal != by),
        by,
        time: desk.now(),
        note: note.to_owned(),
    });
    desk.put(DRAFT, &draft.id, &draft);
    draft
}
