//! The whole ledger as plain relational tables, for the tools that offices and statisticians already use.
//!
//! Every table of facts has the day from which a row holds, the first day on which it holds no more (empty: it holds on), and the decision
//! that says so. Rows are those known now.

use ledger::value::{Place, Row};
use ledger::{Day, Decimal, Entity, Seq, Value, View};

use super::picks::{
    class_fact, enrolment, grade, holding, learning, lineage, measure, moved, person, post_fact, quota, rank, service,
    successor, unit_fact,
};

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing known.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// An exact decimal.
    Decimal(Decimal),
    /// A day.
    Day(Day),
}

/// One table: its name, its columns, its rows.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [&'static str],
    /// Its rows, a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// All tables of a value.
pub fn tables(value: &Value) -> Vec<Table> {
    let view = value.on(Day::MAX.previous(), Seq::LATEST);
    let persons = || (0..value.person_count()).map(Place::Person);
    let units = || (0..value.unit_count()).map(Place::Unit);
    let posts = || (0..value.post_count()).map(Place::Post);
    let classes = || (0..value.class_count()).map(Place::Class);
    vec![
        Table {
            name: "decisions",
            columns: &[
                "seq",
                "number",
                "kind",
                "signed",
                "effective",
                "issuer",
                "signer",
                "title",
                "acts",
            ],
            rows: decisions(value),
        },
        of(
            view,
            "persons",
            &["id", "full_name", "sex", "birth", "citizen_number"],
            // A duplicate is told with the record that stays.
            view.persons().map(|told| person(view, told.place())),
        ),
        facts(
            view,
            "units",
            &["id", "fact", "value", "from_day", "until_day", "source"],
            units(),
            |row| unit_fact(view, row),
        ),
        facts(
            view,
            "lineage",
            &[
                "id",
                "how",
                "extent",
                "into",
                "share",
                "from_day",
                "until_day",
                "source",
            ],
            units(),
            |row| lineage(view, row),
        ),
        facts(
            view,
            "posts",
            &["id", "fact", "value", "from_day", "until_day", "source"],
            posts(),
            |row| post_fact(view, row),
        ),
        facts(
            view,
            "holdings",
            &[
                "person",
                "post",
                "title",
                "unit",
                "mode",
                "basis",
                "from_day",
                "until_day",
                "source",
            ],
            persons(),
            |row| holding(view, row),
        ),
        facts(
            view,
            "services",
            &["person", "unit", "standing", "from_day", "until_day", "source"],
            persons(),
            |row| service(view, row),
        ),
        facts(
            view,
            "learning",
            &[
                "person",
                "field",
                "level",
                "specialism",
                "state",
                "from_day",
                "until_day",
                "source",
            ],
            persons(),
            |row| learning(view, row),
        ),
        facts(
            view,
            "ranks",
            &[
                "person",
                "rank",
                "step",
                "coefficient",
                "from_day",
                "until_day",
                "source",
            ],
            persons(),
            |row| rank(view, row),
        ),
        facts(
            view,
            "grades",
            &["person", "year", "grade", "from_day", "until_day", "source"],
            persons(),
            grade,
        ),
        facts(
            view,
            "enrolments",
            &["person", "class", "learner", "from_day", "until_day", "source"],
            persons(),
            |row| enrolment(view, row),
        ),
        facts(
            view,
            "successors",
            &[
                "person",
                "post",
                "first_year",
                "last_year",
                "from_day",
                "until_day",
                "source",
            ],
            persons(),
            |row| successor(view, row),
        ),
        facts(
            view,
            "moves",
            &[
                "person",
                "kind",
                "from_unit",
                "to_unit",
                "from_day",
                "until_day",
                "source",
            ],
            persons(),
            |row| moved(view, row),
        ),
        facts(
            view,
            "classes",
            &["id", "fact", "value", "from_day", "until_day", "source"],
            classes(),
            |row| class_fact(view, row),
        ),
        facts(
            view,
            "quotas",
            &["unit", "kind", "year", "posts", "from_day", "until_day", "source"],
            units(),
            quota,
        ),
        facts(
            view,
            "measures",
            &["unit", "what", "toward", "value", "from_day", "until_day", "source"],
            units(),
            |row| measure(view, row),
        ),
    ]
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "whoever calls hands over what it has just made"
)]
pub(super) fn text(text: impl ToString) -> Cell {
    Cell::Text(text.to_string())
}

pub(super) fn day(day: Day) -> Cell {
    if day == Day::MIN || day == Day::MAX {
        Cell::Empty
    } else {
        Cell::Day(day)
    }
}

pub(super) fn id(view: View<'_>, place: Place) -> Cell {
    view.value()
        .entity(place)
        .map_or(Cell::Empty, |entity: Entity| text(entity.created_by()))
}

fn of(
    _view: View<'_>,
    name: &'static str,
    columns: &'static [&'static str],
    rows: impl Iterator<Item = Vec<Cell>>,
) -> Table {
    Table {
        name,
        columns,
        rows: rows.collect(),
    }
}

/// A table of facts: the thing's id, what `pick` gives, and the row's days and source.
fn facts(
    view: View<'_>,
    name: &'static str,
    columns: &'static [&'static str],
    places: impl Iterator<Item = Place>,
    pick: impl Fn(&Row) -> Option<Vec<Cell>>,
) -> Table {
    let mut rows = Vec::new();
    for place in places {
        for row in view.rows(place) {
            if let Some(cells) = pick(&row) {
                let mut all = vec![id(view, place)];
                all.extend(cells);
                all.extend([day(row.from), day(row.until), text(row.source)]);
                rows.push(all);
            }
        }
    }
    Table { name, columns, rows }
}

fn decisions(value: &Value) -> Vec<Vec<Cell>> {
    let row = |(seq, entry): (Seq, ledger::decision::Entry<'_>)| {
        let header = entry.header();
        vec![
            Cell::Whole(i64::from(seq.0)),
            text(&header.number),
            text(&header.kind),
            day(header.signed),
            day(header.effective),
            text(&header.issuer),
            text(&header.signer),
            text(&header.title),
            Cell::Whole(i64::from(entry.len())),
        ]
    };
    value.entries().map(row).collect()
}
