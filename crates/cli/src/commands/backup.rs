//! `xungtam backup` and `xungtam restore`.

use std::path::PathBuf;

use clap::Args;
use office::port::StoreError;
use storage::{Mode, OpenError};
use words::Message;

use super::Context;
use crate::place::{cannot_open, located, store};
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
    /// Sổ mới, là tệp hoặc postgres://…; chưa được có sẵn.
    to: PathBuf,
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
    let to = located(&args.to)?;
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
