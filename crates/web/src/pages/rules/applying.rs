//! Which standards are for a kind of post or a rank: asked of the standards themselves, with a person of whom nothing else is known.

use lawbook::{Fact, Lawbook};
use ledger::Day;
use standards::expr::Truth;
use standards::facts::Given;
use standards::rule::Standards;
use words::Lang;

use crate::pages::tasks::in_lang;

/// A kind of post, or a rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holding {
    /// A title group, by its short name.
    Group(String),
    /// A rank, by its word.
    Rank(String),
}

impl Holding {
    /// From a field of an address.
    pub(super) fn read(text: &str) -> Option<Self> {
        match text.split_once('.')? {
            ("nhom", group) => Some(Self::Group(group.to_owned())),
            ("ngach", rank) => Some(Self::Rank(rank.to_owned())),
            _ => None,
        }
    }

    /// As it stands in an address.
    fn text(&self) -> String {
        match self {
            Self::Group(group) => format!("nhom.{group}"),
            Self::Rank(rank) => format!("ngach.{rank}"),
        }
    }

    /// Its name; none when the law of the day does not know it.
    pub(super) fn name(&self, lang: Lang, law: &Lawbook, day: Day) -> Option<String> {
        match self {
            Self::Group(group) => {
                let group = law.group(group, day).ok()?;
                Some(in_lang(lang, &group.entry.title).to_owned())
            }
            Self::Rank(rank) => {
                let ranks = law.ladder("rank", day).ok()?;
                ranks
                    .body()
                    .level(rank)
                    .map(|level| in_lang(lang, &level.title).to_owned())
            }
        }
    }

    fn given(&self, law: &Lawbook, day: Day) -> Given {
        let (name, fact) = match self {
            Self::Rank(rank) => ("person.rank", Fact::Text(rank.clone())),
            // A group that a fact decides is that fact.
            Self::Group(group) if law.group(group, day).is_ok_and(|group| group.body().by.is_some()) => {
                ("planned", Fact::Flag(true))
            }
            Self::Group(group) => ("post.group", Fact::Texts(vec![group.clone()])),
        };
        Given::from([(name.to_owned(), fact)])
    }

    /// By standard of the day, whether it is for them: for sure, or when more holds. Those that are not for them are left out.
    pub(super) fn standards(&self, standards: &Standards, law: &Lawbook, day: Day) -> Vec<(String, Truth)> {
        let Ok(row) = standards.people.given(&self.given(law, day), day, law) else {
            return Vec::new();
        };
        let rules = standards.rules.iter();
        let answers = rules.filter_map(|rule| Some((rule.id.clone(), rule.on(day)?.applies.answer(&row))));
        answers.filter(|(_, truth)| *truth != Truth::No).collect()
    }

    /// The choices of a day: kinds of post, then ranks, each with its value and name.
    pub(super) fn choices(lang: Lang, law: &Lawbook, day: Day) -> Vec<(String, String)> {
        let groups = law.groups(day).into_iter();
        let groups = groups.filter_map(|group| group.entry.id.strip_prefix("groups.").map(str::to_owned));
        let ranks = law.ladder("rank", day).ok();
        let ranks = ranks.iter().flat_map(|ranks| &ranks.body().levels);
        groups
            .map(Self::Group)
            .chain(ranks.map(|level| Self::Rank(level.id.clone())))
            .filter_map(|holding| Some((holding.text(), holding.name(lang, law, day)?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_asks_for_what_the_law_of_the_day_asks_and_for_nothing_else() {
        let law = Lawbook::carried().unwrap();
        let standards = Standards::of(&law, &standards::rule::Settings::default()).unwrap();
        let asked = |text: &str, day: &str| -> Vec<(String, Truth)> {
            let holding = Holding::read(text).unwrap();
            holding.standards(&standards, &law, day.parse().unwrap())
        };
        let sure = |text: &str, day: &str, id: &str| {
            let all = asked(text, day);
            all.iter().find(|(own, _)| own == id).map(|(_, truth)| *truth)
        };
        let key = "loc-2019.key-commune-officials";
        assert_eq!(sure("nhom.key-commune-official", "2019-03-14", key), Some(Truth::Yes));
        assert_eq!(
            sure("nhom.key-commune-official", "2018-12-31", key),
            None,
            "the day before"
        );
        assert_eq!(sure("nhom.one-stop-clerk", "2019-03-14", key), None, "another post");
        assert_eq!(sure("ngach.expert", "2019-03-14", key), None, "a rank is no post");
        let planned = asked("nhom.planned-successor", "2019-03-14");
        assert!(planned.contains(&("loc-2019.planned-successors".to_owned(), Truth::Yes)));
        assert_eq!(Holding::read("nhom"), None);
        assert!(asked("nhom.no-such", "2019-03-14").is_empty());
    }
}
