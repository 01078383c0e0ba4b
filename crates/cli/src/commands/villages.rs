//! `xungtam villages`: which villages and residential groups become one, kept as a plan of draft decisions.

mod tell;

use clap::Args;
use ledger::codes::UnitKind;
use ledger::{Day, UnitId};
use office::Office;
use office::figures::Asker;
use office::village_plan::{MissingVillageInput, VillageInputs, VillageQuestion};
use planning::core::Progress;
use planning::regions::{conflict, solve};
use words::Message;

use super::Context;
use super::search::{self, SearchArgs};
use super::solve::plan::villages::Names;
use crate::say::{self, Trouble};
use tell::Telling;

/// Iterations of each trial when it is asked why there is no plan.
const CONFLICT_ITERATIONS: u64 = 1000;

#[derive(Debug, Args)]
pub(crate) struct VillagesArgs {
    /// Ngày có hiệu lực; mặc định: hôm nay.
    #[arg(long, value_parser = crate::day::day, value_name = "DAY")]
    as_of: Option<Day>,
    /// Chỉ một xã, phường, thị trấn (tên hoặc mã).
    #[arg(long, value_name = "U")]
    unit: Option<String>,
    /// Số hộ ít nhất của một thôn; mặc định: theo quy định.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    least_village: Option<u32>,
    /// Số hộ ít nhất của một tổ dân phố, khu; mặc định: theo quy định.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    least_group: Option<u32>,
    /// Chỉ nhập nơi phải sáp nhập theo quy định, không đòi mọi nơi đủ số hộ.
    #[arg(long)]
    only_must: bool,
    /// Giữ nguyên thôn, khu này (tên hoặc mã); dùng được nhiều lần.
    #[arg(long, value_name = "U")]
    keep: Vec<String>,
    /// Hai thôn, khu phải về một; dùng được nhiều lần.
    #[arg(long, value_name = "U,U")]
    together: Vec<String>,
    /// Hai thôn, khu không về một; dùng được nhiều lần.
    #[arg(long, value_name = "U,U")]
    apart: Vec<String>,
    /// Một hộ phải đổi thôn bằng ngần này mét cách xa giữa các thôn nhập lại.
    #[arg(long, default_value_t = 10, value_name = "METRES", value_parser = clap::value_parser!(u32).range(0..=100_000))]
    change_metres: u32,
    #[command(flatten)]
    search: SearchArgs,
}

pub(crate) fn run(context: &Context, args: &VillagesArgs) -> Result<(), Trouble> {
    let office = args.search.plan.office(context)?;
    let asker = Asker::Command("console");
    let question = question(&office, args)?;
    let inputs = office
        .village_inputs(asker, &question)
        .map_err(|problem| super::figures::cannot_read(&problem, &office))?;
    let value = office.value();
    let telling = Telling::of(context.lang, office.law(), &value, &inputs);
    if inputs.missing.iter().any(MissingVillageInput::is_needed) {
        return Err(Trouble::of("cli-villages-missing").points(telling.missing()));
    }
    let budget = args.search.budget();
    let answer = solve(&inputs.problem, &budget, &|progress| {
        args.search.tell(context, &told(context, progress));
    })
    .map_err(|obstacles| {
        let named = named(&inputs);
        let said = |one| telling.needs_both(one).unwrap_or_else(|| Names(&named).obstacle(one));
        let points: Vec<Message> = obstacles.iter().map(said).collect();
        Trouble::of("cli-villages-impossible").points(points)
    })?;
    let Some(plan) = answer.plan.as_ref().filter(|_| answer.feasible) else {
        let pairs = conflict(&inputs.problem, CONFLICT_ITERATIONS, &budget);
        return Err(Trouble::of("cli-villages-impossible").points(pairs.iter().map(|pair| telling.pair(*pair))));
    };
    let mergers = inputs.mergers(plan);
    let drafts = inputs.drafts(&office, &value, plan, &(0..mergers.len()).collect());
    let title = context.speak(&Message::new("villages-plan-title").with("day", question.day));
    let saved = args.search.plan.save(&office, asker, &title, drafts)?;
    if args.search.plan.json {
        let id = saved.as_ref().map(|plan| plan.id.as_str());
        say::data(telling.as_json(&answer, plan, &mergers, id));
        return Ok(());
    }
    telling.tell(&answer, plan, &mergers);
    say::data(context.speak(&search::kept(saved.as_ref())));
    Ok(())
}

fn question(office: &Office, args: &VillagesArgs) -> Result<VillageQuestion, Trouble> {
    let unit = |text: &str| super::figures::find_unit(office, text);
    let pair = |text: &String| -> Result<(UnitId, UnitId), Trouble> {
        let (one, two) = text
            .split_once(',')
            .ok_or_else(|| Trouble::of("cli-villages-bad-pair").with("typed", text.as_str()))?;
        Ok((unit(one.trim())?, unit(two.trim())?))
    };
    let mut question = VillageQuestion::on(args.as_of.unwrap_or_else(|| office.today()));
    question.within = args.unit.as_deref().map(unit).transpose()?.into_iter().collect();
    let least = [
        (UnitKind::Village, args.least_village),
        (UnitKind::ResidentGroup, args.least_group),
    ];
    question.least = least
        .into_iter()
        .filter_map(|(kind, least)| Some((kind, least?)))
        .collect();
    question.only_must = args.only_must;
    question.kept = args.keep.iter().map(|text| unit(text)).collect::<Result<_, _>>()?;
    question.together = args.together.iter().map(pair).collect::<Result<_, _>>()?;
    question.apart = args.apart.iter().map(pair).collect::<Result<_, _>>()?;
    question.change_metres = args.change_metres;
    Ok(question)
}

/// The problem with names in the place of ids: for words, not for the search.
fn named(inputs: &VillageInputs) -> planning::regions::Problem {
    let mut named = inputs.problem.clone();
    for village in &mut named.villages {
        village.id.clone_from(&village.name);
    }
    named
}

fn told(context: &Context, progress: &Progress) -> Message {
    // The search counts groups as a price below nothing.
    let shown = |number: Option<f64>| {
        let number = number.map(|number| format!("{:.0}", -number));
        number.unwrap_or_else(|| context.lang.say("cli-solve-none"))
    };
    Message::new("villages-progress")
        .with("seconds", format!("{:.2}", progress.seconds))
        .with("left", shown(progress.objective))
        .with("most", shown(progress.bound))
}
