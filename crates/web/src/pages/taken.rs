//! Lists that are taken away as they are seen: one way for all of them. What narrows a list stands on top of it, no cell is a formula, and
//! that it was taken is on record before anything is handed over.
//!
//! INVARIANT: no table leaves as a file by another way; the house rules look for one.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use axum::response::{IntoResponse as _, Response};
use office::export::TakenList;
use office::permission::Actor;
use papers::table::{OutCell, Table};
use words::{Lang, Message, writing};

use crate::site::{PageError, Site};

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A list as it is handed over.
#[derive(Debug)]
pub(super) struct Taken {
    /// Which.
    pub(super) list: TakenList,
    /// The file's name in plain letters, without its end.
    pub(super) file: String,
    /// What stands on top.
    pub(super) title: String,
    /// What narrows it, in words.
    pub(super) filter: Vec<String>,
    /// The headings.
    pub(super) columns: Vec<String>,
    /// The rows, a cell a column.
    pub(super) rows: Vec<Vec<OutCell>>,
}

impl Taken {
    /// Hands the list over in the form that the end of the address asks for.
    pub(super) async fn hand_over(
        self,
        site: &Site,
        actor: &Actor,
        lang: Lang,
        uri: &Uri,
    ) -> Result<Response, PageError> {
        let (by, list, rows) = (actor.clone(), self.list, self.rows.len());
        let sheet = lang.say(sheet(&list));
        let noted = site.write(move |office| office.note_taken(&by, &list, rows)).await?;
        noted.map_err(|problem| PageError::not_done(problem, |()| PageError::Forbidden))?;
        let table = Table {
            sheet,
            title: self.title,
            filter: Some(self.filter.join("; ")),
            headings: self.columns,
            rows: self.rows,
        };
        let end = std::path::Path::new(uri.path()).extension();
        let end = end.and_then(std::ffi::OsStr::to_str).unwrap_or_default();
        let failed = |problem: &dyn std::fmt::Display| PageError::Failed(problem.to_string());
        match end {
            "csv" => {
                let bytes = table.to_csv().map_err(|problem| failed(&problem))?;
                attached(bytes, "text/csv; charset=utf-8", &format!("{}.csv", self.file))
            }
            "json" => attached(json(&table)?, "application/json", &format!("{}.json", self.file)),
            _ => {
                let bytes = table.to_xlsx().map_err(|problem| failed(&problem))?;
                attached(bytes, WORKBOOK, &format!("{}.xlsx", self.file))
            }
        }
    }
}

/// What the sheet is called.
const fn sheet(list: &TakenList) -> &'static str {
    match list {
        TakenList::Tasks => "room-tasks",
        TakenList::Units => "room-units",
        TakenList::Quotas => "quotas-room",
        TakenList::Matrix => "matrix-room",
        TakenList::Record(_) | TakenList::OwnRecord(_) => "workbook-person",
        _ => "workbook-list",
    }
}

/// A table as a list of lines, each by the headings.
fn json(table: &Table) -> Result<Vec<u8>, PageError> {
    let text = |cell: Option<&OutCell>| match cell {
        Some(OutCell::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let line = |row: &Vec<OutCell>| {
        let fields = table.headings.iter().enumerate();
        let fields = fields.map(|(at, heading)| (heading.clone(), serde_json::Value::String(text(row.get(at)))));
        serde_json::Value::Object(fields.collect())
    };
    let lines: Vec<serde_json::Value> = table.rows.iter().map(line).collect();
    serde_json::to_vec_pretty(&lines).map_err(|problem| PageError::Failed(problem.to_string()))
}

/// Gives a workbook back to its sender: nothing leaves with it that did not come with it. The name is of plain letters, without `.xlsx`.
pub(super) fn give_back(bytes: Vec<u8>, name: &str) -> Result<Response, PageError> {
    attached(bytes, WORKBOOK, &format!("{name}.xlsx"))
}

fn attached(bytes: Vec<u8>, media: &'static str, name: &str) -> Result<Response, PageError> {
    let attached = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|problem| PageError::Failed(problem.to_string()))?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(media)),
        (CONTENT_DISPOSITION, attached),
    ];
    Ok((headers, bytes).into_response())
}

/// The ways to take a list away, as its page offers them.
pub(super) fn ways(lang: Lang, xlsx: String, csv: String) -> Vec<(String, String)> {
    vec![(lang.say("export-xlsx"), xlsx), (lang.say("export-csv"), csv)]
}

/// A text as a cell; nothing where there is none.
pub(super) fn cell(text: impl Into<String>) -> OutCell {
    let text = text.into();
    if text.is_empty() {
        OutCell::Empty
    } else {
        OutCell::text(text)
    }
}

/// When a list was made that tells of now and of no day that is asked for.
pub(super) fn made_on(lang: Lang, site: &Site) -> String {
    let today = writing::day(site.office().today());
    lang.speak(&Message::new("taken-made-on").with("day", today))
}

/// Headings by their messages.
pub(super) fn headings(lang: Lang, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| lang.say(id)).collect()
}

/// The header by which a file is known that is taken away.
pub(crate) const TAKEN: HeaderName = CONTENT_DISPOSITION;

/// Whether an answer is a file that is taken away.
pub(crate) fn is_taken(headers: &HeaderMap) -> bool {
    headers.contains_key(TAKEN)
}
