//! The acts of a decision as a program gives them: the schema and the reading of each follow from the act's one definition, as forms on pages do.

use ledger::acts::{Act, Dated, FieldKind, FieldShape, Given, Misfit, Shape};
use ledger::{Decision, Header, When};
use office::permission::Deed;
use serde_json::{Map, Value, json};
use words::Message;
use words::form::{FormField, Holds, form};

use super::input::Kind;
use super::problem::Part;
use super::wire::{Id, IsoWhen};
use super::{Call, Fault, Operation, Trouble, Verb, wire};
use crate::pages::drafts::composed;
use crate::site::Rule;

/// A list has so many things at most.
const MOST: usize = 200;

wire! {
    /// A code of a closed list.
    CodeTold {
        /// Its word.
        code: String,
        /// What it is called.
        name: String,
    }
    /// A field of an act.
    ActField {
        /// Its name.
        name: String,
        /// What it is called.
        label: String,
        /// What helps to fill it in.
        help: String,
        /// What it holds: text, day, when, whole, decimal, flag, person, unit, post, class, decision, act, code, part, or a choice of one field.
        kind: String,
        /// Whether it may be left out.
        optional: bool,
        /// Whether it is a list.
        list: bool,
        /// The codes that it can be.
        codes: Vec<CodeTold>,
        /// The fields of a part.
        fields: Vec<ActField>,
    }
    /// The form of an act.
    ActForm {
        /// Its name, as a draft gives it.
        act: String,
        /// What it is called.
        title: String,
        /// What it is for.
        about: String,
        /// What must hold.
        needs: String,
        /// What follows.
        effects: String,
        /// What it asks for.
        fields: Vec<ActField>,
    }
    /// What a decision can do.
    ActsTold {
        /// The forms.
        items: Vec<ActForm>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![Operation::new(
        "listActs",
        (Verb::Get, "/api/v1/acts"),
        Rule::Any(&[Deed::Decide]),
        "What a decision can do, and what each act asks for: the same definition as the forms on pages.",
        list,
    )]
}

#[allow(clippy::unnecessary_wraps, reason = "the form that operations have")]
fn list(call: &Call) -> Result<ActsTold, Trouble> {
    let told = |shape: &Shape| {
        let form = form(shape, call.visit.lang());
        ActForm {
            act: form.name.to_owned(),
            title: form.title.to_owned(),
            about: form.about,
            needs: form.needs,
            effects: form.effects,
            fields: form.fields.into_iter().map(field).collect(),
        }
    };
    Ok(ActsTold {
        items: composed().map(told).collect(),
    })
}

fn field(field: FormField) -> ActField {
    let kind = field.holds.word().to_owned();
    let (codes, fields) = match field.holds {
        Holds::Plain(_) => (Vec::new(), Vec::new()),
        Holds::Code(codes) => (codes, Vec::new()),
        Holds::Part { fields, .. } => (Vec::new(), fields),
    };
    let code = |(code, name): (&str, String)| CodeTold {
        code: code.to_owned(),
        name,
    };
    ActField {
        name: field.name.to_owned(),
        label: field.label,
        help: field.help,
        kind,
        optional: field.optional,
        list: field.list,
        codes: codes.into_iter().map(code).collect(),
        fields: fields.into_iter().map(self::field).collect(),
    }
}

/// The schema of one act: exactly one of all that can be composed.
pub(super) fn schema() -> Value {
    let one = |shape: &Shape| {
        json!({
            "type": "object",
            "title": shape.name,
            "description": format!("{} – {}", shape.vi, shape.en),
            "properties": {
                "act": { "const": shape.name },
                "when": { "type": "string", "pattern": IsoWhen::PATTERN },
                "fields": fields(shape.fields, false),
            },
            "required": ["act", "fields"],
            "additionalProperties": false,
        })
    };
    json!({ "oneOf": composed().map(one).collect::<Vec<Value>>() })
}

fn fields(shapes: &[FieldShape], one_of: bool) -> Value {
    let property = |shape: &FieldShape| {
        let own = plain(shape.kind);
        let schema = if shape.list {
            json!({ "type": "array", "maxItems": MOST, "items": own })
        } else {
            own
        };
        (shape.name.to_owned(), schema)
    };
    let properties: Map<String, Value> = shapes.iter().map(property).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if let Some(schema) = schema.as_object_mut() {
        if one_of {
            schema.insert("minProperties".to_owned(), 1.into());
            schema.insert("maxProperties".to_owned(), 1.into());
        } else {
            let required: Vec<&str> = shapes
                .iter()
                .filter(|shape| !shape.optional)
                .map(|shape| shape.name)
                .collect();
            schema.insert("required".to_owned(), json!(required));
        }
    }
    schema
}

/// How a plain field is read; none for parts.
fn kind(kind: FieldKind) -> Option<Kind> {
    Some(match kind {
        FieldKind::Text => Kind::Line(2_000),
        FieldKind::Day => Kind::Day,
        FieldKind::When => Kind::When,
        FieldKind::Whole => Kind::Whole(0, i64::from(u32::MAX)),
        FieldKind::Decimal => Kind::Decimal,
        FieldKind::Flag => Kind::Flag,
        FieldKind::Person | FieldKind::Unit | FieldKind::Post | FieldKind::Class | FieldKind::Act => Kind::Id,
        FieldKind::Decision => Kind::Whole(1, i64::from(u32::MAX)),
        FieldKind::Code(_) | FieldKind::Part(_) | FieldKind::Content => return None,
    })
}

fn plain(of: FieldKind) -> Value {
    match of {
        FieldKind::Code(list) => json!({ "type": "string", "enum": list.codes }),
        FieldKind::Part(part) => fields(part.fields, part.one_of),
        FieldKind::Content => json!(false),
        other => kind(other).map_or(json!({ "type": "string", "pattern": Id::PATTERN }), Kind::schema),
    }
}

/// The decision that the body of a call gives; every fault at once.
pub(super) fn decision(call: &Call) -> Result<Decision, Trouble> {
    let text = |name: &str| call.text(name).unwrap_or_default().trim().to_owned();
    let mut faults = Vec::new();
    let given = call.value("acts").and_then(Value::as_array);
    let acts = given.into_iter().flatten().enumerate().filter_map(|(at, one)| {
        let before = faults.len();
        let act = act(one, &format!("acts/{at}"), &mut faults);
        act.filter(|_| faults.len() == before)
    });
    let acts: Vec<Dated> = acts.collect();
    let Ok(effective) = text("effective").parse() else {
        return Err(Trouble::Failed("a day that was read is none".to_owned()));
    };
    if !faults.is_empty() {
        return Err(Trouble::Invalid(faults));
    }
    let bases = call.value("bases").and_then(Value::as_array);
    Ok(Decision {
        header: Header {
            number: String::new(),
            kind: text("kind"),
            signed: effective,
            effective,
            issuer: text("issuer"),
            signer: String::new(),
            title: text("title"),
            bases: bases
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(|base| base.trim().to_owned())
                .collect(),
            attachments: Vec::new(),
            recorded: 0,
            recorded_by: String::new(),
        },
        acts,
    })
}

fn wrong(way: &str, message: Message, faults: &mut Vec<Fault>) {
    faults.push(Fault::new(Part::Body, way, message));
}

fn act(value: &Value, way: &str, faults: &mut Vec<Fault>) -> Option<Dated> {
    let Some(given) = value.as_object() else {
        wrong(way, Message::new("api-not-an-object"), faults);
        return None;
    };
    for name in given
        .keys()
        .filter(|name| !["act", "when", "fields"].contains(&name.as_str()))
    {
        wrong(&format!("{way}/{name}"), Message::new("api-unknown-field"), faults);
    }
    let when = match given.get("when") {
        None => None,
        Some(when) => {
            let read: Option<When> = Kind::When.of_json(when).and_then(|when| when.as_str()?.parse().ok());
            if read.is_none() {
                wrong(&format!("{way}/when"), Message::new("api-not-when"), faults);
            }
            read
        }
    };
    let name = given.get("act").and_then(Value::as_str);
    let Some(shape) = composed().find(|shape| Some(shape.name) == name) else {
        wrong(&format!("{way}/act"), Message::new("api-no-such-act"), faults);
        return None;
    };
    let nothing = Value::Null;
    let way = format!("{way}/fields");
    let before = faults.len();
    let read = part(
        shape.fields,
        false,
        given.get("fields").unwrap_or(&nothing),
        &way,
        faults,
    );
    if faults.len() > before {
        return None;
    }
    match Act::given(shape.number, &read) {
        Ok(act) => Some(Dated { when, act }),
        Err(misgiven) => {
            for one in misgiven {
                let id = match one.misfit {
                    Misfit::Missing => "api-missing-field",
                    Misfit::NotSuch => "api-not-such",
                    Misfit::NotOne => "api-not-one",
                    Misfit::NotHere | Misfit::UnknownAct => "api-no-such-act",
                };
                wrong(
                    &format!("{way}/{}", one.field.replace('.', "/")),
                    Message::new(id),
                    faults,
                );
            }
            None
        }
    }
}

fn part(shapes: &[FieldShape], one_of: bool, value: &Value, way: &str, faults: &mut Vec<Fault>) -> Given {
    let Some(given) = value.as_object() else {
        wrong(way, Message::new("api-not-an-object"), faults);
        return Given::Nothing;
    };
    if one_of && given.len() != 1 {
        wrong(way, Message::new("api-not-one"), faults);
    }
    let mut read = Vec::new();
    for (name, value) in given {
        let way = format!("{way}/{name}");
        let Some(shape) = shapes.iter().find(|shape| shape.name == name) else {
            wrong(&way, Message::new("api-unknown-field"), faults);
            continue;
        };
        let one = if shape.list {
            if let Some(all) = value.as_array().filter(|all| all.len() <= MOST) {
                let each = (0..).zip(all).map(|(at, value): (usize, &Value)| {
                    let way = format!("{way}/{at}");
                    self::one(shape.kind, value, &way, faults)
                });
                Given::List(each.collect())
            } else {
                wrong(&way, Message::new("api-not-a-list").with("most", MOST), faults);
                Given::Nothing
            }
        } else {
            self::one(shape.kind, value, &way, faults)
        };
        read.push((name.clone(), one));
    }
    if !one_of {
        for shape in shapes
            .iter()
            .filter(|shape| !shape.optional && !given.contains_key(shape.name))
        {
            wrong(
                &format!("{way}/{}", shape.name),
                Message::new("api-missing-field"),
                faults,
            );
        }
    }
    Given::Part(read)
}

fn one(of: FieldKind, value: &Value, way: &str, faults: &mut Vec<Fault>) -> Given {
    match of {
        FieldKind::Part(inner) => part(inner.fields, inner.one_of, value, way, faults),
        FieldKind::Code(list) => {
            if let Some(word) = value.as_str().filter(|word| list.codes.contains(word)) {
                return Given::text(word);
            }
            let all = list.codes.join(", ");
            wrong(way, Message::new("api-not-a-choice").with("all", all), faults);
            Given::Nothing
        }
        other => {
            let Some(kind) = kind(other) else {
                wrong(way, Message::new("api-unknown-field"), faults);
                return Given::Nothing;
            };
            match kind.of_json(value) {
                Some(Value::String(text)) => Given::text(text),
                Some(plain) => Given::text(plain.to_string()),
                None => {
                    wrong(way, kind.fault(), faults);
                    Given::Nothing
                }
            }
        }
    }
}
