//! Shows what is recognised in a file: `cargo run -p papers --example show FILE`.

use std::io::Write as _;

use papers::roster::recognise;
use papers::workbook::read;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("FILE is missing")?;
    let roster = recognise(&read(&std::fs::read(file)?)?, None, None);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", roster.mapping.to_toml()?)?;
    for title in &roster.titles {
        writeln!(out, "{title:?}")?;
    }
    for warning in &roster.warnings {
        writeln!(out, "{warning:?}")?;
    }
    for row in &roster.rows {
        let codes: Vec<&str> = row.problems.iter().map(|problem| problem.code.as_str()).collect();
        let facts = row.facts();
        let birth = facts.birth.map(|birth| birth.to_string());
        writeln!(
            out,
            "{} {:?} {:?} {birth:?} {:?} {codes:?}",
            row.row, row.kind, facts.full_name, row.unit_context
        )?;
    }
    Ok(())
}
