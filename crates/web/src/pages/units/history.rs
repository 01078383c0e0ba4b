//! What happened to a unit up to the day looked at: its names, kinds and places in the tree, what it came from and went into.

use ledger::codes::Line;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Row};
use ledger::view::Lineage;
use ledger::{ActId, Day};
use words::{Message, writing};

use super::show::HistoryRow;
use super::tree::Tree;
use crate::pages::names::source;
use crate::urls;

const TOLD: Kinds = Kinds::of(&[FactKind::Exists, FactKind::Name, FactKind::Kind, FactKind::Under]);

/// The rows, the oldest first.
pub(super) fn history(tree: &Tree<'_>, unit: Ix) -> Vec<HistoryRow> {
    let (visit, view) = (tree.visit, tree.visit.view());
    let (lang, day) = (visit.lang(), view.day());
    let mut all: Vec<(Day, u8, HistoryRow)> = Vec::new();
    let mut rows: Vec<Row> = view
        .rows_of(Place::Unit(unit), TOLD)
        .filter(|row| row.earliest <= day)
        .collect();
    rows.sort_by_key(|row| (row.from, row.source));
    let founded = rows.iter().find(|row| row.fact == Fact::Exists).copied();
    // What a unit was founded with is told by its founding.
    let later = |row: &&Row| founded.is_none_or(|founded| row.source != founded.source);
    let mut tell = |order: u8, row: &Row, said: &'static str, what: (String, Option<String>)| {
        let told = HistoryRow {
            day: since(tree, row),
            said: lang.say(said),
            what,
            source: source(visit, row.source),
        };
        all.push((row.from, order, told));
    };
    if let Some(founded) = &founded {
        let name = rows.iter().find_map(|row| match row.fact {
            Fact::Name(name) if row.source == founded.source => Some(view.text(name).to_string()),
            _ => None,
        });
        tell(0, founded, "units-founded", (name.unwrap_or_default(), None));
    }
    for row in rows.iter().filter(later) {
        match row.fact {
            Fact::Name(name) => tell(1, row, "units-renamed", (view.text(name).to_string(), None)),
            Fact::Kind(kind) => {
                let kind = lang.speak(&Message::code("unit-kind", kind.word()));
                tell(2, row, "units-reclassified", (kind, None));
            }
            Fact::Under {
                unit,
                line: Line::Management,
            } => tell(3, row, "units-moved-under", named(tree, unit)),
            _ => {}
        }
    }
    let came = view.came_from(unit).into_iter().map(|told| ("units-came-from", told));
    let went = view.passed_to(unit).into_iter().map(|told| ("units-passed-to", told));
    let mut ended_by: Option<ActId> = None;
    for (id, told) in came.chain(went) {
        if id == "units-passed-to" && told.whole {
            ended_by = Some(told.source);
        }
        all.push((told.day, 4, passage(tree, id, &told)));
    }
    if let Some(founded) = founded.filter(|founded| founded.until <= day && ended_by.is_none()) {
        let told = HistoryRow {
            day: writing::day(founded.until),
            said: lang.say("units-dissolved"),
            what: (String::new(), None),
            source: None,
        };
        all.push((founded.until, 5, told));
    }
    all.sort_by_key(|(day, order, _)| (*day, *order));
    all.into_iter().map(|(.., row)| row).collect()
}

/// The day of a row; where the paper is not precise, the last on which it may have been.
fn since(tree: &Tree<'_>, row: &Row) -> String {
    if row.earliest == row.from {
        return writing::day(row.from);
    }
    let said = Message::new("units-by-day").with("day", row.from);
    tree.visit.lang().speak(&said)
}

fn passage(tree: &Tree<'_>, id: &'static str, told: &Lineage) -> HistoryRow {
    let lang = tree.visit.lang();
    let how = lang.speak(&Message::code("succession", told.how.word()));
    HistoryRow {
        day: writing::day(told.day),
        said: lang.speak(&Message::new(id).with("how", how)),
        what: named(tree, told.unit),
        source: source(tree.visit, told.source),
    }
}

/// A unit's name, and its page where the reader may open it.
pub(super) fn named(tree: &Tree<'_>, unit: Ix) -> (String, Option<String>) {
    let view = tree.visit.view();
    let id = view.unit_id(unit).filter(|_| tree.covers(unit));
    let href = id.map(|id| tree.visit.at(&urls::unit(&id.to_string())));
    (view.unit_name(unit).to_string(), href)
}
