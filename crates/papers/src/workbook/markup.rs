//! Tables saved under a workbook's name: web pages, and the XML spreadsheet of 2003.
//!
//! Both are read by one small scanner of tags.

use super::limits::SheetFiller;
use super::tags::{Piece, Scanner, attribute, unescape};
use super::{Cell, Limits, Merge, ReadError, Sheet, Value};
use crate::encoding::{self, FontLetters, Run, letters_of_font};

/// A cell that is being read from a web page.
struct HtmlCell {
    column: u16,
    runs: Vec<Run>,
    number: Option<f64>,
    hidden_text: bool,
}

pub(super) fn read_html(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let text = super::csv_text::decode(bytes);
    let mut filler = SheetFiller::new(Sheet::default(), limits);
    let mut row = 0u32;
    // Cells that a rowspan above still covers: (column, rows left).
    let mut covered: Vec<(u16, u32)> = Vec::new();
    let mut column = 0u16;
    let mut cell: Option<HtmlCell> = None;
    let mut fonts: Vec<FontLetters> = Vec::new();
    for piece in (Scanner { rest: &text }) {
        match piece {
            Piece::Open(tag, attributes) => match tag.to_ascii_lowercase().as_str() {
                "tr" => {
                    close_cell(&mut cell, &mut filler)?;
                    row = row.saturating_add(1);
                    column = 0;
                    for (_, left) in &mut covered {
                        *left = left.saturating_sub(1);
                    }
                    covered.retain(|(_, left)| *left > 0);
                    let style = attribute(attributes, "style").unwrap_or_default().replace(' ', "");
                    filler.start_row(
                        row,
                        style.contains("display:none") || style.contains("visibility:hidden"),
                    );
                }
                "td" | "th" => {
                    close_cell(&mut cell, &mut filler)?;
                    if row == 0 {
                        row = 1;
                        filler.start_row(row, false);
                    }
                    while covered.iter().any(|(taken, _)| *taken == column) {
                        column = column.saturating_add(1);
                    }
                    let span = |name| attribute(attributes, name).and_then(|text| text.trim().parse::<u16>().ok());
                    let (wide, tall) = (span("colspan").unwrap_or(1).max(1), span("rowspan").unwrap_or(1).max(1));
                    let last_column = column.saturating_add(wide - 1).min(limits.columns);
                    if wide > 1 || tall > 1 {
                        let last_row = row.saturating_add(u32::from(tall) - 1);
                        filler.sheet().merges.push(Merge {
                            first_row: row,
                            last_row,
                            first_column: column,
                            last_column,
                        });
                    }
                    if tall > 1 {
                        covered.extend((column..=last_column).map(|taken| (taken, u32::from(tall))));
                    }
                    let number = attribute(attributes, "num").and_then(|text| text.parse().ok());
                    cell = Some(HtmlCell {
                        column,
                        runs: Vec::new(),
                        number,
                        hidden_text: false,
                    });
                    fonts = vec![font_of(attributes)];
                    column = last_column.saturating_add(1);
                }
                "br" | "p" => {
                    if let Some(cell) = &mut cell
                        && !cell.runs.is_empty()
                    {
                        cell.runs.push(Run {
                            text: "\n".to_owned(),
                            letters: FontLetters::Unknown,
                        });
                    }
                }
                "font" | "span" => fonts.push(font_of(attributes)),
                "title" | "script" | "style" | "xml" => {
                    if let Some(cell) = &mut cell {
                        cell.hidden_text = true;
                    }
                }
                _ => {}
            },
            Piece::Close(tag) => match tag.to_ascii_lowercase().as_str() {
                "td" | "th" | "tr" => close_cell(&mut cell, &mut filler)?,
                "font" | "span" if fonts.len() > 1 => {
                    fonts.pop();
                }
                "title" | "script" | "style" | "xml" => {
                    if let Some(cell) = &mut cell {
                        cell.hidden_text = false;
                    }
                }
                _ => {}
            },
            Piece::Text(text) => {
                if let Some(cell) = cell.as_mut().filter(|cell| !cell.hidden_text) {
                    let letters = fonts.iter().rev().copied().find(|font| *font != FontLetters::Unknown);
                    // Line breaks of the source are no line breaks of the text.
                    let text = unescape(&text.replace(['\r', '\n', '\t'], " "));
                    cell.runs.push(Run {
                        text,
                        letters: letters.unwrap_or_default(),
                    });
                }
            }
        }
    }
    close_cell(&mut cell, &mut filler)?;
    Ok(vec![filler.finish()])
}

