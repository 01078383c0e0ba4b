//! Case files: facts given, and what is expected of them.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::doc::{Doc, Node, day_of, texts_of, whole_of};
use crate::case::{Case, Fact};
use crate::problem::Fault;

pub(crate) fn cases(doc: &Doc<'_>, entry: &str) -> Vec<Case> {
    let tree = doc.parse();
    let root = doc.root(&tree);
    let default = root.maybe_day("as_of");
    let mut all = Vec::new();
    for node in root.tables("case") {
        let name = node.text("name");
        let as_of = if default.is_some() && !node.has("as_of") {
            default
        } else {
            node.day("as_of")
        };
        let facts = |key: &str, needed: bool| {
            let mut facts = BTreeMap::new();
            let table = if needed { node.table(key) } else { node.maybe_table(key) };
            if let Some(table) = table {
                gather(&table, "", &mut facts);
            }
            facts
        };
        let (given, expect) = (facts("given", false), facts("expect", true));
        node.finish();
        let (line, _) = doc.place(node.start());
        if let (Some(name), Some(as_of)) = (name, as_of) {
            all.push(Case {
                entry: entry.to_owned(),
                name,
                as_of,
                given,
                expect,
                file: doc.file().to_owned(),
                line,
            });
        }
    }
    root.finish();
    all
}

/// Flattens tables to dotted names: `person.education`.
fn gather(node: &Node<'_>, prefix: &str, facts: &mut BTreeMap<String, Fact>) {
    for (key, cell) in node.each() {
        let name = if prefix.is_empty() {
            key.clone()
        } else {
            format!("{prefix}.{key}")
        };
        if let Some(table) = node.node(cell) {
            gather(&table, &name, facts);
        } else if let Some(fact) = fact(cell.get_ref()) {
            facts.insert(name, fact);
        } else if let Some(float) = cell.get_ref().as_float() {
            node.fault_at(
                &key,
                Fault::Float {
                    key: name,
                    written: float.as_str().to_owned(),
                },
            );
        } else {
            node.not_expected(&key, "a fact", cell);
        }
    }
}

fn fact(value: &DeValue<'_>) -> Option<Fact> {
    match value {
        DeValue::String(text) => Some(Fact::Text(text.to_string())),
        DeValue::Integer(_) => whole_of(value).map(Fact::Whole),
        DeValue::Boolean(flag) => Some(Fact::Flag(*flag)),
        DeValue::Datetime(_) => day_of(value).map(Fact::Day),
        DeValue::Array(_) => texts_of(value).map(Fact::Texts),
        DeValue::Float(_) | DeValue::Table(_) => None,
    }
}
