//! `GET /nhan-su/{person}/2c`: the dossier; `POST`: with what is sensitive, once each group that is opened is on record.

use axum::Extension;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::value::Row;
use office::permission::{DataClass, Deed};
use office::reads::{NotOpened, SensitiveGroup};
use words::writing;

use super::super::subject::Subject;
use super::show::{DossierPage, ItemHolds};
use crate::components::Crumb;
use crate::pages::paging::count;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The dossier with sensitive items folded.
pub(crate) async fn open(Path(code): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let subject = Subject::find(&visit, &code)?;
    let page = view(&subject, None);
    subject.note_reading();
    page_with(visit.status(), &page)
}

/// The dossier with every sensitive group, each noted before it is shown.
pub(crate) async fn open_all(
    Path(code): Path<String>,
    visit: Visit,
    _checked: Extension<Fields>,
) -> Result<Response, PageError> {
    let subject = Subject::find(&visit, &code)?;
    let (actor, id) = (visit.actor.clone(), subject.id);
    let (day, known) = (visit.asked.day, visit.asked.known_seq());
    let opened = visit
        .site
        .write(move |office| {
            let groups = SensitiveGroup::ALL.into_iter();
            let open = |group| office.open_group(&actor, id, group, day, known);
            groups.map(open).collect::<Result<Vec<Vec<Row>>, _>>()
        })
        .await?;
    let rows = opened.map_err(|problem| {
        PageError::not_done(problem, |why| match why {
            NotOpened::NotAllowed => PageError::Forbidden,
            NotOpened::NoSuchPerson => PageError::NotFound,
        })
    })?;
    let page = view(&subject, Some(&rows.concat()));
    subject.note_reading();
    page_with(StatusCode::OK, &page)
}

fn view(subject: &Subject<'_>, opened: Option<&[Row]>) -> DossierPage {
    let (visit, code) = (subject.visit, subject.code());
    let lang = visit.lang();
    let person = &subject.person;
    let items = subject.items(opened);
    let blank = |holds: &ItemHolds| match holds {
        ItemHolds::Values(values) => values.is_empty(),
        ItemHolds::Table(rows) => rows.is_empty(),
        ItemHolds::Folded | ItemHolds::Refused => false,
    };
    let name = words::person_name(lang, person);
    let here = urls::dossier(&code);
    let crumbs = vec![
        Crumb {
            name: code.clone(),
            href: Some(visit.at(&urls::person(&code))),
        },
        Crumb {
            name: lang.say("person-2c"),
            href: None,
        },
    ];
    let mut frame = frame_at(visit, crumbs);
    frame.here = visit.at(&here);
    let may_open = subject.may(Deed::ReadPerson, DataClass::Sensitive) && opened.is_none();
    DossierPage {
        managed_by: frame.authority.clone(),
        as_of: visit.asked.form(lang, &here, Vec::new(), Vec::new()),
        serves_in: person
            .unit()
            .map(|unit| subject.view.unit_name(unit).to_string())
            .unwrap_or_default(),
        staff_number: person
            .attribute("staff_number")
            .map(|(number, _)| number.to_string())
            .unwrap_or_default(),
        day: writing::day(subject.day()),
        blanks: count(items.iter().filter(|item| blank(&item.holds)).count()),
        opens: may_open.then(|| visit.at(&here)),
        items,
        name,
        frame,
    }
}
