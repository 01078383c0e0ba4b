//! Cell formats: which show a number as a date, and which letters a font needs.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use crate::encoding::{FontLetters, letters_of_font};
use crate::workbook::ReadError;
use crate::workbook::open_xml::{self, attribute};

/// What a cell's format says about its value.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CellStyle {
    pub(super) is_date: bool,
    pub(super) letters: FontLetters,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    cells: Vec<CellStyle>,
}

impl Styles {
    pub(super) fn of(&self, index: usize) -> CellStyle {
        self.cells.get(index).copied().unwrap_or_default()
    }
}

pub(super) fn read(text: &str) -> Result<Styles, ReadError> {
    const PART: &str = "xl/styles.xml";
    let mut reader = open_xml::reader(text);
    let mut formats: BTreeMap<u32, bool> = BTreeMap::new();
    let mut fonts: Vec<FontLetters> = Vec::new();
    let mut styles = Styles::default();
    let (mut in_fonts, mut in_cells) = (false, false);
    loop {
        match reader.read_event().map_err(|error| open_xml::broken(PART, &error))? {
            Event::Start(start) => {
                let number = |name| {
                    attribute(&start, name)
                        .and_then(|text| text.parse::<u32>().ok())
                        .unwrap_or(0)
                };
                match start.local_name().into_inner() {
                    "numFmt" => {
                        let code = attribute(&start, "formatCode").unwrap_or_default();
                        formats.insert(number("numFmtId"), shows_date(&code));
                    }
                    "fonts" => in_fonts = true,
                    "font" if in_fonts => fonts.push(FontLetters::Unknown),
                    "name" if in_fonts => {
                        let letters =
                            attribute(&start, "val").map_or(FontLetters::Unknown, |name| letters_of_font(&name));
                        if let Some(last) = fonts.last_mut() {
                            *last = letters;
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let format = number("numFmtId");
                        let is_date = formats.get(&format).copied().unwrap_or_else(|| built_in_date(format));
                        let font = usize::try_from(number("fontId")).unwrap_or(usize::MAX);
                        let letters = fonts.get(font).copied().unwrap_or_default();
                        styles.cells.push(CellStyle { is_date, letters });
                    }
                    _ => {}
                }
            }
            Event::End(end) => match end.local_name().into_inner() {
                "fonts" => in_fonts = false,
                "cellXfs" => in_cells = false,
                _ => {}
            },
            Event::DocType(_) => return Err(open_xml::document_type(PART)),
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// Formats that workbook programs know by number alone.
fn built_in_date(format: u32) -> bool {
    matches!(format, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=58)
}

/// Whether a format code shows a day, month or year: letters d, m, y outside of quotes, brackets and escapes.
pub(super) fn shows_date(code: &str) -> bool {
    let mut letters = code.chars();
    let (mut day_or_year, mut month, mut clock) = (false, false, false);
    while let Some(letter) = letters.next() {
        match letter {
            '"' => while letters.next().is_some_and(|inside| inside != '"') {},
            '[' => while letters.next().is_some_and(|inside| inside != ']') {},
            '\\' | '_' | '*' => {
                letters.next();
            }
            ';' => break,
            'd' | 'D' | 'y' | 'Y' => day_or_year = true,
            'm' | 'M' => month = true,
            'h' | 'H' | 's' | 'S' => clock = true,
            'G' | 'g' => return false,
            _ => {}
        }
    }
    day_or_year || (month && !clock)
}

#[cfg(test)]
mod tests {
    use super::shows_date;

    #[test]
    fn format_codes() {
        for code in ["dd/mm/yyyy", "[$-1042]d/m/yy;@", "mm/yyyy", "yyyy\\-mm\\-dd", "mmm"] {
            assert!(shows_date(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0\\ \"đồng/dm\"",
            "h:mm:ss",
            "[Red]0",
            "@",
            "00\"/\"00",
        ] {
            assert!(!shows_date(code), "{code}");
        }
    }
}
