//! `xungtam standards`: by standard × unit: in scope, met, not met, unknown, and the names behind.

use std::collections::BTreeMap;

use clap::Args;
use ledger::value::Ix;
use ledger::{Entity, View};
use serde_json::{Value as Json, json};
use standards::expr::Bitmap;
use standards::facts::LedgerRows;
use standards::rule::{Asking, Counted, StandardRows};
use words::{Lang, Message};

use super::Context;
use crate::args::Moment;
use crate::say::{self, Trouble};

#[derive(Debug, Args)]
pub(crate) struct StandardsArgs {
    #[command(flatten)]
    moment: Moment,
    /// Chỉ một đơn vị và cấp dưới (tên hoặc mã).
    #[arg(long, value_name = "U")]
    unit: Option<String>,
    /// Chỉ một tiêu chuẩn (mã).
    #[arg(long, value_name = "ID")]
    standard: Option<String>,
    /// Kèm tên những người chưa đạt và chưa rõ.
    #[arg(long)]
    names: bool,
    /// In dưới dạng JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(context: &Context, args: &StandardsArgs) -> Result<(), Trouble> {
    let office = context.read()?;
    let value = office.value();
    let day = args.moment.as_of.unwrap_or_else(|| office.today());
    let known = crate::day::known(args.moment.known.as_deref(), &value)?;
    let view = value.on(day, known);
    let structure = office.structure(&value, day, known);
    let above = args
        .unit
        .as_deref()
        .map(|text| super::figures::find_unit(&office, text))
        .transpose()?;
    let above = above.and_then(|unit| match value.place(Entity::Unit(unit)) {
        Some(ledger::value::Place::Unit(ix)) => Some(ix),
        _ => None,
    });
    let law_known = crate::day::law_known(args.moment.known.as_deref());
    let rules = office
        .rules_known(law_known)
        .map_err(|problem| Trouble::of("cli-law-broken").because(problem))?;
    let rows = LedgerRows::of(&rules.counted.people, office.law_known(law_known), view);
    let inside = |ix: &Ix| {
        above.is_none_or(|above| {
            view.person(*ix)
                .and_then(|person| person.unit())
                .is_some_and(|unit| structure.within(unit, above))
        })
    };
    let people: Vec<Ix> = rows.in_service().into_iter().filter(inside).collect();
    let sheet = rules.counted.sheet(&Asking::holding(day));
    let checked = sheet.check_all(&rows.columns(sheet.slots(), &people));
    let unit_of: Vec<Option<Ix>> = people
        .iter()
        .map(|ix| {
            view.person(*ix)
                .and_then(|person| person.unit())
                .map(|unit| structure.carry(unit))
        })
        .collect();
    let mut found = Vec::new();
    if let Some(id) = args
        .standard
        .as_ref()
        .filter(|id| checked.iter().all(|standard| standard.standard != **id))
    {
        let all: Vec<&str> = checked.iter().map(|standard| standard.standard.as_str()).collect();
        return Err(Trouble::of("cli-no-such-standard")
            .with("id", id.as_str())
            .with("all", all.join(", ")));
    }
    for standard in checked
        .iter()
        .filter(|standard| args.standard.as_ref().is_none_or(|id| *id == standard.standard))
    {
        if standard.in_scope.count() > 0 || standard.scope_unknown.count() > 0 {
            found.push((standard, by_unit(standard, &unit_of, view)));
        }
    }
    if args.json {
        let shown: Vec<Json> = found
            .iter()
            .map(|(standard, units)| as_json(standard, units, &people, view, context.lang))
            .collect();
        let seq = known.min(value.head().seq);
        let whole =
            json!({ "day": day.to_string(), "seq": seq.0, "head": value.head().hash.to_string(), "standards": shown });
        say::data(serde_json::to_string_pretty(&whole).unwrap_or_default());
        return Ok(());
    }
    say::words(
        context.speak(
            &Message::new("cli-standards-of")
                .with("day", day)
                .with("n", people.len()),
        ),
    );
    for (standard, units) in found {
        let all = standard.counted();
        say::data(format!("{} – {}", standard.standard, title(standard, context.lang)));
        say::data(format!(
            "  {:<44}{:>6}{:>6}{:>6}{:>6}",
            context.lang.say("cli-all"),
            all.in_scope,
            all.met,
            all.not_met,
            all.unknown
        ));
        for (unit, counted) in units {
            say::data(format!(
                "  {:<44}{:>6}{:>6}{:>6}{:>6}",
                view.unit_name(unit),
                counted.in_scope,
                counted.met,
                counted.not_met,
                counted.unknown
            ));
        }
        if args.names {
            names(&context.lang.say("cli-not-met"), &standard.not_met, &people, view);
            names(&context.lang.say("cli-unknown"), &standard.unknown, &people, view);
        }
    }
    Ok(())
}

