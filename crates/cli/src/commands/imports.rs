//! `xungtam imports list|revoke`: every import is one decision, and one revocation takes it back.

use clap::Subcommand;
use ledger::Seq;
use words::Message;

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
            let office = context.read()?;
            for import in office
                .imports()
                .map_err(|problem| Trouble::of("cli-records-unreadable").because(problem))?
            {
                let totals = context.speak(&super::import::totals(import.totals));
                let revoked = import.revoked_by.map_or_else(String::new, |seq| {
                    format!(
                        "\t{}",
                        context.speak(&Message::new("cli-import-was-revoked").with("seq", seq.to_string()))
                    )
                });
                say::data(format!(
                    "{}\t{}\t{}\t{totals}\t{}{revoked}",
                    import.decision, import.as_of, import.file, import.by
                ));
            }
            Ok(())
        }
        ImportsCommand::Revoke { seq } => {
            let office = context.write()?;
            let revoked = office.revoke_import("console", Seq(*seq));
            let by = revoked.map_err(|problem| super::refused_words(&office, problem, "cli-import-revoke-refused"))?;
            say::data(
                context.speak(
                    &Message::new("cli-import-revoked")
                        .with("seq", seq.to_string())
                        .with("by", by.to_string()),
                ),
            );
            Ok(())
        }
    }
}
