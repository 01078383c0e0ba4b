//! `xungtam user add|list`.

use std::io::BufRead as _;

use clap::Subcommand;
use ledger::{PersonId, UnitId};
use office::accounts::AccountProblem;
use office::permission::{DataClass, Grant, Role};
use office::writer::NotDone;

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

pub(crate) fn run(context: &Context, command: &UserCommand) -> Result<(), Trouble> {
    match command {
        UserCommand::List => {
            for account in context.read()?.accounts().map_err(|problem| Trouble::new(problem, "Chạy `xungtam verify`"))? {
                let grants: Vec<String> = account.grants.iter().map(|grant| format!("{}@{}", grant.role.word(), grant.unit)).collect();
                say::data(format!("{}\t{}\t{}\t{}", account.name, account.shown_as, grants.join(","), if account.open { "mở" } else { "khóa" }));
            }
            Ok(())
        }
        UserCommand::Add { name, shown_as, role, unit, class, person } => {
            let office = context.write()?;
            let role = Role::ALL.iter().copied().find(|own| own.word() == role);
            let role = role.ok_or_else(|| Trouble::new("Không có vai này", "Chọn một trong: admin, hr-officer, leader, head-of-unit, training-centre, counter, official, auditor, api-key"))?;
            let class = match class.as_str() {
                "public" => DataClass::Public,
                "internal" => DataClass::Internal,
                "personal" => DataClass::Personal,
                "sensitive" => DataClass::Sensitive,
                _ => return Err(Trouble::new("Không có mức dữ liệu này", "Chọn một trong: public, internal, personal, sensitive")),
            };
            let value = office.value();
            let unit = match unit {
                Some(unit) => *unit,
                None => value.on(office.today(), ledger::Seq::LATEST).unit_id(0).ok_or_else(|| Trouble::new("Sổ chưa có đơn vị nào", "Thành lập cơ quan trước, hoặc nhập danh sách"))?,
            };
            say::words("Mật khẩu (một dòng, ít nhất 12 ký tự):");
            let mut secret = String::new();
            std::io::stdin().lock().read_line(&mut secret).map_err(|problem| Trouble::new(problem, "Gõ mật khẩu rồi Enter"))?;
            let grant = Grant { role, unit, class, from: office.today().number(), until: None };
            let added = office.add_account("console", name, shown_as, secret.trim_end_matches(['\r', '\n']), *person, vec![grant]);
            added.map_err(|problem| refused(&problem))?;
            say::data(format!("Đã thêm tài khoản {name}"));
            Ok(())
        }
    }
}

fn refused(problem: &NotDone<Vec<AccountProblem>>) -> Trouble {
    let NotDone::Refused(problems) = problem else { return Trouble::new(problem, "Chạy lại lệnh") };
    let say = |problem: &AccountProblem| match problem {
        AccountProblem::BadName => "tên gồm 2–40 chữ thường không dấu, chữ số, dấu chấm, gạch nối".to_owned(),
        AccountProblem::NameTaken => "đã có tài khoản tên này".to_owned(),
        AccountProblem::PasswordTooShort => "mật khẩu cần ít nhất 12 ký tự".to_owned(),
        AccountProblem::PasswordTooCommon => "mật khẩu quá phổ biến hoặc trùng tên".to_owned(),
        AccountProblem::Hashing => "không băm được mật khẩu".to_owned(),
        AccountProblem::GrantsToOneself => "không ai tự cấp quyền cho mình".to_owned(),
        AccountProblem::Store(problem) => problem.clone(),
    };
    let all: Vec<String> = problems.iter().map(|problem| format!("- {}", say(problem))).collect();
    Trouble::new(format!("Chưa thêm được tài khoản:\n{}", all.join("\n")), "Sửa các điểm trên rồi chạy lại")
}
