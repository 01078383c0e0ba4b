//! Units that are divided: split, separated, or giving a part while both go on; and posts that move with their holders.

mod part;
mod post;
mod refused;
mod split;

use ledger::acts::{bodies::*, career::*};
use ledger::codes::*;
use ledger::value::Ix;
use ledger::{Decimal, UnitId};

use super::common::district::District;
use super::{common, reasons};

fn share(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn quota(unit: UnitId, posts: u32) -> ledger::acts::Dated {
    let kind = QuotaKind::Commune;
    AssignQuota {
        unit,
        kind,
        year: 2019,
        posts,
        to_cut: 0,
    }
    .into()
}

fn count(unit: UnitId, what: MeasureKind, value: &str) -> ledger::acts::Dated {
    let value = share(value);
    Measure {
        unit,
        what,
        value,
        toward: None,
        source: None,
    }
    .into()
}

fn found(it: &District, name: &str) -> ledger::acts::Dated {
    let kind = UnitKind::Commune;
    Establish {
        name: name.into(),
        kind,
        parent: Some(it.unit(0)),
        code: None,
    }
    .into()
}

/// A with 21 posts of quota, 1,000 households, 10.000001 km² and a height, a village below it; its chair (An) and deputy (Bình) appointed.
fn measured() -> District {
    let mut it = District::new();
    let a = it.unit(1);
    let village = Establish {
        name: "Thôn 1".into(),
        kind: UnitKind::Village,
        parent: Some(a),
        code: None,
    };
    let appoint = |person, post| {
        Appoint {
            person,
            post,
            term_ends: None,
        }
        .into()
    };
    let acts = vec![
        quota(a, 21),
        count(a, MeasureKind::Households, "1000"),
        count(a, MeasureKind::Area, "10.000001"),
        count(a, MeasureKind::Elevation, "300"),
        village.into(),
        appoint(it.person(0), it.post(0)),
        appoint(it.person(1), it.post(1)),
    ];
    it.take("2019-01-01", acts);
    it
}

fn has(it: &District, unit: Ix, on: &str) -> (Option<u32>, Option<Decimal>, Option<Decimal>) {
    let view = it.on(on);
    (
        view.quota(unit, QuotaKind::Commune),
        view.measured(unit, MeasureKind::Households),
        view.measured(unit, MeasureKind::Area),
    )
}
