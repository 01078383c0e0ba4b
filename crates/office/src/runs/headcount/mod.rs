//! The headcount road map as a run: rules as somebody sets them, the years of each unit as choices with reasons. People are counted, never named.

mod explained;
mod judged;
mod settled;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use ledger::codes::QuotaKind;
use ledger::{Day, Decision};
use planning::core::{Budget, Level as HowHard, Progress};
use planning::headcount::constraints::{HEADCOUNT_CONSTRAINTS, HeadcountBreach};
use planning::headcount::{Step, conflict, solve};

use super::fact::RunFact;
use super::live::RunStage;
use super::planner::{Look, Missing, Planner, RunMoment, RunNews, SHARE};
use super::question::RunSettingKind::{Level, Number, Switch};
use super::question::{RunPin, RunQuestion, RunSetting};
use super::result::{RunResult, StaleMove};
use super::road_map::{RunReduction, RunRoadLine, RunRoadMap};
use crate::figures::CannotRead;
use crate::headcount_plan::{
    HeadcountInputs, HeadcountQuestion, HowFirm, PlannedLine, PlannedYear, no_earlier, planned_years,
};
use crate::office::Office;
use crate::permission::Deed;
use settled::Settled;
use told::Telling;

/// Years, units and ways of coming and going, until the quota is cut.
#[derive(Debug)]
pub(super) struct Headcount;

const SETTINGS: &[RunSetting] = &[
    RunSetting::of("last-year", (1900, 2200), Number),
    RunSetting::of("base-year", (1900, 2200), Number),
    RunSetting::of("cut-civil", (0, 100), Number),
    RunSetting::of("cut-public", (0, 100), Number),
    RunSetting::of("path", (0, 2), Level),
    RunSetting::of("replace", (0, 100), Number),
    RunSetting::of("least", (0, 100), Number),
    RunSetting::of("strength", (0, 2), Level),
    RunSetting::of("streamline", (0, 100), Number),
    RunSetting::of("resign", (0, 1_000), Number),
    RunSetting::of("transfer", (0, 1), Switch),
    RunSetting::of("benefit", (0, 10_000), Number),
    RunSetting::of("budget", (0, 1_000_000), Number),
];
/// Iterations of each trial when it is asked why nothing keeps every rule.
const CONFLICT_ITERATIONS: u64 = 200;
/// How many things that are not met are named.
const UNMET: usize = 40;

impl HeadcountQuestion {
    /// The question of a run.
    fn of_run(question: &RunQuestion) -> Self {
        let year = |key: &str| i32::try_from(question.setting(key)).unwrap_or(0);
        let firm = |key: &str| match question.setting(key) {
            2 => HowFirm::Required,
            1 => HowFirm::Wanted,
            _ => HowFirm::NotAsked,
        };
        Self {
            day: question.on(),
            last_year: year("last-year"),
            base_year: year("base-year"),
            cut_percent: ["cut-civil", "cut-public"].map(|key| question.setting(key)),
            path: firm("path"),
            replace_percent: question.setting("replace"),
            least_percent: question.setting("least"),
            strength: firm("strength"),
            streamline_percent: question.setting("streamline"),
            resign_permille: question.setting("resign"),
            transfers: question.setting("transfer") > 0,
            benefit: question.setting("benefit"),
            budget: question.setting("budget"),
        }
    }
}

const fn level(firm: HowFirm) -> i64 {
    match firm {
        HowFirm::NotAsked => 0,
        HowFirm::Wanted => 1,
        HowFirm::Required => 2,
    }
}

/// The id of a line in a year.
fn key_of(line: &str, year: i32) -> String {
    format!("{line}.{year}")
}

/// The line and the year of an id.
fn of_key(key: &str) -> Option<(&str, i32)> {
    let (line, year) = key.rsplit_once('.')?;
    Some((line, year.parse().ok()?))
}

/// What the ledger has for a question, with what is settled, and what of that cannot be.
fn inputs(moment: &RunMoment<'_>, question: &RunQuestion) -> Result<(HeadcountInputs, Settled), CannotRead> {
    let asked = HeadcountQuestion::of_run(question);
    let at = (moment.known, moment.law_known);
    let mut inputs = moment
        .office
        .headcount_inputs_known(moment.asker, &asked, &moment.value, at)?;
    let mut settled = Settled::of(&inputs, question);
    inputs.problem.pins = std::mem::take(&mut settled.pins);
    Ok((inputs, settled))
}

