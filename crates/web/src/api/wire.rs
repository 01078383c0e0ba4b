//! What goes over the wire: each type is written once, and gives both what is sent and the schema of the document.

use serde::Serialize;
use serde_json::{Map, Value, json};

/// The named schemas of the document, gathered while they are used.
#[derive(Debug, Default)]
pub(crate) struct Book(Map<String, Value>);

impl Book {
    /// Refers to a schema under its name; it is made at the first use.
    pub(crate) fn named(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.0.contains_key(name) {
            // In its place before it is made, for types that hold themselves.
            self.0.insert(name.to_owned(), Value::Null);
            let schema = make(self);
            self.0.insert(name.to_owned(), schema);
        }
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// All of them.
    pub(crate) fn schemas(self) -> Map<String, Value> {
        self.0
    }
}

/// A type that is sent, with the schema that says all it can be.
pub(crate) trait Wire: Serialize {
    /// Its schema.
    fn schema(book: &mut Book) -> Value;
}

impl Wire for String {
    fn schema(_: &mut Book) -> Value {
        json!({ "type": "string" })
    }
}

impl Wire for bool {
    fn schema(_: &mut Book) -> Value {
        json!({ "type": "boolean" })
    }
}

impl Wire for u32 {
    fn schema(_: &mut Book) -> Value {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

impl Wire for i64 {
    fn schema(_: &mut Book) -> Value {
        json!({ "type": "integer" })
    }
}

impl<T: Wire> Wire for Option<T> {
    fn schema(book: &mut Book) -> Value {
        json!({ "anyOf": [T::schema(book), { "type": "null" }] })
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn schema(book: &mut Book) -> Value {
        json!({ "type": "array", "items": T::schema(book) })
    }
}

/// A text of one form, which its schema tells by a pattern.
macro_rules! formed {
    ($($(#[doc = $doc:literal])+ $name:ident = $pattern:literal, $example:literal;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        #[serde(transparent)]
        pub(crate) struct $name(pub(crate) String);

        impl $name {
            /// What it looks like.
            pub(crate) const PATTERN: &'static str = $pattern;
            /// One of them.
            pub(crate) const EXAMPLE: &'static str = $example;
        }

        impl Wire for $name {
            fn schema(book: &mut Book) -> Value {
                book.named(stringify!($name), |_| json!({
                    "type": "string",
                    "pattern": Self::PATTERN,
                    "examples": [Self::EXAMPLE],
                    "description": concat!($($doc),+).trim(),
                }))
            }
        }
    )+};
}

formed! {
    /// What stands for a person, a unit, a post, a class or an act: the place of the decision that recorded it first, and the place of the act there, from 0.
    Id = "^[0-9]{1,10}-[0-9]{1,10}$", "12-3";
    /// A civil day.
    IsoDay = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2019-03-14";
    /// A date as precisely as it is known: a day, a month, a year, or a day before which it was (two points in front).
    IsoWhen = "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|\\.\\.[0-9]{4}-[0-9]{2}-[0-9]{2})$", "1975-02";
    /// What stands for a draft.
    DraftId = "^DT-[1-9][0-9]{0,8}$", "DT-1";
    /// What stands for a proposal.
    ProposalId = "^DN-[1-9][0-9]{0,8}$", "DN-1";
    /// What stands for a request.
    RequestId = "^YC-[1-9][0-9]{0,8}$", "YC-1";
    /// What stands for an emergency access.
    EmergencyId = "^KC-[1-9][0-9]{0,8}$", "KC-1";
    /// What stands for a run of a planner.
    RunId = "^LT-[1-9][0-9]{0,8}$", "LT-1";
    /// What stands for a plan.
    PlanId = "^KH-[1-9][0-9]{0,8}$", "KH-1";
    /// What stands for a kept list.
    ListId = "^[0-9a-f]{18}$", "0123456789abcdef01";
    /// What stands for a file that was sent.
    UploadId = "^[0-9a-f]{32}$", "0123456789abcdef0123456789abcdef";
    /// What stands for an account.
    AccountCode = "^[0-9a-f]{12}$", "0123456789ab";
    /// A digest by SHA-256.
    Sha256 = "^[0-9a-f]{64}$", "5d502feafa3d4ebc642d273b6948440f2a5526542b3dbca3c7d4c36922ba9907";
    /// An exact number in decimal notation.
    Exact = "^-?[0-9]+(\\.[0-9]+)?$", "2.34";
    /// Where the next page of a list begins. Opaque: send it back as it came, with the same filters.
    Cursor = "^[0-9]{4}-[0-9]{2}-[0-9]{2}\\.[0-9]{1,10}\\.[0-9]{1,9}$", "2019-03-14.212.100";
}

impl Id {
    /// What stands for something.
    pub(crate) fn of(id: impl std::fmt::Display) -> Self {
        Self(id.to_string())
    }
}

impl IsoDay {
    /// A day.
    pub(crate) fn of(day: ledger::Day) -> Self {
        Self(day.to_string())
    }
}

impl IsoWhen {
    /// A date.
    pub(crate) fn of(when: ledger::When) -> Self {
        Self(when.to_string())
    }
}

/// An object: its name and fields give the type that is sent and its schema. Every field is always there; what is not known is null.
macro_rules! wire {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $about:literal])+ $field:ident: $of:ty),+ $(,)? })+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, serde::Serialize)]
        pub(crate) struct $name { $($(#[doc = $about])+ pub(crate) $field: $of),+ }

        impl $crate::api::Wire for $name {
            fn schema(book: &mut $crate::api::Book) -> serde_json::Value {
                book.named(stringify!($name), |book| {
                    let fields = [$((stringify!($field), concat!($($about),+), <$of as $crate::api::Wire>::schema(book))),+];
                    $crate::api::wire::object(concat!($($doc),+), fields)
                })
            }
        }
    )+};
}
pub(crate) use wire;

