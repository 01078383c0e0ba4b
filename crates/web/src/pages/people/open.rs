//! `GET /nhan-su`: the list that an address tells; `POST /nhan-su`: the same with a name or a number that is sought.

use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::codes::{ContractKind, Sex, Standing};
use ledger::value::Word;
use office::people::Datum;
use office::permission::{DataClass, Deed};

use super::asking::{Asking, CONTRACT_ENDS, LADDERS, ORDER, TITLE, choices, law_words, level_choices};
use super::columns::Column;
use super::list::List;
use super::order::Order;
use super::own::{self, OPEN, OwnCells};
use super::show::{Choice, Heading, PeoplePage};
use crate::components::Crumb;
use crate::pages::drafts::for_people;
use crate::pages::paging::{ROWS, count, paged, rows_of};
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The field of an address that shows all that the filter has.
const MORE: &str = "loc-them";
/// The most units that the filter offers.
const UNITS: usize = 400;

/// The list of an address.
pub(crate) async fn open(visit: Visit) -> Result<Response, PageError> {
    let asking = of_address(&visit);
    let list = List::of(&visit, &asking, Deed::ReadPerson).await?;
    if list.scope_is_empty {
        return Err(PageError::Forbidden);
    }
    page_with(
        visit.status(),
        &view(&visit, &asking, &list, None, &OwnCells::default()),
    )
}

/// The list of a form.
pub(crate) async fn find(visit: Visit, Extension(fields): Extension<Fields>) -> Result<Response, PageError> {
    let asking = of_form(&visit, &fields);
    let list = List::of(&visit, &asking, Deed::ReadPerson).await?;
    if list.scope_is_empty {
        return Err(PageError::Forbidden);
    }
    let page = fields.get("trang").parse().unwrap_or(1);
    let own = if fields.get(OPEN).is_empty() {
        OwnCells::default()
    } else {
        let shown = list.members(&visit, rows_of(list.found.len(), page));
        own::opened(&visit, &asking, shown, Deed::ReadPerson).await?
    };
    page_with(StatusCode::OK, &view(&visit, &asking, &list, Some(page), &own))
}

pub(super) fn of_address(visit: &Visit) -> Asking {
    let get = |name: &str| visit.query(name).unwrap_or_default().to_owned();
    Asking::read(visit, get, &visit.queries("cot"), "")
}

pub(super) fn of_form(visit: &Visit, fields: &Fields) -> Asking {
    let get = |name: &str| fields.get(name).to_owned();
    Asking::read(visit, get, &fields.all("cot"), fields.get("tim"))
}

/// The fields of a form that may be kept: what it asks with, without what is sought by name.
pub(crate) fn fields_of_form(visit: &Visit, fields: &Fields) -> Vec<(String, String)> {
    let get = |name: &str| fields.get(name).to_owned();
    Asking::read(visit, get, &fields.all("cot"), "").fields()
}

/// The conditions of kept fields in words.
pub(crate) fn conditions_told(visit: &Visit, fields: &[(String, String)]) -> Vec<String> {
    let get = |name: &str| {
        let field = fields.iter().find(|(own, _)| own == name);
        field.map_or_else(String::new, |(_, text)| text.clone())
    };
    let asking = Asking::read(visit, get, &[], "");
    asking.told(visit).into_iter().map(|told| told.said).collect()
}

/// The name of the kept list that the address was opened from.
fn kept_name(visit: &Visit) -> Option<String> {
    let office = visit.site.office();
    let id = visit.query("bo-loc")?;
    let list = office.saved_list(&visit.actor, id, &visit.value, &visit.structure())?;
    Some(list.name)
}

