//! A head that was noted elsewhere: what no ledger can show of itself. Whoever rebuilds a whole ledger, or cuts it back together with its
//! heads, cannot also change a piece of paper in another building.

use std::fmt;
use std::str::FromStr;

use ledger::Seq;
use ledger::decision::Digest;
use office::port::{Chain, Store, StoreError};

/// A place and the hash after it, as `verify` printed it at some time: `4127:9f3a…` for the log, `audit:118:07be…` for a chain of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// Of a chain of events; none: of the log.
    pub chain: Option<Chain>,
    /// The place.
    pub place: u64,
    /// The hash after it.
    pub hash: Digest,
}

/// What a ledger says of a noted head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The ledger, as far as it holds, begins with what the head stood for.
    Same,
    /// Another hash stands there: the ledger was built anew from that place or an earlier one.
    Other,
    /// The ledger does not go so far: it was cut back.
    CutBack,
}

impl Noted {
    /// Looks for the noted head. Says something only of a ledger that holds: then the hash covers all that stands before it.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the store cannot be read.
    pub fn look(&self, store: &dyn Store) -> Result<Found, StoreError> {
        if self.place == 0 {
            let empty = self.hash == Digest::default();
            return Ok(if empty { Found::Same } else { Found::Other });
        }
        let mut there = None;
        match (self.chain, u32::try_from(self.place)) {
            (Some(chain), _) => store.events(chain, self.place, &mut |event| {
                there = Some(event.hash);
                false
            })?,
            (None, Ok(seq)) => store.decisions(Seq(seq), &mut |sealed| {
                there = Some(sealed.hash);
                false
            })?,
            (None, Err(_)) => {}
        }
        Ok(match there {
            None => Found::CutBack,
            Some(hash) if hash == self.hash => Found::Same,
            Some(_) => Found::Other,
        })
    }
}

impl fmt::Display for Noted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(chain) = self.chain {
            write!(f, "{}:", chain.name())?;
        }
        write!(f, "{}:{}", self.place, self.hash)
    }
}

/// A text that is no noted head.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not written as PLACE:HASH, audit:PLACE:HASH or reads:PLACE:HASH")]
pub struct NotAHead;

impl FromStr for Noted {
    type Err = NotAHead;

    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let (before, hash) = text.trim().rsplit_once(':').ok_or(NotAHead)?;
        let (chain, place) = match before.split_once(':') {
            None => (None, before),
            Some((name, place)) => {
                let chain = Chain::ALL.into_iter().find(|chain| chain.name() == name);
                (Some(chain.ok_or(NotAHead)?), place)
            }
        };
        Ok(Self {
            chain,
            place: place.parse().map_err(|_| NotAHead)?,
            hash: digest(hash).ok_or(NotAHead)?,
        })
    }
}

fn digest(hex: &str) -> Option<Digest> {
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(Digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back_as_it_is_shown() {
        for chain in [None, Some(Chain::Audit), Some(Chain::Reads)] {
            let noted = Noted {
                chain,
                place: 4_127,
                hash: Digest([0xa7; 32]),
            };
            assert_eq!(noted.to_string().parse(), Ok(noted));
        }
        for wrong in [
            "",
            "7",
            "7:ab",
            &format!("x:7:{}", "ab".repeat(32)),
            &format!("-1:{}", "ab".repeat(32)),
        ] {
            assert_eq!(wrong.parse::<Noted>(), Err(NotAHead), "{wrong}");
        }
    }
}
