//! The same data and the same question for another engine: dated records as CSV files, one a kind, and the question as JSON.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use lawbook::Lawbook;
use ledger::View;
use ledger::codes::{GradeCode, HoldMode, LearningState, Sex, Standing, UnitKind};
use ledger::value::{Fact, Ix, Place};
use serde_json::{Value as Json, json};
use standards::expr::{FieldType, Layout, Slot, Tells};
use standards::facts::{LedgerRows, People};
use standards::rule::{Asking, Sheet, Standards, UnitLine};

use super::sql::sql;

/// Fields whose values may be known between two ends only.
const BETWEEN: [&str; 4] = [
    "person.education",
    "person.theory",
    "person.state_management",
    "person.age_months",
];

/// Writes everything into a folder.
pub(super) fn save(
    folder: &Path,
    view: View<'_>,
    book: &Lawbook,
    standards: &Standards,
    sheet: &Sheet,
    asking: &Asking,
) -> io::Result<()> {
    let people = &standards.people;
    records(folder, view, people, book)?;
    places(folder, view, people, book)?;
    let catalogue = &people.catalogue;
    let between: Vec<Slot> = sheet
        .slots()
        .iter()
        .copied()
        .filter(|slot| {
            catalogue
                .slot_info(*slot)
                .is_some_and(|info| info.layout != Layout::Flag && ranges(&info.field))
        })
        .collect();
    let slots: Vec<Json> = sheet
        .slots()
        .iter()
        .map(|slot| described(people, *slot, between.contains(slot)))
        .collect();
    let written = |node| sql(node, sheet.slots(), &between);
    let mut lines = Vec::new();
    for rule in &standards.rules {
        let Some(version) = rule
            .on(asking.date(rule.selects))
            .filter(|version| version.unmet.contains_key(&asking.occasion))
        else {
            continue;
        };
        let scope = written(&version.applies.root);
        let each: Vec<String> = version
            .requirements_on(asking.occasion)
            .map(|one| written(&one.met.root))
            .collect();
        lines.push(json!({ "scope": scope, "met": format!("({})", each.join(" AND ")) }));
        lines.extend(each.iter().map(|met| json!({ "scope": scope, "met": met })));
    }
    let (year, month, date) = view.day().civil();
    let question = json!({ "day": view.day().number(), "year": year, "month": month, "date": date, "slots": slots, "lines": lines });
    std::fs::write(folder.join("question.json"), question.to_string())
}

/// Our answers: by line and unit, where anybody is counted.
pub(super) fn answers(folder: &Path, lines: &[UnitLine]) -> io::Result<()> {
    let mut out = file(folder, "answers", "line,unit,met,not_met,unknown,scope_unknown")?;
    for (line, counted) in lines.iter().enumerate() {
        for (unit, tally) in counted.units.iter().enumerate() {
            if tally.in_scope() + tally.scope_unknown > 0 {
                let [met, not_met, unknown, maybe] = [tally.met, tally.not_met, tally.unknown, tally.scope_unknown];
                writeln!(out, "{line},{unit},{met},{not_met},{unknown},{maybe}")?;
            }
        }
    }
    out.flush()
}

fn ranges(field: &str) -> bool {
    BETWEEN.contains(&field)
}

fn described(people: &People, slot: Slot, between: bool) -> Json {
    let Some(info) = people.catalogue.slot_info(slot) else {
        return Json::Null;
    };
    let (tells, word) = match info.tells {
        Tells::Value => ("value", None),
        Tells::Studying => ("studying", None),
        Tells::HeldSince(_) => ("since", None),
        Tells::Member(word) => ("member", Some(word)),
    };
    json!({ "field": info.field, "tells": tells, "word": word, "between": between })
}

type Out = BufWriter<File>;

fn file(folder: &Path, name: &str, heading: &str) -> io::Result<Out> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(folder.join(format!("{name}.csv")))?);
    writeln!(out, "{heading}")?;
    Ok(out)
}

