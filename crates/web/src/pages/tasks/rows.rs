//! From figures to rows: nothing is added to a figure here but words, links and the way it is drawn.

use indicators::{Absent, Figure, Unit};
use ledger::{ActId, Day};
use office::figures::Figures;
use words::{Lang, Message};

use super::marks::mark;
use super::next::next;
use super::show::{Part, Reading, TaskGroup, TaskRow};
use crate::components::{Basis, Confidence, Tally};
use crate::pages::names::Behind;
use crate::site::Visit;
use crate::urls;

/// The subjects in their order: the first words of figures' ids, and the name in the catalogue.
const GROUPS: [(&[&str], &str); 4] = [
    (&["training"], "task-group-training"),
    (&["standards"], "task-group-standards"),
    (&["mobility"], "task-group-mobility"),
    (&["streamlining", "quota", "apparatus"], "task-group-apparatus"),
];

/// Every figure as a row, by subject.
pub(super) fn groups(visit: &Visit, figures: &Figures) -> Vec<TaskGroup> {
    let subject = |figure: &Figure| figure.id.split('.').next().unwrap_or_default();
    let group = |(subjects, name): (&[&str], &'static str)| TaskGroup {
        name: Message::new(name),
        rows: figures
            .figures
            .iter()
            .filter(|figure| subjects.contains(&subject(figure)))
            .map(|figure| row(visit, figure))
            .collect(),
    };
    let groups = GROUPS.into_iter().map(group);
    groups.filter(|group| !group.rows.is_empty()).collect()
}

fn row(visit: &Visit, figure: &Figure) -> TaskRow {
    let (lang, day) = (visit.lang(), visit.asked.day);
    let names = visit.at(&urls::figure_names(figure.id));
    let reading = match &figure.value {
        Ok(value) => Reading::Known {
            value: *value,
            of: figure.of,
            names: (!figure.items.is_empty()).then(|| names.clone()),
        },
        Err(absent) => Reading::Unknown {
            reason: reason(visit, absent),
        },
    };
    let lacks = figure.items.iter().any(|item| !item.counts);
    TaskRow {
        title: titled(lang, figure),
        short: Message::new(format!("short-{}", figure.id.replace('.', "-"))),
        basis: basis(visit, figure),
        tally: tally(figure.unit),
        reading,
        target: figure.target,
        expected_today: figure.expected(day),
        due: figure.due,
        parts: figure
            .parts
            .iter()
            .map(|part| self::part(visit, figure, part))
            .collect(),
        mark: mark(visit, figure),
        gap_names: lacks.then(|| urls::with(&names, "thieu", "1")),
        next: next(visit, figure),
    }
}

/// The figure's title; of a task without a target, that which names none.
pub(crate) fn titled(lang: Lang, figure: &Figure) -> Message {
    let whole = Message::figure(figure.id);
    let Some(target) = figure.target else {
        let plain = Message::new(format!("{}-followed", whole.id()));
        return if words::try_say(lang, plain.id(), &[]).is_some() {
            plain
        } else {
            whole
        };
    };
    whole.with("target", target)
}

/// What a part counts: as the catalogue names it, else as the law names the requirement.
pub(crate) fn part_title(visit: &Visit, figure: &Figure, part: &str) -> Message {
    let lang = visit.lang();
    let candidates = [
        format!("figure-{}-{part}", figure.id.replace('.', "-")),
        format!("figure-part-{part}"),
    ];
    if let Some(id) = candidates
        .into_iter()
        .find(|id| words::try_say(lang, id, &[]).is_some())
    {
        return Message::new(id);
    }
    let said = requirement(visit, figure, part).unwrap_or_else(|| part.to_owned());
    Message::new("verbatim").with("text", said)
}

/// The name of a requirement in the standard that a figure rests on.
fn requirement(visit: &Visit, figure: &Figure, id: &str) -> Option<String> {
    let law = visit.law();
    let standards = figure
        .bases
        .iter()
        .filter_map(|entry| law.standard(entry, visit.asked.day).ok());
    let found = standards
        .flat_map(|standard| &standard.version.body.requirements)
        .find(|requirement| requirement.id == id)?;
    Some(in_lang(visit.lang(), &found.title).to_owned())
}

