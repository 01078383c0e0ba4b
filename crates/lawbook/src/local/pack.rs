//! A local pack as one file: its instruments and its entries, each as a file of `law/` has them.

use std::collections::BTreeMap;

use ledger::{Day, Span};

use crate::book::Lawbook;
use crate::model::{Entry, Kind, Source, Title};
use crate::problem::{Fault, Problem, Problems};
use crate::read::{self, Doc, Known};

/// A local pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalPack {
    /// The word with which the ids of its entries begin.
    pub word: String,
    /// Its name.
    pub title: Title,
    /// Its instruments, by id.
    pub sources: BTreeMap<String, Source>,
    /// Its entries, in the order of the file.
    pub entries: Vec<Entry>,
}

impl LocalPack {
    /// The same as one edition: on the days of a span, by one paper. Of an entry with several versions the last one is taken.
    #[must_use]
    pub fn edition(mut self, span: Span, paper: Source, checked: Day) -> Self {
        for entry in &mut self.entries {
            entry.body.only(span, &paper.id);
            entry.checked = checked;
        }
        self.sources = BTreeMap::from([(paper.id.clone(), paper)]);
        self
    }

    /// The same, with nothing of it in force from a day on.
    #[must_use]
    pub fn until(mut self, end: Day) -> Self {
        for entry in &mut self.entries {
            entry.body.end(end);
        }
        self
    }
}

impl Lawbook {
    /// Reads a pack against the instruments and units of this book. Nothing is laid over the book yet.
    ///
    /// # Errors
    ///
    /// Every problem of the file, with its place.
    pub fn read_pack(&self, text: &str) -> Result<LocalPack, Problems> {
        let name = word_of(text);
        let file = format!("local/{}/pack.toml", name.as_deref().unwrap_or("?"));
        let doc = Doc::new(&file, text);
        let pack = self.pack_of(&doc);
        let mut problems = doc.into_problems();
        problems.sort();
        match pack {
            Some(pack) if problems.is_empty() => Ok(pack),
            _ => Err(Problems(problems)),
        }
    }

    fn pack_of(&self, doc: &Doc<'_>) -> Option<LocalPack> {
        let tree = doc.parse();
        let root = doc.root(&tree);
        let (word, title) = (root.text("pack"), read::named(&root, "title"));
        let own = read::sources_at(&root);
        for source in own.values() {
            if self.source(&source.id).is_some_and(|known| known != source) {
                root.fault(Fault::Twice {
                    id: source.id.clone(),
                    other: "sources.toml".to_owned(),
                });
            }
        }
        let mut sources = self.sources.clone();
        sources.extend(own.iter().map(|(id, source)| (id.clone(), source.clone())));
        let known = Known {
            sources: &sources,
            units: &self.units,
        };
        let mut entries: Vec<Entry> = Vec::new();
        for node in root.maybe_tables("entry") {
            let Some(entry) = read::entry_at(&node, &known) else {
                continue;
            };
            if !matches!(entry.kind(), Kind::Standard | Kind::Value) {
                let known = [Kind::Standard, Kind::Value].map(|kind| kind.word().to_owned());
                node.fault_at(
                    "kind",
                    Fault::UnknownWord {
                        key: "kind".to_owned(),
                        word: entry.kind().word().to_owned(),
                        known: known.to_vec(),
                    },
                );
            } else if entries.iter().any(|earlier| earlier.id == entry.id) {
                let (id, other) = (entry.id, doc.file().to_owned());
                node.fault_at("id", Fault::Twice { id, other });
            } else {
                entries.push(entry);
            }
        }
        root.finish();
        Some(LocalPack {
            word: word?,
            title: title?,
            sources: own,
            entries,
        })
    }

    /// This book with packs laid over it, and what of them could not be: that is left out. An entry of which no day is left is nowhere in it.
    pub fn overlaid(&self, packs: impl IntoIterator<Item = LocalPack>) -> (Self, Problems) {
        let (mut book, mut problems) = (self.clone(), Vec::<Problem>::new());
        for pack in packs {
            book.sources.extend(pack.sources);
            let left = pack.entries.into_iter().filter(|entry| !entry.versions().is_empty());
            for entry in left {
                problems.extend(book.lay(entry));
            }
        }
        problems.sort();
        (book, Problems(problems))
    }
}

/// The word of a pack, before anything else of the file is read: places are told with it.
fn word_of(text: &str) -> Option<String> {
    let doc = Doc::new("", text);
    let tree = doc.parse();
    let word = doc.root(&tree).maybe_text("pack")?;
    let kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    word.bytes().all(kebab).then_some(word)
}
