//! What an operation is asked with. One definition reads a request and stands in the document.

use std::collections::BTreeMap;

use ledger::{Day, When};
use serde_json::{Map, Value, json};
use words::Message;

use super::problem::{Fault, Part};
use super::wire::{Cursor, Id, IsoWhen};

/// The first and the last day that are shown, as pages show them.
const YEARS: (i32, i32) = (1900, 2100);
/// A day within those years.
const DAY: &str = "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// A place of the log, or a day within those years.
const KNOWN: &str = "^([1-9][0-9]{0,8}|(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$";
/// A text that is not blank.
const NOT_BLANK: &str = "\\S";
/// The id of a draft.
const DRAFT: &str = "^DT-[1-9][0-9]{0,8}$";
/// A key of the caller's own.
const TOKEN: &str = "^[A-Za-z0-9._:-]{1,100}$";
/// An exact number.
const DECIMAL: &str = "^-?[0-9]{1,12}(\\.[0-9]{1,6})?$";
/// So many acts at most.
const ACTS: usize = 200;
/// A level of a ladder.
const LEVEL: &str = "^((at-least|below):[a-z0-9_-]{1,40}|unrecorded)$";

/// What a field can hold.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// A civil day.
    Day,
    /// A place of the log, or a day at whose end everything known then counts.
    Known,
    /// What stands for a thing.
    Id,
    /// Where the next page begins.
    Cursor,
    /// One word of a list.
    Choice(fn() -> Vec<&'static str>),
    /// A whole number within bounds.
    Whole(i64, i64),
    /// Yes or no.
    Flag,
    /// A text with so many letters at most.
    Text(usize),
    /// A level of a ladder: at least that, below that, or none recorded.
    Level,
    /// A date as precisely as it is known.
    When,
    /// An exact number in decimal notation.
    Decimal,
    /// A text that is not blank, with so many letters at most.
    Line(usize),
    /// So many such texts at most, each of so many letters.
    Lines(usize, usize),
    /// Acts of a decision.
    Acts,
    /// The id of a draft.
    Draft,
    /// A key of the caller's own.
    Token,
    /// An id of law or figures: letters, digits, points and dashes.
    Name,
}

/// One field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    /// What it does, in one sentence.
    pub(crate) about: &'static str,
    /// One that makes sense.
    pub(crate) example: &'static str,
}

impl Input {
    /// A field that may be left out.
    pub(crate) const fn may(name: &'static str, kind: Kind, about: &'static str, example: &'static str) -> Self {
        Self {
            name,
            kind,
            required: false,
            about,
            example,
        }
    }

    /// A field that must be there.
    pub(crate) const fn must(name: &'static str, kind: Kind, about: &'static str, example: &'static str) -> Self {
        Self {
            required: true,
            ..Self::may(name, kind, about, example)
        }
    }
}

/// The fields that were read, by name.
pub(crate) type Inputs = BTreeMap<&'static str, Value>;

impl Kind {
    /// Its schema.
    pub(crate) fn schema(self) -> Value {
        let formed = |pattern: &str| json!({ "type": "string", "pattern": pattern });
        match self {
            Self::Day => json!({ "type": "string", "format": "date", "pattern": DAY }),
            Self::Known => formed(KNOWN),
            Self::Id => formed(Id::PATTERN),
            Self::Cursor => formed(Cursor::PATTERN),
            Self::Choice(words) => json!({ "type": "string", "enum": words() }),
            Self::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Self::Flag => json!({ "type": "boolean" }),
            Self::Text(most) => json!({ "type": "string", "maxLength": most }),
            Self::When => formed(IsoWhen::PATTERN),
            Self::Decimal => formed(DECIMAL),
            Self::Line(most) => json!({ "type": "string", "minLength": 1, "maxLength": most, "pattern": NOT_BLANK }),
            Self::Lines(most, each) => json!({ "type": "array", "maxItems": most, "items": Self::Line(each).schema() }),
            Self::Acts => json!({
                "type": "array",
                "maxItems": ACTS,
                "items": { "$ref": "#/components/schemas/ActGiven" },
            }),
            Self::Draft => formed(DRAFT),
            Self::Token => formed(TOKEN),
            Self::Level => formed(LEVEL),
            Self::Name => formed("^[a-z0-9][a-z0-9._-]{0,79}$"),
        }
    }

    /// The example as JSON.
    pub(crate) fn example(self, text: &str) -> Value {
        match self {
            Self::Whole(..) => text.parse::<i64>().map_or(Value::Null, Value::from),
            Self::Flag => Value::Bool(text == "true"),
            Self::Lines(..) | Self::Acts => json!([]),
            _ => text.into(),
        }
    }

