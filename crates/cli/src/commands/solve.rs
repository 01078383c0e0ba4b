//! `xungtam solve`: a planner on a file of a public benchmark family, or (`solve plan`) on a problem of the office's own.
//!
//! Prints one line of JSON; each improvement on the way is a line of words, unless `--json` asks for silence. Ctrl-C stops the
//! run, and the best so far is kept.

pub(in crate::commands) mod plan;
mod tell;

use std::time::Instant;

use planning::command::{FAMILIES, Line, Order, order, plan_order, run as solve};
use planning::core::{Cancel, Clock, Progress};
use words::Message;

use super::Context;
use crate::say::{self, Trouble};

#[derive(Debug, clap::Args)]
pub(crate) struct SolveArgs {
    /// BỘ TỆP --seconds S [--iterations N] --threads T --seed N [--out TỆP] [--json]; BỘ `plan` cho bài toán của cơ quan.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FAMILY FILE …")]
    words: Vec<String>,
}

/// What a run has at hand.
struct Desk<'a> {
    context: &'a Context,
    order: Order,
    text: String,
    began: Instant,
    cancel: Cancel,
}

pub(crate) fn run(context: &Context, args: &SolveArgs) -> Result<(), Trouble> {
    let began = Instant::now();
    let is_plan = args.words.first().is_some_and(|word| word == "plan");
    let order = if is_plan {
        plan_order(&args.words)
    } else {
        order(&args.words)
    };
    let order = order.map_err(|wrong| {
        let known = FAMILIES
            .iter()
            .map(|family| family.name)
            .chain(["plan"])
            .collect::<Vec<_>>()
            .join(", ");
        Trouble::of("cli-solve-words").points(wrong.iter().map(|wrong| tell::wrong_order(wrong, &known)))
    })?;
    let text = std::fs::read_to_string(&order.file).map_err(|problem| {
        Trouble::of("cli-solve-unreadable")
            .with("path", order.file.as_str())
            .because(problem)
    })?;
    let cancel = Cancel::default();
    stop_on_ctrl_c(cancel.clone());
    let desk = Desk {
        context,
        order,
        text,
        began,
        cancel,
    };
    if is_plan { plan::run(&desk) } else { family(&desk) }
}

fn family(desk: &Desk<'_>) -> Result<(), Trouble> {
    let Desk {
        order, text, cancel, ..
    } = desk;
    let solved = solve(order, text, desk.clock(), cancel, &|progress| desk.tell(progress)).map_err(|flaws| {
        let lines = flaws.iter().map(|flaw| {
            Message::new("cli-solve-flaw")
                .with("line", flaw.line)
                .with("fault", flaw.fault.to_string())
        });
        Trouble::of("cli-solve-flawed")
            .with("path", order.file.as_str())
            .points(lines)
    })?;
    if let Some(solution) = &solved.solution {
        desk.write(solution)?;
    }
    let line = Line::of(order, &solved, desk.began.elapsed().as_secs_f64());
    say::data(serde_json::to_string(&line).unwrap_or_default());
    Ok(())
}

impl Desk<'_> {
    fn clock(&self) -> Clock {
        let began = self.began;
        Clock::new(move || began.elapsed())
    }

    /// Writes a solution where `--out` says.
    fn write(&self, solution: &str) -> Result<(), Trouble> {
        let Some(out) = &self.order.out else { return Ok(()) };
        std::fs::write(out, solution).map_err(|problem| {
            Trouble::of("cli-solve-unwritten")
                .with("path", out.as_str())
                .because(problem)
        })
    }

    fn tell(&self, progress: &Progress) {
        if self.order.json {
            return;
        }
        say::words(self.context.speak(&super::search::progress(self.context, progress)));
    }
}

/// Raises `cancel` at Ctrl-C; where that cannot be listened for, Ctrl-C ends the program as usual.
pub(super) fn stop_on_ctrl_c(cancel: Cancel) {
    std::thread::spawn(move || {
        let Ok(listening) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
            return;
        };
        if listening.block_on(tokio::signal::ctrl_c()).is_ok() {
            cancel.raise();
        }
    });
}
