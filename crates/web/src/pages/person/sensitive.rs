//! The sensitive groups of a record: folded, refused, or opened by the office.

use ledger::Day;
use ledger::value::{Fact as Recorded, Row};
use office::permission::{DataClass, Deed};
use office::reads::SensitiveGroup;
use words::{Message, writing};

use super::facts::value_words;
use super::show::Fact;
use super::subject::Subject;
use super::vault::{Sensitive, Vault};
use crate::urls;

impl Subject<'_> {
    /// Every group, folded, but for the one that was opened. Most are shown for everybody: that one is there tells nothing.
    pub(super) fn sensitive(&self, opened: Option<&(SensitiveGroup, Vec<Row>)>) -> Vec<Sensitive> {
        let allowed = self.may(Deed::ReadPerson, DataClass::Sensitive);
        let words = value_words(self);
        let has = |group| {
            self.begun()
                .any(|row| SensitiveGroup::of(&row.fact, words) == Some(group))
        };
        let always = |group| {
            !matches!(
                group,
                SensitiveGroup::Family | SensitiveGroup::Health | SensitiveGroup::Other
            )
        };
        let groups = SensitiveGroup::ALL.into_iter();
        groups
            .filter(|group| always(*group) || (allowed && has(*group)))
            .map(|group| match opened {
                Some((open, rows)) if *open == group => self.opened(group, rows),
                _ if !allowed => Sensitive {
                    name: group_name(group),
                    vault: Vault::Refused,
                },
                _ => Sensitive {
                    name: group_name(group),
                    vault: Vault::Folded(self.visit.at(&urls::sensitive_group(&self.code(), group.word()))),
                },
            })
            .collect()
    }

    /// A group that the office has opened.
    pub(super) fn opened(&self, group: SensitiveGroup, rows: &[Row]) -> Sensitive {
        let facts = rows
            .iter()
            .filter(|row| self.is_told(row))
            .map(|row| self.sensitive_fact(row));
        Sensitive {
            name: group_name(group),
            vault: Vault::Open(facts.collect()),
        }
    }

    /// Discipline and suspension are told also when they are over; of the rest, what holds on the day.
    fn is_told(&self, row: &Row) -> bool {
        matches!(row.fact, Recorded::Discipline { .. } | Recorded::Suspended { .. }) || row.holds(self.day())
    }

    fn sensitive_fact(&self, row: &Row) -> Fact {
        let lang = self.visit.lang();
        let words = value_words(self);
        let (name, value) = match row.fact {
            Recorded::Citizen { high, low } => (lang.say("fact-citizen"), format!("{high:06}{low:06}")),
            Recorded::Discipline { form, runs_until } => {
                let form = lang.speak(&Message::code("discipline", form.word()));
                let value = if runs_until < Day::MAX {
                    let said = Message::new("fact-discipline-until").with("form", form);
                    lang.speak(&said.with("day", runs_until.previous()))
                } else {
                    form
                };
                (lang.say("fact-discipline"), value)
            }
            Recorded::Suspended { post, last_day } => {
                let from = post.map_or_else(|| lang.say("fact-suspended-from-work"), |post| self.post(post));
                (lang.say("fact-suspended"), self.until(from, last_day))
            }
            Recorded::AttributeText { key, text } => (self.attribute(&words.text(key)), words.text(text).to_string()),
            Recorded::AttributeNumber { key, number } => {
                let number = ledger::Decimal::from(number).to_string();
                (self.attribute(&words.text(key)), writing::decimal(lang, &number))
            }
            _ => (String::new(), String::new()),
        };
        Fact {
            correct: self.is_own().then(|| self.correction(row.source)).flatten(),
            ..self.told(row, name, value)
        }
    }
}

/// The name of a group in the catalogue.
pub(crate) const fn group_name(group: SensitiveGroup) -> &'static str {
    match group {
        SensitiveGroup::Identity => "sensitive-identity",
        SensitiveGroup::Origin => "sensitive-origin",
        SensitiveGroup::Contact => "sensitive-contact",
        SensitiveGroup::Family => "sensitive-family",
        SensitiveGroup::Health => "sensitive-health",
        SensitiveGroup::Discipline => "sensitive-discipline",
        SensitiveGroup::Other => "sensitive-other",
    }
}
