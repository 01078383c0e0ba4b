//! `xungtam key`: keys of programs that use the API.

use clap::Subcommand;
use ledger::{Day, Entity, Seq, UnitId};
use office::Office;
use office::accounts::{KeptKey, KeyProblem, NewKey};
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use words::{Lang, Message, writing};

use super::{Context, unwritten};
use crate::say::{self, Trouble};

/// Who does what a command does.
const CONSOLE: Asker<'static> = Asker::Command("console");

/// A key that is to be made, as it was typed.
#[derive(Debug, clap::Args)]
pub(crate) struct AddArgs {
    /// Dùng cho việc gì: tên chương trình, nơi chịu trách nhiệm.
    name: String,
    /// Việc được làm ngoài xem con số: read-person, export, import, decide, approve, plan; cách nhau dấu phẩy.
    #[arg(long, default_value = "")]
    deeds: String,
    /// Đứng tên tài khoản nào: người chịu trách nhiệm; bắt buộc khi khóa soạn hay duyệt văn bản.
    #[arg(long, default_value = "")]
    account: String,
    /// Đơn vị (mã trong sổ); mặc định: toàn bộ.
    #[arg(long)]
    unit: Option<UnitId>,
    /// Mức dữ liệu cao nhất: public, internal, personal, sensitive.
    #[arg(long, default_value = "internal")]
    class: String,
    /// Từ ngày; mặc định: hôm nay.
    #[arg(long, value_parser = crate::day::day)]
    from: Option<Day>,
    /// Ngày cuối cùng còn dùng được; bắt buộc (hoặc --days), lâu nhất một năm.
    #[arg(long, value_parser = crate::day::day)]
    last: Option<Day>,
    /// Dùng được bao nhiêu ngày, kể cả ngày đầu.
    #[arg(long, conflicts_with = "last", value_parser = clap::value_parser!(i32).range(1..=10_000))]
    days: Option<i32>,
    /// Số lần gọi nhiều nhất mỗi phút.
    #[arg(long, default_value_t = NewKey::USUAL)]
    per_minute: u32,
    /// Theo văn bản: số, ký hiệu, ngày.
    #[arg(long, default_value = "")]
    paper: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Lập một khóa; khóa in ra đầu ra, một lần.
    Add(AddArgs),
    /// Liệt kê khóa: dấu, tên, quyền, hạn, lần dùng cuối.
    List,
    /// Thu hồi một khóa.
    Revoke {
        /// Dấu của khóa (xem `key list`).
        sign: String,
        /// Theo văn bản: số, ký hiệu, ngày.
        #[arg(long, default_value = "")]
        paper: String,
    },
}

pub(crate) fn run(context: &Context, command: &KeyCommand) -> Result<(), Trouble> {
    match command {
        KeyCommand::Add(args) => add(context, args),
        KeyCommand::List => list(context),
        KeyCommand::Revoke { sign, paper } => {
            let revoked = context.write()?.revoke_key(CONSOLE, sign, paper);
            revoked.map_err(|problem| {
                unwritten(problem, |problems| {
                    Trouble::of("cli-key-not-revoked").points(problems.iter().map(said))
                })
            })?;
            say::data(context.speak(&Message::new("cli-key-revoked").with("sign", sign.as_str())));
            Ok(())
        }
    }
}

fn add(context: &Context, args: &AddArgs) -> Result<(), Trouble> {
    let office = context.write()?;
    let mut points = Vec::new();
    let deeds = deeds(&args.deeds, &mut points);
    let class = class(&args.class, &mut points);
    let unit = unit(&office, args.unit, &mut points);
    let from = args.from.unwrap_or(office.today());
    let last = args
        .last
        .or_else(|| args.days.map(|days| Day(from.number() + days - 1)));
    let wish = NewKey {
        name: args.name.clone(),
        account: args.account.clone(),
        unit: unit.unwrap_or(UnitId(ledger::ActId::here(0))),
        class,
        deeds,
        from,
        until: last.map(Day::next),
        per_minute: args.per_minute,
        paper: args.paper.clone(),
    };
    let refused = |points: Vec<Message>| Trouble::of("cli-key-refused").points(points);
    if !points.is_empty() {
        // What can be judged is, so that everything is told at once.
        let mut others = office.problems_of_key(CONSOLE, &wish);
        others.retain(|problem| unit.is_some() || !matches!(problem, KeyProblem::Unit(_)));
        points.extend(others.iter().map(said));
        return Err(refused(points));
    }
    let (secret, key) = office
        .add_key(CONSOLE, &wish)
        .map_err(|problem| unwritten(problem, |problems| refused(problems.iter().map(said).collect())))?;
    if wish.is_strong() {
        say::words(context.lang.say("cli-key-strong"));
    }
    // Its last words are about what stands below them: the key.
    let made = Message::new("cli-key-made").with("sign", key.sign.as_str());
    say::words(context.speak(&made.with("last", last.unwrap_or(Day::MAX))));
    say::data(secret.text());
    Ok(())
}

