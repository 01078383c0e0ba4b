//! Laying a local entry over the book: beside the others, or in place of one for its days.
//!
//! INVARIANT: an entry of the nation gives way only where it says that an authority may set its own, and only as far as it says so.

use ledger::{Day, Decimal, Span};

use crate::book::Lawbook;
use crate::model::{Body, Bound, Entry, Latitude, Mark, Value, Version, Versions};
use crate::problem::{Fault, Problem};

/// Between which numbers an authority may set its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberRange {
    /// The least.
    pub least: Decimal,
    /// The most.
    pub most: Decimal,
}

/// No number of a rule is larger.
const MOST: u32 = 1_000_000_000;

impl Lawbook {
    /// Whether an authority may set numbers or words of its own in place of those of an entry: the rules of a local pack are its own.
    pub fn is_open(&self, entry: &Entry) -> bool {
        matches!(entry.body, Body::Value(_) | Body::Standard(_)) && (entry.pack.is_some() || entry.latitude.is_some())
    }

    /// Between which numbers a number of an entry may be set for some days.
    pub fn range(&self, entry: &Entry, name: &str, span: Span) -> NumberRange {
        let Body::Value(versions) = &entry.body else {
            return whole_range("");
        };
        let own = versions.all().iter().filter(|version| version.pack.is_none());
        let meets = own.filter(|version| version.span.meets(span));
        let mut range = whole_range(versions.all().first().map_or("", |version| &version.body.unit));
        if entry.pack.is_some() || entry.latitude != Some(Latitude::Stricter) {
            return range;
        }
        for version in meets {
            let Some(number) = version.body.named(name) else {
                continue;
            };
            if version.body.bound != Bound::AtMost {
                range.least = range.least.max(number);
            }
            if version.body.bound != Bound::AtLeast {
                range.most = range.most.min(number);
            }
        }
        range
    }

    /// Lays an entry over the book; what is wrong with it, and then the book stays as it was.
    pub(crate) fn lay(&mut self, entry: Entry) -> Vec<Problem> {
        let mut faults = Vec::new();
        let target = entry.overrides.as_ref().unwrap_or(&entry.id);
        match self.entries.get(target) {
            None => faults.extend(entry.overrides.as_ref().map(|id| Fault::Undefined {
                what: "entry",
                id: id.clone(),
            })),
            Some(other) if entry.overrides.is_none() && other.pack != entry.pack => faults.push(Fault::Twice {
                id: entry.id.clone(),
                other: other.file.clone(),
            }),
            Some(other) => self.check_over(&entry, other, &mut faults),
        }
        let problem = |fault| Problem {
            file: entry.file.clone(),
            line: 0,
            column: 0,
            fault,
        };
        let problems: Vec<Problem> = faults.into_iter().map(problem).collect();
        if problems.is_empty() {
            let target = target.clone();
            self.place(&target, entry);
        }
        problems
    }

    fn place(&mut self, target: &str, entry: Entry) {
        let pack = entry.pack.clone();
        match self.entries.get_mut(target) {
            None => {
                self.entries.insert(target.to_owned(), entry);
            }
            Some(other) => {
                if entry.overrides.is_none() {
                    other.title = entry.title;
                }
                match (&mut other.body, entry.body) {
                    (Body::Value(versions), Body::Value(own)) => give_way(versions, own, pack.as_deref()),
                    (Body::Standard(versions), Body::Standard(own)) => give_way(versions, own, pack.as_deref()),
                    _ => {}
                }
            }
        }
    }

