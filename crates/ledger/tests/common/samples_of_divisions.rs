//! The acts that divide units and join records, which the first golden decision did not have.

use ledger::acts::{Dated, bodies::*, people::*};
use ledger::{PersonId, PostId, UnitId};

use super::samples::id;

/// One or more of each kind.
pub(crate) fn samples(person: PersonId, unit: UnitId, post: PostId) -> Vec<Dated> {
    let (other, also) = (UnitId::here(3), PostId::here(1));
    vec![
        MergeDuplicates {
            person,
            duplicate: PersonId(id(1, 8)),
        }
        .into(),
        Split {
            unit,
            into: vec![
                Share {
                    unit: other,
                    share: "0.6".parse().unwrap(),
                    posts: vec![post],
                    people: vec![person],
                    units: vec![UnitId(id(1, 5))],
                },
                Share::of(UnitId(id(1, 6)), "0.4".parse().unwrap()),
            ],
        }
        .into(),
        Separate {
            from: unit,
            part: Share {
                unit: other,
                share: "0.25".parse().unwrap(),
                posts: vec![post, also],
                people: Vec::new(),
                units: Vec::new(),
            },
        }
        .into(),
        TransferPart {
            from: unit,
            part: Share::of(other, "0.000001".parse().unwrap()),
        }
        .into(),
        MovePost { post, unit: other }.into(),
    ]
}
