//! What officials propose for their records: read beside what the record says, opened where it is sensitive, and answered line by line.

use ledger::Header;
use office::permission::Deed;
use office::proposals::{CannotPropose, LineAnswer, ProposalDeed, ProposalStage, RecordProposal};
use office::writer::NotDone;
use serde_json::Value;
use words::Message;

use super::call::PAGE;
use super::files::{self, FileGiven, ScanTold, WHICH};
use super::problem::Part;
use super::things::count;
use super::wire::{Cursor, DraftId, Id, ProposalId, coded};
use super::{Call, Fault, Input, Kind, Operation, Trouble, Verb, wire};
use crate::pages::proposals::{ChangeView, changes, name_of, said};
use crate::site::Rule;

const ANSWER: Rule = Rule::Any(&[Deed::Decide]);
const PROPOSAL: Input = Input::must("proposal", Kind::Numbered("DN"), "The proposal.", "DN-1");
const LINE: &[Input] = &[
    Input::must("accept", Kind::Flag, "Whether the line goes into a draft.", "true"),
    Input::may("reason", Kind::Text(2_000), "Why it does not.", "Thiếu giấy tờ"),
];
const ANSWERS: &[Input] = &[
    Input::must(
        "answers",
        Kind::Each(LINE, 500),
        "An answer to each line, in order: accepted, or returned with a reason.",
        "[]",
    ),
    Input::may(
        "title",
        Kind::Line(500),
        "What the draft of the accepted lines is about; needed where one is accepted.",
        "Về việc bổ sung hồ sơ",
    ),
    Input::may("issuer", Kind::Line(200), "The body that issues it.", "UBND huyện"),
    Input::may("effective", Kind::Day, "The day of effect.", "2019-04-01"),
    Input::may(
        "bases",
        Kind::Lines(50, 500),
        "The papers that show what is right, and legal bases; needed where one is accepted.",
        "[]",
    ),
];
const STAGES: [ProposalStage; 4] = [
    ProposalStage::Draft,
    ProposalStage::Sent,
    ProposalStage::Answered,
    ProposalStage::Withdrawn,
];
const DEEDS: [ProposalDeed; 8] = [
    ProposalDeed::Write,
    ProposalDeed::Send,
    ProposalDeed::Withdraw,
    ProposalDeed::Open,
    ProposalDeed::Answer,
    ProposalDeed::Attach,
    ProposalDeed::Detach,
    ProposalDeed::Erase,
];
const ANSWERED: [&str; 2] = ["accepted", "returned"];

coded! {
    /// Where a proposal stands.
    ProposalStageWord of STAGES.iter().map(|stage| stage.word());
    /// What was done to a proposal.
    ProposalDeedWord of DEEDS.iter().map(|deed| deed.word());
    /// What was answered to a line.
    AnswerWord of ANSWERED.into_iter();
}

