//! The head of an entry and the frame of its versions; what they say is read by kind.

use std::collections::BTreeMap;

use ledger::{Day, Span};

use super::bodies;
use super::doc::{Doc, Node};
use super::lists::{named, names};
use super::standard;
use crate::model::{Article, Body, Entry, Kind, Latitude, Mark, Selects, Source, Unit, Version, Versions};
use crate::problem::Fault;

/// What the lists define, for checking references.
pub(crate) struct Known<'k> {
    pub(crate) sources: &'k BTreeMap<String, Source>,
    pub(crate) units: &'k BTreeMap<String, Unit>,
}

/// Reads one entry; `None` when something without which it means nothing is missing (the problems say what).
pub(crate) fn entry(doc: &Doc<'_>, known: &Known<'_>) -> Option<Entry> {
    let tree = doc.parse();
    entry_at(&doc.root(&tree), known)
}

/// The same of a table of a file that holds several.
pub(crate) fn entry_at(root: &Node<'_>, known: &Known<'_>) -> Option<Entry> {
    let doc = root.doc();
    let id = root.text("id");
    let kind = root.word("kind", Kind::from_word, Kind::WORDS);
    let refs = root.texts("ref");
    let title = named(root, "title");
    let selects = root.word("selects", Selects::from_word, Selects::WORDS);
    let checked = root.day("checked");
    let no_cases = root.maybe_text("no_cases");
    let latitude = root.maybe_word("local", Latitude::from_word, Latitude::WORDS);
    let overrides = root.maybe_text("overrides");
    let body = kind.map(|kind| body(root, kind, known));
    if kind.is_some() {
        root.finish();
    }
    let folder = subject(doc.file());
    if let Some(id) = id.as_ref().filter(|id| !is_id_of(id, folder)) {
        root.fault_at(
            "id",
            Fault::NotOfFolder {
                id: id.clone(),
                folder: folder.to_owned(),
            },
        );
    }
    let pack = doc
        .file()
        .strip_prefix("local/")
        .and_then(|rest| rest.split('/').next())
        .map(str::to_owned);
    let file = doc.file().to_owned();
    Some(Entry {
        id: id?,
        refs,
        title: title?,
        selects: selects?,
        checked: checked?,
        pack,
        latitude,
        overrides,
        file,
        no_cases,
        body: body?,
    })
}

/// The first word of an id: the first folder, or the name of the pack.
fn subject(file: &str) -> &str {
    let inside = file.strip_prefix("local/").unwrap_or(file);
    inside.split('/').next().unwrap_or(inside)
}

fn is_id_of(id: &str, folder: &str) -> bool {
    // Ladders bear the names of the fields that conditions compare (`state_management`), hence the underscore.
    let kebab = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'))
    };
    id.strip_prefix(folder)
        .and_then(|rest| rest.strip_prefix('.'))
        .is_some_and(kebab)
}

fn body(root: &Node<'_>, kind: Kind, known: &Known<'_>) -> Body {
    match kind {
        Kind::Standard => Body::Standard(versions(root, known, standard::standard)),
        Kind::Value => {
            let head = bodies::value_head(root, known);
            Body::Value(versions(root, known, |node| bodies::value(node, head.as_ref(), known)))
        }
        Kind::Table => {
            let columns = bodies::columns(root, known);
            Body::Table(versions(root, known, |node| Some(bodies::table(node, &columns))))
        }
        Kind::Ladder => Body::Ladder(versions(root, known, |node| Some(bodies::ladder(node)))),
        Kind::Group => Body::Group(versions(root, known, |node| Some(bodies::group(node)))),
        Kind::Programme => Body::Programme(versions(root, known, bodies::programme)),
        Kind::Retirement => Body::Retirement(versions(root, known, bodies::retirement)),
    }
}

/// Reads `[[versions]]`: span, source, place, mark and note here, the rest by `read`.
fn versions<T>(root: &Node<'_>, known: &Known<'_>, read: impl Fn(&Node<'_>) -> Option<T>) -> Versions<T> {
    let mut all: Vec<(usize, Version<T>)> = Vec::new();
    for node in root.tables("versions") {
        let from = node.day("from");
        let until = node.maybe_day("until").unwrap_or(Day::MAX);
        let source = node.text("source");
        if let Some(id) = source.as_ref().filter(|id| !known.sources.contains_key(*id)) {
            node.fault_at("source", Fault::UnknownSource { id: id.clone() });
        }
        let at = node.maybe_text("at").and_then(|text| {
            let at = Article::read(&text);
            if at.is_none() {
                let fault = Fault::NotExpected {
                    key: "at".to_owned(),
                    expected: "an article (8, 8.3 or 8.3.a)",
                    found: format!("\"{text}\""),
                };
                node.fault_at("at", fault);
            }
            at
        });
        let mark = node.word("mark", Mark::from_word, Mark::WORDS);
        let note = node.maybe_table("note").and_then(|note| {
            let title = names(&note);
            note.finish();
            title
        });
        let body = read(&node);
        node.finish();
        if let Some(from) = from.filter(|&from| from >= until) {
            node.fault_at("until", Fault::Backwards { from, until });
        }
        if let (Some(from), Some(source), Some(mark), Some(body)) = (from, source, mark, body) {
            all.push((
                node.start(),
                Version {
                    span: Span { from, until },
                    source,
                    at,
                    mark,
                    note,
                    pack: None,
                    body,
                },
            ));
        }
    }
    all.sort_by_key(|(_, version)| version.span);
    for pair in all.windows(2) {
        if let [(_, first), (at, second)] = pair
            && first.span.meets(second.span)
        {
            root.doc().problem_at(
                *at,
                Fault::Overlap {
                    first: second.span.from,
                    second: first.span.from,
                },
            );
        }
    }
    Versions(all.into_iter().map(|(_, version)| version).collect())
}
