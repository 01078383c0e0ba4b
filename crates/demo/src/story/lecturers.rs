//! Who teaches in the classes of the year after the rolls: the centre's own lecturers, and heads of bodies who lecture beside their work.

use ledger::Day;
use ledger::acts::people::{AttributeValue, SetPersonAttribute};

use crate::district::Parts;
use crate::issue::{Issue, Series};

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let listed = &parts.settings.lecturers;
    let mut rows: Vec<(String, String)> = Vec::new();
    for person in &parts.people {
        let title = person.title.as_deref().unwrap_or("");
        let row = listed.iter().find(|row| row.unit == person.unit && row.title == title);
        rows.extend(row.map(|row| (person.number.clone(), row.teaches.clone())));
    }
    let year = parts.settings.district.rolls_as_of.year() + 1;
    let Some(day) = Day::of(year, 1, 8) else {
        return Vec::new();
    };
    let issue = Issue::new(
        Series::Party,
        day,
        day,
        format!("Danh sách giảng viên, báo cáo viên năm {year}"),
    );
    vec![issue.act(move |scribe| {
        for (number, what) in &rows {
            let person = scribe.person(number)?;
            let value = Some(AttributeValue::Text(what.clone()));
            scribe.add(SetPersonAttribute {
                person,
                key: "lecturer".to_owned(),
                value,
            });
        }
        Ok(())
    })]
}
