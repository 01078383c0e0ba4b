//! What the law says of a draft, in words.

use ledger::Decision;
use ledger::value::Ix;
use office::law_check::{CannotCheck, LawRemark, Remark, Weight};
use office::permission::{DataClass, Deed};
use standards::expr::Truth;
use standards::rule::Finding;
use words::{Message, Value, writing};

use super::show::LawLine;
use crate::pages::tasks::{citation, in_lang};
use crate::site::{PageError, Visit};
use crate::urls;

/// The lines of a draft, of people whom the reader may see. None while the ledger refuses the draft.
pub(super) fn lines(visit: &Visit, decision: &Decision) -> Result<Option<Vec<LawLine>>, PageError> {
    let structure = visit.structure();
    let (people, sensitive) = (
        visit.scope(Deed::ReadPerson, DataClass::Personal, &structure),
        visit.scope(Deed::ReadPerson, DataClass::Sensitive, &structure),
    );
    let view = visit.view();
    let unit = |person: Ix| view.person(person).and_then(|person| person.unit());
    let reads = |person: Ix| sensitive.covers(unit(person), Some(person), &structure);
    let found = match visit.site.office().law_check(&visit.value, decision, &reads) {
        Ok(found) => found,
        Err(CannotCheck::Refused(_)) => return Ok(None),
        Err(CannotCheck::Law(problem)) => return Err(PageError::Failed(problem.to_string())),
    };
    let seen = |one: &&LawRemark| {
        // Whom the draft itself registers is known to its reader.
        let known =
            |person: Ix| person >= visit.value.person_count() || people.covers(unit(person), Some(person), &structure);
        one.person.is_none_or(known)
    };
    Ok(Some(found.iter().filter(seen).map(|one| line(visit, one)).collect()))
}

fn line(visit: &Visit, one: &LawRemark) -> LawLine {
    let (lang, view) = (visit.lang(), visit.view());
    let weight = one.remark.weight();
    let who = one.person.and_then(|person| view.person(person));
    let link = |person: ledger::view::PersonView<'_>| {
        let name = words::person_name(lang, &person);
        let href = person.id().map(|id| visit.at(&urls::person(&id.to_string())));
        (name, href)
    };
    LawLine {
        mark: mark(weight),
        weight: lang.say(&format!("law-weight-{}", weight.word())),
        act: one.ordinal + 1,
        who: who.map(link),
        said: said(visit, &one.remark),
        basis: one.remark.citation().map(|cited| citation(lang, cited)),
    }
}

const fn mark(weight: Weight) -> &'static str {
    match weight {
        Weight::Bars => "▲",
        Weight::Warns => "●",
        Weight::Unknown => "○",
    }
}

fn said(visit: &Visit, remark: &Remark) -> String {
    let (lang, view) = (visit.lang(), visit.view());
    let message = match remark {
        Remark::Standard(finding) => standard(visit, finding),
        Remark::Barred { until, .. } => Message::new("law-barred").with("until", writing::day(*until)),
        Remark::DisciplinesUnread => Message::new("law-disciplines-unread"),
        Remark::StepTooSoon { due, delayed, .. } => {
            let id = if *delayed > 0 {
                "law-step-delayed"
            } else {
                "law-step-too-soon"
            };
            Message::new(id)
                .with("due", writing::day(*due))
                .with("months", *delayed)
        }
        Remark::OtherCoefficient { lawful, .. } => {
            Message::new("law-other-coefficient").with("coefficient", Value::Decimal(lawful.to_string()))
        }
        Remark::RotationTooShort { least, .. } => Message::new("law-rotation-too-short").with("months", *least),
        Remark::OtherTerm { months, .. } => Message::new("law-other-term").with("months", *months),
        Remark::RetiresBefore { retires, .. } => Message::new("law-retires-before").with("day", writing::day(*retires)),
        Remark::OverQuota {
            unit,
            kind,
            assigned,
            present,
        } => Message::new("law-over-quota")
            .with("unit", view.unit_name(*unit).to_string())
            .with("kind", Message::code("quota", kind.word()))
            .with("assigned", *assigned)
            .with("present", *present),
    };
    lang.speak(&message)
}

/// What a standard asks and is not met; of one that cannot be judged, what the record would have to tell.
fn standard(visit: &Visit, finding: &Finding) -> Message {
    let lang = visit.lang();
    let title = in_lang(lang, &finding.title).to_owned();
    if finding.scope.truth == Truth::Unknown {
        return Message::new("law-standard-perhaps").with("title", title);
    }
    let unmet: Vec<&str> = finding.unmet().map(|one| in_lang(lang, &one.title)).collect();
    let unknown: Vec<&str> = finding.unknown().map(|one| in_lang(lang, &one.title)).collect();
    let (id, missing) = if unmet.is_empty() {
        ("law-standard-unknown", unknown)
    } else {
        ("law-standard", unmet)
    };
    Message::new(id)
        .with("title", title)
        .with("missing", missing.join("; "))
}
