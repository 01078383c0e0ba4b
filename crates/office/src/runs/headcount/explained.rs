//! A road map as choices, the posts of a unit in a year each: who leaves and comes, what forced it, and what one person less would cost.

use planning::core::Budget;
use planning::headcount::constraints::levels;
use planning::headcount::{Levels, Step, StepChange, StepOtherwise, Way, WhyStep, explain};

use super::super::fact::{Mentioned, RunFact};
use super::super::result::{RunMove, RunOtherwise};
use super::super::road_map::{RunRoadLine, RunRoadMap};
use super::key_of;
use super::told::Telling;
use crate::headcount_plan::{HeadcountLine, PlannedYear, pool_of};

/// Iterations of the search without one person of a step.
const ITERATIONS: u64 = 60;
/// How many changes of the best other road map are named.
const CHANGES: usize = 6;

/// The choices, year by year: one for each unit and kind whose posts change, that somebody leaves or comes to by choice, or whose next year the
/// draft of this one assigns otherwise.
pub(super) fn moves(telling: &Telling<'_>, map: &RunRoadMap, steps: &[Step], budget: &Budget) -> Vec<RunMove> {
    let limit = budget.clone().with_iterations(ITERATIONS);
    let base = levels(&telling.inputs.problem, steps);
    let mut told = Vec::new();
    for (group, year) in (0..).zip(&map.years) {
        for line in &telling.inputs.lines {
            let Some((kept, before, own)) = map.year(&line.id, *year) else {
                continue;
            };
            let chosen = own.streamlined + own.moved_in + own.moved_out + own.recruited;
            if before == own.posts && chosen == 0 && next(kept, own).is_none() {
                continue;
            }
            let step = steps.iter().find(|step| step.year == *year && is_of(&step.way, line));
            // Once it was told to stop nothing more is looked for.
            let step = step.filter(|_| !limit.is_over(0));
            let why = step.map(|step| explain(&telling.inputs.problem, steps, step, &limit));
            let cut_off = limit.is_over(0);
            told.push(told_of(
                telling,
                (group, line),
                (kept, before, own),
                why.as_ref().map(|why| (why, base, cut_off)),
            ));
        }
    }
    told
}

/// Whether a step is one of a line: of its pool, of its recruits, or from it.
fn is_of(way: &Way, line: &HeadcountLine) -> bool {
    match way {
        Way::Streamline(pool) => *pool == pool_of(&line.id),
        Way::Recruit(group) => *group == line.id,
        Way::Transfer(way) => way
            .split_once('>')
            .is_some_and(|(from, to)| from == line.id || to == line.id),
    }
}

fn told_of(
    telling: &Telling<'_>,
    (group, line): (u32, &HeadcountLine),
    (kept, before, own): (&RunRoadLine, i64, &PlannedYear),
    why: Option<(&WhyStep, Levels, bool)>,
) -> RunMove {
    let pinned = telling.inputs.problem.pins.iter();
    let mut pinned = pinned.filter(|pin| pin.least > 0);
    let mut reasons = reasons(kept, before, own, line);
    if let Some((why, ..)) = why {
        reasons.extend(
            why.forced_by
                .iter()
                .map(|breach| RunFact::new("run-headcount-forced").with("what", telling.breach(breach))),
        );
    }
    let year = own.year.to_string();
    let before = RunFact::new("run-headcount-before").with("n", before);
    let after = RunFact::new("run-headcount-after").with("n", own.posts);
    RunMove {
        group,
        key: key_of(&line.id, own.year),
        subject: telling.line(line).into(),
        from: Some(before.with("year", year.clone()).into()),
        to: Some(after.with("year", year).with("most", own.people).into()),
        places: (None, (own.streamlined > 0).then(|| own.streamlined.to_string())),
        flow: (None, None),
        points: None,
        pinned: pinned.any(|pin| pin.year == own.year && is_of(&pin.way, line)),
        why: reasons,
        otherwise: why.and_then(|(why, base, cut_off)| otherwise(telling, why, base, cut_off)),
    }
}

