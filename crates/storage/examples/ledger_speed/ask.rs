//! Asks and changes a value: head counts, forks, decisions, all in memory.

use std::hint::black_box;

use ledger::value::{Fact, FactKind, Kinds};
use ledger::view::Structure;
use ledger::{Day, Seq, Value};
use testkit::day;

use crate::one_act::{Chance, one_act};
use crate::tell;
use crate::times::Times;

const QUESTIONS: u32 = 200;
const CHANGES: u32 = 2_000;

pub(crate) fn ask(value: Value, seed: u64) {
    let mut chance = Chance::of(seed);
    counts(&value, &mut chance);
    forks(&value, &mut chance);
    appends(value, &mut chance);
}

/// How many people serve in each unit on random days.
fn counts(value: &Value, chance: &mut Chance) {
    let (first, last) = (day("2012-06-01").number(), day("2024-12-31").number());
    let mut all = 0_u64;
    let times = Times::measured(QUESTIONS, || {
        let on = Day(first + chance.below((last - first).unsigned_abs()).cast_signed());
        let mut heads = vec![0_u32; usize::try_from(value.unit_count()).unwrap()];
        let (view, people) = (value.on(on, Seq::LATEST), 0..value.person_count());
        let structure = Structure::of(view);
        view.scan(people, Kinds::of(&[FactKind::Service]), |_, row| {
            if let Fact::Service { unit, .. } = row.fact
                && row.holds(on)
            {
                heads[structure.carry(unit) as usize] += 1;
            }
        });
        all += u64::from(black_box(&heads).iter().sum::<u32>());
    });
    tell("head count by unit on a random day", &times.to_string());
    tell(
        "  people counted, on average",
        &format!("{}", all / u64::from(QUESTIONS)),
    );
}

/// A fork with one draft on top; the value is not moved.
fn forks(value: &Value, chance: &mut Chance) {
    let mut papers: Vec<_> = (0..CHANGES)
        .map(|at| one_act(value, chance, &format!("{at}/DT")))
        .collect();
    let times = Times::measured(CHANGES, || {
        _ = black_box(value.draft(&papers.pop().unwrap()).unwrap());
    });
    tell("fork with a draft of one act", &times.to_string());
}

/// Decision after decision, each on the value that the one before left, without the disk.
fn appends(mut value: Value, chance: &mut Chance) {
    let mut papers: Vec<_> = (0..CHANGES)
        .map(|at| one_act(&value, chance, &format!("{at}/QĐ")))
        .collect();
    let times = Times::measured(CHANGES, || {
        // The value before is shown to readers until the new one takes its place: both live while this is judged.
        let next = value.accept(&papers.pop().unwrap()).unwrap();
        value = next;
    });
    tell("append of one act, without the disk", &times.to_string());
}