wire! {
    /// A proposal by its head.
    ProposalListed {
        /// Its id.
        id: ProposalId,
        /// Whose record.
        person: Id,
        /// The name of that person.
        name: String,
        /// Where it stands.
        stage: ProposalStageWord,
        /// How many lines it has.
        lines: u32,
        /// Whether a line tells something sensitive.
        sensitive: bool,
        /// When it was sent: seconds since 1970-01-01T00:00:00Z.
        sent: Option<i64>,
        /// The draft that its accepted lines became.
        draft: Option<DraftId>,
    }
    /// A page of proposals: those that wait first, the oldest in front.
    ProposalsPage {
        /// How many there are.
        total: u32,
        /// Those of this page.
        items: Vec<ProposalListed>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// One line of a proposal.
    ProposedLineTold {
        /// What it is about.
        label: String,
        /// What the record says now; null where it is sensitive and not opened.
        now: Option<String>,
        /// What it is to say; null where it is sensitive and not opened.
        to: Option<String>,
        /// Whether the record has changed since: then it can be returned alone.
        stale: bool,
        /// What was answered.
        answer: Option<AnswerWord>,
        /// Why it was returned.
        reason: Option<String>,
    }
    /// A change that is proposed.
    ProposedChangeTold {
        /// What it does.
        title: String,
        /// The act that is to read otherwise; null where a fact is missing.
        act: Option<Id>,
        /// Why.
        reason: String,
        /// The paper that shows it, in words.
        paper: String,
        /// Its lines.
        lines: Vec<ProposedLineTold>,
    }
    /// A step on the way of a proposal.
    ProposalStepTold {
        /// What.
        deed: ProposalDeedWord,
        /// By which account or key.
        by: String,
        /// When: seconds since 1970-01-01T00:00:00Z.
        at: i64,
    }
    /// One proposal.
    ProposalTold {
        /// Its head.
        proposal: ProposalListed,
        /// What is proposed: an answer goes through the lines of all changes, in this order.
        changes: Vec<ProposedChangeTold>,
        /// The scans that show it, while it waits.
        files: Vec<ScanTold>,
        /// Who did what to it, oldest first.
        steps: Vec<ProposalStepTold>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "listProposals",
            (Verb::Get, "/api/v1/proposals"),
            ANSWER,
            "What officials propose for records that the key reaches.",
            list,
        )
        .asked(&[PAGE]),
        Operation::new(
            "getProposal",
            (Verb::Get, "/api/v1/proposals/{proposal}"),
            ANSWER,
            "One proposal beside what the record says; what is sensitive stays closed.",
            show,
        )
        .at(&[PROPOSAL]),
        Operation::new(
            "openProposal",
            (Verb::Post, "/api/v1/proposals/{proposal}/opening"),
            ANSWER,
            "Opens what is sensitive in a proposal: the opening is written down first, then it is told.",
            open,
        )
        .at(&[PROPOSAL]),
        Operation::new(
            "openProposalFile",
            (Verb::Post, "/api/v1/proposals/{proposal}/files/opening"),
            ANSWER,
            "Gives a scan of a proposal that waits, once the reading is on record.",
            open_file,
        )
        .at(&[PROPOSAL])
        .told(&[WHICH]),
        Operation::new(
            "answerProposal",
            (Verb::Post, "/api/v1/proposals/{proposal}/answer"),
            ANSWER,
            "Answers every line. What is accepted becomes a draft. Answered once, it is not answered again.",
            answer,
        )
        .at(&[PROPOSAL])
        .told(&[ANSWERS]),
    ]
}

fn list(call: &Call) -> Result<ProposalsPage, Trouble> {
    let all = call.visit.site.office().proposals(&call.visit.actor);
    let all = all.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    let (range, next) = call.page(all.len());
    let shown = all.get(range).unwrap_or_default();
    Ok(ProposalsPage {
        total: count(all.len()),
        items: shown.iter().map(|proposal| listed(call, proposal)).collect(),
        next,
    })
}

fn listed(call: &Call, proposal: &RecordProposal) -> ProposalListed {
    ProposalListed {
        id: ProposalId(proposal.id.clone()),
        person: Id(proposal.person.clone()),
        name: name_of(&call.visit, &proposal.person),
        stage: ProposalStageWord(proposal.stage.word()),
        lines: count(proposal.lines().count()),
        sensitive: proposal.is_sensitive(),
        sent: proposal.time_of(ProposalDeed::Send),
        draft: proposal.draft.clone().map(DraftId),
    }
}

/// A proposal of somebody else that the key may see.
fn found(call: &Call) -> Result<RecordProposal, Trouble> {
    let id = call.text("proposal").unwrap_or_default();
    let found = call.visit.site.office().proposal(&call.visit.actor, id);
    found
        .filter(|proposal| proposal.author() != call.visit.actor.principal())
        .ok_or(Trouble::NotFound)
}

fn show(call: &Call) -> Result<ProposalTold, Trouble> {
    Ok(told(call, &found(call)?, false))
}

fn told(call: &Call, proposal: &RecordProposal, open: bool) -> ProposalTold {
    let views = changes(&call.visit, proposal, open);
    let pairs = proposal
        .changes
        .iter()
        .filter(|change| change.to().is_some())
        .zip(views);
    let changes = pairs.map(|(change, view)| ProposedChangeTold {
        act: change.target().map(Id::of),
        ..of_change(view)
    });
    ProposalTold {
        proposal: listed(call, proposal),
        changes: changes.collect(),
        files: files::told(&proposal.scans),
        steps: proposal
            .steps
            .iter()
            .map(|step| ProposalStepTold {
                deed: ProposalDeedWord(step.deed.word()),
                by: step.by.clone(),
                at: step.time,
            })
            .collect(),
    }
}