fn font_of(attributes: &str) -> FontLetters {
    if let Some(face) = attribute(attributes, "face") {
        return letters_of_font(&face);
    }
    let style = attribute(attributes, "style").unwrap_or_default();
    let family = style
        .split(';')
        .find_map(|rule| rule.trim().strip_prefix("font-family:"));
    family.map_or(FontLetters::Unknown, |family| {
        letters_of_font(family.trim().trim_matches(['"', '\'']))
    })
}

fn close_cell(cell: &mut Option<HtmlCell>, filler: &mut SheetFiller<'_>) -> Result<(), ReadError> {
    let Some(cell) = cell.take() else { return Ok(()) };
    let read = match cell.number.filter(|number| number.is_finite()) {
        Some(number) => Cell::of(Value::Number(number)),
        None => encoding::cell_of_runs(&cell.runs, FontLetters::Unknown),
    };
    filler.put(u32::from(cell.column), read)
}

pub(super) fn read_spreadsheet_ml(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let text = super::csv_text::decode(bytes);
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut filler: Option<SheetFiller<'_>> = None;
    let mut fonts: Vec<(String, FontLetters)> = Vec::new();
    let mut style = String::new();
    let (mut row, mut column) = (0u32, 0u16);
    let mut letters = FontLetters::Unknown;
    let mut kind: Option<String> = None;
    let mut content = String::new();
    for piece in (Scanner { rest: &text }) {
        match piece {
            Piece::Open("Style", tag) => style = attribute(tag, "ID").unwrap_or_default(),
            Piece::Open("Font", tag) if filler.is_none() => {
                if let Some(name) = attribute(tag, "FontName") {
                    fonts.push((style.clone(), letters_of_font(&name)));
                }
            }
            Piece::Open("Worksheet", tag) => {
                sheets.extend(filler.take().map(SheetFiller::finish));
                limits.sheets(sheets.len() + 1)?;
                filler = Some(SheetFiller::new(
                    Sheet {
                        name: attribute(tag, "Name"),
                        ..Sheet::default()
                    },
                    limits,
                ));
                row = 0;
            }
            Piece::Open("Row", tag) => {
                let index = attribute(tag, "Index").and_then(|text| text.parse().ok());
                row = index.unwrap_or(row.saturating_add(1));
                column = 0;
                let hidden = attribute(tag, "Hidden").as_deref() == Some("1");
                if let Some(filler) = &mut filler {
                    filler.start_row(row, hidden);
                }
                if let Some(span) = attribute(tag, "Span").and_then(|text| text.parse::<u32>().ok()) {
                    row = row.saturating_add(span);
                }
            }
            Piece::Open("Cell", tag) => {
                let get = |name| attribute(tag, name).and_then(|text| text.parse::<u16>().ok());
                column = get("Index").map_or(column, |index| index.saturating_sub(1));
                letters = attribute(tag, "StyleID")
                    .and_then(|id| fonts.iter().find(|(own, _)| *own == id).map(|(_, letters)| *letters))
                    .unwrap_or_default();
                let (across, down) = (get("MergeAcross").unwrap_or(0), get("MergeDown").unwrap_or(0));
                if let Some(filler) = &mut filler
                    && across + down > 0
                {
                    filler.sheet().merges.push(Merge {
                        first_row: row,
                        last_row: row.saturating_add(u32::from(down)),
                        first_column: column,
                        last_column: column.saturating_add(across),
                    });
                }
                // The next cell stands after the merged area; a cell without data still takes its place.
                content.clear();
                kind = None;
                column = column.saturating_add(across).saturating_add(1);
            }
            Piece::Open("Data", tag) => {
                kind = Some(attribute(tag, "Type").unwrap_or_default());
                content.clear();
            }
            Piece::Text(text) if kind.is_some() => content.push_str(&unescape(text)),
            Piece::Close("Data") => {
                let Some(kind) = kind.take() else { continue };
                let at = column.saturating_sub(1);
                if let Some(filler) = &mut filler {
                    let place = match filler.sheet().merges.last() {
                        Some(area) if area.first_row == row && area.last_column == at => area.first_column,
                        _ => at,
                    };
                    filler.put(u32::from(place), typed(&kind, &content, letters))?;
                }
            }
            _ => {}
        }
    }
    sheets.extend(filler.take().map(SheetFiller::finish));
    Ok(sheets)
}

fn typed(kind: &str, content: &str, letters: FontLetters) -> Cell {
    match kind {
        "Number" => match content.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => Cell::of(Value::Number(number)),
            _ => encoding::cell_of_text(content, letters),
        },
        "DateTime" => match super::xlsx::iso_serial(content.trim()) {
            Some(serial) => Cell::of(Value::Date(serial)),
            None => encoding::cell_of_text(content, letters),
        },
        "Boolean" => Cell::of(Value::Bool(content.trim() == "1")),
        "Error" => Cell::of(Value::Error(content.to_owned())),
        _ => encoding::cell_of_text(content, letters),
    }
}
