//! Writes files that nobody should send, for `cargo xtask abuse --pages`: `cargo run -p papers --example hostile_files -- FOLDER`.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

type Done = Result<(), Box<dyn std::error::Error>>;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const EMPTY: &str = "<worksheet><sheetData/></worksheet>";
const MIB: usize = 1 << 20;

fn main() -> Done {
    let folder = std::env::args().nth(1).ok_or("one word is needed: FOLDER")?;
    let at = |name: &str| Path::new(&folder).join(name);
    std::fs::write(at("empty.xlsx"), "")?;
    std::fs::write(at("large.csv"), vec![b'a'; 11 * MIB])?;
    std::fs::write(at("picture.xlsx"), b"\x89PNG\r\n\x1a\n\0\0")?;
    std::fs::write(at("binary.csv"), (0..=250).cycle().take(MIB).collect::<Vec<u8>>())?;
    std::fs::write(at("one-line.csv"), "Họ và tên,".repeat(200_000))?;
    std::fs::write(at("formulas.csv"), formulas())?;
    workbook(&at("bomb.xlsx"), &swollen(300), &[])?;
    workbook(
        &at("bomb-strings.xlsx"),
        EMPTY,
        &[("xl/sharedStrings.xml", &swollen(300))],
    )?;
    workbook(&at("cells.xlsx"), &cells(), &[])?;
    workbook(&at("deep.xlsx"), &"<a>".repeat(200_000), &[])?;
    workbook(&at("entities.xlsx"), &laughs(), &[])?;
    workbook(&at("climbs.xlsx"), EMPTY, &[("../../etc/cron.d/x", "x")])?;
    workbook(&at("macros.xlsx"), EMPTY, &[("xl/vbaProject.bin", "x")])?;
    let whole = std::fs::read(at("climbs.xlsx"))?;
    std::fs::write(at("cut.xlsx"), whole.get(..whole.len() / 2).unwrap_or_default())?;
    Ok(())
}

/// So many mebibytes of nothing.
fn swollen(mebibytes: usize) -> String {
    format!("<worksheet>{}</worksheet>", " ".repeat(mebibytes * MIB))
}

/// Entities that stand for entities.
fn laughs() -> String {
    let line = |at: u32| format!("<!ENTITY a{} \"{}\">", at + 1, format!("&a{at};").repeat(10));
    let all: String = (0..9).map(line).collect();
    format!("<!DOCTYPE a [<!ENTITY a0 \"ha\">{all}]><worksheet>&a9;</worksheet>")
}

/// A million cells in one row, each further to the right than any sheet.
fn cells() -> String {
    let cell = "<c r=\"ZZZZ1\" t=\"inlineStr\"><is><t>=cmd|' /C calc'!A0</t></is></c>";
    format!(
        "<worksheet><sheetData><row r=\"1\">{}</row></sheetData></worksheet>",
        cell.repeat(300_000)
    )
}

/// A list whose cells a spreadsheet would take for formulas.
fn formulas() -> String {
    let heading = "Họ và tên,Ngày sinh,Đơn vị công tác\n".to_owned();
    let row = "=HYPERLINK(\"http://127.0.0.1\"),@SUM(1),+cmd|' /C calc'!A0\n";
    heading + &row.repeat(5_000)
}

fn workbook(file: &Path, sheet: &str, more: &[(&str, &str)]) -> Done {
    let mut out = ZipWriter::new(File::create(file)?);
    let book = format!(
        "<workbook xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let relations = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in parts.iter().chain(more) {
        out.start_file(*name, SimpleFileOptions::default())?;
        out.write_all(text.as_bytes())?;
    }
    out.finish()?;
    Ok(())
}
