//! Passwords: Argon2id with 19 MiB, two passes (the floor that OWASP names).

use std::sync::OnceLock;

use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

/// Memory in KiB, passes, lanes.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);
/// Blocks of 1 KiB for which room is asked, though fewer are written. The usual allocator of Linux gives a piece of more than 32 MiB back
/// to the system as soon as it is free; a smaller one it would keep, and a log-in would cost its memory for as long as the server runs.
const ROOM: usize = 33 * 1024;

/// The hash of a password by some parameters.
fn computed(secret: &str, salt: &[u8], params: Params) -> Option<Output> {
    let mut memory = Vec::with_capacity(ROOM);
    memory.resize(params.block_count(), Block::new());
    let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret.as_bytes(), salt, &mut out, memory.as_mut_slice())
        .ok()?;
    Output::new(&out).ok()
}

/// The hash of a password, as text with its parameters and salt.
pub(super) fn hash(secret: &str, salt: &[u8; 16]) -> Option<String> {
    let params = Params::new(COST.0, COST.1, COST.2, None).ok()?;
    let kept = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: (&params).try_into().ok()?,
        salt: Some(Salt::new(salt).ok()?),
        hash: Some(computed(secret, salt, params)?),
    };
    Some(kept.to_string())
}

/// Whether a password fits a hash.
pub(super) fn fits(secret: &str, hash: &str) -> bool {
    let fitting = || {
        let kept = PasswordHash::new(hash).ok()?;
        let same_way = kept.algorithm == Algorithm::Argon2id.ident() && kept.version == Some(Version::V0x13.into());
        let params = Params::try_from(&kept).ok().filter(|_| same_way)?;
        // Two outputs are compared in constant time.
        Some(computed(secret, kept.salt.as_ref()?.as_ref(), params)? == kept.hash?)
    };
    fitting().unwrap_or(false)
}

/// The hash of a password of no account, at the cost of all others: checked where there is no such account, so that both take as long.
pub(super) fn of_nobody() -> &'static str {
    static NOBODY: OnceLock<String> = OnceLock::new();
    NOBODY.get_or_init(|| hash("no account has this password", &[0; 16]).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_alone() {
        let kept = hash("mười hai ký tự!", &[7; 16]).unwrap();
        assert!(kept.starts_with("$argon2id$"));
        assert!(fits("mười hai ký tự!", &kept) && !fits("mười hai ký tự?", &kept) && !fits("", "no hash"));
    }

    /// What other programs wrote with the same parameters is read, and the other way round.
    #[test]
    fn hashes_are_those_of_the_library() {
        use argon2::{PasswordHasher as _, PasswordVerifier as _};
        let params = Params::new(COST.0, COST.1, COST.2, None).unwrap();
        let library = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let written = library
            .hash_password_with_salt("mười hai ký tự!".as_bytes(), &[7; 16])
            .unwrap();
        let ours = hash("mười hai ký tự!", &[7; 16]).unwrap();
        assert_eq!(ours, written.to_string());
        assert!(
            library
                .verify_password("mười hai ký tự!".as_bytes(), &PasswordHash::new(&ours).unwrap())
                .is_ok()
        );
    }

    #[test]
    fn checking_nobody_costs_as_much_as_checking_somebody() {
        let cost = |text: &str| {
            let parsed = PasswordHash::new(text).unwrap();
            (
                parsed.algorithm.to_string(),
                parsed.version,
                parsed.params.to_string(),
                parsed.hash.map(|hash| hash.len()),
            )
        };
        assert_eq!(
            cost(of_nobody()),
            cost(&hash("bờ sông Diễn Vọng chiều", &[7; 16]).unwrap())
        );
        assert!(
            fits("no account has this password", of_nobody()),
            "a hash that is really computed"
        );
    }
}
