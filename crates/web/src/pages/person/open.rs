//! `GET /nhan-su/{person}`, and `POST /nhan-su/{person}/nhom/{group}`: a sensitive group, once its opening is on record.

use axum::Extension;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Redirect, Response};
use ledger::value::Row;
use office::permission::{DataClass, Deed};
use office::reads::{NotOpened, SensitiveGroup};

use super::show::PersonPage;
use super::subject::Subject;
use super::vault::VaultView;
use crate::components::Crumb;
use crate::pages::own::of_reader;
use crate::site::{Fields, PageError, Visit, frame_at, page_with};
use crate::urls;

/// The page.
pub(crate) async fn open(Path(code): Path<String>, visit: Visit) -> Result<Response, PageError> {
    let subject = Subject::find(&visit, &code)?;
    let page = subject.page(None)?;
    subject.note_reading();
    page_with(visit.status(), &page)
}

/// The page of the reader's own record.
pub(crate) fn own_page(visit: &Visit) -> Result<PersonPage, PageError> {
    let person = visit.actor.person.ok_or(PageError::NotFound)?;
    let subject = Subject::find(visit, &person.to_string())?;
    let mut page = subject.page(None)?;
    page.frame.here = visit.at(urls::OWN);
    urls::OWN.clone_into(&mut page.as_of.action);
    page.frame.crumbs = vec![Crumb {
        name: visit.lang().say("own-title"),
        href: None,
    }];
    Ok(page)
}

/// A group that was opened is shown once; reading the address again leads to the folded page.
pub(crate) async fn back_from_group(Path((code, _)): Path<(String, String)>, visit: Visit) -> Redirect {
    Redirect::to(&visit.at(&urls::person(&code)))
}

/// Opens a group: alone for a page that puts it in place, else the whole page with it open.
pub(crate) async fn open_group(
    Path((code, group)): Path<(String, String)>,
    visit: Visit,
    _checked: Extension<Fields>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let group = SensitiveGroup::from_word(&group).ok_or(PageError::NotFound)?;
    let subject = Subject::find(&visit, &code)?;
    let (actor, id) = (visit.actor.clone(), subject.id);
    let (day, known) = (visit.asked.day, visit.asked.known_seq());
    let opened = visit
        .site
        .write(move |office| office.open_group(&actor, id, group, day, known))
        .await?;
    let rows = opened.map_err(|problem| {
        PageError::not_done(problem, |why| match why {
            NotOpened::NotAllowed => PageError::Forbidden,
            NotOpened::NoSuchPerson => PageError::NotFound,
        })
    })?;
    if headers.contains_key("hx-request") {
        let alone = VaultView {
            lang: visit.lang(),
            csrf: None,
            group: subject.opened(group, &rows),
        };
        return page_with(StatusCode::OK, &alone);
    }
    let page = subject.page(Some(&(group, rows)))?;
    subject.note_reading();
    page_with(StatusCode::OK, &page)
}

impl Subject<'_> {
    pub(super) fn page(&self, opened: Option<&(SensitiveGroup, Vec<Row>)>) -> Result<PersonPage, PageError> {
        let (visit, lang, code) = (self.visit, self.visit.lang(), self.code());
        let verdicts = self.verdicts()?;
        let mut links = vec![(lang.say("person-2c"), visit.at(&urls::dossier(&code)))];
        if self.may(Deed::Export, DataClass::Personal) {
            links.push((lang.say("export-xlsx"), visit.at(&urls::person_workbook(&code))));
        }
        let crumbs = vec![
            Crumb {
                name: lang.say("room-tasks"),
                href: Some(visit.at(urls::TASKS)),
            },
            Crumb {
                name: code.clone(),
                href: None,
            },
        ];
        let mut frame = frame_at(visit, crumbs);
        // After a group was opened, coming back shows it folded again.
        frame.here = visit.at(&urls::person(&code));
        Ok(PersonPage {
            frame,
            as_of: visit.asked.form(lang, &urls::person(&code), Vec::new(), links),
            who: self.who(),
            standards: verdicts.len(),
            findings: self.findings(&verdicts),
            lanes: self.course(),
            ahead: self.ahead(),
            facts: self.facts(),
            sensitive: self.sensitive(opened),
            own: if self.is_own() {
                Some(of_reader(visit, &self.person)?)
            } else {
                None
            },
        })
    }
}
