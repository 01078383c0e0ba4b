//! `xungtam law check`: every problem of every rule file at once.

use std::path::PathBuf;

use clap::Subcommand;
use words::Message;

use super::Context;
use crate::say::{self, Trouble};

#[derive(Debug, Subcommand)]
pub(crate) enum LawCommand {
    /// Kiểm tra các quy định: nguồn, dấu tin cậy, đơn vị, điều kiện, và các ca kèm theo.
    Check {
        /// Thư mục quy định; mặc định: bộ đi kèm chương trình.
        dir: Option<PathBuf>,
    },
}

pub(crate) fn run(context: &Context, command: &LawCommand) -> Result<(), Trouble> {
    let LawCommand::Check { dir } = command;
    let law = match dir {
        Some(dir) => crate::place::law(Some(dir))?,
        None => context.law()?,
    };
    standards::rule::Standards::of(&law, &standards::rule::Settings::default())
        .map_err(|problem| Trouble::of("cli-law-conditions").because(problem))?;
    let counted = Message::new("cli-law-holds").with("entries", law.entries().count());
    say::data(
        context.speak(
            &counted
                .with("sources", law.sources().count())
                .with("cases", law.cases().len()),
        ),
    );
    Ok(())
}
