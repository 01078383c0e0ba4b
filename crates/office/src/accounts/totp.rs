//! One-time codes from a shared secret and the time (RFC 6238: SHA-1, six digits, thirty seconds), as every authenticator makes them.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// Seconds for which a code holds.
const STEP: i64 = 30;
/// Steps by which the clock of a telephone may be early or late.
const DRIFT: i64 = 1;
/// The alphabet of RFC 4648 in which a secret is written.
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step of a time.
pub(super) const fn step(now: i64) -> i64 {
    now.div_euclid(STEP)
}

/// The code of a step; none for a time before 1970.
pub(super) fn code(secret: &[u8], step: i64) -> Option<u32> {
    let counter = u64::try_from(step).ok()?;
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).ok()?;
    mac.update(&counter.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest.last()? & 0x0f);
    let cut: [u8; 4] = digest.get(at..at + 4)?.try_into().ok()?;
    Some((u32::from_be_bytes(cut) & 0x7fff_ffff) % 1_000_000)
}

/// The step for which what was typed is the code, about now and after the last step for which a code was taken: none holds twice.
pub(super) fn fitting(secret: &[u8], typed: &str, now: i64, last: i64) -> Option<i64> {
    let typed: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    if typed.len() != 6 || !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let typed: u32 = typed.parse().ok()?;
    let mut found = None;
    // Every step is looked at, whichever fits: how long it takes tells nothing.
    for step in step(now) - DRIFT..=step(now) + DRIFT {
        if step > last && code(secret, step) == Some(typed) {
            found = Some(step);
        }
    }
    found
}

/// A secret as authenticators want it typed.
pub(super) fn base32(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(ALPHABET[usize::try_from((held >> bits) & 31).unwrap_or(0)]));
        }
    }
    if bits > 0 {
        out.push(char::from(
            ALPHABET[usize::try_from((held << (5 - bits)) & 31).unwrap_or(0)],
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: its codes have eight digits, ours are the last six of them.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        let table = [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ];
        for (time, eight) in table {
            assert_eq!(code(secret, step(time)), Some(eight % 1_000_000), "{time}");
        }
    }

    #[test]
    fn a_code_holds_a_step_early_and_late_and_never_twice() {
        let (secret, now) = (b"12345678901234567890", 1_111_111_111);
        let typed = |step: i64| format!("{:06}", code(secret, step).unwrap());
        let here = step(now);
        for (shift, holds) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let found = fitting(secret, &typed(here + shift), now, 0);
            assert_eq!(found, holds.then_some(here + shift), "{shift}");
        }
        assert_eq!(fitting(secret, &typed(here), now, here), None, "used");
        assert_eq!(fitting(secret, "050 471", now, 0), Some(here));
        for wrong in ["", "50471", "0050471", "05047a", "+50471"] {
            assert_eq!(fitting(secret, wrong, now, 0), None, "{wrong}");
        }
    }

    /// RFC 4648, section 10, without the padding.
    #[test]
    fn secrets_are_written_as_the_standard_says() {
        let table = [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("foobar", "MZXW6YTBOI"),
        ];
        for (plain, written) in table {
            assert_eq!(base32(plain.as_bytes()), written);
        }
    }
}
