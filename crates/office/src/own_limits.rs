//! How much one account may lay before those who answer: open proposals and requests, and the length of what is written in them.
//!
//! The law sets no such numbers: they are ours, wide enough for whoever writes by hand, and here alone.

/// So many proposals of one account are being written or wait for an answer at a time.
pub const OPEN_PROPOSALS: usize = 10;
/// So many changes one proposal holds.
pub const CHANGES: usize = 40;
/// So many requests of one account wait for an answer at a time.
pub const OPEN_REQUESTS: usize = 10;
/// The longest text that is read by somebody: a reason, a request, an answer; in letters.
pub const LONGEST_TEXT: usize = 2_000;
/// The most bytes of a fact that is proposed, as the log would keep it.
pub const LARGEST_FACT: usize = 16 << 10;

/// Whether a text is longer than anybody reads.
pub(crate) fn is_too_long(text: &str) -> bool {
    text.chars().count() > LONGEST_TEXT
}
