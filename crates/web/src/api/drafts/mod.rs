//! Drafts of decisions: written from the acts' own definition, and taken on their way by the steps that pages have. Each order can be given
//! once under a key of the program's own, and on the version of the draft that the program knows.

mod affected;
mod files;
mod going;
mod opinions;
mod refused;
mod told;

use ledger::Decision;
use office::drafts::{CannotStep, Draft, Order, Signature, Stage, StepKind};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use office::writer::NotDone;

use self::affected::AffectedTold;
use self::refused::{missing, refused};
use self::told::told;
use crate::api::acts::decision;
use crate::api::call::PAGE;
use crate::api::files::ScanTold;
use crate::api::things::{Named, count};
use crate::api::wire::{Cursor, DraftId, IsoDay, IsoWhen, coded};
use crate::api::{Call, Input, Kind, Operation, Trouble, Verb, wire};
use crate::pages::drafts::KINDS;
use crate::site::Rule;

const PAPERS: Rule = Rule::Any(&[Deed::Decide, Deed::Approve]);
const WRITE: Rule = Rule::Any(&[Deed::Decide]);
const DRAFT: Input = Input::must("draft", Kind::Numbered("DT"), "The draft.", "DT-1");
const STAGE: &[Input] = &[
    Input::may("stage", Kind::Choice(stages), "At this stage alone.", "submitted"),
    Input::may(
        "late",
        Kind::Flag,
        "Those alone whose day to be decided on is past, or is not.",
        "true",
    ),
];
const VERSION: Input = Input::may(
    "version",
    Kind::Whole(0, 1_000_000),
    "The version that the program knows: when somebody has done something to the draft since, nothing is done (409).",
    "1",
);
const CONTENT: &[Input] = &[
    Input::must("kind", Kind::Choice(kinds), "The kind of paper.", "decision"),
    Input::must(
        "title",
        Kind::Line(500),
        "What it is about.",
        "Về việc ghi nhận trình độ",
    ),
    Input::must("issuer", Kind::Line(200), "The body that issues it.", "UBND huyện"),
    Input::must("effective", Kind::Day, "The day of effect.", "2019-04-01"),
    Input::may(
        "bases",
        Kind::Lines(50, 500),
        "Legal bases: entries of law, or papers by name.",
        "[]",
    ),
    Input::may(
        "recipients",
        Kind::Lines(50, 200),
        "Who receives the paper, a line each. Left out of another content: as it stands.",
        "[]",
    ),
    Input::must("acts", Kind::Acts, "What it does, in order.", "[]"),
];
const STEP: &[Input] = &[
    Input::must("step", Kind::Choice(steps), "Which step.", "submit"),
    Input::may(
        "due",
        Kind::Day,
        "Of submitting: by which day it is to be decided on; left out: as the rules of the office say.",
        "2030-04-01",
    ),
    Input::may("reason", Kind::Line(1_000), "Why it is given back.", "Thiếu căn cứ"),
    Input::may(
        "signer",
        Kind::Line(200),
        "Who signed, with the title.",
        "Chủ tịch UBND huyện",
    ),
    Input::may("signed", Kind::Day, "On which day it was signed.", "2019-03-29"),
    Input::may("number", Kind::Line(100), "Number and symbol.", "12/QĐ-UBND"),
];

fn stages() -> Vec<&'static str> {
    Stage::ALL.iter().map(|stage| stage.word()).collect()
}

fn kinds() -> Vec<&'static str> {
    KINDS.to_vec()
}

const STEPS: [StepKind; 7] = [
    StepKind::Submit,
    StepKind::Approve,
    StepKind::Return,
    StepKind::Sign,
    StepKind::Enter,
    StepKind::Withdraw,
    StepKind::Reopen,
];

fn steps() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.word()).collect()
}

coded! {
    /// Where a draft stands.
    StageWord of stages().into_iter();
    /// What was done to a draft.
    StepWord of ["write", "attach", "detach", "erase"].into_iter().chain(steps());
}

