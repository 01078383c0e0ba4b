//! The items of the form 2C-BNV/2008, each from the ledger. The list is as it is remembered, not compared with the form as it was issued: the
//! page says so.

use ledger::codes::{HoldMode, Learning, LearningState, PartyState};
use ledger::value::{Fact, Row};
use office::permission::{DataClass, Deed};
use office::reads::SensitiveGroup;
use words::{Message, writing};

use super::super::facts::value_words;
use super::super::subject::{Subject, since};
use super::super::who::hundredths;
use super::show::{Item, ItemHolds, ItemRow, ItemValue};

/// What an item is made of.
#[derive(Debug, Clone, Copy)]
enum From {
    Name,
    Birth,
    Posts,
    Rank,
    Learning(Learning),
    Party,
    Rewards,
    Discipline,
    Citizen,
    /// Attributes of the record by their keys.
    Attributes(&'static [&'static str]),
    Studies,
    Career,
    Pay,
}

/// Number, message, and what it is made of, in the order of the form.
const ITEMS: [(&str, From); 36] = [
    ("1", From::Name),
    ("2", From::Attributes(&["other_names"])),
    ("3", From::Birth),
    ("4", From::Attributes(&["birth_place"])),
    ("5", From::Attributes(&["native_place"])),
    ("6", From::Attributes(&["ethnicity"])),
    ("7", From::Attributes(&["religion"])),
    ("8", From::Attributes(&["permanent_residence"])),
    ("9", From::Attributes(&["residence", "phone", "email"])),
    ("10", From::Attributes(&["former_occupation"])),
    ("11", From::Attributes(&["recruited"])),
    ("12", From::Posts),
    ("13", From::Attributes(&["main_work"])),
    ("14", From::Rank),
    ("15.1", From::Learning(Learning::GeneralEducation)),
    ("15.2", From::Learning(Learning::Education)),
    ("15.3", From::Learning(Learning::Theory)),
    ("15.4", From::Learning(Learning::StateManagement)),
    ("15.5", From::Learning(Learning::Language)),
    ("15.6", From::Learning(Learning::Computing)),
    ("16", From::Party),
    ("17", From::Attributes(&["joined_organisation"])),
    ("18", From::Attributes(&["military_service", "military_rank"])),
    ("19", From::Attributes(&["highest_title"])),
    ("20", From::Attributes(&["strengths"])),
    ("21", From::Rewards),
    ("22", From::Discipline),
    (
        "23",
        From::Attributes(&["health", "health_height", "health_weight", "health_blood_group"]),
    ),
    ("24", From::Attributes(&["war_invalid", "policy_family"])),
    ("25", From::Citizen),
    ("26", From::Attributes(&["social_insurance"])),
    ("27", From::Studies),
    ("28", From::Career),
    ("29", From::Attributes(&["personal_history"])),
    ("30", From::Attributes(&["family", "spouse", "child", "parent"])),
    ("31", From::Pay),
];

