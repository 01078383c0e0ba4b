//! What a replay found, whole, as JSON.

use ledger::Seq;
use replay::proof::{Check, Leg, Serving};
use replay::{Counts, Goes, Why};
use serde_json::{Map, Value as Json, json};
use words::Lang;

use super::tell::named;
use super::{DAYS, Told};

pub(super) fn whole(told: &Told) -> String {
    let seconds: Map<String, Json> = told
        .steps
        .iter()
        .map(|(step, taken)| ((*step).to_owned(), json!(taken.as_secs_f64())))
        .collect();
    let shown = json!({
        "holds": told.holds(),
        "before": counted(&told.before),
        "after": counted(&told.after),
        "provinces": provinces(told),
        "resolutions": told.resolutions,
        "edges": told.case.edges(),
        "splits": splits(told),
        "exceptions": exceptions(told),
        "path": told.legs.iter().map(leg).collect::<Vec<_>>(),
        "checks": told.checks.iter().map(check).collect::<Vec<_>>(),
        "verify": {
            "holds": told.verified.holds(),
            "decisions": told.verified.head.seq.0,
            "acts": told.verified.acts,
            "faults": told.verified.faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        },
        "again": told.again.to_string(),
        "seconds": seconds,
        "seq": told.verified.head.seq.0,
        "head": told.verified.head.hash.to_string(),
        "ledger": told.kept.as_ref().map(ToString::to_string),
    });
    serde_json::to_string_pretty(&shown).unwrap_or_default()
}

fn counted(counts: &Counts) -> Json {
    let kinds = |kinds: &replay::ByKind| -> Map<String, Json> {
        kinds
            .iter()
            .map(|(kind, count)| (kind.word().to_owned(), json!(count)))
            .collect()
    };
    let provinces = counts.provinces.iter().map(|((code, name), by_kind)| {
        json!({ "code": code, "name": name, "units": by_kind.values().sum::<usize>(), "kinds": kinds(by_kind) })
    });
    json!({
        "units": counts.total(),
        "kinds": kinds(&counts.by_kind()),
        "provinces": provinces.collect::<Vec<_>>(),
    })
}

fn provinces(told: &Told) -> Vec<Json> {
    let each = told.case.provinces.iter().map(|province| {
        json!({
            "code": province.code,
            "name": province.name,
            "resolution": province.resolution,
            "from": province.from,
            "goes_on": province.goes_on,
        })
    });
    each.collect()
}

fn splits(told: &Told) -> Vec<Json> {
    let view = told.value.on(DAYS[1], Seq::LATEST);
    let each = told.queue.iter().map(|waiting| {
        let old = &told.case.old[waiting.old];
        let why = match &told.case.goes[waiting.old] {
            Goes::Split(parting) => parting.why,
            Goes::Whole(_) => Why::Reviewed,
        };
        json!({
            "old": { "code": old.code, "name": old.name, "district": old.district_name, "province": old.province_name },
            "default": named(view, waiting.default),
            "others": waiting.others.iter().map(|unit| named(view, *unit)).collect::<Vec<_>>(),
            "why": why.word(),
            "posts": waiting.posts,
            "people": waiting.people,
        })
    });
    each.collect()
}

fn exceptions(told: &Told) -> Vec<Json> {
    let each = told.case.exceptions.0.iter().map(|one| {
        json!({
            "use": one.what.word(),
            "old": one.old,
            "new": one.new,
            "vi": one.why(Lang::Vi),
            "en": one.why(Lang::En),
        })
    });
    each.collect()
}

fn leg(leg: &Leg) -> Json {
    let places = |places: &[Serving]| -> Vec<Json> {
        let each = places.iter();
        each.map(|place| json!({ "unit": place.unit, "above": place.above, "people": place.people }))
            .collect()
    };
    json!({
        "day": leg.day.to_string(),
        "as_it_was_then": { "people": leg.people_then(), "units": places(&leg.then) },
        "on_todays_structure": { "people": leg.people_today(), "units": places(&leg.today) },
    })
}

fn check(check: &Check) -> Json {
    json!({ "id": check.id, "holds": check.holds(), "of": check.of, "broken": check.broken })
}
