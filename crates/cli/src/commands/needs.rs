//! `xungtam needs`: people × missing requirement → classes by programme and capacity, kept as a plan of draft decisions.

use std::collections::BTreeMap;

use clap::Args;
use ledger::Day;
use ledger::value::Place;
use office::figures::Asker;
use office::needs::{GapAnswer, Needs, NeedsQuestion};
use serde_json::json;
use words::{Lang, Message};

use super::Context;
use super::search::{self, PlanArgs};
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct NeedsArgs {
    /// Xem tại ngày; mặc định: hôm nay.
    #[arg(long, value_parser = crate::day::day, value_name = "DAY")]
    as_of: Option<Day>,
    /// Năm mở lớp; mặc định: năm của ngày ấy.
    #[arg(long)]
    year: Option<i32>,
    /// Chỉ tiêu mỗi lớp, phần trăm so với sức chứa của chương trình (50: một nửa, nhiều lớp hơn).
    #[arg(long, default_value_t = 100)]
    capacity_percent: u32,
    /// Chỉ một đơn vị và cấp dưới (tên hoặc mã).
    #[arg(long, value_name = "U")]
    unit: Option<String>,
    #[command(flatten)]
    plan: PlanArgs,
}

pub(crate) fn run(context: &Context, args: &NeedsArgs) -> Result<(), Trouble> {
    let office = args.plan.office(context)?;
    let asker = Asker::Command("console");
    if args.capacity_percent == 0 {
        return Err(Trouble::of("cli-no-capacity"));
    }
    let mut question = NeedsQuestion::on(args.as_of.unwrap_or_else(|| office.today()));
    (question.year, question.capacity_percent) = (args.year, args.capacity_percent);
    question.unit = args
        .unit
        .as_deref()
        .map(|text| super::figures::find_unit(&office, text))
        .transpose()?;
    let needs = office
        .needs(asker, &question)
        .map_err(|problem| super::figures::cannot_read(&problem, &office))?;
    let plan = match (args.plan.dry_run, needs.classes.is_empty()) {
        (false, false) => Some(
            office
                .save_needs(asker, &needs)
                .map_err(|problem| search::not_saved(problem, &office))?,
        ),
        _ => None,
    };
    if args.plan.json {
        say::data(as_json(
            &needs,
            plan.as_ref().map(|plan| plan.id.as_str()),
            &office,
            context.lang,
        ));
    } else {
        tell(&needs, &office, context.lang);
        say::data(context.speak(&search::kept(plan.as_ref())));
    }
    Ok(())
}

fn tell(needs: &Needs, office: &office::Office, lang: Lang) {
    let mut gaps: BTreeMap<(&str, &str, &'static str), u32> = BTreeMap::new();
    for gap in &needs.gaps {
        *gaps
            .entry((&gap.standard, &gap.requirement, answer(&gap.answer)))
            .or_insert(0) += 1;
    }
    say::data(lang.speak(&Message::new("cli-needs-gaps").with("day", needs.day)));
    for ((standard, requirement, answer), count) in gaps {
        let people = lang.speak(&Message::new("count-people").with("n", count));
        say::data(format!(
            "  {people:>12}  {standard}.{requirement}: {}",
            lang.speak(&in_words(answer))
        ));
    }
    let learners: usize = needs.classes.iter().map(|class| class.learners.len()).sum();
    let classes = Message::new("cli-needs-classes")
        .with("n", needs.classes.len())
        .with("year", needs.year.to_string());
    say::data(lang.speak(&classes.with("learners", learners)));
    for class in &needs.classes {
        say::data(format!(
            "  {:<12}{:>4}/{:<5}{} – {}  {}",
            class.code,
            class.learners.len(),
            class.seats,
            class.starts,
            class.ends,
            class.title
        ));
    }
    if !needs.unplaced.is_empty() {
        say::data(lang.speak(&Message::new("cli-needs-unplaced").with("n", needs.unplaced.len())));
        let value = office.value();
        let view = value.on(needs.day, ledger::Seq::LATEST);
        for one in needs.unplaced.iter().take(NAMED) {
            say::data(format!(
                "  {} ({})",
                view.name(Place::Person(one.ix)).unwrap_or_default(),
                one.programme
            ));
        }
        if let Some(more) = needs.unplaced.len().checked_sub(NAMED).filter(|more| *more > 0) {
            say::data(format!("  {}", lang.speak(&Message::new("and-more").with("n", more))));
        }
    }
}

/// How many of those without a class are named; the rest is in --json.
const NAMED: usize = 20;

/// What can be done about a gap, as reports write it.
const fn answer(answer: &GapAnswer) -> &'static str {
    match answer {
        GapAnswer::Programme(_) => "programme",
        GapAnswer::Studying => "studying",
        GapAnswer::OnList(_) => "on-list",
        GapAnswer::NoProgramme => "no-programme",
        GapAnswer::AskTheRecord => "ask-the-record",
    }
}

fn in_words(answer: &str) -> Message {
    Message::new(format!("cli-gap-{answer}"))
}

fn as_json(needs: &Needs, plan: Option<&str>, office: &office::Office, lang: Lang) -> String {
    let value = office.value();
    let view = value.on(needs.day, ledger::Seq::LATEST);
    let name = |ix: u32| view.name(Place::Person(ix)).map(|name| name.to_string());
    let gaps: Vec<serde_json::Value> = needs
        .gaps
        .iter()
        .map(|gap| {
            let programme = if let GapAnswer::Programme(programme) = &gap.answer { Some(programme) } else { None };
            json!({
                "person": gap.person.to_string(), "name": name(gap.ix), "standard": gap.standard, "requirement": gap.requirement,
                "verdict": gap.verdict.word(), "deadline": gap.deadline.map(|day| day.to_string()), "answer": answer(&gap.answer), "message": lang.speak(&in_words(answer(&gap.answer))),
                "programme": programme,
            })
        })
        .collect();
    let classes: Vec<serde_json::Value> = needs
        .classes
        .iter()
        .map(|class| {
            let learners: Vec<String> = class.learners.iter().map(|learner| learner.person.to_string()).collect();
            json!({
                "code": class.code, "title": class.title, "programme": class.programme, "family": class.family.word(), "seats": class.seats,
                "starts": class.starts.to_string(), "ends": class.ends.to_string(), "learners": learners,
            })
        })
        .collect();
    let unplaced: Vec<serde_json::Value> = needs
        .unplaced
        .iter()
        .map(|one| json!({ "name": name(one.ix), "programme": one.programme }))
        .collect();
    let shown = json!({ "day": needs.day.to_string(), "year": needs.year, "seq": needs.seq.0, "plan": plan, "gaps": gaps, "classes": classes, "unplaced": unplaced });
    serde_json::to_string_pretty(&shown).unwrap_or_default()
}
