//! Places bars, dots and labels of the lanes so that nothing overlaps and no text leaves the drawing.
//!
//! Lengths are whole pixels of the drawing. The right edge is the day looked at; no label crosses it.

use ledger::{Day, When};

use super::{Event, Lanes, Shape};
use crate::components::measure::{shorten, text_width};

pub(super) const WIDTH: i32 = 820;
pub(super) const LEFT: i32 = 104;
pub(super) const RIGHT: i32 = WIDTH - 2;
pub(super) const TOP: i32 = 4;
const BAR: i32 = 26;
const LINE: i32 = 32;
const BETWEEN: i32 = 12;
const FOOT: i32 = 26;
const SIZE: i32 = 13;
const RADIUS: i32 = 5;
/// The least width of a bar: something to point at.
const SLIVER: i32 = 6;
/// How far a bar whose start is not known reaches back, dashed.
const OPEN: i32 = 16;
const PAD: i32 = 6;
/// Labels shorter than this say nothing.
const LEAST: i32 = 40;

pub(super) struct Drawing<'a> {
    pub(super) height: i32,
    pub(super) floor: i32,
    pub(super) first_year: i32,
    pub(super) ticks: Vec<Tick>,
    pub(super) rows: Vec<Row<'a>>,
}

pub(super) struct Tick {
    pub(super) x: i32,
    /// Not written where it would touch the day at the right edge.
    pub(super) year: Option<i32>,
}

pub(super) struct Row<'a> {
    pub(super) name: String,
    pub(super) y: i32,
    pub(super) items: Vec<Item<'a>>,
}

pub(super) struct Item<'a> {
    pub(super) event: &'a Event,
    pub(super) y: i32,
    pub(super) form: Form,
    pub(super) label: Option<Label>,
}

#[derive(Clone, Copy)]
pub(super) enum Form {
    Bar { x: i32, width: i32, open: i32, now: bool },
    Dot { x: i32, stern: bool },
}

pub(super) struct Label {
    pub(super) x: i32,
    pub(super) anchor: &'static str,
    pub(super) text: String,
    /// Stands on the filled bar of what holds now.
    pub(super) on_dark: bool,
    /// Stands on the ground, where lines of the axis pass behind it.
    pub(super) outside: bool,
}

impl Form {
    pub(super) fn left(self) -> i32 {
        match self {
            Self::Bar { x, open, .. } => x - open,
            Self::Dot { x, .. } => x - RADIUS,
        }
    }

    pub(super) fn right(self) -> i32 {
        match self {
            Self::Bar { x, width, .. } => x + width,
            Self::Dot { x, .. } => x + RADIUS,
        }
    }
}

/// The axis: from 1 January of the first year to the day looked at.
struct Axis {
    first: Day,
    last: Day,
}

impl Axis {
    fn of(lanes: &Lanes) -> Self {
        let known = lanes
            .lanes
            .iter()
            .flat_map(|lane| &lane.events)
            .filter_map(|event| event.from.year());
        let year = lanes.day.year();
        let first = known.filter(|known| *known <= year).min().unwrap_or(year).min(year - 4);
        Self {
            first: Day::first_of_year(first),
            last: lanes.day,
        }
    }

    fn x(&self, day: Day) -> i32 {
        let (first, last) = (i64::from(self.first.number()), i64::from(self.last.number()));
        let day = i64::from(day.number()).clamp(first, last);
        LEFT + i32::try_from((day - first) * i64::from(RIGHT - LEFT) / (last - first).max(1)).unwrap_or(0)
    }

    /// A date known to the month or year stands in its middle; one known only as "before" stands on that day.
    fn x_of(&self, when: When) -> i32 {
        match when {
            When::Day(day) | When::By(day) => self.x(day),
            When::Month(..) | When::Year(_) => i32::midpoint(self.x(when.earliest()), self.x(when.latest())),
        }
    }

    fn ticks(&self) -> Vec<Tick> {
        let (first, last) = (self.first.year(), self.last.year());
        let step = [1, 2, 4, 5, 10]
            .into_iter()
            .find(|step| (last - first) / step <= 9)
            .unwrap_or(20);
        let clear = RIGHT - text_width("00/00/0000", SIZE) - text_width("2000", SIZE) / 2 - 8;
        (first..=last)
            .filter(|year| year % step == 0 || *year == first && first % step <= step / 2)
            .map(|year| {
                let x = self.x(Day::first_of_year(year));
                Tick {
                    x,
                    year: (x <= clear).then_some(year),
                }
            })
            .collect()
    }
}

