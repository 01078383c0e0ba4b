//! A workbook of many people in the units of the demonstration district.

use crate::command::must;
use crate::place;
use crate::trouble::Trouble;
use std::path::Path;
use std::process::Command;

/// Writes the list; the same number of rows gives the same bytes.
pub(crate) fn write(file: &Path, rows: u32) -> Result<(), Trouble> {
    let mut program = Command::new("cargo");
    program
        .current_dir(place::root())
        .args([
            "run",
            "--release",
            "--locked",
            "--quiet",
            "-p",
            "papers",
            "--example",
            "long_list",
            "--",
        ])
        .arg(file)
        .arg(rows.to_string())
        .arg("demo/hoanh-bo/agencies.csv");
    must(&mut program)?;
    Ok(())
}
