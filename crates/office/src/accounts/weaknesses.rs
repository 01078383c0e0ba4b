//! What is too weak about a password: short, common, one's own name or the authority's, or of too few kinds of signs.

use std::collections::BTreeSet;

use super::account::AccountProblem;
use super::rules::PasswordRules;
use crate::office::Office;

/// Passwords, and what is left of passwords without their last digits, that are tried first everywhere.
const COMMON: [&str; 12] = [
    "matkhau",
    "password",
    "passw0rd",
    "quantri",
    "administrator",
    "letmein",
    "iloveyou",
    "anhyeuem",
    "qwertyuiop",
    "asdfghjkl",
    "xungtam",
    "1qaz2wsx3edc",
];
/// Different signs that a password needs at least.
const LEAST_SIGNS: usize = 5;

/// What is too weak about a password. `names` are those that it may not be: the account's, the authority's.
pub(super) fn weaknesses(
    names: &[String],
    secret: &str,
    rules: PasswordRules,
    second_factor: bool,
) -> Vec<AccountProblem> {
    let mut problems = Vec::new();
    let least = rules.least_length(second_factor);
    if secret.chars().count() < least {
        problems.push(AccountProblem::PasswordTooShort(least));
    }
    let folded = plain(secret);
    let core = folded.trim_end_matches(|sign: char| !sign.is_ascii_alphabetic());
    let is_name = core.len() >= 2 && names.iter().any(|name| plain(name) == core);
    if COMMON.contains(&folded.as_str())
        || COMMON.contains(&core)
        || is_name
        || (problems.is_empty() && is_monotonous(&folded))
    {
        problems.push(AccountProblem::PasswordTooCommon);
    }
    if rules.all_kinds(second_factor) && !has_all_kinds(secret) {
        problems.push(AccountProblem::PasswordTooPlain);
    }
    problems
}

fn plain(text: &str) -> String {
    ledger::text::fold(text)
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-' && *sign != '.')
        .collect()
}

/// Few different signs, or each the next one after that before it: `111111111111`, `abcdefghijkl`, `123456789012`.
fn is_monotonous(folded: &str) -> bool {
    let signs: BTreeSet<char> = folded.chars().collect();
    let pairs = folded.as_bytes().windows(2);
    let steps = pairs
        .clone()
        .filter(|pair| pair[1] == pair[0].wrapping_add(1) || (pair[0], pair[1]) == (b'9', b'0'))
        .count();
    signs.len() < LEAST_SIGNS || (pairs.count() > 0 && steps + 1 >= folded.len())
}

fn has_all_kinds(secret: &str) -> bool {
    let any = |is: fn(char) -> bool| secret.chars().any(is);
    any(char::is_lowercase)
        && any(char::is_uppercase)
        && any(|sign| sign.is_ascii_digit())
        && any(|sign| !sign.is_alphanumeric())
}

impl Office {
    /// What is too weak about a password of an account, by the rules of this office.
    pub(super) fn weaknesses(&self, name: &str, secret: &str, second_factor: bool) -> Vec<AccountProblem> {
        let whose = self.settings().unwrap_or_default();
        let mut names = vec![name.to_owned()];
        for agency in [&whose.authority, &whose.agency] {
            // Both "Huyện Hoành Bồ" and "Hoành Bồ".
            names.extend(agency.split_once(' ').map(|(_, rest)| rest.to_owned()));
            names.push(agency.clone());
        }
        weaknesses(&names, secret, self.account_rules().passwords, second_factor)
    }
}

#[cfg(test)]
mod tests {
    use super::AccountProblem::{PasswordTooCommon, PasswordTooPlain, PasswordTooShort};
    use super::*;

    fn usual(secret: &str) -> Vec<AccountProblem> {
        let names = ["an".to_owned(), "Huyện Hoành Bồ".to_owned()];
        weaknesses(&names, secret, PasswordRules::Usual, false)
    }

    #[test]
    fn weak_passwords_are_named() {
        assert_eq!(usual("ngắn lắm!"), [PasswordTooShort(12)]);
        assert_eq!(usual("bờ sông Diễn Vọng chiều"), []);
        for common in [
            "Mật khẩu 123456",
            "huyen-hoanh-bo-2019",
            "111111111111",
            "123456789012",
            "abcdefghijkl",
            "aabbaabbaabb",
            "Password2026!",
        ] {
            assert_eq!(usual(common), [PasswordTooCommon], "{common}");
        }
    }

    #[test]
    fn the_strict_rules_ask_for_more_where_there_is_no_second_factor() {
        let strict = |secret: &str, second| weaknesses(&[], secret, PasswordRules::Strict, second);
        assert_eq!(strict("bờ sông chiều", false), [PasswordTooShort(14), PasswordTooPlain]);
        assert_eq!(strict("bờ sông chiều", true), []);
        assert_eq!(strict("Bờ sông chiều 2026", false), []);
        assert_eq!(strict("Bờsôngchiều2026", false), [PasswordTooPlain]);
    }
}
