//! `xungtam figures`: every figure of a day, and the names behind each.

use clap::Args;
use indicators::{Absent, Figure, Item};
use ledger::value::{Fact, Place};
use ledger::{Day, UnitId, View};
use office::figures::{Asker, CannotRead, Figures, Reading};
use office::plans::CannotFork;
use serde_json::{Map, Value as Json, json};
use words::{Lang, Message};

use super::Context;
use crate::args::Moment;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct FiguresArgs {
    /// Chỉ một chỉ tiêu (mã), cùng các phần của nó.
    id: Option<String>,
    #[command(flatten)]
    moment: Moment,
    /// In dưới dạng JSON.
    #[arg(long)]
    json: bool,
    /// Mở ra từng người, từng đơn vị, từng lớp đứng sau con số.
    #[arg(long)]
    names: bool,
    /// Của một phương án.
    #[arg(long, value_name = "P")]
    plan: Option<String>,
    /// Chỉ một đơn vị và cấp dưới (mã trong sổ).
    #[arg(long, value_name = "U")]
    unit: Option<String>,
    /// Tính trên cơ cấu tổ chức của ngày này (mặc định: như khi ấy).
    #[arg(long, value_parser = crate::day::day, value_name = "DAY")]
    on_structure_of: Option<Day>,
}

pub(crate) fn run(context: &Context, args: &FiguresArgs) -> Result<(), Trouble> {
    let office = context.read()?;
    let known = crate::day::known(args.moment.known.as_deref(), &office.value())?;
    let unit = args.unit.as_deref().map(|text| find_unit(&office, text)).transpose()?;
    let reading = Reading {
        law_known: crate::day::law_known(args.moment.known.as_deref()),
        day: args.moment.as_of,
        known,
        plan: args.plan.clone(),
        on_structure_of: args.on_structure_of,
        unit,
    };
    let figures = office
        .figures(Asker::Command("console"), &reading)
        .map_err(|problem| cannot_read(&problem, &office))?;
    if let Some(id) = args.id.as_deref().filter(|id| indicators::find(id).is_none()) {
        let all: Vec<&str> = indicators::all().iter().map(|indicator| indicator.id).collect();
        return Err(Trouble::of("cli-no-such-figure")
            .with("id", id)
            .with("all", all.join(", ")));
    }
    let whole = |figure: &&Figure| {
        args.id
            .as_deref()
            .is_none_or(|id| indicators::find(id).is_some_and(|one| one.id == figure.id))
    };
    let chosen: Vec<&Figure> = figures.figures.iter().filter(whole).collect();
    let view = figures.value.on(figures.day, known);
    if args.json {
        say::data(as_json(&figures, &chosen, view, context.lang, args));
        return Ok(());
    }
    let moment = Message::new("cli-figures-of")
        .with("day", figures.day)
        .with("seq", figures.seq.to_string());
    say::words(context.speak(&moment.with("head", figures.head.to_string())));
    for figure in chosen {
        say::data(line(figure, context.lang));
        for part in &figure.parts {
            say::data(format!(
                "    {:<28}{}{}",
                part.id,
                part.value,
                part.of.map_or_else(String::new, |of| format!("/{of}"))
            ));
        }
        if args.names {
            let part = args
                .id
                .as_deref()
                .and_then(|id| id.strip_prefix(figure.id))
                .and_then(|rest| rest.strip_prefix('.'));
            for item in figure
                .items
                .iter()
                .filter(|item| part.is_none_or(|part| part == item.part))
            {
                say::data(format!("    {}", item_line(item, view, context.lang)));
            }
        }
    }
    Ok(())
}

/// Why figures, needs or a plan cannot be read, in words.
pub(super) fn cannot_read(problem: &CannotRead, office: &office::Office) -> Trouble {
    match problem {
        CannotRead::NoSuchPlan(id) => Trouble::of("cli-no-such-plan").with("id", id.as_str()),
        CannotRead::NoSuchUnit(id) => Trouble::of("cli-no-such-unit").with("typed", id.to_string()),
        CannotRead::Plan(CannotFork::Refused {
            plan, draft, refused, ..
        }) => Trouble::of("cli-plan-stale")
            .with("id", plan.as_str())
            .with("draft", draft.to_string())
            .points(words::refusals(refused, &office.value())),
        CannotRead::Plan(CannotFork::Unreadable { .. }) | CannotRead::Store(_) => {
            Trouble::of("cli-records-unreadable").because(problem)
        }
        CannotRead::Rules(problem) => Trouble::of("cli-law-broken").because(problem),
    }
}

/// The last day that can be written.
const LAST_DAY: Day = Day::last_of_year(9999);

