//! What must be well, in words: for the page, and for whoever asks at the machine.

use office::operations::{Operations, Restorable};
use office::snapshot::Begun;
use words::{Lang, Message, writing};

use super::show::{Mark, StatusRow};

fn mail(lang: Lang, state: &Operations) -> StatusRow {
    let (mark, id) = match (state.mails, state.letters_late) {
        (false, _) => (Mark::Well, "operations-mail-off"),
        (true, 0) => (Mark::Well, "operations-mail-well"),
        _ => (Mark::Look, "operations-mail-late"),
    };
    let said = Message::new(id)
        .with("n", state.letters)
        .with("late", state.letters_late);
    StatusRow {
        what: "mail",
        name: lang.say("operations-mail"),
        mark,
        state: lang.speak(&said),
        next: (mark == Mark::Look).then(|| lang.say("operations-mail-next")),
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
        (0, ..) => (Mark::Well, "operations-webhooks-none"),
        (_, 0, 0) => (Mark::Well, "operations-webhooks-well"),
        (_, _, 0) => (Mark::Look, "operations-webhooks-late"),
        _ => (Mark::Ill, "operations-webhooks-stopped"),
    };
    StatusRow {
        what: "webhooks",
        name: lang.say("operations-webhooks"),
        mark,
        state: lang.speak(&said(id)),
        next: (state.webhooks_stopped > 0).then(|| lang.say("operations-webhooks-next")),
    }
}

fn row(lang: Lang, what: &'static str, mark: Mark, said: &Message, next: Option<&str>) -> StatusRow {
    StatusRow {
        what,
        name: lang.say(&format!("operations-{what}")),
        mark,
        state: lang.speak(said),
        next: next.map(|id| lang.say(id)),
    }
}

/// What is told of a service at work: whether all is shown, and whether more can be written.
pub fn service_rows(lang: Lang, state: &Operations) -> [StatusRow; 2] {
    let row = |what, well: bool, yes: &'static str, no: &'static str, next: &str| {
        if well {
            row(lang, what, Mark::Well, &Message::new(yes), None)
        } else {
            row(lang, what, Mark::Ill, &Message::new(no), Some(next))
        }
    };
    [
        row(
            "reads",
            state.health.reads,
            "operations-reads-all",
            "operations-reads-behind",
            "operations-reads-next",
        ),
        row(
            "writes",
            state.health.writes,
            "operations-writes-yes",
            "operations-writes-no",
            "operations-writes-next",
        ),
    ]
}

/// What is told of that which is kept, by a service or not: drills, backups, how it was opened, people, accounts, webhooks, letters.
pub fn kept_rows(lang: Lang, state: &Operations) -> Vec<StatusRow> {
    let row = |what, mark, said: Message, next: Option<&str>| row(lang, what, mark, &said, next);
    let plain = |id: &'static str| Message::new(id);
    let seconds = |milliseconds: u64| {
        writing::decimal(
            lang,
            &format!("{}.{:02}", milliseconds / 1000, milliseconds % 1000 / 10),
        )
    };
    let drill = match &state.restorable {
        Restorable::NeverTried => row(
            "drill",
            Mark::Ill,
            plain("operations-drill-never"),
            Some("operations-drill-next"),
        ),
        Restorable::Failed(drill) => {
            let said = plain("operations-drill-failed").with("when", writing::moment(drill.time));
            row("drill", Mark::Ill, said, Some("operations-drill-failed-next"))
        }
        Restorable::Old(_, days) => {
            let said = plain("operations-drill-old").with("days", *days);
            row("drill", Mark::Ill, said, Some("operations-drill-next"))
        }
        Restorable::Tried(drill, days) => {
            let said = plain("operations-drill-held").with("days", *days);
            row(
                "drill",
                Mark::Well,
                said.with("seconds", seconds(drill.milliseconds)),
                None,
            )
        }
    };
    let covered = plain("operations-backup-since")
        .with("n", i64::from(state.since_backup))
        .with("head", i64::from(state.head.0));
    let backup = match (&state.restorable, state.since_backup) {
        (Restorable::NeverTried | Restorable::Failed(_), _) => row(
            "backup",
            Mark::Ill,
            plain("operations-backup-unknown"),
            Some("operations-backup-next"),
        ),
        (_, 0) => row("backup", Mark::Well, covered, None),
        _ => row("backup", Mark::Look, covered, None),
    };
    let opened = match &state.begun {
        Begun::Snapshot(seq) => {
            let said = plain("operations-opened-snapshot").with("seq", i64::from(seq.0));
            row("opened", Mark::Well, said, None)
        }
        Begun::Log => row("opened", Mark::Well, plain("operations-opened-log"), None),
        Begun::LogBecause(_) => row(
            "opened",
            Mark::Look,
            plain("operations-opened-because"),
            Some("operations-opened-next"),
        ),
    };
    let said = plain("operations-people-count").with("n", state.people);
    let people = if state.is_third_level() {
        row("people", Mark::Look, said, Some("operations-people-third"))
    } else if state.nears_third_level() {
        row("people", Mark::Look, said, Some("operations-people-near"))
    } else {
        row("people", Mark::Well, said, None)
    };
    let said = plain("operations-accounts-count")
        .with("n", state.accounts)
        .with("waiting", state.waiting);
    let mark = if state.waiting == 0 { Mark::Well } else { Mark::Look };
    vec![
        drill,
        backup,
        opened,
        people,
        row("accounts", mark, said, None),
        webhooks(lang, state),
        mail(lang, state),
    ]
}