fn of_change(view: ChangeView) -> ProposedChangeTold {
    let lines = view.lines.into_iter().map(|line| ProposedLineTold {
        now: (!line.closed).then_some(line.now),
        to: (!line.closed).then_some(line.to),
        label: line.label,
        stale: line.stale,
        answer: line.answer.as_ref().map(|answer| {
            let [accepted, returned] = ANSWERED;
            AnswerWord(if answer.reason.is_empty() { accepted } else { returned })
        }),
        reason: line
            .answer
            .map(|answer| answer.reason)
            .filter(|reason| !reason.is_empty()),
    });
    ProposedChangeTold {
        title: view.title,
        act: None,
        reason: view.reason,
        paper: view.paper,
        lines: lines.collect(),
    }
}

fn open_file(call: &Call) -> Result<FileGiven, Trouble> {
    let proposal = found(call)?;
    let which = call.text("sha256").unwrap_or_default();
    let office = call.visit.site.office();
    let opened = office.open_scan_of_proposal(&call.visit.actor, &proposal.id, which);
    Ok(files::given(opened.map_err(|problem| {
        Trouble::not_done(problem, |why| files::refused(&why))
    })?))
}

fn open(call: &Call) -> Result<ProposalTold, Trouble> {
    let proposal = found(call)?;
    let opened = call.visit.site.office().open_proposal(&call.visit.actor, &proposal.id);
    let opened = done(call, opened)?;
    Ok(told(call, &opened, true))
}

fn answer(call: &Call) -> Result<ProposalTold, Trouble> {
    let proposal = found(call)?;
    let given = call.value("answers").and_then(Value::as_array);
    let answers: Vec<Option<LineAnswer>> = given.into_iter().flatten().map(|one| Some(answered(one))).collect();
    let lines = proposal.lines().count();
    if answers.len() != lines {
        let said = Message::new("api-answers").with("n", lines);
        return Err(Trouble::Invalid(vec![Fault::new(Part::Body, "answers", said)]));
    }
    let header = header(call, answers.contains(&Some(LineAnswer::Accepted)))?;
    let office = call.visit.site.office();
    let answered = office.answer_proposal(&call.visit.actor, &proposal.id, answers, header);
    let answered = done(call, answered)?;
    Ok(told(call, &answered, false))
}

fn answered(one: &Value) -> LineAnswer {
    if one["accept"].as_bool().unwrap_or(false) {
        LineAnswer::Accepted
    } else {
        LineAnswer::Returned(one["reason"].as_str().unwrap_or_default().trim().to_owned())
    }
}

/// The head of the draft; where nothing is accepted there is none, and it does not matter.
fn header(call: &Call, accepts: bool) -> Result<Header, Trouble> {
    let blank = Header::blank(call.visit.site.office().today());
    if !accepts {
        return Ok(blank);
    }
    let text = |name: &str| call.text(name).unwrap_or_default().trim().to_owned();
    let missing = ["title", "issuer", "effective"]
        .into_iter()
        .filter(|name| text(name).is_empty())
        .map(|name| Fault::new(Part::Body, name, Message::new("api-missing-field")));
    let mut missing: Vec<Fault> = missing.collect();
    let bases = call.value("bases").and_then(Value::as_array);
    let bases: Vec<String> = bases
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|base| base.trim().to_owned())
        .collect();
    if bases.is_empty() {
        missing.push(Fault::new(Part::Body, "bases", Message::new("draft-no-source")));
    }
    let Some(day) = text("effective").parse().ok().filter(|_| missing.is_empty()) else {
        return Err(Trouble::Invalid(missing));
    };
    Ok(Header {
        kind: "decision".to_owned(),
        title: text("title"),
        issuer: text("issuer"),
        signed: day,
        effective: day,
        bases,
        ..blank
    })
}

fn done(call: &Call, done: Result<RecordProposal, NotDone<CannotPropose>>) -> Result<RecordProposal, Trouble> {
    match &done {
        Err(NotDone::Refused(CannotPropose::OwnRecord)) => return Err(Trouble::Denied(Message::new("proposal-own"))),
        Err(NotDone::Refused(CannotPropose::NotFrom(stage))) => {
            let stage = call.visit.lang().say(&format!("proposal-stage-{}", stage.word()));
            return Err(Trouble::Conflict(
                Message::new("proposal-not-from").with("stage", stage),
            ));
        }
        _ => {}
    }
    let problems = match said(&call.visit, done)? {
        Ok(proposal) => return Ok(proposal),
        Err(problems) => problems,
    };
    let faults = problems
        .into_iter()
        .map(|problem| Fault::new(Part::Body, "answers", problem.message));
    Err(Trouble::Invalid(faults.collect()))
}
