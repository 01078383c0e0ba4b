//! `xungtam import FILE…`: the office's own workbooks, read in a bounded process, taken as one decision a file.

mod child;
mod words;

use std::path::{Path, PathBuf};

use clap::Args;
use ledger::Day;
use office::import::{ImportFailed, ImportJob, ImportReport, Outcome};
use office::writer::NotDone;
use sha2::{Digest as _, Sha256};

use super::Context;
use crate::day::day;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Các tệp danh sách.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Ngày của danh sách; mặc định: ngày ghi trong tiêu đề, không có thì hôm nay.
    #[arg(long, value_parser = day, value_name = "DAY")]
    as_of: Option<Day>,
    /// Chỉ xem trước, không ghi gì.
    #[arg(long)]
    dry_run: bool,
    /// In báo cáo từng dòng dưới dạng JSON.
    #[arg(long)]
    json: bool,
    /// Cách đọc các cột đã sửa (TOML hoặc JSON).
    #[arg(long, value_name = "M")]
    mapping: Option<PathBuf>,
    /// Lưu cách đọc các cột vừa nhận ra, để sửa rồi dùng lại bằng --mapping.
    #[arg(long, value_name = "M")]
    save_mapping: Option<PathBuf>,
    /// Trả lại sổ tay của bạn với cột lý do ở các dòng lỗi (mặc định: <tên>.loi.xlsx khi có lỗi).
    #[arg(long, value_name = "FILE")]
    marked: Option<PathBuf>,
    /// Người ký bản kiểm kê.
    #[arg(long, default_value = "")]
    signer: String,
    /// Tên cơ quan, khi sổ còn trống.
    #[arg(long, default_value = "")]
    authority: String,
}

pub(crate) fn run(context: &Context, args: &ImportArgs) -> Result<(), Trouble> {
    let path = context.path();
    let fresh = !path.exists();
    if fresh && !args.dry_run {
        say::words(format!("Chưa có sổ ở {}: lập sổ mới", path.display()));
        drop(storage::open(&path, storage::Mode::Create).map_err(|problem| crate::place::cannot_open(&path, &problem))?);
    }
    let scratch = tempfile::tempdir().map_err(|problem| Trouble::new(problem, "Kiểm tra thư mục tạm còn chỗ"))?;
    let office = if fresh && args.dry_run {
        let path = scratch.path().join("dry-run.ledger");
        drop(storage::open(&path, storage::Mode::Create).map_err(|problem| crate::place::cannot_open(&path, &problem))?);
        crate::place::open(&path, storage::Mode::Read, context.law()?)?
    } else if args.dry_run {
        context.read()?
    } else {
        context.write()?
    };
    let mut reports = Vec::new();
    for file in &args.files {
        let report = import_one(&office, file, args)?;
        if !args.json {
            words::report(context.lang, &report);
        }
        reports.push(report);
    }
    if args.json {
        let shown = match reports.as_slice() {
            [one] => serde_json::to_string_pretty(one),
            many => serde_json::to_string_pretty(many),
        };
        say::data(shown.map_err(|problem| Trouble::new(problem, "Báo lỗi này cho người phát triển"))?);
    }
    Ok(())
}

fn import_one(office: &office::Office, file: &Path, args: &ImportArgs) -> Result<ImportReport, Trouble> {
    let name = file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned());
    let bytes = std::fs::read(file).map_err(|problem| {
        Trouble::new(format!("Không mở được {}: {problem}", file.display()), "Kiểm tra đường dẫn và quyền đọc tệp")
    })?;
    let roster = child::read(file, args.mapping.as_deref(), args.as_of)?;
    if let Some(path) = &args.save_mapping {
        let text = roster.mapping.to_toml().map_err(|problem| Trouble::new(problem, "Báo lỗi này cho người phát triển"))?;
        std::fs::write(path, text).map_err(|problem| Trouble::new(format!("Không ghi được {}: {problem}", path.display()), "Chọn chỗ khác"))?;
        say::words(format!("Đã lưu cách đọc các cột: {}", path.display()));
    }
    let job = ImportJob {
        file: name.clone(),
        sha256: Sha256::digest(&bytes).into(),
        roster,
        as_of: args.as_of,
        number: None,
        signer: args.signer.clone(),
        authority: args.authority.clone(),
    };
    let report = office.import("console", job, args.dry_run).map_err(|problem| refused(&name, problem))?;
    give_back(file, &bytes, &report, args)?;
    Ok(report)
}

/// Reads a list in the bounded process.
pub(super) fn read_roster(file: &Path, mapping: Option<&Path>, as_of: Option<Day>) -> Result<papers::roster::Roster, Trouble> {
    child::read(file, mapping, as_of)
}

/// Gives the user's own workbook back, with a reason at each bad row.
fn give_back(file: &Path, bytes: &[u8], report: &ImportReport, args: &ImportArgs) -> Result<(), Trouble> {
    if report.totals.error == 0 && args.marked.is_none() || args.json && args.marked.is_none() {
        return Ok(());
    }
    let beside = || {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        file.with_file_name(format!("{stem}.loi.xlsx"))
    };
    let path = args.marked.clone().unwrap_or_else(beside);
    let marked = words::marked_workbook(bytes, report).map_err(|problem| Trouble::new(problem, "Xem lý do bằng --json"))?;
    std::fs::write(&path, marked).map_err(|problem| Trouble::new(format!("Không ghi được {}: {problem}", path.display()), "Chọn chỗ khác bằng --marked"))?;
    say::words(format!("Sổ tay trả lại, có cột lý do: {}", path.display()));
    Ok(())
}

fn refused(name: &str, problem: NotDone<ImportFailed>) -> Trouble {
    match problem {
        NotDone::Refused(ImportFailed::NoRoster) => Trouble::new(
            format!("Không tìm thấy danh sách người nào trong {name}"),
            "Lưu cách đọc bằng --save-mapping M, chỉ rõ các cột trong đó rồi nhập lại với --mapping M",
        ),
        NotDone::Refused(ImportFailed::Refused(refused)) => {
            let lines: Vec<String> = refused.problems.iter().take(10).map(|problem| format!("- {:?}", problem.refusal)).collect();
            Trouble::new(format!("Sổ từ chối danh sách {name}:\n{}", lines.join("\n")), "Không gì được ghi; sửa tệp rồi nhập lại")
        }
        NotDone::Store(problem) => Trouble::new(format!("Không ghi được: {problem}"), "Không gì được ghi; kiểm tra chỗ trống và quyền ghi"),
        NotDone::Closing => Trouble::new("Sổ đang đóng", "Chạy lại lệnh"),
    }
}

/// Whether a row needs words.
fn needs_words(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Error | Outcome::Change | Outcome::Add)
}
