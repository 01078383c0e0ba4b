//! The versions of a rule side by side: a row for each thing that one of them says, and in each cell what changed from the version before.

use super::says::SaidLine;

/// What became of a line in a version, against the version before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It says the same, or there is no version before.
    Same,
    /// It said something else.
    Other,
    /// The version before had no such line.
    Fresh,
    /// The version before had it; this one has it no more.
    Gone,
}

impl Change {
    /// Its message; none where nothing changed.
    pub(crate) const fn message(self) -> Option<&'static str> {
        match self {
            Self::Same => None,
            Self::Other => Some("rule-changed"),
            Self::Fresh => Some("rule-fresh"),
            Self::Gone => Some("rule-gone"),
        }
    }
}

/// What a version says of one thing; nothing where it says nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionCell {
    /// What it says.
    pub said: Option<String>,
    /// What became of it.
    pub change: Change,
}

/// One thing, in every version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideBySide {
    /// What it is; empty for a number that stands alone.
    pub name: String,
    /// By version, in the order given.
    pub cells: Vec<VersionCell>,
}

/// The lines of all versions, which stand from the newest to the oldest. Lines of one name in one version keep their order.
pub(super) fn side_by_side(versions: &[Vec<SaidLine>]) -> Vec<SideBySide> {
    let keyed: Vec<Vec<(&str, usize, &str)>> = versions.iter().map(|lines| keyed(lines)).collect();
    let mut names: Vec<(&str, usize)> = Vec::new();
    for (name, nth, _) in keyed.iter().flatten() {
        if !names.contains(&(*name, *nth)) {
            names.push((*name, *nth));
        }
    }
    let said = |at: usize, name: &str, nth: usize| -> Option<&str> {
        let line = keyed
            .get(at)?
            .iter()
            .find(|(own, own_nth, _)| *own == name && *own_nth == nth);
        line.map(|(.., said)| *said)
    };
    let cell = |at: usize, (name, nth): (&str, usize)| {
        let now = said(at, name, nth);
        let change = if at + 1 >= keyed.len() {
            Change::Same
        } else {
            match (now, said(at + 1, name, nth)) {
                (Some(now), Some(before)) if now != before => Change::Other,
                (Some(_), None) => Change::Fresh,
                (None, Some(_)) => Change::Gone,
                _ => Change::Same,
            }
        };
        VersionCell {
            said: now.map(str::to_owned),
            change,
        }
    };
    let row = |key: (&str, usize)| SideBySide {
        name: key.0.to_owned(),
        cells: (0..versions.len()).map(|at| cell(at, key)).collect(),
    };
    names.into_iter().map(row).collect()
}

fn keyed(lines: &[SaidLine]) -> Vec<(&str, usize, &str)> {
    let line = |(at, line)| -> (&str, usize, &str) {
        let line: &SaidLine = line;
        let before = lines.iter().take(at).filter(|other| other.name == line.name);
        (&line.name, before.count(), &line.said)
    };
    lines.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_other_new_or_gone_is_told_and_the_first_version_changes_nothing() {
        let line = |name: &str, said: &str| SaidLine::new(name.to_owned(), said.to_owned());
        let now = vec![line("a", "24"), line("b", "30"), line("d", "1"), line("d", "2")];
        let before = vec![line("a", "12"), line("b", "30"), line("c", "60"), line("d", "1")];
        let told: Vec<_> = side_by_side(&[now, before])
            .into_iter()
            .map(|row| (row.name, row.cells.iter().map(|cell| cell.change).collect::<Vec<_>>()))
            .collect();
        let row = |name: &str, change| (name.to_owned(), vec![change, Change::Same]);
        assert_eq!(
            told,
            [
                row("a", Change::Other),
                row("b", Change::Same),
                row("d", Change::Same),
                row("d", Change::Fresh),
                row("c", Change::Gone),
            ]
        );
    }
}