    fn check_over(&self, entry: &Entry, other: &Entry, faults: &mut Vec<Fault>) {
        let beside = entry.overrides.is_none();
        if entry.kind() != other.kind() || !(beside || self.is_open(other)) {
            let id = other.id.clone();
            faults.push(Fault::NotLocal { id });
            return;
        }
        // What another edition says for some days is changed by none: it is ended first.
        for version in entry.versions() {
            let stands = |known: &&crate::model::AnyVersion<'_>| {
                (beside || known.pack.is_some()) && known.span.meets(version.span)
            };
            faults.extend(other.versions().iter().find(stands).map(|known| Fault::Overlap {
                first: version.span.from,
                second: known.span.from,
            }));
        }
        if let (Body::Value(own), Body::Value(known)) = (&entry.body, &other.body) {
            for version in own.all() {
                self.check_numbers(version, other, known, faults);
            }
        }
    }

    fn check_numbers(&self, version: &Version<Value>, other: &Entry, known: &Versions<Value>, faults: &mut Vec<Fault>) {
        for before in known.all().iter().filter(|known| known.span.meets(version.span)) {
            if before.body.unit != version.body.unit {
                faults.push(Fault::NotExpected {
                    key: "unit".to_owned(),
                    expected: "the unit of the entry in place of which it stands",
                    found: version.body.unit.clone(),
                });
            }
            let strict = other.pack.is_none() && before.pack.is_none() && other.latitude == Some(Latitude::Stricter);
            if let (true, Some(due), Some(own)) = (strict, before.body.due, version.body.due)
                && own > due
            {
                faults.push(Fault::NotExpected {
                    key: "due".to_owned(),
                    expected: "a day no later than that of the entry in place of which it stands",
                    found: own.to_string(),
                });
            }
            if !before.body.numbers.keys().eq(version.body.numbers.keys()) {
                faults.push(Fault::OtherNumbers {
                    expected: before.body.numbers.keys().cloned().collect(),
                });
            }
        }
        for (name, number) in &version.body.numbers {
            let range = self.range(other, name, version.span);
            if *number < range.least || *number > range.most {
                faults.push(Fault::OutOfRange {
                    key: name.clone(),
                    written: number.to_string(),
                    least: range.least.to_string(),
                    most: range.most.to_string(),
                });
            }
        }
    }
}

fn whole_range(unit: &str) -> NumberRange {
    NumberRange {
        least: Decimal::ZERO,
        most: if unit == "percent" { 100 } else { MOST }.into(),
    }
}

/// What a version keeps of the one in place of which it stands.
trait Heir {
    fn keep(&mut self, before: &Self);
}

impl Heir for Value {
    /// Rounding, bound and base are the law's; the number and its day are the authority's.
    fn keep(&mut self, before: &Self) {
        let (numbers, due) = (std::mem::take(&mut self.numbers), self.due.or(before.due));
        *self = Self {
            numbers,
            due,
            ..before.clone()
        };
    }
}

impl Heir for crate::model::Standard {
    fn keep(&mut self, _: &Self) {}
}

/// Puts other versions in place of what some say on their days.
fn give_way<T: Heir + Clone>(versions: &mut Versions<T>, own: Versions<T>, pack: Option<&str>) {
    for mut version in own.0 {
        version.pack = pack.map(str::to_owned);
        let mut left = Vec::new();
        for known in std::mem::take(&mut versions.0) {
            if !known.span.meets(version.span) {
                left.push(known);
                continue;
            }
            version.body.keep(&known.body);
            let before = Span {
                from: known.span.from,
                until: version.span.from,
            };
            let after = Span {
                from: version.span.until,
                until: known.span.until,
            };
            for span in [before, after].into_iter().filter(|span| !span.is_empty()) {
                left.push(Version { span, ..known.clone() });
            }
        }
        left.push(version);
        left.sort_by_key(|known| known.span);
        versions.0 = left;
    }
}

impl<T> Versions<T> {
    fn end(&mut self, end: Day) {
        for version in &mut self.0 {
            version.span.until = version.span.until.min(end);
        }
        self.0.retain(|version| !version.span.is_empty());
    }

    /// Leaves the last version alone, as an authority decided it.
    fn only(&mut self, span: Span, paper: &str) {
        let Some(mut version) = self.0.pop() else { return };
        paper.clone_into(&mut version.source);
        (version.span, version.at, version.mark, version.note, version.pack) = (span, None, Mark::Chosen, None, None);
        self.0 = vec![version];
    }
}

impl Body {
    /// Leaves the last version alone, as an authority decided it.
    pub(super) fn only(&mut self, span: Span, paper: &str) {
        match self {
            Self::Standard(versions) => versions.only(span, paper),
            Self::Value(versions) => versions.only(span, paper),
            Self::Table(versions) => versions.only(span, paper),
            Self::Ladder(versions) => versions.only(span, paper),
            Self::Group(versions) => versions.only(span, paper),
            Self::Programme(versions) => versions.only(span, paper),
            Self::Retirement(versions) => versions.only(span, paper),
        }
    }

    /// Lets nothing of it hold from a day on.
    pub(super) fn end(&mut self, end: Day) {
        match self {
            Self::Standard(versions) => versions.end(end),
            Self::Value(versions) => versions.end(end),
            Self::Table(versions) => versions.end(end),
            Self::Ladder(versions) => versions.end(end),
            Self::Group(versions) => versions.end(end),
            Self::Programme(versions) => versions.end(end),
            Self::Retirement(versions) => versions.end(end),
        }
    }
}
