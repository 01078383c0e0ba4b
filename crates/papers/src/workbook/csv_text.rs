//! Text with delimiters: the encoding and the delimiter are told from the bytes.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::limits::SheetFiller;
use super::{Cell, Limits, ReadError, Sheet};
use crate::encoding;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Sheet, ReadError> {
    let text = decode(bytes);
    let (delimiter, body, skipped) = delimiter_of(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut filler = SheetFiller::new(Sheet::default(), limits);
    let mut record = csv::StringRecord::new();
    let mut number = skipped;
    loop {
        // Blank lines vanish inside the reader, and quoted cells hold line breaks: a record is numbered as a
        // spreadsheet would number it, one row a record, blank lines included.
        let before = reader.position().clone();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(ReadError::broken("csv", error)),
        }
        number = number
            .saturating_add(blank_lines(body, before.byte(), reader.position().byte()))
            .saturating_add(1);
        filler.start_row(number, false);
        for (column, field) in record.iter().enumerate() {
            let cell = Cell::text(unguarded(field));
            filler.put(u32::try_from(column).unwrap_or(u32::MAX), cell)?;
        }
    }
    Ok(filler.finish())
}

/// Empty lines that the reader skipped at the start of a record's bytes.
fn blank_lines(text: &str, from: u64, to: u64) -> u32 {
    let (Ok(from), Ok(to)) = (usize::try_from(from), usize::try_from(to)) else {
        return 0;
    };
    let mut record = text.as_bytes().get(from..to).unwrap_or_default();
    // The second half of the CR LF that ended the record before is no line of its own.
    if from > 0 && text.as_bytes().get(from - 1) == Some(&b'\r') {
        record = record.strip_prefix(b"\n").unwrap_or(record);
    }
    let skipped = record.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    u32::try_from(skipped.filter(|byte| **byte == b'\n').count()).unwrap_or(0)
}

/// Our own exports guard a formula-like text with an apostrophe; it goes when the file comes back.
fn unguarded(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if crate::written::needs_guard(rest) => rest,
        _ => field,
    }
}

/// The delimiter, the text after an eventual `sep=;` line, and how many lines were left out.
fn delimiter_of(text: &str) -> (u8, &str, u32) {
    let head = text.lines().next().unwrap_or_default().trim();
    if let Some([mark]) = head.to_ascii_lowercase().strip_prefix("sep=").map(str::as_bytes) {
        let rest = text.find('\n').map_or("", |at| &text[at + 1..]);
        return (*mark, rest, 1);
    }
    // Of equals the last one wins: a comma stands in texts more often than the others.
    let best = [b'|', b',', b'\t', b';']
        .into_iter()
        .max_by_key(|mark| steadiness(text, *mark))
        .unwrap_or(b',');
    (best, text, 0)
}

/// How evenly a mark cuts the first lines: lines that agree on the commonest number of cuts, times the cuts.
fn steadiness(text: &str, mark: u8) -> usize {
    let mut counts: Vec<usize> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(60) {
        let mut quoted = false;
        let mut cuts = 0;
        for byte in line.bytes() {
            if byte == b'"' {
                quoted = !quoted;
            } else if byte == mark && !quoted {
                cuts += 1;
            }
        }
        counts.push(cuts);
    }
    counts.sort_unstable();
    counts
        .chunk_by(|a, b| a == b)
        .filter(|run| run[0] > 0)
        .map(|run| run.len() * (run[0] + 3))
        .max()
        .unwrap_or(0)
}

/// Text of any of the encodings that Vietnamese offices send: UTF-8, UTF-16, else Windows-1258 or 1252.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        return String::from_utf8_lossy(rest).into_owned();
    }
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return UTF_16LE.decode_without_bom_handling(rest).0.into_owned();
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return UTF_16BE.decode_without_bom_handling(rest).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return text.to_owned(),
        // A letter cut at the end of a sample does not make the text something else.
        Err(error) if error.error_len().is_none() => return String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => {}
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    if zeros(1) * 4 > sample.len() {
        return UTF_16LE.decode_without_bom_handling(bytes).0.into_owned();
    }
    if zeros(0) * 4 > sample.len() {
        return UTF_16BE.decode_without_bom_handling(bytes).0.into_owned();
    }
    // TCVN3 and VNI text is stored as Western letters; Windows-1258 has marks of its own.
    let western = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    let vietnamese = WINDOWS_1258.decode_without_bom_handling(bytes).0.into_owned();
    let (as_vietnamese, as_legacy) = (encoding::valid_words(&vietnamese), encoding::best_words(&western));
    if as_vietnamese >= as_legacy {
        vietnamese
    } else {
        western
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
        let sheet = read(bytes, &Limits::default()).unwrap();
        let show = |cell: &Cell| match &cell.value {
            super::super::Value::Text(text) => text.clone(),
            _ => String::new(),
        };
        sheet
            .rows
            .iter()
            .map(|row| (row.number, row.cells.iter().map(show).collect()))
            .collect()
    }

    #[test]
    fn delimiters_and_numbers_of_rows() {
        let text = "Họ tên;Ghi chú\n\nA, B;\"dòng 1\ndòng 2\"\nC;'=1+1\n";
        assert_eq!(
            rows(text.as_bytes()),
            [
                (1, vec!["Họ tên".into(), "Ghi chú".into()]),
                (3, vec!["A, B".into(), "dòng 1\ndòng 2".into()]),
                (4, vec!["C".into(), "=1+1".into()]),
            ]
        );
        assert_eq!(rows(b"sep=|\r\na|b\r\n\r\nc|d")[1], (4, vec!["c".into(), "d".into()]));
        assert_eq!(rows(b"a\tb,c\n1\t2,3")[0].1, ["a", "b,c"]);
    }

    #[test]
    fn encodings_of_old_exports() {
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("Tên;Sinh".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(rows(&wide)[0].1, ["Tên", "Sinh"]);
        let (old, _, _) = WINDOWS_1258.encode("Nguyê\u{303}n Va\u{306}n Hu\u{300}ng");
        assert!(std::str::from_utf8(&old).is_err());
        assert_eq!(
            crate::fold::clean(&decode(b"Nguy\xea\xden V\xe3n H\xf9ng")),
            "Nguyễn Văn Hùng"
        );
    }
}
