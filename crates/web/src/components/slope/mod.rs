//! The slope: how a number went from its base, and the line that it has to follow to the target.

use askama::Template;
use ledger::Day;
use words::{Lang, writing};

use super::measure::text_width;

/// What is to be reached, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    /// The day by which.
    pub day: Day,
    /// The number to reach.
    pub value: i64,
}

/// A small line chart. The scale runs from the lowest to the highest number shown; the numbers stand beside their points.
#[derive(Debug, Clone, Template)]
#[template(path = "components/slope/slope.html")]
pub struct Slope {
    /// The reader's language.
    pub lang: Lang,
    /// What the chart says, in words.
    pub said: String,
    /// The readings, the base first, in order of days.
    pub points: Vec<(Day, i64)>,
    /// The target.
    pub aim: Option<Aim>,
}

const WIDTH: i32 = 300;
const HEIGHT: i32 = 72;
const LEFT: i32 = 6;
const RIGHT: i32 = 294;
const TOP: i32 = 18;
const BOTTOM: i32 = 50;
const SIZE: i32 = 12;

struct Scale {
    first: i64,
    last: i64,
    low: i64,
    high: i64,
}

impl Scale {
    fn across(&self, day: Day) -> i32 {
        scaled(
            i64::from(day.number()) - self.first,
            self.last - self.first,
            RIGHT - LEFT,
        ) + LEFT
    }

    fn down(&self, value: i64) -> i32 {
        scaled(self.high - value, self.high - self.low, BOTTOM - TOP) + TOP
    }
}

/// `length` × `part` ÷ `whole`, in pixels.
fn scaled(part: i64, whole: i64, length: i32) -> i32 {
    i32::try_from(part * i64::from(length) / whole.max(1)).unwrap_or(length)
}

/// A number or a year, placed so that it stays inside the chart.
struct Label {
    x: i32,
    y: i32,
    anchor: &'static str,
    class: &'static str,
    text: String,
}

impl Slope {
    fn scale(&self) -> Scale {
        let days = self
            .points
            .iter()
            .map(|(day, _)| *day)
            .chain(self.aim.map(|aim| aim.day));
        let values = self
            .points
            .iter()
            .map(|(_, value)| *value)
            .chain(self.aim.map(|aim| aim.value));
        let (mut first, mut last, mut low, mut high) = (i64::MAX, i64::MIN, i64::MAX, i64::MIN);
        for day in days {
            first = first.min(day.number().into());
            last = last.max(day.number().into());
        }
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        Scale { first, last, low, high }
    }

    fn was(&self) -> String {
        let scale = self.scale();
        let corner = |(place, (day, value)): (usize, &(Day, i64))| {
            format!(
                "{}{} {}",
                if place == 0 { 'M' } else { 'L' },
                scale.across(*day),
                scale.down(*value)
            )
        };
        self.points.iter().enumerate().map(corner).collect()
    }

    fn want(&self) -> Option<String> {
        let (aim, (day, value)) = (self.aim?, self.points.first()?);
        let scale = self.scale();
        let (x1, y1, x2, y2) = (
            scale.across(*day),
            scale.down(*value),
            scale.across(aim.day),
            scale.down(aim.value),
        );
        Some(format!("M{x1} {y1}L{x2} {y2}"))
    }

    fn dots(&self) -> Vec<(i32, i32)> {
        let scale = self.scale();
        self.points
            .last()
            .map(|(day, value)| (scale.across(*day), scale.down(*value)))
            .into_iter()
            .collect()
    }

    fn aim_dot(&self) -> Option<(i32, i32)> {
        let scale = self.scale();
        self.aim.map(|aim| (scale.across(aim.day), scale.down(aim.value)))
    }

