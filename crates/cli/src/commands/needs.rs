//! `xungtam needs`: people × missing requirement → classes by programme and capacity, kept as a plan of draft decisions.

use std::collections::BTreeMap;

use clap::Args;
use ledger::Day;
use ledger::value::Place;
use office::figures::Asker;
use office::needs::{GapAnswer, Needs, NeedsQuestion};
use serde_json::json;

use super::Context;
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
    /// Chỉ xem, không lưu phương án.
    #[arg(long)]
    dry_run: bool,
    /// In dưới dạng JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(context: &Context, args: &NeedsArgs) -> Result<(), Trouble> {
    let office = if args.dry_run { context.read()? } else { context.write()? };
    let asker = Asker::Command("console");
    if args.capacity_percent == 0 {
        return Err(Trouble::new("Sức chứa 0 % không mở được lớp nào", "Chọn từ 1 trở lên"));
    }
    let mut question = NeedsQuestion::on(args.as_of.unwrap_or_else(|| office.today()));
    (question.year, question.capacity_percent) = (args.year, args.capacity_percent);
    question.unit = args.unit.as_deref().map(|text| super::figures::find_unit(&office, text)).transpose()?;
    let needs = office.needs(asker, &question).map_err(|problem| Trouble::new(problem, "Chạy `xungtam law check`"))?;
    let plan = match (args.dry_run, needs.classes.is_empty()) {
        (false, false) => Some(office.save_needs(asker, &needs).map_err(|problem| Trouble::new(format!("Không lưu được phương án: {problem:?}"), "Xem thử bằng --dry-run"))?),
        _ => None,
    };
    if args.json {
        say::data(as_json(&needs, plan.as_ref().map(|plan| plan.id.as_str()), &office));
    } else {
        tell(&needs, &office);
        match plan {
            Some(plan) => say::data(format!("Đã lưu phương án {}: {} quyết định dự thảo; xem bằng `xungtam plan show {}`, `xungtam figures --plan {}`", plan.id, plan.drafts.len(), plan.id, plan.id)),
            None => say::data("Không lưu phương án"),
        }
    }
    Ok(())
}

fn tell(needs: &Needs, office: &office::Office) {
    let mut gaps: BTreeMap<(&str, &str, &'static str), u32> = BTreeMap::new();
    for gap in &needs.gaps {
        *gaps.entry((&gap.standard, &gap.requirement, answer(&gap.answer))).or_insert(0) += 1;
    }
    say::data(format!("Thiếu, tại ngày {}:", needs.day));
    for ((standard, requirement, answer), count) in gaps {
        say::data(format!("  {count:>5} người  {standard}.{requirement}: {answer}"));
    }
    let learners: usize = needs.classes.iter().map(|class| class.learners.len()).sum();
    say::data(format!("{} lớp năm {}, {learners} lượt học:", needs.classes.len(), needs.year));
    for class in &needs.classes {
        say::data(format!("  {:<12}{:>4}/{:<5}{} – {}  {}", class.code, class.learners.len(), class.seats, class.starts, class.ends, class.title));
    }
    if !needs.unplaced.is_empty() {
        say::data(format!("{} người chưa xếp được vào lớp nào rảnh lịch:", needs.unplaced.len()));
        let value = office.value();
        let view = value.on(needs.day, ledger::Seq::LATEST);
        for one in needs.unplaced.iter().take(20) {
            say::data(format!("  {} ({})", view.name(Place::Person(one.ix)).unwrap_or_default(), one.programme));
        }
    }
}

const fn answer(answer: &GapAnswer) -> &'static str {
    match answer {
        GapAnswer::Programme(_) => "có lớp bù",
        GapAnswer::Studying => "đang học",
        GapAnswer::OnList(_) => "đã có trong danh sách lớp",
        GapAnswer::NoProgramme => "không có chương trình nào bù được",
        GapAnswer::AskTheRecord => "hồ sơ chưa rõ, cần xác minh",
    }
}

fn as_json(needs: &Needs, plan: Option<&str>, office: &office::Office) -> String {
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
                "verdict": gap.verdict.word(), "deadline": gap.deadline.map(|day| day.to_string()), "answer": answer(&gap.answer), "programme": programme,
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
    let shown = json!({ "day": needs.day.to_string(), "year": needs.year, "seq": needs.seq.0, "plan": plan, "gaps": gaps, "classes": classes, "unplaced": needs.unplaced.len() });
    serde_json::to_string_pretty(&shown).unwrap_or_default()
}