fn title(standard: &StandardRows, lang: Lang) -> &str {
    if lang == Lang::En {
        &standard.title.en
    } else {
        &standard.title.vi
    }
}

fn names(word: &str, rows: &Bitmap, people: &[Ix], view: View<'_>) {
    for person in rows
        .rows()
        .filter_map(|row| people.get(row))
        .filter_map(|ix| view.person(*ix))
    {
        let unit = person.unit().map(|unit| view.unit_name(unit)).unwrap_or_default();
        let id = person.id().map(|id| id.to_string()).unwrap_or_default();
        say::data(format!("    {word}\t{id}\t{}\t{unit}", person.name()));
    }
}

fn by_unit(standard: &StandardRows, unit_of: &[Option<Ix>], view: View<'_>) -> Vec<(Ix, Counted)> {
    let mut places: BTreeMap<Ix, usize> = BTreeMap::new();
    for row in standard.in_scope.rows() {
        if let Some(Some(unit)) = unit_of.get(row) {
            let next = places.len();
            places.entry(*unit).or_insert(next);
        }
    }
    let counted = standard.counted_by(places.len(), |row| {
        unit_of
            .get(row)
            .copied()
            .flatten()
            .and_then(|unit| places.get(&unit).copied())
    });
    let mut units: Vec<(Ix, Counted)> = places
        .into_iter()
        .filter_map(|(unit, at)| Some((unit, *counted.get(at)?)))
        .collect();
    units.sort_by_key(|(unit, _)| ledger::text::fold(&view.unit_name(*unit)));
    units
}

fn as_json(standard: &StandardRows, units: &[(Ix, Counted)], people: &[Ix], view: View<'_>, lang: Lang) -> Json {
    let named = |rows: &Bitmap| -> Vec<Json> {
        let found = rows
            .rows()
            .filter_map(|row| people.get(row))
            .filter_map(|ix| view.person(*ix));
        found
            .map(|person| {
                let unit = person.unit().map(|unit| view.unit_name(unit).to_string());
                json!({ "id": person.id().map(|id| id.to_string()), "name": person.name().to_string(), "unit": unit })
            })
            .collect()
    };
    let counts = |counted: Counted| json!({ "in_scope": counted.in_scope, "met": counted.met, "not_met": counted.not_met, "unknown": counted.unknown });
    let requirement = |one: &standards::rule::RequirementRows| json!({ "id": one.id, "met": one.met.count(), "not_met": one.not_met.count(), "unknown": one.unknown.count() });
    let mut shown = counts(standard.counted());
    if let Some(shown) = shown.as_object_mut() {
        shown.insert("id".to_owned(), json!(standard.standard));
        shown.insert("title".to_owned(), json!(title(standard, lang)));
        shown.insert(
            "source".to_owned(),
            json!(if lang == Lang::En {
                standard.citation.en()
            } else {
                standard.citation.vi()
            }),
        );
        shown.insert(
            "requirements".to_owned(),
            standard.requirements.iter().map(requirement).collect(),
        );
        let unit = |(unit, counted): &(Ix, Counted)| {
            let mut shown = counts(*counted);
            if let Some(shown) = shown.as_object_mut() {
                shown.insert("id".to_owned(), json!(view.unit_id(*unit).map(|id| id.to_string())));
                shown.insert("unit".to_owned(), json!(view.unit_name(*unit).to_string()));
            }
            shown
        };
        shown.insert("units".to_owned(), units.iter().map(unit).collect());
        let behind = json!({ "met": named(&standard.met), "not_met": named(&standard.not_met), "unknown": named(&standard.unknown) });
        shown.insert("names".to_owned(), behind);
    }
    shown
}
