//! `xungtam verify`: proves the chains and the replay, and names the first place where they part.

use clap::Args;
use ledger::decision::Digest;
use office::port::Chain;
use serde_json::json;
use storage::{Found, Location, Mode, Noted};
use words::Message;

use super::Context;
use crate::say::{self, Busy, Trouble};

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// Đầu chuỗi đã ghi lại trước đây, ở nơi khác: SỐ:MÃ, audit:SỐ:MÃ hoặc reads:SỐ:MÃ. Sổ phải bắt đầu đúng như thế.
    #[arg(long = "head", value_name = "HEAD")]
    heads: Vec<Noted>,
    /// In kết quả dưới dạng JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(context: &Context, args: &VerifyArgs) -> Result<(), Trouble> {
    let at = context.at()?;
    let busy = Busy::with(context.lang.say("cli-busy-verify"));
    let report = storage::check(&at).map_err(|problem| crate::place::cannot_open(&at, &problem))?;
    let parted = heads_that_part(&at, &args.heads)?;
    drop(busy);
    let whole = report.holds();
    let events: Vec<Noted> = report.events.iter().map(noted).collect();
    if args.json {
        let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        say::data(json!({
            "whole": whole, "seq": report.head.seq.0, "head": report.head.hash.to_string(), "files": report.files,
            "events": events.iter().map(Noted::to_string).collect::<Vec<_>>(), "faults": faults,
            "heads": parted.iter().map(|(head, _)| head.to_string()).collect::<Vec<_>>(),
            "snapshot": report.snapshot.map(|seq| seq.0),
            "erased_files": report.erased_files.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "erased": report.erased.iter().map(ToString::to_string).collect::<Vec<_>>(),
        }));
    } else {
        let proved = Message::new("cli-verify-head")
            .with("seq", report.head.seq.to_string())
            .with("head", report.head.hash.to_string());
        say::data(context.speak(&proved));
        for head in &events {
            say::data(context.speak(&Message::new("cli-verify-events").with("head", head.to_string())));
        }
        if !report.erased.is_empty() {
            let places: Vec<String> = report.erased.iter().map(ToString::to_string).collect();
            say::data(context.speak(&Message::new("cli-verify-erased").with("places", places.join(", "))));
        }
        if !report.erased_files.is_empty() {
            let places: Vec<String> = report.erased_files.iter().map(ToString::to_string).collect();
            say::data(context.speak(&Message::new("cli-verify-erased-files").with("places", places.join(", "))));
        }
        if let Some(seq) = report.snapshot {
            say::data(context.speak(&Message::new("cli-verify-snapshot").with("seq", seq.to_string())));
        }
        for fault in &report.faults {
            let fault = Message::new("cli-verify-fault")
                .with("place", fault.place.to_string())
                .with("wrong", fault.wrong.to_string());
            say::data(context.speak(&fault));
        }
    }
    if !whole {
        return Err(Trouble::of("cli-verify-parts"));
    }
    if !parted.is_empty() {
        return Err(Trouble::of("cli-verify-other-head").points(parted.iter().map(|(head, found)| part(head, *found))));
    }
    say::words(context.lang.say("cli-verify-whole"));
    Ok(())
}

/// The noted heads with which the ledger does not begin.
fn heads_that_part(at: &Location, heads: &[Noted]) -> Result<Vec<(Noted, Found)>, Trouble> {
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let store = crate::place::store(at, Mode::Read)?;
    let mut parted = Vec::new();
    for head in heads {
        let found = head.look(&*store).map_err(|problem| {
            Trouble::of("cli-ledger-unreadable")
                .with("path", at.to_string())
                .because(problem)
        })?;
        if found != Found::Same {
            parted.push((*head, found));
        }
    }
    Ok(parted)
}

/// What is said of a noted head with which the ledger does not begin.
fn part(head: &Noted, found: Found) -> Message {
    let id = if found == Found::CutBack {
        "cli-verify-cut-back"
    } else {
        "cli-verify-built-anew"
    };
    Message::new(id).with("head", head.to_string())
}

/// The newest place of a chain of events, as it is noted.
fn noted((chain, (place, hash)): (&Chain, &(u64, Digest))) -> Noted {
    Noted {
        chain: Some(*chain),
        place: *place,
        hash: *hash,
    }
}
