//! One sheet of an .xlsx file: rows, cells, merged areas, hidden rows and columns.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::shared::{self, Rich};
use super::styles::Styles;
use crate::encoding::{self, FontLetters};
use crate::workbook::limits::SheetFiller;
use crate::workbook::open_xml::{self, attribute, flag};
use crate::workbook::{Cell, Limits, Merge, ReadError, Sheet, Value, column_number};

pub(super) fn read(
    text: &str,
    part: &str,
    blank: Sheet,
    styles: &Styles,
    shared: &[Rich],
    limits: &Limits,
) -> Result<Sheet, ReadError> {
    let mut reader = open_xml::reader(text);
    let mut filler = SheetFiller::new(blank, limits);
    let mut place = Place::default();
    // Elements that are open: a sheet that was cut off is not a shorter list.
    let mut open = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| open_xml::broken(part, &error))?;
        match &event {
            // A cell is read to its end in one go.
            Event::Start(start) if start.local_name().into_inner() != "c" => open += 1,
            Event::End(_) => open = open.saturating_sub(1),
            _ => {}
        }
        match event {
            Event::Start(start) => match start.local_name().into_inner() {
                "row" => {
                    place.row = number(&start, "r").unwrap_or(place.row.saturating_add(1));
                    place.column = 0;
                    filler.start_row(place.row, flag(&start, "hidden"));
                }
                "c" => {
                    if let Some(column) = attribute(&start, "r").and_then(|text| column_of(&text)) {
                        place.column = u32::from(column);
                    }
                    let cell = Source {
                        kind: attribute(&start, "t"),
                        style: number(&start, "s").unwrap_or(0),
                    };
                    let cell = cell.read(&mut reader, part, styles, shared)?;
                    filler.put(place.column, cell)?;
                    place.column = place.column.saturating_add(1);
                }
                "col" => column(&start, filler.sheet(), limits),
                "mergeCell" => {
                    let area = attribute(&start, "ref").and_then(|text| area_of(&text));
                    filler.sheet().merges.extend(area);
                }
                _ => {}
            },
            Event::DocType(_) => return Err(open_xml::document_type(part)),
            Event::Eof if open > 0 => return Err(ReadError::broken(part, "ends inside the sheet")),
            Event::Eof => return Ok(filler.finish()),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Place {
    row: u32,
    column: u32,
}

struct Source {
    kind: Option<String>,
    style: u32,
}

impl Source {
    fn read(self, reader: &mut Reader<&[u8]>, part: &str, styles: &Styles, shared: &[Rich]) -> Result<Cell, ReadError> {
        let style = styles.of(usize::try_from(self.style).unwrap_or(usize::MAX));
        let mut raw = String::new();
        let mut formula: Option<String> = None;
        let mut inline: Option<Rich> = None;
        let mut inside = Inside::Nothing;
        let mut saw_value = false;
        loop {
            match reader.read_event().map_err(|error| open_xml::broken(part, &error))? {
                Event::Start(start) => match start.local_name().into_inner() {
                    "v" => {
                        inside = Inside::Value;
                        saw_value = true;
                    }
                    "f" => {
                        inside = Inside::Formula;
                        formula = Some(String::new());
                    }
                    "is" => inline = Some(shared::rich(reader, "is", part)?),
                    _ => {}
                },
                Event::Text(piece) => match inside {
                    Inside::Value => raw.push_str(&piece.xml10_content()),
                    Inside::Formula => formula.get_or_insert_default().push_str(&piece.xml10_content()),
                    Inside::Nothing => {}
                },
                Event::GeneralRef(reference) => match inside {
                    Inside::Value => open_xml::push_reference(&mut raw, &reference),
                    Inside::Formula => open_xml::push_reference(formula.get_or_insert_default(), &reference),
                    Inside::Nothing => {}
                },
                Event::End(end) => match end.local_name().into_inner() {
                    "c" => break,
                    "v" | "f" => inside = Inside::Nothing,
                    _ => {}
                },
                Event::Eof => return Err(ReadError::broken(part, "ends inside a cell")),
                _ => {}
            }
        }
        if let Some(rich) = inline {
            return Ok(encoding::cell_of_runs(&rich, style.letters));
        }
        if saw_value && raw.is_empty() && self.kind.as_deref() == Some("str") {
            // A formula whose result is an empty text.
            return Ok(Cell::default());
        }
        if !saw_value || (raw.is_empty() && formula.is_some()) {
            return Ok(match formula {
                Some(formula) => Cell::of(Value::Formula(formula)),
                None => Cell::default(),
            });
        }
        self.typed(&raw, style.is_date, style.letters, shared, part)
    }

    fn typed(
        &self,
        raw: &str,
        is_date: bool,
        letters: FontLetters,
        shared: &[Rich],
        part: &str,
    ) -> Result<Cell, ReadError> {
        let text = |text: &str| encoding::cell_of_text(&open_xml::unescape_controls(text), letters);
        Ok(match self.kind.as_deref() {
            Some("s") => {
                let rich = raw.trim().parse::<usize>().ok().and_then(|index| shared.get(index));
                let rich = rich.ok_or_else(|| ReadError::broken(part, format!("no shared string {raw}")))?;
                encoding::cell_of_runs(rich, letters)
            }
            Some("str" | "inlineStr") => text(raw),
            Some("b") => Cell::of(Value::Bool(raw.trim() == "1" || raw.trim() == "true")),
            Some("e") => Cell::of(Value::Error(raw.to_owned())),
            Some("d") => match iso_serial(raw.trim()) {
                Some(serial) => Cell::of(Value::Date(serial)),
                None => text(raw),
            },
            _ => match raw.trim().parse::<f64>() {
                Ok(number) if number.is_finite() && is_date => Cell::of(Value::Date(number)),
                Ok(number) if number.is_finite() => Cell::of(Value::Number(number)),
                _ => text(raw),
            },
        })
    }
}

enum Inside {
    Nothing,
    Value,
    Formula,
}

/// The serial, in the 1900 system, of a date written as `1980-07-05` or with a time after it.
pub(in crate::workbook) fn iso_serial(text: &str) -> Option<f64> {
    let day = crate::date::Date::try_from(text.get(..10)?.to_owned()).ok()?;
    Some(day.serial() as f64)
}

fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.parse().ok()
}

fn column_of(reference: &str) -> Option<u16> {
    column_number(reference.trim_end_matches(|letter: char| letter.is_ascii_digit()))
}

fn area_of(reference: &str) -> Option<Merge> {
    let (first, last) = reference.split_once(':')?;
    let row = |text: &str| {
        text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic())
            .parse::<u32>()
            .ok()
    };
    let area = Merge {
        first_row: row(first)?,
        last_row: row(last)?,
        first_column: column_of(first)?,
        last_column: column_of(last)?,
    };
    (area.first_row <= area.last_row && area.first_column <= area.last_column).then_some(area)
}

fn column(start: &BytesStart<'_>, sheet: &mut Sheet, limits: &Limits) {
    let (Some(first), Some(last)) = (number(start, "min"), number(start, "max")) else {
        return;
    };
    let width = attribute(start, "width")
        .and_then(|text| text.parse::<f64>().ok())
        .filter(|width| width.is_finite());
    let hidden = flag(start, "hidden");
    for column in first.saturating_sub(1)..last.min(u32::from(limits.columns)) {
        let Ok(column) = u16::try_from(column) else { return };
        if hidden {
            sheet.hidden_columns.push(column);
        }
        if let Some(width) = width {
            sheet.widths.push((column, width));
        }
    }
}
