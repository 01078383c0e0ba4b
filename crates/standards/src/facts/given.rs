//! Facts given by name, as law cases and "what if" questions write them.

use std::collections::BTreeMap;

use lawbook::{Fact, Lawbook};
use ledger::{Day, When};
use thiserror::Error;

use super::people::People;
use super::person::PersonFacts;
use crate::expr::{Cell, FieldType, Row};

/// Facts by dotted name.
pub type Given = BTreeMap<String, Fact>;

/// A fact that cannot be given so.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{name} cannot be {fact}")]
pub struct CannotGive {
    /// The name.
    pub name: String,
    /// The value.
    pub fact: Fact,
}

impl People {
    /// The row of a person of whom these facts are given on `day`.
    ///
    /// Besides the fields: `studying` and `held` (`"theory:intermediate"`, for `held` with `:2019-01-01` behind it), `eased`, `planned`.
    /// A title and a kind of unit add the title's groups. `occasion`, `exception` and days of selection are of the question, not of the person.
    ///
    /// # Errors
    ///
    /// Every fact that has no field, or another type than its field.
    pub fn given(&self, given: &Given, day: Day, book: &Lawbook) -> Result<Row, Vec<CannotGive>> {
        let mut facts = PersonFacts::new(self);
        let mut refused = Vec::new();
        for (name, fact) in given {
            let taken = match name.as_str() {
                "occasion" | "exception" => true,
                "planned" => flag(fact).is_some_and(|planned| {
                    facts.set(self.slots.planned, Cell::Flag(planned), None);
                    true
                }),
                "eased" => each(fact, |floor| {
                    facts.eased(floor, None);
                    true
                }),
                "studying" => each(fact, |text| self.studying(&mut facts, text)),
                "held" => each(fact, |text| self.held(&mut facts, text)),
                _ => self.field(&mut facts, name, fact),
            };
            if !taken {
                refused.push(CannotGive {
                    name: name.clone(),
                    fact: fact.clone(),
                });
            }
        }
        if let Some(Fact::Text(title)) = given.get("post.title") {
            let kind = given.get("unit.kind").and_then(texts).unwrap_or_default();
            for group in book.title_groups(title, kind.first().copied().unwrap_or(""), day) {
                facts.in_group(group, None);
            }
        }
        if refused.is_empty() {
            Ok(facts.finish(day, book))
        } else {
            Err(refused)
        }
    }

    fn field(&self, facts: &mut PersonFacts<'_>, name: &str, fact: &Fact) -> bool {
        let Some(field) = self.catalogue.find(name) else {
            return false;
        };
        let cell = match (&field.holds, fact) {
            (FieldType::Flag, fact) => flag(fact).map(Cell::Flag),
            (FieldType::Int, Fact::Whole(number)) => i32::try_from(*number).ok().map(Cell::exactly),
            (FieldType::Decimal { digits }, Fact::Text(text)) => {
                crate::expr::scaled(text, *digits).ok().map(Cell::exactly)
            }
            (FieldType::Decimal { digits }, Fact::Whole(number)) => crate::expr::scaled(&number.to_string(), *digits)
                .ok()
                .map(Cell::exactly),
            (FieldType::Day, Fact::Day(day)) => Some(When::Day(*day).into()),
            (FieldType::Day, Fact::Text(text)) => text.parse::<When>().ok().map(Cell::from),
            (FieldType::Level(ladder), Fact::Text(step)) => {
                let ladder = self.catalogue.ladder_at(*ladder);
                ladder
                    .and_then(|ladder| ladder.rank(step))
                    .map(|rank| Cell::exactly(i32::from(rank)))
            }
            (FieldType::Word(_), Fact::Text(word)) => {
                let word = if name == "post.title" {
                    ledger::text::fold(word)
                } else {
                    word.clone()
                };
                facts.word(field.slot, &word, None);
                return facts.row().fact(field.slot).cell != Cell::Unknown;
            }
            (FieldType::Words(_), fact) => {
                let known = |word: &&str| self.groups.iter().any(|group| group == word);
                return match texts(fact) {
                    Some(words) if name == "post.group" && words.iter().all(known) => {
                        for group in words {
                            facts.in_group(group, None);
                        }
                        true
                    }
                    _ => false,
                };
            }
            _ => None,
        };
        cell.is_some_and(|cell| {
            facts.set(field.slot, cell, None);
            true
        })
    }

    fn studying(&self, facts: &mut PersonFacts<'_>, text: &str) -> bool {
        let Some((name, step)) = text.split_once(':') else {
            return false;
        };
        self.rank_in(name, step).is_some_and(|(qualification, rank)| {
            let slot = self.slots.qualifications[qualification].studying;
            facts.set(slot, Cell::exactly(i32::from(rank)), None);
            true
        })
    }

    /// `theory:intermediate:2015-06` : that level, and those below it, since then.
    fn held(&self, facts: &mut PersonFacts<'_>, text: &str) -> bool {
        let mut parts = text.splitn(3, ':');
        let (Some(name), Some(step), Some(Ok(since))) =
            (parts.next(), parts.next(), parts.next().map(str::parse::<When>))
        else {
            return false;
        };
        self.rank_in(name, step).is_some_and(|(qualification, rank)| {
            for (of, slot) in &self.slots.qualifications[qualification].since {
                let cell = if *of <= rank {
                    since.into()
                } else {
                    Cell::exactly(Day::MAX.number())
                };
                facts.set(*slot, cell, None);
            }
            true
        })
    }

    fn rank_in(&self, name: &str, step: &str) -> Option<(usize, u8)> {
        let at = self
            .slots
            .qualifications
            .iter()
            .position(|qualification| qualification.name == name)?;
        let rank = self
            .catalogue
            .ladder_at(self.slots.qualifications[at].ladder)?
            .rank(step)?;
        Some((at, rank))
    }
}

fn flag(fact: &Fact) -> Option<bool> {
    match fact {
        Fact::Flag(flag) => Some(*flag),
        _ => None,
    }
}

fn each(fact: &Fact, take: impl FnMut(&str) -> bool) -> bool {
    texts(fact).is_some_and(|all| all.into_iter().all(take))
}

fn texts(fact: &Fact) -> Option<Vec<&str>> {
    match fact {
        Fact::Text(text) => Some(vec![text]),
        Fact::Texts(texts) => Some(texts.iter().map(String::as_str).collect()),
        _ => None,
    }
}
