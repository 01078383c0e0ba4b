//! `xungtam backup` and `xungtam restore`, in earnest or as a drill.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use office::drill::Drill;
use office::port::StoreError;
use storage::{Mode, OpenError, Report};
use words::{Message, writing};

use super::Context;
use crate::place::{cannot_open, located, store};
use crate::say::{self, Busy, Trouble};

#[derive(Debug, Args)]
pub(crate) struct BackupArgs {
    /// Chép sang tệp này; chưa được có sẵn.
    to: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct RestoreArgs {
    /// Bản sao lưu.
    from: PathBuf,
    /// Sổ mới, là tệp hoặc postgres://…; chưa được có sẵn.
    #[arg(required_unless_present = "drill")]
    to: Option<PathBuf>,
    /// Diễn tập: phục hồi vào chỗ tạm, kiểm tra, bấm giờ, rồi ghi kết quả vào sổ đang dùng (--data).
    #[arg(long, conflicts_with = "to")]
    drill: bool,
}

pub(crate) fn backup(context: &Context, args: &BackupArgs) -> Result<(), Trouble> {
    let at = context.at()?;
    let to = args.to.display().to_string();
    let store = store(&at, Mode::Read)?;
    store.backup(&args.to).map_err(|problem| {
        Trouble::of("cli-backup-failed")
            .with("to", to.as_str())
            .because(problem)
    })?;
    say::data(
        context.speak(
            &Message::new("cli-backed-up")
                .with("from", at.to_string())
                .with("to", to),
        ),
    );
    Ok(())
}

pub(crate) fn restore(context: &Context, args: &RestoreArgs) -> Result<(), Trouble> {
    let Some(to) = &args.to else {
        return drill(context, &args.from);
    };
    let to = located(to)?;
    // What is wrong with a database is wrong with where it goes; all else with where it comes from.
    let report = storage::restore(&args.from, &to).map_err(|problem| match problem {
        OpenError::Store(StoreError::Unreachable(_)) => cannot_open(&to, &problem),
        problem => cannot_open(&args.from.as_path().into(), &problem),
    })?;
    let done = Message::new("cli-restored").with("to", to.to_string());
    say::data(
        context.speak(
            &done
                .with("seq", report.head.seq.to_string())
                .with("head", report.head.hash.to_string()),
        ),
    );
    Ok(())
}

/// Restores to a place that is gone afterwards, and notes in the ledger in use how it went.
fn drill(context: &Context, from: &Path) -> Result<(), Trouble> {
    let scratch = tempfile::tempdir().map_err(|problem| Trouble::of("cli-no-scratch").because(problem))?;
    let busy = Busy::with(context.lang.say("cli-busy-verify"));
    let started = Instant::now();
    let restored = storage::restore(from, &scratch.path().join("drill.ledger"));
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    drop(busy);
    let outcome = |report: &Report| Drill {
        time: 0,
        by: String::new(),
        whole: report.holds(),
        seq: report.head.seq.0,
        head: report.head.hash.to_string(),
        milliseconds,
    };
    let noted = match &restored {
        Ok(report) => outcome(report),
        Err(OpenError::Broken(report)) => outcome(report),
        // No backup at all: nothing was drilled.
        Err(problem) => return Err(cannot_open(&from.into(), problem)),
    };
    if noted.whole {
        let held = Message::new("cli-drill-held").with("from", from.display().to_string());
        let seconds = format!("{}.{:02}", milliseconds / 1000, milliseconds % 1000 / 10);
        say::data(
            context.speak(
                &held
                    .with("seconds", writing::decimal(context.lang, &seconds))
                    .with("seq", noted.seq.to_string())
                    .with("head", noted.head.as_str()),
            ),
        );
    }
    let office = context.write()?;
    let written = office.note_drill("console", noted);
    written.map_err(|problem| super::unwritten(problem, |()| Trouble::of("cli-closing")))?;
    restored
        .map(drop)
        .map_err(|problem| cannot_open(&from.into(), &problem))
}