/// Who leaves and comes, and which posts go because nobody holds them.
fn reasons(kept: &RunRoadLine, before: i64, own: &PlannedYear, line: &HeadcountLine) -> Vec<RunFact> {
    let at = kept.years.iter().position(|year| year.year == own.year).unwrap_or(0);
    let people = at.checked_sub(1).and_then(|at| kept.years.get(at));
    let people = people.map_or(kept.present, |year| year.people);
    // What is cut beyond those who are fewer stood empty.
    let empty = (before - own.posts) - (people - own.people).max(0);
    let told = if at == 0 { line.to_cut } else { 0 };
    let all = [
        ("run-headcount-why-told", told),
        ("run-headcount-why-retire", own.retired),
        ("run-headcount-why-resign", own.resigned),
        ("run-headcount-why-streamline", own.streamlined),
        ("run-headcount-why-out", own.moved_out),
        ("run-headcount-why-in", own.moved_in),
        ("run-headcount-why-recruit", own.recruited),
        ("run-headcount-why-empty", empty),
        ("run-headcount-why-over", people - before),
    ];
    let some = all.into_iter().filter(|(_, n)| *n > 0);
    let mut why: Vec<RunFact> = some.map(|(id, n)| RunFact::new(id).with("n", n)).collect();
    if why.is_empty() && own.posts != before {
        why.push(RunFact::new("run-headcount-why-share"));
    }
    why.extend(next(kept, own));
    why
}

/// What the draft of a year assigns for the next one, where that has other posts: it is the only draft that does.
fn next(kept: &RunRoadLine, own: &PlannedYear) -> Option<RunFact> {
    let next = kept.years.iter().find(|next| next.year > own.year)?;
    let more = next.posts - own.posts;
    let id = if more > 0 {
        "run-headcount-why-next-more"
    } else {
        "run-headcount-why-next-cut"
    };
    let fact = RunFact::new(id).with("n", more.abs());
    (more != 0).then(|| fact.with("year", next.year.to_string()))
}

/// The best other road map: what it comes to more, by the first thing that counts, and what it does in its place.
fn otherwise(telling: &Telling<'_>, why: &WhyStep, base: Levels, cut_off: bool) -> Option<RunOtherwise> {
    let Some(StepOtherwise {
        levels,
        proven,
        changes,
    }) = &why.otherwise
    else {
        // A search that was cut off says nothing of what there is without the step.
        return (!cut_off).then(|| RunOtherwise {
            costs: None,
            proven: false,
            instead: Vec::new(),
        });
    };
    let ids = [
        "run-headcount-more-broken",
        "run-headcount-more-excess",
        "run-headcount-more-shortfall",
        "run-headcount-more-money",
        "run-headcount-more-steps",
    ];
    let more = levels.all().into_iter().zip(base.all()).map(|(other, own)| other - own);
    let more: Vec<(&str, i64)> = ids.into_iter().zip(more).filter(|(_, more)| *more != 0).collect();
    let first = more.first().map_or(0, |(_, more)| *more);
    let mut instead: Vec<RunFact> = more
        .iter()
        .map(|(id, more)| {
            let id = if *more > 0 {
                (*id).to_owned()
            } else {
                id.replace("-more-", "-less-")
            };
            RunFact::new(&id).with("n", more.abs())
        })
        .collect();
    instead.extend(changes.iter().take(CHANGES).map(|change| changed(telling, change)));
    #[allow(
        clippy::cast_precision_loss,
        reason = "people and money lie far below the largest whole number"
    )]
    Some(RunOtherwise {
        costs: Some(first as f64),
        proven: *proven && telling.inputs.is_whole(),
        instead,
    })
}

fn changed(telling: &Telling<'_>, change: &StepChange) -> RunFact {
    RunFact::new("run-headcount-would")
        .with("what", Mentioned::from(telling.way(&change.way)))
        .with("year", change.year.to_string())
        .with("n", change.to)
        .with("then", change.from)
}
