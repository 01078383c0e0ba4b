//! How fast a great reorganisation is judged: `cargo run --release -p ledger --example divide_speed`.
//!
//! Builds provinces with communes, each with a post, three people, a quota and households, then judges one decision of a thousand acts
//! that founds communes, merges old ones into them and splits others among them. Prints the time at several sizes, in milliseconds: it must
//! grow with the acts, not with the units. Then asks the quota of every unit, and proves that no total has moved.

#![allow(
    clippy::print_stdout,
    clippy::panic,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a program that measures and reports"
)]

use std::time::Instant;

use ledger::acts::Dated;
use ledger::acts::bodies::{AssignQuota, CreatePost, Establish, Merge, Share, Split};
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::RecordService;
use ledger::codes::{QuotaKind, Standing, UnitKind};
use ledger::value::{Ix, Place};
use ledger::view::Structure;
use ledger::{Day, Decimal, Decision, Entity, Header, PersonId, Seq, UnitId, Value};

/// Communes of a province.
const COMMUNES: u32 = 160;
/// Of three communes two are merged and one is split.
const NEW: u32 = 333;

fn main() {
    for provinces in [4, 16, 64] {
        let (value, took) = timed(|| country(provinces));
        let (written, acts) = reorganisation(&value);
        let mut times: Vec<f64> = (0..5).map(|_| timed(|| value.accept(&written)).1).collect();
        times.sort_by(f64::total_cmp);
        let after = taken(value.accept(&written));
        println!(
            "{} units, built in {took:.0} ms: {acts} acts judged in {:.1} ms (median of 5)",
            value.unit_count(),
            times[2]
        );
        let (before, then) = timed(|| quota(&value, day("2025-06-30")));
        let (now, asked) = timed(|| quota(&after, day("2025-07-01")));
        assert_eq!(before, now, "no total moves");
        println!("  quota of all: {now} posts, asked in {then:.1} ms before and {asked:.1} ms after");
    }
}

/// What something gives, and how many milliseconds it took.
fn timed<T>(what: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let made = what();
    (made, start.elapsed().as_secs_f64() * 1e3)
}

fn taken(accepted: Result<Value, ledger::value::Refused>) -> Value {
    accepted.unwrap_or_else(|refused| panic!("{:?}", refused.problems.first()))
}

fn day(text: &str) -> Day {
    text.parse().unwrap_or(Day::MIN)
}

fn decision(effective: &str, acts: Vec<Dated>) -> Decision {
    let effective = day(effective);
    let header = Header {
        number: "1/NQ".into(),
        kind: "resolution".into(),
        ..Header::blank(effective)
    };
    Decision { header, acts }
}

fn unit_at(value: &Value, ix: Ix) -> UnitId {
    match value.entity(Place::Unit(ix)) {
        Some(Entity::Unit(id)) => id,
        _ => UnitId::here(0),
    }
}

fn establish(name: String, kind: UnitKind, parent: Option<UnitId>) -> Dated {
    let code = None;
    Establish {
        name,
        kind,
        parent,
        code,
    }
    .into()
}

/// A root, provinces and communes; each commune with a post, three people, a quota and households.
fn country(provinces: u32) -> Value {
    let root = vec![establish("Cả nước".into(), UnitKind::Authority, None)];
    let mut value = taken(Value::empty().accept(&decision("2019-01-01", root)));
    for province in 0..provinces {
        let mut acts = vec![establish(
            format!("Tỉnh {province}"),
            UnitKind::Province,
            Some(unit_at(&value, 0)),
        )];
        for commune in 0..COMMUNES {
            let at = |acts: &Vec<Dated>| u32::try_from(acts.len()).unwrap_or(0);
            let unit = UnitId::here(at(&acts));
            acts.push(establish(
                format!("Xã {commune}"),
                UnitKind::Commune,
                Some(UnitId::here(0)),
            ));
            let title = "Chủ tịch".into();
            acts.push(CreatePost { unit, title }.into());
            let kind = QuotaKind::Commune;
            acts.push(
                AssignQuota {
                    unit,
                    kind,
                    year: 2019,
                    posts: 20 + commune % 7,
                    to_cut: 0,
                }
                .into(),
            );
            for _ in 0..3 {
                let person = PersonId::here(at(&acts));
                let full_name = format!("Người {}", acts.len());
                acts.push(
                    RegisterPerson {
                        full_name,
                        sex: None,
                        birth: None,
                        citizen_number: None,
                    }
                    .into(),
                );
                let standing = Standing::CivilServant;
                acts.push(RecordService { person, unit, standing }.into());
            }
        }
        value = taken(value.accept(&decision("2019-01-01", acts)));
    }
    value
}

/// Of each three communes of the first provinces one new commune: two are merged into it, the third is split between it and the next.
fn reorganisation(value: &Value) -> (Decision, usize) {
    let communes: Vec<Ix> = (0..value.unit_count())
        .filter(|ix| *ix > 0 && (ix - 1) % (COMMUNES + 1) > 0)
        .collect();
    let new = NEW.min(u32::try_from(communes.len() / 3).unwrap_or(NEW));
    let view = value.on(day("2025-06-30"), Seq::LATEST);
    let mut acts = Vec::new();
    let third = Decimal::from_millionths(333_333);
    for (at, three) in (0..new).zip(communes.chunks(3)) {
        let above = view.unit_above(three[0], ledger::codes::Line::Management);
        acts.push(establish(
            format!("Xã mới {at}"),
            UnitKind::Commune,
            above.map(|above| unit_at(value, above)),
        ));
    }
    for (at, three) in (0..new).zip(communes.chunks(3)) {
        let own = UnitId::here(at);
        let next = UnitId::here((at + 1) % new);
        let whole = three[..2].iter().map(|ix| unit_at(value, *ix)).collect();
        acts.push(Merge { from: whole, into: own }.into());
        let into = vec![Share::of(own, Decimal::ONE - third), Share::of(next, third)];
        acts.push(
            Split {
                unit: unit_at(value, three[2]),
                into,
            }
            .into(),
        );
    }
    let count = acts.len();
    (decision("2025-07-01", acts), count)
}

/// The posts of all units that stand on a day.
fn quota(value: &Value, on: Day) -> u32 {
    let view = value.on(on, Seq::LATEST);
    let structure = Structure::of(view);
    let quotas = structure
        .walked()
        .iter()
        .filter_map(|unit| view.quota(*unit, QuotaKind::Commune));
    quotas.sum()
}
