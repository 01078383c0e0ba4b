//! The OR-Library's files of assignment problems: the size, then its square of prices, row by row.

use std::fmt::Write as _;

use super::problem::Prices;
use crate::core::{Fault, Flaw, Reader};

/// Reads such a file.
///
/// # Errors
///
/// Every flaw with its line.
pub fn read(text: &str) -> Result<Prices, Vec<Flaw>> {
    let mut reader = Reader::new(text);
    let line = reader.line();
    let size: usize = reader.number("the number of rows");
    let cells = size.saturating_mul(size);
    if size == 0 || cells > reader.left() {
        let what = format!("the number of rows (the file holds {} prices)", reader.left());
        let allowed = "from 1, with its square of prices behind it".to_owned();
        reader.flaw_at(
            line,
            Fault::OutOfRange {
                what,
                found: size.to_string(),
                allowed,
            },
        );
        return reader.finish(()).and(Err(Vec::new()));
    }
    let mut prices = Vec::with_capacity(cells);
    for _ in 0..cells {
        let line = reader.line();
        let price: i64 = reader.number("a price");
        if price.unsigned_abs() > Prices::LARGEST.unsigned_abs() {
            let allowed = format!("from {} to {}", -Prices::LARGEST, Prices::LARGEST);
            reader.flaw_at(
                line,
                Fault::OutOfRange {
                    what: "a price".to_owned(),
                    found: price.to_string(),
                    allowed,
                },
            );
        }
        prices.push(price);
    }
    let prices = reader.finish(prices)?;
    Prices::new(size, prices).ok_or_else(Vec::new)
}

/// The post of each person in turn, from 0, a line each.
pub fn write(posts: &[usize]) -> String {
    let mut text = String::new();
    for post in posts {
        let _infallible = writeln!(text, "{post}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_flaws_are_told() {
        let prices = read(" 2\n 1 2\n 3 -4\n").unwrap();
        assert_eq!((prices.size(), prices.price(1, 1)), (2, -4));
        for (text, flaws) in [
            ("", 2),
            ("0", 1),
            ("3 1 2", 1),
            ("1 x", 1),
            ("1 5 6", 1),
            ("1 9999999999999", 1),
            ("1 -9223372036854775808", 1),
        ] {
            assert_eq!(read(text).unwrap_err().len(), flaws, "{text:?}");
        }
        assert_eq!(write(&[1, 0]), "1\n0\n");
    }
}
