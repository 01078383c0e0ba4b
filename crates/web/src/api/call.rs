//! One call: who asks, with what, at which moment; and how lists are paged.

use ledger::{Day, Seq};
use office::accounts::KeptKey;
use office::once::Once;
use serde_json::Value;
use words::Message;

use super::input::{Input, Inputs, Kind};
use super::problem::{Fault, Part, Trouble};
use super::wire::{Cursor, IsoDay, Sha256, wire};
use crate::site::{Asked, Reader, Site, Visit};

/// As known when.
const WHEN_KNOWN: Input = Input::may(
    "known",
    Kind::Known,
    "As it was known then: a place of the log, or a day at whose end everything known counts. Without it: as known now.",
    "2019-03-01",
);
/// How long a page is.
const LIMIT: Input = Input::may(
    "limit",
    Kind::Whole(1, 500),
    "So many rows at most; 100 without it.",
    "50",
);

/// The moment that an answer tells of.
pub(crate) const MOMENT: &[Input] = &[
    Input::may(
        "day",
        Kind::Day,
        "The day that the answer tells of. Without it: the office's usual day, most often today.",
        "2019-03-14",
    ),
    WHEN_KNOWN,
];
/// The same of what has no day.
pub(crate) const KNOWN: &[Input] = &[WHEN_KNOWN];
/// How long a page is, of a list that goes on in its own way.
pub(crate) const PAGE_SIZE: &[Input] = &[LIMIT];

/// Which part of a list.
pub(crate) const PAGE: &[Input] = &[LIMIT, GO_ON];
/// Where a page begins.
pub(crate) const GO_ON: Input = Input::may(
    "cursor",
    Kind::Cursor,
    "Where to go on: `next` of the answer before. It holds the moment too, so that a list stays the same to its end.",
    Cursor::EXAMPLE,
);

/// So many rows where nobody says otherwise.
const ROWS: i64 = 100;

wire! {
    /// The moment that an answer tells of: asked again with this day and this place of the log, it is the same.
    Moment {
        /// The day.
        day: IsoDay,
        /// The place of the log up to which decisions count: the value of `known`.
        known: u32,
        /// The digest of the ledger at its newest place, by which the answer can be proved.
        head: Sha256,
    }
}

/// One call.
#[derive(Debug)]
pub(crate) struct Call {
    /// The visit that a page would be: pages and operations ask the office alike.
    pub(crate) visit: Visit,
    /// Where a page begins: so many rows on, or below that number; 0 at the beginning.
    from: usize,
    /// Which operation, and its fields.
    asked: &'static str,
    inputs: Inputs,
}

impl Call {
    /// A call whose fields were read.
    ///
    /// # Errors
    ///
    /// When no such moment can be asked for.
    pub(super) fn of(
        site: &Site,
        reader: Reader,
        key: &KeptKey,
        (asked_of, inputs): (&'static str, Inputs),
    ) -> Result<Self, Vec<Fault>> {
        let office = site.office();
        let (value, today) = (office.value(), office.today());
        let head = value.head().seq;
        let text = |name: &str| inputs.get(name).and_then(Value::as_str);
        let cursor = text("cursor").and_then(cursor);
        let asked = match cursor {
            Some((day, known, _)) if known <= head => Asked::at(day, latest(known, head)),
            Some(_) => {
                let fault = Fault::new(Part::Query, "cursor", Message::new("api-not-a-cursor"));
                return Err(vec![fault]);
            }
            None => {
                let day = text("day").and_then(|day| day.parse().ok());
                let day = day.unwrap_or_else(|| site.whose().usual_day(today));
                let known = match text("known") {
                    None => head,
                    Some(known) => match known.parse::<u32>() {
                        Ok(place) => Seq(place).min(head),
                        Err(_) => known.parse().map_or(head, |day| Asked::end_of(&value, day)),
                    },
                };
                Asked::at(day, latest(known, head))
            }
        };
        // What pages ask of an address is asked of it by the same words.
        let query = ["unit"]
            .iter()
            .filter_map(|name| Some(("don-vi".to_owned(), text(name)?.to_owned())));
        let query = query.collect();
        Ok(Self {
            visit: Visit::of(site.clone(), reader, office.actor_of_key(key), asked, value).asking(query),
            from: cursor.map_or(0, |(.., from)| from),
            asked: asked_of,
            inputs,
        })
    }

    /// A field that is a text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.inputs.get(name)?.as_str()
    }

