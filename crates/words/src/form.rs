//! The form of an act in the reader's language. What it asks for follows from the act's one definition; how it is said stands in the
//! catalogue, under ids that follow from the same definition. Plain data: a face writes it as a page, as JSON or as lines.

use ledger::acts::{Act, FieldKind, FieldShape, Shape};
use ledger::codes::CodeList;

use crate::catalogue::try_say;
use crate::lang::Lang;
use crate::message::Message;

/// The form of one act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The act's number in the log.
    pub number: u16,
    /// Its name in code.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it is for.
    pub about: String,
    /// What must hold, so that the ledger takes it.
    pub needs: String,
    /// What follows from it.
    pub effects: String,
    /// What is asked for, in order.
    pub fields: Vec<FormField>,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// Its name in code.
    pub name: &'static str,
    /// What stands beside it.
    pub label: String,
    /// What helps to fill it in.
    pub help: String,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether it is a list.
    pub list: bool,
    /// Whether it names a thing whose history the act changes.
    pub subject: bool,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// A plain value, by the word of its kind: `text`, `day`, `person` …
    Plain(&'static str),
    /// A code of a closed list: each code's word, and what it is called.
    Code(Vec<(&'static str, String)>),
    /// Several fields, all of them or exactly one.
    Part {
        /// Whether exactly one is given.
        one_of: bool,
        /// The fields.
        fields: Vec<FormField>,
    },
}

impl Holds {
    /// The word of the kind; `form-kind-` before it is the id of its name.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Plain(word) => word,
            Self::Code(_) => "code",
            Self::Part { one_of: true, .. } => "choice",
            Self::Part { one_of: false, .. } => "part",
        }
    }
}

/// The forms of all acts, in the order of their numbers.
pub fn forms(lang: Lang) -> impl Iterator<Item = Form> {
    Act::SHAPES.iter().map(move |shape| form(shape, lang))
}

/// What an act is called.
pub const fn title(shape: &Shape, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => shape.vi,
        Lang::En => shape.en,
    }
}

/// The form of one act.
pub fn form(shape: &Shape, lang: Lang) -> Form {
    Form {
        number: shape.number,
        name: shape.name,
        title: title(shape, lang),
        about: lang.say(shape.words),
        needs: lang.say(&format!("{}.needs", shape.words)),
        effects: lang.say(&format!("{}.effects", shape.words)),
        fields: fields(shape.fields, lang),
    }
}

fn fields(shapes: &[FieldShape], lang: Lang) -> Vec<FormField> {
    shapes.iter().map(|shape| field(shape, lang)).collect()
}

fn field(shape: &FieldShape, lang: Lang) -> FormField {
    // A message of its own where the field means something of its own, else that of all fields of the name.
    let own = try_say(lang, shape.words, &[]).is_some();
    let id = if own {
        shape.words.to_owned()
    } else {
        format!("field-{}", shape.name)
    };
    FormField {
        name: shape.name,
        label: lang.say(&id),
        help: lang.say(&format!("{id}.help")),
        holds: holds(shape.kind, lang),
        optional: shape.optional,
        list: shape.list,
        subject: shape.subject,
    }
}

fn holds(kind: FieldKind, lang: Lang) -> Holds {
    match kind {
        FieldKind::Text => Holds::Plain("text"),
        FieldKind::Day => Holds::Plain("day"),
        FieldKind::When => Holds::Plain("when"),
        FieldKind::Whole => Holds::Plain("whole"),
        FieldKind::Decimal => Holds::Plain("decimal"),
        FieldKind::Flag => Holds::Plain("flag"),
        FieldKind::Person => Holds::Plain("person"),
        FieldKind::Unit => Holds::Plain("unit"),
        FieldKind::Post => Holds::Plain("post"),
        FieldKind::Class => Holds::Plain("class"),
        FieldKind::Decision => Holds::Plain("decision"),
        FieldKind::Act => Holds::Plain("act"),
        FieldKind::Content => Holds::Plain("content"),
        FieldKind::Code(list) => Holds::Code(codes(list, lang)),
        FieldKind::Part(part) => Holds::Part {
            one_of: part.one_of,
            fields: fields(part.fields, lang),
        },
    }
}

