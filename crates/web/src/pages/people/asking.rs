//! What a list is asked with: fields of an address or of a form, read into conditions. What cannot be read asks for nothing.
//!
//! A name or a number that is sought stands in no address: it is posted.

use ledger::codes::{ContractKind, Sex, Standing};
use ledger::value::{Ix, Place};
use ledger::{Entity, UnitId};
use office::people::{Conditions, Datum, Levels, Sought};
use words::{Lang, Message, reading, writing};

use super::columns::Column;
use super::order::Order;
use super::own;
use super::show::Told;
use crate::pages::person::LawWords;
use crate::pages::tasks::in_lang;
use crate::site::Visit;
use crate::urls;

/// The ladders by which lists are narrowed: field, its ladder, and the message that names it.
pub(super) const LADDERS: [(&str, &str, &str); 3] = [
    ("hoc-van", "education", "learning-education"),
    ("ly-luan", "theory", "learning-theory"),
    ("quan-ly", "state_management", "learning-state_management"),
];
/// Before a level: those below it.
const BELOW: &str = "duoi-";
/// The field of the order.
pub(super) const ORDER: &str = "sap";
/// The field of the title.
pub(super) const TITLE: &str = "chuc";
/// The field of the day until which contracts end.
pub(super) const CONTRACT_ENDS: &str = "hop-dong-den";
/// In the place of a level: nothing is recorded.
const UNRECORDED: &str = "chua-ro";

/// What a list is asked with.
#[derive(Debug, Clone)]
pub(super) struct Asking {
    pub(super) conditions: Conditions,
    pub(super) columns: Vec<Column>,
    /// The attributes of the office's own that are columns too, behind the others.
    pub(super) own: Vec<String>,
    /// None: in the order of names.
    pub(super) order: Option<Order>,
    /// The fields that were read, without what is sought.
    fields: Vec<(&'static str, String)>,
}

impl Asking {
    /// Reads the fields, of which `get` gives each, and `columns` those that were ticked.
    pub(super) fn read(visit: &Visit, get: impl Fn(&str) -> String, columns: &[String], sought: &str) -> Self {
        let mut fields = Vec::new();
        let mut keep = |name: &'static str, text: String, read: bool| {
            if read {
                fields.push((name, text));
            }
        };
        let mut conditions = Conditions {
            sought: Sought::of(sought),
            ..Conditions::default()
        };
        let text = get("don-vi");
        conditions.unit = text.parse().ok().map(UnitId);
        keep("don-vi", text, conditions.unit.is_some());
        let text = get("doi-tuong");
        conditions.standing = Standing::ALL.iter().copied().find(|standing| standing.word() == text);
        keep("doi-tuong", text, conditions.standing.is_some());
        let text = get("gioi");
        conditions.sex = Sex::ALL.iter().copied().find(|sex| sex.word() == text);
        keep("gioi", text, conditions.sex.is_some());
        let text = get("dang");
        conditions.party = match text.as_str() {
            "co" => Some(true),
            "khong" => Some(false),
            _ => None,
        };
        keep("dang", text, conditions.party.is_some());
        for (name, year) in [
            ("sinh-tu", &mut conditions.born_from),
            ("sinh-den", &mut conditions.born_to),
        ] {
            let text = get(name).trim().to_owned();
            *year = text.parse().ok().filter(|year| (1900..=2100).contains(year));
            keep(name, text, year.is_some());
        }
        for ((name, ladder, _), asked) in LADDERS.iter().zip(&mut conditions.levels) {
            let text = get(name);
            *asked = level(visit, ladder, &text);
            keep(name, text, asked.is_some());
        }
        let text = get("chua-ghi");
        conditions.unrecorded = Datum::from_word(&text);
        keep("chua-ghi", text, conditions.unrecorded.is_some());
        for (name, word) in [
            (TITLE, &mut conditions.title),
            ("ngach", &mut conditions.rank),
            ("chuc-danh", &mut conditions.professional),
        ] {
            let text = get(name).trim().to_owned();
            // A word that no record has finds nobody, as one of records out of reach does: who types a name here learns nothing of it.
            *word = (!text.is_empty()).then(|| text.clone());
            keep(name, text, word.is_some());
        }
        let text = get("hop-dong");
        conditions.contract = ContractKind::ALL.iter().copied().find(|kind| kind.word() == text);
        keep("hop-dong", text, conditions.contract.is_some());
        let text = get(CONTRACT_ENDS);
        conditions.contract_ends = reading::day(&text);
        keep(CONTRACT_ENDS, text, conditions.contract_ends.is_some());
        let text = get(ORDER);
        let order = Order::read(&text);
        keep(ORDER, text, order.is_some());
        let ticked: Vec<Column> = Column::ALL
            .iter()
            .copied()
            .filter(|column| columns.iter().any(|word| word == column.word()))
            .collect();
        for column in &ticked {
            keep("cot", column.word().to_owned(), true);
        }
        let own = own::read(visit, columns);
        for key in &own {
            keep("cot", own::word(key), true);
        }
        Self {
            conditions,
            columns: if ticked.is_empty() && own.is_empty() {
                Column::USUAL.to_vec()
            } else {
                ticked
            },
            own,
            order,
            fields,
        }
    }