    /// The base on the left, the latest above its point, the target on the right; years below. The latest reading's year is left
    /// out where it would touch a neighbour.
    fn labels(&self) -> Vec<Label> {
        let scale = self.scale();
        let number = |value| writing::count(self.lang, value);
        let mut labels = Vec::new();
        let year = |day: Day| day.year().to_string();
        let axis = HEIGHT - 4;
        if let Some((day, value)) = self.points.first() {
            let x = scale.across(*day);
            labels.push(Label {
                x,
                y: scale.down(*value) - 7,
                anchor: "start",
                class: "",
                text: number(*value),
            });
            labels.push(Label {
                x,
                y: axis,
                anchor: "start",
                class: "",
                text: year(*day),
            });
        }
        if let Some(aim) = self.aim {
            let x = scale.across(aim.day);
            labels.push(Label {
                x: x + 4,
                y: scale.down(aim.value) - 8,
                anchor: "end",
                class: "",
                text: number(aim.value),
            });
            labels.push(Label {
                x: x + 4,
                y: axis,
                anchor: "end",
                class: "",
                text: year(aim.day),
            });
        }
        // The target's own number tells a latest reading that has come to it.
        let is_aim = |last: &(Day, i64)| self.aim.is_some_and(|aim| *last == (aim.day, aim.value));
        let latest = self.points.last().filter(|last| self.points.len() > 1 && !is_aim(last));
        if let Some((day, value)) = latest {
            let x = scale.across(*day);
            let text = number(*value);
            let (half, y) = (text_width(&text, SIZE) / 2, scale.down(*value) - 8);
            let free = |from: i32, to: i32| x - half > from && x + half < to;
            let year_width = text_width("2000", SIZE);
            if free(
                LEFT + text_width(&number(self.points[0].1), SIZE),
                RIGHT - text_width(&text, SIZE),
            ) {
                labels.push(Label {
                    x,
                    y,
                    anchor: "middle",
                    class: "now",
                    text,
                });
            } else {
                labels.push(Label {
                    x: x.clamp(LEFT + half, RIGHT - half),
                    y: y + 24,
                    anchor: "middle",
                    class: "now",
                    text,
                });
            }
            if free(LEFT + year_width + 4, RIGHT - year_width - 4) {
                labels.push(Label {
                    x,
                    y: axis,
                    anchor: "middle",
                    class: "now",
                    text: year(*day),
                });
            }
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn slope() -> Slope {
        let day = |year| Day::last_of_year(year);
        Slope {
            lang: Lang::Vi,
            said: "Biên chế từ 2015".into(),
            points: vec![(day(2015), 1_932), (day(2016), 1_910), (day(2018), 1_795)],
            aim: Some(Aim {
                day: day(2021),
                value: 1_738,
            }),
        }
    }

    #[test]
    fn the_line_and_the_way_to_the_target() {
        assert_snapshot!(slope(), @r##"<svg class="slope" role="img" width="300" height="72" viewBox="0 0 300 72"><title>Biên chế từ 2015</title><line class="axis" x1="6" x2="294" y1="56" y2="56"/><path class="want" d="M6 18L294 50"/><path class="was" d="M6 18L54 21L150 40"/><circle class="dot" cx="150" cy="40" r="4"/><circle class="aim" cx="294" cy="50" r="3.5"/><text x="6" y="11" text-anchor="start">1.932</text><text x="6" y="68" text-anchor="start">2015</text><text x="298" y="42" text-anchor="end">1.738</text><text x="298" y="68" text-anchor="end">2021</text><text class="now" x="150" y="32" text-anchor="middle">1.795</text><text class="now" x="150" y="68" text-anchor="middle">2018</text></svg>"##);
    }

    #[test]
    fn every_label_stays_inside() {
        for readings in 1..=3 {
            let mut slope = slope();
            slope.points.truncate(readings);
            for label in slope.labels() {
                let width = text_width(&label.text, SIZE);
                let left = match label.anchor {
                    "start" => label.x,
                    "end" => label.x - width,
                    _ => label.x - width / 2,
                };
                assert!(left >= 0 && left + width <= WIDTH, "{}", label.text);
            }
        }
    }

    #[test]
    fn a_reading_that_has_come_to_the_target_has_no_number_of_its_own() {
        let mut slope = slope();
        slope.points.push((Day::last_of_year(2021), 1_738));
        let drawn = slope.to_string();
        assert_eq!(drawn.matches(">1.738<").count(), 1, "{drawn}");
    }

    #[test]
    fn nothing_to_draw_draws_nothing() {
        let empty = Slope {
            points: Vec::new(),
            aim: None,
            ..slope()
        };
        assert!(empty.to_string().contains("<title>"));
    }
}