fn records(folder: &Path, view: View<'_>, people: &People, book: &Lawbook) -> io::Result<()> {
    let mut person_file = file(folder, "person", "person,sex,birth_low,birth_high")?;
    let mut service = file(folder, "service", "person,unit,standing,from,until")?;
    let mut holding = file(folder, "holding", "person,post,earliest,from,until")?;
    let mut learning = file(folder, "learning", "person,field,rank,studying,earliest,from,until")?;
    let mut none = file(folder, "none", "person,field,from,until")?;
    let mut rank = file(folder, "rank", "person,rank,coefficient,from,until")?;
    let mut grade = file(folder, "grade", "person,year,grade,from")?;
    let mut planned = file(folder, "planned", "person,first_year,last_year,from,until")?;
    let mut other = file(folder, "other", "person,kind,from,until")?;
    let rows = LedgerRows::of(people, book, view);
    for person in 0..view.value().person_count() {
        let (mut sex, mut birth) = (0, None);
        for row in view.rows(Place::Person(person)) {
            let (earliest, from, until) = (row.earliest.number(), row.from.number(), row.until.number());
            match row.fact {
                Fact::Exists | Fact::Name(_) => {}
                Fact::Sex(told) => sex = Sex::ALL.iter().position(|one| *one == told).unwrap_or(0),
                Fact::Birth(when) => birth = Some(when),
                Fact::Service { unit, standing } => {
                    let standing = Standing::ALL.iter().position(|one| *one == standing).unwrap_or(0);
                    writeln!(service, "{person},{unit},{standing},{from},{until}")?;
                }
                Fact::Holding { post, mode, .. } => {
                    assert_eq!(
                        mode,
                        HoldMode::Main,
                        "the officials of this benchmark hold one post each"
                    );
                    writeln!(holding, "{person},{post},{earliest},{from},{until}")?;
                }
                Fact::Learning {
                    field, level, state, ..
                } => {
                    let Some((at, step)) = rows.level(field, level) else {
                        continue;
                    };
                    let studying = u8::from(state == LearningState::Studying);
                    writeln!(learning, "{person},{at},{step},{studying},{earliest},{from},{until}")?;
                }
                Fact::NoLearning { field } => {
                    let at = people
                        .slots
                        .qualifications
                        .iter()
                        .position(|one| one.name == field.word());
                    writeln!(none, "{person},{},{from},{until}", at.unwrap_or(99))?;
                }
                Fact::Rank {
                    rank: word,
                    coefficient,
                    ..
                } => {
                    let level = rows.rank_of(word).map_or(String::new(), |level| level.to_string());
                    writeln!(rank, "{person},{level},{coefficient},{from},{until}")?;
                }
                Fact::Grade { year, grade: code } => {
                    writeln!(grade, "{person},{year},{},{from}", graded(people, code))?;
                }
                Fact::Planned {
                    first_year, last_year, ..
                } => {
                    writeln!(planned, "{person},{first_year},{last_year},{from},{until}")?;
                }
                Fact::Left(_) => panic!("nobody leaves in this benchmark"),
                told => writeln!(other, "{person},{},{from},{until}", kind(told))?,
            }
        }
        let (low, high) = birth.map_or((String::new(), String::new()), |when| {
            (when.earliest().to_string(), when.latest().to_string())
        });
        writeln!(person_file, "{person},{sex},{low},{high}")?;
    }
    for mut out in [
        person_file,
        service,
        holding,
        learning,
        none,
        rank,
        grade,
        planned,
        other,
    ] {
        out.flush()?;
    }
    Ok(())
}

/// Facts that the question does not ask about are records all the same.
fn kind(fact: Fact) -> u8 {
    match fact {
        Fact::Party(_) => 1,
        Fact::Moved { .. } => 2,
        _ => 3,
    }
}

fn graded(people: &People, grade: GradeCode) -> String {
    let ladder = match people.catalogue.find("person.last_grade").map(|field| &field.holds) {
        Some(FieldType::Level(ladder)) => people.catalogue.ladder_at(*ladder),
        _ => None,
    };
    let rank = ladder.and_then(|ladder| ladder.rank(grade.word()));
    rank.map_or(String::new(), |rank| rank.to_string())
}

/// Posts, units and what titles say: the other engine is given the groups of a title ready, which ours reads from its text.
fn places(folder: &Path, view: View<'_>, people: &People, book: &Lawbook) -> io::Result<()> {
    let flags = |count: usize, name: &str| -> String {
        let names: Vec<String> = (0..count).map(|at| format!(",{name}{at}")).collect();
        names.concat()
    };
    let mut unit_file = file(
        folder,
        "unit",
        &format!("unit,kind,terrain{}", flags(people.eased.len(), "e")),
    )?;
    let rows = LedgerRows::of(people, book, view);
    for unit in 0..view.value().unit_count() {
        let kind = view
            .unit_kind(unit)
            .and_then(|kind| UnitKind::ALL.iter().position(|one| *one == kind));
        let (terrain, eased) = rows.ground(unit);
        let terrain = terrain.map_or(String::new(), |code| code.to_string());
        write!(
            unit_file,
            "{unit},{},{terrain}",
            kind.map_or(String::new(), |kind| kind.to_string())
        )?;
        for floor in 0..people.eased.len() {
            write!(unit_file, ",{}", eased.contains(&floor))?;
        }
        writeln!(unit_file)?;
    }
    let mut titles: Vec<(String, Option<UnitKind>)> = Vec::new();
    let mut post_file = file(folder, "post", "post,unit,title")?;
    for post in 0..view.value().post_count() {
        let unit: Option<Ix> = view.unit_of_post(post);
        let kind = unit.and_then(|unit| view.unit_kind(unit));
        let name = view.post_title(post);
        let known = titles.iter().position(|(text, of)| **text == *name && *of == kind);
        let title = known.unwrap_or_else(|| {
            titles.push((name.to_string(), kind));
            titles.len() - 1
        });
        writeln!(post_file, "{post},{},{title}", unit.unwrap_or(0))?;
    }
    let mut title_file = file(folder, "title", &format!("title{}", flags(people.groups.len(), "g")))?;
    for (title, (text, kind)) in titles.iter().enumerate() {
        let groups = book.title_groups(text, kind.map_or("", UnitKind::word), view.day());
        write!(title_file, "{title}")?;
        for group in &people.groups {
            write!(title_file, ",{}", groups.contains(&group.as_str()))?;
        }
        writeln!(title_file)?;
    }
    for mut out in [unit_file, post_file, title_file] {
        out.flush()?;
    }
    Ok(())
}
