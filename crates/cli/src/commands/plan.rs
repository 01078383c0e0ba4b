//! `xungtam plan list|show|diff`.

use clap::Subcommand;
use ledger::Day;
use ledger::value::Place;
use office::figures::{Asker, CannotRead, Reading};
use office::plans::{CannotFork, PlanState};
use words::{Lang, Message};

use super::Context;
use crate::say::{self, Trouble};

#[derive(Debug, Subcommand)]
pub(crate) enum PlanCommand {
    /// Liệt kê phương án.
    List,
    /// Nội dung một phương án: từng quyết định dự thảo.
    Show {
        /// Mã phương án.
        id: String,
    },
    /// Phương án làm đổi con số nào, chạm tới ai.
    Diff {
        /// Mã phương án.
        id: String,
        /// Tại ngày; mặc định: ngày sau hiệu lực cuối cùng của phương án.
        #[arg(long, value_parser = crate::day::day, value_name = "DAY")]
        as_of: Option<Day>,
    },
}

pub(crate) fn run(context: &Context, command: &PlanCommand) -> Result<(), Trouble> {
    let office = context.read()?;
    let value = office.value();
    let unreadable = |problem: CannotRead| super::figures::cannot_read(&problem, &office);
    match command {
        PlanCommand::List => {
            for plan in office
                .plans()
                .map_err(|problem| Trouble::of("cli-records-unreadable").because(problem))?
            {
                let state = match plan.state(&value) {
                    PlanState::Fits => Message::new("cli-plan-fits"),
                    PlanState::Enacted(enacted) => {
                        Message::new("cli-plan-enacted").with("first", enacted.first.to_string())
                    }
                    PlanState::Stale(_) => Message::new("cli-plan-is-stale"),
                    PlanState::PutAside(aside) => Message::new("cli-plan-aside").with("reason", aside.reason.as_str()),
                };
                let drafts = Message::new("cli-plan-drafts").with("n", plan.drafts.len());
                say::data(format!(
                    "{}\t{}\t{}\t{}",
                    plan.id,
                    plan.title,
                    context.speak(&drafts),
                    context.speak(&state)
                ));
            }
            Ok(())
        }
        PlanCommand::Show { id } => {
            let plan = office.plan(id).map_err(unreadable)?;
            let head = Message::new("cli-plan-head")
                .with("id", plan.id.as_str())
                .with("title", plan.title.as_str());
            say::data(context.speak(&head.with("base", plan.base.to_string()).with("by", plan.by.as_str())));
            if let PlanState::Stale(CannotFork::Refused { draft, refused, .. }) = plan.state(&value) {
                say::data(context.speak(&Message::new("cli-plan-stale-from").with("draft", draft.to_string())));
                for message in words::refusals(&refused, &value) {
                    say::data(format!("  - {}", context.lang.speak(&message)));
                }
            }
            for (at, decision) in (1..).zip(
                plan.decisions()
                    .map_err(|problem| unreadable(CannotRead::Plan(problem)))?,
            ) {
                let draft = Message::new("cli-plan-draft").with("title", decision.header.title.as_str());
                let draft = draft
                    .with("effective", decision.header.effective)
                    .with("n", decision.acts.len());
                say::data(format!("{at}. {}", context.speak(&draft)));
                for (name, count) in kinds(&decision, context.lang) {
                    say::data(format!("     {count} × {name}"));
                }
            }
            Ok(())
        }
        PlanCommand::Diff { id, as_of } => {
            let reading = Reading {
                day: *as_of,
                ..Reading::default()
            };
            let diff = office
                .plan_diff(Asker::Command("console"), id, &reading)
                .map_err(unreadable)?;
            say::data(
                context.speak(
                    &Message::new("cli-plan-diff")
                        .with("day", diff.plan.day)
                        .with("id", id.as_str()),
                ),
            );
            let shown = |value: Option<i64>| value.map_or_else(|| "–".to_owned(), |value| value.to_string());
            for change in &diff.changes {
                say::data(format!(
                    "  {:<52}{:>8} → {}",
                    change.id,
                    shown(change.base),
                    shown(change.plan)
                ));
            }
            let people = diff
                .touched
                .iter()
                .filter(|touched| matches!(touched.place, Place::Person(_)))
                .count();
            let touched = Message::new("cli-plan-touches")
                .with("people", people)
                .with("others", diff.touched.len() - people);
            say::data(context.speak(&touched));
            Ok(())
        }
    }
}

/// How many acts of each kind a decision has, in the order in which they first stand.
fn kinds(decision: &ledger::Decision, lang: Lang) -> Vec<(&'static str, u32)> {
    let mut kinds: Vec<(&'static str, u32)> = Vec::new();
    for dated in &decision.acts {
        let name = if lang == Lang::En {
            dated.act.shape().en
        } else {
            dated.act.shape().vi
        };
        match kinds.iter_mut().find(|(own, _)| *own == name) {
            Some((_, count)) => *count += 1,
            None => kinds.push((name, 1)),
        }
    }
    kinds
}