    /// Reads a text of an address.
    pub(super) fn of_text(self, text: &str) -> Option<Value> {
        match self {
            Self::Whole(..) => {
                let canonical = |number: &i64| number.to_string() == text;
                self.of_json(&text.parse().ok().filter(canonical)?.into())
            }
            Self::Flag => match text {
                "true" => Some(true.into()),
                "false" => Some(false.into()),
                _ => None,
            },
            _ => self.of_json(&text.into()),
        }
    }

    /// Reads a value of a body; none where it is not what the schema says.
    pub(super) fn of_json(self, value: &Value) -> Option<Value> {
        let text = || value.as_str();
        let fits = match self {
            Self::Day => is_day(text()?),
            Self::Known => is_day(text()?) || is_place(text()?),
            Self::Id => is_id(text()?),
            Self::Cursor => is_cursor(text()?),
            Self::Choice(words) => words().contains(&text()?),
            Self::Whole(least, most) => (least..=most).contains(&whole(value)?),
            Self::Flag => value.is_boolean(),
            Self::Text(most) => text()?.chars().count() <= most,
            Self::When => is_when(text()?),
            Self::Decimal => is_decimal(text()?),
            Self::Line(most) => is_line(text()?, most),
            Self::Lines(most, each) => {
                let all = value.as_array()?;
                let line = |one: &Value| one.as_str().is_some_and(|text| is_line(text, each));
                all.len() <= most && all.iter().all(line)
            }
            // What each of them is, is read with the acts' own definition.
            Self::Acts => value.as_array()?.len() <= ACTS,
            Self::Draft => text()?.strip_prefix("DT-").is_some_and(is_place),
            Self::Token => is_token(text()?),
            Self::Level => is_level(text()?),
            Self::Name => is_name(text()?),
        };
        match self {
            Self::Whole(..) => Some(whole(value)?.into()),
            _ => fits.then(|| value.clone()),
        }
        .filter(|_| fits)
    }

    /// What is to be done about a value that it cannot be.
    pub(super) fn fault(self) -> Message {
        match self {
            Self::Day => Message::new("api-not-a-day"),
            Self::Known => Message::new("api-not-known"),
            Self::Id | Self::Draft => Message::new("api-not-an-id"),
            Self::Cursor => Message::new("api-not-a-cursor"),
            Self::Choice(words) => Message::new("api-not-a-choice").with("all", words().join(", ")),
            Self::Whole(least, most) => Message::new("api-not-whole")
                .with("least", least.to_string())
                .with("most", most.to_string()),
            Self::Flag => Message::new("api-not-a-flag"),
            Self::Text(most) | Self::Line(most) => Message::new("api-not-a-text").with("most", most),
            Self::When => Message::new("api-not-when"),
            Self::Decimal => Message::new("api-not-decimal"),
            Self::Lines(most, _) => Message::new("api-not-a-list").with("most", most),
            Self::Acts => Message::new("api-not-a-list").with("most", ACTS),
            Self::Token => Message::new("api-not-a-token"),
            Self::Level => Message::new("api-not-a-level"),
            Self::Name => Message::new("api-not-a-name"),
        }
    }
}

/// A whole number; JSON has one kind of numbers, so 2.0 is one too.
fn whole(value: &Value) -> Option<i64> {
    let exact = |number: f64| {
        let within = number.fract() == 0.0 && number.abs() < 9e15;
        within.then(|| format!("{number:.0}").parse().ok())?
    };
    value.as_i64().or_else(|| value.as_f64().and_then(exact))
}

fn is_day(text: &str) -> bool {
    let day: Option<Day> = text.parse().ok();
    text.len() == 10 && day.is_some_and(|day| (YEARS.0..YEARS.1).contains(&day.year()))
}

fn digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_place(text: &str) -> bool {
    digits(text, 9) && !text.starts_with('0')
}

fn is_id(text: &str) -> bool {
    text.split_once('-')
        .is_some_and(|(decision, ordinal)| digits(decision, 10) && digits(ordinal, 10))
}

fn is_cursor(text: &str) -> bool {
    let mut parts = text.splitn(3, '.');
    let mut next = || parts.next().unwrap_or_default();
    is_day(next()) && digits(next(), 10) && digits(next(), 9)
}

fn is_when(text: &str) -> bool {
    let rest = text.strip_prefix("..");
    let lengths: &[usize] = if rest.is_some() { &[10] } else { &[4, 7, 10] };
    let formed = lengths.contains(&rest.unwrap_or(text).len());
    // A year of four digits; the ledger knows no other.
    formed && text.parse::<When>().is_ok()
}

