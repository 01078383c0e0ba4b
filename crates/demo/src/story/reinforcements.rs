//! District officials who strengthen communes (tăng cường), and their return.

use ledger::acts::career::{EndReinforcement, Reinforce};

use super::earlier;
use crate::district::Parts;
use crate::issue::{Issue, Series};

/// How long a reinforcement is planned for when its row does not tell.
const MONTHS: i32 = 24;

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let mut all = Vec::new();
    for (row, role) in parts.settings.reinforcements.iter().zip(&parts.script.reinforcements) {
        let person = &parts.people[*role];
        let planned_end = Some(row.until.unwrap_or_else(|| row.day.plus_months(MONTHS)));
        let (number, commune, duty) = (person.number.clone(), row.commune.clone(), row.duty.clone());
        let title = format!("Tăng cường {} về {}", person.full_name, row.commune);
        all.push(
            Issue::new(Series::Party, earlier(row.day, 5), row.day, title).act(move |scribe| {
                let (person, unit) = (scribe.person(&number)?, scribe.unit(&commune)?);
                scribe.add(Reinforce {
                    person,
                    unit,
                    duty: Some(duty.clone()),
                    planned_end,
                });
                Ok(())
            }),
        );
        let Some(until) = row.until else { continue };
        let (number, commune) = (person.number.clone(), row.commune.clone());
        let title = format!("Kết thúc tăng cường {} tại {}", person.full_name, row.commune);
        all.push(
            Issue::new(Series::Party, earlier(until, 5), until, title).act(move |scribe| {
                let (person, unit) = (scribe.person(&number)?, scribe.unit(&commune)?);
                scribe.add(EndReinforcement { person, unit });
                Ok(())
            }),
        );
    }
    all
}
