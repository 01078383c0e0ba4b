//! `xungtam training`: the year's classes with rooms, lecturers, half days and learners, kept as a timetable and a plan of draft decisions.

mod json;
mod tell;

use clap::Args;
use ledger::Day;
use office::figures::Asker;
use office::plans::Plan as Drafts;
use office::training_plan::{CannotKeep, KeptTimetable, TrainingQuestion};
use office::writer::NotDone;
use planning::timetable::training::solve;
use words::Message;

use super::Context;
use super::search::{self, SearchArgs};
use crate::say::{self, Trouble};
use tell::Telling;

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "switches of the command line")]
pub(crate) struct TrainingArgs {
    /// Xem tại ngày; các lớp khai giảng sau ngày ấy được xếp; mặc định: hôm nay.
    #[arg(long, value_parser = crate::day::day, value_name = "DAY")]
    as_of: Option<Day>,
    /// Năm mở lớp; mặc định: năm của ngày ấy.
    #[arg(long, value_parser = clap::value_parser!(i32).range(1900..=2200))]
    year: Option<i32>,
    /// Mỗi cơ quan, đơn vị mỗi ngày giữ lại ít nhất ngần này phần trăm số người.
    #[arg(long, default_value_t = 70, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    present: u8,
    /// Chỉ tiêu mỗi lớp mới, phần trăm so với sức chứa của chương trình.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1000))]
    capacity_percent: u32,
    /// Lớp dài hơn bốn tuần học ngần này ngày mỗi tuần.
    #[arg(long, default_value_t = 2, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=5))]
    days_a_week: u32,
    /// Lớp mới lệch nhiều nhất ngần này tuần so với chỗ của nó trong năm.
    #[arg(long, default_value_t = 6, value_name = "WEEKS", value_parser = clap::value_parser!(u32).range(0..=52))]
    weeks_around: u32,
    /// Cho dời cả những lớp đã mở (mặc định giữ ngày đã thông báo).
    #[arg(long)]
    move_open: bool,
    /// Giữ nhiều nhất có thể của một thời khóa biểu đã lưu.
    #[arg(long, value_name = "TKB")]
    from: Option<String>,
    /// Lớp giữ nguyên buổi, phòng, giảng viên, học viên như thời khóa biểu của --from; nêu được nhiều lần.
    #[arg(long, value_name = "CLASS", requires = "from")]
    pin: Vec<String>,
    /// Nói vì sao từng lớp học lúc ấy, ở đó.
    #[arg(long)]
    why: bool,
    #[command(flatten)]
    search: SearchArgs,
}

impl TrainingArgs {
    fn question(&self, day: Day) -> TrainingQuestion {
        TrainingQuestion {
            year: self.year,
            capacity_percent: self.capacity_percent,
            least_present_percent: self.present,
            days_a_week: self.days_a_week,
            weeks_around: self.weeks_around,
            move_open: self.move_open,
            former: self.from.clone(),
            pinned: self.pin.clone(),
            ..TrainingQuestion::on(day)
        }
    }
}

pub(crate) fn run(context: &Context, args: &TrainingArgs) -> Result<(), Trouble> {
    let office = args.search.plan.office(context)?;
    let asker = Asker::Command("console");
    let question = args.question(args.as_of.unwrap_or_else(|| office.today()));
    let inputs = office
        .training_inputs(asker, &question)
        .map_err(|problem| super::figures::cannot_read(&problem, &office))?;
    let value = office.value();
    let telling = Telling::of(context.lang, office.law(), &value, &inputs);
    if !inputs.missing.is_empty() {
        return Err(Trouble::of("cli-training-nothing").points(telling.missing()));
    }
    if !args.search.plan.json {
        telling.head();
    }
    let budget = args.search.budget();
    let solved = solve(&inputs.problem, &budget, &|progress| {
        args.search.tell(context, &search::progress(context, progress));
    });
    // What stands against a search was asked for before.
    let answer = solved.map_err(|troubles| Trouble::of("cli-fault").because(format!("{troubles:?}")))?;
    let Some(plan) = answer.plan.as_ref().filter(|_| answer.feasible) else {
        let broken = answer.plan.as_ref().map(|plan| telling.broken(plan));
        return Err(Trouble::of("cli-training-not-found").points(broken.unwrap_or_default()));
    };
    let saved = if args.search.plan.dry_run {
        None
    } else {
        let drafts = inputs.drafts(&office.value(), plan);
        let drafts = args.search.plan.save(&office, asker, &inputs.title(), drafts)?;
        let timetable = office.save_timetable(asker, &inputs, &answer, drafts.as_ref().map(|plan| plan.id.as_str()));
        Some((timetable.map_err(not_kept)?, drafts))
    };
    if args.search.plan.json {
        say::data(telling.as_json(&answer, plan, saved.as_ref(), args.why));
        return Ok(());
    }
    telling.tell(&answer, plan, args.why);
    for line in saved_as(saved.as_ref()) {
        say::data(context.speak(&line));
    }
    Ok(())
}

fn not_kept(problem: NotDone<CannotKeep>) -> Trouble {
    super::unwritten(problem, |refused| match refused {
        CannotKeep::Store(problem) => Trouble::of("cli-not-written").because(problem),
        CannotKeep::NoPlan | CannotKeep::NotForAll => Trouble::of("cli-fault").because(format!("{refused:?}")),
    })
}

fn saved_as(saved: Option<&(KeptTimetable, Option<Drafts>)>) -> Vec<Message> {
    let Some((timetable, drafts)) = saved else {
        return vec![Message::new("cli-plan-not-saved")];
    };
    let kept = Message::new("cli-training-kept").with("id", timetable.id.as_str());
    let drafts = drafts.as_ref().map(|plan| search::kept(Some(plan)));
    std::iter::once(kept).chain(drafts).collect()
}
