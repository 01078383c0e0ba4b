//! Which standards are for a kind of post or a rank: asked of the standards themselves, with a person of whom nothing else is known.

use std::collections::BTreeMap;

use lawbook::{Fact, Lawbook, Member};
use ledger::Day;
use standards::expr::Truth;
use standards::facts::Given;
use standards::rule::{StandardRule, Standards};
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

    /// Two people in it of whom nothing else is known: one in no further title group than all its posts are in, one in every group that some
    /// of its posts are in.
    fn given(&self, law: &Lawbook, day: Day) -> [Given; 2] {
        let fact = |name: &str, fact: Fact| Given::from([(name.to_owned(), fact)]);
        match self {
            Self::Rank(rank) => [(); 2].map(|()| fact("person.rank", Fact::Text(rank.clone()))),
            Self::Group(name) => {
                let found = law.group(name, day);
                // A group that a fact decides is that fact.
                if found.as_ref().is_ok_and(|group| group.body().by.is_some()) {
                    return [(); 2].map(|()| fact("planned", Fact::Flag(true)));
                }
                let members = found.map(|group| group.body().members.as_slice()).unwrap_or_default();
                groups_around(law, members, name, day).map(|groups| fact("post.group", Fact::Texts(groups)))
            }
        }
    }

    /// By standard of the day, whether it is for them: for sure, or when more holds. Those that are not for them are left out.
    pub(super) fn standards(&self, standards: &Standards, law: &Lawbook, day: Day) -> Vec<(String, Truth)> {
        let rows = self
            .given(law, day)
            .map(|given| standards.people.given(&given, day, law));
        let [Ok(least), Ok(most)] = rows else {
            return Vec::new();
        };
        let answer = |rule: &StandardRule| {
            let applies = &rule.on(day)?.applies;
            let [least, most] = [&least, &most].map(|row| applies.answer(row));
            // Where it depends on which of the posts is meant, that is not known.
            Some((rule.id.clone(), if least == most { least } else { Truth::Unknown }))
        };
        let answers = standards.rules.iter().filter_map(answer);
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

/// The title groups that every post of a group is in, and those that some post is in; itself always.
fn groups_around(law: &Lawbook, members: &[Member], own: &str, day: Day) -> [Vec<String>; 2] {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    let mut posts = 0;
    for member in members {
        // A group of any kind of unit is asked as in none in particular.
        let any = member.kinds.is_empty().then_some("");
        for kind in member.kinds.iter().map(String::as_str).chain(any) {
            for title in member.titles.iter().chain(&member.exactly) {
                posts += 1;
                for group in law.title_groups(title, kind, day) {
                    *counted.entry(group.to_owned()).or_default() += 1;
                }
            }
        }
    }
    counted.insert(own.to_owned(), posts);
    let with = |least: usize| {
        let counted = counted.iter().filter(|(_, in_group)| **in_group >= least);
        counted.map(|(group, _)| group.clone()).collect()
    };
    [with(posts), with(0)]
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
        // Every post of the one group is in the other, so what is asked of the other is asked of it.
        let secretary = sure("nhom.commune-party-secretary", "2019-03-14", key);
        assert_eq!(secretary, Some(Truth::Yes));
        let clerk = sure(
            "nhom.commune-justice-clerk",
            "2024-03-14",
            "titles.commune-civil-servant",
        );
        assert_eq!(clerk, Some(Truth::Yes));
        // Of the other some posts are in the one: that is not known.
        let some = sure(
            "nhom.key-commune-official",
            "2026-03-14",
            "titles.commune-party-secretary",
        );
        assert_ne!(some, Some(Truth::Yes));
        assert_eq!(sure("ngach.expert", "2019-03-14", key), None, "a rank is no post");
        let planned = asked("nhom.planned-successor", "2019-03-14");
        assert!(planned.contains(&("loc-2019.planned-successors".to_owned(), Truth::Yes)));
        assert_eq!(Holding::read("nhom"), None);
        assert!(asked("nhom.no-such", "2019-03-14").is_empty());
    }
}
