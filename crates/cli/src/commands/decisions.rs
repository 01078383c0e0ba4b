//! `xungtam decisions`: what stands in the ledger; `xungtam revoke`: takes one decision back by another.

use clap::Args;
use ledger::decision::Digest;
use ledger::text::fold;
use ledger::value::InForce;
use ledger::{Day, Seq};
use office::attached::Attached;
use words::Message;

use super::Context;
use crate::day::day;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct DecisionsArgs {
    /// Chỉ những văn bản có chữ này trong số, ký hiệu hoặc trích yếu.
    #[arg(long, value_name = "TEXT")]
    find: Option<String>,
    /// Có hiệu lực từ ngày này.
    #[arg(long, value_parser = day, value_name = "DAY")]
    from: Option<Day>,
    /// Có hiệu lực đến hết ngày này.
    #[arg(long, value_parser = day, value_name = "DAY")]
    until: Option<Day>,
    /// Cả tệp kèm, mỗi tệp một dòng: mã, tên, SHA-256.
    #[arg(long)]
    files: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RevokeArgs {
    /// Số thứ tự của quyết định trong sổ (xem bằng `xungtam decisions`).
    seq: u32,
    /// Số, ký hiệu của văn bản thu hồi.
    #[arg(long)]
    number: String,
    /// Bãi bỏ từ ngày này; không có: hủy bỏ từ đầu.
    #[arg(long, value_parser = day, value_name = "DAY")]
    from: Option<Day>,
}

/// Lists decisions: place, day of effect, number, title, and how each stands.
pub(crate) fn list(context: &Context, args: &DecisionsArgs) -> Result<(), Trouble> {
    let office = context.read()?;
    let value = office.value();
    let attached = Attached::of(&value);
    let wanted = args.find.as_deref().map(fold);
    for (seq, entry) in value.entries() {
        let header = entry.header();
        let named = wanted
            .as_ref()
            .is_none_or(|text| fold(&header.number).contains(text) || fold(&header.title).contains(text));
        let in_time = args.from.is_none_or(|from| from <= header.effective)
            && args.until.is_none_or(|until| header.effective <= until);
        if named && in_time {
            let standing = match value.standing(seq) {
                InForce::Yes => String::new(),
                InForce::Until(day, by) => format!("\t→ {day} ({by})"),
                InForce::Never(by) => format!("\t✕ ({by})"),
            };
            say::data(format!(
                "{seq}\t{}\t{}\t{}{standing}",
                header.effective, header.number, header.title
            ));
            if args.files {
                files_of(context, &attached, seq);
            }
        }
    }
    Ok(())
}

/// A line for each file of a decision, and whether it was erased by law.
fn files_of(context: &Context, attached: &Attached, seq: Seq) {
    for file in attached.of_decision(seq) {
        let Some(named) = attached.named(file) else { continue };
        let erased = if attached.is_erased(file) {
            format!("\t✕ {}", context.lang.say("cli-file-erased"))
        } else {
            String::new()
        };
        say::data(format!("  {file}\t{}\t{}{erased}", named.name, Digest(named.sha256)));
    }
}

/// Takes a decision back.
pub(crate) fn revoke(context: &Context, args: &RevokeArgs) -> Result<(), Trouble> {
    let office = context.write()?;
    let revoked = office.revoke("console", Seq(args.seq), &args.number, args.from);
    let by = revoked.map_err(|problem| super::refused_words(&office, problem, "cli-revoke-refused"))?;
    let done = Message::new("cli-revoked").with("seq", args.seq.to_string());
    say::data(context.speak(&done.with("by", by.to_string())));
    Ok(())
}
