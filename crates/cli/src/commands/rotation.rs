//! `xungtam rotation`: who could go where on a day, kept as a plan of draft decisions.

mod tell;

use std::time::{Duration, Instant};

use clap::Args;
use ledger::Day;
use office::figures::Asker;
use office::rotation::RotationQuestion;
use planning::assignment::placement::{conflict, solve};
use planning::core::{Budget, Cancel, Clock, Progress};
use words::Message;

use super::{Context, needs};
use crate::say::{self, Trouble};
use tell::Telling;

/// Where the law book says for how long somebody is appointed: who has led for so long is to be considered.
const TERM: &str = "mobility.appointment-term";
/// Iterations of each trial when it is asked why there is no plan.
const CONFLICT_ITERATIONS: u64 = 40;

#[derive(Debug, Args)]
pub(crate) struct RotationArgs {
    /// Ngày có hiệu lực; mặc định: hôm nay.
    #[arg(long, value_parser = crate::day::day, value_name = "DAY")]
    as_of: Option<Day>,
    /// Xem xét người đã giữ một chức vụ từ ngần này tháng; mặc định: thời hạn bổ nhiệm theo quy định.
    #[arg(long, value_name = "MONTHS", value_parser = clap::value_parser!(i32).range(1..=600))]
    months_in_post: Option<i32>,
    /// Mỗi cơ quan, đơn vị rời đi nhiều nhất ngần này người.
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=1000))]
    most_lost: i64,
    /// Không xét việc tăng cường cho xã, phường, thị trấn.
    #[arg(long)]
    no_reinforcement: bool,
    /// Giây để tìm phương án.
    #[arg(long, default_value_t = 10, value_name = "S", value_parser = clap::value_parser!(u64).range(1..=3600))]
    seconds: u64,
    /// Giới hạn số bước tìm, để lần nào cũng ra cùng một phương án.
    #[arg(long, value_name = "N")]
    iterations: Option<u64>,
    /// Hạt giống.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Chỉ xem, không lưu phương án.
    #[arg(long)]
    dry_run: bool,
    /// In dưới dạng JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(context: &Context, args: &RotationArgs) -> Result<(), Trouble> {
    let office = if args.dry_run {
        context.read()?
    } else {
        context.write()?
    };
    let asker = Asker::Command("console");
    let day = args.as_of.unwrap_or_else(|| office.today());
    let term = || office.law().value(TERM, day).ok()?.body().whole();
    let months = args.months_in_post.or_else(|| i32::try_from(term()?).ok());
    let months = months.ok_or_else(|| Trouble::of("cli-rotation-no-term").with("day", day))?;
    let mut question = RotationQuestion::on(day, months);
    question.reinforce = !args.no_reinforcement;
    question.most_lost = Some(args.most_lost);
    let inputs = office
        .rotation_inputs(asker, &question)
        .map_err(|problem| super::figures::cannot_read(&problem, &office))?;
    let value = office.value();
    let telling = Telling::of(context.lang, office.law(), &value, &inputs);
    if inputs.problem.people.is_empty() || inputs.missing.contains(&office::rotation::MissingInput::NoSeats) {
        return Err(Trouble::of("cli-rotation-nothing").points(telling.missing()));
    }
    let budget = budget(args);
    let solved = solve(&inputs.problem, &budget, &|progress| {
        if !args.json {
            say::words(context.speak(&told(context, progress)));
        }
    });
    // The problem is this program's own: that it is unfit is its fault.
    let answer = solved.map_err(|unfit| Trouble::of("cli-fault").because(format!("{unfit:?}")))?;
    let Some(plan) = answer.plan.as_ref().filter(|_| answer.feasible) else {
        let demands = conflict(&inputs.problem, CONFLICT_ITERATIONS, &budget);
        let points = telling
            .missing()
            .into_iter()
            .chain(demands.iter().map(|one| telling.demand(one)));
        return Err(Trouble::of("cli-rotation-impossible").points(points));
    };
    let chains = inputs.chains(plan);
    let drafts = inputs.drafts(&office, &value, plan, &(0..chains.len()).collect());
    let title = context.speak(&Message::new("rotation-plan-title").with("day", day));
    let saved = if args.dry_run || drafts.is_empty() {
        None
    } else {
        let saved = office.save_plan(asker, &title, drafts);
        Some(saved.map_err(|problem| needs::not_saved(problem, &office))?)
    };
    if args.json {
        say::data(telling.as_json(&answer, &chains, saved.as_ref().map(|plan| plan.id.as_str())));
        return Ok(());
    }
    telling.tell(&answer, &chains);
    let saved = match saved {
        Some(plan) => Message::new("cli-plan-saved")
            .with("id", plan.id.as_str())
            .with("n", plan.drafts.len()),
        None => Message::new("cli-plan-not-saved"),
    };
    say::data(context.speak(&saved));
    Ok(())
}

fn budget(args: &RotationArgs) -> Budget {
    let (began, cancel) = (Instant::now(), Cancel::default());
    super::solve::stop_on_ctrl_c(cancel.clone());
    let clock = Clock::new(move || began.elapsed());
    let budget = match args.iterations {
        Some(limit) => Budget::iterations(limit).with_clock(clock),
        None => Budget::within(clock, Duration::from_secs(args.seconds)),
    };
    budget.with_seed(args.seed).with_cancel(&cancel)
}

fn told(context: &Context, progress: &Progress) -> Message {
    let shown =
        |number: Option<f64>| number.map_or_else(|| context.lang.say("cli-solve-none"), |number| number.to_string());
    Message::new("cli-solve-progress")
        .with("seconds", format!("{:.2}", progress.seconds))
        .with("objective", shown(progress.objective))
        .with("bound", shown(progress.bound))
}
