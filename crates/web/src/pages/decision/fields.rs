//! What an act says, field by field in words: labels from the act's own definition, values as a reader writes them.

use ledger::acts::people::{AttributeValue, SetPersonAttribute, SetUnitAttribute};
use ledger::acts::{Act, FieldKind, FieldShape, Given};
use ledger::value::{Ix, Place};
use ledger::{ActId, ClassId, Entity, PersonId, PostId, Seq, UnitId, View};
use words::form::{FormField, Holds, form};
use words::{Lang, Message, try_say, writing};

use crate::pages::person::LawWords;

/// A field of an act in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// Its way from the act: `into.0.unit`.
    pub(super) way: String,
    /// Its label; of a field of a part with what the part is called.
    pub(super) label: String,
    /// What it says; empty where it says nothing.
    pub(super) text: String,
    /// What is given there, as acts write it: two things may have one name.
    pub(super) given: String,
}

impl Told {
    /// The name of the innermost field.
    pub(super) fn name(&self) -> &str {
        self.way.rsplit('.').next().unwrap_or(&self.way)
    }
}

/// Speaks of what acts say, with the names of a moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling<'t> {
    pub(super) lang: Lang,
    pub(super) view: View<'t>,
    pub(super) law: LawWords<'t>,
    /// Whether the act is one of a draft that is being decided on.
    pub(super) is_draft: bool,
}