/// A unit by its id, by its name where one unit has it, or by its code.
pub(super) fn find_unit(office: &office::Office, text: &str) -> Result<UnitId, Trouble> {
    let value = office.value();
    // A code can look like an id.
    if let Some(id) = text
        .parse()
        .ok()
        .filter(|id| value.place(ledger::Entity::Unit(*id)).is_some())
    {
        return Ok(id);
    }
    let view = value.on(LAST_DAY, ledger::Seq::LATEST);
    let wanted = ledger::text::fold(text);
    let named = (0..value.unit_count()).filter(|unit| ledger::text::fold(&view.unit_name(*unit)) == wanted);
    let mut named: Vec<u32> = named.collect();
    if named.is_empty() {
        let coded = |unit: &u32| {
            let mut rows = view.rows(Place::Unit(*unit));
            rows.any(|row| matches!(row.fact, Fact::Code(code) if &*view.text(code) == text))
        };
        named = (0..value.unit_count()).filter(coded).collect();
    }
    let standing: Vec<u32> = named
        .iter()
        .copied()
        .filter(|unit| view.stands(Place::Unit(*unit)))
        .collect();
    match (standing.as_slice(), named.as_slice()) {
        ([one], _) | ([], [one]) => view.unit_id(*one),
        _ => None,
    }
    .ok_or_else(|| {
        let ids: Vec<String> = named
            .iter()
            .filter_map(|unit| view.unit_id(*unit))
            .map(|id| id.to_string())
            .collect();
        let id = if ids.is_empty() {
            "cli-no-such-unit"
        } else {
            "cli-several-units"
        };
        Trouble::of(id).with("typed", text).with("ids", ids.join(", "))
    })
}

fn line(figure: &Figure, lang: Lang) -> String {
    let value = match &figure.value {
        Ok(value) => format!("{value}{}", figure.of.map_or_else(String::new, |of| format!("/{of}"))),
        Err(absent) => format!("– ({})", reason(absent, lang)),
    };
    let target = figure.target.map_or_else(String::new, |target| {
        format!(
            "  {}",
            lang.speak(&Message::new("cli-target").with("target", target.to_string()))
        )
    });
    let due = figure.due.map_or_else(String::new, |due| {
        format!(
            "  {}",
            lang.speak(&Message::new("cli-due").with("due", due.to_string()))
        )
    });
    format!("{:<40}{value}{target}{due}", figure.id)
}

/// Why a figure has no meaning on the day.
fn reason(absent: &Absent, lang: Lang) -> String {
    let message = match absent {
        Absent::NoPlan { year } => Message::new("absent-no-plan").with("year", year.to_string()),
        Absent::NoBase { year } => Message::new("absent-no-base").with("year", year.to_string()),
        Absent::NotInForce { entry } => Message::new("absent-not-in-force").with("entry", entry.as_str()),
        Absent::NothingToCount => Message::new("absent-nothing"),
    };
    lang.speak(&message)
}

fn item_line(item: &Item, view: View<'_>, lang: Lang) -> String {
    let name = view.name(item.place).unwrap_or_default();
    let unit = item.unit.or_else(|| match item.place {
        Place::Person(ix) => view.person(ix).and_then(|person| person.unit()),
        _ => None,
    });
    let unit = unit.map(|unit| view.unit_name(unit)).unwrap_or_default();
    let id = view
        .value()
        .entity(item.place)
        .map(|entity| entity.created_by().to_string())
        .unwrap_or_default();
    let mark = if item.counts {
        String::new()
    } else {
        format!("{}\t", lang.say("cli-lacking"))
    };
    let day = item.day.map_or_else(String::new, |day| day.to_string());
    format!("{mark}{}\t{id}\t{name}\t{unit}\t{day}", item.part)
}

fn as_json(figures: &Figures, chosen: &[&Figure], view: View<'_>, lang: Lang, args: &FiguresArgs) -> String {
    let mut all = Map::new();
    for figure in chosen {
        let mut shown = json!({
            "value": figure.value.as_ref().ok(),
            "of": figure.of,
            "target": figure.target,
            "due": figure.due.map(|due| due.to_string()),
        });
        if let Some(shown) = shown.as_object_mut() {
            if let Err(absent) = &figure.value {
                shown.insert("reason".to_owned(), json!(reason(absent, lang)));
            }
            if !figure.by_year.is_empty() {
                let years: Map<String, Json> = figure
                    .by_year
                    .iter()
                    .map(|(year, value)| (year.to_string(), json!(value)))
                    .collect();
                shown.insert("by_year".to_owned(), Json::Object(years));
            }
            if args.names {
                shown.insert(
                    "names".to_owned(),
                    figure.items.iter().map(|item| item_json(item, view)).collect(),
                );
            }
        }
        all.insert(figure.id.to_owned(), shown);
        for part in &figure.parts {
            all.insert(
                format!("{}.{}", figure.id, part.id),
                json!({ "value": part.value, "of": part.of, "target": null, "due": null }),
            );
        }
    }
    let shown = json!({ "day": figures.day.to_string(), "seq": figures.seq.0, "head": figures.head.to_string(), "figures": all });
    serde_json::to_string_pretty(&shown).unwrap_or_default()
}

fn item_json(item: &Item, view: View<'_>) -> Json {
    let id = view
        .value()
        .entity(item.place)
        .map(|entity| entity.created_by().to_string());
    json!({
        "id": id,
        "name": view.name(item.place).map(|name| name.to_string()),
        "unit": item.unit.map(|unit| view.unit_name(unit).to_string()),
        "part": item.part,
        "counts": item.counts,
        "day": item.day.map(|day| day.to_string()),
        "source": item.source.map(|source| source.to_string()),
    })
}
