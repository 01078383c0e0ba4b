//! One duty in words: when, whose, what, what says so, and the next step.

use ledger::value::Ix;
use ledger::{Day, When};
use office::duties::{About, Duty, DutyKind, Ground};
use words::{Message, writing};

use super::show::DutyRow;
use crate::components::Basis;
use crate::pages::names::source;
use crate::pages::person::whence;
use crate::pages::tasks::citation;
use crate::site::Visit;
use crate::urls;

/// The row of a duty; `writes` is whether the reader may begin drafts.
pub(super) fn row(visit: &Visit, duty: &Duty, writes: bool) -> Option<DutyRow> {
    let view = visit.view();
    let person = view.person(duty.person)?;
    let code = person.id()?.to_string();
    let (basis, act) = match duty.ground {
        Ground::Act(act) => (None, Some(act)),
        Ground::Rule(rule, act) => (rule_basis(visit, rule), act),
        Ground::Record => (None, None),
    };
    let href = visit.at(&urls::person(&code));
    let draft = writes.then(|| begins(visit, duty, &code)).flatten();
    let open = (visit.lang().say("duty-next-record"), href.clone());
    Some(DutyRow {
        code: (writes && duty.kind == DutyKind::Salary).then(|| code.clone()),
        when: when(visit, duty.when),
        name: words::person_name(visit.lang(), &person),
        href,
        unit: duty
            .unit
            .map(|unit| view.unit_name(unit).to_string())
            .unwrap_or_default(),
        said: said(visit, duty),
        basis,
        source: act.and_then(|act| source(visit, act)),
        next: draft.or(Some(open)),
    })
}

/// A day as precisely as it is known.
pub(crate) fn when(visit: &Visit, when: Option<(Day, Day)>) -> String {
    let lang = visit.lang();
    match when {
        None => String::new(),
        Some((first, last)) => match whence(first, last) {
            When::By(_) => lang.speak(
                &Message::new("from-until")
                    .with("from", writing::day(first))
                    .with("until", writing::day(last)),
            ),
            known => writing::when(lang, known),
        },
    }
}

/// What falls due.
pub(crate) fn said(visit: &Visit, duty: &Duty) -> String {
    let (lang, view) = (visit.lang(), visit.view());
    let message = match &duty.about {
        About::Post(post) => Message::new("ahead-term").with("post", post_said(visit, *post)),
        About::Unit(unit) => {
            let id = if duty.kind == DutyKind::Secondment {
                "ahead-secondment"
            } else {
                "ahead-reinforcement"
            };
            Message::new(id).with("unit", &*view.unit_name(*unit))
        }
        About::Contract(kind) => Message::new("ahead-contract").with("kind", Message::code("contract", kind.word())),
        About::Coefficient(coefficient) => {
            Message::new("ahead-salary").with("coefficient", words::Value::Decimal(coefficient.clone()))
        }
        About::Retirement { decided: true } => Message::new("ahead-retirement-decided"),
        About::Retirement { .. } if duty.kind == DutyKind::Notice => Message::new("duty-notice"),
        About::Retirement { .. } => Message::new("ahead-retirement"),
        About::Record { lacking, rough_birth } => {
            let mut names: Vec<String> = lacking
                .iter()
                .map(|datum| lang.say(&format!("datum-{}", datum.word())))
                .collect();
            names.extend(rough_birth.then(|| lang.say("duty-lacking-birth-day")));
            Message::new("duty-record").with("lacking", names.join(", "))
        }
    };
    lang.speak(&message)
}

fn post_said(visit: &Visit, post: Ix) -> String {
    let view = visit.view();
    let title = view.post_title(post);
    match view.unit_of_post(post).map(|unit| view.unit_name(unit)) {
        Some(unit) if !title.contains(&*unit) => format!("{title}, {unit}"),
        _ => title.to_string(),
    }
}

/// The rule in its version of the day looked at, with the page of its versions.
pub(super) fn rule_basis(visit: &Visit, rule: &str) -> Option<Basis> {
    rule_basis_on(visit, rule, visit.asked.day)
}

/// The rule in its version of another day.
pub(super) fn rule_basis_on(visit: &Visit, rule: &str, day: Day) -> Option<Basis> {
    let law = visit.law();
    let entry = law.entry(rule)?;
    let versions = entry.versions();
    let version = versions.iter().find(|version| version.span.covers(day))?;
    let cited = citation(visit.lang(), &law.cite(entry, *version)?);
    Some(Basis {
        href: Some(visit.at(&urls::rule(rule))),
        ..cited
    })
}

/// The act by which a duty is settled, by its name among the acts.
const fn settles(kind: DutyKind) -> Option<&'static str> {
    match kind {
        DutyKind::Salary => Some("SetRank"),
        DutyKind::Term => Some("Reappoint"),
        DutyKind::Contract => Some("SignContract"),
        DutyKind::Secondment => Some("EndSecondment"),
        DutyKind::Reinforcement => Some("EndReinforcement"),
        DutyKind::Retirement => Some("Retire"),
        DutyKind::Notice | DutyKind::Record => None,
    }
}

/// A draft with that act for the person, from the day on which it falls due.
pub(crate) fn begins(visit: &Visit, duty: &Duty, code: &str) -> Option<(String, String)> {
    let name = settles(duty.kind)?;
    let shape = ledger::acts::Act::SHAPES.iter().find(|shape| shape.name == name)?;
    let from = match duty.kind {
        // What has a last day is followed by something from the next one on.
        DutyKind::Term | DutyKind::Contract | DutyKind::Secondment | DutyKind::Reinforcement => duty.when?.1.next(),
        // Who reaches the age serves until the pension is paid: from the first of the month after it.
        DutyKind::Retirement if duty.about == (About::Retirement { decided: false }) => {
            duty.when?.1.first_of_next_month()
        }
        _ => duty.when?.1,
    };
    let url = urls::begin_draft(shape.number, &[code.to_owned()], Some(from));
    Some((visit.lang().say("duty-next-draft"), url))
}
