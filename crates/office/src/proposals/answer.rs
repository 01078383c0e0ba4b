//! What an officer does: each line is accepted or returned with a reason, and what is accepted becomes one draft, all in one transaction.

use ledger::acts::decisions::Amend;
use ledger::acts::{Act, Dated, Given};
use ledger::{Day, Decision, Header, Value};

use super::list::{decides_over, is_own, is_own_record};
use super::proposal::{LineAnswer, ProposalDeed, ProposalStage, ProposedChange, RecordProposal, WHEN};
use super::propose::{CannotPropose, find, from, noted};
use crate::audit::Event;
use crate::clock::day_in_vietnam;
use crate::drafts::{DRAFT, begin, beyond};
use crate::figures::Asker;
use crate::office::Office;
use crate::own_limits::is_too_long;
use crate::permission::{Actor, DataClass, Deed};
use crate::plans::Kept;
use crate::port::Chain;
use crate::readings::note_of;
use crate::reads::SensitiveGroup;
use crate::scans;
use crate::writer::NotDone;

/// Why a line is not answered so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsettled {
    /// Nothing is answered.
    NoAnswer,
    /// Returning needs a reason.
    NoReason,
    /// The reason is longer than anybody reads.
    ReasonTooLong,
    /// The line is sensitive, and who answers has not opened it: it can be returned alone.
    NotOpened,
    /// The fact has changed since it was proposed: it can be returned alone.
    Stale,
}

impl Office {
    /// Answers a proposal, line by line in order. What is accepted becomes a draft under the head given, in which the officer goes on.
    ///
    /// # Errors
    ///
    /// [`CannotPropose`], or the store failed.
    pub fn answer_proposal(
        &self,
        actor: &Actor,
        id: &str,
        answers: Vec<Option<LineAnswer>>,
        header: Header,
    ) -> Result<RecordProposal, NotDone<CannotPropose>> {
        let (kept, id) = (Kept::of(Asker::Account(actor)), id.to_owned());
        let actor = actor.clone();
        self.writer().run(move |desk| {
            let mut proposal = find(desk, &id)?;
            within(&actor, desk.value(), &proposal)?;
            from(&proposal, &[ProposalStage::Sent])?;
            let opened = proposal.is_opened_by(&actor.account);
            settle(
                &mut proposal,
                &answers,
                opened,
                desk.value(),
                day_in_vietnam(desk.now()),
            )?;
            let acts = acts(&proposal, desk.value())?;
            if !acts.is_empty() {
                let header = header.clone();
                let decision = Decision { header, acts };
                if beyond(kept.asker(), Deed::Decide, desk.value(), &decision).is_some() {
                    return Err(CannotPropose::OutOfReach);
                }
                let mut draft = begin(desk, &kept, &decision, None).map_err(CannotPropose::Draft)?;
                scans::hand_over(desk, &proposal.id, &draft.id, &proposal.scans)
                    .map_err(|problem| CannotPropose::Store(problem.to_string()))?;
                draft.take_scans(std::mem::take(&mut proposal.scans));
                desk.put(DRAFT, &draft.id, &draft);
                proposal.draft = Some(draft.id);
            }
            // What showed a change that nobody accepted is kept no longer than the question.
            scans::drop_all(desk, &proposal.id, &proposal.scans);
            proposal.scans.clear();
            proposal.stage = ProposalStage::Answered;
            Ok(noted(desk, proposal, &actor.account, ProposalDeed::Answer))
        })
    }

    /// Notes that the sensitive lines of a proposal are read: nothing of them is shown before.
    ///
    /// # Errors
    ///
    /// [`CannotPropose`], or the store failed: then nothing is shown.
    pub fn open_proposal(&self, actor: &Actor, id: &str) -> Result<RecordProposal, NotDone<CannotPropose>> {
        let (actor, id) = (actor.clone(), id.to_owned());
        self.writer().run(move |desk| {
            let proposal = find(desk, &id)?;
            if !is_own(&actor, desk.value(), &proposal) {
                within(&actor, desk.value(), &proposal)?;
                // What is being written, or was given up, lies before nobody else.
                if !matches!(proposal.stage, ProposalStage::Sent | ProposalStage::Answered) {
                    return Err(CannotPropose::NoSuchProposal(id.clone()));
                }
            }
            let mut groups: Vec<SensitiveGroup> = proposal
                .lines()
                .flat_map(|(change, line)| change.groups(line))
                .collect();
            groups.sort_unstable();
            groups.dedup();
            for group in groups {
                let event = Event::new(desk.now(), &actor.account, "person.sensitive").with(group.word());
                match proposal.person.parse() {
                    Ok(person) => note_of(desk, Chain::Reads, person, event),
                    Err(_) => desk.note(Chain::Reads, event.on(&proposal.person)),
                }
            }
            // Who answers may accept what was opened; opened again, it is read again, and stands on the way once.
            let own = proposal.author() == actor.account;
            if own || proposal.stage != ProposalStage::Sent || proposal.is_opened_by(&actor.account) {
                return Ok(proposal);
            }
            Ok(noted(desk, proposal, &actor.account, ProposalDeed::Open))
        })
    }
}