    /// The fields, for forms.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        self.fields
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.clone()))
            .collect()
    }

    /// The fields but one, as an address.
    pub(super) fn address(&self, visit: &Visit, path: &str, without: Option<&str>) -> String {
        let kept = self.fields.iter().filter(|(name, _)| Some(*name) != without);
        let url = kept.fold(path.to_owned(), |url, (name, text)| urls::with(&url, name, text));
        visit.at(&url)
    }

    /// What a field holds.
    pub(super) fn field(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(own, _)| *own == name);
        found.map_or("", |(_, text)| text.as_str())
    }

    /// Whether it asks for what the filter shows only when it is wanted.
    pub(super) const fn asks_more(&self) -> bool {
        let own = &self.conditions;
        !self.own.is_empty()
            || own.title.is_some()
            || own.rank.is_some()
            || own.professional.is_some()
            || own.contract.is_some()
            || own.contract_ends.is_some()
    }

    /// The unit asked for.
    pub(super) fn unit(&self, visit: &Visit) -> Option<Ix> {
        match visit.value.place(Entity::Unit(self.conditions.unit?))? {
            Place::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// The conditions in words, each with the field that holds it.
    pub(super) fn told(&self, visit: &Visit) -> Vec<Told> {
        let lang = visit.lang();
        let mut told = Vec::new();
        let mut tell = |field: &'static str, said: String| {
            told.push(Told {
                said,
                without: self.address(visit, urls::PEOPLE, Some(field)),
            });
        };
        if let Some(unit) = self.unit(visit) {
            let name = visit.view().unit_name(unit);
            tell(
                "don-vi",
                lang.speak(&Message::new("people-in-unit").with("unit", &*name)),
            );
        }
        if let Some(standing) = self.conditions.standing {
            tell(
                "doi-tuong",
                lang.speak(&Message::code("standing-kind", standing.word())),
            );
        }
        if let Some(sex) = self.conditions.sex {
            tell("gioi", lang.speak(&Message::code("sex", sex.word())));
        }
        if let Some(member) = self.conditions.party {
            tell(
                "dang",
                lang.say(if member { "people-party" } else { "people-no-party" }),
            );
        }
        let years = [
            ("sinh-tu", "people-born-from", self.conditions.born_from),
            ("sinh-den", "people-born-to", self.conditions.born_to),
        ];
        for (field, id, year) in years {
            if let Some(year) = year {
                tell(field, lang.speak(&Message::new(id).with("year", year.to_string())));
            }
        }
        for (field, ladder, name) in LADDERS {
            if let Some(said) = level_said(visit, ladder, name, self.field(field)) {
                tell(field, said);
            }
        }
        let conditions = &self.conditions;
        let about = |id: &'static str, text: String| lang.speak(&Message::new(id).with("text", text));
        if let Some(title) = &conditions.title {
            tell(TITLE, about("people-with-title", title.clone()));
        }
        if let Some(rank) = &conditions.rank {
            tell("ngach", about("people-with-rank", law_words(visit).rank(rank)));
        }
        if let Some(title) = &conditions.professional {
            tell("chuc-danh", about("people-with-professional", title.clone()));
        }
        if let Some(kind) = conditions.contract {
            let kind = lang.speak(&Message::code("contract", kind.word()));
            tell("hop-dong", about("people-with-contract", kind));
        }
        if let Some(day) = conditions.contract_ends {
            tell(CONTRACT_ENDS, about("people-contract-ends", writing::day(day)));
        }
        if let Some(datum) = self.conditions.unrecorded {
            let datum = lang.say(&format!("datum-{}", datum.word()));
            let said = Message::new("people-unrecorded").with("datum", datum);
            tell("chua-ghi", lang.speak(&said));
        }
        told
    }
}

