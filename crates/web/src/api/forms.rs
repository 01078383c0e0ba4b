//! Forms of texts and numbers: what a schema says by its pattern, said by code.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};
use ledger::{Day, When};
use serde_json::Value;

/// The first and the last day that are shown, as pages show them.
const YEARS: (i32, i32) = (1900, 2100);

/// A whole number; JSON has one kind of numbers, so 2.0 is one too.
pub(super) fn whole(value: &Value) -> Option<i64> {
    let exact = |number: f64| {
        let within = number.fract() == 0.0 && number.abs() < 9e15;
        within.then(|| format!("{number:.0}").parse().ok())?
    };
    value.as_i64().or_else(|| value.as_f64().and_then(exact))
}

pub(super) fn is_day(text: &str) -> bool {
    let day: Option<Day> = text.parse().ok();
    text.len() == 10 && day.is_some_and(|day| (YEARS.0..YEARS.1).contains(&day.year()))
}

pub(super) fn digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn is_place(text: &str) -> bool {
    digits(text, 9) && !text.starts_with('0')
}

pub(super) fn is_id(text: &str) -> bool {
    text.split_once('-')
        .is_some_and(|(decision, ordinal)| digits(decision, 10) && digits(ordinal, 10))
}

pub(super) fn is_cursor(text: &str) -> bool {
    let mut parts = text.splitn(3, '.');
    let mut next = || parts.next().unwrap_or_default();
    is_day(next()) && digits(next(), 10) && digits(next(), 9)
}

pub(super) fn is_when(text: &str) -> bool {
    let rest = text.strip_prefix("..");
    let lengths: &[usize] = if rest.is_some() { &[10] } else { &[4, 7, 10] };
    let formed = lengths.contains(&rest.unwrap_or(text).len());
    // A year of four digits; the ledger knows no other.
    formed && text.parse::<When>().is_ok()
}

pub(super) fn is_decimal(text: &str) -> bool {
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    digits(whole, 12) && digits(part, 6)
}

pub(super) fn is_line(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.trim().is_empty()
}

pub(super) fn is_token(text: &str) -> bool {
    let lawful = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'-');
    (1..=100).contains(&text.len()) && text.bytes().all(lawful)
}

pub(super) fn is_sign(text: &str, signs: usize) -> bool {
    text.len() == signs && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// So many letters of base 64 hold so many bytes.
pub(super) const fn letters_of(bytes: usize) -> usize {
    bytes.div_ceil(3) * 4
}

/// The bytes that a text of base 64 holds.
pub(super) fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let way = GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true);
    GeneralPurpose::new(&alphabet::STANDARD, way).decode(text).ok()
}

pub(super) fn is_level(text: &str) -> bool {
    let word = text.strip_prefix("at-least:").or_else(|| text.strip_prefix("below:"));
    let lawful = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'-';
    text == "unrecorded" || word.is_some_and(|word| (1..=40).contains(&word.len()) && word.bytes().all(lawful))
}

pub(super) fn is_name(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let lawful = |byte: u8| letter(byte) || matches!(byte, b'.' | b'_' | b'-');
    (1..=80).contains(&text.len()) && text.bytes().all(lawful) && text.bytes().next().is_some_and(letter)
}

pub(super) fn is_log_in(text: &str) -> bool {
    let lawful = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.' || byte == b'-';
    (2..=40).contains(&text.len()) && text.bytes().all(lawful)
}
