//! `xungtam user grant|end|close|open|password|rules|show`: the rights of an account, and the rules that all accounts follow.

use ledger::Day;
use office::Office;
use office::accounts::{AccountRules, GrantPaper, GrantProblem, Granted, NewGrant, PasswordRules};
use office::figures::Asker;
use office::permission::Role;
use office::writer::NotDone;
use words::{Message, writing};

use super::super::{Context, unwritten};
use super::{RightArgs, grant as read_grant};
use crate::say::{self, Trouble};

/// Who does what a command does.
const CONSOLE: Asker<'static> = Asker::Command("console");

/// A right to be granted, as it was typed.
#[derive(Debug, clap::Args)]
pub(crate) struct GrantArgs {
    /// Tên đăng nhập.
    name: String,
    #[command(flatten)]
    right: RightArgs,
    /// Từ ngày; mặc định: hôm nay.
    #[arg(long, value_parser = crate::day::day)]
    from: Option<Day>,
    /// Hết quyền từ ngày; mặc định: không thời hạn.
    #[arg(long, value_parser = crate::day::day)]
    until: Option<Day>,
    /// Theo văn bản: số, ký hiệu, ngày.
    #[arg(long, default_value = "")]
    paper: String,
}

/// Grants a right.
pub(super) fn grant(context: &Context, args: &GrantArgs) -> Result<(), Trouble> {
    let office = context.write()?;
    let base = read_grant(&office, &args.right)?;
    let wish = NewGrant {
        role: base.role,
        unit: base.unit,
        class: base.class,
        from: args.from.unwrap_or(office.today()),
        until: args.until,
        paper: GrantPaper::numbered(&args.paper),
    };
    let number = office.grant(CONSOLE, &args.name, &wish).map_err(refused)?;
    say::data(context.speak(&Message::new("cli-right-granted").with("number", number.to_string())));
    Ok(())
}

/// Ends a right.
pub(super) fn end(context: &Context, name: &str, number: u32, from: Option<Day>, paper: &str) -> Result<(), Trouble> {
    let office = context.write()?;
    let from = from.unwrap_or(office.today());
    let paper = GrantPaper::numbered(paper);
    office.end_grant(CONSOLE, name, number, from, &paper).map_err(refused)?;
    say::data(context.speak(&Message::new("cli-right-ended").with("number", number.to_string())));
    Ok(())
}

/// Closes an account, or opens it again.
pub(super) fn set_open(context: &Context, name: &str, open: bool) -> Result<(), Trouble> {
    context.write()?.set_open(CONSOLE, name, open).map_err(refused)?;
    let id = if open { "cli-account-opened" } else { "cli-account-shut" };
    say::data(context.speak(&Message::new(id).with("name", name)));
    Ok(())
}

/// Hands a password of one use out; with a lost telephone the second factor goes too.
pub(super) fn password(context: &Context, name: &str, lost: bool) -> Result<(), Trouble> {
    let office = context.write()?;
    let secret = office.hand_out_password(CONSOLE, name).map_err(refused)?;
    if lost {
        office.take_second_factor(CONSOLE, name).map_err(refused)?;
    }
    say::words(context.lang.say("cli-password-handed-out"));
    say::data(secret);
    Ok(())
}

/// Shows the rules, or sets those that were named.
pub(super) fn rules(context: &Context, passwords: Option<&str>, needing: Option<&str>) -> Result<(), Trouble> {
    if passwords.is_none() && needing.is_none() {
        let rules = context.read()?.account_rules();
        tell(&rules);
        return Ok(());
    }
    let office = context.write()?;
    let mut rules = office.account_rules();
    let unknown = |id: &'static str, typed: &str, all: Vec<&str>| {
        Message::new(id).with("typed", typed).with("all", all.join(", "))
    };
    let mut problems = Vec::new();
    if let Some(word) = passwords {
        if let Some(own) = PasswordRules::from_word(word) {
            rules.passwords = own;
        } else {
            let all = PasswordRules::ALL.iter().map(|own| own.word()).collect();
            problems.push(unknown("cli-no-such-rules", word, all));
        }
    }
    if let Some(typed) = needing {
        rules.second_factor.clear();
        rules.everybody = typed.trim() == "all";
        for word in typed
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty() && !rules.everybody)
        {
            if let Some(role) = Role::from_word(word) {
                rules.second_factor.push(role);
            } else {
                let all = Role::ALL.iter().map(|own| own.word()).collect();
                problems.push(unknown("cli-no-such-role", word, all));
            }
        }
    }
    if !problems.is_empty() {
        return Err(Trouble::of("cli-right-refused").points(problems));
    }
    let set = office.set_account_rules("console", rules.clone());
    set.map_err(|problem| unwritten(problem, |()| Trouble::of("cli-again")))?;
    tell(&rules);
    Ok(())
}

fn tell(rules: &AccountRules) {
    let mut needing: Vec<&str> = rules.second_factor.iter().map(|role| role.word()).collect();
    if rules.everybody {
        needing = vec!["all"];
    }
    say::data(format!("passwords\t{}", rules.passwords.word()));
    say::data(format!("second-factor\t{}", needing.join(",")));
}

/// Every right of an account, with its papers.
pub(super) fn show(context: &Context, name: &str) -> Result<(), Trouble> {
    let office: Office = context.read()?;
    let account = office.account(name).ok_or_else(|| {
        let point = Message::new("users-no-such-account");
        Trouble::of("cli-right-refused").points([point])
    })?;
    for right in &account.grants {
        say::data(line(right));
    }
    Ok(())
}

fn line(right: &Granted) -> String {
    let day = |number: i32| writing::day(Day(number));
    let paper = |warrant: &office::accounts::Warrant| {
        format!("{} {} {}", warrant.by, writing::moment(warrant.time), warrant.paper)
    };
    [
        right.number.to_string(),
        format!("{}@{}", right.role.word(), right.unit),
        right.class.word().to_owned(),
        day(right.from),
        right.until.map_or_else(|| "-".to_owned(), day),
        right.given.as_ref().map_or_else(|| "-".to_owned(), paper),
        right.ended.as_ref().map_or_else(|| "-".to_owned(), paper),
        right
            .delegated
            .as_ref()
            .map_or_else(|| "-".to_owned(), |from| from.account.clone()),
    ]
    .join("\t")
}

fn refused(problem: NotDone<Vec<GrantProblem>>) -> Trouble {
    unwritten(problem, |problems| {
        Trouble::of("cli-right-refused").points(problems.iter().map(said))
    })
}

fn said(problem: &GrantProblem) -> Message {
    match problem {
        GrantProblem::Store(problem) => say::verbatim(problem),
        other => words::grant_problem(other),
    }
}
