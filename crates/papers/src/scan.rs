//! Scans of papers: PDF files and pictures, told apart by what they hold. A name says nothing of what a file is.

use serde::{Deserialize, Serialize};

/// The most pixels of a picture: more is no page that somebody reads.
const MOST_PIXELS: u64 = 40_000_000;
/// A PDF file says within so many bytes of its end that it ends.
const TAIL: usize = 2048;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a scan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScanKind {
    /// A PDF file.
    Pdf,
    /// A picture without loss.
    Png,
    /// A photograph.
    Jpeg,
}

/// Why bytes are no scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAScan {
    /// They are neither a PDF file nor a picture.
    OtherKind,
    /// They begin as one, and do not go on so.
    Broken(ScanKind),
    /// The picture has more pixels than are taken: so many million.
    TooManyPixels(u64),
}

impl ScanKind {
    /// What some bytes are.
    ///
    /// # Errors
    ///
    /// [`NotAScan`].
    pub fn of(bytes: &[u8]) -> Result<Self, NotAScan> {
        let (kind, pixels) = if bytes.starts_with(b"%PDF-") {
            let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
            (Self::Pdf, holds(tail, b"%%EOF").then_some(0))
        } else if bytes.starts_with(PNG) {
            (Self::Png, pixels_of_png(bytes))
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            (Self::Jpeg, pixels_of_jpeg(bytes))
        } else {
            return Err(NotAScan::OtherKind);
        };
        match pixels {
            None => Err(NotAScan::Broken(kind)),
            Some(pixels) if pixels > MOST_PIXELS => Err(NotAScan::TooManyPixels(MOST_PIXELS / 1_000_000)),
            Some(_) => Ok(kind),
        }
    }

    /// Its word, which is also how names of such files end.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// What browsers call it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Two sides as they are told, high byte first; a side of nothing is no picture.
fn area(sides: [Option<u32>; 2]) -> Option<u64> {
    let [one, other] = sides.map(|side| side.filter(|side| *side > 0).map(u64::from));
    Some(one? * other?)
}

/// The pixels of a PNG picture that is there to its end.
fn pixels_of_png(bytes: &[u8]) -> Option<u64> {
    let head = bytes.get(PNG.len()..).filter(|rest| rest.get(4..8) == Some(b"IHDR"))?;
    let side = |at: usize| Some(u32::from_be_bytes(head.get(at..at + 4)?.try_into().ok()?));
    let tail = &bytes[bytes.len().saturating_sub(64)..];
    area([side(8), side(12)]).filter(|_| holds(tail, b"IEND"))
}

/// The pixels of a JPEG picture: its segments one after the other, up to the one that tells its size, and to the end of its picture.
fn pixels_of_jpeg(bytes: &[u8]) -> Option<u64> {
    let (mut at, mut pixels) = (2, None);
    loop {
        // Any number of 0xFF may stand before the sign of a segment.
        while *bytes.get(at)? == 0xff && *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        if length < 2 {
            return None;
        }
        match marker {
            // The frame: every SOF but the tables that share its numbers.
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                let side = |from: usize| {
                    let two = bytes.get(at + from..at + from + 2)?.try_into().ok()?;
                    Some(u32::from(u16::from_be_bytes(two)))
                };
                pixels = area([side(5), side(7)]);
                pixels?;
            }
            // The picture itself begins: it must end, though cameras put more behind.
            0xda => return pixels.filter(|_| holds(&bytes[at..], b"\xff\xd9")),
            _ => {}
        }
        at += 2 + length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn png(wide: u32, high: u32) -> Vec<u8> {
        let sides = [wide.to_be_bytes(), high.to_be_bytes()].concat();
        [
            PNG,
            b"\0\0\0\rIHDR",
            &sides,
            b"\x08\0\0\0\0crc_\0\0\0\0IEND\xae\x42\x60\x82",
        ]
        .concat()
    }

    fn jpeg(wide: u16, high: u16) -> Vec<u8> {
        let sides = [high.to_be_bytes(), wide.to_be_bytes()].concat();
        let frame = [&b"\xff\xc0\0\x0b\x08"[..], &sides, b"\x01\x01\x11\0"].concat();
        [&b"\xff\xd8\xff\xe0\0\x04ab"[..], &frame, b"\xff\xda\0\x02data\xff\xd9"].concat()
    }

    #[test]
    fn what_a_file_is_stands_in_its_bytes() {
        assert_eq!(ScanKind::of(b"%PDF-1.7 ... %%EOF\n"), Ok(ScanKind::Pdf));
        assert_eq!(ScanKind::of(&png(30, 20)), Ok(ScanKind::Png));
        assert_eq!(ScanKind::of(&jpeg(30, 20)), Ok(ScanKind::Jpeg));
        for other in [&b""[..], b"PK\x03\x04", b"<html>%PDF-", b"MZ", b"GIF89a", b"<svg/>"] {
            assert_eq!(ScanKind::of(other), Err(NotAScan::OtherKind));
        }
    }

    #[test]
    fn what_is_cut_short_is_broken_and_what_is_too_large_is_told() {
        assert_eq!(ScanKind::of(b"%PDF-1.7 ..."), Err(NotAScan::Broken(ScanKind::Pdf)));
        for (whole, kind) in [(png(3, 2), ScanKind::Png), (jpeg(3, 2), ScanKind::Jpeg)] {
            let cut = &whole[..whole.len() - 9];
            assert_eq!(ScanKind::of(cut), Err(NotAScan::Broken(kind)));
        }
        assert_eq!(ScanKind::of(&png(0, 2)), Err(NotAScan::Broken(ScanKind::Png)));
        assert_eq!(ScanKind::of(&png(8000, 5001)), Err(NotAScan::TooManyPixels(40)));
        assert_eq!(ScanKind::of(&png(8000, 5000)), Ok(ScanKind::Png));
        assert_eq!(
            ScanKind::of(&jpeg(u16::MAX, u16::MAX)),
            Err(NotAScan::TooManyPixels(40))
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn any_bytes_are_told_or_refused(
            head in prop::sample::select(vec![&b"%PDF-"[..], PNG, b"\xff\xd8\xff", b""]),
            rest in proptest::collection::vec(any::<u8>(), 0..200),
        ) {
            let _ = ScanKind::of(&[head, &rest].concat());
        }
    }
}
