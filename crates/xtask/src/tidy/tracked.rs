//! The files that the rules look at: what git tracks or would track, with their text.

use crate::place::root;
use std::path::Path;
use std::process::Command;

/// A file of the repository.
#[derive(Debug)]
pub(crate) struct Tracked {
    /// Its path from the root, with `/`.
    pub path: String,
    /// Its text; a picture or another binary file has none.
    pub text: Option<String>,
}

/// Every file that is tracked, or that is neither tracked nor ignored (it will be committed next).
pub(crate) fn files() -> Vec<Tracked> {
    let listed = Command::new("git")
        .current_dir(root())
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()
        .map_or_else(|_| Vec::new(), |output| output.stdout);
    let listed = String::from_utf8(listed).unwrap();
    let mut paths: Vec<String> = listed
        .split('\0')
        .filter(|path| !path.is_empty())
        .map(str::to_owned)
        .collect();
    if paths.is_empty() {
        // An unpacked archive knows no git: its folders are read as they are.
        walk(&root(), "", &mut paths);
    }
    paths.sort();
    paths.dedup();
    let files: Vec<Tracked> = paths
        .into_iter()
        .filter_map(|path| {
            let bytes = std::fs::read(root().join(&path)).ok()?; // deleted, but not yet committed so
            let text = (!bytes.contains(&0)).then(|| String::from_utf8_lossy(&bytes).into_owned());
            Some(Tracked { path, text })
        })
        .collect();
    assert!(files.len() > 30, "the rules see only {} files", files.len());
    files
}

fn walk(folder: &Path, prefix: &str, paths: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if prefix.is_empty() {
            name.clone()
        } else {
            format!("{prefix}/{name}")
        };
        if entry.path().is_dir() {
            if !matches!(name.as_str(), "target" | "node_modules" | ".git" | "shots") {
                walk(&entry.path(), &path, paths);
            }
        } else {
            paths.push(path);
        }
    }
}

/// One text file by its path from the root.
pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The last part of a path behind its dot; empty when there is none.
pub(crate) fn ending(path: &str) -> &str {
    Path::new(path)
        .extension()
        .and_then(std::ffi::OsStr::to_str)
        .unwrap_or("")
}

/// Fails with every finding at once, and what to do about them.
pub(crate) fn none(findings: &[String], advice: &str) {
    assert!(
        findings.is_empty(),
        "{} findings. {advice}\n  {}\n",
        findings.len(),
        findings.join("\n  ")
    );
}
