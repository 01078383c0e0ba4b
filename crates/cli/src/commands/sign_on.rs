//! `xungtam sign-on show|set|off|link|unlink`: the issuer by whose word people log in.

use std::io::BufRead as _;
use std::net::IpAddr;

use clap::Subcommand;
use office::accounts::{GrantProblem, Linked, SignOnIssuer, SignOnLink, SignOnProblem};
use office::figures::Asker;
use office::writer::NotDone;
use words::Message;

use super::{Context, unwritten};
use crate::say::{self, Trouble};

/// Who does what a command does.
const CONSOLE: Asker<'static> = Asker::Command("console");

/// An issuer, as it was typed.
#[derive(Debug, clap::Args)]
pub(crate) struct SetArgs {
    /// Địa chỉ nơi cấp đăng nhập, đúng như nơi ấy tự gọi mình.
    issuer: String,
    /// Tên nơi cấp đặt cho hệ thống này (`client_id`).
    client: String,
    /// Địa chỉ trang, như người dùng mở: `https://can-bo.lan`.
    #[arg(long)]
    site: String,
    /// Chữ trên nút đăng nhập.
    #[arg(long)]
    name: String,
    /// Số IP của máy, khi máy ở trong mạng nội bộ và địa chỉ gọi bằng tên.
    #[arg(long, value_name = "IP")]
    number: Option<IpAddr>,
    /// Không hỏi lại mã khi nơi cấp đã xác thực hai bước.
    #[arg(long)]
    trust_factor: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SignOnCommand {
    /// Nơi cấp đăng nhập và các tài khoản đã nối.
    Show,
    /// Ghi nơi cấp đăng nhập; bí mật nơi cấp trao đọc từ đầu vào (một dòng; trống: giữ bí mật đang có).
    Set(SetArgs),
    /// Tắt đăng nhập chung.
    Off,
    /// Nối một tài khoản với người mà nơi cấp biết.
    Link {
        /// Tên đăng nhập.
        name: String,
        /// Mã nơi cấp đặt cho người ấy (`sub`).
        #[arg(long, required_unless_present = "address", conflicts_with = "address")]
        subject: Option<String>,
        /// Địa chỉ thư nơi cấp đã xác minh; người đầu tiên chứng minh được sẽ giữ.
        #[arg(long)]
        address: Option<String>,
    },
    /// Bỏ nối một tài khoản.
    Unlink {
        /// Tên đăng nhập.
        name: String,
    },
}

pub(crate) fn run(context: &Context, command: &SignOnCommand) -> Result<(), Trouble> {
    match command {
        SignOnCommand::Show => show(context),
        SignOnCommand::Set(args) => set(context, args),
        SignOnCommand::Off => {
            context.write()?.end_sign_on(CONSOLE).map_err(refused)?;
            say::data(context.lang.say("sign-on-ended"));
            Ok(())
        }
        SignOnCommand::Link { name, subject, address } => {
            let by = match (subject, address) {
                (Some(subject), _) => Linked::Subject(subject.clone()),
                (None, address) => Linked::Address(address.clone().unwrap_or_default()),
            };
            context.write()?.link_account(CONSOLE, name, &by).map_err(refused)?;
            say::data(context.lang.say("sign-on-linked"));
            Ok(())
        }
        SignOnCommand::Unlink { name } => {
            context.write()?.unlink_account(CONSOLE, name).map_err(refused)?;
            say::data(context.lang.say("sign-on-unlinked"));
            Ok(())
        }
    }
}

fn show(context: &Context) -> Result<(), Trouble> {
    let office = context.read()?;
    let Some(issuer) = office.sign_on_issuer() else {
        say::data(context.lang.say("sign-on-is-off"));
        return Ok(());
    };
    let state = Message::new("sign-on-is-on").with("issuer", issuer.issuer.as_str());
    say::data(context.speak(&state));
    let links = office
        .sign_on_links(CONSOLE)
        .map_err(|problem| Trouble::of("cli-records-unreadable").because(problem))?;
    for SignOnLink { account, by, .. } in &links {
        let (kind, text) = match by {
            Linked::Subject(text) => ("subject", text),
            Linked::Address(text) => ("address", text),
        };
        say::data(format!("{account}\t{kind}\t{text}"));
    }
    Ok(())
}

fn set(context: &Context, args: &SetArgs) -> Result<(), Trouble> {
    let office = context.write()?;
    say::words(context.lang.say("cli-sign-on-secret"));
    let mut secret = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut secret)
        .map_err(|problem| Trouble::of("cli-again").because(problem))?;
    let wish = SignOnIssuer {
        issuer: args.issuer.clone(),
        number: args.number,
        client: args.client.clone(),
        secret: secret.trim_end_matches(['\r', '\n']).to_owned(),
        name: args.name.clone(),
        site: args.site.trim_end_matches('/').to_owned(),
        trusts_factor: args.trust_factor,
    };
    office.set_sign_on_issuer(CONSOLE, wish).map_err(refused)?;
    say::data(context.lang.say("sign-on-saved"));
    Ok(())
}

fn refused(problem: NotDone<Vec<SignOnProblem>>) -> Trouble {
    unwritten(problem, |problems| {
        Trouble::of("cli-sign-on-refused").points(problems.iter().map(said))
    })
}

fn said(problem: &SignOnProblem) -> Message {
    Message::new(match problem {
        SignOnProblem::BadIssuer => "sign-on-bad-issuer",
        SignOnProblem::NotTls => "webhooks-not-tls",
        SignOnProblem::BadNumber => "webhooks-bad-number",
        SignOnProblem::NoClient => "sign-on-no-client",
        SignOnProblem::NoSecret => "sign-on-no-secret",
        SignOnProblem::BadName(most) => return Message::new("sign-on-bad-name").with("most", *most),
        SignOnProblem::BadSite => "mail-bad-site",
        SignOnProblem::Off => "sign-on-off",
        SignOnProblem::OneOfTwo => "sign-on-one-of-two",
        SignOnProblem::BadSubject => "sign-on-bad-subject",
        SignOnProblem::Taken => "sign-on-taken",
        SignOnProblem::NoSuch => "sign-on-no-such",
        SignOnProblem::NotYours => "webhooks-not-yours",
        SignOnProblem::Account(GrantProblem::Oneself) => "users-oneself",
        SignOnProblem::Account(GrantProblem::OutOfReach) => "users-out-of-reach",
        SignOnProblem::Account(GrantProblem::NeedsSecondPerson) => "users-needs-second",
        SignOnProblem::Account(_) => "users-no-such-account",
        SignOnProblem::Store(problem) => return say::verbatim(problem),
    })
}
