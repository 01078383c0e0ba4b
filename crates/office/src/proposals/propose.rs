//! What the official does: proposes a change, takes it out again, sends the proposal, gives it up.

use ledger::acts::{Act, Dated, Misgiven};
use ledger::value::{Ix, Place};
use ledger::{ActId, Entity, PersonId, Seq, Value};

use super::PROPOSAL;
use super::answer::Unsettled;
use super::list::{is_own, number};
use super::proposal::{ProposalDeed, ProposalStage, ProposalStep, ProposedChange, RecordProposal};
use crate::audit::Event;
use crate::drafts::CannotStep;
use crate::office::Office;
use crate::own_limits::{CHANGES, LARGEST_FACT, LONGEST_TEXT, OPEN_PROPOSALS, is_too_long};
use crate::permission::{Actor, DataClass, Deed, scope, touched};
use crate::port::{Chain, StoreError};
use crate::scans::{self, ScanRefused};
use crate::writer::{Desk, NotDone};

/// The acts by which a record gets what it lacks.
const ADDED: [&str; 9] = [
    "CorrectPerson",
    "SetPersonAttribute",
    "RecordLearning",
    "RecordNoLearning",
    "RecordParty",
    "RecordService",
    "RecordPost",
    "SetRank",
    "Reward",
];

/// Acts that no proposal brings or changes: they speak of decisions, or of two records.
const NEVER: [&str; 5] = ["Amend", "Revoke", "Erase", "MergeDuplicates", "Erased"];

/// Why something is not done with a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CannotPropose {
    /// No record belongs to the account.
    NoRecord,
    /// The act is not of the own record alone, or the account may not read it.
    NotOwn,
    /// Acts of this kind are not proposed.
    NotSuch,
    /// A change needs a reason.
    NoReason,
    /// Nothing would read otherwise.
    NothingNew,
    /// No proposal that the asker may see has this id.
    NoSuchProposal(String),
    /// From where it stands this does not lead on.
    NotFrom(ProposalStage),
    /// Nothing is proposed.
    Empty,
    /// The account has as many that are not answered as it may have.
    TooMany(usize),
    /// The proposal holds as many changes as it may hold.
    TooManyChanges(usize),
    /// A text is longer than so many letters.
    TooLong(usize),
    /// The fact is larger than so many bytes.
    TooLarge(usize),
    /// Nobody answers on the own record.
    OwnRecord,
    /// The record lies out of reach.
    OutOfReach,
    /// Lines that are not answered, or cannot be answered so: their places and why.
    Unsettled(Vec<(usize, Unsettled)>),
    /// A scan is not taken, or not taken away.
    Scan(ScanRefused),
    /// The accepted fields together are no act.
    NotAnAct(Vec<Misgiven>),
    /// The draft cannot be begun.
    Draft(CannotStep),
    /// The record cannot be read.
    Store(String),
}

/// A change that somebody proposes for the own record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange {
    /// The act that is to read otherwise; none: the record lacks the fact.
    pub target: Option<ActId>,
    /// How it is to read.
    pub to: Dated,
    /// Why.
    pub reason: String,
    /// The paper that shows it, in words.
    pub source: String,
}

impl Office {
    /// Whether the act stands in the own record alone, so that its holder may propose another content for it.
    pub fn may_propose(&self, actor: &Actor, target: ActId) -> bool {
        let value = self.value();
        let now = value.act_as_it_reads(target);
        now.is_some_and(|now| own_act(self, actor, &value, target, &now).is_ok())
    }

    /// Adds a change to a proposal that is being written, or begins one.
    ///
    /// # Errors
    ///
    /// [`CannotPropose`], or the store failed.
    pub fn propose(
        &self,
        actor: &Actor,
        id: Option<&str>,
        wish: &NewChange,
    ) -> Result<RecordProposal, NotDone<CannotPropose>> {
        let (_, person) = own_record(self, actor, &self.value()).map_err(NotDone::Refused)?;
        let value = self.value();
        let change = change(self, actor, &value, wish).map_err(NotDone::Refused)?;
        let (actor, id) = (actor.clone(), id.map(str::to_owned));
        self.writer().run(move |desk| {
            let mut proposal = match &id {
                Some(id) => own(desk, &actor, id)?,
                None => begun(desk, &actor.account, person)?,
            };
            from(&proposal, &[ProposalStage::Draft])?;
            // Proposed again, it takes the place of what was proposed for the same act.
            proposal
                .changes
                .retain(|other| other.target().is_none() || other.target() != change.target());
            if proposal.changes.len() >= CHANGES {
                return Err(CannotPropose::TooManyChanges(CHANGES));
            }
            proposal.changes.push(change.clone());
            Ok(noted(desk, proposal, &actor.account, ProposalDeed::Write))
        })
    }

