//! Retirements, resignations and deaths after the rolls.

use ledger::acts::career::{Die, Resign, Retire};

use super::earlier;
use crate::district::Parts;
use crate::issue::{Issue, Series};
use crate::settings::LeaverHow;

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let rows = parts.settings.leavers.iter().zip(&parts.script.leavers);
    rows.map(|(row, role)| {
        let person = &parts.people[*role];
        let (number, how) = (person.number.clone(), row.how);
        // A retirement is decided months before; a death is recorded after it.
        let (what, signed) = match how {
            LeaverHow::Retire => ("Nghỉ hưu", earlier(row.day, 31)),
            LeaverHow::Resign => ("Thôi việc theo nguyện vọng", earlier(row.day, 10)),
            LeaverHow::Die => ("Chấm dứt biên chế do từ trần", earlier(row.day, -4)),
        };
        Issue::new(
            Series::Committee,
            signed,
            row.day,
            format!("{what}: {}, {}", person.full_name, row.unit),
        )
        .act(move |scribe| {
            let person = scribe.person(&number)?;
            match how {
                LeaverHow::Retire => scribe.add(Retire { person }),
                LeaverHow::Resign => scribe.add(Resign { person }),
                LeaverHow::Die => scribe.add(Die { person }),
            };
            Ok(())
        })
    })
    .collect()
}
