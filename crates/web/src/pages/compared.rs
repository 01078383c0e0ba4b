//! A page of figures read twice: as known when a report was made, and as known now. Between the two, the log is halved again and again
//! until each difference stands at the decision that made it: no guess is needed about what a decision can change.

use std::sync::Arc;

use std::collections::BTreeMap;

use ledger::{Day, Seq};
use words::Message;

use super::decision::may_open;
use super::paging::count;
use crate::components::{Compared, ComparedRow, MadeBy, Source};
use crate::site::{Asked, PageError, Visit};
use crate::urls;

/// A page is read so many times at most to find what made a difference; what is then not told apart is said together.
const READINGS: usize = 24;
/// So many numbers that differ are listed.
const ROWS: usize = 60;

/// One number of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// What makes it the same number in both readings.
    pub(super) key: String,
    /// What it counts.
    pub(super) name: String,
    /// As it is said.
    pub(super) said: String,
    /// As it is counted, where it could be.
    pub(super) value: Option<i64>,
}

/// The numbers of a page by their keys, and the keys in the order of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Numbers {
    order: Vec<String>,
    by_key: BTreeMap<String, Number>,
}

impl Numbers {
    fn of(numbers: Vec<Number>) -> Self {
        Self {
            order: numbers.iter().map(|number| number.key.clone()).collect(),
            by_key: numbers.into_iter().map(|number| (number.key.clone(), number)).collect(),
        }
    }

    /// What is said under a key.
    fn said(&self, key: &str) -> String {
        self.by_key
            .get(key)
            .map_or_else(|| "–".to_owned(), |number| number.said.clone())
    }

    /// The keys under which another reading says something else, each with the name of the number.
    fn differing<'n>(&'n self, later: &'n Self) -> Vec<(&'n str, &'n str)> {
        let gone = self.order.iter().filter(|key| !later.by_key.contains_key(*key));
        let keys = later.order.iter().chain(gone);
        let differs = |key: &&String| self.said(key) != later.said(key);
        let name = |key: &'n String| {
            let number = later.by_key.get(key).or_else(|| self.by_key.get(key))?;
            Some((key.as_str(), number.name.as_str()))
        };
        keys.filter(differs).filter_map(name).collect()
    }
}

/// A stretch of the log in which numbers changed: after `from`, up to `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    from: Seq,
    to: Seq,
    before: Numbers,
    after: Numbers,
}

/// Halves the log until each change stands at one decision, or no reading is left.
struct Search<'r> {
    read: &'r dyn Fn(Seq) -> Result<Numbers, PageError>,
    left: usize,
    steps: Vec<Step>,
}

impl Search<'_> {
    fn between(&mut self, from: Seq, before: &Numbers, to: Seq, after: &Numbers) -> Result<(), PageError> {
        // A thing that was renamed counts the same.
        if before.differing(after).is_empty() {
            return Ok(());
        }
        if to.0 - from.0 <= 1 || self.left == 0 {
            self.steps.push(Step {
                from,
                to,
                before: before.clone(),
                after: after.clone(),
            });
            return Ok(());
        }
        self.left -= 1;
        let middle = Seq(from.0 + (to.0 - from.0) / 2);
        let between = (self.read)(middle)?;
        self.between(from, before, middle, &between)?;
        self.between(middle, &between, to, after)
    }
}

/// Both readings of a page, where the address asks for them. `read` reads the numbers of the page for a visit.
pub(super) fn compared(
    visit: &Visit,
    read: impl Fn(&Visit) -> Result<Vec<Number>, PageError>,
) -> Result<Option<Compared>, PageError> {
    let Some(reported) = visit.asked.reported() else {
        return Ok(None);
    };
    let read = |visit: &Visit| match read(visit) {
        Ok(numbers) => Ok(Numbers::of(numbers)),
        // What nobody may see yet, because the ledger knew no unit of the reader, or not the unit asked for, is nothing.
        Err(PageError::Forbidden | PageError::NotFound) => Ok(Numbers::default()),
        Err(problem) => Err(problem),
    };
    let now = visit.asked.known_seq().min(visit.value.head().seq);
    let then = Asked::at_end_of(reported, &visit.value).min(now);
    // Asked as the page itself asks, so that what is kept of its answer serves.
    let read_at = |seq: Seq| read(&visit.known_to(seq));
    let (before, after) = (read_at(then)?, read_at(visit.asked.known_seq())?);
    // What another edition of the local rules has changed is no decision's doing: those are looked for by the law of the page.
    let by_law_then = visit.by_law_of(reported);
    let shown = if Arc::ptr_eq(by_law_then.law(), visit.law()) {
        None
    } else {
        Some(read(&by_law_then.known_to(then))?)
    };
    let mut search = Search {
        read: &read_at,
        left: READINGS,
        steps: Vec::new(),
    };
    search.between(then, &before, now, &after)?;
    let made = search.steps.iter().map(|step| made_by(visit, step)).collect();
    Ok(Some(view(
        visit,
        reported,
        shown.as_ref().unwrap_or(&before),
        &after,
        made,
    )))
}

