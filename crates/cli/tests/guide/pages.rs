//! The pages of the guide, and what stands in them.

use std::collections::BTreeMap;
use std::path::PathBuf;

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// A block of a page: its language with what follows it, and its lines.
pub(crate) struct Block {
    pub(crate) kind: String,
    pub(crate) lines: Vec<String>,
}

/// A page of the guide.
pub(crate) struct Page {
    pub(crate) text: String,
}

impl Page {
    /// How deep each heading is, in their order.
    pub(crate) fn headings(&self) -> Vec<usize> {
        let mut inside = false;
        let mut found = Vec::new();
        for line in self.text.lines() {
            inside ^= line.starts_with("```");
            let depth = line.chars().take_while(|letter| *letter == '#').count();
            if !inside && depth > 0 && line[depth..].starts_with(' ') {
                found.push(depth);
            }
        }
        found
    }

    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut open = false;
        for line in self.text.lines() {
            if let Some(kind) = line.strip_prefix("```") {
                open = !open;
                if open {
                    blocks.push(Block {
                        kind: kind.to_owned(),
                        lines: Vec::new(),
                    });
                }
            } else if open {
                blocks.last_mut().unwrap().lines.push(line.to_owned());
            }
        }
        assert!(!open, "a block is not closed");
        blocks
    }

    /// The relative addresses of its links.
    pub(crate) fn links(&self) -> Vec<String> {
        let target = |part: &str| part.split([')', '#']).next().unwrap_or("").to_owned();
        let all = self.text.split("](").skip(1).map(target);
        all.filter(|link| !link.is_empty() && !link.contains("://")).collect()
    }
}

/// The pages in one language, by file name.
pub(crate) fn pages(lang: &str) -> BTreeMap<String, Page> {
    let folder = root().join("docs/guide").join(lang);
    let mut pages = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let text = std::fs::read_to_string(file.path()).unwrap();
        pages.insert(file.file_name().into_string().unwrap(), Page { text });
    }
    pages
}

/// The commands of a block, with what stands below each: `$ ` begins a command, a backslash at its end goes on with it.
pub(crate) fn commands(block: &Block) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let mut goes_on = false;
    for line in &block.lines {
        if goes_on {
            let command = &mut found.last_mut().unwrap().0;
            command.truncate(command.len() - 1);
            command.push_str(line.trim_start());
        } else if let Some(command) = line.strip_prefix("$ ") {
            found.push((command.to_owned(), Vec::new()));
        } else {
            found
                .last_mut()
                .expect("a transcript begins with a command")
                .1
                .push(line.clone());
            continue;
        }
        goes_on = found.last().unwrap().0.ends_with('\\');
    }
    found
}
