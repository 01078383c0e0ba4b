//! What an event is called.

use office::audit::EventGroup;
use words::Lang;

/// The actions that have words of their own. The house rules ask of every action of the office that it stands here, or below.
const KNOWN: &[&str] = &[
    "account.add",
    "account.close",
    "account.link",
    "account.open",
    "account.unlink",
    "act.erase",
    "audit.prove",
    "calendar.add",
    "calendar.revoke",
    "decision.append",
    "draft.ask",
    "draft.erase",
    "draft.opinion",
    "draft.unask",
    "emergency.ask",
    "emergency.ask.refused",
    "emergency.confirm",
    "emergency.end",
    "emergency.read",
    "emergency.refuse",
    "emergency.refused",
    "export",
    "file.erase",
    "file.read",
    "form.begin",
    "form.drop",
    "form.erase",
    "form.send",
    "form.sweep",
    "grant.confirm",
    "grant.delegate",
    "grant.drop",
    "grant.end",
    "grant.give",
    "grant.propose",
    "import",
    "import.choose",
    "import.give-up",
    "import.revoke",
    "import.sweep",
    "import.units",
    "import.upload",
    "key.add",
    "key.add.refused",
    "key.confirm",
    "key.confirm.refused",
    "key.denied",
    "key.first-use",
    "key.propose",
    "key.refused",
    "key.revoke",
    "key.revoke.refused",
    "list.change",
    "list.remove",
    "list.save",
    "login",
    "login.again",
    "login.again.refused",
    "login.refused",
    "logout",
    "mail.choose",
    "mail.send",
    "mail.try",
    "operation.broken",
    "password.change",
    "password.hand-out",
    "password.refused",
    "person.read",
    "person.sensitive",
    "person.sensitive.refused",
    "person.sought",
    "plan.drafts",
    "plan.put-aside",
    "plan.save",
    "plan.sign",
    "plan.take-back",
    "proposal.erase",
    "reset.after",
    "reset.drop",
    "reset.propose",
    "reset.seen",
    "restore.drill",
    "rules.approve",
    "rules.discard",
    "rules.end",
    "rules.write",
    "run.accept",
    "run.ask",
    "run.begin",
    "run.broken-off",
    "run.done",
    "run.failed",
    "run.give-up",
    "run.given-up",
    "run.stop",
    "run.stopped",
    "scan.erase",
    "second-factor",
    "second-factor.begin",
    "second-factor.recovery",
    "second-factor.refused",
    "second-factor.remove",
    "second-factor.reset",
    "second-factor.set",
    "session.end",
    "session.renew",
    "settings.set",
    "timetable.save",
    "view-as.begin",
    "view-as.end",
    "webhook.add",
    "webhook.remove",
    "webhook.resume",
    "webhook.send",
    "webhook.stop",
];

/// Steps that share their words, by how their codes begin.
const STEPS: &[(&str, &str)] = &[
    ("draft.", "event-draft"),
    ("proposal.", "event-proposal"),
    ("request.", "event-request"),
];

/// An action in words, or its group where it has none.
pub(super) fn action(lang: Lang, code: &str) -> String {
    if KNOWN.contains(&code) {
        return lang.say(&format!("event-{}", code.replace('.', "_")));
    }
    let step = STEPS.iter().find(|(begins, _)| code.starts_with(begins));
    step.map_or_else(|| group_words(lang, EventGroup::of(code)), |(_, id)| lang.say(id))
}

/// The name of a group of events.
pub(super) fn group_words(lang: Lang, group: EventGroup) -> String {
    lang.say(&format!("event-group-{}", group.word()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_action_is_said_in_both_languages() {
        let others = ["draft.submit", "proposal.send", "request.ask", "something.else"];
        for lang in Lang::ALL {
            for code in KNOWN.iter().chain(&others) {
                assert!(!action(lang, code).contains('⟨'), "{code}");
            }
            assert!(
                EventGroup::ALL
                    .iter()
                    .all(|group| !group_words(lang, *group).contains('⟨'))
            );
        }
    }
}
