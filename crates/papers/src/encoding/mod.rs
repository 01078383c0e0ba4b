//! Legacy Vietnamese letters → Unicode, run by run: the font's name tells first, statistics of letters second.

mod statistics;
mod syllable;
mod tcvn3;
mod vni;

pub(crate) use statistics::{best_words, settle, valid_words};

use serde::{Deserialize, Serialize};

use crate::fold::clean;
use crate::workbook::{Cell, Stored, Value};

/// A legacy encoding of Vietnamese letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Legacy {
    /// TCVN3 (ABC): `.VnTime`, `.VnArial`.
    Tcvn3,
    /// TCVN3 in a font of capitals: `.VnTimeH` shows small letters as capitals.
    Tcvn3Capitals,
    /// VNI-Windows: `VNI-Times`.
    Vni,
}

/// What a font's name says about the letters in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FontLetters {
    /// The font shows Unicode, or nothing is known of it.
    #[default]
    Unknown,
    /// The font shows letters of this encoding.
    Legacy(Legacy),
}

/// A piece of text in one font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text as stored.
    pub text: String,
    /// What its font says.
    pub letters: FontLetters,
}

/// What a font's name says about its letters.
pub fn letters_of_font(name: &str) -> FontLetters {
    let name = name.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    let name = name.split(',').next().unwrap_or_default().trim();
    if let Some(family) = name.strip_prefix(".vn") {
        let capitals = family.trim_end().ends_with('h') && !family.ends_with("english");
        return FontLetters::Legacy(if capitals { Legacy::Tcvn3Capitals } else { Legacy::Tcvn3 });
    }
    if name.starts_with("vni-") || name.starts_with("vni ") {
        return FontLetters::Legacy(Legacy::Vni);
    }
    FontLetters::Unknown
}

/// The text in Unicode.
pub fn to_unicode(text: &str, encoding: Legacy) -> String {
    match encoding {
        Legacy::Tcvn3 => tcvn3::to_unicode(text),
        Legacy::Tcvn3Capitals => tcvn3::to_unicode(text).to_uppercase(),
        Legacy::Vni => vni::to_unicode(text),
    }
}

/// A cell of one text in a font.
pub(crate) fn cell_of_text(text: &str, letters: FontLetters) -> Cell {
    match letters {
        FontLetters::Unknown => Cell::text(text),
        FontLetters::Legacy(encoding) => converted(text.to_owned(), convert(text, encoding), encoding),
    }
}

/// A cell of runs; a run without a font of its own takes the cell's.
pub(crate) fn cell_of_runs(runs: &[Run], cell: FontLetters) -> Cell {
    if let [only] = runs {
        return cell_of_text(
            &only.text,
            if only.letters == FontLetters::Unknown {
                cell
            } else {
                only.letters
            },
        );
    }
    let mut stored = String::new();
    let mut text = String::new();
    let mut encoding = None;
    // Neighbours in the same font are one run: a letter and its mark may stand in two.
    for group in runs.chunk_by(|a, b| a.letters == b.letters) {
        let whole: String = group.iter().map(|run| run.text.as_str()).collect();
        let letters = if group[0].letters == FontLetters::Unknown {
            cell
        } else {
            group[0].letters
        };
        match letters {
            FontLetters::Unknown => text.push_str(&whole),
            FontLetters::Legacy(own) => {
                text.push_str(&convert(&whole, own));
                encoding = encoding.or(Some(own));
            }
        }
        stored.push_str(&whole);
    }
    match encoding {
        Some(encoding) => converted(stored, text, encoding),
        None => Cell::text(text),
    }
}

/// Text in a legacy font, unless it plainly is Unicode that somebody typed over the old format.
fn convert(text: &str, encoding: Legacy) -> String {
    let unicode = text.chars().any(syllable::only_in_unicode);
    if unicode {
        text.to_owned()
    } else {
        to_unicode(text, encoding)
    }
}

fn converted(stored: String, text: String, encoding: Legacy) -> Cell {
    if stored == text {
        return Cell::text(text);
    }
    let stored = Some(Box::new(Stored {
        text: stored,
        encoding,
        by_font: true,
    }));
    Cell {
        value: Value::Text(clean(&text)),
        stored,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fonts() {
        assert_eq!(letters_of_font(".VnTime"), FontLetters::Legacy(Legacy::Tcvn3));
        assert_eq!(letters_of_font(".VnTimeH"), FontLetters::Legacy(Legacy::Tcvn3Capitals));
        assert_eq!(
            letters_of_font(".VnArial NarrowH"),
            FontLetters::Legacy(Legacy::Tcvn3Capitals)
        );
        assert_eq!(letters_of_font("VNI-Times"), FontLetters::Legacy(Legacy::Vni));
        assert_eq!(letters_of_font("Times New Roman"), FontLetters::Unknown);
    }

    #[test]
    fn the_three_encodings() {
        assert_eq!(to_unicode("§Æng Anh S¬n", Legacy::Tcvn3), "Đặng Anh Sơn");
        assert_eq!(to_unicode("BÝ th\u{ad} §¶ng ñy", Legacy::Tcvn3), "Bí thư Đảng ủy");
        assert_eq!(to_unicode("nguyÔn v¨n a", Legacy::Tcvn3Capitals), "NGUYỄN VĂN A");
        assert_eq!(to_unicode("Nguyeãn Vaên Huøng", Legacy::Vni), "Nguyễn Văn Hùng");
        assert_eq!(
            to_unicode("Ñaëng Thò Bích Phöôïng", Legacy::Vni),
            "Đặng Thị Bích Phượng"
        );
        assert_eq!(to_unicode("TRAÀN QUOÁC TOAÛN", Legacy::Vni), "TRẦN QUỐC TOẢN");
    }

    #[test]
    fn mixed_runs_convert_each_in_its_font() {
        let runs = [
            Run {
                text: "NguyÔn ".into(),
                letters: FontLetters::Legacy(Legacy::Tcvn3),
            },
            Run {
                text: "Đức Ánh".into(),
                letters: FontLetters::Unknown,
            },
        ];
        let cell = cell_of_runs(&runs, FontLetters::Unknown);
        assert_eq!(cell.value, Value::Text("Nguyễn Đức Ánh".into()));
        assert_eq!(cell.stored.unwrap().text, "NguyÔn Đức Ánh");
    }
}
