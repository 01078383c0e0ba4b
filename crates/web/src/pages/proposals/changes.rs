//! The lines of a proposal beside what the record says now.

use ledger::acts::Dated;
use office::proposals::{LineAnswer, ProposedChange, ProposedLine, RecordProposal, WHEN};
use words::{Message, writing};

use super::show::{AnswerView, ChangeView, LineView};
use crate::pages::drafts::{name_of_act, said_fields};
use crate::pages::names::source;
use crate::site::Visit;

/// Every change; what is sensitive stays closed unless its opening is on record.
pub(crate) fn changes(visit: &Visit, proposal: &RecordProposal, open: bool) -> Vec<ChangeView> {
    let mut at = 0;
    let opened = proposal.is_opened_by(&visit.actor.account);
    let views = proposal.changes.iter().filter_map(|change| {
        let to = change.to()?;
        let lines = change.lines.iter().map(|own| {
            let view = line(visit, (change, own), &to, at, (open, opened));
            at += 1;
            view
        });
        let lines = lines.collect();
        Some(ChangeView {
            title: title(visit, change, &to),
            source: change.target().and_then(|target| source(visit, target)),
            reason: change.reason.clone(),
            paper: change.source.clone(),
            lines,
        })
    });
    views.collect()
}

fn title(visit: &Visit, change: &ProposedChange, to: &Dated) -> String {
    let id = if change.target().is_some() {
        "proposal-corrects"
    } else {
        "proposal-adds"
    };
    let said = Message::new(id).with("act", name_of_act(visit.lang(), to.act.shape()));
    visit.lang().speak(&said)
}

fn line(
    visit: &Visit,
    (change, own): (&ProposedChange, &ProposedLine),
    to: &Dated,
    at: usize,
    (open, opened): (bool, bool),
) -> LineView {
    let lang = visit.lang();
    let sensitive = change.group(own).is_some();
    let closed = sensitive && !open;
    let unopened = sensitive && !opened;
    let today = visit.site.office().today();
    let now = change.now(&visit.value, today);
    let (label, to_said) = content(visit, own, Some(to));
    let (_, now_said) = content(visit, own, now.as_ref());
    let shown = |text: String| {
        if closed {
            lang.say("decision-folded")
        } else if text.is_empty() {
            lang.say("proposal-blank")
        } else {
            text
        }
    };
    let answer = own.answer.as_ref().map(|answer| match answer {
        LineAnswer::Accepted => AnswerView {
            mark: "●",
            said: lang.say("proposal-accepted"),
            reason: String::new(),
        },
        LineAnswer::Returned(reason) => AnswerView {
            mark: "▲",
            said: lang.say("proposal-returned"),
            reason: reason.clone(),
        },
    });
    LineView {
        at,
        label,
        now: shown(now_said),
        to: shown(to_said),
        closed,
        unopened,
        // Once it is answered, the record may well read otherwise: as was proposed.
        stale: own.answer.is_none() && change.is_stale(own, &visit.value, today),
        answer,
        chosen: String::new(),
        reason: String::new(),
        wrong: None,
    }
}

/// What a line is called, and what an act says there.
fn content(visit: &Visit, own: &ProposedLine, dated: Option<&Dated>) -> (String, String) {
    let lang = visit.lang();
    let Some(dated) = dated else {
        return (String::new(), String::new());
    };
    let from = dated
        .when
        .map_or_else(|| lang.say("proposal-from-paper"), |when| writing::when(lang, when));
    if own.field == WHEN {
        return (lang.say("draft-when"), from);
    }
    let fields = said_fields(visit, &dated.act).into_iter();
    if own.field.is_empty() {
        let told = fields.filter(|field| !field.text.is_empty());
        let mut told: Vec<String> = told.map(|field| format!("{}: {}", field.label, field.text)).collect();
        told.extend(dated.when.map(|_| format!("{}: {from}", lang.say("draft-when"))));
        return (lang.say("proposal-whole"), told.join("; "));
    }
    let fields: Vec<_> = fields.filter(|field| field.field == own.field).collect();
    // Of a part with several fields the one that is told gives the name.
    let named = fields.iter().find(|field| !field.text.is_empty()).or(fields.first());
    let label = named.map(|field| field.label.clone()).unwrap_or_default();
    let told = fields.into_iter().filter(|field| !field.text.is_empty());
    (label, told.map(|field| field.text).collect::<Vec<_>>().join("; "))
}
