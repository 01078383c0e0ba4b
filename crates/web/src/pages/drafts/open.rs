//! `GET /van-ban/{id}`: a draft, what it does, whether the ledger would take it, and the steps that the reader may take.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::{Decision, PersonId};
use office::drafts::{Draft, Fit, Stage, StepKind};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use words::writing;

use super::acts::{acts, page_of, reasons};
use super::add::composed;
use super::bases::told;
use super::head::seen;
use super::law;
use super::list::{shown_as, stage};
use super::scans::scans;
use super::show::{DraftPage, StepForm};
use super::trail::trail;
use crate::components::{Problem, Problems};
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let (draft, decision) = seen(&visit, &id)?;
    page_with(StatusCode::OK, &view(&visit, &draft, &decision, Vec::new(), &[])?)
}

/// The field that says of which version of a draft a form was shown.
pub(super) const VERSION: &str = "phien-ban";

/// The version of a draft of which a form was shown.
pub(super) fn version_shown(fields: &Fields) -> Option<u32> {
    fields.get(VERSION).parse().ok()
}

/// A draft that the reader may see.
pub(super) fn find(visit: &Visit, id: &str) -> Result<Draft, PageError> {
    let found = visit.site.office().draft(Asker::Account(&visit.actor), id);
    found.ok_or(PageError::NotFound)
}

/// A draft whose content the reader may change.
pub(super) fn mine(visit: &Visit, id: &str) -> Result<(Draft, Decision), PageError> {
    let (draft, decision) = seen(visit, id)?;
    if draft.stage.is_open() && draft.author() == visit.actor.account {
        Ok((draft, decision))
    } else {
        Err(PageError::Forbidden)
    }
}

/// The page, with what follows from disciplines of those whose group was opened.
pub(super) fn view(
    visit: &Visit,
    draft: &Draft,
    decision: &Decision,
    list: Vec<Problem>,
    opened: &[PersonId],
) -> Result<DraftPage, PageError> {
    let lang = visit.lang();
    let mut frame = frame_at(visit, trail(lang, draft.id.clone()));
    frame.here = urls::draft(&draft.id);
    let refused = match draft.fit(&visit.value) {
        Fit::Refused(refused) => reasons(visit, &draft.id, &refused),
        Fit::Fits | Fit::Entered(_) | Fit::Unreadable => Vec::new(),
    };
    let (acts, pager) = acts(visit, draft, decision);
    // Who turns to the other language stays on the page of acts.
    if let Some(first) = acts.first().and_then(|act| usize::try_from(act.number).ok()) {
        frame.here = page_of(&draft.id, first);
    }
    let open = draft.stage.is_open() && draft.author() == visit.actor.account;
    let trail = draft.steps.iter().map(|step| {
        [
            writing::moment(step.time),
            shown_as(visit, &step.by),
            lang.say(&format!("draft-step-{}", step.kind.word())),
            step.note.clone(),
        ]
    });
    let kinds = composed().map(|shape| {
        let name = if lang == words::Lang::Vi { shape.vi } else { shape.en };
        (shape.number, name.to_owned())
    });
    let asked = !draft.stage.is_over() && !decision.acts.is_empty() && refused.is_empty();
    let law = asked
        .then(|| law::section(visit, &draft.id, decision, opened))
        .flatten();
    let affected = if draft.stage.is_over() {
        None
    } else {
        super::affected::section(visit, decision, &urls::draft(&draft.id))?
    };
    Ok(DraftPage {
        problems: Problems { lang, list },
        id: draft.id.clone(),
        version: draft.version(),
        title: decision.header.title.clone(),
        stage: stage(visit, draft.stage),
        due: super::list::due_said(visit, draft),
        reason: draft.reason().map(str::to_owned),
        entered: draft.entered.map(|seq| urls::decision(&seq.to_string())),
        head: head(visit, draft, decision),
        acts,
        pager,
        kinds: if open { kinds.collect() } else { Vec::new() },
        scans: scans(visit, draft),
        opinions: super::heard::section(visit, draft),
        steps: steps(visit, draft, decision),
        numbered_by_another: draft.stage == Stage::Signed && !numbers(visit, draft),
        trail: trail.collect(),
        here: urls::draft(&draft.id),
        open,
        going: draft.tells_going(decision).then(|| urls::draft_going(&draft.id)),
        refused,
        law,
        affected,
        frame,
    })
}

