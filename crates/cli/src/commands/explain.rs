//! `xungtam explain PERSON`: rule version → condition → fact → its decision.

use clap::Args;
use ledger::value::Place;
use ledger::{ActId, Entity, PersonId, Value};
use standards::expr::{Explained, Truth};
use standards::facts::LedgerRows;
use standards::rule::{Asking, Finding};
use words::{Lang, Message};

use super::Context;
use crate::args::Moment;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Mã người trong sổ, số định danh 12 chữ số, hoặc họ tên (khi chỉ một người mang tên ấy).
    person: String,
    #[command(flatten)]
    moment: Moment,
}

pub(crate) fn run(context: &Context, args: &ExplainArgs) -> Result<(), Trouble> {
    let office = context.read()?;
    let value = office.value();
    let day = args.moment.as_of.unwrap_or_else(|| office.today());
    let known = crate::day::known(args.moment.known.as_deref(), &value)?;
    let view = value.on(day, known);
    let id = find_person(&value, view, &args.person)?;
    let person = match value.place(Entity::Person(id)) {
        Some(Place::Person(ix)) => view.person(ix),
        _ => None,
    };
    let person = person.ok_or_else(|| Trouble::of("cli-no-such-person").with("typed", args.person.as_str()))?;
    let law_known = crate::day::law_known(args.moment.known.as_deref());
    let rules = office
        .rules_known(law_known)
        .map_err(|problem| Trouble::of("cli-law-broken").because(problem))?;
    let rows = LedgerRows::of(&rules.counted.people, office.law_known(law_known), view);
    let findings = rules
        .counted
        .check_person(&rows.row(person.ix()), &Asking::holding(day));
    let post = person
        .main_post()
        .map(|held| view.post_title(held.post))
        .unwrap_or_default();
    let unit = person.unit().map(|unit| view.unit_name(unit)).unwrap_or_default();
    let place: Vec<String> = [post, unit]
        .into_iter()
        .map(|text| text.to_string())
        .filter(|text| !text.is_empty())
        .collect();
    let head = Message::new("cli-explain")
        .with("name", words::person_name(context.lang, &person))
        .with("id", id.to_string());
    say::data(context.speak(&head.with("place", place.join(", ")).with("day", day)));
    if findings.is_empty() {
        say::data(context.lang.say("cli-explain-nothing"));
    }
    for finding in &findings {
        tell(finding, &value, context.lang);
    }
    Ok(())
}

fn find_person(value: &Value, view: ledger::View<'_>, text: &str) -> Result<PersonId, Trouble> {
    if let Ok(id) = text.parse() {
        return Ok(id);
    }
    if let Some(id) = value.person_with_number(text) {
        return Ok(id);
    }
    let wanted = ledger::text::fold(text);
    let named: Vec<PersonId> = view
        .persons()
        .filter(|person| ledger::text::fold(&person.name()) == wanted)
        .filter_map(|person| person.id())
        .collect();
    match named.as_slice() {
        [one] => Ok(*one),
        [] => Err(Trouble::of("cli-no-such-person").with("typed", text)),
        several => {
            let ids: Vec<String> = several.iter().map(ToString::to_string).collect();
            Err(Trouble::of("cli-several-people")
                .with("n", several.len())
                .with("typed", text)
                .with("ids", ids.join(", ")))
        }
    }
}

fn tell(finding: &Finding, value: &Value, lang: Lang) {
    let (title, source) = match lang {
        Lang::Vi => (&finding.title.vi, finding.citation.vi()),
        Lang::En => (&finding.title.en, finding.citation.en()),
    };
    let deadline = finding.deadline.map_or_else(String::new, |day| {
        format!(
            ", {}",
            lang.speak(&Message::new("cli-due").with("due", day.to_string()))
        )
    });
    say::data(format!(
        "\n[{}{deadline}] {title}\n  {} · {source}",
        finding.verdict.word(),
        finding.standard
    ));
    for requirement in &finding.requirements {
        let title = if lang == Lang::En {
            &requirement.title.en
        } else {
            &requirement.title.vi
        };
        say::data(format!("  {} {title}", mark(requirement.truth())));
        branch(&requirement.explained, 2, value, lang);
    }
}

const fn mark(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "✓",
        Truth::No => "✕",
        Truth::Unknown => "?",
    }
}

/// The tree below a condition: each part, each value with the decision that recorded it.
fn branch(explained: &Explained, depth: usize, value: &Value, lang: Lang) {
    let indent = "  ".repeat(depth);
    for used in &explained.used {
        let source = used
            .source
            .map_or_else(|| lang.say("cli-not-on-record"), |source| decision(source, value, lang));
        say::data(format!(
            "{indent}{} {} = {} · {source}",
            mark(explained.truth),
            used.name,
            used.value
        ));
    }
    for part in &explained.parts {
        branch(part, depth + 1, value, lang);
    }
}

/// A decision as a paper is cited: number and day.
fn decision(source: ActId, value: &Value, lang: Lang) -> String {
    let Some(entry) = value.entry(source.decision) else {
        return source.to_string();
    };
    let cited = Message::new("cli-decision")
        .with("number", entry.header().number.as_str())
        .with("signed", entry.header().signed);
    lang.speak(&cited.with("act", source.to_string()))
}