/// The lines of a road map with the posts of their years.
fn planned_lines(map: &RunRoadMap) -> Vec<PlannedLine<'_>> {
    map.lines.iter().filter_map(planned_line).collect()
}

fn planned_line(line: &RunRoadLine) -> Option<PlannedLine<'_>> {
    let kind = QuotaKind::ALL.iter().copied().find(|kind| kind.word() == line.kind)?;
    Some((line.unit.as_str(), kind, line.years.as_slice()))
}

impl Planner for Headcount {
    fn deeds(&self) -> &'static [Deed] {
        &[Deed::Decide, Deed::Approve]
    }

    /// So many people cannot be streamlined where as many, or fewer, are too many.
    fn contradict(&self, pin: &RunPin, bar: &RunPin) -> bool {
        let people = |settled: &RunPin| settled.place.parse::<i64>().ok();
        let too_many = people(pin).zip(people(bar)).is_some_and(|(pin, bar)| pin >= bar);
        pin == bar || (pin.subject == bar.subject && too_many)
    }

    fn settings(&self) -> &'static [RunSetting] {
        SETTINGS
    }

    fn goals(&self) -> &'static [&'static str] {
        &[]
    }

    fn usual(&self, office: &Office, day: Day) -> BTreeMap<String, i64> {
        let usual = HeadcountQuestion::on(office.law(), day);
        let [civil, public] = usual.cut_percent;
        let usual = [
            ("last-year", usual.last_year.into()),
            ("base-year", usual.base_year.into()),
            ("cut-civil", civil),
            ("cut-public", public),
            ("path", level(usual.path)),
            ("replace", usual.replace_percent),
            ("least", usual.least_percent),
            ("strength", level(usual.strength)),
            ("streamline", usual.streamline_percent),
            ("resign", usual.resign_permille),
            ("transfer", i64::from(usual.transfers)),
            ("benefit", usual.benefit),
            ("budget", usual.budget),
        ];
        usual.map(|(key, number)| (key.to_owned(), number)).into()
    }

    fn look(&self, moment: &RunMoment<'_>, question: &RunQuestion) -> Result<Look, CannotRead> {
        let (inputs, settled) = inputs(moment, question)?;
        let telling = Telling::of(moment, &inputs);
        let missing = inputs.missing.iter().map(|one| (telling.missing(one), one.is_needed()));
        let mut missing: Vec<(RunFact, bool)> = missing.collect();
        missing.extend(
            settled
                .not
                .iter()
                .map(|(pin, why)| (telling.not_settled(pin, *why), true)),
        );
        if !missing.iter().any(|(_, bars)| *bars) {
            let unfit = telling.unfit(&inputs.problem.unfit());
            missing.extend(unfit.into_iter().map(|what| (what, true)));
        }
        missing.extend(telling.law().into_iter().map(|what| (what, false)));
        let missing = missing.into_iter().map(|(what, bars)| Missing { what, bars });
        Ok(Look {
            counts: telling.counts(),
            missing: missing.collect(),
            subjects: telling.subjects(),
            places: Telling::places(question),
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
        let (inputs, _) = inputs(moment, question)?;
        let telling = Telling::of(moment, &inputs);
        let told = inputs.missing.iter().filter(|one| !one.is_needed());
        let mut result = RunResult {
            counts: telling.counts(),
            notices: told.map(|one| telling.missing(one)).chain(telling.law()).collect(),
            ..RunResult::default()
        };
        let needed = inputs.missing.iter().filter(|one| one.is_needed());
        result.unmet = needed.map(|one| telling.missing(one)).collect();
        if !result.unmet.is_empty() {
            // The ledger has moved between the question and its turn.
            return Ok(result);
        }
        tell(RunNews::Stage(RunStage::Solving));
        let is_whole = inputs.is_whole();
        let solved = solve(&inputs.problem, budget, &|progress| {
            tell(RunNews::Better(&proven_of(is_whole, progress)));
        });
        let answer = match solved {
            Ok(answer) => answer,
            Err(unfit) => {
                // The ledger has moved between the question and its turn.
                result.unmet = telling.unfit(&unfit);
                return Ok(result);
            }
        };
        result.answered(&answer);
        tell(RunNews::Stage(RunStage::Explaining));
        let proof = answer.plan.as_ref().and_then(|map| map.levels.first()?.bound);
        result.impossible |= !answer.feasible && proof.is_some_and(|bound| bound > 0);
        if !is_whole {
            // What is left out may be better, or may be what makes it possible.
            (result.proven, result.impossible, result.bound, result.gap_percent) = (false, false, None, None);
        }
        let steps = answer.plan.map(|map| map.steps).unwrap_or_default();
        if result.feasible {
            let after = budget.again(SHARE);
            let steps = no_earlier(&inputs.problem, steps, &after.part(0, SHARE));
            let map = road_map(&inputs, &planned_years(&inputs, &steps));
            result.moves = explained::moves(&telling, &map, &steps, &after);
            result.unmet = unmet(&telling, &inputs, &steps, HowHard::Soft);
            result.road_map = Some(Box::new(map));
        } else {
            result.unmet = unmet(&telling, &inputs, &steps, HowHard::Hard);
            if is_whole {
                result.conflict = against(&telling, &inputs, budget);
            } else {
                // A transfer that was not thought of may be what keeps them all.
                let left_out = inputs.missing.iter().filter(|one| one.leaves_steps_out());
                result.unmet.extend(left_out.map(|one| telling.missing(one)));
            }
        }
        Ok(result)
    }

    fn judge(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
    ) -> Result<Vec<StaleMove>, CannotRead> {
        let (inputs, _) = inputs(moment, question)?;
        Ok(judged::judged(moment, &inputs, result))
    }

    fn drafts(
        &self,
        moment: &RunMoment<'_>,
        question: &RunQuestion,
        result: &RunResult,
        groups: &BTreeSet<u32>,
    ) -> Result<Vec<Decision>, CannotRead> {
        let (inputs, _) = inputs(moment, question)?;
        let Some(map) = &result.road_map else {
            return Ok(Vec::new());
        };
        let chosen = result.moves.iter().filter(|own| groups.contains(&own.group));
        let chosen: BTreeSet<i32> = chosen.filter_map(|own| Some(of_key(&own.key)?.1)).collect();
        let lines = planned_lines(map);
        Ok(inputs.drafts((moment.office, &moment.value), (&map.years, &lines), &chosen))
    }
}

/// Demands that cannot be met together.
fn against(telling: &Telling<'_>, inputs: &HeadcountInputs, budget: &Budget) -> Vec<RunFact> {
    let demands = conflict(&inputs.problem, CONFLICT_ITERATIONS, &budget.again(SHARE));
    let mut all: Vec<RunFact> = demands.iter().map(|demand| telling.demand(demand)).collect();
    if !all.is_empty() {
        // How many may be streamlined at all is no demand of its own, and always among the reasons.
        all.push(telling.most_streamlined());
    }
    all
}

/// What a solver tells of the problem, as far as it holds of the whole.
fn proven_of(is_whole: bool, progress: &Progress) -> Progress {
    let mut told = progress.clone();
    if !is_whole {
        (told.bound, told.gap_percent) = (None, None);
    }
    told
}

/// What is kept of a road map.
fn road_map(inputs: &HeadcountInputs, years: &[Vec<PlannedYear>]) -> RunRoadMap {
    RunRoadMap {
        years: inputs.years.clone(),
        base_year: inputs.question.base_year,
        known: Some(inputs.seq.0),
        targets: inputs
            .targets
            .iter()
            .map(|target| RunReduction {
                kind: target.kind.word().to_owned(),
                base: target.base,
                percent: target.percent,
                today: target.today,
                path: target.path.clone(),
            })
            .collect(),
        lines: inputs
            .lines
            .iter()
            .zip(years)
            .map(|(line, years)| RunRoadLine {
                id: line.id.clone(),
                unit: line.unit_id.clone(),
                kind: line.kind.word().to_owned(),
                assigned: line.assigned,
                present: line.present,
                retiring: line.retiring.iter().sum(),
                years: years.clone(),
            })
            .collect(),
    }
}

/// What a road map does not keep, the first of it.
fn unmet(telling: &Telling<'_>, inputs: &HeadcountInputs, steps: &[Step], level: HowHard) -> Vec<RunFact> {
    let all = HEADCOUNT_CONSTRAINTS
        .iter()
        .filter(|constraint| constraint.level == level);
    let found = all.flat_map(|constraint| constraint.of(&inputs.problem, steps));
    let priced = |breach: &HeadcountBreach| {
        matches!(
            breach,
            HeadcountBreach::Benefit { .. } | HeadcountBreach::Disrupts { .. } | HeadcountBreach::Differs { .. }
        )
    };
    let told = found.filter(|found| !priced(&found.breach));
    told.take(UNMET).map(|found| telling.breach(&found.breach)).collect()
}
