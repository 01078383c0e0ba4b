//! Kills of an office that writes a file.

use super::judge::Verdict;
use super::record::Record;
use super::seen::Seen;
use super::wish::Wish;
use super::writer::Writer;
use crate::bench::random::Random;
use crate::speak::say;
use crate::trouble::Trouble;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// A ledger is killed so often, then a new one begins: so that proving it after each kill stays short.
const KILLS_A_LEDGER: u32 = 20;
/// The latest moment of a kill, in milliseconds after the start: opening and mending are hit as well as writing.
const LATEST: u64 = 600;

pub(super) fn kill(wish: &Wish, program: &Path, folder: &Path) -> Result<Seen, Trouble> {
    let mut random = Random::new(wish.seed);
    let mut seen = Seen::default();
    let mut left = wish.kills;
    for number in 1.. {
        let kills = left.min(KILLS_A_LEDGER);
        if kills == 0 {
            break;
        }
        left -= kills;
        let ledger = folder.join(format!("{number}.xungtam"));
        let at = ledger.as_os_str();
        let mut unheard = 0;
        let mut record = Record::begin(&folder.join(format!("{number}.acknowledged")))?;
        for turn in 0..kills {
            let mut writer = Writer::start(Command::new(program), at, wish.writers, seen.kills)?;
            writer.write_until(Duration::from_millis(random.below(LATEST)), &mut record)?;
            writer.kill(&mut record)?;
            seen.count("an office killed");
            // The first start makes the ledger; it is no start after a kill.
            seen.ready.extend(writer.ready.filter(|_| turn > 0));
            let verdict = if ledger.exists() {
                Verdict::of(Command::new(program), at)?
            } else {
                Verdict::of_none()
            };
            unheard = verdict.hold_against(&record)?;
            if seen.kills.is_multiple_of(50) {
                let acknowledged = seen.acknowledged() + record.count();
                say(&format!("{} kills, {acknowledged} acknowledged", seen.kills));
            }
        }
        // Once more without a kill in the way: the office is ready, and goes on.
        let mut writer = Writer::start(Command::new(program), at, wish.writers, u32::MAX)?;
        seen.ready.push(writer.until_ready(&mut record)?);
        writer.kill(&mut record)?;
        seen.add(&record, unheard);
    }
    Ok(seen)
}
