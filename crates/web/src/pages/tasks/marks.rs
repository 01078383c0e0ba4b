//! How a row is drawn: a strip for what can be counted by eye, a line for what runs over years, else a bar.

use indicators::{Figure, Item, Unit};
use words::{Message, writing};

use super::rows::reading_day;
use super::show::Mark;
use crate::components::{Aim, Cell, CellState, Slope, Strip};
use crate::site::Visit;

/// A strip has at most so many cells; more are not counted by eye.
const CELLS: i64 = 44;

pub(super) fn mark(visit: &Visit, figure: &Figure) -> Mark {
    let (Ok(value), Some(target)) = (&figure.value, figure.target) else {
        return Mark::None;
    };
    let value = *value;
    if figure.by_year.len() > 1 {
        return slope(visit, figure, target);
    }
    match figure.unit {
        Unit::Communes => Mark::Strip(communes(visit, figure, value, target)),
        Unit::Posts if target <= CELLS && value <= CELLS => Mark::Strip(cut(visit, figure, value, target)),
        _ => Mark::Bullet,
    }
}

/// A cell for each commune, named.
fn communes(visit: &Visit, figure: &Figure, value: i64, target: i64) -> Strip {
    let lang = visit.lang();
    let cell = |item: &Item| {
        let name = visit.view().name(item.place).unwrap_or_default();
        let (state, id) = if item.counts {
            (CellState::Done, "strip-has")
        } else {
            (CellState::Open, "strip-lacks")
        };
        Cell {
            state,
            name: lang.speak(&Message::new(id).with("name", &*name)),
        }
    };
    let mut items: Vec<&Item> = figure.items.iter().collect();
    items.sort_by_key(|item| !item.counts);
    Strip {
        said: said(visit, value, target),
        cells: items.into_iter().map(cell).collect(),
    }
}

/// A cell for each post of the year's assignment. Those that went are told by their day; who went, the list behind the number tells.
fn cut(visit: &Visit, figure: &Figure, value: i64, target: i64) -> Strip {
    let lang = visit.lang();
    let done = figure.items.iter().filter(|item| item.counts).map(|item| {
        let said = match item.day {
            Some(day) => lang.speak(&Message::new("strip-cut-on").with("day", day)),
            None => lang.say("strip-cut"),
        };
        Cell {
            state: CellState::Done,
            name: said,
        }
    });
    let open = (value..target).map(|_| Cell {
        state: CellState::Open,
        name: lang.say("strip-to-cut"),
    });
    Strip {
        said: said(visit, value, target),
        cells: done.chain(open).collect(),
    }
}

fn said(visit: &Visit, value: i64, target: i64) -> String {
    let (lang, left) = (visit.lang(), (target - value).max(0));
    lang.speak(&Message::new("strip-said").with("done", value).with("left", left))
}

/// From the base to what must be left at the due day.
fn slope(visit: &Visit, figure: &Figure, target: i64) -> Mark {
    let (lang, day) = (visit.lang(), visit.asked.day);
    let points: Vec<_> = figure
        .by_year
        .iter()
        .map(|(year, value)| (reading_day(*year, day), *value))
        .collect();
    let base = figure.of.or(points.first().map(|(_, value)| *value));
    let aim = figure.due.zip(base).map(|(day, base)| Aim {
        day,
        value: base - target,
    });
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return Mark::None;
    };
    let mut said = Message::new("slope-said")
        .with("base", first.1)
        .with("first", first.0.year().to_string())
        .with("now", last.1)
        .with("day", last.0);
    if let Some(aim) = aim {
        said = Message::new("slope-said-aim")
            .with("said", lang.speak(&said))
            .with("aim", writing::count(lang, aim.value))
            .with("due", aim.day);
    }
    Mark::Slope(Slope {
        lang,
        said: lang.speak(&said),
        points,
        aim,
    })
}
