//! Lanes: several sides of a career on one axis of time, with a table beside it that tells every entry in full.

mod place;

use askama::Template;
use ledger::{Day, When};
use words::{Lang, Message, writing};

use super::source::Source;
use place::{Drawing, draw};

/// How an entry is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// It lasted: a bar.
    Span,
    /// It happened: a dot.
    Point,
    /// It happened and weighs against the person: a dot in the colour of warnings.
    SternPoint,
}

/// One entry of a lane.
#[derive(Debug, Clone)]
pub struct Event {
    /// Since when, as precisely as it is known.
    pub from: When,
    /// The first day on which it held no more; nothing while it holds.
    pub until: Option<Day>,
    /// Bar or dot.
    pub shape: Shape,
    /// A few words for the drawing: "PCT UBND xã".
    pub short: String,
    /// The whole: "Phó Chủ tịch Ủy ban nhân dân xã Dân Chủ".
    pub full: String,
    /// The decision that recorded it.
    pub source: Option<Source>,
}

/// One side of a career.
#[derive(Debug, Clone)]
pub struct Lane {
    /// Its name in the catalogue: `lane-posts`, `lane-study`, …
    pub name: &'static str,
    /// Its entries; order does not matter.
    pub events: Vec<Event>,
}

/// All lanes of a person, up to the day looked at. Entries that begin later are not drawn.
#[derive(Debug, Clone, Template)]
#[template(path = "components/lanes/lanes.html")]
pub struct Lanes {
    /// The reader's language.
    pub lang: Lang,
    /// The day looked at: the right edge.
    pub day: Day,
    /// From top to bottom.
    pub lanes: Vec<Lane>,
}

impl Lanes {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.lanes.iter().all(|lane| lane.events.is_empty())
    }

    fn drawing(&self) -> Drawing<'_> {
        draw(self)
    }

    fn described(&self, drawing: &Drawing<'_>) -> String {
        let described = Message::new("person-course-desc").with("from", drawing.first_year.to_string());
        self.lang.speak(&described.with("until", self.day))
    }

    fn tooltip(&self, event: &Event) -> String {
        format!("{} ({})", event.full, self.dates(event))
    }

    /// "2012", "01/06/2016 – 14/03/2019", "01/06/2016 – hiện nay".
    fn dates(&self, event: &Event) -> String {
        let from = writing::when(self.lang, event.from);
        match event.shape {
            Shape::Span => format!("{from} – {}", self.last_day(event)),
            Shape::Point | Shape::SternPoint => from,
        }
    }

    /// The last day on which it held; validities are half open inside, and closed in words.
    fn last_day(&self, event: &Event) -> String {
        match event.until {
            Some(until) => writing::day(until.previous()),
            None => self.lang.say("person-course-now"),
        }
    }

    fn rows(&self) -> Vec<(String, &Event)> {
        let mut rows = Vec::new();
        for lane in &self.lanes {
            let mut events: Vec<&Event> = lane.events.iter().collect();
            events.sort_by_key(|event| (event.from.latest(), event.until));
            rows.extend(events.into_iter().map(|event| (self.lang.say(lane.name), event)));
        }
        rows
    }
}

#[cfg(test)]
mod tests;
