//! What one item of a figure looks like in a list.

use indicators::Item;
use ledger::ActId;
use ledger::value::{Ix, Place};
use ledger::view::ClassView;
use words::{Message, writing};

use super::behind::Behind;
use super::show::{Listed, Listing, NameRow};
use crate::components::Source;
use crate::pages::tasks::part_title;
use crate::site::Visit;
use crate::urls;

/// What the items of a figure are.
pub(super) fn listed(behind: &Behind<'_>) -> Listed {
    match behind.figure.items.first().map(|item| item.place) {
        Some(Place::Class(_)) => Listed::Classes,
        Some(Place::Unit(_) | Place::Post(_)) => Listed::Units,
        Some(Place::Person(_)) | None => Listed::People,
    }
}

/// One row.
pub(super) fn row(visit: &Visit, behind: &Behind<'_>, item: &Item) -> NameRow {
    let row = match item.place {
        Place::Person(person) => of_person(visit, person),
        Place::Class(class) => visit
            .view()
            .class(class)
            .map_or_else(NameRow::default, |class| of_class(visit, &class)),
        Place::Unit(unit) => of_unit(visit, unit),
        Place::Post(post) => NameRow {
            name: visit.view().post_title(post).to_string(),
            ..NameRow::default()
        },
    };
    let title = || visit.lang().speak(&part_title(visit, behind.figure, &item.part));
    let missing = match behind.listing {
        Listing::Missing if behind.figure.parts.iter().any(|part| part.id == item.part) => vec![title()],
        _ => Vec::new(),
    };
    // Of a class its days stand in a column of their own.
    let day = item.day.filter(|_| !matches!(item.place, Place::Class(_)));
    let of_several = missing.is_empty() && item.counts && behind.figure.parts.iter().any(|part| part.id == item.part);
    let note: Vec<String> = [of_several.then(title), day.map(writing::day), row.note]
        .into_iter()
        .flatten()
        .collect();
    NameRow {
        missing,
        note: (!note.is_empty()).then(|| note.join(", ")),
        source: item.source.and_then(|act| source(visit, act)),
        ..row
    }
}

fn of_person(visit: &Visit, person: Ix) -> NameRow {
    let view = visit.view();
    let Some(person) = view.person(person) else {
        return NameRow::default();
    };
    let code = person.id().map(|id| id.to_string()).unwrap_or_default();
    let post = person.main_post().map(|held| view.post_title(held.post).to_string());
    NameRow {
        name: words::person_name(visit.lang(), &person),
        href: Some(visit.at(&urls::person(&code))),
        code,
        unit: person
            .unit()
            .map(|unit| view.unit_name(unit).to_string())
            .unwrap_or_default(),
        post: post.or_else(|| person.attribute("title").map(|(title, _)| title.to_string())),
        ..NameRow::default()
    }
}

fn of_class(visit: &Visit, class: &ClassView<'_>) -> NameRow {
    let lang = visit.lang();
    let days = Message::new("from-until")
        .with("from", class.starts)
        .with("until", class.ends);
    let seats = Message::new("names-seats")
        .with("taken", class.learners().len())
        .with("seats", class.seats);
    NameRow {
        name: class.title().to_string(),
        code: class.code().to_string(),
        unit: lang.speak(&Message::code("family", class.family.word())),
        post: Some(lang.speak(&days)),
        note: Some(lang.speak(&seats)),
        ..NameRow::default()
    }
}

fn of_unit(visit: &Visit, unit: Ix) -> NameRow {
    let (view, structure) = (visit.view(), visit.structure());
    let above = structure.unit(unit).and_then(|unit| unit.parent);
    let kind = view.unit_kind(unit).map(|kind| Message::code("unit-kind", kind.word()));
    NameRow {
        name: view.unit_name(unit).to_string(),
        code: view.unit_code(unit).map(|code| code.to_string()).unwrap_or_default(),
        unit: above.map(|above| view.unit_name(above).to_string()).unwrap_or_default(),
        post: kind.map(|kind| visit.lang().speak(&kind)),
        ..NameRow::default()
    }
}

fn is_workbook(name: &str) -> bool {
    let ending = name.rsplit('.').next().map(str::to_lowercase).unwrap_or_default();
    ["xlsx", "xls", "csv", "ods"].contains(&ending.as_str())
}

/// The decision of an act, as a source.
pub(crate) fn source(visit: &Visit, act: ActId) -> Option<Source> {
    let header = visit.value.entry(act.decision)?.header();
    // Beside an import stands the workbook it was read from, which is nobody's paper.
    let scans = header
        .attachments
        .iter()
        .filter(|named| !is_workbook(&named.name))
        .count();
    Some(Source {
        scans,
        lang: visit.lang(),
        number: Some(header.number.clone()).filter(|number| !number.is_empty()),
        day: header.signed,
        href: Some(visit.at(&urls::decision(&act.decision.to_string()))),
    })
}
