//! Rules of the law book as they are found: by name in either language, by id, by the instrument that they stand in.

use lawbook::Lawbook;

use crate::people::Spelling;

/// One rule.
#[derive(Debug)]
pub(crate) struct RuleNames {
    pub(super) id: String,
    /// Its names and its id.
    pub(super) own: Spelling,
    /// The instruments of its versions.
    pub(super) sources: Spelling,
}

/// Every rule, by its Vietnamese name.
pub(super) fn rules(law: &Lawbook) -> Vec<RuleNames> {
    let names = |entry: &lawbook::Entry| {
        let cited = entry.versions().into_iter().filter_map(|version| {
            let cited = law.cite(entry, version)?;
            Some(format!("{} {}", cited.source, cited.vi()))
        });
        let own = format!(
            "{} {} {} {}",
            entry.title.vi,
            entry.title.en,
            entry.id,
            entry.refs.join(" ")
        );
        RuleNames {
            id: entry.id.clone(),
            own: Spelling::of(&own),
            sources: Spelling::of(&cited.collect::<Vec<_>>().join(" ")),
        }
    };
    let mut rules: Vec<RuleNames> = law.entries().map(names).collect();
    rules.sort_by(|one, other| one.own.plain.cmp(&other.own.plain));
    rules
}
