//! `GET /quy-dinh-rieng/{edition}`: an edition as sentences; of a draft the parts that can be set, and what it would change.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use ledger::Day;
use office::figures::Asker;
use office::local_rules::{Edition, EditionState, StandardChange};
use office::permission::Deed;
use standards::rule::Counted;
use words::{Lang, Message, writing};

use super::said::said;
use super::show::{ChangeRow, EditionPage, HeadTyped};
use super::{fields, list};
use crate::components::{Crumb, Problem, Problems};
use crate::pages::tasks::in_lang;
use crate::site::{PageError, Visit, frame_at, page_with};
use crate::urls;

/// What is said once something was done, by the word that the address then carries.
const DONE: [(&str, &str); 3] = [
    ("ghi", "local-rules-saved"),
    ("duyet", "local-rules-approved"),
    ("ket-thuc", "local-rules-ended"),
];

/// What was typed and what is to be mended.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) head: Option<HeadTyped>,
    /// By field: what was typed.
    pub(super) parts: BTreeMap<String, String>,
    /// By field: what is wrong.
    pub(super) wrong: BTreeMap<String, Message>,
    pub(super) problems: Vec<Problem>,
    pub(super) ending: [String; 2],
}

/// The page.
pub(crate) async fn open(Path(id): Path<String>, visit: Visit) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&visit, &id, Typed::default())?)
}

/// The page with what was typed.
pub(super) fn view(visit: &Visit, id: &str, typed: Typed) -> Result<EditionPage, PageError> {
    let (lang, office) = (visit.lang(), visit.site.office());
    let asker = Asker::Account(&visit.actor);
    let edition = office.edition(id).filter(|edition| list::sees(visit, edition));
    let edition = edition.ok_or(PageError::NotFound)?;
    let day = office.today();
    let state = edition.state(day);
    let draft = state == EditionState::Draft;
    let writes = draft && office.may_set_rules(asker, Deed::WriteRules);
    let approver = office.may_set_rules(asker, Deed::ApproveRules);
    let rules = office.rules_of_edition(&edition);
    let (entries, mut hindrances) = match rules {
        Ok(pack) => (pack.entries, Vec::new()),
        Err(problems) => {
            let told = problems.0.iter();
            let told = told.map(|one| if lang == Lang::Vi { one.vi() } else { one.to_string() });
            (Vec::new(), told.collect())
        }
    };
    let rows = super::sentences::rows(visit, &edition, &entries, &typed)?;
    let preview = if draft && (writes || approver) {
        match office.preview_edition(asker, &edition) {
            Ok(preview) => Some((
                lang.speak(
                    &Message::new("local-rules-preview")
                        .with("n", preview.changes.len())
                        .with("same", preview.same)
                        .with("day", writing::day(preview.day)),
                ),
                preview.changes.iter().map(|one| change(lang, one)).collect(),
            )),
            Err(why) => {
                hindrances = why.iter().map(|one| lang.speak(&said(lang, one).message)).collect();
                None
            }
        }
    } else {
        None
    };
    let row = list::row(lang, &edition, day);
    let done = visit.query("xong");
    let done = done.and_then(|word| DONE.iter().find(|(own, _)| *own == word));
    let ends = approver && matches!(state, EditionState::InForce | EditionState::Ahead);
    Ok(EditionPage {
        frame: frame_at(visit, crumbs(visit, &row.title)),
        problems: Problems {
            lang,
            list: typed.problems,
        },
        done: done.map(|(_, id)| lang.say(id)),
        version: edition.version,
        form: writes.then(|| typed.head.unwrap_or_else(|| fields::of(&edition))),
        rules: rows,
        offers: if writes {
            super::sentences::offers(visit, &edition, &entries)
        } else {
            Vec::new()
        },
        approves: draft && approver && !is_own(visit, &edition),
        ends: ends && !is_own(visit, &edition),
        ending: typed.ending,
        preview,
        hindrances,
        row,
    })
}

fn is_own(visit: &Visit, edition: &Edition) -> bool {
    let actor = &visit.actor;
    let own = |writer: &String| *writer == actor.account || writer == actor.principal();
    edition.writers.iter().any(own)
}

fn crumbs(visit: &Visit, title: &str) -> Vec<Crumb> {
    let lang = visit.lang();
    vec![
        Crumb {
            name: lang.say("rules-room"),
            href: Some(visit.at(urls::RULES)),
        },
        Crumb {
            name: lang.say("local-rules-title"),
            href: Some(urls::LOCAL_RULES.to_owned()),
        },
        Crumb {
            name: title.to_owned(),
            href: None,
        },
    ]
}

fn change(lang: Lang, one: &StandardChange) -> ChangeRow {
    let number = |n: usize| writing::count(lang, i64::try_from(n).unwrap_or(i64::MAX));
    let four = |counted: Counted| {
        let unknown = counted.unknown + counted.scope_unknown;
        [counted.in_scope, counted.met, counted.not_met, unknown]
            .map(number)
            .to_vec()
    };
    ChangeRow {
        title: in_lang(lang, &one.title).to_owned(),
        sides: vec![
            (lang.say("local-rules-before"), one.before.map(four)),
            (lang.say("local-rules-after"), one.after.map(four)),
        ],
    }
}

/// The day of whose law an edition speaks: its first.
pub(super) fn law_day(edition: &Edition) -> Day {
    edition.span().from
}
