//! `GET /nhan-su/{person}/ho-so.xlsx`: what the page shows of a person, without sensitive groups; taking it out is on record.

use axum::extract::Path;
use axum::http::Uri;
use axum::response::Response;
use ledger::PersonId;
use office::export::TakenList;
use office::permission::{DataClass, Deed};
use office::reads::{NotOpened, SensitiveGroup};
use office::writer::NotDone;
use papers::table::OutCell;
use words::{Message, writing};

use super::sensitive::group_name;
use super::show::PersonPage;
use super::subject::Subject;
use super::vault::Vault;
use crate::components::Source;
use crate::pages::taken::{Taken, headings};
use crate::site::{PageError, Visit};

/// The workbook.
pub(crate) async fn workbook(Path(code): Path<String>, uri: Uri, visit: Visit) -> Result<Response, PageError> {
    let subject = Subject::find(&visit, &code)?;
    if !subject.may(Deed::Export, DataClass::Personal) {
        return Err(PageError::Forbidden);
    }
    let taken = Taken {
        list: TakenList::Record(subject.id),
        file: format!("ho-so-{}-{}", subject.code(), visit.asked.day),
        ..table(&visit, &subject.page(None)?, subject.id)
    };
    let handed = taken.hand_over(&visit.site, &visit.actor, visit.lang(), &uri).await?;
    subject.note_reading();
    Ok(handed)
}

/// The copy of the reader's own data, sensitive groups with it. That each group is opened is on record first; that the copy is taken, when it is
/// handed over.
pub(in crate::pages) async fn own_copy(visit: &Visit) -> Result<Taken, PageError> {
    let person = visit.actor.person.ok_or(PageError::Forbidden)?;
    let subject = Subject::find(visit, &person.to_string())?;
    let page = subject.page(None)?;
    let id = subject.id;
    let (day, known) = (visit.asked.day, visit.asked.known_seq());
    let actor = visit.actor.clone();
    let opened = visit
        .site
        .write(move |office| {
            let open = |group| Ok((group, office.open_group(&actor, id, group, day, known)?));
            SensitiveGroup::ALL
                .into_iter()
                .map(open)
                .collect::<Result<Vec<_>, NotDone<NotOpened>>>()
        })
        .await?;
    let opened = opened.map_err(|problem| PageError::not_done(problem, |_| PageError::Forbidden))?;
    let lang = visit.lang();
    let mut table = table(visit, &page, person);
    for (group, rows) in &opened {
        let Vault::Open(facts) = subject.opened(*group, rows).vault else {
            continue;
        };
        for fact in facts {
            table.rows.push(vec![
                OutCell::text(format!("{}: {}", lang.say(group_name(*group)), fact.name)),
                OutCell::text(&fact.value),
                fact.since
                    .map_or(OutCell::Empty, |since| OutCell::text(writing::when(lang, since))),
                fact.source
                    .map_or(OutCell::Empty, |source| OutCell::text(source.plain())),
            ]);
        }
    }
    Ok(table)
}

/// What the page shows, as the own record.
fn table(visit: &Visit, page: &PersonPage, id: PersonId) -> Taken {
    let lang = visit.lang();
    let source = |source: Option<&Source>| {
        source.map_or(OutCell::Empty, |source| {
            let number = source.number.clone().unwrap_or_else(|| lang.say("decision-unnumbered"));
            OutCell::text(
                lang.speak(
                    &Message::new("decision-of")
                        .with("number", number)
                        .with("day", source.day),
                ),
            )
        })
    };
    let mut rows = Vec::new();
    for finding in &page.findings {
        let basis: Vec<&str> = finding.basis.iter().map(|basis| basis.cited.as_str()).collect();
        rows.push(vec![
            OutCell::text(lang.say("person-missing")),
            OutCell::text(&finding.missing),
            finding
                .deadline
                .map_or(OutCell::Empty, |day| OutCell::text(writing::day(day))),
            OutCell::text(basis.join("; ")),
        ]);
    }
    for fact in &page.facts {
        rows.push(vec![
            OutCell::text(&fact.name),
            OutCell::text(&fact.value),
            fact.since
                .map_or(OutCell::Empty, |since| OutCell::text(writing::when(lang, since))),
            source(fact.source.as_ref()),
        ]);
    }
    for lane in &page.lanes.lanes {
        for event in &lane.events {
            rows.push(vec![
                OutCell::text(lang.say(lane.name)),
                OutCell::text(&event.full),
                OutCell::text(writing::when(lang, event.from)),
                source(event.source.as_ref()),
            ]);
        }
    }
    for step in &page.ahead {
        rows.push(vec![
            OutCell::text(lang.say("person-next")),
            OutCell::text(&step.said),
            OutCell::text(&step.when),
        ]);
    }
    let columns = [
        "person-fact",
        "person-fact-value",
        "person-fact-since",
        "person-fact-source",
    ];
    Taken {
        list: TakenList::OwnRecord(id),
        file: format!("ban-sao-du-lieu-{}", visit.asked.day),
        title: format!("{} ({})", page.who.name, page.who.code),
        filter: vec![visit.said()],
        columns: headings(lang, &columns),
        rows,
    }
}
