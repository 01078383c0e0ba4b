//! A workbook of many people in the units of the demonstration district.

use crate::command::{example_of_papers, must};
use crate::trouble::Trouble;
use std::path::Path;

/// Writes the list; the same number of rows gives the same bytes.
pub(crate) fn write(file: &Path, rows: u32) -> Result<(), Trouble> {
    let mut program = example_of_papers("long_list");
    program
        .arg(file)
        .arg(rows.to_string())
        .arg("demo/hoanh-bo/agencies.csv");
    must(&mut program)?;
    Ok(())
}
