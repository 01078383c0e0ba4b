//! Acts as canonical bytes: a CBOR array `[when or null, act]`, tagged outside by (kind, version). One act has one encoding.

use minicbor::decode::Error as Misread;
use minicbor::encode::Write;
use minicbor::{Decode, Decoder, Encode, Encoder};
use thiserror::Error;

use super::erased::{ERASED, Erased};
use super::{Act, Dated, upcast};
use crate::time::When;

/// The result of writing into memory, which cannot fail but for what an encoder says itself.
pub(super) type Written = Result<(), minicbor::encode::Error<core::convert::Infallible>>;

/// Why the bytes of an act cannot be read.
#[derive(Debug, Error)]
pub enum Unreadable {
    /// A newer program wrote an act that this one does not know.
    #[error("act kind {kind} version {version} is not known to this release")]
    UnknownKind {
        /// The kind's number.
        kind: u16,
        /// The version of its bytes.
        version: u8,
    },
    /// The bytes are not those of such an act.
    #[error("act kind {kind} version {version}: {problem}")]
    Broken {
        /// The kind's number.
        kind: u16,
        /// The version of its bytes.
        version: u8,
        /// What is wrong.
        problem: Misread,
    },
}

/// The act's kind, the version of its bytes, and the bytes; of an erased act its kind, version 0 and none.
pub fn encode(dated: &Dated) -> (u16, u8, Vec<u8>) {
    if let Act::Erased(erased) = &dated.act {
        return (erased.kind, ERASED, Vec::new());
    }
    let mut bytes = Vec::with_capacity(48);
    let mut encoder = Encoder::new(&mut bytes);
    let written = encoder
        .array(2)
        .and_then(|e| e.encode(dated.when))
        .map(|_| ())
        .and_then(|()| dated.act.write(&mut encoder));
    debug_assert!(written.is_ok(), "writing into memory does not fail");
    let shape = dated.act.shape();
    (shape.number, shape.version, bytes)
}

/// The act that was written as these bytes, and as no others: what [`encode`] would write differently is refused. Bytes of an older version
/// are first brought to the newest one.
///
/// # Errors
///
/// [`Unreadable`] for a kind that this release does not know, and for bytes that are not such an act.
pub fn decode(kind: u16, version: u8, bytes: &[u8]) -> Result<Dated, Unreadable> {
    let now = Act::version_of(kind).ok_or(Unreadable::UnknownKind { kind, version })?;
    let bytes = upcast::bring(kind, version, now, bytes)?;
    let dated = read_own(kind, now, &bytes)?;
    if encode(&dated).2 != *bytes {
        return Err(Unreadable::Broken {
            kind,
            version,
            problem: Misread::message("not the canonical bytes of this act"),
        });
    }
    Ok(dated)
}

/// As [`decode`], for bytes of the newest version that this process has written itself.
pub(crate) fn read_own(kind: u16, version: u8, bytes: &[u8]) -> Result<Dated, Unreadable> {
    if version == ERASED {
        return Ok(Erased { kind }.into());
    }
    let broken = |problem| Unreadable::Broken { kind, version, problem };
    let mut d = Decoder::new(bytes);
    let read = (|| {
        if d.array()? != Some(2) {
            return Err(Misread::message("not a dated act"));
        }
        let when: Option<When> = d.decode()?;
        let act = Act::read(kind, &mut d)?;
        if act.is_some() && d.position() != bytes.len() {
            return Err(Misread::message("bytes left over"));
        }
        Ok(act.map(|act| Dated { when, act }))
    })();
    read.map_err(broken)?.ok_or(Unreadable::UnknownKind { kind, version })
}

/// An act inside an act (the content of an amendment): `[kind, version, bytes]`.
impl<C> Encode<C> for Dated {
    fn encode<W: Write>(&self, e: &mut Encoder<W>, _: &mut C) -> Result<(), minicbor::encode::Error<W::Error>> {
        let (kind, version, bytes) = encode(self);
        e.array(3)?.u16(kind)?.u8(version)?.bytes(&bytes)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Dated {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, Misread> {
        if d.array()? != Some(3) {
            return Err(Misread::message("not an act inside an act"));
        }
        let (kind, version) = (d.u16()?, d.u8()?);
        decode(kind, version, d.bytes()?).map_err(|_| Misread::message("not a readable act inside an act"))
    }
}
