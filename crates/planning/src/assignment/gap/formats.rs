//! Files of generalised assignment (OR-Library, Yagiura): units, people, costs and loads unit by unit, capacities. A file of the
//! OR-Library may hold several problems and begins with their number; its problems are maximised.

use std::fmt::Write as _;

use super::problem::Gap;
use crate::core::{Fault, Flaw, Reader};

/// Reads one problem: the `index`-th (from 1) of a file that holds several, or the only one. With `maximise` the costs are
/// profits; they are negated, so that everything behind is minimised.
///
/// # Errors
///
/// Every flaw with its line.
pub fn read(text: &str, index: Option<u64>, maximise: bool) -> Result<Gap, Vec<Flaw>> {
    let mut reader = Reader::new(text);
    let Some(index) = index else {
        let gap = one(&mut reader, maximise);
        return reader.finish(gap)?.ok_or_else(Vec::new);
    };
    let line = reader.line();
    let problems: u64 = reader.number("the number of problems");
    if !(1..=problems).contains(&index) {
        let allowed = format!("from 1 to {problems}, for so many problems are in the file");
        reader.flaw_at(
            line,
            Fault::OutOfRange {
                what: "--index".to_owned(),
                found: index.to_string(),
                allowed,
            },
        );
        return Err(reader.finish(()).err().unwrap_or_default());
    }
    let mut wanted = None;
    for _ in 0..index {
        wanted = one(&mut reader, maximise);
        // Where a problem cannot be read nobody knows where the next one begins.
        if wanted.is_none() {
            break;
        }
    }
    // What follows are the other problems.
    for _ in 0..reader.left() {
        reader.word("a number");
    }
    reader.finish(wanted)?.ok_or_else(Vec::new)
}

fn one(reader: &mut Reader<'_>, maximise: bool) -> Option<Gap> {
    let line = reader.line();
    let (units, people) = (
        reader.number::<usize>("the number of agents"),
        reader.number::<usize>("the number of jobs"),
    );
    let cells = units.saturating_mul(people);
    if cells == 0 || cells.saturating_mul(2).saturating_add(units) > reader.left() {
        let what = format!("agents × jobs ({} numbers follow)", reader.left());
        let allowed = "at least 1 × 1, with as many costs, as many loads and the capacities behind them".to_owned();
        reader.flaw_at(
            line,
            Fault::OutOfRange {
                what,
                found: format!("{units} × {people}"),
                allowed,
            },
        );
        return None;
    }
    let cost = table(reader, cells, "a cost", -Gap::LARGEST);
    let cost = if maximise {
        cost.iter().map(|cost| cost.saturating_neg()).collect()
    } else {
        cost
    };
    let load = table(reader, cells, "a load", 0);
    let capacity = table(reader, units, "a capacity", 0);
    Gap::new(units, people, cost, load, capacity).ok()
}

fn table(reader: &mut Reader<'_>, cells: usize, what: &str, least: i64) -> Vec<i64> {
    let mut cell = || {
        let line = reader.line();
        let number: i64 = reader.number(what);
        if !(least..=Gap::LARGEST).contains(&number) {
            let allowed = format!("from {least} to {}", Gap::LARGEST);
            reader.flaw_at(
                line,
                Fault::OutOfRange {
                    what: what.to_owned(),
                    found: number.to_string(),
                    allowed,
                },
            );
        }
        number
    };
    (0..cells).map(|_| cell()).collect()
}

/// The unit of each person in turn, from 0, a line each.
pub fn write(plan: &[usize]) -> String {
    let mut text = String::new();
    for unit in plan {
        let _infallible = writeln!(text, "{unit}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_one_and_of_several_are_read() {
        let one = "1 2\n 3 4\n 1 1\n 5\n";
        let gap = read(one, None, false).unwrap();
        assert_eq!(
            (gap.units(), gap.people(), gap.cost(0, 1), gap.capacity(0)),
            (1, 2, 4, 5)
        );
        let two = format!("2\n{one}1 1\n 9\n 2\n 2\n");
        assert_eq!(read(&two, Some(2), true).unwrap().cost(0, 0), -9);
        assert_eq!(read(&two, Some(1), true).unwrap().people(), 2);
    }

    #[test]
    fn flaws_are_told_with_their_lines() {
        let told = |text: &str, index| {
            read(text, index, false)
                .unwrap_err()
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(told("1 2\n3 x\n1 -1\n5", None).len(), 2);
        assert!(told("1 2\n3 x\n1 -1\n5", None)[1].starts_with("line 3: a load is -1"));
        let least = read("1 1 -9223372036854775808 1 1", None, true).unwrap_err();
        assert!(
            least[0]
                .to_string()
                .contains("a cost is -9223372036854775808; it must be")
        );
        // So many problems are claimed that to go through them would never end.
        assert!(read("9999999999999 1 1 1 1 1", Some(9_999_999_999_999), false).is_err());
        for (text, index) in [
            ("", None),
            ("0 0", None),
            ("2 2 1", None),
            ("1 1 1 1 1 7", None),
            ("1 1 1 1 1 1", Some(2)),
        ] {
            assert!(!told(text, index).is_empty(), "{text:?}");
        }
    }
}