fn is_decimal(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    digits(whole, 12) && digits(part, 6)
}

fn is_line(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.trim().is_empty()
}

fn is_token(text: &str) -> bool {
    let lawful = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'-');
    (1..=100).contains(&text.len()) && text.bytes().all(lawful)
}

fn is_level(text: &str) -> bool {
    let word = text.strip_prefix("at-least:").or_else(|| text.strip_prefix("below:"));
    let lawful = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-';
    text == "unrecorded" || word.is_some_and(|word| (1..=40).contains(&word.len()) && word.bytes().all(lawful))
}

fn is_name(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let lawful = |byte: u8| letter(byte) || matches!(byte, b'.' | b'_' | b'-');
    (1..=80).contains(&text.len()) && text.bytes().all(lawful) && text.bytes().next().is_some_and(letter)
}

/// Reads the pairs of an address: each name once, none that nobody asks for.
pub(super) fn of_pairs(inputs: &[Input], pairs: &[(String, String)], part: Part, faults: &mut Vec<Fault>) -> Inputs {
    let mut read = Inputs::new();
    for (name, text) in pairs {
        let Some(input) = inputs.iter().find(|input| input.name == name) else {
            faults.push(Fault::new(part, name, Message::new("api-unknown-field")));
            continue;
        };
        match input.kind.of_text(text) {
            _ if read.contains_key(input.name) => faults.push(Fault::new(part, name, Message::new("api-twice"))),
            Some(value) => {
                read.insert(input.name, value);
            }
            None => faults.push(Fault::new(part, name, input.kind.fault())),
        }
    }
    missing(inputs, part, |name| pairs.iter().any(|(own, _)| own == name), faults);
    read
}

/// Reads the fields of a body.
pub(super) fn of_body(inputs: &[Input], body: &Map<String, Value>, faults: &mut Vec<Fault>) -> Inputs {
    let mut read = Inputs::new();
    for (name, value) in body {
        let Some(input) = inputs.iter().find(|input| input.name == name) else {
            faults.push(Fault::new(Part::Body, name, Message::new("api-unknown-field")));
            continue;
        };
        match input.kind.of_json(value) {
            Some(value) => {
                read.insert(input.name, value);
            }
            None => faults.push(Fault::new(Part::Body, name, input.kind.fault())),
        }
    }
    missing(inputs, Part::Body, |name| body.contains_key(name), faults);
    read
}

fn missing(inputs: &[Input], part: Part, there: impl Fn(&str) -> bool, faults: &mut Vec<Fault>) {
    let absent = inputs.iter().filter(|input| input.required && !there(input.name));
    faults.extend(absent.map(|input| Fault::new(part, input.name, Message::new("api-missing-field"))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_the_schema_says() {
        let words = || vec!["a", "b"];
        for (kind, good, bad) in [
            (Kind::Day, "2019-02-28", "2019-02-30"),
            (Kind::Day, "1900-01-01", "1899-12-31"),
            (Kind::Known, "17", "0"),
            (Kind::Known, "2019-02-28", "-1"),
            (Kind::Id, "12-3", "12-"),
            (Kind::Cursor, "2019-03-14.212.100", "2019-03-14.212"),
            (Kind::Choice(words), "b", "c"),
            (Kind::Whole(1, 9), "9", "10"),
            (Kind::Whole(1, 9), "1", "01"),
            (Kind::Flag, "true", "1"),
            (Kind::Text(3), "ữữữ", "abcd"),
            (Kind::Level, "at-least:intermediate", "intermediate"),
            (Kind::Name, "staff.total", "Staff"),
        ] {
            assert!(kind.of_text(good).is_some() && kind.of_text(bad).is_none(), "{kind:?}");
        }
        assert_eq!(Kind::Whole(1, 9).of_json(&json!(2.0)), Some(json!(2)));
        assert_eq!(Kind::Whole(1, 9).of_json(&json!("2")), None);
    }

    #[test]
    fn every_fault_is_said_at_once() {
        let inputs = [
            Input::must("day", Kind::Day, "", ""),
            Input::may("limit", Kind::Whole(1, 9), "", ""),
        ];
        let pairs = [("limit", "2"), ("limit", "3"), ("other", "")];
        let pairs = pairs.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let mut faults = Vec::new();
        let read = of_pairs(&inputs, &pairs, Part::Query, &mut faults);
        assert_eq!(read["limit"], 2);
        let said: Vec<String> = faults
            .iter()
            .map(|fault| format!("{} {}", fault.name, fault.message.id()))
            .collect();
        assert_eq!(
            said,
            ["limit api-twice", "other api-unknown-field", "day api-missing-field"]
        );
    }
}
