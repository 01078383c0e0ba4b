//! Mergers of the year after the rolls: a school into its neighbour (S6), villages under the household minimum into theirs (S7).

use ledger::acts::bodies::{Merge, Reclassify, Rename};

use crate::district::Parts;
use crate::issue::{Issue, Series};

pub(super) fn issues(parts: &Parts) -> Vec<Issue> {
    let bodies = &parts.settings.bodies;
    let mut all = Vec::new();
    for own in bodies.school_mergers.clone() {
        let title = format!("Sáp nhập {} vào {}, đổi tên thành {}", own.from, own.into, own.name);
        all.push(
            Issue::new(Series::Committee, own.signed, own.day, title).act(move |scribe| {
                let (from, into) = (scribe.unit(&own.from)?, scribe.unit(&own.into)?);
                scribe.add(Merge { from: vec![from], into });
                scribe.add(Rename {
                    unit: into,
                    name: own.name.clone(),
                });
                scribe.add(Reclassify {
                    unit: into,
                    kind: own.kind,
                });
                Ok(())
            }),
        );
    }
    for own in bodies.village_mergers.clone() {
        let code = |number: u32| {
            parts
                .commune(&own.commune)
                .map_or_else(String::new, |commune| format!("{}-{number:02}", commune.code))
        };
        let (from, into) = (code(own.from), code(own.into));
        let name = |code: &str| {
            parts
                .villages
                .iter()
                .find(|village| village.code == code)
                .map_or("", |village| village.name.as_str())
        };
        let title = format!("Sáp nhập {} vào {}, {}", name(&from), name(&into), own.commune);
        all.push(
            Issue::new(Series::Committee, own.signed, own.day, title)
                .on("14/2018/TT-BNV")
                .act(move |scribe| {
                    let (from, into) = (scribe.unit(&from)?, scribe.unit(&into)?);
                    scribe.add(Merge { from: vec![from], into });
                    Ok(())
                }),
        );
    }
    all
}
