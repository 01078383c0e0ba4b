//! A road map judged again: which of its units the ledger as it is now no longer bears as they were, and why.
//!
//! The draft of a year assigns the quotas of all units, so each of them is judged, whether the year changes it or not.

use ledger::Seq;

use super::super::fact::{Mentioned, RunFact};
use super::super::planner::RunMoment;
use super::super::result::{RunResult, StaleMove};
use super::super::road_map::RunRoadLine;
use super::{key_of, planned_lines};
use crate::headcount_plan::{HeadcountInputs, OvertakenLine, QuotaTrouble, overtaken};

pub(super) fn judged(moment: &RunMoment<'_>, inputs: &HeadcountInputs, result: &RunResult) -> Vec<StaleMove> {
    let Some(map) = &result.road_map else {
        return Vec::new();
    };
    let made_at = map.known.map_or(Seq::LATEST, Seq);
    let planned = (map.years.as_slice(), &*planned_lines(map));
    let on_days = overtaken((moment.office, &moment.value), made_at, planned);
    let mut all = Vec::new();
    for (group, year) in (0..).zip(&map.years) {
        let moves = || result.moves.iter().filter(|own| own.group == group);
        let Some(first) = moves().next() else { continue };
        for (at, line) in map.lines.iter().enumerate() {
            let key = key_of(&line.id, *year);
            let is_chosen = moves().any(|own| own.key == key);
            let of_draft = on_days.iter().find(|one| (one.line, one.year) == (at, *year));
            let today = quota_today(inputs, line);
            let barred = today.or_else(|| of_draft.map(on_day));
            let found = match barred {
                Some(why) => Some((why, true)),
                None => people_today(inputs, line).filter(|_| is_chosen).map(|why| (why, false)),
            };
            let Some((why, bars)) = found else { continue };
            all.push(if is_chosen {
                StaleMove { key, why, bars }
            } else {
                // It hangs together with the choices of its year.
                let why = RunFact::new("run-stale-headcount-line")
                    .with("what", name(line))
                    .with("because", why);
                let key = first.key.clone();
                StaleMove { key, why, bars }
            });
        }
    }
    // Of a choice the first is told.
    all.sort_by_key(|own| !own.bars);
    all
}

fn name(line: &RunRoadLine) -> RunFact {
    RunFact::new("run-headcount-line")
        .with("unit", Mentioned::Unit(line.unit.clone()))
        .with("what", RunFact::new(&format!("run-headcount-kind-{}", line.kind)))
}

fn counted(id: &str, now: i64, then: i64) -> RunFact {
    RunFact::new(id).with("n", now).with("then", then)
}

/// What of the quota of the day is otherwise: then nothing of it can be assigned so.
fn quota_today(inputs: &HeadcountInputs, kept: &RunRoadLine) -> Option<RunFact> {
    let Some(now) = inputs.line(&kept.id) else {
        return Some(RunFact::new("run-stale-headcount-gone"));
    };
    let differs = now.assigned != kept.assigned;
    differs.then(|| counted("run-stale-headcount-quota", now.assigned, kept.assigned))
}

/// What of the people of the day is otherwise.
fn people_today(inputs: &HeadcountInputs, kept: &RunRoadLine) -> Option<RunFact> {
    let now = inputs.line(&kept.id)?;
    if now.present != kept.present {
        return Some(counted("run-stale-headcount-people", now.present, kept.present));
    }
    let retiring: i64 = now.retiring.iter().sum();
    (retiring != kept.retiring).then(|| counted("run-stale-headcount-retiring", retiring, kept.retiring))
}

/// What is otherwise on the day of the draft.
fn on_day(overtaken: &OvertakenLine) -> RunFact {
    let fact = |id: &str| RunFact::new(id).with("day", overtaken.day);
    match &overtaken.why {
        QuotaTrouble::Gone => fact("run-stale-headcount-ended"),
        QuotaTrouble::Heir(heir) => fact("run-stale-headcount-heir").with("unit", *heir),
        QuotaTrouble::Already(since) => RunFact::new("run-stale-headcount-already").with("day", *since),
        QuotaTrouble::Otherwise(posts, year) => fact("run-stale-headcount-otherwise")
            .with("n", *posts)
            .with("year", year.to_string()),
        QuotaTrouble::Posts(now, then) => fact("run-stale-headcount-posts").with("n", *now).with("then", *then),
    }
}