    /// Takes a change out again, by its place.
    ///
    /// # Errors
    ///
    /// [`CannotPropose`], or the store failed.
    pub fn drop_change(&self, actor: &Actor, id: &str, at: usize) -> Result<RecordProposal, NotDone<CannotPropose>> {
        self.step_of_own(
            actor,
            id,
            ProposalDeed::Write,
            &[ProposalStage::Draft],
            move |_, proposal| {
                if at < proposal.changes.len() {
                    proposal.changes.remove(at);
                }
                Ok(())
            },
        )
    }

    /// Sends a proposal to those who answer it.
    ///
    /// # Errors
    ///
    /// [`CannotPropose`], or the store failed.
    pub fn send_proposal(&self, actor: &Actor, id: &str) -> Result<RecordProposal, NotDone<CannotPropose>> {
        self.step_of_own(actor, id, ProposalDeed::Send, &[ProposalStage::Draft], |_, proposal| {
            if proposal.changes.is_empty() {
                return Err(CannotPropose::Empty);
            }
            proposal.stage = ProposalStage::Sent;
            Ok(())
        })
    }

    /// Gives a proposal up, before it is answered.
    ///
    /// # Errors
    ///
    /// [`CannotPropose`], or the store failed.
    pub fn withdraw_proposal(&self, actor: &Actor, id: &str) -> Result<RecordProposal, NotDone<CannotPropose>> {
        let stages = [ProposalStage::Draft, ProposalStage::Sent];
        self.step_of_own(actor, id, ProposalDeed::Withdraw, &stages, |desk, proposal| {
            scans::drop_all(desk, &proposal.id, &proposal.scans);
            proposal.scans.clear();
            proposal.stage = ProposalStage::Withdrawn;
            Ok(())
        })
    }

