//! The secret of a key, as a program sends it.

use std::fmt;

use ledger::decision::Digest;
use sha2::{Digest as _, Sha256};

/// What stands before the signs of every key, so that one that was put where it does not belong can be found.
const MARK: &str = "xungtam_";

/// The secret that a program sends. It is shown once and kept nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct KeySecret(pub(super) [u8; 32]);

impl KeySecret {
    /// The secret as it is handed over.
    pub fn text(&self) -> String {
        format!("{MARK}{}", Digest(self.0))
    }

    /// The secret from what a program sends.
    pub fn from_text(text: &str) -> Option<Self> {
        let signs = text.strip_prefix(MARK)?;
        let lower = signs
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        let mut bytes = [0; 32];
        (lower && hex::decode_to_slice(signs, &mut bytes).is_ok()).then_some(Self(bytes))
    }

    /// What is kept of it. Its first signs name the key on pages and in the chain of events.
    pub(super) fn hashed(&self) -> String {
        // Not the same as what a session with these bytes would be kept under.
        let hashed = Sha256::new().chain_update(b"api key").chain_update(self.0).finalize();
        Digest(hashed.into()).to_string()
    }
}

impl fmt::Debug for KeySecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeySecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_as_it_was_written_and_never_shown_by_chance() {
        let secret = KeySecret([0xab; 32]);
        assert_eq!(KeySecret::from_text(&secret.text()), Some(secret.clone()));
        assert_eq!(format!("{secret:?}"), "KeySecret(…)");
        assert!(!secret.text().contains(&secret.hashed()));
        for text in [
            "",
            "xungtam_",
            "xungtam_AB",
            &secret.text()[8..],
            &secret.text().to_uppercase(),
        ] {
            assert_eq!(KeySecret::from_text(text), None, "{text}");
        }
    }
}
