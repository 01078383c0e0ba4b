//! Proposals in words: where one stands, until when it must be answered, what was done, and why something is not done.

use ledger::Day;
use office::clock::day_in_vietnam;
use office::drafts::Stage;
use office::proposals::{CannotPropose, ProposalDeed, ProposalOutcome, ProposalStage, RecordProposal, Unsettled};
use office::writer::NotDone;
use words::{Message, writing};

use super::show::ClockView;
use crate::components::{Basis, Problem};
use crate::pages::drafts::{shown_as, step_said};
use crate::pages::tasks::citation;
use crate::site::{PageError, Visit};
use crate::urls;

/// The rule that says until when data must be corrected.
const RULE: &str = "data-protection.view-or-correct";

/// The mark and the words of where it stands.
pub(crate) fn stage_said(visit: &Visit, proposal: &RecordProposal) -> (&'static str, String) {
    let lang = visit.lang();
    let stage = |mark, id: &str| (mark, lang.say(id));
    match proposal.stage {
        ProposalStage::Draft => stage("○", "proposal-stage-draft"),
        ProposalStage::Sent => stage("◐", "proposal-stage-sent"),
        ProposalStage::Withdrawn => stage("×", "proposal-stage-withdrawn"),
        ProposalStage::Answered => match visit.site.office().outcome(proposal) {
            ProposalOutcome::Nothing => stage("▲", "proposal-stage-returned"),
            ProposalOutcome::Drafted(Stage::Withdrawn) => stage("×", "proposal-stage-dropped"),
            ProposalOutcome::Drafted(_) => stage("◕", "proposal-stage-accepted"),
            ProposalOutcome::InForce(_) => stage("●", "proposal-stage-in-force"),
            ProposalOutcome::Revoked(_) => stage("×", "proposal-stage-revoked"),
        },
    }
}

/// Until when it must be answered, while it waits.
pub(crate) fn clock(visit: &Visit, proposal: &RecordProposal) -> Option<ClockView> {
    let sent = proposal.time_of(ProposalDeed::Send)?;
    (proposal.stage == ProposalStage::Sent).then(|| clock_of(visit, Some(RULE), sent))
}

/// Until when what was received at a time must be answered by a rule; without one, that the law book names no term.
pub(crate) fn clock_of(visit: &Visit, rule: Option<&str>, received: i64) -> ClockView {
    let (lang, office) = (visit.lang(), visit.site.office());
    let Some(rule) = rule else {
        return ClockView {
            said: lang.say("clock-unread"),
            late: false,
            basis: None,
        };
    };
    let (from, today) = (day_in_vietnam(received), office.today());
    let basis = basis(visit, rule, from);
    let Some(due) = office.last_day_to_answer(rule, from) else {
        return ClockView {
            said: lang.say("clock-untold"),
            late: false,
            basis,
        };
    };
    let late = due < today;
    let (id, days) = if late {
        ("clock-late", today.number() - due.number())
    } else {
        ("clock-left", due.number() - today.number())
    };
    let said = Message::new(id)
        .with("n", i64::from(days))
        .with("day", writing::day(due));
    ClockView {
        said: lang.speak(&said),
        late,
        basis,
    }
}

fn basis(visit: &Visit, rule: &str, day: Day) -> Option<Basis> {
    let law = visit.law();
    let entry = law.entry(rule)?;
    let versions = entry.versions();
    let version = versions.iter().find(|version| version.span.covers(day))?;
    Some(Basis {
        href: Some(urls::rule(rule)),
        ..citation(visit.lang(), &law.cite(entry, *version)?)
    })
}

/// What was done to it: when, who, what.
pub(crate) fn trail(visit: &Visit, proposal: &RecordProposal) -> Vec<[String; 3]> {
    let step = |step: &office::proposals::ProposalStep| {
        [
            writing::moment(step.time),
            shown_as(visit, &step.by),
            visit.lang().say(&format!("proposal-step-{}", step.deed.word())),
        ]
    };
    proposal.steps.iter().map(step).collect()
}

/// An outcome: the proposal, what is to be mended, or a page of trouble.
pub(crate) fn said(
    visit: &Visit,
    done: Result<RecordProposal, NotDone<CannotPropose>>,
) -> Result<Result<RecordProposal, Vec<Problem>>, PageError> {
    let why = match done {
        Ok(proposal) => return Ok(Ok(proposal)),
        Err(NotDone::Refused(why)) => why,
        Err(problem) => return Err(PageError::not_done(problem, |_| PageError::Unprocessable)),
    };
    let at = |field, message| Problem { field, message };
    let one = |field, id: &'static str| vec![at(field, Message::new(id))];
    let most_of = |field, id: &'static str, most: usize| vec![at(field, Message::new(id).with("most", most))];
    let problems = match why {
        CannotPropose::NoSuchProposal(_) => return Err(PageError::NotFound),
        CannotPropose::NoRecord | CannotPropose::NotOwn | CannotPropose::NotSuch | CannotPropose::OutOfReach => {
            return Err(PageError::Forbidden);
        }
        CannotPropose::Store(problem) => return Err(PageError::Failed(problem)),
        CannotPropose::Draft(problem) => match step_said(visit, Err(NotDone::Refused(problem)))? {
            Ok(_) => Vec::new(),
            Err(problem) => vec![problem],
        },
        CannotPropose::NoReason => one(Some("vi-sao"), "proposal-no-reason"),
        CannotPropose::NothingNew => one(None, "draft-correct-nothing"),
        CannotPropose::Empty => one(None, "proposal-nothing-to-send"),
        CannotPropose::TooMany(most) => most_of(None, "proposal-too-many", most),
        CannotPropose::TooManyChanges(most) => most_of(None, "proposal-too-many-changes", most),
        CannotPropose::TooLong(most) => most_of(Some("vi-sao"), "proposal-too-long", most),
        CannotPropose::TooLarge(most) => most_of(None, "proposal-too-large", most >> 10),
        CannotPropose::OwnRecord => one(None, "proposal-own"),
        CannotPropose::NotAnAct(_) => one(None, "proposal-not-an-act"),
        CannotPropose::NotFrom(stage) => {
            let stage = visit.lang().say(&format!("proposal-stage-{}", stage.word()));
            vec![at(None, Message::new("proposal-not-from").with("stage", stage))]
        }
        CannotPropose::Scan(why) => vec![at(Some("tep-moi"), crate::pages::scans::refused(&why))],
        CannotPropose::Unsettled(lines) => {
            let line = |(place, wrong): (usize, Unsettled)| at(None, unsettled(wrong).with("n", place + 1));
            lines.into_iter().map(line).collect()
        }
    };
    Ok(Err(problems))
}

/// Why a line is not answered so.
pub(super) fn unsettled(wrong: Unsettled) -> Message {
    let said = Message::new(match wrong {
        Unsettled::NoAnswer => "proposal-line-no-answer",
        Unsettled::NoReason => "proposal-line-no-reason",
        Unsettled::ReasonTooLong => "proposal-line-too-long",
        Unsettled::NotOpened => "proposal-line-not-opened",
        Unsettled::Stale => "proposal-line-stale",
    });
    said.with("most", office::own_limits::LONGEST_TEXT)
}