/// A title of the law in the reader's language.
pub(crate) fn in_lang(lang: Lang, title: &lawbook::Title) -> &str {
    match lang {
        Lang::Vi => &title.vi,
        Lang::En => &title.en,
    }
}

fn part(visit: &Visit, figure: &Figure, part: &indicators::Part) -> Part {
    let opens = i64::try_from(Behind::part(figure, &part.id).count()) == Ok(part.value);
    let names = || visit.at(&urls::figure_names(&format!("{}.{}", figure.id, part.id)));
    Part {
        name: part_title(visit, figure, &part.id),
        value: part.value,
        names: (opens && part.value > 0).then(names),
    }
}

/// Why a figure has no meaning on the day.
fn reason(visit: &Visit, absent: &Absent) -> Message {
    match absent {
        Absent::NoPlan { year } => Message::new("absent-no-plan").with("year", year.to_string()),
        Absent::NoBase { year } => Message::new("absent-no-base").with("year", year.to_string()),
        Absent::NotInForce { entry } => {
            let known = visit.law().entry(entry);
            let title = known.map_or(entry.as_str(), |entry| in_lang(visit.lang(), &entry.title));
            Message::new("absent-not-in-force").with("entry", title)
        }
        Absent::NothingToCount => Message::new("absent-nothing"),
    }
}

/// The entries of law that a figure rests on; without any, the decisions behind it, where they are few.
fn basis(visit: &Visit, figure: &Figure) -> Vec<Basis> {
    let law = visit.law();
    let cited = figure.bases.iter().filter_map(|id| {
        let entry = law.entry(id)?;
        let version = entry
            .versions()
            .into_iter()
            .find(|version| version.span.covers(visit.asked.day))?;
        Some(citation(visit.lang(), &law.cite(entry, version)?))
    });
    let cited: Vec<Basis> = cited.collect();
    if !cited.is_empty() {
        return cited;
    }
    let mut decisions: Vec<ledger::Seq> = figure
        .items
        .iter()
        .filter_map(|item| item.source)
        .map(|act: ActId| act.decision)
        .collect();
    decisions.sort_unstable();
    decisions.dedup();
    if decisions.len() > 2 {
        return Vec::new();
    }
    decisions.into_iter().filter_map(|seq| decided(visit, seq)).collect()
}

/// A decision as a basis: it is on file, so nothing about it is second-hand.
fn decided(visit: &Visit, seq: ledger::Seq) -> Option<Basis> {
    let header = visit.value.entry(seq)?.header();
    let number = match header.number.as_str() {
        "" => visit.lang().say("decision-unnumbered"),
        number => number.to_owned(),
    };
    let said = Message::new("decision-of")
        .with("number", number)
        .with("day", header.signed);
    Some(Basis {
        lang: visit.lang(),
        cited: visit.lang().speak(&said),
        href: Some(visit.at(&urls::decision(&seq.to_string()))),
        confidence: Confidence::Confirmed,
    })
}

/// A citation of the law as a basis.
pub(crate) fn citation(lang: Lang, citation: &lawbook::Citation) -> Basis {
    Basis {
        lang,
        cited: match lang {
            Lang::Vi => citation.vi(),
            Lang::En => citation.en(),
        },
        href: None,
        confidence: match citation.mark {
            lawbook::Mark::SecondHand => Confidence::SecondHand,
            lawbook::Mark::FromMemory => Confidence::FromMemory,
            lawbook::Mark::Derived => Confidence::Derived,
            lawbook::Mark::Confirmed | lawbook::Mark::Chosen => Confidence::Confirmed,
        },
    }
}

/// What a figure counts.
pub(crate) const fn tally(unit: Unit) -> Tally {
    match unit {
        Unit::Classes => Tally::Classes,
        Unit::People => Tally::People,
        Unit::Enrolments => Tally::Enrolments,
        Unit::Moves => Tally::Moves,
        Unit::Communes => Tally::Communes,
        Unit::Posts => Tally::Posts,
        Unit::Bodies => Tally::Bodies,
        Unit::Titles => Tally::Titles,
    }
}

/// The last day of a year, but no later than the day looked at.
pub(super) fn reading_day(year: i32, day: Day) -> Day {
    Day::last_of_year(year).min(day)
}
