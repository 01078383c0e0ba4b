//! Draft places become real places: when drafts are signed, what one creates is named by the place that the log gives it.
//!
//! An act's fields and their kinds are known from its shape, so ids are found exactly where the act has them.

use ledger::acts::{Act, Dated, FieldKind, FieldShape, decode, encode};
use ledger::{Decision, Seq};
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

type Failure = Box<dyn std::error::Error>;

/// The decision with every place of the log that it names replaced by what `place` gives.
pub(super) fn renumbered(decision: &Decision, place: &dyn Fn(Seq) -> Seq) -> Option<Decision> {
    let acts = decision.acts.iter().map(|dated| act(dated, place).ok());
    Some(Decision {
        header: decision.header.clone(),
        acts: acts.collect::<Option<_>>()?,
    })
}

fn act(dated: &Dated, place: &dyn Fn(Seq) -> Seq) -> Result<Dated, Failure> {
    // An amendment holds a whole act, whose bytes are written anew.
    if let Act::Amend(amend) = &dated.act {
        let mut inner = amend.clone();
        *inner.content = act(&amend.content, place)?;
        inner.target.decision = place(amend.target.decision);
        return Ok(Dated {
            when: dated.when,
            act: Act::Amend(inner),
        });
    }
    let (kind, version, bytes) = encode(dated);
    let mut d = Decoder::new(&bytes);
    d.array()?;
    d.skip()?;
    let fields = d.array()?.unwrap_or(0);
    let mut out = bytes.get(..d.position()).unwrap_or_default().to_vec();
    for field in dated.act.shape().fields.iter().take(usize::try_from(fields)?) {
        let start = d.position();
        if names_a_place(field) && d.datatype()? != Type::Null {
            let count = if field.list { d.array()?.unwrap_or(0) } else { 1 };
            let mut e = Encoder::new(&mut out);
            if field.list {
                e.array(count)?;
            }
            for _ in 0..count {
                rewrite(field.kind, &mut d, &mut e, place)?;
            }
        } else {
            d.skip()?;
            out.extend_from_slice(bytes.get(start..d.position()).unwrap_or_default());
        }
    }
    Ok(decode(kind, version, &out)?)
}

/// One id: a decision's place, or a place above and an ordinal below.
fn rewrite(
    kind: FieldKind,
    d: &mut Decoder<'_>,
    e: &mut Encoder<&mut Vec<u8>>,
    place: &dyn Fn(Seq) -> Seq,
) -> Result<(), Failure> {
    if kind == FieldKind::Decision {
        e.u32(place(Seq(d.u32()?)).0)?;
    } else {
        let number = d.u64()?;
        let decision = place(Seq(u32::try_from(number >> 32)?));
        e.u64(u64::from(decision.0) << 32 | (number & 0xffff_ffff))?;
    }
    Ok(())
}

const fn names_a_place(field: &FieldShape) -> bool {
    use FieldKind::{Act, Class, Decision, Person, Post, Unit};
    matches!(field.kind, Person | Unit | Post | Class | Act | Decision)
}
