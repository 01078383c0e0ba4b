//! What a version says, for every kind but the standard.

use std::collections::BTreeMap;

use ledger::Decimal;
use ledger::text::fold;

use super::doc::{Cell, Node, day_of, months_of, texts_of};
use super::entry::Known;
use super::lists::names;
use crate::model::{
    Audience, Bound, Family, Given, Group, Ladder, Level, Member, Path, Programme, Retirement, Rounds, Row, RowCell,
    Table, Value, Way,
};
use crate::problem::Fault;

/// Unit, rounding, bound and base: the part of a value that all its versions share.
pub(crate) fn value_head(root: &Node<'_>, known: &Known<'_>) -> Option<Value> {
    if !root.has("unit") {
        root.cell("unit");
        root.fault(Fault::NoUnit {
            key: "value".to_owned(),
        });
    }
    let unit = root.maybe_text("unit");
    if let Some(id) = unit.as_ref().filter(|id| !known.units.contains_key(*id)) {
        root.fault_at("unit", Fault::UnknownUnit { id: id.clone() });
    }
    let rounds = root
        .maybe_word("rounds", Rounds::from_word, Rounds::WORDS)
        .unwrap_or(Rounds::Exact);
    let bound = root
        .maybe_word("bound", Bound::from_word, Bound::WORDS)
        .unwrap_or(Bound::Exactly);
    let base = root.texts("base");
    Some(Value {
        unit: unit?,
        rounds,
        bound,
        base,
        numbers: BTreeMap::new(),
        due: None,
    })
}

/// The numbers of a version; in a unit of which only wholes make sense, a fraction is a problem.
pub(crate) fn value(node: &Node<'_>, head: Option<&Value>, known: &Known<'_>) -> Option<Value> {
    let whole = head
        .and_then(|head| known.units.get(&head.unit))
        .is_some_and(|unit| unit.whole);
    let number = |node: &Node<'_>, name: &str, cell: Cell<'_>| {
        let number = node.decimal_of(name, cell)?;
        if whole && number.millionths() % 1_000_000 != 0 {
            node.not_expected(name, "a whole number", cell);
        }
        Some(number)
    };
    let due = node.maybe_day("due");
    let mut numbers: BTreeMap<String, Decimal> = BTreeMap::new();
    if let Some(cell) = node.cell("value") {
        numbers.extend(number(node, "value", cell).map(|number| (Value::SINGLE.to_owned(), number)));
    } else if let Some(table) = node.maybe_table("values") {
        for (name, cell) in table.each() {
            numbers.extend(number(&table, &name, cell).map(|number| (name.clone(), number)));
        }
    } else {
        node.fault(Fault::Missing {
            key: "value".to_owned(),
            expected: "one value or a table of values",
        });
    }
    Some(Value {
        numbers,
        due,
        ..head?.clone()
    })
}

/// `[columns]`: each column's unit, or `text`, `day`, `list`.
pub(crate) fn columns(root: &Node<'_>, known: &Known<'_>) -> BTreeMap<String, String> {
    let Some(table) = root.table("columns") else {
        return BTreeMap::new();
    };
    let mut all = BTreeMap::new();
    for (name, _) in table.each() {
        let Some(unit) = table.text(&name) else { continue };
        if !matches!(unit.as_str(), "text" | "day" | "list") && !known.units.contains_key(&unit) {
            table.fault_at(&name, Fault::UnknownUnit { id: unit.clone() });
        }
        all.insert(name, unit);
    }
    all
}

pub(crate) fn table(node: &Node<'_>, columns: &BTreeMap<String, String>) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for row in node.tables("row") {
        let Some(key) = row.text("key") else { continue };
        if rows.iter().any(|earlier| earlier.key == key) {
            row.fault_at(
                "key",
                Fault::Twice {
                    id: key.clone(),
                    other: node.doc().file().to_owned(),
                },
            );
        }
        let cells = columns
            .iter()
            .filter_map(|(column, unit)| Some((column.clone(), cell(&row, column, unit)?)))
            .collect();
        row.finish();
        rows.push(Row { key, cells });
    }
    Table {
        columns: columns.clone(),
        rows,
    }
}

fn cell(row: &Node<'_>, column: &str, unit: &str) -> Option<RowCell> {
    let cell = row.cell(column)?;
    let value = cell.get_ref();
    let (read, expected) = match unit {
        "text" => return row.maybe_text(column).map(RowCell::Text),
        "list" => (texts_of(value).map(RowCell::Texts), "a list of texts"),
        "day" => (day_of(value).map(RowCell::Day), "a day (2019-03-14, no quotes)"),
        _ => return numbers(row, column, cell),
    };
    if read.is_none() {
        row.not_expected(column, expected, cell);
    }
    read
}

/// One number, or several in order.
fn numbers(row: &Node<'_>, column: &str, cell: Cell<'_>) -> Option<RowCell> {
    match cell.get_ref().as_array() {
        Some(array) => array
            .iter()
            .map(|item| row.decimal_of(column, item))
            .collect::<Option<_>>()
            .map(RowCell::Numbers),
        None => row.decimal_of(column, cell).map(RowCell::Number),
    }
}

