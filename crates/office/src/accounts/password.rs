//! Passwords: Argon2id with 19 MiB, two passes (the floor that OWASP names), and what is too weak.

use std::sync::OnceLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};

use super::account::{AccountProblem, LEAST_LENGTH};

/// Memory in KiB, passes, lanes.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

fn hasher() -> Option<Argon2<'static>> {
    let params = Params::new(COST.0, COST.1, COST.2, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password, as text with its parameters and salt.
pub(super) fn hash(secret: &str, salt: &[u8; 16]) -> Option<String> {
    hasher()?
        .hash_password_with_salt(secret.as_bytes(), salt)
        .ok()
        .map(|hash| hash.to_string())
}

/// Whether a password fits a hash.
pub(super) fn fits(secret: &str, hash: &str) -> bool {
    let parsed = PasswordHash::new(hash);
    parsed.is_ok_and(|parsed| hasher().is_some_and(|hasher| hasher.verify_password(secret.as_bytes(), &parsed).is_ok()))
}

/// The hash of a password of no account, at the cost of all others: checked where there is no such account, so that both take as long.
pub(super) fn of_nobody() -> &'static str {
    static NOBODY: OnceLock<String> = OnceLock::new();
    NOBODY.get_or_init(|| hash("no account has this password", &[0; 16]).unwrap_or_default())
}

/// What is too weak about a password.
pub(super) fn weaknesses(name: &str, secret: &str) -> Vec<AccountProblem> {
    let mut problems = Vec::new();
    if secret.chars().count() < LEAST_LENGTH {
        problems.push(AccountProblem::PasswordTooShort);
    }
    let folded = ledger::text::fold(secret).replace(' ', "");
    let common = [
        "matkhau",
        "password",
        "123456789012",
        "qwertyuiop",
        "hoanhbo2019",
        "xungtam",
        "abcdefghijkl",
        "111111111111",
    ];
    let core: String = folded.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    if common.contains(&folded.as_str()) || common.contains(&core.as_str()) || (core.len() >= 2 && core == name) {
        problems.push(AccountProblem::PasswordTooCommon);
    }
    problems
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

    #[test]
    fn weak_passwords_are_named() {
        assert_eq!(weaknesses("an", "ngắn"), [AccountProblem::PasswordTooShort]);
        assert_eq!(weaknesses("an", "Mật khẩu 123456"), [AccountProblem::PasswordTooCommon]);
        assert_eq!(weaknesses("an", "bờ sông Diễn Vọng chiều"), []);
    }
}
