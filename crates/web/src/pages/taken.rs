//! Lists that are taken away as they are seen: one way for all of them. What narrows a list stands on top of it, no cell is a formula, and
//! that it was taken is on record before anything is handed over.

use axum::http::Uri;
use axum::response::Response;
use office::export::TakenList;
use office::permission::Actor;
use papers::table::{OutCell, Table};
use words::{Lang, Message, writing};

use super::workbook::{send, send_csv};
use crate::site::{PageError, Site};

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
        let noted = site.write(move |office| office.note_taken(&by, list, rows)).await?;
        noted.map_err(|problem| PageError::not_done(problem, |()| PageError::Forbidden))?;
        let table = Table {
            sheet: lang.say("workbook-list"),
            title: self.title,
            filter: Some(self.filter.join("; ")),
            headings: self.columns,
            rows: self.rows,
        };
        let end = std::path::Path::new(uri.path()).extension();
        if end.is_some_and(|end| end == "csv") {
            send_csv(&table, &self.file)
        } else {
            send(&table, &self.file)
        }
    }
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
