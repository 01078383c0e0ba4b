//! `GET /ho-so-cua-toi/ban-sao.xlsx` and `.json`: the copy of the own data, with sensitive groups, once it was granted. That it was taken, and each
//! group in it, is on record first.

use axum::response::Response;
use papers::table::{OutCell, Table};

use crate::pages::person::own_copy;
use crate::pages::workbook::{send, send_json};
use crate::site::{PageError, Visit};

/// The copy as a workbook.
pub(crate) async fn take_xlsx(visit: Visit) -> Result<Response, PageError> {
    let table = granted(&visit).await?;
    send(&table, &name(&visit))
}

/// The same as JSON: a list of lines, each by the headings of the workbook.
pub(crate) async fn take_json(visit: Visit) -> Result<Response, PageError> {
    let table = granted(&visit).await?;
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
    let bytes = serde_json::to_vec_pretty(&lines).map_err(|problem| PageError::Failed(problem.to_string()))?;
    send_json(bytes, &name(&visit))
}

fn name(visit: &Visit) -> String {
    format!("ban-sao-du-lieu-{}", visit.asked.day)
}

async fn granted(visit: &Visit) -> Result<Table, PageError> {
    let granted = visit.site.office().has_copy_granted(&visit.actor);
    if !granted.map_err(|problem| PageError::Failed(problem.to_string()))? {
        return Err(PageError::Forbidden);
    }
    own_copy(visit).await
}