fn view(visit: &Visit, asking: &Asking, list: &List, posted: Option<usize>, own: &OwnCells) -> PeoplePage {
    let lang = visit.lang();
    let here = asking.address(visit, urls::PEOPLE, None);
    let (range, pager, more) = match posted {
        None => {
            let (range, pager) = paged(visit, list.found.len(), &here);
            (range, pager, None)
        }
        Some(page) => {
            let range = rows_of(list.found.len(), page);
            let more = (range.end < list.found.len()).then_some(range.end / ROWS + 1);
            (range, None, more)
        }
    };
    let sought = asking.conditions.sought.text().to_owned();
    let exports = !visit
        .scope(Deed::Export, DataClass::Personal, &visit.structure())
        .is_empty();
    let mut links = Vec::new();
    let own_shown = own::shown(visit, asking, !own.keys.is_empty());
    // With columns of the office's own the list is taken by a form.
    let by_form = own_shown.as_ref().is_some_and(|own| own.takes.is_some());
    if exports && sought.is_empty() && !by_form {
        for (id, path) in [("export-xlsx", urls::PEOPLE_XLSX), ("export-csv", urls::PEOPLE_CSV)] {
            links.push((lang.say(id), asking.address(visit, path, None)));
        }
    }
    let figures = visit.scope(Deed::ReadFigures, DataClass::Internal, &visit.structure());
    if !figures.is_empty() {
        let quality = match asking.field("don-vi") {
            "" => urls::QUALITY.to_owned(),
            unit => urls::with(urls::QUALITY, "don-vi", unit),
        };
        links.push((lang.say("quality-room"), visit.at(&quality)));
    }
    let imports = visit.scope(Deed::Import, DataClass::Personal, &visit.structure());
    if !imports.is_empty() {
        links.push((lang.say("imports-title"), urls::IMPORTS.to_owned()));
    }
    links.push((lang.say("honours-room"), visit.at(urls::HONOURS)));
    links.push((lang.say("lists-title"), urls::KEPT_LISTS.to_owned()));
    let crumbs = vec![Crumb {
        name: lang.say("room-people"),
        href: None,
    }];
    let mut frame = frame_at(visit, crumbs);
    // What was posted is in no address: coming back shows the list without it.
    frame.here.clone_from(&here);
    PeoplePage {
        frame,
        as_of: visit.asked.form(lang, urls::PEOPLE, asking.fields(), links),
        kept: kept_name(visit),
        total: count(list.found.len()),
        told: asking.told(visit),
        choices: filter(visit, asking, list),
        contract_ends: shows_more(visit, asking).then(|| asking.field(CONTRACT_ENDS).to_owned()),
        wider: (!shows_more(visit, asking)).then(|| urls::with(&here, MORE, "1")),
        filter_is_open: visit.query(MORE).is_some(),
        years: ["sinh-tu", "sinh-den"].map(|field| asking.field(field).to_owned()),
        columns: choosable(visit, asking, list),
        own: own_shown,
        keep: asking.fields(),
        headings: headings(visit, asking, own),
        moment: {
            let order = Some((ORDER, asking.field(ORDER).to_owned())).filter(|(_, text)| !text.is_empty());
            visit.asked.moment.fields().into_iter().chain(order).collect()
        },
        post: visit.at(urls::PEOPLE),
        post_xlsx: visit.at(urls::PEOPLE_XLSX),
        acts: if visit
            .scope(Deed::Decide, DataClass::Personal, &visit.structure())
            .is_empty()
        {
            &[]
        } else {
            for_people(lang)
        },
        rows: list.rows(visit, &asking.columns, own, range),
        pager,
        more,
        exports,
        sought,
    }
}

/// The headings; of a list that an address tells each leads to the order by its column. What is sought stands in no address.
fn headings(visit: &Visit, asking: &Asking, own: &OwnCells) -> Vec<Heading> {
    let named = asking.address(visit, urls::PEOPLE, Some(ORDER));
    let leads = asking.conditions.sought.text().is_empty();
    let name = Heading {
        said: visit.lang().say("people-column-name"),
        href: leads.then(|| named.clone()),
        sorted: asking.order.is_none().then_some("ascending"),
    };
    let of = |column: &Column| {
        let own = asking.order.filter(|order| order.column == *column);
        let next = Order::next(asking.order, *column);
        Heading {
            said: visit.lang().say(column.heading()),
            href: leads.then(|| next.map_or_else(|| named.clone(), |next| urls::with(&named, ORDER, &next))),
            sorted: own.map(|order| if order.falls { "descending" } else { "ascending" }),
        }
    };
    // What is sensitive sets nothing in order: where somebody stands would tell it.
    let own = own.keys.iter().map(|key| Heading {
        said: key.clone(),
        href: None,
        sorted: None,
    });
    std::iter::once(name)
        .chain(asking.columns.iter().map(of))
        .chain(own)
        .collect()
}

/// Each column that can be chosen: its word, its heading, whether it is.
fn choosable(visit: &Visit, asking: &Asking, list: &List) -> Vec<(String, String, bool)> {
    let one = |column: &Column| {
        let said = visit.lang().say(column.heading());
        (column.word().to_owned(), said, asking.columns.contains(column))
    };
    let mut all: Vec<_> = Column::ALL.iter().map(one).collect();
    if shows_more(visit, asking) {
        all.extend(own::offered(visit, asking, &list.roster));
    }
    all
}

