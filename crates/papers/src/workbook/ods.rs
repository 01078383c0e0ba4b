//! Spreadsheets of the open document format: repeated rows and cells, covered cells, hidden rows, fonts of cell styles.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits::SheetFiller;
use super::open_xml::{self, attribute};
use super::package::Package;
use super::xlsx::iso_serial;
use super::{Cell, Limits, Merge, ReadError, Sheet, Value};
use crate::encoding::{self, FontLetters, Run, letters_of_font};

const PART: &str = "content.xml";

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let mut package = Package::open(bytes, limits)?;
    if let Some(manifest) = package.part("META-INF/manifest.xml")?
        && manifest.contains("encryption-data")
    {
        return Err(ReadError::Encrypted);
    }
    // The libraries' own lists are always there; a module is code.
    let is_module = |name: &String| name.starts_with("Basic/") && name.contains("/Module");
    if package.names().iter().any(is_module) {
        return Err(ReadError::Macros);
    }
    let text = package.required(PART)?;
    let mut reader = open_xml::reader(&text);
    let mut fonts: BTreeMap<String, FontLetters> = BTreeMap::new();
    let mut style = String::new();
    let mut sheets = Vec::new();
    loop {
        match reader.read_event().map_err(|error| open_xml::broken(PART, &error))? {
            Event::Start(start) => match start.local_name().into_inner() {
                "style" => style = attribute(&start, "name").unwrap_or_default(),
                "text-properties" => {
                    if let Some(font) = attribute(&start, "font-name").or_else(|| attribute(&start, "font-family")) {
                        fonts.insert(style.clone(), letters_of_font(&font));
                    }
                }
                "table" => {
                    limits.sheets(sheets.len() + 1)?;
                    sheets.push(table(&mut reader, &start, &fonts, limits)?);
                }
                _ => {}
            },
            Event::DocType(_) => return Err(open_xml::document_type(PART)),
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

fn count(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name)
        .and_then(|text| text.parse().ok())
        .unwrap_or(1)
        .max(1)
}

fn table(
    reader: &mut Reader<&[u8]>,
    start: &BytesStart<'_>,
    fonts: &BTreeMap<String, FontLetters>,
    limits: &Limits,
) -> Result<Sheet, ReadError> {
    let mut filler = SheetFiller::new(
        Sheet {
            name: attribute(start, "name"),
            ..Sheet::default()
        },
        limits,
    );
    let mut next_row = 1u32;
    loop {
        match reader.read_event().map_err(|error| open_xml::broken(PART, &error))? {
            Event::Start(start) => match start.local_name().into_inner() {
                "table-row" => {
                    let repeats = count(&start, "number-rows-repeated");
                    let hidden = matches!(attribute(&start, "visibility").as_deref(), Some("collapse" | "filter"));
                    let cells = row(reader, next_row, fonts, filler.sheet(), limits)?;
                    if !cells.is_empty() {
                        for copy in 0..repeats {
                            filler.start_row(next_row.saturating_add(copy), hidden);
                            for (column, cell) in &cells {
                                filler.put(*column, cell.clone())?;
                            }
                        }
                    }
                    next_row = next_row.saturating_add(repeats);
                }
                // A drawing may hold a table of its own; it is no part of this sheet.
                "shapes" | "frame" => skip(reader, start.local_name().into_inner())?,
                _ => {}
            },
            Event::End(end) if end.local_name().into_inner() == "table" => return Ok(filler.finish()),
            Event::Eof => return Err(ReadError::broken(PART, "ends inside a table")),
            _ => {}
        }
    }
}

fn skip(reader: &mut Reader<&[u8]>, name: &str) -> Result<(), ReadError> {
    let mut depth = 1;
    while depth > 0 {
        match reader.read_event().map_err(|error| open_xml::broken(PART, &error))? {
            Event::Start(start) if start.local_name().into_inner() == name => depth += 1,
            Event::End(end) if end.local_name().into_inner() == name => depth -= 1,
            Event::Eof => return Err(ReadError::broken(PART, "ends inside a drawing")),
            _ => {}
        }
    }
    Ok(())
}

fn row(
    reader: &mut Reader<&[u8]>,
    number: u32,
    fonts: &BTreeMap<String, FontLetters>,
    sheet: &mut Sheet,
    limits: &Limits,
) -> Result<Vec<(u32, Cell)>, ReadError> {
    let mut cells: Vec<(u32, Cell)> = Vec::new();
    let mut column = 0u32;
    loop {
        match reader.read_event().map_err(|error| open_xml::broken(PART, &error))? {
            Event::Start(start) => {
                let name = start.local_name().into_inner();
                if !matches!(name, "table-cell" | "covered-table-cell") {
                    continue;
                }
                let repeats = count(&start, "number-columns-repeated");
                merge(&start, number, column, sheet);
                let cell = cell(reader, &start, fonts)?;
                if !cell.is_blank() {
                    if column.saturating_add(repeats) > u32::from(limits.columns) {
                        let limit = u64::from(limits.columns);
                        return Err(ReadError::TooManyColumns {
                            sheet: sheet.name.clone(),
                            limit,
                        });
                    }
                    cells.extend((0..repeats).map(|copy| (column + copy, cell.clone())));
                }
                column = column.saturating_add(repeats);
            }
            Event::End(end) if end.local_name().into_inner() == "table-row" => return Ok(cells),
            Event::Eof => return Err(ReadError::broken(PART, "ends inside a row")),
            _ => {}
        }
    }
}

fn merge(start: &BytesStart<'_>, row: u32, column: u32, sheet: &mut Sheet) {
    let (rows, columns) = (
        count(start, "number-rows-spanned"),
        count(start, "number-columns-spanned"),
    );
    if rows == 1 && columns == 1 {
        return;
    }
    let last = u16::try_from(column.saturating_add(columns) - 1);
    if let (Ok(first_column), Ok(last_column)) = (u16::try_from(column), last) {
        let last_row = row.saturating_add(rows) - 1;
        sheet.merges.push(Merge {
            first_row: row,
            last_row,
            first_column,
            last_column,
        });
    }
}

fn cell(
    reader: &mut Reader<&[u8]>,
    start: &BytesStart<'_>,
    fonts: &BTreeMap<String, FontLetters>,
) -> Result<Cell, ReadError> {
    let name = start.local_name().into_inner().to_owned();
    let own = |style: Option<String>| style.and_then(|style| fonts.get(&style).copied()).unwrap_or_default();
    let cell_letters = own(attribute(start, "style-name"));
    let kind = attribute(start, "value-type");
    let formula = attribute(start, "formula");
    let value = attribute(start, "value");
    let date = attribute(start, "date-value");
    let yes = attribute(start, "boolean-value");
    let mut runs: Vec<Run> = Vec::new();
    let mut spans = vec![FontLetters::Unknown];
    let (mut paragraphs, mut in_paragraph, mut note) = (0, false, 0);
    loop {
        match reader.read_event().map_err(|error| open_xml::broken(PART, &error))? {
            Event::Start(start) => match start.local_name().into_inner() {
                "annotation" => note += 1,
                "p" if note == 0 => {
                    in_paragraph = true;
                    if paragraphs > 0 {
                        runs.push(Run {
                            text: "\n".to_owned(),
                            letters: FontLetters::Unknown,
                        });
                    }
                    paragraphs += 1;
                }
                "span" => spans.push(own(attribute(&start, "style-name"))),
                "s" if in_paragraph => runs.push(Run {
                    text: " ".to_owned(),
                    letters: FontLetters::Unknown,
                }),
                _ => {}
            },
            Event::Text(piece) if in_paragraph && note == 0 => {
                let letters = spans.last().copied().unwrap_or_default();
                runs.push(Run {
                    text: piece.xml10_content().into_owned(),
                    letters,
                });
            }
            Event::GeneralRef(reference) if in_paragraph && note == 0 => {
                let mut text = String::new();
                open_xml::push_reference(&mut text, &reference);
                runs.push(Run {
                    text,
                    letters: spans.last().copied().unwrap_or_default(),
                });
            }
            Event::End(end) => match end.local_name().into_inner() {
                "annotation" => note -= 1,
                "p" => in_paragraph = false,
                "span" if spans.len() > 1 => {
                    spans.pop();
                }
                own if own == name => break,
                _ => {}
            },
            Event::Eof => return Err(ReadError::broken(PART, "ends inside a cell")),
            _ => {}
        }
    }
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    Ok(match (kind.as_deref(), formula) {
        (Some("float" | "percentage" | "currency"), _) => match value.as_deref().and_then(number) {
            Some(number) => Cell::of(Value::Number(number)),
            None => encoding::cell_of_runs(&runs, cell_letters),
        },
        (Some("date"), _) => match date.as_deref().and_then(iso_serial) {
            Some(serial) => Cell::of(Value::Date(serial)),
            None => encoding::cell_of_runs(&runs, cell_letters),
        },
        (Some("boolean"), _) => Cell::of(Value::Bool(yes.as_deref() == Some("true"))),
        (None, Some(formula)) => Cell::of(Value::Formula(formula)),
        _ => encoding::cell_of_runs(&runs, cell_letters),
    })
}
