//! A TOML document whose every key and value knows its place, and a list to which problems are added while reading goes on.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use ledger::{Day, Decimal};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::{Fault, Problem};

/// The file being read, with the problems found so far.
pub(crate) struct Doc<'t> {
    file: &'t str,
    text: &'t str,
    problems: RefCell<Vec<Problem>>,
}

/// A table of the file; remembers which keys were asked for, so that the others can be told.
pub(crate) struct Node<'a> {
    doc: &'a Doc<'a>,
    table: &'a DeTable<'a>,
    span: Range<usize>,
    asked: RefCell<BTreeSet<String>>,
}

/// A value with its place.
pub(crate) type Cell<'a> = &'a Spanned<DeValue<'a>>;

impl<'t> Doc<'t> {
    pub(crate) fn new(file: &'t str, text: &'t str) -> Self {
        Self {
            file,
            text,
            problems: RefCell::new(Vec::new()),
        }
    }

    pub(crate) fn file(&self) -> &'t str {
        self.file
    }

    /// The document's tree; what cannot be parsed is a problem, the rest is read all the same.
    pub(crate) fn parse(&self) -> Spanned<DeTable<'t>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.problem_at(
                at,
                Fault::NotToml {
                    says: error.message().to_owned(),
                },
            );
        }
        table
    }

    pub(crate) fn root<'a>(&'a self, table: &'a Spanned<DeTable<'a>>) -> Node<'a> {
        Node {
            doc: self,
            table: table.get_ref(),
            span: 0..0,
            asked: RefCell::default(),
        }
    }

    pub(crate) fn problem_at(&self, offset: usize, fault: Fault) {
        let (line, column) = self.place(offset);
        self.problems.borrow_mut().push(Problem {
            file: self.file.to_owned(),
            line,
            column,
            fault,
        });
    }

    /// Line and column, from 1, of a byte offset.
    pub(crate) fn place(&self, offset: usize) -> (u32, u32) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |tail| tail.chars().count()) + 1;
        (
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(column).unwrap_or(u32::MAX),
        )
    }

    /// The problems; where the text is not TOML, what that spot then seems to lack is left out.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        let broken = |problem: &Problem| matches!(problem.fault, Fault::NotToml { .. });
        let spots: Vec<_> = problems
            .iter()
            .filter(|p| broken(p))
            .map(|p| (p.line, p.column))
            .collect();
        problems.retain(|problem| broken(problem) || !spots.contains(&(problem.line, problem.column)));
        problems
    }
}

fn found(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("\"{text}\""),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(when) => when.to_string(),
        DeValue::Array(_) => "[…]".to_owned(),
        DeValue::Table(_) => "{…}".to_owned(),
    }
}

impl<'a> Node<'a> {
    pub(crate) fn doc(&self) -> &'a Doc<'a> {
        self.doc
    }

    /// Where the table begins.
    pub(crate) fn start(&self) -> usize {
        self.span.start
    }

    pub(crate) fn fault(&self, fault: Fault) {
        self.doc.problem_at(self.span.start, fault);
    }

    /// A problem at the value of a key, or at the table when the key is not there.
    pub(crate) fn fault_at(&self, key: &str, fault: Fault) {
        let at = self.table.get(key).map_or(self.span.start, |value| value.span().start);
        self.doc.problem_at(at, fault);
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The value of a key, noting that it was asked for.
    pub(crate) fn cell(&self, key: &str) -> Option<Cell<'a>> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.table.get(key)
    }

    /// Every key with its value, in the order of their names; all count as asked for.
    pub(crate) fn each(&self) -> Vec<(String, Cell<'a>)> {
        self.table
            .iter()
            .map(|(key, value)| (key.get_ref().to_string(), value))
            .inspect(|(key, _)| {
                self.asked.borrow_mut().insert(key.clone());
            })
            .collect()
    }

    fn missing(&self, key: &str, expected: &'static str) {
        self.fault(Fault::Missing {
            key: key.to_owned(),
            expected,
        });
    }

    pub(crate) fn not_expected(&self, key: &str, expected: &'static str, cell: Cell<'_>) {
        let fault = Fault::NotExpected {
            key: key.to_owned(),
            expected,
            found: found(cell.get_ref()),
        };
        self.doc.problem_at(cell.span().start, fault);
    }

    pub(crate) fn maybe_text(&self, key: &str) -> Option<String> {
        let cell = self.cell(key)?;
        match cell.get_ref().as_str().map(str::trim) {
            Some(text) if !text.is_empty() => Some(text.to_owned()),
            _ => {
                self.not_expected(key, "a text", cell);
                None
            }
        }
    }

    pub(crate) fn text(&self, key: &str) -> Option<String> {
        if !self.has(key) {
            self.cell(key);
            self.missing(key, "a text");
            return None;
        }
        self.maybe_text(key)
    }

    pub(crate) fn maybe_day(&self, key: &str) -> Option<Day> {
        let cell = self.cell(key)?;
        let day = day_of(cell.get_ref());
        if day.is_none() {
            self.not_expected(key, "a day (2019-03-14, no quotes)", cell);
        }
        day
    }

    pub(crate) fn day(&self, key: &str) -> Option<Day> {
        if !self.has(key) {
            self.cell(key);
            self.missing(key, "a day (2019-03-14, no quotes)");
            return None;
        }
        self.maybe_day(key)
    }