fn deeds(typed: &str, points: &mut Vec<Message>) -> Vec<Deed> {
    let mut deeds = Vec::new();
    for word in typed.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        match NewKey::deeds().find(|deed| deed.word() == word) {
            Some(deed) => deeds.push(deed),
            None => points.push(unknown("cli-no-such-deed", word, NewKey::deeds().map(Deed::word))),
        }
    }
    deeds
}

fn class(typed: &str, points: &mut Vec<Message>) -> DataClass {
    let open = || {
        DataClass::ALL
            .iter()
            .copied()
            .filter(|class| *class != DataClass::Sealed)
    };
    open().find(|class| class.word() == typed).unwrap_or_else(|| {
        points.push(unknown("cli-no-such-class", typed, open().map(DataClass::word)));
        DataClass::Public
    })
}

fn unit(office: &Office, typed: Option<UnitId>, points: &mut Vec<Message>) -> Option<UnitId> {
    let value = office.value();
    let found = match typed {
        Some(unit) => value.place(Entity::Unit(unit)).map(|_| unit),
        None => value.on(office.today(), Seq::LATEST).unit_id(0),
    };
    if found.is_none() {
        points.push(match typed {
            Some(unit) => Message::new("cli-no-such-unit").with("typed", unit.to_string()),
            None => Message::new("cli-no-unit-yet"),
        });
    }
    found
}

fn unknown(id: &'static str, typed: &str, all: impl Iterator<Item = &'static str>) -> Message {
    let all: Vec<&str> = all.collect();
    Message::new(id).with("typed", typed).with("all", all.join(", "))
}

fn list(context: &Context) -> Result<(), Trouble> {
    let office = context.read()?;
    let keys = office
        .keys(CONSOLE)
        .map_err(|problem| Trouble::of("cli-records-unreadable").because(problem))?;
    for key in &keys {
        say::data(line(context.lang, key, (office.today(), office.clock().now())));
    }
    Ok(())
}

fn line(lang: Lang, key: &KeptKey, (today, now): (Day, i64)) -> String {
    let day = |number: i32| writing::day(Day(number));
    let deeds: Vec<&str> = key.grant.deeds.iter().copied().map(Deed::word).collect();
    let state = match key.grant.until {
        _ if key.revoked.is_some() => "cli-key-taken-back",
        _ if key.waits(now) => "cli-key-proposed",
        _ if key.proposed.is_some() => "cli-key-lapsed",
        Some(until) if until <= today.number() => "cli-key-over",
        _ if key.grant.from > today.number() => "cli-key-waits",
        _ if key.is_for_reading_only() => "cli-key-reads-only",
        _ => "cli-key-runs",
    };
    let last = key.grant.until.map_or_else(|| "-".to_owned(), |until| day(until - 1));
    [
        key.sign.clone(),
        key.name.clone(),
        key.grant.unit.to_string(),
        key.grant.class.word().to_owned(),
        format!("read-figures,{}", deeds.join(","))
            .trim_end_matches(',')
            .to_owned(),
        day(key.grant.from),
        last,
        lang.say(state),
        if key.seen == 0 {
            lang.say("cli-key-never-used")
        } else {
            writing::moment(key.seen)
        },
        key.account.clone().unwrap_or_else(|| "-".to_owned()),
    ]
    .join("\t")
}

fn said(problem: &KeyProblem) -> Message {
    match problem {
        KeyProblem::Store(problem) => say::verbatim(problem),
        other => words::key_problem(other),
    }
}
