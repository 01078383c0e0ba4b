//! `xungtam law check`: every problem of every rule file at once.

use std::path::PathBuf;

use clap::Subcommand;

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
        .map_err(|problem| Trouble::new(problem, "Sửa điều kiện ở đúng tệp, dòng, cột nêu trên"))?;
    say::data(format!("{} quy định, {} nguồn, {} ca: không có lỗi", law.entries().count(), law.sources().count(), law.cases().len()));
    Ok(())
}
