//! What the commands of the planners have in common: how long is searched, what is told meanwhile, and what is kept of it.

use std::time::{Duration, Instant};

use clap::Args;
use ledger::Decision;
use office::Office;
use office::figures::Asker;
use office::plans::{CannotSave, Plan};
use office::writer::NotDone;
use planning::core::{Budget, Cancel, Clock, Progress};
use words::Message;

use super::Context;
use crate::say::{self, Trouble};

/// Whether anything is kept, and how it is told.
#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    /// Chỉ xem, không lưu.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// In dưới dạng JSON.
    #[arg(long)]
    pub(super) json: bool,
}

/// How a planner searches.
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Giây để tìm phương án.
    #[arg(long, default_value_t = 20, value_name = "S", value_parser = clap::value_parser!(u64).range(1..=3600))]
    seconds: u64,
    /// Giới hạn số bước tìm, để lần nào cũng ra cùng một phương án.
    #[arg(long, value_name = "N")]
    iterations: Option<u64>,
    /// Hạt giống.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    pub(super) plan: PlanArgs,
}

impl PlanArgs {
    /// The office: for reading alone where nothing is to be kept.
    pub(super) fn office(&self, context: &Context) -> Result<Office, Trouble> {
        if self.dry_run { context.read() } else { context.write() }
    }

    /// Keeps drafts as a plan, where anything is to be kept.
    pub(super) fn save(
        &self,
        office: &Office,
        asker: Asker<'_>,
        title: &str,
        drafts: Vec<Decision>,
    ) -> Result<Option<Plan>, Trouble> {
        if self.dry_run || drafts.is_empty() {
            return Ok(None);
        }
        let saved = office.save_plan(asker, title, drafts);
        saved.map(Some).map_err(|problem| not_saved(problem, office))
    }
}

impl SearchArgs {
    /// As long as was asked for, or until the keyboard interrupts.
    pub(super) fn budget(&self) -> Budget {
        let (began, cancel) = (Instant::now(), Cancel::default());
        super::solve::stop_on_ctrl_c(cancel.clone());
        let clock = Clock::new(move || began.elapsed());
        let budget = match self.iterations {
            Some(limit) => Budget::iterations(limit).with_clock(clock),
            None => Budget::within(clock, Duration::from_secs(self.seconds)),
        };
        budget.with_seed(self.seed).with_cancel(&cancel)
    }

    /// Tells how far the search is, unless data alone are asked for.
    pub(super) fn tell(&self, context: &Context, said: &Message) {
        if !self.plan.json {
            say::words(context.speak(said));
        }
    }
}

/// How far a search is: its price so far, and the bound.
pub(super) fn progress(context: &Context, progress: &Progress) -> Message {
    let shown =
        |number: Option<f64>| number.map_or_else(|| context.lang.say("cli-solve-none"), |number| number.to_string());
    Message::new("cli-solve-progress")
        .with("seconds", format!("{:.2}", progress.seconds))
        .with("objective", shown(progress.objective))
        .with("bound", shown(progress.bound))
}

/// What was kept, or that nothing was.
pub(super) fn kept(plan: Option<&Plan>) -> Message {
    match plan {
        Some(plan) => Message::new("cli-plan-saved")
            .with("id", plan.id.as_str())
            .with("n", plan.drafts.len()),
        None => Message::new("cli-plan-not-saved"),
    }
}

/// Why a plan was not kept.
pub(super) fn not_saved(problem: NotDone<CannotSave>, office: &Office) -> Trouble {
    super::unwritten(problem, |refused| match refused {
        CannotSave::Refused { draft, refused } => Trouble::of("cli-plan-refused")
            .with("draft", draft.to_string())
            .points(words::refusals(&refused, &office.value())),
        CannotSave::Store(problem) => Trouble::of("cli-not-written").because(problem),
        CannotSave::NoDrafts | CannotSave::OutOfReach(_) => Trouble::of("cli-fault").because(format!("{refused:?}")),
    })
}
