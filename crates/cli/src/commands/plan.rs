//! `xungtam plan list|show|diff`.

use clap::Subcommand;
use ledger::Day;
use ledger::value::Place;
use office::figures::{Asker, Reading};
use office::plans::{CannotFork, PlanState};

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

const NEXT: &str = "Xem mã bằng `xungtam plan list`";

pub(crate) fn run(context: &Context, command: &PlanCommand) -> Result<(), Trouble> {
    let office = context.read()?;
    let value = office.value();
    match command {
        PlanCommand::List => {
            for plan in office.plans().map_err(|problem| Trouble::new(problem, "Chạy `xungtam verify`"))? {
                let state = match plan.state(&value) {
                    PlanState::Fits => "còn khớp với sổ".to_owned(),
                    PlanState::Enacted(enacted) => format!("đã ký, từ quyết định thứ {}", enacted.first),
                    PlanState::Stale(_) => "đã cũ: sổ có quyết định mới làm nó không còn khớp".to_owned(),
                };
                say::data(format!("{}\t{}\t{} dự thảo\t{state}", plan.id, plan.title, plan.drafts.len()));
            }
            Ok(())
        }
        PlanCommand::Show { id } => {
            let plan = office.plan(id).map_err(|problem| Trouble::new(problem, NEXT))?;
            say::data(format!("{} – {} (lập trên quyết định thứ {}, bởi {})", plan.id, plan.title, plan.base, plan.by));
            if let PlanState::Stale(CannotFork::Refused { draft, refused, .. }) = plan.state(&value) {
                say::data(format!("Đã cũ từ dự thảo {draft}:"));
                for message in words::refusals(&refused, &value) {
                    say::data(format!("  - {}", context.lang.speak(&message)));
                }
            }
            for (at, decision) in (1..).zip(plan.decisions().map_err(|problem| Trouble::new(problem, NEXT))?) {
                say::data(format!("{at}. {} (hiệu lực {}), {} nội dung", decision.header.title, decision.header.effective, decision.acts.len()));
                for (name, count) in kinds(&decision) {
                    say::data(format!("     {count} × {name}"));
                }
            }
            Ok(())
        }
        PlanCommand::Diff { id, as_of } => {
            let reading = Reading { day: *as_of, ..Reading::default() };
            let diff = office.plan_diff(Asker::Command("console"), id, &reading).map_err(|problem| Trouble::new(problem, NEXT))?;
            say::data(format!("Tại ngày {}; sổ hiện nay → phương án {id}", diff.plan.day));
            let shown = |value: Option<i64>| value.map_or_else(|| "–".to_owned(), |value| value.to_string());
            for change in &diff.changes {
                say::data(format!("  {:<52}{:>8} → {}", change.id, shown(change.base), shown(change.plan)));
            }
            let people = diff.touched.iter().filter(|touched| matches!(touched.place, Place::Person(_))).count();
            say::data(format!("Chạm tới {people} người, {} đơn vị, vị trí, lớp", diff.touched.len() - people));
            Ok(())
        }
    }
}

/// How many acts of each kind a decision has, in the order in which they first stand.
fn kinds(decision: &ledger::Decision) -> Vec<(&'static str, u32)> {
    let mut kinds: Vec<(&'static str, u32)> = Vec::new();
    for dated in &decision.acts {
        let name = dated.act.shape().vi;
        match kinds.iter_mut().find(|(own, _)| *own == name) {
            Some((_, count)) => *count += 1,
            None => kinds.push((name, 1)),
        }
    }
    kinds
}
