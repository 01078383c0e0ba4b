//! Stops of a database server while two offices write one ledger in it, and kills of the offices themselves.

use super::judge::Verdict;
use super::record::Record;
use super::seen::Seen;
use super::server::{Server, Stop};
use super::wish::Wish;
use super::writer::Writer;
use crate::bench::random::Random;
use crate::speak::say;
use crate::trouble::Trouble;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

/// So many kills a ledger, then a new one begins.
const KILLS_A_LEDGER: u32 = 20;
/// The latest moment of a kill, in milliseconds after the offices started: they are hit while opening as well as while writing.
const LATEST: u64 = 1_200;
/// How long a server stays away at most, in milliseconds: offices wait for it.
const AWAY: u64 = 500;
/// One stop in so many lasts longer than offices wait: then they must say that they do not know. Prime to the number of hits, so that each
/// of them is among the long ones.
const ONE_LONG_IN: u32 = 7;
/// How long that is.
const LONG: Duration = Duration::from_millis(3_600);

/// What is hit.
#[derive(Debug, Clone, Copy)]
enum Hit {
    Server(Stop),
    /// One of the two offices; the other one writes on.
    Office,
    /// The server and both offices, as when the machine they share loses its power.
    All(Stop),
}

/// In this order, again and again: a short run has some of each.
const HITS: [Hit; 6] = [
    Hit::Server(Stop::Immediate),
    Hit::Server(Stop::KillAll),
    Hit::Office,
    Hit::Server(Stop::Kill),
    Hit::All(Stop::KillAll),
    Hit::Server(Stop::Immediate),
];

pub(super) fn kill(wish: &Wish, program: &Path, server: &Path, folder: &Path) -> Result<Seen, Trouble> {
    let mut random = Random::new(wish.seed);
    let mut seen = Seen::default();
    let mut server = Server::start(server)?;
    let mut left = wish.kills;
    let mut run = 0;
    for number in 1.. {
        let kills = left.min(KILLS_A_LEDGER);
        if kills == 0 {
            break;
        }
        left -= kills;
        let ledger = server.address(&format!("crash-{number}"))?;
        let mut record = Record::begin(&folder.join(format!("postgres-{number}.acknowledged")))?;
        let mut unheard = 0;
        let mut start = |writers: u32| {
            run += 1;
            Writer::start(Command::new(program), &ledger, writers, run)
        };
        // The first of the two makes the ledger; the second finds it.
        let mut begun = start(1)?;
        begun.until_ready(&mut record)?;
        begun.end(&mut record)?;
        for _ in 0..kills {
            let mut offices = [start(wish.writers.div_ceil(2))?, start(wish.writers / 2)?];
            let moment = Duration::from_millis(random.below(LATEST));
            for office in &mut offices {
                office.write_until(moment, &mut record)?;
            }
            let hit = HITS[seen.kills as usize % HITS.len()];
            let again = match hit {
                Hit::Office => {
                    offices[0].kill(&mut record)?;
                    None
                }
                Hit::Server(stop) | Hit::All(stop) => {
                    server.stop(stop)?;
                    if matches!(hit, Hit::All(_)) {
                        offices.iter_mut().try_for_each(|office| office.kill(&mut record))?;
                    }
                    let long = seen.kills % ONE_LONG_IN == ONE_LONG_IN / 2;
                    let away = if long {
                        LONG
                    } else {
                        Duration::from_millis(random.below(AWAY))
                    };
                    thread::sleep(away);
                    Some(server.again()?)
                }
            };
            seen.count(hit.name());
            if let (Hit::Server(_), Some(answered)) = (hit, again) {
                for office in &mut offices {
                    seen.ready.push(office.goes_on_after(answered, &mut record)?);
                }
            } else {
                let mut next = start(wish.writers)?;
                seen.ready.push(next.until_ready(&mut record)?);
                next.end(&mut record)?;
            }
            for office in &mut offices {
                office.end_unless_killed(&mut record)?;
            }
            unheard = Verdict::of(Command::new(program), &ledger)?.hold_against(&record)?;
            if seen.kills.is_multiple_of(10) {
                let acknowledged = seen.acknowledged() + record.count();
                say(&format!("{} kills, {acknowledged} acknowledged", seen.kills));
            }
        }
        seen.add(&record, unheard);
    }
    Ok(seen)
}

impl Hit {
    const fn name(self) -> &'static str {
        match self {
            Self::Server(Stop::Kill) => "the first process of the server killed",
            Self::Server(Stop::KillAll) => "all processes of the server killed",
            Self::Server(Stop::Immediate) => "the server stopped at once",
            Self::Office => "one of two offices killed",
            Self::All(_) => "the server and both offices killed",
        }
    }
}
