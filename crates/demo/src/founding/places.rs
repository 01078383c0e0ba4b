//! Roads: between neighbouring communes, and between neighbouring villages of one commune.

use ledger::Decimal;
use ledger::acts::bodies::Measure;
use ledger::codes::MeasureKind;

use crate::cast::Village;
use crate::district::Parts;
use crate::issue::{Issue, Series};

/// How many neighbours a village has at least.
const NEIGHBOURS: usize = 2;

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let day = parts.settings.district.known_since;
    let source = parts.settings.district.source.clone();
    let mut roads: Vec<(String, String, Decimal)> = parts
        .settings
        .roads
        .iter()
        .map(|road| (road.from.clone(), road.to.clone(), road.km))
        .collect();
    for commune in &parts.settings.communes {
        let own: Vec<&Village> = parts
            .villages
            .iter()
            .filter(|village| village.commune == commune.name)
            .collect();
        // Roads wind: in the mountains a road is seven tenths longer than the straight line, elsewhere three tenths.
        roads.extend(between(&own, if commune.terrain == "mountain" { 17 } else { 13 }));
    }
    let issue = Issue::new(
        Series::Committee,
        day,
        day,
        "Khoảng cách đường đi giữa các xã, thôn liền kề",
    )
    .act(move |scribe| {
        for (from, to, km) in &roads {
            let (from, to) = (scribe.unit(from)?, scribe.unit(to)?);
            for (unit, toward) in [(from, to), (to, from)] {
                scribe.add(Measure {
                    unit,
                    what: MeasureKind::Road,
                    value: *km,
                    toward: Some(toward),
                    source: Some(source.clone()),
                });
            }
        }
        Ok(())
    });
    vec![issue]
}

/// Each village and its nearest ones, every pair once.
fn between(villages: &[&Village], tenths: i64) -> Vec<(String, String, Decimal)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for at in 0..villages.len() {
        let mut others: Vec<usize> = (0..villages.len()).filter(|other| *other != at).collect();
        others.sort_by_key(|other| (metres(villages[at], villages[*other]), *other));
        pairs.extend(
            others
                .into_iter()
                .take(NEIGHBOURS)
                .map(|other| (at.min(other), at.max(other))),
        );
    }
    pairs.sort_unstable();
    pairs.dedup();
    let road = |(a, b): (usize, usize)| {
        let metres = metres(villages[a], villages[b]).max(300) * tenths / 10;
        (
            villages[a].code.clone(),
            villages[b].code.clone(),
            Decimal::from_millionths(metres / 100 * 100_000),
        )
    };
    pairs.into_iter().map(road).collect()
}

/// The straight line between two villages. A millionth of a degree is 0.111 m northward, and 0.104 m eastward at 21° north.
fn metres(a: &Village, b: &Village) -> i64 {
    let north = (a.latitude - b.latitude) * 111 / 1000;
    let east = (a.longitude - b.longitude) * 104 / 1000;
    crate::cast::isqrt(north * north + east * east)
}
