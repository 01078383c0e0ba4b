//! Runs of the planners and what is accepted of them: what a run would work on, the run as it goes, what it found and why, two to four side by
//! side, and plans of drafts. Each kind of run tells itself which rules and goals it has: nothing here names one.

mod accepted;
mod aside;
mod compared;
mod network;
mod question;
mod refused;
mod result;
mod road_map;
mod run;
mod timetable;

use office::figures::Asker;
use office::permission::{DataClass, Deed};
use office::runs::Run;

use self::question::{QUESTION, SECONDS};
use crate::api::call::PAGE;
use crate::api::{Call, Input, Kind, Operation, Trouble, Verb};
use crate::site::Rule;

pub(super) use self::question::kinds;
pub(super) use self::run::states;

const PLAN: Rule = Rule::Any(&[Deed::Plan]);
const PLAN_OR_PAPERS: Rule = Rule::Any(&[Deed::Plan, Deed::Decide, Deed::Approve]);
const WRITE: Rule = Rule::Any(&[Deed::Decide]);

const RUN: Input = Input::must("run", Kind::Numbered("LT"), "The run.", "LT-1");
const PLAN_ID: Input = Input::must("plan", Kind::Numbered("KH"), "The plan.", "KH-1");
const DAY: &[Input] = &[Input::may(
    "day",
    Kind::Day,
    "The day by whose law the usual numbers are told. Without it: the office's usual day, most often today.",
    "2019-03-14",
)];
const WHICH: &[Input] = &[
    Input::may("kind", Kind::Choice(kinds), "Of this kind alone.", "rotation"),
    Input::may("state", Kind::Choice(states), "In this state alone.", "done"),
];
const BESIDE: &[Input] = &[
    Input::must("with", Kind::Numbered("LT"), "The run beside it.", "LT-2"),
    Input::may("third", Kind::Numbered("LT"), "A third one.", "LT-3"),
    Input::may("fourth", Kind::Numbered("LT"), "A fourth one.", "LT-4"),
];
const GROUP: &[Input] = &[Input::must(
    "group",
    Kind::Whole(0, 1_000_000),
    "A group of choices, by its number in the result.",
    "0",
)];
const ACCEPTED: &[Input] = &[
    Input::must(
        "groups",
        Kind::Each(GROUP, 2_000),
        "The groups that are accepted: choices with one number hang together.",
        "[]",
    ),
    Input::may(
        "title",
        Kind::Line(200),
        "What the plan is called. Without it: as on pages, by what was asked and of which run.",
        "Luân chuyển quý II",
    ),
];

const ASIDE: &[Input] = &[Input::must(
    "reason",
    Kind::Line(1_000),
    "Why it is put aside.",
    "Sổ đã có quyết định khác",
)];

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    let mut all = asking();
    all.extend(of_a_run());
    all.extend(of_plans());
    all
}

fn asking() -> Vec<Operation> {
    vec![
        Operation::new(
            "listRunKinds",
            (Verb::Get, "/api/v1/run-kinds"),
            PLAN,
            "The kinds of runs that the key may ask for, with their rules, the usual numbers and the goals.",
            question::list_kinds,
        )
        .asked(&[DAY]),
        Operation::new(
            "lookBeforeRun",
            (Verb::Post, "/api/v1/runs/look"),
            PLAN,
            "What a run would work on: how much there is, what is missing, and what can be settled beforehand. Nothing is begun.",
            question::look,
        )
        .told(&[QUESTION]),
        Operation::new(
            "listRuns",
            (Verb::Get, "/api/v1/runs"),
            PLAN,
            "The runs that the key may see, the newest first.",
            run::list,
        )
        .asked(&[PAGE, WHICH]),
        Operation::new(
            "beginRun",
            (Verb::Post, "/api/v1/runs"),
            PLAN,
            "Begins a run: it waits for its turn and is worked on in the background. What is missing is told at once, and then nothing is begun.",
            run::begin,
        )
        .told(&[QUESTION, SECONDS])
        .once(),
    ]
}

