//! A rule of the book as an authority's own: in its place where the law leaves that to the authority, beside it where it does not.

use ledger::Day;

use crate::book::Lawbook;
use crate::model::{Body, Entry, Version, Versions};

impl Lawbook {
    /// An entry of a pack that says what an entry of the book says on a day; none when it says nothing then, or nothing that an authority can
    /// set. A standard of the nation stays as it is: the authority's own stands beside it, and the stricter of both is applied.
    pub fn begun_from(&self, entry: &Entry, pack: &str, day: Day) -> Option<Entry> {
        let body = match &entry.body {
            Body::Standard(versions) => Body::Standard(alone(versions, day)?),
            Body::Value(versions) if self.is_open(entry) => Body::Value(alone(versions, day)?),
            _ => return None,
        };
        let tail = entry.id.split_once('.').map_or(entry.id.as_str(), |(_, tail)| tail);
        Some(Entry {
            id: format!("{pack}.{tail}"),
            refs: Vec::new(),
            title: entry.title.clone(),
            selects: entry.selects,
            checked: entry.checked,
            pack: Some(pack.to_owned()),
            latitude: None,
            overrides: self.is_open(entry).then(|| entry.id.clone()),
            file: String::new(),
            no_cases: Some("a local edition".to_owned()),
            body,
        })
    }
}

fn alone<T: Clone>(versions: &Versions<T>, day: Day) -> Option<Versions<T>> {
    let version: &Version<T> = versions.on(day)?;
    Some(Versions(vec![version.clone()]))
}

impl Versions<crate::model::Value> {
    /// The same with another number of this name.
    #[must_use]
    pub fn with_number(&self, name: &str, number: ledger::Decimal) -> Self {
        let mut own = self.clone();
        for version in &mut own.0 {
            version.body.numbers.insert(name.to_owned(), number);
        }
        own
    }
}

impl Versions<crate::model::Value> {
    /// The same, to be reached by another day.
    #[must_use]
    pub fn with_due(&self, due: Day) -> Self {
        let mut own = self.clone();
        for version in &mut own.0 {
            version.body.due = Some(due);
        }
        own
    }
}

impl Versions<crate::model::Standard> {
    /// The same with other words in its conditions, each told by its place among them.
    #[must_use]
    pub fn with_conditions(&self, say: impl Fn(usize, &str) -> String) -> Self {
        let mut own = self.clone();
        for version in &mut own.0 {
            for (place, condition) in version.body.conditions_mut().into_iter().enumerate() {
                condition.text = say(place, &condition.text);
            }
        }
        own
    }
}
