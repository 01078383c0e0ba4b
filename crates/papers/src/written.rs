//! What every writer shares: text that a workbook program would take for a formula must stay text.

/// Whether a spreadsheet would read the text as a formula or a command.
pub(crate) fn is_formula_like(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0'])
}

/// Whether a spreadsheet would turn the text into a number or a date and lose its zeros.
pub(crate) fn is_number_like(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits > 0
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'/' | b'-' | b' '))
        && (text.starts_with('0') && digits > 1 || digits > 11)
}
