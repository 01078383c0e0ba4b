//! `xungtam user add|list`.

use std::io::BufRead as _;

use clap::Subcommand;
use ledger::{PersonId, UnitId};
use office::accounts::AccountProblem;
use office::permission::{DataClass, Grant, Role};
use office::writer::NotDone;
use words::Message;

use super::Context;
use crate::say::{self, Trouble};

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Thêm một tài khoản; mật khẩu đọc từ đầu vào (một dòng).
    Add {
        /// Tên đăng nhập.
        name: String,
        /// Tên hiển thị.
        #[arg(long, default_value = "")]
        shown_as: String,
        /// Vai: admin, hr-officer, leader, head-of-unit, training-centre, counter, official, auditor, api-key.
        #[arg(long)]
        role: String,
        /// Đơn vị (mã trong sổ); mặc định: toàn bộ.
        #[arg(long)]
        unit: Option<UnitId>,
        /// Mức dữ liệu cao nhất: public, internal, personal, sensitive.
        #[arg(long, default_value = "personal")]
        class: String,
        /// Người sau tài khoản (mã trong sổ).
        #[arg(long)]
        person: Option<PersonId>,
    },
    /// Liệt kê tài khoản.
    List,
}

/// Classes of data by the words of the command line.
const CLASSES: [(&str, DataClass); 4] = [
    ("public", DataClass::Public),
    ("internal", DataClass::Internal),
    ("personal", DataClass::Personal),
    ("sensitive", DataClass::Sensitive),
];

pub(crate) fn run(context: &Context, command: &UserCommand) -> Result<(), Trouble> {
    match command {
        UserCommand::List => {
            let office = context.read()?;
            for account in office
                .accounts()
                .map_err(|problem| Trouble::of("cli-records-unreadable").because(problem))?
            {
                let grants: Vec<String> = account
                    .grants
                    .iter()
                    .map(|grant| format!("{}@{}", grant.role.word(), grant.unit))
                    .collect();
                let state = context.lang.say(if account.open {
                    "cli-account-open"
                } else {
                    "cli-account-closed"
                });
                say::data(format!(
                    "{}\t{}\t{}\t{state}",
                    account.name,
                    account.shown_as,
                    grants.join(",")
                ));
            }
            Ok(())
        }
        UserCommand::Add {
            name,
            shown_as,
            role,
            unit,
            class,
            person,
        } => {
            let office = context.write()?;
            let grant = grant(&office, role, class, *unit)?;
            say::words(context.lang.say("cli-password"));
            let mut secret = String::new();
            std::io::stdin()
                .lock()
                .read_line(&mut secret)
                .map_err(|problem| Trouble::of("cli-again").because(problem))?;
            let secret = secret.trim_end_matches(['\r', '\n']);
            office
                .add_account("console", name, shown_as, secret, *person, vec![grant])
                .map_err(refused)?;
            say::data(context.speak(&Message::new("cli-account-added").with("name", name.as_str())));
            Ok(())
        }
    }
}

/// What the account may do: every word that is not known is told at once.
fn grant(office: &office::Office, role: &str, class: &str, unit: Option<UnitId>) -> Result<Grant, Trouble> {
    let roles: Vec<&str> = Role::ALL.iter().map(|own| own.word()).collect();
    let classes: Vec<&str> = CLASSES.iter().map(|(word, _)| *word).collect();
    let value = office.value();
    let view = value.on(office.today(), ledger::Seq::LATEST);
    let found_role = Role::ALL.iter().copied().find(|own| own.word() == role);
    let found_class = CLASSES.iter().find(|(word, _)| *word == class).map(|(_, class)| *class);
    let found_unit = match unit {
        Some(unit) => value.place(ledger::Entity::Unit(unit)).map(|_| unit),
        None => view.unit_id(0),
    };
    if let (Some(role), Some(class), Some(unit)) = (found_role, found_class, found_unit) {
        return Ok(Grant {
            role,
            unit,
            class,
            from: office.today().number(),
            until: None,
        });
    }
    let mut problems = Vec::new();
    if found_role.is_none() {
        problems.push(
            Message::new("cli-no-such-role")
                .with("typed", role)
                .with("all", roles.join(", ")),
        );
    }
    if found_class.is_none() {
        problems.push(
            Message::new("cli-no-such-class")
                .with("typed", class)
                .with("all", classes.join(", ")),
        );
    }
    if found_unit.is_none() {
        problems.push(match unit {
            Some(unit) => Message::new("cli-no-such-unit").with("typed", unit.to_string()),
            None => Message::new("cli-no-unit-yet"),
        });
    }
    Err(Trouble::of("cli-account-refused").points(problems))
}

fn refused(problem: NotDone<Vec<AccountProblem>>) -> Trouble {
    let say = |problem: &AccountProblem| match problem {
        AccountProblem::BadName => Message::new("cli-account-bad-name"),
        AccountProblem::NameTaken => Message::new("cli-account-name-taken"),
        AccountProblem::PasswordTooShort(least) => Message::new("cli-account-password-short").with("least", *least),
        AccountProblem::PasswordTooCommon => Message::new("cli-account-password-common"),
        AccountProblem::PasswordTooPlain => Message::new("cli-account-password-plain"),
        AccountProblem::PasswordUsedBefore => Message::new("cli-account-password-used"),
        AccountProblem::Hashing => Message::new("cli-account-hashing"),
        AccountProblem::GrantsToOneself => Message::new("cli-account-oneself"),
        AccountProblem::Store(problem) => say::verbatim(problem),
    };
    super::unwritten(problem, |problems| {
        Trouble::of("cli-account-refused").points(problems.iter().map(say))
    })
}
