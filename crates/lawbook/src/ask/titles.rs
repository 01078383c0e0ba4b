//! Titles as offices write them, brought to one form, and the groups they fall in.

use std::collections::BTreeMap;

use ledger::Day;
use ledger::text::fold;

use crate::book::Lawbook;
use crate::model::{Body, Entry};

/// Abbreviations of titles (UBND, HĐND …), folded, with their words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Abbreviations(BTreeMap<String, String>);

impl Abbreviations {
    pub(crate) const ENTRY: &'static str = "titles.abbreviations";

    pub(crate) fn of(entry: Option<&Entry>) -> Self {
        let Some(Body::Table(versions)) = entry.map(|entry| &entry.body) else {
            return Self::default();
        };
        let rows = versions.all().iter().flat_map(|version| &version.body.rows);
        Self(
            rows.filter_map(|row| Some((fold(&row.key), fold(row.text("words")?))))
                .collect(),
        )
    }

    /// The folded text with abbreviations written out.
    pub(crate) fn write_out(&self, folded: &str) -> String {
        let words = folded
            .split(' ')
            .map(|word| self.0.get(word).map_or(word, String::as_str));
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A title with its parts: the whole, and each title of "A, B kiêm C" by itself.
pub(crate) struct TitleText(Vec<String>);

const JOINS: [&str; 9] = [",", ";", "/", "+", " - ", " – ", " — ", " kiêm ", " Kiêm "];
const LEADS: [&str; 4] = ["cong chuc ", "can bo ", "q ", "quyen "];

impl TitleText {
    pub(crate) fn of(title: &str, abbreviations: &Abbreviations) -> Self {
        let mut pieces = vec![title.to_owned()];
        let mut rest = vec![title.to_owned()];
        for join in JOINS {
            rest = rest
                .iter()
                .flat_map(|piece| piece.split(join).map(str::to_owned).collect::<Vec<_>>())
                .collect();
        }
        pieces.extend(rest);
        let mut parts: Vec<String> = Vec::new();
        for piece in pieces {
            let part = abbreviations.write_out(&fold(&piece));
            let bare = LEADS.iter().find_map(|lead| part.strip_prefix(lead)).map(str::to_owned);
            for part in [Some(part), bare].into_iter().flatten() {
                if !part.is_empty() && !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        Self(parts)
    }

    pub(crate) fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl Lawbook {
    /// The short names of the groups that a title falls in, in a unit of that kind (the ledger's word), on a day.
    pub fn title_groups(&self, title: &str, unit_kind: &str, day: Day) -> Vec<&str> {
        let text = TitleText::of(title, &self.abbreviations);
        let groups = self.groups(day).into_iter();
        let taken = groups.filter(|group| group.body().members.iter().any(|member| member.takes(&text, unit_kind)));
        taken
            .filter_map(|group| group.entry.id.strip_prefix("groups."))
            .collect()
    }
}