    pub(crate) fn maybe_whole(&self, key: &str) -> Option<i64> {
        let cell = self.cell(key)?;
        let whole = whole_of(cell.get_ref());
        if whole.is_none() {
            self.not_expected(key, "a whole number", cell);
        }
        whole
    }

    pub(crate) fn whole(&self, key: &str) -> Option<i64> {
        if !self.has(key) {
            self.cell(key);
            self.missing(key, "a whole number");
            return None;
        }
        self.maybe_whole(key)
    }

    /// A whole number, or a decimal in quotes. A bare fraction is a problem of its own.
    pub(crate) fn decimal_of(&self, key: &str, cell: Cell<'_>) -> Option<Decimal> {
        let value = cell.get_ref();
        if let Some(float) = value.as_float() {
            self.doc.problem_at(
                cell.span().start,
                Fault::Float {
                    key: key.to_owned(),
                    written: float.as_str().to_owned(),
                },
            );
            return None;
        }
        let number = match whole_of(value) {
            Some(whole) => whole.to_string().parse().ok(),
            None => value.as_str().and_then(|text| text.parse().ok()),
        };
        if number.is_none() {
            self.not_expected(key, "a whole number or a quoted decimal", cell);
        }
        number
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        let Some(cell) = self.cell(key) else { return false };
        cell.get_ref().as_bool().unwrap_or_else(|| {
            self.not_expected(key, "true or false", cell);
            false
        })
    }

    /// A list of texts; a single text stands for a list of one; absent is empty.
    pub(crate) fn texts(&self, key: &str) -> Vec<String> {
        let Some(cell) = self.cell(key) else { return Vec::new() };
        texts_of(cell.get_ref()).unwrap_or_else(|| {
            self.not_expected(key, "a list of texts", cell);
            Vec::new()
        })
    }

    pub(crate) fn maybe_table(&self, key: &str) -> Option<Node<'a>> {
        let cell = self.cell(key)?;
        let node = self.node(cell);
        if node.is_none() {
            self.not_expected(key, "a table", cell);
        }
        node
    }

    pub(crate) fn table(&self, key: &str) -> Option<Node<'a>> {
        if !self.has(key) {
            self.cell(key);
            self.missing(key, "a table");
            return None;
        }
        self.maybe_table(key)
    }

    /// The tables of `[[key]]`; absent is empty.
    pub(crate) fn maybe_tables(&self, key: &str) -> Vec<Node<'a>> {
        let Some(cell) = self.cell(key) else { return Vec::new() };
        let nodes = cell
            .get_ref()
            .as_array()
            .map(|array| array.iter().map(|item| self.node(item)).collect::<Option<Vec<_>>>());
        nodes.flatten().unwrap_or_else(|| {
            self.not_expected(key, "a list of tables", cell);
            Vec::new()
        })
    }

    pub(crate) fn tables(&self, key: &str) -> Vec<Node<'a>> {
        if !self.has(key) {
            self.cell(key);
            self.missing(key, "a list of tables");
        }
        self.maybe_tables(key)
    }

    pub(crate) fn node(&self, cell: Cell<'a>) -> Option<Node<'a>> {
        let table = cell.get_ref().as_table()?;
        Some(Node {
            doc: self.doc,
            table,
            span: cell.span(),
            asked: RefCell::default(),
        })
    }

    /// A word of a closed list.
    pub(crate) fn maybe_word<T>(&self, key: &str, read: impl Fn(&str) -> Option<T>, known: &[&str]) -> Option<T> {
        let word = self.maybe_text(key)?;
        let read = read(&word);
        if read.is_none() {
            let known = known.iter().map(ToString::to_string).collect();
            self.fault_at(
                key,
                Fault::UnknownWord {
                    key: key.to_owned(),
                    word,
                    known,
                },
            );
        }
        read
    }

    pub(crate) fn word<T>(&self, key: &str, read: impl Fn(&str) -> Option<T>, known: &[&str]) -> Option<T> {
        if !self.has(key) {
            self.text(key)?;
        }
        self.maybe_word(key, read, known)
    }

    /// Tells the keys that nothing asked for.
    pub(crate) fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !asked.contains(name) {
                let known = asked.iter().cloned().collect();
                self.doc.problem_at(
                    key.span().start,
                    Fault::UnknownKey {
                        key: name.to_owned(),
                        known,
                    },
                );
            }
        }
    }
}

/// A TOML local date.
pub(crate) fn day_of(value: &DeValue<'_>) -> Option<Day> {
    let when = value.as_datetime()?;
    if when.time.is_some() || when.offset.is_some() {
        return None;
    }
    let date = when.date?;
    Day::of(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}

/// A TOML decimal integer.
pub(crate) fn whole_of(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A list of texts, or one text.
pub(crate) fn texts_of(value: &DeValue<'_>) -> Option<Vec<String>> {
    if let Some(text) = value.as_str() {
        return Some(vec![text.to_owned()]);
    }
    value
        .as_array()?
        .iter()
        .map(|item| item.get_ref().as_str().map(str::to_owned))
        .collect()
}

/// A list of months of a year, 1 to 12.
pub(crate) fn months_of(value: &DeValue<'_>) -> Option<Vec<u32>> {
    let month = |item: &Spanned<DeValue<'_>>| {
        let number = u32::try_from(whole_of(item.get_ref())?).ok()?;
        (1..=12).contains(&number).then_some(number)
    };
    value.as_array()?.iter().map(month).collect()
}
