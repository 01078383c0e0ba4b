//! Writes the ledger: lives from a seed, judged one decision after the other, many decisions a transaction.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ledger::decision::seal;
use ledger::{ActId, Seq, UnitId, Value};
use office::Office;
use office::clock::Chance as _;
use office::permission::{DataClass, Grant, Role};
use office::port::Batch;
use storage::Mode;
use testkit::{FixedClock, SeededChance, careers, day, law};

use crate::tell;
use crate::times::timed;

/// Who may see everything. The benchmark logs in so.
const ACCOUNT: (&str, &str) = ("bench", "con đường đo lường dài");
/// So many acts are written in one transaction.
const BATCH: usize = 50_000;

pub(crate) fn make(file: &Path, people: u32, acts: u32, seed: u64) {
    let mut decisions = careers(people, acts, seed);
    let store = storage::open(file, Mode::Create).unwrap();
    let reader = storage::open(file, Mode::Read).unwrap();
    let (clock, chance) = (
        Arc::new(FixedClock::on(day("2012-01-01"))),
        Arc::new(SeededChance::of(seed)),
    );
    let office = Office::open(store, reader, law(), clock, chance).unwrap();
    // The unit of the grant must be there before the account is; the rest goes into the store directly.
    office.decide("bench", decisions.next().unwrap()).unwrap();
    let root = UnitId(ActId {
        decision: Seq(1),
        ordinal: 0,
    });
    let from = day("2012-01-01").number();
    let grant = Grant {
        role: Role::Leader,
        unit: root,
        class: DataClass::Sensitive,
        from,
        until: None,
        deeds: Vec::new(),
    };
    office
        .add_account("console", ACCOUNT.0, "", ACCOUNT.1, None, vec![grant])
        .unwrap();
    let mut value = Value::clone(&office.value());
    drop(office);

    let chance = SeededChance::of(seed + 1);
    let mut store = storage::open(file, Mode::Write).unwrap();
    let (start, mut written, mut told) = (Instant::now(), 0_usize, Instant::now());
    let (mut judging, mut on_disk) = (Duration::ZERO, Duration::ZERO);
    let (mut batch, mut waiting) = (Batch::default(), 0);
    loop {
        let next = decisions.next();
        if let Some(decision) = &next {
            let (sealed, took) = timed(|| {
                let before = value.head();
                // In the place of the value before: keeping it, as a fork does, would cost a copy of all lists of chunks.
                let next = std::mem::take(&mut value)
                    .replay(decision)
                    .unwrap_or_else(|refused| panic!("{refused}: {decision:?}"));
                let salt = || {
                    let mut salt = [0; 16];
                    chance.fill(&mut salt);
                    salt
                };
                let sealed = seal(before.hash, next.head().seq, decision, salt);
                value = next.sealed_as(sealed.hash);
                sealed
            });
            judging += took;
            waiting += decision.acts.len();
            batch.decisions.push(sealed);
        }
        if waiting >= BATCH || (next.is_none() && waiting > 0) {
            on_disk += timed(|| store.commit(&std::mem::take(&mut batch)).unwrap()).1;
            written += std::mem::take(&mut waiting);
        }
        if told.elapsed() > Duration::from_secs(5) {
            let percent = 100.0 * written as f64 / (f64::from(people) * f64::from(acts));
            eprintln!(
                "  … {written} acts in {:.0} s, about {percent:.0} %",
                start.elapsed().as_secs_f64()
            );
            told = Instant::now();
        }
        if next.is_none() {
            break;
        }
    }
    drop(store);
    let size = fs::metadata(file).unwrap().len() as f64;
    let (acts, took) = (written as f64, start.elapsed().as_secs_f64());
    tell(
        "ledger",
        &format!(
            "{written} acts in {} decisions, {} units",
            value.head().seq,
            decisions.units()
        ),
    );
    tell(
        "its file",
        &format!("{:.0} MB, {:.0} bytes an act", size / 1e6, size / acts),
    );
    tell(
        "written through the store",
        &format!(
            "{took:.1} s, {:.0} acts/s: judged in {:.1} s, written in {:.1} s",
            acts / took,
            judging.as_secs_f64(),
            on_disk.as_secs_f64()
        ),
    );
}
