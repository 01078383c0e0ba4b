//! What conditions speak of, in the reader's words: fields, levels, groups, days.

use lawbook::{Body, Lawbook, Level};
use ledger::Day;
use standards::expr::{Comparison, Shown, SlotName};
use words::{Lang, Message, try_say, writing};

use crate::pages::tasks::in_lang;

/// The law's words on a day, in a language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LawWords<'l> {
    pub(crate) lang: Lang,
    pub(crate) law: &'l Lawbook,
    pub(crate) day: Day,
}

impl LawWords<'_> {
    /// A field of the record: `person.theory` is "lý luận chính trị".
    pub(crate) fn field(&self, field: &str) -> String {
        let id = format!("field-{}", field.replace('.', "-"));
        try_say(self.lang, &id, &[]).unwrap_or_else(|| field.to_owned())
    }

    /// The name of a value that a condition read.
    pub(crate) fn slot(&self, name: &SlotName) -> String {
        let message = match name {
            SlotName::Field(field) => return self.field(field),
            SlotName::Studying(field) => Message::new("why-studying").with("field", self.field(field)),
            SlotName::HeldSince(field, level) => Message::new("why-held-since")
                .with("field", self.field(field))
                .with("level", self.level(field, level)),
            SlotName::Member(field, word) => Message::new("why-member")
                .with("field", self.field(field))
                .with("word", self.word(field, word)),
        };
        self.lang.speak(&message)
    }

    /// A value as a reader understands it.
    pub(crate) fn value(&self, name: &SlotName, value: &Shown) -> String {
        let field = match name {
            SlotName::Field(field)
            | SlotName::Studying(field)
            | SlotName::HeldSince(field, _)
            | SlotName::Member(field, _) => field,
        };
        match value {
            Shown::NotRecorded => self.lang.say("not-known"),
            Shown::Flag(yes) => self.lang.say(if *yes { "why-yes" } else { "why-no" }),
            // The lowest step of a study is that there is none.
            Shown::Level(level) if matches!(name, SlotName::Studying(_)) && level == "none" => self.lang.say("none"),
            Shown::Level(level) => self.level(field, level),
            Shown::Word(word) => self.word(field, word),
            Shown::Number { least, most, digits } => self.number(*least, *most, *digits),
            Shown::Days(first, last) if first == last => writing::day(*first),
            Shown::Days(first, last) => format!("{}–{}", writing::day(*first), writing::day(*last)),
        }
    }

    /// A level of a field's ladder.
    pub(crate) fn level(&self, field: &str, level: &str) -> String {
        let name = match field.rsplit('.').next().unwrap_or(field) {
            "last_grade" => "grade",
            name => name,
        };
        // A study that is under way for nothing has no level.
        if level.is_empty() {
            return self.lang.say("none");
        }
        let ladder = self.law.ladder(name, self.day);
        let found = ladder.ok().and_then(|ladder| ladder.body().read(level));
        // A rule may be older than what was read of its ladder: a name of another day says more than a code.
        let found = found.or_else(|| self.ever(name, level));
        found.map_or_else(
            || level.to_owned(),
            |level| lower_first(in_lang(self.lang, &level.title)),
        )
    }

    /// A rank as papers write it, with its name where the law knows it: "Chuyên viên (01.003)".
    pub(crate) fn rank(&self, text: &str) -> String {
        let ladder = self.law.ladder("rank", self.day);
        let Some(level) = ladder.ok().and_then(|ladder| ladder.body().read(text)) else {
            return text.to_owned();
        };
        let title = in_lang(self.lang, &level.title);
        level
            .code
            .as_ref()
            .map_or_else(|| title.to_owned(), |code| format!("{title} ({code})"))
    }

    /// What an attribute says: of a unit, where the law has words for it; else as it is written.
    pub(crate) fn attribute(&self, key: &str, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        self.word(&format!("unit.{key}"), text)
    }

    /// A training programme by its title; what the law has no entry of stays as it is written.
    pub(crate) fn programme(&self, id: &str) -> String {
        let entry = self.law.entry(id);
        entry.map_or_else(|| id.to_owned(), |entry| in_lang(self.lang, &entry.title).to_owned())
    }

    /// A level as any version of its ladder names it, the newest first.
    fn ever(&self, ladder: &str, level: &str) -> Option<&Level> {
        let Body::Ladder(versions) = &self.law.entry(&format!("ladders.{ladder}"))?.body else {
            return None;
        };
        let mut all = versions.all().iter().rev();
        all.find_map(|version| version.body.read(level))
    }

    /// A group of titles, by its name.
    pub(crate) fn group(&self, group: &str) -> String {
        let entry = self.law.entry(&format!("groups.{group}"));
        entry.map_or_else(
            || group.to_owned(),
            |entry| lower_first(in_lang(self.lang, &entry.title)),
        )
    }

    fn word(&self, field: &str, word: &str) -> String {
        let list = match field {
            "person.sex" => "sex",
            "person.party" => "party",
            "person.standing" => "standing-kind",
            "unit.kind" => "unit-kind",
            "unit.terrain" => "terrain",
            "unit.eased" => "eased",
            "person.field" => "specialism",
            "study.mode" => "study-mode",
            "study.ladder" => return self.field(&format!("person.{word}")),
            "study.level" => return self.studied(word),
            "post.group" => return self.group(word),
            _ => {
                return if word.is_empty() {
                    self.lang.say("why-any-other")
                } else {
                    word.to_owned()
                };
            }
        };
        try_say(self.lang, &format!("{list}-{word}"), &[]).unwrap_or_else(|| word.to_owned())
    }

    /// A level that is studied for, of whichever ladder has it.
    fn studied(&self, level: &str) -> String {
        let fields = ["person.theory", "person.education"];
        let said = fields.iter().map(|field| self.level(field, level));
        said.into_iter()
            .find(|said| said != level)
            .unwrap_or_else(|| level.to_owned())
    }

    /// How a value is compared: "trung cấp trở lên".
    pub(crate) fn signed(&self, sign: Comparison, wanted: String) -> String {
        let id = match sign {
            Comparison::Equal => return wanted,
            Comparison::NotEqual => "why-other-than",
            Comparison::Less => "why-less",
            Comparison::AtMost => "why-at-most",
            Comparison::More => "why-more",
            Comparison::AtLeast => "why-at-least",
        };
        self.lang.speak(&Message::new(id).with("wanted", wanted))
    }

    fn number(&self, least: i32, most: i32, digits: u8) -> String {
        let one = |number: i32| {
            let scale = 10_i64.pow(u32::from(digits));
            let (whole, rest) = (i64::from(number).abs() / scale, i64::from(number).abs() % scale);
            let sign = if number < 0 { "-" } else { "" };
            let text = match digits {
                0 => format!("{sign}{whole}"),
                _ => format!("{sign}{whole}.{rest:0width$}", width = usize::from(digits)),
            };
            writing::decimal(self.lang, &text)
        };
        if least == most {
            one(least)
        } else if most == i32::MAX {
            format!("≥ {}", one(least))
        } else {
            format!("{}–{}", one(least), one(most))
        }
    }
}

/// A name inside a sentence begins small.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let second_is_small = letters.clone().nth(1).is_none_or(|letter| !letter.is_uppercase());
    match letters.next() {
        // An abbreviation stays as it is.
        Some(first) if second_is_small => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
