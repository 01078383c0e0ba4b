//! `xungtam verify`: proves the chains and the replay, and names the first place where they part.

use clap::Args;

use super::Context;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// In kết quả dưới dạng JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(context: &Context, args: &VerifyArgs) -> Result<(), Trouble> {
    let path = context.path();
    let report = storage::check(&path).map_err(|problem| crate::place::cannot_open(&path, &problem))?;
    let whole = report.faults.is_empty();
    if args.json {
        let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        let shown = serde_json::json!({ "whole": whole, "seq": report.head.seq.0, "head": report.head.hash.to_string(), "faults": faults });
        say::data(shown);
    } else {
        say::data(format!("quyết định: {}\nđầu chuỗi: {}", report.head.seq, report.head.hash));
        report.faults.iter().for_each(|fault| say::data(format!("hỏng: {fault}")));
    }
    if whole {
        say::words("Sổ nguyên vẹn: chuỗi băm, nhật ký và phát lại đều khớp");
        Ok(())
    } else {
        Err(Trouble::new("Sổ không nguyên vẹn; nơi lệch đầu tiên ở trên", "Giữ nguyên tệp làm chứng cứ, phục hồi từ bản sao lưu bằng `xungtam restore`"))
    }
}