wire! {
    /// A draft by its head.
    DraftListed {
        /// Its id.
        id: DraftId,
        /// Its version: it grows with each step.
        version: u32,
        /// Where it stands.
        stage: StageWord,
        /// Its kind.
        kind: String,
        /// What it is about.
        title: String,
        /// The body that issues it.
        issuer: String,
        /// The day of effect.
        effective: IsoDay,
        /// Who wrote it first: an account, or the sign of a key.
        author: String,
        /// By which day it is to be decided on; null where none is set, or that is done.
        due: Option<IsoDay>,
        /// Whether that day is past.
        late: bool,
        /// Its place in the log, once it is entered.
        entered: Option<u32>,
    }
    /// A page of drafts, the newest first.
    DraftsPage {
        /// How many there are.
        total: u32,
        /// Those of this page.
        items: Vec<DraftListed>,
        /// Where the next page begins; null on the last one.
        next: Option<Cursor>,
    }
    /// An act of a draft.
    DraftAct {
        /// Its kind, as the table of acts names it.
        act: String,
        /// The day of its own from which it holds.
        when: Option<IsoWhen>,
        /// What it speaks of, as far as the ledger knows it.
        touches: Vec<Named>,
    }
    /// A step that was taken.
    StepTold {
        /// Which.
        step: StepWord,
        /// By which account or key; `office`: by the system, where an erasure by law took content out of it.
        by: String,
        /// When: seconds since 1970-01-01T00:00:00Z.
        at: i64,
        /// Why it was given back.
        note: String,
    }
    /// A draft.
    DraftTold {
        /// Its head.
        draft: DraftListed,
        /// Number and symbol, once it has them.
        number: Option<String>,
        /// Who signed it.
        signer: Option<String>,
        /// Its legal bases.
        bases: Vec<String>,
        /// Who receives the paper, a line each; none: those whom it names, and the files.
        recipients: Vec<String>,
        /// How many acts it has.
        total: u32,
        /// What it does, in order: the acts of this page. Pages of one version belong together.
        acts: Vec<DraftAct>,
        /// Where the next page of its acts begins; null on the last one.
        next: Option<Cursor>,
        /// The scans that go along with it.
        files: Vec<ScanTold>,
        /// The steps that were taken.
        steps: Vec<StepTold>,
        /// Who else is affected while it is on its way, as far as the key reaches; null once it is entered or given up.
        affected: Option<AffectedTold>,
        /// Why the ledger would refuse it now; nothing: it would take it, or has.
        refused: Vec<String>,
    }
}

/// The operations.
pub(in crate::api) fn operations() -> Vec<Operation> {
    let mut all = vec![
        Operation::new(
            "listDrafts",
            (Verb::Get, "/api/v1/drafts"),
            PAPERS,
            "The drafts whose every touched thing the key reaches.",
            list,
        )
        .asked(&[PAGE, STAGE]),
        Operation::new(
            "createDraft",
            (Verb::Post, "/api/v1/drafts"),
            WRITE,
            "Writes a new draft. What the ledger would refuse is kept all the same, and told when it is read.",
            create,
        )
        .told(&[CONTENT])
        .once(),
        Operation::new(
            "getDraft",
            (Verb::Get, "/api/v1/drafts/{draft}"),
            PAPERS,
            "One draft, with a page of its acts.",
            show,
        )
        .at(&[DRAFT])
        .asked(&[PAGE]),
        Operation::new(
            "rewriteDraft",
            (Verb::Put, "/api/v1/drafts/{draft}"),
            WRITE,
            "Another content for a draft of one's own that is open.",
            rewrite,
        )
        .at(&[DRAFT])
        .told(&[CONTENT, &[VERSION]])
        .once(),
        Operation::new(
            "stepDraft",
            (Verb::Post, "/api/v1/drafts/{draft}/steps"),
            PAPERS,
            "Takes a step: submit, approve, return, sign, enter, withdraw. Who has written a draft does not approve it, \
             nor number it where the rules of the office say so.",
            step,
        )
        .at(&[DRAFT])
        .told(&[STEP, &[VERSION]])
        .once(),
    ];
    all.extend(files::operations());
    all.extend(opinions::operations());
    all.extend(going::operations());
    all
}

fn list(call: &Call) -> Result<DraftsPage, Trouble> {
    let visit = &call.visit;
    let all = visit.site.office().drafts(Asker::Account(&visit.actor));
    let mut all = all.map_err(|problem| Trouble::Failed(problem.to_string()))?;
    if let Some(stage) = call.text("stage") {
        all.retain(|draft| draft.stage.word() == stage);
    }
    let today = visit.site.office().today();
    if let Some(late) = call.flag("late") {
        all.retain(|draft| draft.is_late(today) == late);
    }
    // A draft that is begun meanwhile stands in front and moves nothing.
    let numbers: Vec<usize> = all.iter().map(Draft::number).collect();
    let (range, next) = call.page_below(&numbers);
    Ok(DraftsPage {
        total: count(all.len()),
        items: all
            .get(range)
            .unwrap_or_default()
            .iter()
            .filter_map(|draft| listed(call, draft))
            .collect(),
        next,
    })
}

