//! The texts of `law/`: carried in the program, or read from a folder that takes its place.

use std::path::Path;
use std::{fs, io};

static CARRIED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/law_files.rs"));

/// One file of `law/`: its path inside the folder, with `/`, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawFile {
    /// For example `titles/key-commune-official.toml`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// All files of `law/`, sorted by path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folder {
    files: Vec<LawFile>,
}

impl Folder {
    /// The rules that the program carries.
    pub fn carried() -> Self {
        Self::of(CARRIED.iter().map(|&(path, text)| LawFile {
            path: path.to_owned(),
            text: text.to_owned(),
        }))
    }

    /// The given files, sorted.
    pub fn of(files: impl IntoIterator<Item = LawFile>) -> Self {
        let mut files: Vec<_> = files.into_iter().collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The `.toml` files under a directory.
    ///
    /// # Errors
    ///
    /// What the system says when the directory or one of its files cannot be read.
    pub fn read(directory: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        walk(directory, "", &mut files)?;
        Ok(Self::of(files))
    }

    /// The files, sorted by path.
    pub fn files(&self) -> &[LawFile] {
        &self.files
    }

    /// These files with those of another folder laid over them: a file of the same path takes the place of the one below, as
    /// where an authority keeps only its own local pack beside the program.
    pub fn overlaid(mut self, upper: Self) -> Self {
        self.files
            .retain(|file| upper.files.iter().all(|over| over.path != file.path));
        self.files.extend(upper.files);
        Self::of(self.files)
    }

    /// These files without a local pack.
    pub fn without_pack(mut self, pack: &str) -> Self {
        let folder = format!("local/{pack}/");
        self.files.retain(|file| !file.path.starts_with(&folder));
        self
    }

    /// The same files with some added or replaced: how a test, or a local pack, changes one rule.
    pub fn with(self, path: &str, text: &str) -> Self {
        let file = LawFile {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        self.overlaid(Self::of([file]))
    }
}

fn walk(directory: &Path, inside: &str, files: &mut Vec<LawFile>) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let inside = if inside.is_empty() {
            name.to_owned()
        } else {
            format!("{inside}/{name}")
        };
        if path.is_dir() {
            walk(&path, &inside, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path)?;
            files.push(LawFile { path: inside, text });
        }
    }
    Ok(())
}
