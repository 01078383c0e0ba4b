//! `xungtam backup` and `xungtam restore`.

use std::path::PathBuf;

use clap::Args;
use storage::Mode;

use super::Context;
use crate::place::cannot_open;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct BackupArgs {
    /// Chép sang tệp này; chưa được có sẵn.
    to: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct RestoreArgs {
    /// Bản sao lưu.
    from: PathBuf,
    /// Sổ mới; chưa được có sẵn.
    to: PathBuf,
}

pub(crate) fn backup(context: &Context, args: &BackupArgs) -> Result<(), Trouble> {
    let path = context.path();
    let store = storage::open(&path, Mode::Read).map_err(|problem| cannot_open(&path, &problem))?;
    store.backup(&args.to).map_err(|problem| Trouble::new(format!("Không sao lưu được: {problem}"), "Chọn chỗ khác còn trống"))?;
    say::data(format!("Đã sao lưu {} sang {}", path.display(), args.to.display()));
    Ok(())
}

pub(crate) fn restore(_context: &Context, args: &RestoreArgs) -> Result<(), Trouble> {
    let report = storage::restore(&args.from, &args.to).map_err(|problem| cannot_open(&args.to, &problem))?;
    say::data(format!("Đã phục hồi {}: {} quyết định, đầu chuỗi {}", args.to.display(), report.head.seq, report.head.hash));
    Ok(())
}
