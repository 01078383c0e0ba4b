//! Telling an encoding by its letters, when no font does: which reading makes Vietnamese syllables?

use super::syllable::{is_syllable, only_in_unicode};
use super::{Legacy, to_unicode};
use crate::fold::clean;
use crate::workbook::{Sheet, Stored, Value};

/// Words with a Western letter beyond ASCII that read as Vietnamese syllables.
pub(crate) fn valid_words(text: &str) -> usize {
    let text = clean(text);
    marked_words(&text).filter(|word| is_syllable(word)).count()
}

/// As [`valid_words`], for the best reading of text that may be legacy.
pub(crate) fn best_words(text: &str) -> usize {
    let legacy = [Legacy::Tcvn3, Legacy::Vni].map(|encoding| {
        // Counted on the words that were marked before, or a reading could add words of its own.
        marked_words(text)
            .filter(|word| is_syllable(&to_unicode(word, encoding)))
            .count()
    });
    legacy.into_iter().max().unwrap_or(0).max(valid_words(text))
}

/// Words with a letter beyond ASCII. Soft hyphens and the like are letters of TCVN3, so only blanks and ASCII signs cut.
fn marked_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || letter.is_ascii_digit())
        .filter(|word| !word.is_ascii())
}

/// What one text votes for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Vote {
    /// Plain ASCII, or nothing to tell.
    None,
    Unicode,
    Legacy(Legacy),
    /// Reads as Vietnamese both ways.
    Either(Legacy),
}

fn vote(text: &str) -> Vote {
    if text.is_ascii() {
        return Vote::None;
    }
    if text.chars().any(|letter| only_in_unicode(letter) || letter > '\u{ff}') {
        return Vote::Unicode;
    }
    let total = marked_words(text).count();
    let as_is = marked_words(text).filter(|word| is_syllable(word)).count();
    let reading = |encoding| {
        marked_words(text)
            .filter(|word| is_syllable(&to_unicode(word, encoding)))
            .count()
    };
    let (tcvn3, vni) = (reading(Legacy::Tcvn3), reading(Legacy::Vni));
    let (encoding, best) = if vni > tcvn3 {
        (Legacy::Vni, vni)
    } else {
        (Legacy::Tcvn3, tcvn3)
    };
    // All marked words must read in the legacy encoding: half a match is somebody else's language.
    match best {
        0 => Vote::None,
        _ if best < total => {
            if as_is == total {
                Vote::Unicode
            } else {
                Vote::None
            }
        }
        _ if as_is == total => Vote::Either(encoding),
        _ => Vote::Legacy(encoding),
    }
}

/// Whether any text without a known font can be legacy: Western letters that make no Vietnamese words as they stand.
fn has_odd_text(sheet: &Sheet) -> bool {
    sheet
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| cell.stored.is_none())
        .any(|cell| match &cell.value {
            Value::Text(text) if !text.is_ascii() && !text.chars().any(only_in_unicode) => {
                !marked_words(text).all(is_syllable)
            }
            _ => false,
        })
}

/// Brings text without a known font to Unicode where its letters prove a legacy encoding. What reads both ways follows
/// the sheet: it is converted only when the sheet has legacy text and no Unicode Vietnamese at all.
pub(crate) fn settle(sheets: &mut [Sheet]) {
    for sheet in sheets {
        if !has_odd_text(sheet) {
            continue;
        }
        let (mut unicode, mut legacy) = (0usize, [0usize; 2]);
        for cell in sheet.rows.iter().flat_map(|row| &row.cells) {
            if let Value::Text(text) = &cell.value {
                match (&cell.stored, vote(text)) {
                    (Some(_), _) | (None, Vote::None | Vote::Either(_)) => {}
                    (None, Vote::Unicode) => unicode += 1,
                    (None, Vote::Legacy(Legacy::Vni)) => legacy[1] += 1,
                    (None, Vote::Legacy(_)) => legacy[0] += 1,
                }
            }
        }
        if legacy == [0, 0] {
            continue;
        }
        let main = if legacy[1] > legacy[0] {
            Legacy::Vni
        } else {
            Legacy::Tcvn3
        };
        for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
            let Value::Text(text) = &cell.value else { continue };
            if cell.stored.is_some() || text.is_ascii() {
                continue;
            }
            let encoding = match vote(text) {
                Vote::Legacy(own) => prefer(text, main).unwrap_or(own),
                Vote::Either(_) if unicode == 0 => match prefer(text, main) {
                    Some(main) => main,
                    None => continue,
                },
                // Single odd words in a sheet that is legacy throughout, such as abbreviations.
                Vote::None if unicode == 0 && legacy[0] + legacy[1] >= 3 => main,
                _ => continue,
            };
            let stored = Stored {
                text: text.clone(),
                encoding,
                by_font: false,
            };
            cell.value = Value::Text(clean(&to_unicode(text, encoding)));
            cell.stored = Some(Box::new(stored));
        }
    }
}

/// The sheet's main encoding, if this text reads in it.
fn prefer(text: &str, main: Legacy) -> Option<Legacy> {
    marked_words(text)
        .all(|word| is_syllable(&to_unicode(word, main)))
        .then_some(main)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::tcvn3;
    use crate::workbook::{Cell, Row};

    fn settled(texts: &[&str]) -> Vec<String> {
        let rows = texts.iter().zip(1..).map(|(text, number)| Row {
            number,
            hidden: false,
            cells: vec![Cell::text(*text)],
        });
        let mut sheets = [Sheet {
            rows: rows.collect(),
            ..Sheet::default()
        }];
        settle(&mut sheets);
        let text = |row: &Row| match &row.cells[0].value {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        };
        sheets[0].rows.iter().map(text).collect()
    }

    #[test]
    fn letters_tell_the_encoding() {
        assert_eq!(
            settled(&["NguyÔn V¨n Hïng", "§µo ThÞ Mai"]),
            ["Nguyễn Văn Hùng", "Đào Thị Mai"]
        );
        assert_eq!(
            settled(&["Nguyeãn Vaên Huøng", "Traàn Thò Mai"]),
            ["Nguyễn Văn Hùng", "Trần Thị Mai"]
        );
    }

    #[test]
    fn unicode_stays() {
        for text in [
            "Hà Công Lý",
            "Đinh Vĩ",
            "Trần Thị Mai",
            "José Muñoz",
            "Zürich",
            "Lê Văn Tám",
            "Bàn Thị Hoà",
        ] {
            assert_eq!(settled(&[text]), [text]);
        }
        assert_eq!(
            settled(&["Hà Công", "NguyÔn V¨n", "Lưu Ly"]),
            ["Hà Công", "Nguyễn Văn", "Lưu Ly"]
        );
    }

    #[test]
    fn every_lower_letter_survives_the_trip() {
        let letters = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
        assert_eq!(to_unicode(&tcvn3::from_unicode(letters), Legacy::Tcvn3), letters);
    }
}
