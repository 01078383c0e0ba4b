//! How a head stands in a volume: its texts as places in the list, its days from the day of effect.

use super::Volume;
use super::binder::Texts;
use super::number::{put_number, put_signed, take_number, take_signed, take_size};
use crate::decision::{Attachment, Header};
use crate::time::Day;

/// Writes all of a head but the day of effect and the time of recording, which stand before it.
pub(super) fn put(header: &Header, texts: &mut Texts, out: &mut Vec<u8>) {
    let mut text = |text: &str, out: &mut Vec<u8>| put_number(texts.place(text), out);
    put_paper_number(&header.number, &mut text, out);
    text(&header.kind, out);
    put_signed(i64::from(header.signed.0) - i64::from(header.effective.0), out);
    for one in [&header.issuer, &header.signer, &header.title, &header.recorded_by] {
        text(one, out);
    }
    put_number(header.bases.len() as u64, out);
    for base in &header.bases {
        text(base, out);
    }
    put_number(header.attachments.len() as u64, out);
    for file in &header.attachments {
        text(&file.name, out);
        out.extend_from_slice(&file.sha256);
    }
}

/// Reads what [`put`] wrote.
pub(super) fn read(volume: &Volume, effective: Day, recorded: i64, mut rest: &[u8]) -> Option<Header> {
    let rest = &mut rest;
    let text = |rest: &mut &[u8]| Some(volume.text(take_number(rest)?)?.to_owned());
    let file = |rest: &mut &[u8]| {
        let name = text(rest)?;
        let (sha256, after) = rest.split_first_chunk()?;
        *rest = after;
        Some(Attachment { name, sha256: *sha256 })
    };
    let since_signed = |days: i64| Some(Day(i32::try_from(days.checked_add(effective.0.into())?).ok()?));
    // In the order in which they were written.
    let header = Header {
        number: take_paper_number(volume, rest)?,
        kind: text(rest)?,
        signed: since_signed(take_signed(rest)?)?,
        issuer: text(rest)?,
        signer: text(rest)?,
        title: text(rest)?,
        recorded_by: text(rest)?,
        bases: (0..take_size(rest)?).map(|_| text(rest)).collect::<Option<_>>()?,
        attachments: (0..take_size(rest)?).map(|_| file(rest)).collect::<Option<_>>()?,
        effective,
        recorded,
    };
    rest.is_empty().then_some(header)
}

/// `1285/QĐ-UBND` is a number and a symbol that many others bear; what does not begin with a number as papers write it is one text.
fn put_paper_number(number: &str, text: &mut impl FnMut(&str, &mut Vec<u8>), out: &mut Vec<u8>) {
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    let (digits, symbol) = number.split_at(digits);
    match digits.parse::<u32>() {
        Ok(counted) if !digits.starts_with('0') => {
            put_number(u64::from(counted), out);
            text(symbol, out);
        }
        _ => {
            put_number(0, out);
            text(number, out);
        }
    }
}

fn take_paper_number(volume: &Volume, rest: &mut &[u8]) -> Option<String> {
    let counted = take_number(rest)?;
    let text = volume.text(take_number(rest)?)?;
    Some(if counted == 0 {
        text.to_owned()
    } else {
        format!("{counted}{text}")
    })
}
