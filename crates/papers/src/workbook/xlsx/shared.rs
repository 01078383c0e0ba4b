//! Strings shared by cells, with the font of each run: one cell may mix Unicode and legacy runs.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::styles::Styles;
use crate::encoding::{FontLetters, Run, letters_of_font};
use crate::workbook::ReadError;
use crate::workbook::open_xml::{self, attribute};

/// A text as runs. A run without a font of its own takes the cell's.
pub(super) type Rich = Vec<Run>;

pub(super) fn read(text: &str, _styles: &Styles) -> Result<Vec<Rich>, ReadError> {
    const PART: &str = "xl/sharedStrings.xml";
    let mut reader = open_xml::reader(text);
    let mut strings = Vec::new();
    loop {
        match reader.read_event().map_err(|error| open_xml::broken(PART, &error))? {
            Event::Start(start) if start.local_name().into_inner() == "si" => {
                strings.push(rich(&mut reader, "si", PART)?);
            }
            Event::DocType(_) => return Err(open_xml::document_type(PART)),
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// Reads runs until the element named `until` ends. Phonetic hints are left out.
pub(super) fn rich(reader: &mut Reader<&[u8]>, until: &str, part: &str) -> Result<Rich, ReadError> {
    let mut runs: Rich = Vec::new();
    let mut text = String::new();
    let mut letters = FontLetters::Unknown;
    let (mut in_text, mut phonetic) = (false, false);
    loop {
        match reader.read_event().map_err(|error| open_xml::broken(part, &error))? {
            Event::Start(start) => match start.local_name().into_inner() {
                "t" => in_text = !phonetic,
                "rPh" => phonetic = true,
                "r" => letters = FontLetters::Unknown,
                "rFont" => {
                    letters = attribute(&start, "val").map_or(FontLetters::Unknown, |name| letters_of_font(&name));
                }
                _ => {}
            },
            Event::Text(piece) if in_text => text.push_str(&piece.xml10_content()),
            Event::CData(piece) if in_text => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) if in_text => open_xml::push_reference(&mut text, &reference),
            Event::End(end) => match end.local_name().into_inner() {
                "t" if in_text => {
                    in_text = false;
                    let whole = std::mem::take(&mut text);
                    let whole = if whole.contains("_x") {
                        open_xml::unescape_controls(&whole)
                    } else {
                        whole
                    };
                    runs.push(Run { text: whole, letters });
                }
                "rPh" => phonetic = false,
                name if name == until => return Ok(runs),
                _ => {}
            },
            Event::Eof => return Err(ReadError::broken(part, "ends inside a text")),
            _ => {}
        }
    }
}
