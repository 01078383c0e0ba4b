//! What must be well, in words: for the page, and for whoever asks at the machine.

use office::operations::{Operations, Restorable};
use office::snapshot::Begun;
use words::{Lang, Message, writing};

use super::show::StatusRow;

fn mail(lang: Lang, state: &Operations) -> StatusRow {
    let (mark, id) = match (state.mails, state.letters_late) {
        (false, _) => ("●", "operations-mail-off"),
        (true, 0) => ("●", "operations-mail-well"),
        _ => ("◐", "operations-mail-late"),
    };
    let said = Message::new(id)
        .with("n", state.letters)
        .with("late", state.letters_late);
    StatusRow {
        name: lang.say("operations-mail"),
        mark,
        state: lang.speak(&said),
        next: (mark == "◐").then(|| lang.say("operations-mail-next")),
    }
}

fn webhooks(lang: Lang, state: &Operations) -> StatusRow {
    let said = |id: &'static str| {
        Message::new(id)
            .with("n", state.webhooks)
            .with("late", state.webhooks_late)
            .with("stopped", state.webhooks_stopped)
    };
    let (mark, id) = match (state.webhooks, state.webhooks_late, state.webhooks_stopped) {
        (0, ..) => ("●", "operations-webhooks-none"),
        (_, 0, 0) => ("●", "operations-webhooks-well"),
        (_, _, 0) => ("◐", "operations-webhooks-late"),
        _ => ("▲", "operations-webhooks-stopped"),
    };
    StatusRow {
        name: lang.say("operations-webhooks"),
        mark,
        state: lang.speak(&said(id)),
        next: (state.webhooks_stopped > 0).then(|| lang.say("operations-webhooks-next")),
    }
}

/// What must be well, each with its mark: first whether all is shown, and whether more can be written.
pub fn status_rows(lang: Lang, state: &Operations) -> Vec<StatusRow> {
    let row = |id: &str, mark, said: Message, next: Option<&str>| StatusRow {
        name: lang.say(&format!("operations-{id}")),
        mark,
        state: lang.speak(&said),
        next: next.map(|id| lang.say(id)),
    };
    let plain = |id: &'static str| Message::new(id);
    let reads = if state.health.reads {
        row("reads", "●", plain("operations-reads-all"), None)
    } else {
        row(
            "reads",
            "▲",
            plain("operations-reads-behind"),
            Some("operations-reads-next"),
        )
    };
    let writes = if state.health.writes {
        row("writes", "●", plain("operations-writes-yes"), None)
    } else {
        row(
            "writes",
            "▲",
            plain("operations-writes-no"),
            Some("operations-writes-next"),
        )
    };
    let seconds = |milliseconds: u64| {
        writing::decimal(
            lang,
            &format!("{}.{:02}", milliseconds / 1000, milliseconds % 1000 / 10),
        )
    };
    let drill = match &state.restorable {
        Restorable::NeverTried => row(
            "drill",
            "▲",
            plain("operations-drill-never"),
            Some("operations-drill-next"),
        ),
        Restorable::Failed(drill) => {
            let said = plain("operations-drill-failed").with("when", writing::moment(drill.time));
            row("drill", "▲", said, Some("operations-drill-failed-next"))
        }
        Restorable::Old(_, days) => {
            let said = plain("operations-drill-old").with("days", *days);
            row("drill", "▲", said, Some("operations-drill-next"))
        }
        Restorable::Tried(drill, days) => {
            let said = plain("operations-drill-held").with("days", *days);
            row("drill", "●", said.with("seconds", seconds(drill.milliseconds)), None)
        }
    };
    let covered = plain("operations-backup-since")
        .with("n", i64::from(state.since_backup))
        .with("head", i64::from(state.head.0));
    let backup = match (&state.restorable, state.since_backup) {
        (Restorable::NeverTried | Restorable::Failed(_), _) => row(
            "backup",
            "▲",
            plain("operations-backup-unknown"),
            Some("operations-backup-next"),
        ),
        (_, 0) => row("backup", "●", covered, None),
        _ => row("backup", "◐", covered, None),
    };
    let opened = match &state.begun {
        Begun::Snapshot(seq) => {
            let said = plain("operations-opened-snapshot").with("seq", i64::from(seq.0));
            row("opened", "●", said, None)
        }
        Begun::Log => row("opened", "●", plain("operations-opened-log"), None),
        Begun::LogBecause(_) => row(
            "opened",
            "◐",
            plain("operations-opened-because"),
            Some("operations-opened-next"),
        ),
    };
    let said = plain("operations-people-count").with("n", state.people);
    let people = if state.is_third_level() {
        row("people", "◐", said, Some("operations-people-third"))
    } else if state.nears_third_level() {
        row("people", "◐", said, Some("operations-people-near"))
    } else {
        row("people", "●", said, None)
    };
    let said = plain("operations-accounts-count")
        .with("n", state.accounts)
        .with("waiting", state.waiting);
    let mark = if state.waiting == 0 { "●" } else { "◐" };
    vec![
        reads,
        writes,
        drill,
        backup,
        opened,
        people,
        row("accounts", mark, said, None),
        webhooks(lang, state),
        mail(lang, state),
    ]
}
