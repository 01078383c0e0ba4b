//! An authenticator as on a telephone: it learns a secret as it is typed, and shows a code.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// The six digits that an authenticator with this secret (letters of RFC 4648, spaces between) shows at a time.
pub fn authenticator(secret: &str, now: i64) -> String {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let digits = secret.chars().filter_map(|letter| letters.find(letter));
    let bits: Vec<usize> = digits
        .flat_map(|digit| (0..5).rev().map(move |place| digit >> place & 1))
        .collect();
    let byte = |eight: &[usize]| u8::try_from(eight.iter().fold(0, |byte, bit| byte * 2 + bit)).unwrap();
    let key: Vec<u8> = bits.chunks_exact(8).map(byte).collect();
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).unwrap();
    mac.update(&u64::try_from(now / 30).unwrap().to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let at = usize::from(digest[19] % 16);
    let cut = u32::from_be_bytes(digest[at..at + 4].try_into().unwrap());
    format!("{:06}", (cut & 0x7fff_ffff) % 1_000_000)
}