/// Whether the asker may answer: the record lies in reach, with what is sensitive in it, and is not the own one.
pub(crate) fn within(actor: &Actor, value: &Value, proposal: &RecordProposal) -> Result<(), CannotPropose> {
    if is_own_record(actor, value, &proposal.person) || proposal.author() == actor.principal() {
        return Err(CannotPropose::OwnRecord);
    }
    let class = if proposal.is_sensitive() {
        DataClass::Sensitive
    } else {
        DataClass::Personal
    };
    if decides_over(actor, value, class)(&proposal.person) {
        Ok(())
    } else {
        Err(CannotPropose::OutOfReach)
    }
}

fn settle(
    proposal: &mut RecordProposal,
    answers: &[Option<LineAnswer>],
    opened: bool,
    value: &Value,
    today: Day,
) -> Result<(), CannotPropose> {
    let mut answers = answers.iter();
    let (mut unsettled, mut at) = (Vec::new(), 0);
    for change in &mut proposal.changes {
        // What bars a line from being accepted, whatever is answered.
        let bar = |line| match () {
            () if !opened && change.group(line).is_some() => Some(Unsettled::NotOpened),
            () if change.is_stale(line, value, today) => Some(Unsettled::Stale),
            () => None,
        };
        let bars: Vec<Option<Unsettled>> = change.lines.iter().map(bar).collect();
        for (line, bar) in change.lines.iter_mut().zip(bars) {
            let answer = answers.next().cloned().flatten();
            let wrong = match &answer {
                None => Some(Unsettled::NoAnswer),
                Some(LineAnswer::Returned(reason)) if reason.trim().is_empty() => Some(Unsettled::NoReason),
                Some(LineAnswer::Returned(reason)) if is_too_long(reason) => Some(Unsettled::ReasonTooLong),
                Some(LineAnswer::Accepted) => bar,
                Some(LineAnswer::Returned(_)) => None,
            };
            unsettled.extend(wrong.map(|wrong| (at, wrong)));
            line.answer = answer;
            at += 1;
        }
    }
    if unsettled.is_empty() {
        Ok(())
    } else {
        Err(CannotPropose::Unsettled(unsettled))
    }
}

/// The acts of the accepted lines, one a change.
fn acts(proposal: &RecordProposal, value: &Value) -> Result<Vec<Dated>, CannotPropose> {
    let accepted = |change: &ProposedChange| {
        change
            .lines
            .iter()
            .any(|line| line.answer == Some(LineAnswer::Accepted))
    };
    let unreadable = || CannotPropose::Store(proposal.id.clone());
    let chosen = proposal.changes.iter().filter(|change| accepted(change));
    chosen
        .map(|change| {
            let to = change.to().ok_or_else(unreadable)?;
            let Some(target) = change.target() else { return Ok(to) };
            let now = value.act_as_it_reads(target).ok_or_else(unreadable)?;
            let content = Box::new(merged(change, &now, &to)?);
            Ok(Amend { target, content }.into())
        })
        .collect()
}

/// The act as it now reads, with the accepted fields as they were proposed.
fn merged(change: &ProposedChange, now: &Dated, to: &Dated) -> Result<Dated, CannotPropose> {
    let takes = |name: &str| {
        let mut lines = change.lines.iter().filter(|line| line.field == name);
        lines.any(|line| line.answer == Some(LineAnswer::Accepted))
    };
    let [before, after] = [now, to].map(|dated| dated.act.give());
    let fields = now.act.shape().fields.iter().map(|field| {
        let from = if takes(field.name) { &after } else { &before };
        (field.name.to_owned(), from.field(field.name).clone())
    });
    let given = Given::Part(fields.collect());
    let act = Act::given(now.act.shape().number, &given).map_err(CannotPropose::NotAnAct)?;
    let when = if takes(WHEN) { to.when } else { now.when };
    Ok(Dated { when, act })
}
