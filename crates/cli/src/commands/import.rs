//! `xungtam import FILE…`: the office's own workbooks, read in a bounded process, taken as one decision a file.

mod child;
mod marked;
mod tell;
mod wire;

pub(super) use child::{Bounds, within};
pub(super) use web::pages::imports::totals;

use std::panic;
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;
use ledger::Day;
use office::Office;
use office::import::{ImportFailed, ImportJob, ImportReport};
use office::port::KeptFile;
use office::writer::NotDone;
use papers::roster::Roster;
use storage::{Location, Mode};
use words::Message;

use super::Context;
use crate::day::day;
use crate::place::{cannot_open, store};
use crate::say::{self, Busy, Trouble};

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

/// A file that was opened and read in the bounded process.
struct Opened<'f> {
    path: &'f Path,
    name: String,
    bytes: Vec<u8>,
    roster: Roster,
}

pub(crate) fn run(context: &Context, args: &ImportArgs) -> Result<(), Trouble> {
    if args.files.len() > 1 && (args.save_mapping.is_some() || args.marked.is_some()) {
        return Err(Trouble::of("cli-import-one-at-a-time"));
    }
    // Every file is read before anything is made: a file that is no list leaves nothing behind, not even an empty ledger.
    // A ledger that is there is opened meanwhile.
    let at = context.at()?;
    let (opened, standing) = thread::scope(|scope| {
        let standing = scope.spawn(|| standing(context, &at, args.dry_run));
        let files = args.files.iter();
        let opened: Result<Vec<Opened<'_>>, Trouble> = files.map(|file| open(context, file, args)).collect();
        (
            opened,
            standing.join().unwrap_or_else(|fault| panic::resume_unwind(fault)),
        )
    });
    let opened = opened?;
    let scratch = tempfile::tempdir().map_err(|problem| Trouble::of("cli-no-scratch").because(problem))?;
    let office = match standing? {
        Some(office) => office,
        None => new(context, at, args.dry_run, scratch.path())?,
    };
    let mut reports = Vec::new();
    let mut stopped = None;
    for file in opened {
        match take(context, &office, file, args) {
            Ok(report) => reports.push(report),
            Err(trouble) => {
                stopped = Some(trouble);
                break;
            }
        }
    }
    // Files before the one that stopped are in the ledger: they are told of in any case.
    if args.json && !reports.is_empty() {
        let shown: Vec<wire::Report<'_>> = reports
            .iter()
            .map(|report| wire::report(report, context.lang))
            .collect();
        let shown = match shown.as_slice() {
            [one] if args.files.len() == 1 => serde_json::to_string_pretty(one),
            many => serde_json::to_string_pretty(many),
        };
        say::data(shown.map_err(|problem| Trouble::of("cli-fault").because(problem))?);
    }
    stopped.map_or(Ok(()), Err)
}

/// The ledger that the lists go into, if it is there.
fn standing(context: &Context, at: &Location, dry_run: bool) -> Result<Option<Office>, Trouble> {
    if !storage::is_there(at).map_err(|problem| cannot_open(at, &problem))? {
        return Ok(None);
    }
    let mode = if dry_run { Mode::Read } else { Mode::Write };
    crate::place::open(at, mode, context.law()?).map(Some)
}

/// A new ledger for the lists; for a dry run, in a scratch folder.
fn new(context: &Context, at: Location, dry_run: bool, scratch: &Path) -> Result<Office, Trouble> {
    let at = if dry_run {
        Location::File(scratch.join("dry-run.ledger"))
    } else {
        at
    };
    if !dry_run {
        say::words(context.speak(&Message::new("cli-new-ledger").with("path", at.to_string())));
    }
    drop(store(&at, Mode::Create)?);
    crate::place::open(&at, if dry_run { Mode::Read } else { Mode::Write }, context.law()?)
}

