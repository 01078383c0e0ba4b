//! `sources.toml` and `units.toml`.

use std::collections::BTreeMap;

use super::doc::{Doc, Node};
use crate::model::{Authority, Source, Title, Unit};
use crate::problem::Fault;

/// Both languages of a name: keys `vi` and `en` of the table.
pub(crate) fn names(node: &Node<'_>) -> Option<Title> {
    let (vi, en) = (node.text("vi"), node.text("en"));
    Some(Title { vi: vi?, en: en? })
}

/// A sub-table with both languages.
pub(crate) fn named(node: &Node<'_>, key: &str) -> Option<Title> {
    let table = node.table(key)?;
    let title = names(&table);
    table.finish();
    title
}

/// The instruments.
pub(crate) fn sources(doc: &Doc<'_>) -> BTreeMap<String, Source> {
    let tree = doc.parse();
    let root = doc.root(&tree);
    let all = sources_at(&root);
    root.finish();
    all
}

/// The instruments that a table lists.
pub(crate) fn sources_at(root: &Node<'_>) -> BTreeMap<String, Source> {
    let mut all = BTreeMap::new();
    for node in root.tables("source") {
        let read = node.texts("read");
        if read.is_empty() {
            node.fault(Fault::Missing {
                key: "read".to_owned(),
                expected: "a list of texts",
            });
        }
        let parts = (
            node.text("id"),
            named(&node, "title"),
            named(&node, "issuer"),
            node.word("level", Authority::from_word, Authority::WORDS),
        );
        let date = node.maybe_day("date");
        node.finish();
        if let (Some(id), Some(title), Some(issuer), Some(level)) = parts {
            let source = Source {
                id: id.clone(),
                title,
                issuer,
                level,
                date,
                read,
            };
            if all.insert(id.clone(), source).is_some() {
                node.fault_at(
                    "id",
                    Fault::Twice {
                        id,
                        other: node.doc().file().to_owned(),
                    },
                );
            }
        }
    }
    all
}

/// The units of quantity.
pub(crate) fn units(doc: &Doc<'_>) -> BTreeMap<String, Unit> {
    let tree = doc.parse();
    let root = doc.root(&tree);
    let mut all = BTreeMap::new();
    for node in root.tables("unit") {
        let (id, name, whole) = (node.text("id"), names(&node), node.flag("whole"));
        node.finish();
        if let (Some(id), Some(name)) = (id, name)
            && all
                .insert(
                    id.clone(),
                    Unit {
                        id: id.clone(),
                        name,
                        whole,
                    },
                )
                .is_some()
        {
            node.fault_at(
                "id",
                Fault::Twice {
                    id,
                    other: doc.file().to_owned(),
                },
            );
        }
    }
    root.finish();
    all
}
