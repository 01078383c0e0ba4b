//! Standards: conditions with their places, verdicts by occasion, graces and easings.

use std::collections::BTreeMap;

use super::doc::Node;
use super::lists::names;
use crate::model::{Condition, Easing, Grace, GraceEnd, Occasion, Requirement, Standard, Verdict};
use crate::problem::Fault;

pub(crate) fn standard(node: &Node<'_>) -> Option<Standard> {
    let applies = condition(node, "applies");
    let unmet = unmet(node);
    let excepted = node.maybe_word("excepted", Verdict::consequence, Verdict::CONSEQUENCES);
    let grace = node.maybe_table("grace").and_then(|table| grace(&table));
    let mut requirements: Vec<Requirement> = Vec::new();
    for table in node.tables("requirement") {
        let Some(read) = requirement(&table) else { continue };
        if requirements.iter().any(|earlier| earlier.id == read.id) {
            table.fault_at(
                "id",
                Fault::Twice {
                    id: read.id,
                    other: node.doc().file().to_owned(),
                },
            );
        } else {
            requirements.push(read);
        }
    }
    Some(Standard {
        applies: applies?,
        requirements,
        unmet,
        excepted,
        grace,
    })
}

fn requirement(node: &Node<'_>) -> Option<Requirement> {
    let (id, title, require) = (node.text("id"), names(node), condition(node, "require"));
    let on = node.texts("on");
    let on = on.iter().filter_map(|word| {
        let occasion = Occasion::from_word(word);
        if occasion.is_none() {
            node.fault_at("on", unknown("on", word, Occasion::WORDS));
        }
        occasion
    });
    let on = on.collect();
    let eased = node.maybe_table("eased").and_then(|table| {
        let (when, require) = (condition(&table, "when"), condition(&table, "require"));
        table.finish();
        Some(Easing {
            when: when?,
            require: require?,
        })
    });
    let grace = node.maybe_table("grace").and_then(|table| grace(&table));
    node.finish();
    Some(Requirement {
        id: id?,
        title: title?,
        require: require?,
        on,
        eased,
        grace,
    })
}

fn unknown(key: &str, word: &str, known: &[&str]) -> Fault {
    Fault::UnknownWord {
        key: key.to_owned(),
        word: word.to_owned(),
        known: known.iter().map(ToString::to_string).collect(),
    }
}

/// `unmet = "GAP"`, or a verdict for each occasion.
fn unmet(node: &Node<'_>) -> BTreeMap<Occasion, Verdict> {
    let mut all = BTreeMap::new();
    match node.cell("unmet").map(|cell| cell.get_ref().is_str()) {
        Some(true) => {
            let verdict = node.word("unmet", Verdict::consequence, Verdict::CONSEQUENCES);
            all.extend(verdict.map(|verdict| (Occasion::Holding, verdict)));
        }
        Some(false) => {
            let Some(table) = node.table("unmet") else { return all };
            for (word, _) in table.each() {
                let verdict = table.word(&word, Verdict::consequence, Verdict::CONSEQUENCES);
                match Occasion::from_word(&word) {
                    Some(occasion) => all.extend(verdict.map(|verdict| (occasion, verdict))),
                    None => table.fault_at(&word, unknown("unmet", &word, Occasion::WORDS)),
                }
            }
        }
        None => node.fault(Fault::Missing {
            key: "unmet".to_owned(),
            expected: "one value or a table of values",
        }),
    }
    all
}

fn grace(node: &Node<'_>) -> Option<Grace> {
    let when = if node.has("when") {
        condition(node, "when")
    } else {
        None
    };
    let end = if node.has("months") {
        let (months, fact) = (node.whole("months"), node.text("after"));
        months.zip(fact).and_then(|(months, fact)| {
            Some(GraceEnd::After {
                months: i32::try_from(months).ok()?,
                fact,
            })
        })
    } else {
        node.day("deadline").map(GraceEnd::Day)
    };
    node.finish();
    Some(Grace { end: end?, when })
}

/// The longest condition, in bytes: ten times what the law needs. What reads it goes as deep as it is long, and a pack may come from outside.
const LONGEST: usize = 2_000;

/// A condition with the place of its first character.
pub(crate) fn condition(node: &Node<'_>, key: &str) -> Option<Condition> {
    if !node.has(key) {
        node.cell(key);
        node.fault(Fault::Missing {
            key: key.to_owned(),
            expected: "a condition",
        });
        return None;
    }
    let text = node.maybe_text(key)?;
    if text.len() > LONGEST {
        node.fault_at(
            key,
            Fault::NotExpected {
                key: key.to_owned(),
                expected: "a condition of at most 2000 bytes",
                found: text.len().to_string(),
            },
        );
        return None;
    }
    let (line, column) = node
        .cell(key)
        .map_or((0, 0), |cell| node.doc().place(cell.span().start + 1));
    Some(Condition {
        text,
        file: node.doc().file().to_owned(),
        line,
        column,
    })
}
