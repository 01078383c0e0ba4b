//! `xungtam imports list|revoke`: every import is one decision, and one revocation takes it back.

use clap::Subcommand;
use ledger::Seq;

use super::Context;
use crate::say::{self, Trouble};

#[derive(Debug, Subcommand)]
pub(crate) enum ImportsCommand {
    /// Liệt kê các lần nhập.
    List,
    /// Hủy một lần nhập: mọi thứ nó đã ghi không còn hiệu lực, lịch sử vẫn còn.
    Revoke {
        /// Số thứ tự của quyết định nhập trong sổ.
        seq: u32,
    },
}

pub(crate) fn run(context: &Context, command: &ImportsCommand) -> Result<(), Trouble> {
    match command {
        ImportsCommand::List => {
            for import in context.read()?.imports().map_err(|problem| Trouble::new(problem, "Chạy `xungtam verify`"))? {
                let totals = import.totals;
                say::data(format!(
                    "{}\t{}\t{}\tthêm {} sửa {} trùng {} lỗi {} bỏ qua {}\t{}",
                    import.decision, import.as_of, import.file, totals.add, totals.change, totals.duplicate, totals.error, totals.skip, import.by
                ));
            }
            Ok(())
        }
        ImportsCommand::Revoke { seq } => {
            let office = context.write()?;
            let by = office.revoke_import("console", Seq(*seq)).map_err(|problem| super::refused_words(&office, &problem, "Hủy các quyết định phụ thuộc trước, hoặc sửa riêng từng người"))?;
            say::data(format!("Đã hủy lần nhập {seq} bằng quyết định thứ {by} trong sổ"));
            Ok(())
        }
    }
}