    /// Takes a step with an own proposal.
    pub(crate) fn step_of_own(
        &self,
        actor: &Actor,
        id: &str,
        deed: ProposalDeed,
        stages: &[ProposalStage],
        work: impl Fn(&mut Desk<'_>, &mut RecordProposal) -> Result<(), CannotPropose> + Send + 'static,
    ) -> Result<RecordProposal, NotDone<CannotPropose>> {
        let (actor, id, stages) = (actor.clone(), id.to_owned(), stages.to_vec());
        self.writer().run(move |desk| {
            let mut proposal = own(desk, &actor, &id)?;
            from(&proposal, &stages)?;
            work(desk, &mut proposal)?;
            Ok(noted(desk, proposal, &actor.account, deed))
        })
    }
}

/// The own record, if the account may read it: its place and its id.
pub(crate) fn own_record(office: &Office, actor: &Actor, value: &Value) -> Result<(Ix, PersonId), CannotPropose> {
    let person = actor.person.ok_or(CannotPropose::NoRecord)?;
    let own = value.record_of(person).ok_or(CannotPropose::NoRecord)?;
    if reads(office, actor, value, own, DataClass::Personal) {
        Ok((own, person))
    } else {
        Err(CannotPropose::NotOwn)
    }
}

fn reads(office: &Office, actor: &Actor, value: &Value, own: Ix, class: DataClass) -> bool {
    let structure = office.structure(value, actor.today, Seq::LATEST);
    let unit = value
        .on(actor.today, Seq::LATEST)
        .person(own)
        .and_then(|person| person.unit());
    scope(actor, Deed::ReadPerson, class, value, &structure).covers(unit, Some(own), &structure)
}

/// Whether an act of the log stands in the own record alone.
fn own_act(office: &Office, actor: &Actor, value: &Value, id: ActId, now: &Dated) -> Result<(), CannotPropose> {
    let (own, _) = own_record(office, actor, value)?;
    if NEVER.contains(&now.act.shape().name) {
        return Err(CannotPropose::NotSuch);
    }
    let people: Vec<Ix> = touched(value, id, now)
        .into_iter()
        .filter_map(|place| match place {
            Place::Person(ix) => Some(ix),
            _ => None,
        })
        .collect();
    let leads_here = |ix: &Ix| {
        let Some(Entity::Person(person)) = value.entity(Place::Person(*ix)) else {
            return false;
        };
        value.record_of(person) == Some(own)
    };
    if !people.is_empty() && people.iter().all(leads_here) {
        Ok(())
    } else {
        Err(CannotPropose::NotOwn)
    }
}

/// Whether an act that is to come speaks of nobody but the holder of the own record.
fn speaks_of_own_alone(act: &Act, value: &Value, own: Ix) -> bool {
    let mut alone = true;
    act.visit(&mut |entity| {
        if let Entity::Person(person) = entity {
            alone &= value.record_of(person) == Some(own);
        }
    });
    alone
}

fn change(office: &Office, actor: &Actor, value: &Value, wish: &NewChange) -> Result<ProposedChange, CannotPropose> {
    let (own, _) = own_record(office, actor, value)?;
    let act = &wish.to.act;
    let mut change = match wish.target {
        Some(target) => {
            let now = value.act_as_it_reads(target).ok_or(CannotPropose::NotOwn)?;
            own_act(office, actor, value, target, &now)?;
            if now.act.shape().number != act.shape().number {
                return Err(CannotPropose::NotSuch);
            }
            ProposedChange::corrects(target, &now, &wish.to).ok_or(CannotPropose::NothingNew)?
        }
        None if ADDED.contains(&act.shape().name) => ProposedChange::adds(&wish.to, value, office.today()),
        None => return Err(CannotPropose::NotSuch),
    };
    let sensitive = change.lines.iter().any(|line| change.group(line).is_some());
    if !speaks_of_own_alone(act, value, own) || (sensitive && !reads(office, actor, value, own, DataClass::Sensitive)) {
        return Err(CannotPropose::NotOwn);
    }
    if wish.reason.trim().is_empty() {
        return Err(CannotPropose::NoReason);
    }
    if is_too_long(&wish.reason) || is_too_long(&wish.source) {
        return Err(CannotPropose::TooLong(LONGEST_TEXT));
    }
    if change.size() > LARGEST_FACT {
        return Err(CannotPropose::TooLarge(LARGEST_FACT));
    }
    wish.reason.trim().clone_into(&mut change.reason);
    wish.source.trim().clone_into(&mut change.source);
    Ok(change)
}

/// A new proposal of an account, counted where nobody else writes meanwhile.
fn begun(desk: &Desk<'_>, account: &str, person: PersonId) -> Result<RecordProposal, CannotPropose> {
    let all: Vec<(String, RecordProposal)> = desk.records(PROPOSAL).map_err(unreadable)?;
    let own = all.iter().filter(|(_, one)| one.is_open() && one.author() == account);
    if own.count() >= OPEN_PROPOSALS {
        return Err(CannotPropose::TooMany(OPEN_PROPOSALS));
    }
    let numbers = all.iter().filter_map(|(_, one)| number(one));
    let id = format!("DN-{}", numbers.max().unwrap_or(0) + 1);
    Ok(RecordProposal {
        id,
        person: person.to_string(),
        stage: ProposalStage::Draft,
        changes: Vec::new(),
        steps: Vec::new(),
        scans: Vec::new(),
        draft: None,
    })
}

#[allow(clippy::needless_pass_by_value, reason = "the form that map_err calls")]
fn unreadable(problem: StoreError) -> CannotPropose {
    CannotPropose::Store(problem.to_string())
}

pub(super) fn find(desk: &Desk<'_>, id: &str) -> Result<RecordProposal, CannotPropose> {
    let found = desk.record(PROPOSAL, id).map_err(unreadable)?;
    found.ok_or_else(|| CannotPropose::NoSuchProposal(id.to_owned()))
}

/// A proposal of the asker's own; anybody else's is not there.
fn own(desk: &Desk<'_>, actor: &Actor, id: &str) -> Result<RecordProposal, CannotPropose> {
    let proposal = find(desk, id)?;
    if is_own(actor, desk.value(), &proposal) {
        Ok(proposal)
    } else {
        Err(CannotPropose::NoSuchProposal(id.to_owned()))
    }
}

pub(super) fn from(proposal: &RecordProposal, stages: &[ProposalStage]) -> Result<(), CannotPropose> {
    if stages.contains(&proposal.stage) {
        Ok(())
    } else {
        Err(CannotPropose::NotFrom(proposal.stage))
    }
}

/// Notes the deed in the proposal and in the chain of events.
pub(super) fn noted(desk: &mut Desk<'_>, mut proposal: RecordProposal, by: &str, deed: ProposalDeed) -> RecordProposal {
    let event = Event::new(desk.now(), by, &format!("proposal.{}", deed.word())).on(&proposal.id);
    desk.note(Chain::Audit, event);
    proposal.steps.push(ProposalStep {
        deed,
        by: by.to_owned(),
        time: desk.now(),
    });
    desk.put(PROPOSAL, &proposal.id, &proposal);
    proposal
}
