//! `cargo xtask bench web`: how fast the pages answer over random people, days, filters and words, for one reader and for several at once.

mod district;
mod measured;
mod planning;
mod visits;

use super::machine::{commit, load, machine};
use crate::server;
use crate::speak::{heading, say};
use crate::trouble::Trouble;
pub(crate) use district::log_in;
use district::{District, Served};
use measured::{HEAD, Measured};
use planning::Planning;
use visits::{KINDS, Visits};

/// Requests of one kind at one number of connections.
const PAGES: u32 = 2_000;
/// The demonstration district has 3,126 people; more are brought in by a list.
pub(super) const PEOPLE: u32 = 3_126;
/// A district, a large province.
const SIZES: [u32; 2] = [PEOPLE, 75_000];
const CONNECTIONS: [u32; 3] = [1, 4, 16];
/// Readers beside a plan that is worked out.
const BESIDE_A_PLAN: u32 = 4;

/// Makes a district, serves it, and measures its pages; `--all` does so for both sizes.
pub(crate) fn web(words: &[String]) -> Result<(), Trouble> {
    let (all, words) = match words.split_first() {
        Some((first, rest)) if first == "--all" => (true, rest),
        _ => (false, words),
    };
    let [pages, wanted] = super::numbers(words, [("--pages", PAGES), ("--people", PEOPLE)])?;
    let sizes = if all { SIZES.to_vec() } else { vec![wanted.max(PEOPLE)] };
    server::build()?;
    say(&format!("machine   {}", machine()));
    say(&format!("commit    {}", commit()));
    for people in sizes {
        heading(&format!("about {people} people, seed {}", server::SEED));
        one_size(people, pages)?;
    }
    say("not covered: pages that write, people whom no figure shows; the reader's own machine and network");
    Ok(())
}

fn one_size(people: u32, pages: u32) -> Result<(), Trouble> {
    let district = District::make(people)?;
    let served = district.serve()?;
    let visits = Visits::of(&served)?;
    say(&format!(
        "{} people behind the figures; load of the machine before: {}",
        visits.people(),
        load()
    ));
    say(HEAD);
    for (number, kind) in (0..).zip(KINDS) {
        for connections in CONNECTIONS {
            let measured = Measured::of(&served, (number, connections), pages, |visitor, random| {
                visits.ask(kind, visitor, random)
            })?;
            say(&measured.row(kind.name(), connections));
        }
    }
    say(&format!(
        "resident memory of the server: from a snapshot {} before the first page; begun by a replay of the log {}, and {} after these pages",
        served.idle,
        served.replayed,
        served.resident()
    ));
    beside_a_plan(&served, &visits, pages)?;
    say(&format!("load of the machine after: {}", load()));
    Ok(())
}

/// The same pages while a plan is worked out, and how many of a hundred are as quick as what.
fn beside_a_plan(served: &Served, visits: &Visits, pages: u32) -> Result<(), Trouble> {
    let planning = Planning::begin(served)?;
    say("while a plan is worked out (the target is a p95 of at most 150 ms):");
    for (number, kind) in (10..).zip(KINDS) {
        let measured = Measured::of(served, (number, BESIDE_A_PLAN), pages, |visitor, random| {
            visits.ask(kind, visitor, random)
        })?;
        let slow = measured.slowest_of(95);
        say(&format!(
            "{}   p95 {slow:.2} ms",
            measured.row(kind.name(), BESIDE_A_PLAN)
        ));
    }
    let lasted = planning.is_at_work(served)?;
    planning.stop(served)?;
    if lasted {
        return Ok(());
    }
    Err(Trouble::Server(
        "the plan was ready before the pages had been measured beside it".to_owned(),
    ))
}
