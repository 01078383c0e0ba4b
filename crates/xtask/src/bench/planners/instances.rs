//! The instances of a family, from its `best-known.csv`, and the switches that some of them need.

use std::path::{Path, PathBuf};

/// An instance and the best value that is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Instance {
    /// Its name.
    pub name: String,
    /// Its file.
    pub file: PathBuf,
    /// The best value; `None` when the list has none.
    pub best: Option<f64>,
    /// Switches, for the planner and for the checker.
    pub switches: Vec<String>,
}

impl Instance {
    /// Whether the larger value is the better one.
    pub(super) fn is_maximised(&self) -> bool {
        self.switches.iter().any(|switch| switch == "--max")
    }
}

/// All instances that the list of a folder names and that are there.
pub(super) fn instances(folder: &Path) -> Vec<Instance> {
    let list = std::fs::read_to_string(folder.join("best-known.csv")).unwrap_or_default();
    let all = list.lines().skip(1).filter_map(|line| one(folder, line));
    all.filter(|instance| instance.file.exists()).collect()
}

fn one(folder: &Path, line: &str) -> Option<Instance> {
    let mut cells = line.split(',');
    let (name, file, best) = (cells.next()?, cells.next()?, cells.next()?);
    Some(Instance {
        name: name.to_owned(),
        file: folder.join(file),
        best: best.parse().ok(),
        switches: switches(name, file),
    })
}

/// What the formats leave to the caller: several problems a file that are maximised (`gapK-I`), a capacity (`NAME@CAPACITY`).
fn switches(name: &str, file: &str) -> Vec<String> {
    let index = name
        .rsplit_once('-')
        .map(|(_, index)| index)
        .filter(|_| file.starts_with("orlib-max/"));
    let capacity = name.rsplit_once('@').map(|(_, capacity)| capacity);
    let index = index.map(|index| vec!["--max".to_owned(), "--index".to_owned(), index.to_owned()]);
    let capacity = capacity.map(|capacity| vec!["--capacity".to_owned(), capacity.to_owned()]);
    index.or(capacity).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_gives_file_best_and_switches() {
        let read = |line: &str| one(Path::new("f"), line).unwrap();
        let gap = read("gap1-3,orlib-max/gap1.txt,339,optimal,339,SEEN,x,");
        assert_eq!(
            (gap.best, gap.switches),
            (Some(339.0), vec!["--max".into(), "--index".into(), "3".into()])
        );
        assert_eq!(read("capa@8000,capa.txt,1.5,,,,").switches, ["--capacity", "8000"]);
        let cut = read("cut-NM-county,cut-NM-county.txt,17,optimal");
        assert!(cut.switches.is_empty() && cut.file.ends_with("cut-NM-county.txt"));
    }
}
