//! Numbers of papers: a register a body and year, in it a series a symbol, in a series each number once.

use std::collections::BTreeMap;

use ledger::{Seq, Value};

/// A paper of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Its place in the log.
    pub seq: Seq,
    /// The number before the symbol: 12 of `12/QĐ-UBND`; none where there is no such number.
    pub number: Option<u32>,
    /// The symbol, which names the series: `/QĐ-UBND`.
    pub symbol: String,
}

/// Numbers of a series that no paper has, between its lowest and its highest one. (A ledger may begin in the middle of a year.)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// The symbol of the series.
    pub symbol: String,
    /// How many there are.
    pub missing: u32,
    /// The first of them.
    pub first: Vec<u32>,
}

/// The most missing numbers that are named: a slip of the pen may make one of nine digits.
const NAMED: usize = 20;

/// Number and symbol of a paper.
fn parts(text: &str) -> (Option<u32>, &str) {
    let text = text.trim();
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, symbol) = text.split_at(end);
    match digits.parse() {
        Ok(number) => (Some(number), symbol),
        Err(_) => (None, text),
    }
}

/// Whether a text is a number with the symbol of a series: `12/QĐ-UBND`.
pub(super) fn has_symbol(text: &str) -> bool {
    let (number, symbol) = parts(text);
    number.is_some() && symbol.starts_with(['/', '-']) && symbol.chars().any(char::is_alphabetic)
}

/// The papers of a body that were signed in a year and stand in the log: series by series, by number.
pub(super) fn register(value: &Value, issuer: &str, year: i32) -> Vec<Numbered> {
    let mut all: Vec<Numbered> = value
        .entries()
        .filter(|(seq, _)| !seq.is_draft())
        .filter_map(|(seq, entry)| {
            let header = entry.header();
            let own = header.issuer == issuer && header.signed.year() == year && !header.number.is_empty();
            let (number, symbol) = parts(&header.number);
            own.then(|| Numbered {
                seq,
                number,
                symbol: symbol.to_owned(),
            })
        })
        .collect();
    all.sort_by(|one, other| (&one.symbol, one.number, one.seq).cmp(&(&other.symbol, other.number, other.seq)));
    all
}

/// Which numbers no paper has, by series; series without a gap are left out.
pub fn unused(papers: &[Numbered]) -> Vec<Unused> {
    let mut series: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for paper in papers {
        let numbers = series.entry(&paper.symbol).or_default();
        numbers.extend(paper.number);
    }
    let gap = |(symbol, mut numbers): (&str, Vec<u32>)| {
        numbers.sort_unstable();
        numbers.dedup();
        let (lowest, highest) = (*numbers.first()?, *numbers.last()?);
        let there = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        let missing = (highest - lowest + 1).saturating_sub(there);
        let absent = (lowest..highest).filter(|number| numbers.binary_search(number).is_err());
        (missing > 0).then(|| Unused {
            symbol: symbol.to_owned(),
            missing,
            first: absent.take(NAMED).collect(),
        })
    };
    series.into_iter().filter_map(gap).collect()
}

/// The number that comes next for a kind of paper of a body: in the series of the newest such paper, one more than was given in that year.
pub(super) fn next(value: &Value, issuer: &str, kind: &str, year: i32) -> String {
    let of_kind = |header: &ledger::Header| header.issuer == issuer && header.kind == kind && !header.number.is_empty();
    let entries = value.entries().filter(|(seq, _)| !seq.is_draft());
    let newest = entries.map(|(_, entry)| entry.header()).filter(of_kind).last();
    let symbol = newest.map_or_else(String::new, |header| parts(&header.number).1.to_owned());
    let given = register(value, issuer, year);
    let highest = given
        .iter()
        .filter(|paper| paper.symbol == symbol)
        .filter_map(|paper| paper.number)
        .max();
    format!("{}{symbol}", u64::from(highest.unwrap_or(0)) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_stands_before_the_symbol() {
        for (text, number) in [
            ("12/QĐ-UBND", (Some(12), "/QĐ-UBND")),
            (" 7", (Some(7), "")),
            ("QĐ 12", (None, "QĐ 12")),
            ("", (None, "")),
        ] {
            assert_eq!(parts(text), number, "{text}");
        }
    }

    #[test]
    fn a_number_that_is_given_has_a_symbol() {
        for (text, has) in [
            ("12/QĐ-UBND", true),
            ("7-QĐ/HU", true),
            ("12", false),
            ("12/", false),
            ("QĐ-UBND", false),
            ("12 QĐ", false),
        ] {
            assert_eq!(has_symbol(text), has, "{text}");
        }
    }

    #[test]
    fn gaps_are_told_by_series_between_its_ends_and_a_slip_of_the_pen_does_no_harm() {
        let paper = |number: &str| {
            let (number, symbol) = parts(number);
            Numbered {
                seq: Seq(1),
                number,
                symbol: symbol.to_owned(),
            }
        };
        let papers = ["150/QĐ", "151/QĐ", "154/QĐ", "15/KH", "x"].map(paper);
        let gap = Unused {
            symbol: "/QĐ".to_owned(),
            missing: 2,
            first: vec![152, 153],
        };
        assert_eq!(unused(&papers), [gap]);
        let slip = unused(&["1/QĐ", "4000000000/QĐ"].map(paper));
        assert_eq!((slip[0].missing, slip[0].first.len()), (3_999_999_998, NAMED));
    }
}
