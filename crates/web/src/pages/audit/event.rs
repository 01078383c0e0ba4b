//! What an event is called.

use office::audit::EventGroup;
use words::Lang;

/// The actions that have words of their own; any other shows its code alone.
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
    "key.denied",
    "key.first-use",
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
    "plan.save",
    "plan.sign",
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
    "webhook.add",
    "webhook.remove",
    "webhook.resume",
    "webhook.send",
    "webhook.stop",
];

/// An action in words, or its group where it has none.
pub(super) fn action(lang: Lang, code: &str) -> String {
    let draft = code.strip_prefix("draft.").is_some();
    if KNOWN.contains(&code) || ["view-as.begin", "view-as.end"].contains(&code) {
        lang.say(&format!("event-{}", code.replace('.', "_")))
    } else if draft {
        lang.say("event-draft")
    } else if code.starts_with("proposal.") {
        lang.say("event-proposal")
    } else if code.starts_with("request.") {
        lang.say("event-request")
    } else {
        group_words(lang, EventGroup::of(code))
    }
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
        let draft = [
            "draft.submit",
            "proposal.send",
            "request.ask",
            "view-as.begin",
            "view-as.end",
            "something.else",
        ];
        for lang in Lang::ALL {
            for code in KNOWN.iter().chain(&draft) {
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
