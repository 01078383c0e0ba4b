//! Numbers as cells of a table.

use papers::table::OutCell;

/// A whole number as a cell.
pub(super) fn number(number: i64) -> OutCell {
    papers::decimal::Decimal::new(number, 0).map_or(OutCell::Empty, OutCell::Number)
}

/// A number that may be missing.
pub(super) fn maybe(value: Option<i64>) -> OutCell {
    value.map_or(OutCell::Empty, number)
}