pub(super) fn draw(lanes: &Lanes) -> Drawing<'_> {
    let axis = Axis::of(lanes);
    let mut y = TOP + BETWEEN / 2;
    let mut rows = Vec::new();
    for lane in lanes.lanes.iter().filter(|lane| !lane.events.is_empty()) {
        let stacked = pack(&lane.events, &axis, lanes.day);
        let mut items = Vec::new();
        for (line, placed) in stacked.iter().enumerate() {
            let top = y + i32::try_from(line).unwrap_or(0) * LINE;
            items.extend(label(placed, top));
        }
        rows.push(Row {
            name: lanes.lang.say(lane.name),
            y,
            items,
        });
        y += i32::try_from(stacked.len().max(1)).unwrap_or(1) * LINE - (LINE - BAR) + BETWEEN;
    }
    let floor = y;
    Drawing {
        height: floor + FOOT,
        floor,
        first_year: axis.first.year(),
        ticks: axis.ticks(),
        rows,
    }
}

/// Entries in order of time, on as few lines as keep their forms apart.
fn pack<'a>(events: &'a [Event], axis: &Axis, day: Day) -> Vec<Vec<(&'a Event, Form)>> {
    let mut forms: Vec<(&Event, Form)> = events
        .iter()
        .filter(|event| event.from.earliest() <= day)
        .map(|event| (event, form(event, axis, day)))
        .collect();
    forms.sort_by_key(|(_, form)| (form.left(), form.right()));
    let mut lines: Vec<Vec<(&Event, Form)>> = Vec::new();
    for (event, form) in forms {
        let free = lines
            .iter_mut()
            .find(|line| line.last().is_none_or(|(_, last)| last.right() <= form.left()));
        match free {
            Some(line) => line.push((event, form)),
            None => lines.push(vec![(event, form)]),
        }
    }
    lines
}

fn form(event: &Event, axis: &Axis, day: Day) -> Form {
    let from = axis.x_of(event.from);
    match event.shape {
        Shape::Span => {
            let until = event.until.unwrap_or(day).min(day);
            let width = (axis.x(until) - from).max(SLIVER);
            let x = from.min(RIGHT - width);
            let open = if matches!(event.from, When::By(_)) { OPEN } else { 0 };
            Form::Bar {
                x,
                width,
                open,
                now: event.until.is_none_or(|until| until > day),
            }
        }
        Shape::Point | Shape::SternPoint => Form::Dot {
            x: from.clamp(LEFT + RADIUS, RIGHT - RADIUS),
            stern: event.shape == Shape::SternPoint,
        },
    }
}

/// A label inside its bar when it fits; else beside it where nothing else stands; else shortened; else none:
/// the tooltip and the table tell it whole.
fn label<'a>(placed: &[(&'a Event, Form)], y: i32) -> Vec<Item<'a>> {
    let mut taken = LEFT;
    let mut items = Vec::new();
    for (place, (event, form)) in placed.iter().enumerate() {
        let next = placed.get(place + 1).map_or(RIGHT, |(_, next)| next.left());
        let room = Room {
            left: form.left() - taken - 2 * PAD,
            right: next - form.right() - 2 * PAD,
        };
        let label = choose(&event.short, *form, &room);
        taken = form.right();
        if let Some(label) = label
            .as_ref()
            .filter(|label| label.anchor == "start" && label.x > form.right())
        {
            taken = label.x + text_width(&label.text, SIZE);
        }
        items.push(Item {
            event,
            y,
            form: *form,
            label,
        });
    }
    items
}

struct Room {
    left: i32,
    right: i32,
}

fn choose(text: &str, form: Form, room: &Room) -> Option<Label> {
    let wide = text_width(text, SIZE);
    let (inside, on_dark) = match form {
        Form::Bar { width, now, .. } => (width - 2 * PAD, now),
        Form::Dot { .. } => (0, false),
    };
    let at = |x, anchor, text, outside: bool| Label {
        x,
        anchor,
        text,
        on_dark: on_dark && !outside,
        outside,
    };
    let within = |text: String| at(form.right() - inside - PAD, "start", text, false);
    let after = |text: String| at(form.right() + PAD, "start", text, true);
    let before = |text: String| at(form.left() - PAD, "end", text, true);
    let whole = || text.to_owned();
    // A row of dots reads best when every label stands on the same side, and the last dot has nothing but its left.
    let dot = matches!(form, Form::Dot { .. });
    if wide <= inside {
        Some(within(whole()))
    } else if dot && wide <= room.left {
        Some(before(whole()))
    } else if wide <= room.right {
        Some(after(whole()))
    } else if wide <= room.left {
        Some(before(whole()))
    } else if inside >= LEAST {
        shorten(text, SIZE, inside).map(within)
    } else if room.right >= LEAST {
        shorten(text, SIZE, room.right).map(after)
    } else if room.left >= LEAST {
        shorten(text, SIZE, room.left).map(before)
    } else {
        None
    }
}
