//! An office at work: writers who wait for each decision until it is safe on disk.

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use office::Office;
use storage::Mode;
use testkit::{FixedClock, SeededChance, day, law};

use crate::one_act::{Chance, one_act};
use crate::tell;
use crate::times::{Times, timed};

pub(crate) fn write(file: &Path, writers: u64, seconds: u64) {
    let store = storage::open(file, Mode::Write).unwrap();
    let reader = storage::open(file, Mode::Read).unwrap();
    let (clock, chance) = (
        Arc::new(FixedClock::on(day("2025-07-01"))),
        Arc::new(SeededChance::of(writers)),
    );
    let office = Office::open(store, reader, law(), clock, chance).unwrap();
    let value = office.value();
    let start = Instant::now();
    let until = Duration::from_secs(seconds);
    let times: Vec<Duration> = thread::scope(|scope| {
        let work = |writer: u64| {
            let (office, value) = (&office, &value);
            let mut chance = Chance::of(1 + writer + 1000 * writers);
            move || {
                let mut times = Vec::new();
                while start.elapsed() < until {
                    let paper = one_act(value, &mut chance, &format!("{writer}-{}/QĐ", times.len()));
                    times.push(timed(|| office.decide("bench", paper).unwrap()).1);
                }
                times
            }
        };
        let all: Vec<_> = (0..writers).map(|writer| scope.spawn(work(writer))).collect();
        all.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    let rate = times.len() as f64 / start.elapsed().as_secs_f64();
    let who = if writers == 1 {
        "1 writer".to_owned()
    } else {
        format!("{writers} writers")
    };
    tell(
        &format!("acknowledged with {who}"),
        &format!("{rate:.0} decisions/s; {}", Times::of(times)),
    );
}