fn of_a_run() -> Vec<Operation> {
    vec![
        Operation::new(
            "getRun",
            (Verb::Get, "/api/v1/runs/{run}"),
            PLAN,
            "A run: what was asked, where it stands, and how good the best is that it has found so far.",
            run::show,
        )
        .at(&[RUN]),
        Operation::new(
            "stopRun",
            (Verb::Post, "/api/v1/runs/{run}/stop"),
            PLAN,
            "Stops a run; the best until then is kept. One that waits is given up.",
            run::stop,
        )
        .at(&[RUN]),
        Operation::new(
            "giveUpRun",
            (Verb::Post, "/api/v1/runs/{run}/giving-up"),
            PLAN,
            "Gives a run up: nothing of what it found is kept.",
            run::give_up,
        )
        .at(&[RUN]),
        Operation::new(
            "repeatRun",
            (Verb::Post, "/api/v1/runs/{run}/again"),
            PLAN,
            "Asks the same question again; where the run gave something, on the ledger as it is now.",
            run::again,
        )
        .at(&[RUN])
        .once(),
        Operation::new(
            "getRunResult",
            (Verb::Get, "/api/v1/runs/{run}/result"),
            PLAN,
            "What a run gave: its choices with their reasons, what refusing each would cost, what is not met, and what the newest ledger no longer \
             bears; 409 while it gave nothing.",
            result::show,
        )
        .at(&[RUN]),
        Operation::new(
            "getRunTimetable",
            (Verb::Get, "/api/v1/runs/{run}/timetable"),
            PLAN,
            "The timetable of a run whose choices are classes: when, where, by whom, and who learns; 404 where there is none.",
            timetable::show,
        )
        .at(&[RUN]),
        Operation::new(
            "compareRuns",
            (Verb::Get, "/api/v1/runs/{run}/comparison"),
            PLAN,
            "Two to four runs of one kind side by side, each of which gave something: the measures and the choices in which they differ.",
            compared::show,
        )
        .at(&[RUN])
        .asked(&[BESIDE]),
        Operation::new(
            "acceptRun",
            (Verb::Post, "/api/v1/runs/{run}/acceptance"),
            PLAN,
            "Makes a plan of drafts of some groups of choices, as the newest ledger bears them. Nothing takes effect by itself; whoever may draft \
             decisions on all of it begins the drafts in the same stroke.",
            accepted::accept,
        )
        .at(&[RUN])
        .told(&[ACCEPTED])
        .once(),
    ]
}

fn of_plans() -> Vec<Operation> {
    vec![
        Operation::new(
            "listPlans",
            (Verb::Get, "/api/v1/plans"),
            PLAN_OR_PAPERS,
            "The accepted plans that the key may see, the newest first: its own, and those of which it decides or approves every part.",
            accepted::list,
        )
        .asked(&[PAGE]),
        Operation::new(
            "getPlan",
            (Verb::Get, "/api/v1/plans/{plan}"),
            PLAN_OR_PAPERS,
            "An accepted plan: its drafts and where each stands, and the figures that it changes.",
            accepted::show,
        )
        .at(&[PLAN_ID]),
        Operation::new(
            "beginPlanDrafts",
            (Verb::Post, "/api/v1/plans/{plan}/drafts"),
            WRITE,
            "Begins the drafts of a plan that has none yet: each then goes its own way to a signature.",
            accepted::begin_drafts,
        )
        .at(&[PLAN_ID]),
        Operation::new(
            "putPlanAside",
            (Verb::Post, "/api/v1/plans/{plan}/putting-aside"),
            PLAN_OR_PAPERS,
            "Puts a plan aside, with a reason, whose drafts were not begun: it is in nobody's tasks any longer, and its choices can be accepted \
             anew. Whoever proposed it may, and whoever may draft decisions on all of it.",
            aside::put,
        )
        .at(&[PLAN_ID])
        .told(&[ASIDE]),
        Operation::new(
            "takePlanBack",
            (Verb::Post, "/api/v1/plans/{plan}/taking-back"),
            PLAN_OR_PAPERS,
            "Takes a plan back that was put aside; 409 where choices of it are in another plan meanwhile.",
            aside::take_back,
        )
        .at(&[PLAN_ID]),
    ]
}

/// Whether the key may plan for anybody at all.
fn must_plan(call: &Call) -> Result<(), Trouble> {
    let structure = call.visit.structure();
    let scope = call.visit.scope(Deed::Plan, DataClass::Personal, &structure);
    if scope.is_empty() {
        Err(Trouble::Forbidden)
    } else {
        Ok(())
    }
}

/// The run that an address or a field names, if the key may see it.
fn found(call: &Call, field: &str) -> Result<Run, Trouble> {
    let id = call.text(field).unwrap_or_default();
    let run = call.visit.site.office().run(asker(call), id);
    run.ok_or(Trouble::NotFound)
}

fn asker(call: &Call) -> Asker<'_> {
    Asker::Account(&call.visit.actor)
}
