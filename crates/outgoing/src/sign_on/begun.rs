//! What belongs together from the browser's leaving to its coming back: all of it follows from one secret, which the browser keeps.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};

/// A log-in that was begun.
#[derive(Clone, PartialEq, Eq)]
pub struct Begun {
    /// What must come back in the address.
    pub state: String,
    /// What must come back in the token.
    pub nonce: String,
    /// What proves to the issuer that who fetches the token is who asked for it (RFC 7636).
    pub(super) verifier: String,
}

impl std::fmt::Debug for Begun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Begun(…)")
    }
}

impl Begun {
    /// What follows from a secret of this one log-in. None of the three tells another.
    pub fn of(secret: &str) -> Self {
        let derived = |what: &str| encoded(format!("sign-on {what} {secret}").as_bytes());
        Self {
            state: derived("state"),
            nonce: derived("nonce"),
            verifier: derived("verifier"),
        }
    }

    /// What the issuer is told of the verifier at first.
    pub(super) fn challenge(&self) -> String {
        encoded(self.verifier.as_bytes())
    }
}

/// The digest of some bytes as it stands in addresses.
fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_the_published_example() {
        let begun = Begun {
            verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned(),
            ..Begun::of("x")
        };
        assert_eq!(begun.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assert_ne!(Begun::of("x"), Begun::of("y"));
    }
}