fn listed(call: &Call, draft: &Draft) -> Option<DraftListed> {
    let header = draft.decision()?.header;
    Some(DraftListed {
        id: DraftId(draft.id.clone()),
        version: draft.version(),
        stage: StageWord(draft.stage.word()),
        kind: header.kind,
        title: header.title,
        issuer: header.issuer,
        effective: IsoDay::of(header.effective),
        author: draft.author().to_owned(),
        due: draft.due().map(IsoDay::of),
        late: draft.is_late(call.visit.site.office().today()),
        entered: draft.entered,
    })
}

fn found(call: &Call) -> Result<Draft, Trouble> {
    let id = call.text("draft").unwrap_or_default();
    let visit = &call.visit;
    visit
        .site
        .office()
        .draft(Asker::Account(&visit.actor), id)
        .ok_or(Trouble::NotFound)
}

fn show(call: &Call) -> Result<DraftTold, Trouble> {
    told(call, &found(call)?)
}

/// The order of the call: on a version, and once where the program gave a key.
fn order(call: &Call, order: Order) -> Order {
    let version = call.whole("version").and_then(|version| u32::try_from(version).ok());
    let order = order.on(version);
    match call.text("Idempotency-Key") {
        Some(key) => order.once(&call.visit.actor.account, key, &call.whole_text()),
        None => order,
    }
}

fn must_write(call: &Call) -> Result<(), Trouble> {
    let structure = call.visit.structure();
    let scope = call.visit.scope(Deed::Decide, DataClass::Personal, &structure);
    if scope.is_empty() {
        Err(Trouble::Forbidden)
    } else {
        Ok(())
    }
}

fn create(call: &Call) -> Result<DraftListed, Trouble> {
    must_write(call)?;
    write(call, Order::default(), decision(call)?)
}

fn rewrite(call: &Call) -> Result<DraftListed, Trouble> {
    must_write(call)?;
    let draft = found(call)?;
    write(call, Order::from(&draft.id), decision(call)?)
}

fn write(call: &Call, which: Order, decision: Decision) -> Result<DraftListed, Trouble> {
    let visit = &call.visit;
    let lines = call.value("recipients").and_then(serde_json::Value::as_array);
    let texts = |lines: &Vec<serde_json::Value>| -> Vec<String> {
        let texts = lines.iter().filter_map(serde_json::Value::as_str);
        texts.map(|line| line.trim().to_owned()).collect()
    };
    let recipients = lines.map(texts);
    let written =
        visit
            .site
            .office()
            .order_draft_to(Asker::Account(&visit.actor), order(call, which), decision, recipients);
    done(call, written)
}

fn step(call: &Call) -> Result<DraftListed, Trouble> {
    let draft = found(call)?;
    let (visit, text) = (&call.visit, |name: &str| call.text(name).unwrap_or_default());
    let (office, asker) = (visit.site.office(), Asker::Account(&visit.actor));
    let order = order(call, Order::from(&draft.id));
    let word = text("step");
    let kind = STEPS.into_iter().find(|step| step.word() == word);
    let taken = match kind {
        Some(StepKind::Submit) => office.submit_draft_until(asker, order, text("due").parse().ok()),
        Some(StepKind::Approve) => office.approve_draft(asker, order),
        Some(StepKind::Return) => office.return_draft(asker, order, text("reason")),
        Some(StepKind::Sign) => {
            let day = text("signed").parse().map_err(|_| missing("signed"))?;
            let signer = text("signer").to_owned();
            office.sign_draft(asker, order, Signature { signer, day })
        }
        Some(StepKind::Enter) => office.enter_draft(asker, order, text("number")),
        Some(StepKind::Withdraw) => office.withdraw_draft(asker, order),
        Some(StepKind::Reopen) => office.reopen_draft(asker, order),
        Some(StepKind::Write | StepKind::Attach | StepKind::Detach | StepKind::Erase) | None => {
            return Err(missing("step"));
        }
    };
    done(call, taken)
}

/// What an order left, or why it was not done.
fn done(call: &Call, done: Result<Draft, NotDone<CannotStep>>) -> Result<DraftListed, Trouble> {
    let draft = done.map_err(|problem| Trouble::not_done(problem, |why| refused(call, why)))?;
    listed(call, &draft).ok_or_else(|| Trouble::Failed(format!("draft {} cannot be read", draft.id)))
}