/// The law's words on the day that is looked at.
pub(super) fn law_words(visit: &Visit) -> LawWords<'_> {
    LawWords {
        lang: visit.lang(),
        law: visit.law(),
        day: visit.asked.day,
    }
}

/// What a text asks of a level.
fn level(visit: &Visit, ladder: &str, text: &str) -> Option<Levels> {
    if text == UNRECORDED {
        return Some(Levels::Unrecorded);
    }
    let (below, id) = text.strip_prefix(BELOW).map_or((false, text), |id| (true, id));
    let ladder = visit.law().ladder(ladder, visit.asked.day).ok()?;
    let order = ladder.body().level(id)?.order;
    Some(if below {
        Levels::Below(order)
    } else {
        Levels::AtLeast(order)
    })
}

/// The same in words.
fn level_said(visit: &Visit, ladder: &str, name: &'static str, text: &str) -> Option<String> {
    let lang = visit.lang();
    let about = |message: Message| lang.speak(&message.with("field", lang.say(name)));
    if text == UNRECORDED {
        return Some(about(Message::new("people-level-unrecorded")));
    }
    let (id, word) = match text.strip_prefix(BELOW) {
        Some(word) => ("people-level-below", word),
        None => ("people-level-from", text),
    };
    let ladder = visit.law().ladder(ladder, visit.asked.day).ok()?;
    let title = in_lang(lang, &ladder.body().level(word)?.title).to_lowercase();
    Some(about(Message::new(id).with("level", title)))
}

/// The choices of a level: each with its value and its words.
pub(super) fn level_choices(visit: &Visit, ladder: &str) -> Vec<(String, String)> {
    let lang = visit.lang();
    let Ok(ladder) = visit.law().ladder(ladder, visit.asked.day) else {
        return Vec::new();
    };
    let said = |id: &'static str, title: &str| lang.speak(&Message::new(id).with("level", title.to_lowercase()));
    // Nobody is below the lowest level, and everybody who is on the ladder has it.
    let levels = ladder.body().levels.iter().skip(1);
    let titled: Vec<(&str, &str)> = levels
        .map(|level| (level.id.as_str(), in_lang(lang, &level.title)))
        .collect();
    let from = titled
        .iter()
        .map(|(id, title)| ((*id).to_owned(), said("people-choice-from", title)));
    let below = titled
        .iter()
        .map(|(id, title)| (format!("{BELOW}{id}"), said("people-choice-below", title)));
    let unrecorded = (UNRECORDED.to_owned(), lang.say("people-choice-unrecorded"));
    from.chain(below).chain([unrecorded]).collect()
}

/// Choices of a code list.
pub(super) fn choices(lang: Lang, list: &str, words: impl Iterator<Item = &'static str>) -> Vec<(String, String)> {
    words
        .map(|word| (word.to_owned(), lang.speak(&Message::code(list, word))))
        .collect()
}