fn head(visit: &Visit, draft: &Draft, decision: &Decision) -> Vec<(String, String)> {
    let (lang, header) = (visit.lang(), &decision.header);
    let signed = if matches!(draft.stage, Stage::Signed | Stage::Entered) {
        writing::day(header.signed)
    } else {
        String::new()
    };
    [
        ("decision-kind", lang.say(&format!("decision-kind-{}", header.kind))),
        ("decision-number", header.number.clone()),
        ("decision-issuer", header.issuer.clone()),
        ("decision-effective", writing::day(header.effective)),
        ("decision-signed", signed),
        ("decision-signer", header.signer.clone()),
        ("basis", told(visit, header).join("; ")),
        ("draft-recipients", draft.recipients.join("; ")),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(id, value)| (lang.say(id), value))
    .collect()
}

/// Whether the reader may give it its number, as far as it matters who wrote it.
fn numbers(visit: &Visit, draft: &Draft) -> bool {
    draft.may_be_numbered_by(visit.actor.principal(), &visit.site.office().account_rules())
}

/// The steps that the reader may take from here; what lies out of reach or is the reader's own is said when it is tried.
fn steps(visit: &Visit, draft: &Draft, decision: &Decision) -> Vec<StepForm> {
    let lang = visit.lang();
    let structure = visit.structure();
    let may = |deed| !visit.scope(deed, DataClass::Personal, &structure).is_empty();
    let author = draft.author() == visit.actor.account;
    let judges = may(Deed::Approve) && !draft.is_written_by(visit.actor.principal());
    let step = |kind: StepKind, fields: Vec<(&'static str, String, String)>, leads_on| StepForm {
        word: kind.word(),
        button: lang.say(&format!("draft-do-{}", kind.word())),
        fields,
        leads_on,
    };
    let reason = || vec![("ly-do", lang.say("draft-reason-label"), String::new())];
    let mut all = Vec::new();
    match draft.stage {
        Stage::Draft | Stage::Returned if author => {
            let office = visit.site.office();
            let due = office.account_rules().usual_due(office.today());
            let due = due.map(writing::day).unwrap_or_default();
            all.push(step(
                StepKind::Submit,
                vec![("han", lang.say("draft-due-label"), due)],
                true,
            ));
        }
        Stage::Withdrawn if author => all.push(step(StepKind::Reopen, Vec::new(), false)),
        Stage::Submitted if judges => {
            all.push(step(StepKind::Approve, Vec::new(), true));
            all.push(step(StepKind::Return, reason(), false));
        }
        Stage::Approved if judges => {
            let today = writing::day(visit.site.office().today());
            let fields = vec![
                ("nguoi-ky", lang.say("draft-signer-label"), String::new()),
                ("ngay-ky", lang.say("draft-signed-label"), today),
            ];
            all.push(step(StepKind::Sign, fields, true));
            all.push(step(StepKind::Return, reason(), false));
        }
        Stage::Signed if may(Deed::Decide) && numbers(visit, draft) => {
            let header = &decision.header;
            let office = visit.site.office();
            let next = office.next_number(&header.issuer, &header.kind, header.signed.year());
            let fields = vec![("so", lang.say("draft-number-label"), next)];
            all.push(step(StepKind::Enter, fields, true));
        }
        _ => {}
    }
    let early = matches!(
        draft.stage,
        Stage::Draft | Stage::Submitted | Stage::Returned | Stage::Approved
    );
    if author && early {
        all.push(step(StepKind::Withdraw, Vec::new(), false));
    }
    all
}
