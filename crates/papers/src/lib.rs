//! Reads and writes the workbooks of an office. Knows files, not the ledger.
//!
//! The way in: [`workbook::read`] turns bytes into sheets of typed cells, [`roster::recognise`] finds the list of
//! people in them and reads each field, naming every problem. The way out: [`marked`] gives the user's own workbook
//! back with reasons, [`office_form`] writes a roster in the form offices use, [`table`] any plain table.
//! INVARIANT papers: a cell is never guessed silently; what cannot be read is a problem with the original text.

pub mod calendar;
pub mod cells;
pub mod date;
pub mod decimal;
pub mod encoding;
pub mod fold;
pub mod marked;
pub mod office_form;
pub mod roster;
pub mod scan;
pub mod table;
pub mod workbook;
mod written;
