//! `GET /van-hanh/noi-nhan`: the webhooks, and the form of a new one.

use axum::http::StatusCode;
use axum::response::Response;
use ledger::Seq;
use office::figures::Asker;
use office::permission::Actor;
use office::webhooks::{NotDelivered, Webhook, WebhookState};
use words::{Lang, Message, writing};

use super::show::{WebhookRow, WebhooksPage};
use crate::components::{Problem, Problems};
use crate::pages::users::{crumb, frame_of};
use crate::site::{Member, PageError, page_with};
use crate::urls;

/// What is said once something was done, by the word that the address then carries.
const DONE: [(&str, &str); 2] = [("bo", "webhooks-removed"), ("gui-lai", "webhooks-resumed")];

/// The page.
pub(crate) async fn open(member: Member) -> Result<Response, PageError> {
    page_with(StatusCode::OK, &view(&member, Vec::new(), Default::default())?)
}

/// Somebody who looks after the whole office.
pub(crate) fn keeper(member: &Member) -> Result<Actor, PageError> {
    if let Some(duty) = member.site.office().duty(member.account()) {
        return Err(PageError::First(duty));
    }
    let actor = member.actor();
    if member.site.office().may_see_operations(&actor) {
        Ok(actor)
    } else {
        Err(PageError::Forbidden)
    }
}

/// The page with what was typed and what is to be mended.
pub(super) fn view(member: &Member, list: Vec<Problem>, typed: [String; 3]) -> Result<WebhooksPage, PageError> {
    let actor = keeper(member)?;
    let (lang, office) = (member.lang(), member.site.office());
    let hooks = office.webhooks(Asker::Account(&actor));
    let hooks = hooks.map_err(|problem| PageError::Failed(problem.to_string()))?;
    let head = office.value().head().seq;
    let done = member.query("xong");
    let done = done.and_then(|word| DONE.iter().find(|(own, _)| *own == word));
    Ok(WebhooksPage {
        frame: frame_of(
            member,
            vec![
                crumb(lang.say("operations-title"), Some(urls::OPERATIONS)),
                crumb(lang.say("webhooks-title"), None),
            ],
        ),
        problems: Problems { lang, list },
        title: lang.speak(&Message::new("webhooks-heading").with("n", hooks.len())),
        done: done.map(|(_, id)| lang.say(id)),
        secret: None,
        rows: hooks.iter().map(|hook| row(lang, hook, head)).collect(),
        typed,
    })
}

fn row(lang: Lang, hook: &Webhook, head: Seq) -> WebhookRow {
    let state = hook.state(head);
    let (mark, said) = match state {
        WebhookState::Told => ("●", Message::new("webhooks-told")),
        WebhookState::Telling => ("○", Message::new("webhooks-telling")),
        WebhookState::Waiting(next) => (
            "◐",
            Message::new("webhooks-waiting").with("when", writing::moment(next)),
        ),
        WebhookState::Stopped(tries) => ("▲", Message::new("webhooks-stopped").with("tries", tries)),
    };
    let made = Message::new("webhooks-made-by")
        .with("by", hook.made.by.as_str())
        .with("when", writing::moment(hook.made.time));
    WebhookRow {
        id: hook.id.clone(),
        name: hook.name.clone(),
        address: hook.address.clone(),
        number: hook.number.map(|number| number.to_string()),
        state: (mark, lang.speak(&said)),
        trouble: hook.trouble.map(|trouble| lang.speak(&trouble_words(trouble))),
        seen: if hook.seen == 0 {
            lang.say("webhooks-never")
        } else {
            writing::moment(hook.seen)
        },
        made: lang.speak(&made),
        waits: matches!(state, WebhookState::Waiting(_) | WebhookState::Stopped(_)),
    }
}

/// Why something did not arrive.
pub(crate) fn trouble_words(trouble: NotDelivered) -> Message {
    Message::new(format!("undelivered-{}", trouble.word())).with("status", trouble.answer().to_string())
}