pub(crate) fn ladder(node: &Node<'_>) -> Ladder {
    let mut levels: Vec<Level> = Vec::new();
    for table in node.tables("level") {
        let (id, title, code) = (table.text("id"), names(&table), table.maybe_text("code"));
        let synonyms = table.texts("synonyms");
        let same_as = table.maybe_text("same_as");
        table.finish();
        let highest = levels.iter().map(|level| level.order).max().unwrap_or(0);
        let order = match same_as {
            None => highest + 1,
            Some(same) => levels.iter().find(|level| level.id == same).map_or_else(
                || {
                    table.fault_at(
                        "same_as",
                        Fault::Undefined {
                            what: "level",
                            id: same.clone(),
                        },
                    );
                    highest + 1
                },
                |level| level.order,
            ),
        };
        let (Some(id), Some(title)) = (id, title) else { continue };
        if levels.iter().any(|earlier| earlier.id == id) {
            table.fault_at(
                "id",
                Fault::Twice {
                    id,
                    other: node.doc().file().to_owned(),
                },
            );
        } else {
            levels.push(Level {
                id,
                title,
                synonyms,
                order,
                code,
            });
        }
    }
    Ladder { levels }
}

pub(crate) fn group(node: &Node<'_>) -> Group {
    let by = node.maybe_text("by");
    let tables = if by.is_some() {
        node.maybe_tables("member")
    } else {
        node.tables("member")
    };
    let members = tables.into_iter().map(|table| {
        let folded = |titles: &[String]| titles.iter().map(|title| fold(title)).collect();
        let (titles, exactly, except) = (table.texts("titles"), table.texts("exactly"), table.texts("except"));
        let member = Member {
            kinds: table.texts("kinds"),
            titles: folded(&titles),
            exactly: folded(&exactly),
            except: folded(&except),
            written: titles.into_iter().chain(exactly).collect(),
            written_except: except,
        };
        table.finish();
        member
    });
    let members = members.collect();
    Group { members, by }
}

pub(crate) fn programme(node: &Node<'_>) -> Option<Programme> {
    let code = node.text("code");
    let family = node.word("family", Family::from_word, Family::WORDS);
    let gives = node.maybe_table("gives").and_then(|table| {
        let (ladder, level) = (table.text("ladder"), table.text("level"));
        table.finish();
        Some(Given {
            ladder: ladder?,
            level: level?,
        })
    });
    let count = |key: &str| {
        node.whole(key)
            .and_then(|number| u32::try_from(number).ok().filter(|&number| number > 0))
    };
    let (weeks, capacity) = (count("weeks"), count("capacity"));
    let way = node.word("way", Way::from_word, Way::WORDS);
    let audience = node.texts("audience").into_iter().filter_map(|word| {
        let audience = Audience::from_word(&word);
        if audience.is_none() {
            let known = Audience::WORDS.iter().map(ToString::to_string).collect();
            node.fault_at(
                "audience",
                Fault::UnknownWord {
                    key: "audience".to_owned(),
                    word,
                    known,
                },
            );
        }
        audience
    });
    let audience = audience.collect();
    let groups = node.texts("groups");
    let subjects = node.texts("subjects");
    let months = months(node);
    let elsewhere = node.flag("elsewhere");
    Some(Programme {
        code: code?,
        family: family?,
        gives,
        weeks: weeks?,
        capacity: capacity?,
        way: way?,
        audience,
        groups,
        subjects,
        months,
        elsewhere,
    })
}

/// The months in which a programme is held, as numbers of a year.
fn months(node: &Node<'_>) -> Vec<u32> {
    let Some(cell) = node.cell("months") else {
        return Vec::new();
    };
    let listed = months_of(cell.get_ref());
    if listed.is_none() {
        node.not_expected("months", "a list of months from 1 to 12, such as [6, 7, 8]", cell);
    }
    listed.unwrap_or_default()
}

pub(crate) fn retirement(node: &Node<'_>) -> Option<Retirement> {
    let (male, female) = (path(node, "male"), path(node, "female"));
    Some(Retirement {
        male: male?,
        female: female?,
    })
}

fn path(node: &Node<'_>, key: &str) -> Option<Path> {
    let table = node.table(key)?;
    let months = |key: &str| table.whole(key).and_then(|months| i32::try_from(months).ok());
    let path = if table.has("first_year") {
        let before = months("before");
        let (first_year, first, step, most) = (months("first_year"), months("first"), months("step"), months("most"));
        match (before, first_year, first, step, most) {
            (Some(before), Some(year), Some(first), Some(step), Some(most)) => Some(Path {
                before,
                first_year: Some(year),
                first,
                step,
                most,
            }),
            _ => None,
        }
    } else {
        months("before").map(|before| Path {
            before,
            first_year: None,
            first: before,
            step: 0,
            most: before,
        })
    };
    table.finish();
    path
}