    /// A field as it was given.
    pub(crate) fn value(&self, name: &str) -> Option<&Value> {
        self.inputs.get(name)
    }

    /// All that is asked for, in one order of fields, without the caller's own key.
    pub(crate) fn whole_text(&self) -> String {
        let fields: Vec<(&str, &Value)> = self
            .inputs
            .iter()
            .filter(|(name, _)| **name != "Idempotency-Key")
            .map(|(name, value)| (*name, value))
            .collect();
        format!("{} {}", self.asked, serde_json::to_string(&fields).unwrap_or_default())
    }

    /// A field that is a whole number.
    pub(crate) fn whole(&self, name: &str) -> Option<i64> {
        self.inputs.get(name)?.as_i64()
    }

    /// A field that is yes or no.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        self.inputs.get(name)?.as_bool()
    }

    /// The moment that is told of.
    pub(crate) fn moment(&self) -> Moment {
        Moment {
            day: IsoDay::of(self.visit.asked.day),
            known: self.visit.asked.known_seq().min(self.visit.value.head().seq).0,
            head: Sha256(self.visit.value.head().hash.to_string()),
        }
    }

    /// Notes that rows are taken out: a program that reads a list takes it with it.
    ///
    /// # Errors
    ///
    /// When it cannot be noted: then nothing may be taken out.
    pub(crate) fn taken(&self, what: &str, rows: usize) -> Result<(), Trouble> {
        let noted = self
            .visit
            .site
            .office()
            .note_export(&self.visit.actor.account, what, rows);
        noted.map_err(|problem| Trouble::not_done(problem, |()| Trouble::Forbidden))
    }

    /// How a list that goes on by its numbers alone is asked for: below which number, and how many rows at most.
    pub(crate) fn below(&self) -> (Option<usize>, usize) {
        let limit = usize::try_from(self.whole("limit").unwrap_or(ROWS)).unwrap_or(0);
        (Some(self.from).filter(|from| *from > 0), limit)
    }

    /// Where such a list goes on.
    pub(crate) fn next_below(&self, older: Option<usize>) -> Option<Cursor> {
        let moment = self.moment();
        older.map(|older| Cursor(format!("{}.{}.{older}", moment.day.0, moment.known)))
    }

    /// The order of the call, where the program gave it a key of its own.
    pub(crate) fn once(&self) -> Option<Once> {
        let key = self.text("Idempotency-Key")?;
        Some(Once::of(&self.visit.actor.account, key, &self.whole_text()))
    }

    /// The part that is asked for of a list with numbers that fall: behind the last one of the page before, whatever was added since.
    pub(crate) fn page_below(&self, numbers: &[usize]) -> (std::ops::Range<usize>, Option<Cursor>) {
        let limit = usize::try_from(self.whole("limit").unwrap_or(ROWS)).unwrap_or(0);
        let from = match self.from {
            0 => 0,
            below => numbers.partition_point(|number| *number >= below),
        };
        let until = from.saturating_add(limit).min(numbers.len());
        let last = numbers.get(..until).and_then(<[usize]>::last);
        let moment = self.moment();
        let next = last.filter(|_| until < numbers.len());
        let next = next.map(|last| Cursor(format!("{}.{}.{last}", moment.day.0, moment.known)));
        (from..until, next)
    }

    /// The part of a list of so many that is asked for, and where the next one begins.
    pub(crate) fn page(&self, length: usize) -> (std::ops::Range<usize>, Option<Cursor>) {
        self.page_of(ROWS, length)
    }

    /// The same, with so many rows where nobody says otherwise.
    pub(crate) fn page_of(&self, rows: i64, length: usize) -> (std::ops::Range<usize>, Option<Cursor>) {
        let limit = self.whole("limit").unwrap_or(rows);
        let from = self.from.min(length);
        let until = from.saturating_add(usize::try_from(limit).unwrap_or(0)).min(length);
        let moment = self.moment();
        let next = (until < length).then(|| Cursor(format!("{}.{}.{until}", moment.day.0, moment.known)));
        (from..until, next)
    }
}

/// The newest place is that of pages: what they keep is found.
fn latest(known: Seq, head: Seq) -> Seq {
    if known >= head { Seq::LATEST } else { known }
}

fn cursor(text: &str) -> Option<(Day, Seq, usize)> {
    let mut parts = text.splitn(3, '.');
    Some((
        parts.next()?.parse().ok()?,
        Seq(parts.next()?.parse().ok()?),
        parts.next()?.parse().ok()?,
    ))
}
