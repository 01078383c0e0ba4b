//! `xungtam rotation`: who could go where on a day, kept as a plan of draft decisions.

mod tell;

use clap::Args;
use ledger::Day;
use office::figures::Asker;
use office::rotation::RotationQuestion;
use planning::assignment::placement::{conflict, solve};
use words::Message;

use super::Context;
use super::search::{self, SearchArgs};
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
    #[command(flatten)]
    search: SearchArgs,
}

pub(crate) fn run(context: &Context, args: &RotationArgs) -> Result<(), Trouble> {
    let office = args.search.plan.office(context)?;
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
    let budget = args.search.budget();
    let solved = solve(&inputs.problem, &budget, &|progress| {
        args.search.tell(context, &search::progress(context, progress));
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
    let saved = args.search.plan.save(&office, asker, &title, drafts)?;
    if args.search.plan.json {
        say::data(telling.as_json(&answer, &chains, saved.as_ref().map(|plan| plan.id.as_str())));
        return Ok(());
    }
    telling.tell(&answer, &chains);
    say::data(context.speak(&search::kept(saved.as_ref())));
    Ok(())
}