fn view(visit: &Visit, reported: Day, before: &Numbers, after: &Numbers, made: Vec<MadeBy>) -> Compared {
    let differing = before.differing(after);
    let row = |(key, name): &(&str, &str)| {
        let value = |numbers: &Numbers| numbers.by_key.get(*key).and_then(|number| number.value);
        ComparedRow {
            name: (*name).to_owned(),
            then: before.said(key),
            now: after.said(key),
            difference: value(after)
                .zip(value(before))
                .map(|(now, then)| now.saturating_sub(then)),
        }
    };
    let page = |known: Option<Day>| {
        urls::Moment {
            known,
            ..visit.asked.moment
        }
        .at(&visit.without(&["ngay", "biet", "bao-cao"]))
    };
    let same = after
        .order
        .iter()
        .filter(|key| before.said(key) == after.said(key))
        .count();
    Compared {
        lang: visit.lang(),
        day: visit.asked.day,
        reported,
        then: page(Some(reported)),
        known: visit.asked.moment.known,
        differing: count(differing.len()),
        same: count(same),
        rows: differing.iter().take(ROWS).map(row).collect(),
        made,
    }
}

/// What a step changed, and by which decision.
fn made_by(visit: &Visit, step: &Step) -> MadeBy {
    let lang = visit.lang();
    let change = |(key, name): &(&str, &str)| {
        let said = Message::new("compared-change").with("name", *name);
        let said = said
            .with("then", step.before.said(key))
            .with("now", step.after.said(key));
        lang.speak(&said)
    };
    let changes = step.before.differing(&step.after);
    let alone = step.to.0 - step.from.0 == 1;
    let source = (alone && may_open(visit, step.to)).then(|| {
        let header = visit.value.entry(step.to)?.header();
        Some(Source {
            lang,
            number: Some(header.number).filter(|number| !number.is_empty()),
            day: header.signed,
            href: Some(visit.at(&urls::decision(&step.to.to_string()))),
            scans: 0,
        })
    });
    let source = source.flatten();
    let said = if source.is_some() {
        None
    } else if alone {
        Some(Message::new("compared-hidden"))
    } else {
        // How many they are would tell of decisions beyond the reader's scope.
        Some(Message::new("compared-together"))
    };
    MadeBy {
        source,
        said,
        more: count(changes.len().saturating_sub(ROWS)),
        changes: changes.iter().take(ROWS).map(change).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(value: i64) -> Numbers {
        Numbers::of(vec![Number {
            key: "a".into(),
            name: "A".into(),
            said: value.to_string(),
            value: Some(value),
        }])
    }

    fn steps(values: &[i64], readings: usize) -> Vec<(u32, u32)> {
        let at = |seq: Seq| numbers(values[usize::try_from(seq.0).unwrap()]);
        let read = |seq: Seq| Ok(at(seq));
        let last = Seq(u32::try_from(values.len() - 1).unwrap());
        let mut search = Search {
            read: &read,
            left: readings,
            steps: Vec::new(),
        };
        let found = search.between(Seq(0), &at(Seq(0)), last, &at(last));
        assert!(found.is_ok());
        search.steps.iter().map(|step| (step.from.0, step.to.0)).collect()
    }

    #[test]
    fn each_change_stands_at_its_decision_and_what_is_not_told_apart_is_said_together() {
        let values = [1, 1, 1, 2, 2, 2, 5, 5];
        assert_eq!(steps(&values, 48), [(2, 3), (5, 6)]);
        assert_eq!(steps(&values, 1), [(0, 3), (3, 7)], "one reading halves once");
        assert_eq!(steps(&values, 0), [(0, 7)]);
        assert!(steps(&[3, 3, 3], 48).is_empty(), "the same is read twice and no more");
    }

    #[test]
    fn what_is_new_or_gone_differs_too() {
        let (one, none) = (numbers(1), Numbers::default());
        assert_eq!(one.differing(&none), [("a", "A")]);
        assert_eq!(none.differing(&one), [("a", "A")]);
        assert!(one.differing(&numbers(1)).is_empty());
    }
}