/// Every code of a list with its name.
fn codes(list: &CodeList, lang: Lang) -> Vec<(&'static str, String)> {
    let named = |word: &&'static str| (*word, lang.speak(&Message::code(list.word, word)));
    list.codes.iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that a form says, with where it stands.
    fn said(form: &Form) -> Vec<(String, String)> {
        let mut all = vec![
            (format!("{} title", form.name), form.title.to_owned()),
            (format!("{} about", form.name), form.about.clone()),
            (format!("{} needs", form.name), form.needs.clone()),
            (format!("{} effects", form.name), form.effects.clone()),
        ];
        said_of(form.name, &form.fields, &mut all);
        all
    }

    fn said_of(place: &str, fields: &[FormField], all: &mut Vec<(String, String)>) {
        for field in fields {
            let place = format!("{place} {}", field.name);
            all.push((format!("{place} label"), field.label.clone()));
            all.push((format!("{place} help"), field.help.clone()));
            match &field.holds {
                Holds::Plain(_) => {}
                Holds::Code(codes) => {
                    all.extend(
                        codes
                            .iter()
                            .map(|(word, name)| (format!("{place} {word}"), name.clone())),
                    );
                }
                Holds::Part { fields, .. } => said_of(&place, fields, all),
            }
        }
    }

    fn missing(said: &[(String, String)]) -> Vec<&String> {
        let silent = said
            .iter()
            .filter(|(_, said)| said.trim().is_empty() || said.contains('⟨'));
        silent.map(|(place, _)| place).collect()
    }

    #[test]
    fn every_act_every_field_and_every_code_is_said_in_both_languages() {
        for lang in Lang::ALL {
            let mut count = 0;
            for form in forms(lang) {
                let said = said(&form);
                assert_eq!(missing(&said), Vec::<&String>::new(), "{}", lang.tag());
                count += said.len();
            }
            assert!(count > 700, "{count}");
            for list in ledger::codes::LISTS {
                let named = codes(list, lang);
                let named: Vec<_> = named.into_iter().map(|(word, name)| (word.to_owned(), name)).collect();
                assert_eq!(
                    missing(&named),
                    Vec::<&String>::new(),
                    "{} in {}",
                    list.name,
                    lang.tag()
                );
            }
            let kinds = forms(lang).flat_map(|form| form.fields).map(|field| field.holds.word());
            for word in kinds {
                assert!(!lang.say(&format!("form-kind-{word}")).contains('⟨'), "{word}");
            }
        }
    }

    /// The twin: what nobody wrote is seen.
    #[test]
    fn twin_an_act_without_words_is_found() {
        const FIELD: FieldShape = FieldShape {
            name: "nobody",
            words: "act-Nobody-nobody",
            kind: FieldKind::Text,
            optional: false,
            list: false,
            subject: false,
        };
        let shape = Shape {
            words: "act-Nobody",
            fields: &[FIELD],
            ..Act::SHAPES[0]
        };
        assert_eq!(missing(&said(&form(&shape, Lang::Vi))).len(), 5);
    }

    #[test]
    fn a_form_follows_from_the_definition() {
        let shape = Act::SHAPES.iter().find(|shape| shape.name == "Suspend").unwrap();
        let form = form(shape, Lang::En);
        let brief: Vec<String> = form
            .fields
            .iter()
            .map(|field| {
                format!(
                    "{}: {}{}",
                    field.name,
                    field.holds.word(),
                    if field.optional { "?" } else { "" }
                )
            })
            .collect();
        assert_eq!(brief, ["person: person", "post: post?", "last_day: day?"]);
        assert_eq!(form.fields[1].help, "Left out: from all work");
        assert_eq!(
            form.fields[0].help, "Choose somebody in the ledger",
            "as of all fields of the name"
        );
    }
}
