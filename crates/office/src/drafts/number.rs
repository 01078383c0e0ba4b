//! Numbers of papers: one register a body and year, each number once.

use ledger::{Seq, Value};

/// A paper of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Its place in the log.
    pub seq: Seq,
    /// The number before the symbol: 12 of `12/QĐ-UBND`; none where there is no such number.
    pub number: Option<u32>,
}

/// The number before the symbol.
pub(super) fn leading(number: &str) -> Option<u32> {
    let digits = number.trim_start();
    let end = digits
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(digits.len());
    digits.get(..end)?.parse().ok()
}

/// The papers of a body that were signed in a year and stand in the log, by number, those without one last.
pub(super) fn register(value: &Value, issuer: &str, year: i32) -> Vec<Numbered> {
    let mut all: Vec<Numbered> = value
        .entries()
        .filter(|(seq, _)| !seq.is_draft())
        .filter_map(|(seq, entry)| {
            let header = entry.header();
            let own = header.issuer == issuer && header.signed.year() == year && !header.number.is_empty();
            own.then(|| Numbered {
                seq,
                number: leading(&header.number),
            })
        })
        .collect();
    all.sort_by_key(|paper| (paper.number.is_none(), paper.number, paper.seq));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_stands_before_the_symbol() {
        for (text, number) in [("12/QĐ-UBND", Some(12)), (" 7", Some(7)), ("QĐ 12", None), ("", None)] {
            assert_eq!(leading(text), number, "{text}");
        }
    }
}
