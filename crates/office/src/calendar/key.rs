//! The key of a calendar: a secret in an address.

use std::fmt;

use ledger::decision::Digest;
use sha2::{Digest as _, Sha256};

/// The secret that a program sends for a calendar. It is shown once and kept nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct CalendarKey(pub(super) [u8; 32]);

impl CalendarKey {
    /// The key as it stands in an address.
    pub fn text(&self) -> String {
        Digest(self.0).to_string()
    }

    /// The key from an address.
    pub fn from_text(text: &str) -> Option<Self> {
        let lower = text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        let mut bytes = [0; 32];
        (lower && hex::decode_to_slice(text, &mut bytes).is_ok()).then_some(Self(bytes))
    }

    /// What is kept of it. Its first signs name the calendar on pages.
    pub(super) fn hashed(&self) -> String {
        // Not the same as what a session with these bytes would be kept under.
        let hashed = Sha256::new().chain_update(b"calendar").chain_update(self.0).finalize();
        Digest(hashed.into()).to_string()
    }
}

impl fmt::Debug for CalendarKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CalendarKey(…)")
    }
}
