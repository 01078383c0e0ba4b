//! The school network as a run: rules and goals as somebody sets them, the network's answer as choices with reasons, site by site.

mod explained;
mod judged;
mod settled;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Day, Decision};
use planning::core::Budget;
use planning::facilities::constraints::{by_constraint, conflicts, faults};
use planning::facilities::solve::solve;

use super::fact::RunFact;
use super::live::{RunStage, points};
use super::planner::{Look, Missing, Planner, RunMoment, RunNews};
use super::question::RunSettingKind::{Number, Switch};
use super::question::{RunQuestion, RunSetting};
use super::result::{RunResult, StaleMove};
use crate::figures::CannotRead;
use crate::office::Office;
use crate::permission::Deed;
use crate::school_plan::{SchoolInputs, SchoolQuestion, SchoolsAfter};
use settled::Settled;
use told::Telling;

/// Which school sites are kept, and which schools become one.
#[derive(Debug)]
pub(super) struct Schools;

const SETTINGS: &[RunSetting] = &[
    RunSetting::of("small", (0, 100_000), Number),
    RunSetting::of("room-pupils", (1, 200), Number),
    RunSetting::of("primary-share", (0, 100), Number),
    RunSetting::of("far-primary-mountain", (0, 100_000), Number),
    RunSetting::of("far-primary", (0, 100_000), Number),
    RunSetting::of("far-secondary-mountain", (0, 100_000), Number),
    RunSetting::of("far-secondary", (0, 100_000), Number),
    RunSetting::of("several-levels", (0, 1), Switch),
];
/// The usual order: few small sites, short ways, few pupils who change.
const GOALS: &[&str] = &["sites", "school-way", "pupils-stay"];
/// What a site that is kept costs, a pupil and kilometre, and a pupil who changes, by the place of the goal.
const SITE: [u32; 3] = [1_200, 600, 200];
const WAY: [u32; 3] = [8, 2, 1];
const CHANGE: [u32; 3] = [6, 3, 1];

impl SchoolQuestion {
    /// The question of a run, with what is settled.
    fn of_run(question: &RunQuestion, settled: Settled) -> Self {
        let metres = |key: &str| u32::try_from(question.setting(key)).unwrap_or(0);
        let count = |key: &str| u64::try_from(question.setting(key)).unwrap_or(0);
        let price = |prices: [u32; 3], goal: &str| prices.get(question.rank(goal)).copied().unwrap_or(1);
        Self {
            small: count("small"),
            room_pupils: count("room-pupils"),
            primary_percent: count("primary-share"),
            farthest: [
                [metres("far-primary-mountain"), metres("far-primary")],
                [metres("far-secondary-mountain"), metres("far-secondary")],
            ],
            several_levels: question.setting("several-levels") > 0,
            stay: settled.stay,
            close: settled.close,
            site_points: price(SITE, "sites"),
            way_points: price(WAY, "school-way"),
            change_points: price(CHANGE, "pupils-stay"),
            ..Self::on(question.on())
        }
    }
}

/// What the ledger has for a question, with what is settled.
fn inputs(moment: &RunMoment<'_>, question: &RunQuestion) -> Result<SchoolInputs, CannotRead> {
    let asked = SchoolQuestion::of_run(question, Settled::of(&moment.value, question));
    moment
        .office
        .school_inputs_known(moment.asker, &asked, &moment.value, moment.known)
}