impl Telling<'_> {
    /// Every field, but for the one thing whose history the act changes: that stands beside it.
    pub(super) fn fields(&self, act: &Act) -> Vec<Told> {
        if let Act::SetPersonAttribute(SetPersonAttribute { key, value, .. })
        | Act::SetUnitAttribute(SetUnitAttribute { key, value, .. }) = act
        {
            return vec![self.attribute(key, value.as_ref())];
        }
        let (shape, given) = (act.shape(), act.give());
        let several = shape.fields.iter().filter(|field| field.subject).count() > 1;
        let mut all = Vec::new();
        for (field, words) in shape.fields.iter().zip(form(shape, self.lang).fields) {
            let is_part = matches!(field.kind, FieldKind::Part(_));
            if !field.subject || several || is_part {
                self.field(field, words, &given, ("", ""), &mut all);
            }
        }
        all
    }

    /// An attribute is called by its own name; one of the office's own has the name that the office gave it.
    fn attribute(&self, key: &str, value: Option<&AttributeValue>) -> Told {
        Told {
            way: "value".to_owned(),
            label: try_say(self.lang, &format!("attribute-{key}"), &[]).unwrap_or_else(|| key.to_owned()),
            text: match value {
                Some(AttributeValue::Text(text)) => self.law.attribute(key, text),
                Some(AttributeValue::Number(number)) => writing::decimal(self.lang, &number.to_string()),
                None => String::new(),
            },
            given: match value {
                Some(AttributeValue::Text(text)) => text.clone(),
                Some(AttributeValue::Number(number)) => number.to_string(),
                None => String::new(),
            },
        }
    }

    /// Gathers a field, or those of a part, under the way and the label of what it is a part of.
    fn field(
        &self,
        shape: &FieldShape,
        words: FormField,
        beside: &Given,
        (way, above): (&str, &str),
        all: &mut Vec<Told>,
    ) {
        let given = beside.field(shape.name);
        let way = format!("{way}{}", shape.name);
        let label = match above {
            "" => words.label,
            above => format!("{above}: {}", words.label),
        };
        let (FieldKind::Part(part), Holds::Part { one_of, fields }) = (shape.kind, words.holds) else {
            let each = match given {
                Given::List(list) => list.as_slice(),
                one => std::slice::from_ref(one),
            };
            let texts: Vec<String> = each.iter().map(|one| self.text(shape, one, beside)).collect();
            let given: Vec<&str> = each.iter().filter_map(written).collect();
            let (text, given) = (texts.join("; "), given.join("; "));
            if shape.kind != FieldKind::Content {
                all.push(Told {
                    way,
                    label,
                    text,
                    given,
                });
            }
            return;
        };
        let places: Vec<(String, String, &Given)> = match given {
            Given::List(list) => (0..)
                .zip(list)
                .map(|(at, one)| (format!("{way}.{at}."), format!("{label} {}", at + 1), one))
                .collect(),
            Given::Part(_) => vec![(format!("{way}."), label, given)],
            Given::Nothing | Given::Text(_) => Vec::new(),
        };
        for (way, label, given) in places {
            // Of several, the one that is given names itself.
            let above = if one_of { "" } else { &label };
            for (shape, words) in part.fields.iter().zip(fields.clone()) {
                if !given.field(shape.name).is_nothing() {
                    self.field(shape, words, given, (&way, above), all);
                }
            }
        }
    }

    fn text(&self, shape: &FieldShape, given: &Given, beside: &Given) -> String {
        let Given::Text(text) = given else {
            return String::new();
        };
        let lang = self.lang;
        let said = match shape.kind {
            FieldKind::Day => text.parse().ok().map(writing::day),
            FieldKind::When => text.parse().ok().map(|when| writing::when(lang, when)),
            FieldKind::Decimal if shape.name == "coefficient" => Some(writing::decimal(lang, &hundredths(text))),
            FieldKind::Decimal => Some(writing::decimal(lang, text)),
            FieldKind::Flag => Some(lang.say(if text == "true" { "draft-yes" } else { "draft-no" })),
            FieldKind::Code(list) => Some(lang.speak(&Message::code(list.word, text))),
            FieldKind::Person | FieldKind::Unit | FieldKind::Post | FieldKind::Class => self.thing(shape.kind, text),
            FieldKind::Decision => text.parse().ok().and_then(|seq| self.decision(Seq(seq))),
            FieldKind::Act => text.parse().ok().and_then(|act| self.act(act)),
            FieldKind::Text if shape.name == "rank" => Some(self.law.rank(text)),
            FieldKind::Text if shape.name == "programme" => Some(self.law.programme(text)),
            FieldKind::Text if shape.name == "level" => match beside.field("field") {
                Given::Text(field) => Some(self.law.level(field, text)),
                _ => None,
            },
            FieldKind::Text | FieldKind::Whole | FieldKind::Part(_) | FieldKind::Content => None,
        };
        said.unwrap_or_else(|| text.clone())
    }

    fn thing(&self, kind: FieldKind, id: &str) -> Option<String> {
        let id: ActId = id.parse().ok()?;
        let place = self.view.value().place(match kind {
            FieldKind::Person => Entity::Person(PersonId(id)),
            FieldKind::Unit => Entity::Unit(UnitId(id)),
            FieldKind::Post => Entity::Post(PostId(id)),
            FieldKind::Class => Entity::Class(ClassId(id)),
            _ => return None,
        })?;
        self.named(place)
    }

    /// What a thing is called; a post with its unit, for many have the same title.
    pub(super) fn named(&self, place: Place) -> Option<String> {
        match place {
            Place::Post(post) => self.view.name(place).map(|_| self.post(post)),
            place => self.view.name(place).map(|name| name.to_string()),
        }
    }

    pub(super) fn post(&self, post: Ix) -> String {
        let title = self.view.post_title(post);
        let unit = self.view.unit_of_post(post).map(|unit| self.view.unit_name(unit));
        match unit {
            Some(unit) if !title.contains(&*unit) && !unit.is_empty() => format!("{title}, {unit}"),
            _ => title.to_string(),
        }
    }

    /// A decision by its number and day: its title may tell of what lies beyond the reader's scope.
    pub(super) fn decision(&self, seq: Seq) -> Option<String> {
        let header = self.view.value().entry(seq)?.header();
        let number = match header.number.as_str() {
            "" => self.lang.say("decision-unnumbered"),
            number => number.to_owned(),
        };
        let said = Message::new("decision-of").with("number", number);
        Some(self.lang.speak(&said.with("day", header.signed)))
    }

    fn act(&self, id: ActId) -> Option<String> {
        let said = Message::new("said-act").with("decision", self.decision(id.decision)?);
        Some(self.lang.speak(&said.with("n", i64::from(id.ordinal) + 1)))
    }
}

const fn written(given: &Given) -> Option<&str> {
    match given {
        Given::Text(text) => Some(text.as_str()),
        _ => None,
    }
}

/// A coefficient with its two digits, as tables of pay write it.
fn hundredths(text: &str) -> String {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}.{rest:0<2}")
}
