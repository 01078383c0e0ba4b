//! `xungtam demo`: makes the demonstration district. Its rolls are written as offices keep them and imported through the same importer.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use demo::{DemoError, District, Issue};
use ledger::codes::UnitKind;
use ledger::{Day, Seq, UnitId, Value};
use office::Office;
use office::accounts::AccountRules;
use office::decide::Stopped;
use office::figures::Asker;
use office::import::{ImportJob, Outcome};
use office::needs::NeedsQuestion;
use office::permission::{DataClass, Grant, Role};
use office::plans::Paper;
use office::port::KeptFile;
use office::settings::Settings;
use storage::Mode;
use words::{Lang, Message};

use super::Context;
use super::chance::{DemoClock, SeededChance};
use crate::place::{open_with, store};
use crate::say::{self, Busy, Trouble};

#[derive(Debug, Args)]
pub(crate) struct DemoArgs {
    /// Hạt giống: cùng hạt, cùng sổ.
    #[arg(long, default_value_t = 2019)]
    seed: u64,
    /// Giữ lại các sổ tay đã sinh trong thư mục này.
    #[arg(long, value_name = "DIR")]
    workbooks: Option<PathBuf>,
}

/// The day on which the year's training needs are looked at: 2019-01-21.
const NEEDS_DAY: Day = Day(17_917);
/// The day that pages show when none is asked for: that of the scenario, 2019-03-14.
const SHOWN: Day = Day(17_969);

pub(crate) fn run(context: &Context, args: &DemoArgs) -> Result<(), Trouble> {
    let at = context.named_place()?;
    let law = context.law()?;
    let district = District::generate(args.seed, &law).map_err(fault)?;
    drop(store(&at, Mode::Create)?);
    let clock = Arc::new(DemoClock::default());
    let chance = Arc::new(SeededChance::of(args.seed));
    let office = open_with(&at, Mode::Write, law, clock.clone(), chance)?;
    let made = make(&office, &district, &clock, args, context.lang);
    if made.is_err() {
        // A demonstration half made is of no use to anybody.
        drop(office);
        let _removed = at.path().map(std::fs::remove_file);
        return made;
    }
    let head = office.value().head();
    say::data(format!("ledger {}\nseq {}\nhead {}", at, head.seq, head.hash));
    Ok(())
}

fn make(office: &Office, district: &District, clock: &DemoClock, args: &DemoArgs, lang: Lang) -> Result<(), Trouble> {
    say::words(lang.say("cli-demo-setting-up"));
    enter(office, district, district.setting_up(), lang)?;
    say::words(lang.say("cli-demo-rolls"));
    import_rolls(office, district, clock, args, lang)?;
    say::words(lang.say("cli-demo-decisions"));
    let (before, after): (Vec<Issue>, Vec<Issue>) = district
        .history()
        .into_iter()
        .partition(|issue| issue.header.signed < NEEDS_DAY);
    enter(office, district, before, lang)?;
    plan_training(office, clock, NEEDS_DAY, lang)?;
    enter(office, district, after, lang)?;
    say::words(lang.say("cli-demo-accounts"));
    accounts(office)
}

fn fault(problem: impl Display) -> Trouble {
    Trouble::of("cli-fault").because(problem)
}

/// Enters papers in their order, each written for the ledger as the one before left it.
fn enter(office: &Office, district: &District, issues: Vec<Issue>, lang: Lang) -> Result<(), Trouble> {
    let busy = Busy::of(lang.say("cli-busy-decisions"), issues.len());
    let bar = busy.bar();
    let write = move |issue: &Issue, value: &Value| {
        bar.inc(1);
        issue.decision(value)
    };
    office
        .decide_each(district.recorded_by(), issues, write)
        .map(|_| ())
        .map_err(|problem| {
            super::unwritten(problem, |stopped: Stopped<DemoError>| match stopped {
                Stopped::Cannot(problem) => fault(problem),
                Stopped::Refused { number, refused } => Trouble::of("cli-demo-refused")
                    .with("number", number)
                    .points(words::refusals(&refused, &office.value())),
            })
        })
}

fn import_rolls(
    office: &Office,
    district: &District,
    clock: &DemoClock,
    args: &DemoArgs,
    lang: Lang,
) -> Result<(), Trouble> {
    let scratch = tempfile::tempdir().map_err(|problem| Trouble::of("cli-no-scratch").because(problem))?;
    let folder: &Path = args.workbooks.as_deref().unwrap_or(scratch.path());
    let not_written = |problem| {
        Trouble::of("cli-file-not-written")
            .with("path", folder.display().to_string())
            .because(problem)
    };
    std::fs::create_dir_all(folder).map_err(not_written)?;
    for (place, file) in district.write_workbooks(folder).map_err(fault)?.into_iter().enumerate() {
        let busy = Busy::with(file.display().to_string());
        let bytes = std::fs::read(&file).map_err(|problem| Trouble::of("cli-again").because(problem))?;
        let roster = super::import::read_roster(&file, None, None)?;
        clock.set(district.import_recorded(place));
        let job = ImportJob {
            file: file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            kept: KeptFile::of(bytes),
            roster,
            as_of: None,
            number: None,
            signer: String::new(),
            authority: String::new(),
        };
        let report = office
            .import(district.recorded_by(), job, false)
            .map_err(|problem| fault(format!("{problem:?}")))?;
        drop(busy);
        say::words(format!(
            "    {}: {}",
            report.file,
            lang.speak(&super::import::totals(report.totals))
        ));
        if report.totals.error > 0 {
            let bad = report.rows.iter().filter(|row| row.outcome == Outcome::Error).take(5);
            let bad = bad.map(|row| say::verbatim(format!("{}: {:?}", row.row, row.reasons)));
            return Err(Trouble::of("cli-demo-bad-rows")
                .with("file", report.file.as_str())
                .points(bad));
        }
    }
    Ok(())
}