impl Planner for Schools {
    fn deeds(&self) -> &'static [Deed] {
        &[Deed::Decide, Deed::Approve]
    }

    fn settings(&self) -> &'static [RunSetting] {
        SETTINGS
    }

    fn goals(&self) -> &'static [&'static str] {
        GOALS
    }

    fn usual(&self, _: &Office, day: Day) -> BTreeMap<String, i64> {
        let usual = SchoolQuestion::on(day);
        let whole = |number: u64| i64::try_from(number).unwrap_or(0);
        let [primary, secondary] = usual.farthest;
        let usual = [
            ("small", whole(usual.small)),
            ("room-pupils", whole(usual.room_pupils)),
            ("primary-share", whole(usual.primary_percent)),
            ("far-primary-mountain", primary[0].into()),
            ("far-primary", primary[1].into()),
            ("far-secondary-mountain", secondary[0].into()),
            ("far-secondary", secondary[1].into()),
            ("several-levels", i64::from(usual.several_levels)),
        ];
        usual.map(|(key, number)| (key.to_owned(), number)).into()
    }

    fn look(&self, moment: &RunMoment<'_>, question: &RunQuestion) -> Result<Look, CannotRead> {
        let inputs = inputs(moment, question)?;
        let telling = Telling::of(moment, &inputs);
        let unread = Settled::of(&moment.value, question).unread;
        let unread = unread.iter().map(|pin| Missing {
            what: Telling::unread(pin),
            bars: true,
        });
        let missing = unread.chain(inputs.missing.iter().map(|one| Missing {
            what: telling.missing(one),
            bars: one.is_needed(),
        }));
        let assumed = telling.assumed().into_iter().map(|what| Missing { what, bars: false });
        Ok(Look {
            counts: telling.counts(),
            missing: missing.chain(assumed).collect(),
            subjects: telling.subjects(),
            places: Telling::places(),
            ..Look::default()
        })
    }

    fn solve(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        budget: &Budget,
        tell: &(dyn Fn(RunNews<'_>) + Sync),
    ) -> Result<RunResult, CannotRead> {
        let inputs = inputs(moment, question)?;
        let telling = Telling::of(moment, &inputs);
        let needed = || inputs.missing.iter().filter(|one| one.is_needed());
        let beside = inputs.missing.iter().filter(|one| !one.is_needed());
        let mut result = RunResult {
            counts: telling.counts(),
            notices: beside
                .map(|one| telling.missing(one))
                .chain(telling.assumed())
                .collect(),
            unmet: needed().map(|one| telling.missing(one)).collect(),
            ..RunResult::default()
        };
        if needed().next().is_some() {
            // The ledger has moved between the question and its turn.
            return Ok(result);
        }
        if !faults(&inputs.network).is_empty() {
            result.unmet.push(RunFact::new("run-schools-unfit"));
            return Ok(result);
        }
        tell(RunNews::Stage(RunStage::Solving));
        let against = conflicts(&inputs.network);
        if !against.is_empty() {
            // Each of them is a proof: nobody needs to search.
            result.impossible = true;
            result.conflict = against.iter().map(|one| telling.conflict(one)).collect();
            return Ok(result);
        }
        let answer = solve(&inputs.network, budget, &|progress| tell(RunNews::Better(progress)));
        result.answered(&answer);
        tell(RunNews::Stage(RunStage::Explaining));
        if let Some(plan) = answer.plan.as_ref().filter(|_| answer.feasible) {
            let after = SchoolsAfter::of(&inputs, plan);
            result.points = points(&by_constraint(&inputs.network, plan));
            result.moves = explained::moves(&telling, plan, &after, answer.objective.unwrap_or(0.0), budget);
            result.unmet = explained::small(&telling, plan, &after);
            result.network = Some(Box::new(telling.network(&after)));
        }
        Ok(result)
    }

    fn held(&self, result: &RunResult) -> Vec<StaleMove> {
        judged::held(result)
    }

    fn judge(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
    ) -> Result<Vec<StaleMove>, CannotRead> {
        let inputs = inputs(moment, &question.unsettled())?;
        Ok(judged::judged(&Telling::of(moment, &inputs), result))
    }

    fn drafts(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
        groups: &BTreeSet<u32>,
    ) -> Result<Vec<Decision>, CannotRead> {
        let inputs = inputs(moment, &question.unsettled())?;
        let chosen = result
            .network
            .as_ref()
            .and_then(|network| network.after(&inputs, |site| site.group.is_some_and(|group| groups.contains(&group))));
        Ok(chosen.map_or_else(Vec::new, |after| inputs.drafts(&moment.value, &after)))
    }
}
