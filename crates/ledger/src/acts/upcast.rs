//! Older versions of acts: each step brings the bytes of one version to the next, for ever.
//!
//! A new version of an act is a line here and a new golden file; no line is ever changed or taken away.

use std::borrow::Cow;

use minicbor::decode::Error as Misread;
use minicbor::{Decoder, Encoder};

use super::bytes::Unreadable;
use super::{Act, ActBody, decisions};

/// One step: of an act kind, from a version to the next one.
struct Step {
    kind: u16,
    from: u8,
    lift: fn(&[u8]) -> Result<Vec<u8>, Misread>,
}

/// Every step that was ever needed.
const STEPS: &[Step] = &[
    Step {
        kind: super::appraisal::Discipline::SHAPE.number,
        from: 1,
        lift: discipline_1,
    },
    Step {
        kind: decisions::Erase::SHAPE.number,
        from: 1,
        lift: erase_1,
    },
];

/// The bytes in the version `now` of their kind.
pub(super) fn bring(kind: u16, version: u8, now: u8, bytes: &[u8]) -> Result<Cow<'_, [u8]>, Unreadable> {
    let bytes = climb(STEPS, kind, version, now, bytes)?;
    if kind != decisions::Amend::SHAPE.number {
        return Ok(bytes);
    }
    let broken = |problem| Unreadable::Broken { kind, version, problem };
    match amended_content(&bytes).map_err(broken)? {
        Some(lifted) => Ok(lifted.into()),
        None => Ok(bytes),
    }
}

/// Takes one step after the other.
fn climb<'b>(steps: &[Step], kind: u16, version: u8, now: u8, bytes: &'b [u8]) -> Result<Cow<'b, [u8]>, Unreadable> {
    let mut bytes = Cow::Borrowed(bytes);
    let mut at = version;
    while at < now {
        let step = steps.iter().find(|step| step.kind == kind && step.from == at);
        let step = step.ok_or(Unreadable::UnknownKind { kind, version })?;
        let lifted = (step.lift)(&bytes).map_err(|problem| Unreadable::Broken { kind, version, problem })?;
        bytes = lifted.into();
        at += 1;
    }
    if at == now {
        Ok(bytes)
    } else {
        Err(Unreadable::UnknownKind { kind, version })
    }
}

/// An amendment holds a whole act with a version of its own; none where that is the newest.
fn amended_content(bytes: &[u8]) -> Result<Option<Vec<u8>>, Misread> {
    let mut d = Decoder::new(bytes);
    d.array()?;
    d.skip()?;
    d.array()?;
    d.skip()?;
    let before = d.position();
    d.array()?;
    let (kind, version, content) = (d.u16()?, d.u8()?, d.bytes()?);
    let now = Act::version_of(kind).filter(|now| version < *now);
    let Some(now) = now else { return Ok(None) };
    let lifted =
        bring(kind, version, now, content).map_err(|_| Misread::message("not a readable act inside an act"))?;
    let mut out = bytes.get(..before).unwrap_or_default().to_vec();
    let mut e = Encoder::new(&mut out);
    let written = e
        .array(3)
        .and_then(|e| e.u16(kind))
        .and_then(|e| e.u8(now))
        .and_then(|e| e.bytes(&lifted))
        .map(|_| ());
    debug_assert!(written.is_ok(), "writing into memory does not fail");
    out.extend_from_slice(bytes.get(d.position()..).unwrap_or_default());
    Ok(Some(out))
}

/// The second version of a discipline tells the day of the breach, which the first had no place for; no paper told it then.
fn discipline_1(bytes: &[u8]) -> Result<Vec<u8>, Misread> {
    let mut d = Decoder::new(bytes);
    d.array()?;
    d.skip()?;
    match d.array()? {
        Some(0..=3) => Ok(bytes.to_vec()),
        _ => Err(Misread::message("more fields than the first version had")),
    }
}

/// The second version of an order to erase names files as well; the first named none, and an act always.
fn erase_1(bytes: &[u8]) -> Result<Vec<u8>, Misread> {
    let mut d = Decoder::new(bytes);
    d.array()?;
    d.skip()?;
    let before = d.position();
    if d.array()? != Some(2) {
        return Err(Misread::message("not the fields that the first version had"));
    }
    let (target, because) = (d.u64()?, d.str()?);
    let mut out = bytes.get(..before).unwrap_or_default().to_vec();
    let mut e = Encoder::new(&mut out);
    let written = e
        .array(3)
        .and_then(|e| e.u64(target))
        .and_then(|e| e.str(because))
        .and_then(|e| e.array(0))
        .map(|_| ());
    debug_assert!(written.is_ok(), "writing into memory does not fail");
    out.extend_from_slice(bytes.get(d.position()..).unwrap_or_default());
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A made-up kind: its second version counts in tens, its third has a field before the first one.
    const MADE_UP: &[Step] = &[
        Step {
            kind: 900,
            from: 1,
            lift: |bytes| Ok(bytes.iter().map(|byte| byte / 10).collect()),
        },
        Step {
            kind: 900,
            from: 2,
            lift: |bytes| Ok([&[7], bytes].concat()),
        },
        Step {
            kind: 901,
            from: 1,
            lift: |_| Err(Misread::message("not such bytes")),
        },
    ];

    #[test]
    fn each_version_climbs_to_the_newest() {
        let climbed = |version, now, bytes: &[u8]| climb(MADE_UP, 900, version, now, bytes).map(Cow::into_owned);
        assert_eq!(climbed(1, 3, &[40, 50]).unwrap(), [7, 4, 5]);
        assert_eq!(climbed(2, 3, &[4, 5]).unwrap(), [7, 4, 5]);
        assert_eq!(climbed(3, 3, &[7, 4, 5]).unwrap(), [7, 4, 5]);
        assert!(matches!(
            climbed(4, 3, &[1]),
            Err(Unreadable::UnknownKind { kind: 900, version: 4 })
        ));
        assert!(matches!(climbed(0, 3, &[1]), Err(Unreadable::UnknownKind { .. })));
        assert!(
            matches!(climbed(1, 4, &[1]), Err(Unreadable::UnknownKind { .. })),
            "a step is missing"
        );
        let refused = climb(MADE_UP, 901, 1, 2, &[]);
        assert!(matches!(
            refused,
            Err(Unreadable::Broken {
                kind: 901,
                version: 1,
                ..
            })
        ));
    }

    #[test]
    fn no_version_of_an_act_is_without_a_way_up() {
        for shape in Act::SHAPES {
            for from in 1..shape.version {
                let steps = STEPS
                    .iter()
                    .filter(|step| (step.kind, step.from) == (shape.number, from));
                assert_eq!(steps.count(), 1, "{} from version {from}", shape.name);
            }
        }
        for step in STEPS {
            assert!(
                Act::version_of(step.kind).is_some_and(|now| step.from < now),
                "a step to nowhere"
            );
        }
    }
}