/// Whether the filter shows all that it has.
fn shows_more(visit: &Visit, asking: &Asking) -> bool {
    visit.query(MORE).is_some() || asking.asks_more()
}

/// What is chosen by title, rank, professional title and contract: read from everybody's record, so only where it is wanted.
fn further(visit: &Visit, asking: &Asking, list: &List) -> Vec<Choice> {
    let (lang, view, structure) = (visit.lang(), visit.view(), visit.structure());
    let scope = visit.scope(Deed::ReadPerson, DataClass::Personal, &structure);
    let words = list.roster.words_in_use(&visit.value, &structure, &scope);
    let law = law_words(visit);
    let choice = |field: &'static str, label: &str, words: &[Word], said: &dyn Fn(&str) -> String| {
        let chosen = asking.field(field).to_owned();
        let mut choices: Vec<(String, String)> = words
            .iter()
            .map(|word| view.text(*word).to_string())
            .map(|text| (text.clone(), said(&text)))
            .collect();
        // What is asked for stays chosen, where nobody has it too.
        if !chosen.is_empty() && choices.iter().all(|(text, _)| *text != chosen) {
            choices.push((chosen.clone(), said(&chosen)));
        }
        Choice {
            field,
            label: lang.say(label),
            chosen,
            choices,
        }
    };
    let plain = |text: &str| text.to_owned();
    let kinds = ContractKind::ALL.iter().map(|kind| kind.word());
    vec![
        choice(TITLE, "people-column-post", &words.titles, &plain),
        choice("ngach", "people-column-rank", &words.ranks, &|text| law.rank(text)),
        choice("chuc-danh", "people-column-professional", &words.professional, &plain),
        Choice {
            field: "hop-dong",
            label: lang.say("people-column-contract"),
            chosen: asking.field("hop-dong").to_owned(),
            choices: choices(lang, "contract", kinds),
        },
    ]
}

fn filter(visit: &Visit, asking: &Asking, list: &List) -> Vec<Choice> {
    let lang = visit.lang();
    let choice = |field: &'static str, label: &str, choices: Vec<(String, String)>| Choice {
        field,
        label: lang.say(label),
        chosen: asking.field(field).to_owned(),
        choices,
    };
    let party = vec![
        ("co".to_owned(), lang.say("people-party")),
        ("khong".to_owned(), lang.say("people-no-party")),
    ];
    let mut all = vec![
        choice("don-vi", "people-column-unit", units(visit, asking.unit(visit))),
        choice(
            "doi-tuong",
            "people-column-standing",
            choices(
                lang,
                "standing-kind",
                Standing::ALL.iter().map(|standing| standing.word()),
            ),
        ),
        choice(
            "gioi",
            "people-column-sex",
            choices(lang, "sex", Sex::ALL.iter().map(|sex| sex.word())),
        ),
        choice("dang", "people-column-party-filter", party),
    ];
    let headings = ["people-column-education", "people-column-theory", "people-column-state"];
    for ((field, ladder, _), heading) in LADDERS.into_iter().zip(headings) {
        all.push(choice(field, heading, level_choices(visit, ladder)));
    }
    let datum = |datum: &Datum| (datum.word().to_owned(), lang.say(&format!("datum-{}", datum.word())));
    all.push(choice(
        "chua-ghi",
        "people-unrecorded-label",
        Datum::ALL.iter().map(datum).collect(),
    ));
    if shows_more(visit, asking) {
        all.extend(further(visit, asking, list));
    }
    all
}

/// The units that the reader may see people of, as the tree has them.
pub(crate) fn units(visit: &Visit, chosen: Option<u32>) -> Vec<(String, String)> {
    let (structure, view) = (visit.structure(), visit.view());
    let scope = visit.scope(Deed::ReadPerson, DataClass::Personal, &structure);
    let seen = structure
        .walked()
        .iter()
        .filter(|unit| scope.covers(Some(**unit), None, &structure));
    let depth = |unit: u32| {
        let above = |unit: &u32| structure.unit(*unit).and_then(|unit| unit.parent);
        std::iter::successors(above(&unit), above).take(8).count()
    };
    let named = |unit: &u32| {
        let id = view.unit_id(*unit)?.to_string();
        Some((
            id,
            format!("{}{}", "\u{2003}".repeat(depth(*unit)), view.unit_name(*unit)),
        ))
    };
    let mut offered: Vec<u32> = seen.copied().take(UNITS).collect();
    // Of very many units a part is offered; the one that is asked for is among them, so that the form keeps it.
    offered.extend(chosen.filter(|chosen| !offered.contains(chosen)));
    offered.iter().filter_map(named).collect()
}
