//! A real small disk that fills up under a writing office: it says so, is read, and goes on by itself once there is room.

use super::helper::Helper;
use super::judge::Verdict;
use super::record::Record;
use super::seen::Seen;
use super::wish::Wish;
use super::writer::Writer;
use crate::bench::random::Random;
use crate::speak::say;
use crate::trouble::Trouble;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// So many times a ledger, then a new disk.
const TIMES_A_LEDGER: u32 = 3;
/// A new disk after so many decisions too: it must be what the office does not write that fills it, else nothing can be freed.
const DECISIONS_A_LEDGER: usize = 30_000;
/// How long an office writes before the room goes, in milliseconds at most.
const LATEST: u64 = 200;
/// How many bytes are left to it at most: it takes the last of them itself.
const LEFT: u64 = 600 << 10;

/// What becomes of the office while no room is left.
#[derive(Debug, Clone, Copy)]
enum While {
    /// It stays.
    Stays,
    /// It is killed, and started again on the full disk.
    Killed,
    /// It had ended in order, and is started on the full disk.
    Starts,
}

const WHILES: [While; 3] = [While::Stays, While::Killed, While::Starts];

/// None where no disk can be mounted.
pub(super) fn fill(wish: &Wish, program: &Path, disk: &Path, folder: &Path) -> Result<Option<Seen>, Trouble> {
    let mut random = Random::new(wish.seed);
    let mut seen = Seen::default();
    let mut run = 0;
    for number in 1.. {
        if seen.kills == wish.kills {
            break;
        }
        let times = TIMES_A_LEDGER.min(wish.kills - seen.kills);
        let mut disk = Helper::start(disk)?;
        let enter: Vec<OsString> = disk.ask("enter")?.split_whitespace().map(OsString::from).collect();
        let Some((first, rest)) = enter.split_first() else {
            return Ok(None);
        };
        let command = || {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        };
        let ledger = OsString::from(disk.ask("path crash.xungtam")?);
        let mut record = Record::begin(&folder.join(format!("full-{number}.acknowledged")))?;
        let mut start = || {
            run += 1;
            Writer::start(command(), &ledger, wish.writers, run)
        };
        let mut unheard = 0;
        for turn in 0..times {
            if turn > 0 && record.count() > DECISIONS_A_LEDGER {
                break;
            }
            let what = WHILES[seen.kills as usize % WHILES.len()];
            let mut office = start()?;
            office.until_ready(&mut record)?;
            office.write_for(Duration::from_millis(random.below(LATEST)), &mut record)?;
            if matches!(what, While::Starts) {
                office.end(&mut record)?;
                disk.ask("fill 0")?;
                office = start()?;
            } else {
                disk.ask(&format!("fill {}", random.below(LEFT)))?;
            }
            office.until_full(&mut record)?;
            if matches!(what, While::Killed) {
                office.kill(&mut record)?;
                disk.ask("fill 0")?;
                office = start()?;
                office.until_full(&mut record)?;
            }
            if !matches!(what, While::Starts) {
                Verdict::of(command(), &ledger)?.shows(&record)?;
            }
            seen.count(what.name());
            disk.ask("free")?;
            seen.ready.push(office.goes_on_after(Instant::now(), &mut record)?);
            office.end(&mut record)?;
            unheard = Verdict::of(command(), &ledger)?.hold_against(&record)?;
        }
        seen.add(&record, unheard);
        if number % 10 == 0 {
            say(&format!(
                "{} times full, {} acknowledged",
                seen.kills,
                seen.acknowledged()
            ));
        }
    }
    Ok(Some(seen))
}

impl While {
    const fn name(self) -> &'static str {
        match self {
            Self::Stays => "while the office stays",
            Self::Killed => "and the office killed and started again",
            Self::Starts => "and the office started on the full disk",
        }
    }
}
