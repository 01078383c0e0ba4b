//! Records of the office as a store keeps them: each with a digest beside it.

use office::port::StoreError;
use sha2::{Digest as _, Sha256};

use crate::place::Place;

/// The digest beside a record: what a flipped byte in an account or a plan is found by.
pub(crate) fn record_digest(kind: &str, key: &str, value: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    for text in [kind, key, value] {
        hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(text);
    }
    hash.finalize().into()
}

/// A record that was read, once its digest fits.
pub(crate) fn proved(kind: &str, key: &str, value: String, digest: &[u8]) -> Result<String, StoreError> {
    if record_digest(kind, key, &value) == digest {
        return Ok(value);
    }
    Err(Place::Record(kind.to_owned(), key.to_owned()).damaged("its bytes do not fit their digest"))
}
