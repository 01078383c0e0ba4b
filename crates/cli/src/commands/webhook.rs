//! `xungtam webhook add|list|resume|remove`: the addresses that are told of decisions.

use clap::Subcommand;
use office::figures::Asker;
use office::webhooks::{NewWebhook, Webhook, WebhookProblem, WebhookState};
use office::writer::NotDone;
use words::{Lang, Message, writing};

use super::{Context, unwritten};
use crate::say::{self, Trouble};

/// Who does what a command does.
const CONSOLE: Asker<'static> = Asker::Command("console");

#[derive(Debug, Subcommand)]
pub(crate) enum WebhookCommand {
    /// Lập một nơi nhận tin; khóa ký in ra đầu ra, một lần.
    Add {
        /// Nơi nào nhận: tên chương trình, nơi chịu trách nhiệm.
        name: String,
        /// Địa chỉ: `https://tên-máy/đường-dẫn`.
        address: String,
        /// Số IP của máy, khi máy ở trong mạng nội bộ và địa chỉ gọi bằng tên.
        #[arg(long, default_value = "", value_name = "IP")]
        number: String,
    },
    /// Liệt kê nơi nhận tin: dấu, tên, địa chỉ, tình trạng, lần nhận cuối.
    List,
    /// Cho gửi lại ngay, từ chỗ đang dừng.
    Resume {
        /// Dấu của nơi nhận (xem `webhook list`).
        id: String,
    },
    /// Bỏ một nơi nhận tin.
    Remove {
        /// Dấu của nơi nhận (xem `webhook list`).
        id: String,
    },
}

pub(crate) fn run(context: &Context, command: &WebhookCommand) -> Result<(), Trouble> {
    match command {
        WebhookCommand::Add { name, address, number } => {
            let wish = NewWebhook {
                name: name.clone(),
                address: address.clone(),
                number: number.clone(),
            };
            let made = context.write()?.add_webhook(CONSOLE, &wish);
            let (secret, hook) = made.map_err(|problem| refused(problem, "cli-webhook-refused"))?;
            say::words(context.speak(&Message::new("cli-webhook-made").with("id", hook.id)));
            say::data(secret);
        }
        WebhookCommand::List => {
            let office = context.read()?;
            let hooks = office
                .webhooks(CONSOLE)
                .map_err(|problem| Trouble::of("cli-records-unreadable").because(problem))?;
            for hook in &hooks {
                say::data(line(context.lang, hook, hook.state(office.value().head().seq)));
            }
        }
        WebhookCommand::Resume { id } => {
            let done = context.write()?.resume_webhook(CONSOLE, id);
            done.map_err(|problem| refused(problem, "cli-webhook-not-changed"))?;
            say::data(context.speak(&Message::new("cli-webhook-resumed").with("id", id.as_str())));
        }
        WebhookCommand::Remove { id } => {
            let done = context.write()?.remove_webhook(CONSOLE, id);
            done.map_err(|problem| refused(problem, "cli-webhook-not-changed"))?;
            say::data(context.speak(&Message::new("cli-webhook-removed").with("id", id.as_str())));
        }
    }
    Ok(())
}

fn line(lang: Lang, hook: &Webhook, state: WebhookState) -> String {
    let state = match state {
        WebhookState::Told => Message::new("webhooks-told"),
        WebhookState::Telling => Message::new("webhooks-telling"),
        WebhookState::Waiting(next) => Message::new("webhooks-waiting").with("when", writing::moment(next)),
        WebhookState::Stopped(tries) => Message::new("webhooks-stopped").with("tries", tries),
    };
    let seen = if hook.seen == 0 {
        lang.say("webhooks-never")
    } else {
        writing::moment(hook.seen)
    };
    [
        hook.id.clone(),
        hook.name.clone(),
        hook.address.clone(),
        lang.speak(&state),
        seen,
    ]
    .join("\t")
}

fn refused(problem: NotDone<Vec<WebhookProblem>>, id: &'static str) -> Trouble {
    unwritten(problem, |problems| Trouble::of(id).points(problems.iter().map(said)))
}

fn said(problem: &WebhookProblem) -> Message {
    match problem {
        WebhookProblem::NoName => Message::new("webhooks-no-name"),
        WebhookProblem::BadName(most) => Message::new("webhooks-bad-name").with("most", *most),
        WebhookProblem::BadAddress => Message::new("webhooks-bad-address"),
        WebhookProblem::NotTls => Message::new("webhooks-not-tls"),
        WebhookProblem::Twice => Message::new("webhooks-twice"),
        WebhookProblem::BadNumber => Message::new("webhooks-bad-number"),
        WebhookProblem::AnotherNumber => Message::new("webhooks-another-number"),
        WebhookProblem::TooMany(most) => Message::new("webhooks-too-many").with("most", *most),
        WebhookProblem::NotYours => Message::new("webhooks-not-yours"),
        WebhookProblem::NoSuch => Message::new("webhooks-no-such"),
        WebhookProblem::Store(problem) => say::verbatim(problem),
    }
}