fn open<'f>(context: &Context, path: &'f Path, args: &ImportArgs) -> Result<Opened<'f>, Trouble> {
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    let bytes = std::fs::read(path).map_err(|problem| {
        Trouble::of("cli-file-unreadable")
            .with("file", path.display().to_string())
            .because(problem)
    })?;
    let busy = Busy::with(context.speak(&Message::new("cli-busy-read").with("file", name.as_str())));
    let roster = child::read(path, args.mapping.as_deref(), args.as_of)?;
    drop(busy);
    if let Some(path) = &args.save_mapping {
        let text = roster
            .mapping
            .to_toml()
            .map_err(|problem| Trouble::of("cli-fault").because(problem))?;
        std::fs::write(path, text).map_err(|problem| not_written(path, problem))?;
        say::words(context.speak(&Message::new("cli-mapping-saved").with("path", path.display().to_string())));
    }
    if roster.mapping.sheets.is_empty() {
        return Err(no_roster(&name));
    }
    Ok(Opened {
        path,
        name,
        bytes,
        roster,
    })
}

fn take(context: &Context, office: &Office, file: Opened<'_>, args: &ImportArgs) -> Result<ImportReport, Trouble> {
    let Opened {
        path,
        name,
        bytes,
        roster,
    } = file;
    let job = ImportJob {
        file: name.clone(),
        kept: KeptFile::of(&*bytes),
        roster,
        as_of: args.as_of,
        number: None,
        signer: args.signer.clone(),
        authority: args.authority.clone(),
    };
    let busy = Busy::with(context.speak(&Message::new("cli-busy-import").with("file", name.as_str())));
    let report = office
        .import("console", job, args.dry_run)
        .map_err(|problem| refused(&name, problem, office))?;
    drop(busy);
    if !args.json {
        tell::report(context.lang, &report);
    }
    give_back(context, path, &bytes, &report, args)?;
    Ok(report)
}

/// Reads a list in the bounded process.
pub(super) fn read_roster(file: &Path, mapping: Option<&Path>, as_of: Option<Day>) -> Result<Roster, Trouble> {
    child::read(file, mapping, as_of)
}

/// Gives the user's own workbook back, with a reason at each bad row. A dry run and --json write it only where it was asked for.
fn give_back(
    context: &Context,
    file: &Path,
    bytes: &[u8],
    report: &ImportReport,
    args: &ImportArgs,
) -> Result<(), Trouble> {
    if args.marked.is_none() && (report.totals.error == 0 || args.json || args.dry_run) {
        return Ok(());
    }
    let beside = || {
        let stem = file
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        file.with_file_name(format!("{stem}.loi.xlsx"))
    };
    let path = args.marked.clone().unwrap_or_else(beside);
    let marked = marked::workbook(bytes, report, context.lang)
        .map_err(|problem| Trouble::of("cli-marked-failed").because(problem))?;
    std::fs::write(&path, marked).map_err(|problem| not_written(&path, problem))?;
    say::words(context.speak(&Message::new("cli-marked-written").with("path", path.display().to_string())));
    Ok(())
}

fn not_written(path: &Path, problem: std::io::Error) -> Trouble {
    Trouble::of("cli-file-not-written")
        .with("path", path.display().to_string())
        .because(problem)
}

fn no_roster(name: &str) -> Trouble {
    Trouble::of("cli-no-roster").with("file", name)
}

fn refused(name: &str, problem: NotDone<ImportFailed>, office: &Office) -> Trouble {
    super::unwritten(problem, |failed| match failed {
        ImportFailed::NoRoster => no_roster(name),
        // Nobody stops a command but by ending it, and no upload that was looked at is imported by one.
        ImportFailed::Stopped | ImportFailed::NoUpload | ImportFailed::Changed(_) => {
            Trouble::of("cli-again").because("stopped")
        }
        ImportFailed::Refused(refused) => {
            let reasons = words::refusals(&refused, &office.value());
            Trouble::of("cli-import-refused")
                .with("file", name)
                .points(reasons.into_iter().take(REASONS))
        }
    })
}

/// How many reasons of a list that is refused whole are told.
const REASONS: usize = 20;
