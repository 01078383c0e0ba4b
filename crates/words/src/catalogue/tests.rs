//! The two languages hold the same ids and ask for the same facts; every message can be said.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use super::*;
use crate::message::Message;

/// Of one language: file → (id or id.attribute → its variables).
type Shelf = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

fn shelf(lang: Lang) -> Shelf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue").join(lang.tag());
    let mut shelf = Shelf::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        let source = std::fs::read_to_string(file.path()).unwrap();
        let resource = parser::parse(source.as_str()).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        let messages = shelf.entry(name.clone()).or_default();
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut add = |id: String, pattern: &Pattern<&str>| {
                let mut variables = BTreeSet::new();
                collect(pattern, &mut variables);
                assert!(
                    messages.insert(id.clone(), variables).is_none(),
                    "{name}: {id} stands there twice"
                );
            };
            if let Some(pattern) = &message.value {
                add(message.id.name.to_owned(), pattern);
            }
            for attribute in &message.attributes {
                add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
            }
        }
    }
    shelf
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, variables),
            Expression::Select { selector, variants } => {
                collect_inline(selector, variables);
                for variant in variants {
                    collect(&variant.value, variables);
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = &**expression {
                collect_inline(inner, variables);
            }
        }
        _ => {}
    }
}

#[test]
fn both_languages_hold_the_same_ids_and_variables() {
    let (vietnamese, english) = (shelf(Lang::Vi), shelf(Lang::En));
    assert!(vietnamese.values().map(BTreeMap::len).sum::<usize>() > 100);
    assert_eq!(
        vietnamese.keys().collect::<Vec<_>>(),
        english.keys().collect::<Vec<_>>(),
        "one file a subject in both languages"
    );
    for (file, messages) in &vietnamese {
        let other = &english[file];
        for (id, variables) in messages {
            assert_eq!(other.get(id), Some(variables), "{file}: {id} in English");
        }
        for id in other.keys() {
            assert!(messages.contains_key(id), "{file}: {id} has no Vietnamese");
        }
    }
}

#[test]
fn no_id_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for (file, messages) in shelf(Lang::Vi) {
        for id in messages.into_keys() {
            if let Some(first) = seen.insert(id.clone(), file.clone()) {
                panic!("{id} stands in {first} and in {file}");
            }
        }
    }
}

#[test]
fn every_message_can_be_said_in_both_languages() {
    for lang in Lang::ALL {
        for (file, messages) in shelf(lang) {
            for (id, variables) in messages {
                let facts: Vec<(&'static str, Value)> = variables
                    .iter()
                    .map(|name| (&*name.clone().leak(), Value::Count(2)))
                    .collect();
                let said = try_say(lang, &id, &facts);
                assert!(
                    said.is_some_and(|words| !words.trim().is_empty()),
                    "{lang:?} {file}: {id}"
                );
            }
        }
    }
}

#[test]
fn facts_are_written_in_the_reader_s_way() {
    let people = Message::new("count-people").with("n", 3_020);
    assert_eq!(Lang::Vi.speak(&people), "3.020 người");
    assert_eq!(Lang::En.speak(&people), "3,020 people");
    assert_eq!(Lang::En.speak(&Message::new("count-people").with("n", 1)), "1 person");
}

#[test]
fn what_cannot_be_said_is_visible_and_harmless() {
    assert_eq!(say(Lang::Vi, "no-such-message", &[]), "⟨no-such-message⟩");
    assert_eq!(try_say(Lang::Vi, "count-people", &[]), None);
}
