//! `xungtam replay`: the reorganisation of 2025-07-01 carried through the acts from an empty ledger, and every invariant of it proved.

mod json;
mod tell;

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use ledger::decision::{Digest, seal};
use ledger::{Day, Decision, Seq, Value};
use office::clock::Chance as _;
use office::decide::Stopped;
use replay::proof::{Check, Leg, Waiting, legs, prove, waiting};
use replay::{Case, Counts, Exceptions, Fault, Journey, Plan, RECORDED_BY, Tables, counts};
use storage::{Location, Mode, Report};
use words::Says as _;

use super::Context;
use super::chance::{DemoClock, SeededChance};
use crate::place::{cannot_open, open_with, store};
use crate::say::{self, Busy, Trouble};

#[derive(Debug, Args)]
pub(crate) struct ReplayArgs {
    /// Thư mục có units-before.csv, units-after.csv, edges.csv.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// In toàn bộ dưới dạng JSON.
    #[arg(long)]
    json: bool,
}

/// The seed of the salts. What is replayed is public history and invented people: nothing in it is secret.
const SEED: u64 = 2025;
/// The days before and of the reorganisation: 2025-06-30, 2025-07-01.
const DAYS: [Day; 2] = [Day(20_269), Day(20_270)];

/// All that a replay has to tell.
struct Told {
    case: Case,
    value: Arc<Value>,
    resolutions: usize,
    before: Counts,
    after: Counts,
    checks: Vec<Check>,
    queue: Vec<Waiting>,
    legs: Vec<Leg>,
    /// What `verify` says of the ledger that was written.
    verified: Report,
    /// The head that the same files give a second time.
    again: Digest,
    /// How long each step took.
    steps: Vec<(&'static str, Duration)>,
    /// Where the ledger stays; none for one that is gone with the command.
    kept: Option<Location>,
}

impl Told {
    /// Whether every invariant holds, the ledger is whole and the second time gave the same.
    fn holds(&self) -> bool {
        self.checks.iter().all(Check::holds) && self.verified.holds() && self.again == self.verified.head.hash
    }
}

/// Measures steps one after the other.
struct Watch {
    since: Instant,
    steps: Vec<(&'static str, Duration)>,
}

impl Watch {
    fn start() -> Self {
        Self {
            since: Instant::now(),
            steps: Vec::new(),
        }
    }

    fn step(&mut self, name: &'static str) {
        self.steps.push((name, self.since.elapsed()));
        self.since = Instant::now();
    }
}

pub(crate) fn run(context: &Context, args: &ReplayArgs) -> Result<(), Trouble> {
    let scratch = tempfile::tempdir().map_err(|problem| Trouble::of("cli-no-scratch").because(problem))?;
    let kept = context.named()?;
    let scratch = || Location::File(scratch.path().join("replay.ledger"));
    let at = kept.clone().unwrap_or_else(scratch);
    let told = replay_into(context, &args.folder, &at, kept)?;
    if args.json {
        say::data(json::whole(&told));
    } else {
        tell::whole(&told, context.lang);
    }
    if told.holds() {
        return Ok(());
    }
    let broken = told.checks.iter().filter(|check| !check.holds()).map(Check::message);
    Err(Trouble::of("cli-replay-broken").points(broken))
}

fn replay_into(context: &Context, folder: &Path, at: &Location, kept: Option<Location>) -> Result<Told, Trouble> {
    let mut watch = Watch::start();
    let busy = Busy::with(context.lang.say("cli-replay-busy"));
    let journey = Journey::hoanh_bo().map_err(|fault| faulty([fault]))?;
    let (case, plan) = written(folder, &journey)?;
    watch.step("read");
    let value = entered(context, at, &plan)?;
    watch.step("enter");
    let told = (
        prove(&value, &case, &plan.ids, Some(&journey)),
        waiting(&value, &case, &plan.ids),
        legs(&value, &case, &plan.ids, &journey),
        DAYS.map(|day| counts(&value, day)),
    );
    watch.step("prove");
    let verified = storage::check(at).map_err(|problem| cannot_open(at, &problem))?;
    watch.step("verify");
    let (_, again) = written(folder, &journey)?;
    let again = sealed(&again.decisions);
    watch.step("again");
    drop(busy);
    let (checks, queue, legs, [before, after]) = told;
    Ok(Told {
        case,
        value,
        resolutions: plan.resolutions,
        before,
        after,
        checks,
        queue,
        legs,
        verified,
        again,
        steps: watch.steps,
        kept,
    })
}

/// The decisions that the files of a folder give.
fn written(folder: &Path, journey: &Journey) -> Result<(Case, Plan), Trouble> {
    let exceptions = Exceptions::carried().map_err(|fault| faulty([fault]))?;
    let tables = Tables::read(folder).map_err(faulty)?;
    let case = Case::settle(tables, exceptions).map_err(faulty)?;
    let plan = Plan::of(&case, Some(journey)).map_err(faulty)?;
    Ok((case, plan))
}

/// Enters all decisions into a new ledger, through the office.
fn entered(context: &Context, at: &Location, plan: &Plan) -> Result<Arc<Value>, Trouble> {
    drop(store(at, Mode::Create)?);
    let chance = Arc::new(SeededChance::of(SEED));
    let office = open_with(at, Mode::Write, context.law()?, Arc::new(DemoClock::default()), chance)?;
    let write = |decision: &Decision, _: &Value| Ok::<_, Infallible>(Some(decision.clone()));
    let done = office.decide_each(RECORDED_BY, plan.decisions.clone(), write);
    done.map_err(|problem| {
        super::unwritten(problem, |stopped| match stopped {
            Stopped::Cannot(never) => match never {},
            Stopped::Refused { number, refused } => Trouble::of("cli-replay-refused")
                .with("number", number)
                .points(words::refusals(&refused, &office.value())),
        })
    })?;
    Ok(office.value())
}

/// The head of a chain of these decisions, sealed with the same salts.
fn sealed(decisions: &[Decision]) -> Digest {
    let chance = SeededChance::of(SEED);
    let mut head = Digest::default();
    for (seq, decision) in (1..).map(Seq).zip(decisions) {
        let salt = || {
            let mut salt = [0; 16];
            chance.fill(&mut salt);
            salt
        };
        head = seal(head, seq, decision, salt).hash;
    }
    head
}

/// What is wrong with the files, all at once.
fn faulty(faults: impl IntoIterator<Item = Fault>) -> Trouble {
    let points = faults.into_iter().map(|fault| fault.message());
    Trouble::of("cli-replay-faulty").points(points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_days_are_those_that_the_comment_says() {
        assert_eq!(DAYS.map(|day| day.to_string()), ["2025-06-30", "2025-07-01"]);
    }
}
