//! `xungtam backup` and `xungtam restore`.

use std::path::PathBuf;

use clap::Args;
use storage::Mode;
use words::Message;

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
    let to = args.to.display().to_string();
    let store = storage::open(&path, Mode::Read).map_err(|problem| cannot_open(&path, &problem))?;
    store.backup(&args.to).map_err(|problem| {
        Trouble::of("cli-backup-failed")
            .with("to", to.as_str())
            .because(problem)
    })?;
    say::data(
        context.speak(
            &Message::new("cli-backed-up")
                .with("from", path.display().to_string())
                .with("to", to),
        ),
    );
    Ok(())
}

pub(crate) fn restore(context: &Context, args: &RestoreArgs) -> Result<(), Trouble> {
    let report = storage::restore(&args.from, &args.to).map_err(|problem| cannot_open(&args.from, &problem))?;
    let done = Message::new("cli-restored").with("to", args.to.display().to_string());
    say::data(
        context.speak(
            &done
                .with("seq", report.head.seq.to_string())
                .with("head", report.head.hash.to_string()),
        ),
    );
    Ok(())
}
