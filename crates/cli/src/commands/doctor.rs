//! `xungtam doctor`: what must be well before an upgrade, after a fault, every month; what is not, and what to do. It reads, and changes nothing.

mod room;

use clap::Args;
use ledger::Value;
use ledger::decision::Entry;
use serde_json::json;
use storage::{Location, Mode, Report};
use web::pages::operations::{Mark, StatusRow, kept_rows};
use words::{Lang, Message, writing};

use super::Context;
use crate::place;
use crate::say::{self, Busy, Trouble};

#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    /// In kết quả dưới dạng JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(context: &Context, args: &DoctorArgs) -> Result<(), Trouble> {
    let at = context.at()?;
    let busy = Busy::with(context.lang.say("cli-busy-verify"));
    let rows = examined(context, &at);
    drop(busy);
    if args.json {
        let row = |row: &StatusRow| json!({"what": row.what, "name": row.name, "mark": row.mark.word(), "state": row.state, "next": row.next});
        say::data(json!({
            "version": env!("CARGO_PKG_VERSION"), "ledger": at.to_string(), "rows": rows.iter().map(row).collect::<Vec<_>>(),
        }));
    } else {
        for row in &rows {
            say::data(format!("{} {}: {}", row.mark, row.name, row.state));
            if let Some(next) = &row.next {
                say::data(format!("  {next}"));
            }
        }
    }
    let ill = rows.iter().filter(|row| row.mark == Mark::Ill).count();
    if ill > 0 {
        return Err(Trouble::of("cli-doctor-ill").with("n", ill));
    }
    say::words(context.lang.say("cli-doctor-well"));
    Ok(())
}

/// Everything that can be found out; what cannot is told as ill, and the rest is told all the same.
fn examined(context: &Context, at: &Location) -> Vec<StatusRow> {
    let lang = context.lang;
    let mut rows = room::rows(lang, at);
    rows.push(match context.law() {
        Ok(law) => row(
            lang,
            "law",
            Mark::Well,
            &Message::new("cli-doctor-law-read").with("n", law.entries().count()),
        ),
        Err(trouble) => not_known(lang, "law", &trouble),
    });
    rows.push(match storage::check(at) {
        Ok(report) => whole(lang, &report),
        Err(problem) => not_known(lang, "whole", &place::cannot_open(at, &problem)),
    });
    let office = context.law().and_then(|law| place::open(at, Mode::Read, law));
    match office {
        Ok(office) => {
            rows.push(clock(lang, &office.value(), place::now()));
            match office.operations() {
                // What is told of a service at work its page says.
                Ok(state) => rows.extend(kept_rows(lang, &state)),
                Err(problem) => rows.push(ill(lang, "office", &problem.to_string())),
            }
        }
        Err(trouble) => rows.push(not_known(lang, "office", &trouble)),
    }
    rows
}

/// Whether the ledger says what was sealed.
fn whole(lang: Lang, report: &Report) -> StatusRow {
    let Some(first) = report.first() else {
        let said = Message::new("cli-doctor-whole-well").with("n", i64::from(report.head.seq.0));
        return row(lang, "whole", Mark::Well, &said);
    };
    StatusRow {
        next: Some(lang.say("cli-doctor-whole-next")),
        ..ill(lang, "whole", &first.to_string())
    }
}

/// Whether the clock of the machine has gone on since the newest decision: an office whose clock goes back writes what nobody understands.
fn clock(lang: Lang, value: &Value, now: i64) -> StatusRow {
    let newest = value.entry(value.head().seq).map_or(0, Entry::recorded);
    let at = Message::new("cli-doctor-clock-at").with("when", writing::moment(now));
    if newest <= now {
        return row(lang, "clock", Mark::Well, &at);
    }
    let said = Message::new("cli-doctor-clock-back")
        .with("when", writing::moment(now))
        .with("newest", writing::moment(newest));
    StatusRow {
        next: Some(lang.say("cli-doctor-clock-next")),
        ..row(lang, "clock", Mark::Ill, &said)
    }
}

fn row(lang: Lang, what: &'static str, mark: Mark, state: &Message) -> StatusRow {
    StatusRow {
        what,
        name: lang.say(&format!("cli-doctor-{what}")),
        mark,
        state: lang.speak(state),
        next: None,
    }
}

fn ill(lang: Lang, what: &'static str, state: &str) -> StatusRow {
    row(lang, what, Mark::Ill, &say::verbatim(state))
}

/// What kept it from being found out, and its next step.
fn not_known(lang: Lang, what: &'static str, trouble: &Trouble) -> StatusRow {
    let said = trouble.spoken(lang);
    let (state, next) = said
        .rsplit_once("\n  ")
        .map_or((said.as_str(), None), |(state, next)| (state, Some(next)));
    StatusRow {
        next: next.map(str::to_owned),
        ..ill(lang, what, state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_went_back_behind_the_newest_decision_is_ill() {
        let value = testkit::District::tiny().office.value();
        let newest = value.entry(value.head().seq).unwrap().recorded();
        assert_eq!(clock(Lang::Vi, &value, newest).mark, Mark::Well);
        let back = clock(Lang::Vi, &value, newest - 1);
        assert_eq!((back.mark, back.next.is_some()), (Mark::Ill, true));
    }
}