impl Subject<'_> {
    /// Every item; sensitive ones with what was opened, or folded.
    pub(super) fn items(&self, opened: Option<&[Row]>) -> Vec<Item> {
        let known: Vec<Row> = self.begun().collect();
        let all = ITEMS.iter();
        all.map(|(number, from)| Item {
            number,
            label: self.visit.lang().say(&format!("dossier-{}", number.replace('.', "-"))),
            holds: self.holds(*from, &known, opened),
        })
        .collect()
    }

    fn holds(&self, from: From, known: &[Row], opened: Option<&[Row]>) -> ItemHolds {
        let rows = if is_sensitive(from) {
            match opened {
                Some(opened) => opened,
                None if self.may(Deed::ReadPerson, DataClass::Sensitive) => return ItemHolds::Folded,
                None => return ItemHolds::Refused,
            }
        } else {
            known
        };
        match from {
            From::Studies => ItemHolds::Table(self.table(rows, |fact| match fact {
                Fact::Learning { .. } => self.learned(fact),
                _ => None,
            })),
            From::Career => ItemHolds::Table(self.table(rows, |fact| match fact {
                Fact::Holding { post, mode, .. } => Some(self.held(*post, *mode)),
                Fact::Reinforcing { unit, .. } => Some(self.stay("moved-reinforcing", *unit)),
                Fact::Seconded { unit, .. } => Some(self.stay("moved-seconded", *unit)),
                _ => None,
            })),
            From::Pay => ItemHolds::Table(self.table(rows, |fact| self.paid(fact))),
            _ => ItemHolds::Values(self.values(from, rows)),
        }
    }

    fn values(&self, from: From, rows: &[Row]) -> Vec<ItemValue> {
        let day = self.day();
        let holding = rows.iter().filter(|row| row.holds(day));
        let words = value_words(self);
        let value = |row: &Row, text: String| ItemValue {
            text,
            source: self.source(row.source),
        };
        let lang = self.visit.lang();
        let code = |list: &str, word: &str| lang.speak(&Message::code(list, word));
        match from {
            // A reward and a discipline are events of the past too.
            From::Rewards => rows
                .iter()
                .filter_map(|row| match row.fact {
                    Fact::Rewarded(title) => Some(value(row, format!("{} ({})", words.text(title), self.since(row)))),
                    _ => None,
                })
                .collect(),
            From::Discipline => rows
                .iter()
                .filter_map(|row| match row.fact {
                    Fact::Discipline { form, .. } => {
                        let form = code("discipline", form.word());
                        Some(value(row, format!("{form} ({})", self.since(row))))
                    }
                    _ => None,
                })
                .collect(),
            From::Attributes(keys) => holding
                .filter_map(|row| {
                    let (key, text) = match row.fact {
                        Fact::AttributeText { key, text } => (words.text(key), words.text(text).to_string()),
                        Fact::AttributeNumber { key, number } => {
                            let number = ledger::Decimal::from(number).to_string();
                            (words.text(key), writing::decimal(lang, &number))
                        }
                        _ => return None,
                    };
                    let is_asked = keys.iter().any(|own| *own == &*key || is_family(own, &key));
                    let text = if keys.len() > 1 {
                        format!("{}: {text}", self.attribute(&key))
                    } else {
                        text
                    };
                    is_asked.then(|| value(row, text))
                })
                .collect(),
            _ => {
                let told = |row: &Row| Some((matches!(row.fact, Fact::Sex(_)), value(row, self.plain(from, row)?)));
                let mut told: Vec<(bool, ItemValue)> = holding.filter_map(told).collect();
                // The form asks for the day of birth first, then for the sex.
                told.sort_by_key(|(after, _)| *after);
                told.into_iter().map(|(_, value)| value).collect()
            }
        }
    }

    /// The value of a fact that the record shows as it is, where it belongs to the item.
    fn plain(&self, from: From, row: &Row) -> Option<String> {
        let lang = self.visit.lang();
        let code = |list: &str, word: &str| lang.speak(&Message::code(list, word));
        Some(match (from, row.fact) {
            (From::Name, Fact::Name(name)) => self.view.text(name).to_string(),
            (From::Birth, Fact::Birth(birth)) => writing::when(lang, birth),
            (From::Birth, Fact::Sex(sex)) => code("sex", sex.word()),
            (From::Posts, Fact::Holding { post, mode, .. }) => {
                format!("{} ({})", self.held(post, mode), self.since(row))
            }
            (From::Rank, Fact::Rank { .. }) => format!("{} ({})", self.paid(&row.fact)?, self.since(row)),
            (From::Learning(asked), Fact::Learning { field, .. }) if field == asked => self.level(&row.fact)?,
            (From::Learning(asked), Fact::NoLearning { field }) if field == asked => lang.say("fact-no-learning"),
            (From::Party, Fact::Party(PartyState::None)) => code("party", PartyState::None.word()),
            (From::Party, Fact::Party(state)) => format!("{} ({})", code("party", state.word()), self.since(row)),
            (From::Citizen, Fact::Citizen { high, low }) => format!("{high:06}{low:06}"),
            _ => return None,
        })
    }

    fn since(&self, row: &Row) -> String {
        let lang = self.visit.lang();
        lang.speak(&Message::new("since").with("when", writing::when(lang, since(row))))
    }

    fn table(&self, rows: &[Row], what: impl Fn(&Fact) -> Option<String>) -> Vec<ItemRow> {
        let lang = self.visit.lang();
        let line = |row: &Row| {
            let what = what(&row.fact)?;
            let ended = row.until <= self.day();
            Some((
                row.from,
                ItemRow {
                    from: writing::when(lang, since(row)),
                    until: if ended {
                        writing::day(row.until.previous())
                    } else {
                        String::new()
                    },
                    what,
                    source: self.source(row.source),
                },
            ))
        };
        let mut lines: Vec<(ledger::Day, ItemRow)> = rows.iter().filter_map(line).collect();
        lines.sort_by_key(|(from, _)| *from);
        lines.into_iter().map(|(_, line)| line).collect()
    }

    fn held(&self, post: ledger::value::Ix, mode: HoldMode) -> String {
        let post = self.post(post);
        if mode == HoldMode::Main {
            return post;
        }
        format!(
            "{}: {post}",
            self.visit.lang().speak(&Message::code("hold", mode.word()))
        )
    }

    fn stay(&self, id: &str, unit: ledger::value::Ix) -> String {
        format!("{}: {}", self.visit.lang().say(id), self.view.unit_name(unit))
    }

    fn paid(&self, fact: &Fact) -> Option<String> {
        let Fact::Rank {
            rank,
            step,
            coefficient,
        } = fact
        else {
            return None;
        };
        let name = self.rank_name(&self.view.text(*rank));
        if *step == 0 || *coefficient == 0 {
            return Some(name);
        }
        let said = Message::new("person-rank")
            .with("rank", name)
            .with("step", i64::from(*step));
        let said = said.with("coefficient", words::Value::Decimal(hundredths(*coefficient)));
        Some(self.visit.lang().speak(&said))
    }

    fn learned(&self, fact: &Fact) -> Option<String> {
        let Fact::Learning { field, .. } = fact else {
            return None;
        };
        let field = self.visit.lang().speak(&Message::code("learning", field.word()));
        Some(format!("{field}: {}", self.level(fact)?))
    }

    fn level(&self, fact: &Fact) -> Option<String> {
        let Fact::Learning {
            field,
            level,
            specialism,
            state,
        } = fact
        else {
            return None;
        };
        let mut said = self.words().level(field.word(), &self.view.text(*level));
        if let Some(specialism) = specialism {
            said = format!("{said}, {}", self.view.text(*specialism));
        }
        if *state == LearningState::Studying {
            said = format!("{said} ({})", self.visit.lang().say("learning-state-studying"));
        }
        Some(said)
    }
}

/// Whether the values of an item are kept in a sensitive group.
fn is_sensitive(from: From) -> bool {
    match from {
        From::Discipline | From::Citizen => true,
        From::Attributes(keys) => keys.iter().any(|key| SensitiveGroup::of_attribute(key).is_some()),
        _ => false,
    }
}

/// Whether a key tells of the same relation: `child_2` of `child`.
fn is_family(own: &str, key: &str) -> bool {
    SensitiveGroup::of_attribute(own) == Some(SensitiveGroup::Family) && key.starts_with(own)
}
