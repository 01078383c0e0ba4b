//! Places bars, days and labels of the classes so that no text leaves the drawing and none stands on days of study.
//!
//! Lengths are whole pixels of the drawing. The axis runs from the first day of a month to the last day of a month.

use ledger::Day;

use super::GanttRow;
use crate::components::measure::{shorten, text_width};

pub(super) const WIDTH: i32 = 820;
/// Room for a code such as LLCT-DVM-2019-01.
pub(super) const LEFT: i32 = 140;
pub(super) const RIGHT: i32 = WIDTH - 2;
pub(super) const TOP: i32 = 22;
pub(super) const BAR: i32 = 14;
const ROW: i32 = 24;
const SIZE: i32 = 13;
const PAD: i32 = 6;
/// The least width of a bar: something to point at.
const SLIVER: i32 = 3;
/// Labels shorter than this say nothing.
const LEAST: i32 = 60;
/// Rows that fit on a sheet of A4 with a heading.
const ROWS: usize = 40;
/// So many names of months stand beside each other at most.
const MONTHS: i32 = 12;

pub(super) struct Part<'a> {
    /// Which of how many.
    pub(super) of: (usize, usize),
    pub(super) height: i32,
    /// Where months begin: x, and "04/2019".
    pub(super) ticks: Vec<(i32, String)>,
    pub(super) bars: Vec<Bar<'a>>,
}

pub(super) struct Bar<'a> {
    pub(super) row: &'a GanttRow,
    pub(super) code: String,
    pub(super) y: i32,
    pub(super) x: i32,
    pub(super) width: i32,
    /// The days on which it is held: left edge and width of each stretch.
    pub(super) days: Vec<(i32, i32)>,
    /// Beside the bar: x, anchor, text.
    pub(super) label: Option<(i32, &'static str, String)>,
}

/// From the first day to the first day after.
struct Axis(Day, Day);

impl Axis {
    fn of(rows: &[GanttRow]) -> Option<Self> {
        // A class elsewhere may last for years: it is cut off where those that are held here end.
        let any = rows.iter().any(|row| !row.days.is_empty());
        let shown = || rows.iter().filter(|row| !any || !row.days.is_empty());
        let first = shown().map(|row| row.held.0).min()?;
        // One that begins later than all these is not drawn before it begins.
        let begins = rows.iter().map(|row| row.held.0).max()?;
        let last = shown().map(|row| row.held.1).max()?.max(begins);
        let (year, month, _) = first.civil();
        Some(Self(
            Day::of(year, month, 1).unwrap_or(first),
            last.first_of_next_month(),
        ))
    }

    fn x(&self, day: Day) -> i32 {
        let number = |day: Day| i64::from(day.number());
        let (first, last) = (number(self.0), number(self.1));
        let across = (number(day).clamp(first, last) - first) * i64::from(RIGHT - LEFT);
        LEFT + i32::try_from(across / (last - first).max(1)).unwrap_or(0)
    }

    fn ticks(&self) -> Vec<(i32, String)> {
        let months = self.0.months_until(self.1).max(1);
        let step = (months + MONTHS - 1) / MONTHS;
        let starts = (0..months).filter(|month| month % step == 0);
        starts
            .map(|month| {
                let start = self.0.plus_months(month);
                let (year, month, _) = start.civil();
                (self.x(start), format!("{month:02}/{year:04}"))
            })
            .collect()
    }

    /// Left edge and width of a stretch of days, the last one with it.
    fn stretch(&self, (from, to): (Day, Day)) -> (i32, i32) {
        let x = self.x(from);
        let width = (self.x(to.next()) - x).max(SLIVER);
        (x.min(RIGHT - width), width)
    }
}

/// The rows in parts, each with the axis of all.
pub(super) fn parts(rows: &[GanttRow]) -> Vec<Part<'_>> {
    let Some(axis) = Axis::of(rows) else {
        return Vec::new();
    };
    let all = rows.len().div_ceil(ROWS);
    // Parts of one size: no last one with a row or two.
    let size = rows.len().div_ceil(all.max(1)).max(1);
    let chunks = rows.chunks(size).enumerate();
    let part = chunks.map(|(at, rows)| Part {
        of: (at + 1, all),
        height: TOP + ROW * i32::try_from(rows.len()).unwrap_or(0),
        ticks: axis.ticks(),
        bars: (0..).zip(rows).map(|(line, row)| bar(&axis, line, row)).collect(),
    });
    part.collect()
}

fn bar<'a>(axis: &Axis, line: i32, row: &'a GanttRow) -> Bar<'a> {
    let (x, width) = axis.stretch(row.held);
    Bar {
        row,
        code: shorten(&row.code, SIZE, LEFT - PAD).unwrap_or_default(),
        y: TOP + line * ROW + (ROW - BAR) / 2,
        x,
        width,
        days: stretches(&row.days)
            .into_iter()
            .map(|days| axis.stretch(days))
            // A day that is drawn wider than it is stays on its bar.
            .map(|(left, wide)| (left.min(x + width - wide), wide))
            .collect(),
        label: within(row, x, width).or_else(|| label(&row.title, x, x + width)),
    }
}

/// On the bar of a class that is held elsewhere, which is empty, where all of it fits.
fn within(row: &GanttRow, x: i32, width: i32) -> Option<(i32, &'static str, String)> {
    let fits = row.days.is_empty() && text_width(&row.title, SIZE) <= width - 2 * PAD;
    fits.then(|| (x + PAD, "start", row.title.clone()))
}

/// Days that follow each other, together.
fn stretches(days: &[Day]) -> Vec<(Day, Day)> {
    let mut all: Vec<(Day, Day)> = Vec::new();
    for day in days {
        match all.last_mut() {
            Some((_, last)) if last.next() == *day || *last == *day => *last = *day,
            _ => all.push((*day, *day)),
        }
    }
    all
}

/// Beside the bar, on the side where more of it fits; none where nothing would: the tooltip and the table tell it whole.
fn label(text: &str, left: i32, right: i32) -> Option<(i32, &'static str, String)> {
    let (before, after) = (left - LEFT - 2 * PAD, RIGHT - right - 2 * PAD);
    if text_width(text, SIZE) <= after || (after >= before && after >= LEAST) {
        return shorten(text, SIZE, after).map(|text| (right + PAD, "start", text));
    }
    if before < LEAST {
        return None;
    }
    shorten(text, SIZE, before).map(|text| (left - PAD, "end", text))
}
