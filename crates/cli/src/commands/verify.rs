//! `xungtam verify`: proves the chains and the replay, and names the first place where they part.

use clap::Args;
use serde_json::json;
use words::Message;

use super::Context;
use crate::say::{self, Busy, Trouble};

#[derive(Debug, Args)]
pub(crate) struct VerifyArgs {
    /// In kết quả dưới dạng JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(context: &Context, args: &VerifyArgs) -> Result<(), Trouble> {
    let at = context.at()?;
    let busy = Busy::with(context.lang.say("cli-busy-verify"));
    let report = storage::check(&at).map_err(|problem| crate::place::cannot_open(&at, &problem))?;
    drop(busy);
    let whole = report.holds();
    if args.json {
        let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        say::data(json!({
            "whole": whole, "seq": report.head.seq.0, "head": report.head.hash.to_string(), "faults": faults,
            "erased": report.erased.iter().map(ToString::to_string).collect::<Vec<_>>(),
        }));
    } else {
        let proved = Message::new("cli-verify-head")
            .with("seq", report.head.seq.to_string())
            .with("head", report.head.hash.to_string());
        say::data(context.speak(&proved));
        if !report.erased.is_empty() {
            let places: Vec<String> = report.erased.iter().map(ToString::to_string).collect();
            say::data(context.speak(&Message::new("cli-verify-erased").with("places", places.join(", "))));
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
    say::words(context.lang.say("cli-verify-whole"));
    Ok(())
}
