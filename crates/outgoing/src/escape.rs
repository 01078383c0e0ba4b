//! Text as it stands in a form or in the query of an address.

use std::fmt::Write as _;

/// The text with everything but plain letters, digits and `-._~` written by its bytes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_of_a_text_reads_as_a_field() {
        assert_eq!(escape("a b&c=đ%+~"), "a%20b%26c%3D%C4%91%25%2B~");
    }
}
