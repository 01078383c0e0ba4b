//! `xungtam user`: accounts and their rights.

mod rights;

use std::io::BufRead as _;

use clap::Subcommand;
use ledger::{PersonId, UnitId};
use office::accounts::AccountProblem;
use office::permission::{DataClass, Grant, Role};
use office::writer::NotDone;
use words::Message;

use self::rights::GrantArgs;
use super::Context;
use crate::say::{self, Trouble};

/// A role over a branch of units, up to a class of data, as it was typed.
#[derive(Debug, clap::Args)]
pub(crate) struct RightArgs {
    /// Vai: admin, hr-officer, leader, head-of-unit, training-centre, counter, official, auditor, api-key.
    #[arg(long)]
    role: String,
    /// Đơn vị (mã trong sổ); mặc định: toàn bộ.
    #[arg(long)]
    unit: Option<UnitId>,
    /// Mức dữ liệu cao nhất: public, internal, personal, sensitive.
    #[arg(long, default_value = "personal")]
    class: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Thêm một tài khoản; mật khẩu đọc từ đầu vào (một dòng).
    Add {
        /// Tên đăng nhập.
        name: String,
        /// Tên hiển thị.
        #[arg(long, default_value = "")]
        shown_as: String,
        #[command(flatten)]
        right: RightArgs,
        /// Người sau tài khoản (mã trong sổ).
        #[arg(long)]
        person: Option<PersonId>,
    },
    /// Liệt kê tài khoản.
    List,
    /// Các quyền của một tài khoản, kể cả quyền đã hết, với văn bản.
    Show {
        /// Tên đăng nhập.
        name: String,
    },
    /// Cấp một quyền.
    Grant(GrantArgs),
    /// Kết thúc một quyền.
    End {
        /// Tên đăng nhập.
        name: String,
        /// Số của quyền (xem `user show`).
        number: u32,
        /// Hết quyền từ ngày; mặc định: hôm nay.
        #[arg(long, value_parser = crate::day::day)]
        from: Option<ledger::Day>,
        /// Theo văn bản: số, ký hiệu, ngày.
        #[arg(long, default_value = "")]
        paper: String,
    },
    /// Khóa một tài khoản.
    Close {
        /// Tên đăng nhập.
        name: String,
    },
    /// Mở lại một tài khoản.
    Open {
        /// Tên đăng nhập.
        name: String,
    },
    /// Cấp mật khẩu dùng một lần, in ra đầu ra.
    Password {
        /// Tên đăng nhập.
        name: String,
        /// Mất điện thoại và mã dự phòng: gỡ luôn xác thực hai bước.
        #[arg(long)]
        lost_telephone: bool,
    },
    /// Xem hoặc đặt quy tắc chung của tài khoản.
    Rules {
        /// Mật khẩu: usual hoặc strict (TCVN 14423).
        #[arg(long)]
        passwords: Option<String>,
        /// Các vai phải có xác thực hai bước, cách nhau dấu phẩy; để trống: không vai nào.
        #[arg(long)]
        second_factor: Option<String>,
    },
}

pub(crate) fn run(context: &Context, command: &UserCommand) -> Result<(), Trouble> {
    match command {
        UserCommand::Show { name } => rights::show(context, name),
        UserCommand::Grant(args) => rights::grant(context, args),
        UserCommand::End {
            name,
            number,
            from,
            paper,
        } => rights::end(context, name, *number, *from, paper),
        UserCommand::Close { name } => rights::set_open(context, name, false),
        UserCommand::Open { name } => rights::set_open(context, name, true),
        UserCommand::Password { name, lost_telephone } => rights::password(context, name, *lost_telephone),
        UserCommand::Rules {
            passwords,
            second_factor,
        } => rights::rules(context, passwords.as_deref(), second_factor.as_deref()),
        UserCommand::List => {
            let office = context.read()?;
            for account in office
                .accounts()
                .map_err(|problem| Trouble::of("cli-records-unreadable").because(problem))?
            {
                let grants: Vec<String> = account
                    .grants
                    .iter()
                    .filter(|grant| grant.is_unfinished(office.today()))
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
            right,
            person,
        } => {
            let office = context.write()?;
            let grant = grant(&office, right)?;
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
fn grant(office: &office::Office, right: &RightArgs) -> Result<Grant, Trouble> {
    let roles: Vec<&str> = Role::ALL.iter().map(|own| own.word()).collect();
    // Sealed papers are opened by no role.
    let open = DataClass::ALL.iter().filter(|class| **class != DataClass::Sealed);
    let classes: Vec<&str> = open.clone().map(|class| class.word()).collect();
    let value = office.value();
    let view = value.on(office.today(), ledger::Seq::LATEST);
    let found_role = Role::from_word(&right.role);
    let found_class = open.copied().find(|class| class.word() == right.class);
    let found_unit = match right.unit {
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
            deeds: Vec::new(),
        });
    }
    let mut problems = Vec::new();
    if found_role.is_none() {
        problems.push(
            Message::new("cli-no-such-role")
                .with("typed", right.role.as_str())
                .with("all", roles.join(", ")),
        );
    }
    if found_class.is_none() {
        problems.push(
            Message::new("cli-no-such-class")
                .with("typed", right.class.as_str())
                .with("all", classes.join(", ")),
        );
    }
    if found_unit.is_none() {
        problems.push(match right.unit {
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
        AccountProblem::OutOfReach => Message::new("users-person-out-of-reach"),
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