/// The year's training plan: needs, classes, class lists, signed.
fn plan_training(office: &Office, clock: &DemoClock, day: Day, lang: Lang) -> Result<(), Trouble> {
    let asker = Asker::Command("minhhoa");
    clock.set(i64::from(day.number() + 1) * 86_400 + 3 * 3600);
    let needs = office.needs(asker, &NeedsQuestion::on(day)).map_err(fault)?;
    let plan = office
        .save_needs(asker, &needs)
        .map_err(|problem| fault(format!("{problem:?}")))?;
    let planned = Message::new("cli-demo-training")
        .with("year", needs.year.to_string())
        .with("classes", needs.classes.len());
    say::words(format!(
        "    {}",
        lang.speak(&planned.with("decisions", plan.drafts.len()))
    ));
    let paper = |at: usize| Paper {
        number: if at == 0 {
            "15/KH-UBND".to_owned()
        } else {
            format!("{}/QĐ-UBND", 150 + at)
        },
        signed: day,
        issuer: String::new(),
        signer: "Chủ tịch".to_owned(),
    };
    let papers = (0..plan.drafts.len()).map(paper).collect();
    office
        .sign_plan(asker, &plan.id, papers)
        .map_err(|problem| fault(format!("{problem:?}")))?;
    Ok(())
}

/// Accounts with passwords that everybody may know: for demonstration alone.
fn accounts(office: &Office) -> Result<(), Trouble> {
    let settings = Settings {
        authority: "Huyện Hoành Bồ".to_owned(),
        agency: "Cơ quan Tổ chức – Nội vụ".to_owned(),
        demo: true,
        day: Some(SHOWN.0),
    };
    office
        .set_settings("console", settings)
        .map_err(|problem| fault(format!("{problem:?}")))?;
    let value = office.value();
    let view = value.on(SHOWN, Seq::LATEST);
    let root = view.unit_id(0).ok_or_else(|| fault("no root"))?;
    let commune = (0..value.unit_count())
        .find(|unit| view.unit_kind(*unit) == Some(UnitKind::Commune) && view.unit_name(*unit).contains("Kỳ Thượng"))
        .and_then(|unit| view.unit_id(unit))
        .unwrap_or(root);
    let people: [(&str, &str, &str, Role, UnitId, DataClass); 5] = [
        (
            "to-chuc",
            "suoi-Dong-Giang-1903",
            "Cán bộ tổ chức – nội vụ, toàn huyện",
            Role::HrOfficer,
            root,
            DataClass::Sensitive,
        ),
        (
            "lanh-dao",
            "nui-Thien-Son-1903",
            "Lãnh đạo, toàn huyện",
            Role::Leader,
            root,
            DataClass::Sensitive,
        ),
        (
            "xa-ky-thuong",
            "rung-Ky-Thuong-1903",
            "Thủ trưởng đơn vị, xã Kỳ Thượng",
            Role::HeadOfUnit,
            commune,
            DataClass::Personal,
        ),
        (
            "kiem-tra",
            "ho-Cao-Van-1903",
            "Kiểm tra, chỉ xem con số",
            Role::Auditor,
            root,
            DataClass::Internal,
        ),
        (
            "quan-tri",
            "dinh-Khe-Cat-1903",
            "Quản trị, tài khoản và quyền",
            Role::Admin,
            root,
            DataClass::Internal,
        ),
    ];
    // Everybody may know these passwords: a second factor would guard nothing, and nobody could look around.
    let rules = AccountRules {
        second_factor: Vec::new(),
        ..AccountRules::default()
    };
    office
        .set_account_rules("console", rules)
        .map_err(|problem| fault(format!("{problem:?}")))?;
    for (name, secret, who, role, unit, class) in people {
        let grant = Grant {
            role,
            unit,
            class,
            from: 0,
            until: None,
            deeds: Vec::new(),
        };
        office
            .add_account("console", name, who, secret, None, vec![grant])
            .map_err(|problem| fault(format!("{problem:?}")))?;
        say::data(format!("log-in {name} {secret} {who}"));
    }
    official(office, &value, commune)
}

/// An official with nothing but the own record: the first who holds a post in the commune.
fn official(office: &Office, value: &Value, commune: UnitId) -> Result<(), Trouble> {
    let view = value.on(SHOWN, Seq::LATEST);
    let holds = |person: &ledger::view::PersonView<'_>| {
        let unit = person.unit().and_then(|unit| view.unit_id(unit));
        unit == Some(commune) && person.main_post().is_some()
    };
    let mut people = (0..value.person_count()).filter_map(|ix| view.person(ix));
    let Some(person) = people.find(holds).and_then(|person| person.id()) else {
        return Err(fault("nobody holds a post in the commune"));
    };
    let (name, secret, who) = (
        "can-bo",
        "rung-Dong-Quang-1903",
        "Cán bộ, công chức, chỉ hồ sơ của mình",
    );
    let grant = Grant {
        role: Role::Official,
        unit: commune,
        class: DataClass::Sensitive,
        from: 0,
        until: None,
        deeds: Vec::new(),
    };
    office
        .add_account("console", name, who, secret, Some(person), vec![grant])
        .map_err(|problem| fault(format!("{problem:?}")))?;
    say::data(format!("log-in {name} {secret} {who}"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_the_scenario_are_those_that_the_comments_say() {
        assert_eq!(
            (NEEDS_DAY.to_string(), SHOWN.to_string()),
            ("2019-01-21".to_owned(), "2019-03-14".to_owned())
        );
    }
}