/// A text that is one word of a closed list.
macro_rules! coded {
    ($($(#[doc = $doc:literal])+ $name:ident of $words:expr;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
        #[serde(transparent)]
        pub(crate) struct $name(pub(crate) &'static str);

        impl $crate::api::Wire for $name {
            fn schema(book: &mut $crate::api::Book) -> serde_json::Value {
                book.named(stringify!($name), |_| {
                    let words: Vec<&'static str> = $words.collect();
                    serde_json::json!({ "type": "string", "enum": words, "description": concat!($($doc),+).trim() })
                })
            }
        }
    )+};
}
pub(crate) use coded;

/// The schema of an object whose fields are all there, and no others.
pub(crate) fn object<const N: usize>(about: &str, fields: [(&str, &str, Value); N]) -> Value {
    let required: Vec<&str> = fields.iter().map(|(name, ..)| *name).collect();
    let described = |(name, about, mut schema): (&str, &str, Value)| {
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".to_owned(), about.trim().into());
        }
        (name.to_owned(), schema)
    };
    let required = json!(required);
    let properties: Map<String, Value> = fields.into_iter().map(described).collect();
    json!({
        "type": "object",
        "description": about.trim(),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::*;

    #[test]
    fn what_is_told_as_an_id_is_taken_as_one() {
        for (told, asked, example) in [
            (Id::PATTERN, Kind::Id, Id::EXAMPLE),
            (DraftId::PATTERN, Kind::Numbered("DT"), DraftId::EXAMPLE),
            (ProposalId::PATTERN, Kind::Numbered("DN"), ProposalId::EXAMPLE),
            (RequestId::PATTERN, Kind::Numbered("YC"), RequestId::EXAMPLE),
            (EmergencyId::PATTERN, Kind::Numbered("KC"), EmergencyId::EXAMPLE),
            (RunId::PATTERN, Kind::Numbered("LT"), RunId::EXAMPLE),
            (PlanId::PATTERN, Kind::Numbered("KH"), PlanId::EXAMPLE),
            (ListId::PATTERN, Kind::Sign(18), ListId::EXAMPLE),
            (UploadId::PATTERN, Kind::Sign(32), UploadId::EXAMPLE),
            (AccountCode::PATTERN, Kind::Sign(12), AccountCode::EXAMPLE),
            (Sha256::PATTERN, Kind::Sign(64), Sha256::EXAMPLE),
        ] {
            assert_eq!(asked.schema()["pattern"], told);
            assert!(asked.of_text(example).is_some(), "{told}: {example}");
        }
    }
}
