//! What an operation is asked with. One definition reads a request and stands in the document.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use words::Message;

use super::forms::{
    bytes_of, is_cursor, is_day, is_decimal, is_id, is_level, is_line, is_log_in, is_name, is_place, is_sign, is_token,
    is_when, letters_of, whole,
};
use super::problem::{Fault, Part};
use super::wire::{Cursor, Id, IsoWhen};

/// A day within those years.
const DAY: &str = "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// A place of the log, or a day within those years.
const KNOWN: &str = "^([1-9][0-9]{0,8}|(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$";
/// A text that is not blank.
const NOT_BLANK: &str = "\\S";
/// A key of the caller's own.
const TOKEN: &str = "^[A-Za-z0-9._:-]{1,100}$";
/// An exact number.
const DECIMAL: &str = "^-?[0-9]{1,12}(\\.[0-9]{1,6})?$";
/// The name of an account.
const LOG_IN: &str = "^[a-z0-9.-]{2,40}$";
/// A file in base 64.
const BASE64: &str = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$";
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
    /// An id that is a number behind letters: `DT-1`.
    Numbered(&'static str),
    /// So many signs of a digest, or of chance.
    Sign(usize),
    /// So many objects of these fields at most.
    Each(&'static [Input], usize),
    /// So many bytes of a file at most, in base 64.
    Bytes(usize),
    /// A key of the caller's own.
    Token,
    /// An id of law or figures: letters, digits, points and dashes.
    Name,
    /// The name with which somebody logs in.
    LogIn,
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
            Self::Numbered(letters) => formed(&format!("^{letters}-[1-9][0-9]{{0,8}}$")),
            Self::Sign(signs) => formed(&format!("^[0-9a-f]{{{signs}}}$")),
            Self::Each(fields, most) => json!({ "type": "array", "maxItems": most, "items": object_of(fields) }),
            Self::Bytes(most) => json!({
                "type": "string",
                "contentEncoding": "base64",
                "pattern": BASE64,
                "maxLength": letters_of(most),
            }),
            Self::Token => formed(TOKEN),
            Self::Level => formed(LEVEL),
            Self::Name => formed("^[a-z0-9][a-z0-9._-]{0,79}$"),
            Self::LogIn => formed(LOG_IN),
        }
    }

    /// The example as JSON.
    pub(crate) fn example(self, text: &str) -> Value {
        match self {
            Self::Whole(..) => text.parse::<i64>().map_or(Value::Null, Value::from),
            Self::Flag => Value::Bool(text == "true"),
            Self::Lines(..) | Self::Acts | Self::Each(..) => json!([]),
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
            Self::Numbered(letters) => {
                let number = text()?.strip_prefix(letters).and_then(|rest| rest.strip_prefix('-'));
                number.is_some_and(is_place)
            }
            Self::Sign(signs) => is_sign(text()?, signs),
            Self::Each(fields, most) => {
                let all = value.as_array()?;
                all.len() <= most && all.iter().all(|one| is_object_of(fields, one))
            }
            Self::Bytes(most) => text()?.len() <= letters_of(most) && bytes_of(text()?).is_some(),
            Self::Token => is_token(text()?),
            Self::Level => is_level(text()?),
            Self::Name => is_name(text()?),
            Self::LogIn => is_log_in(text()?),
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
            Self::Id | Self::Numbered(_) | Self::Sign(_) => Message::new("api-not-an-id"),
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
            Self::Each(_, most) => Message::new("api-not-each").with("most", most),
            Self::Bytes(most) => Message::new("api-not-bytes").with("most", most >> 20),
            Self::Token => Message::new("api-not-a-token"),
            Self::Level => Message::new("api-not-a-level"),
            Self::Name => Message::new("api-not-a-name"),
            Self::LogIn => Message::new("users-bad-name"),
        }
    }
}

/// The schema of an object of these fields and no others.
pub(super) fn object_of(fields: &[Input]) -> Value {
    let of = |input: &Input| {
        let mut schema = input.kind.schema();
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".to_owned(), input.about.into());
            schema.insert("examples".to_owned(), json!([input.kind.example(input.example)]));
        }
        (input.name.to_owned(), schema)
    };
    let properties: Map<String, Value> = fields.iter().map(of).collect();
    let required = fields.iter().filter(|input| input.required);
    let required: Vec<&str> = required.map(|input| input.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn is_object_of(fields: &[Input], value: &Value) -> bool {
    let Some(given) = value.as_object() else { return false };
    let fits = |(name, value): (&String, &Value)| {
        let own = fields.iter().find(|input| input.name == name);
        own.is_some_and(|input| input.kind.of_json(value).is_some())
    };
    let there = |input: &Input| !input.required || given.contains_key(input.name);
    given.iter().all(fits) && fields.iter().all(there)
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

    const LINE: &[Input] = &[
        Input::must("accept", Kind::Flag, "", ""),
        Input::may("reason", Kind::Text(9), "", ""),
    ];

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
            (Kind::LogIn, "van-thu.2", "Van thu"),
            (Kind::LogIn, "..", "x"),
            (Kind::Numbered("DT"), "DT-12", "DT-012"),
            (Kind::Numbered("DN"), "DN-1", "DT-1"),
            (Kind::Sign(6), "01abef", "01ABEF"),
        ] {
            assert!(kind.of_text(good).is_some() && kind.of_text(bad).is_none(), "{kind:?}");
        }
        assert_eq!(Kind::Whole(1, 9).of_json(&json!(2.0)), Some(json!(2)));
        let each = |json| Kind::Each(LINE, 2).of_json(&json).is_some();
        assert!(each(json!([{ "accept": true }, { "accept": false, "reason": "x" }])));
        for bad in [
            json!([{ "reason": "x" }]),
            json!([{ "accept": 1 }]),
            json!({}),
            json!([{ "accept": true, "x": 1 }]),
        ] {
            assert!(!each(bad));
        }
        let bytes = |text: &str| Kind::Bytes(3).of_text(text).is_some();
        assert!(bytes("") && bytes("QQ==") && bytes("QUJD") && !bytes("QQ") && !bytes("QUJDQUJD") && !bytes("Q Q="));
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
