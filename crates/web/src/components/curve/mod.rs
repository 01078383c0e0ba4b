//! The curve of a run: how the best price fell, and from below how what is proven rose to meet it. Steps, since a price holds until the next.

use std::fmt::Write as _;

use askama::Template;

const WIDTH: i32 = 560;
const HEIGHT: i32 = 190;
const LEFT: i32 = 8;
const RIGHT: i32 = 552;
const TOP: i32 = 22;
const BOTTOM: i32 = 160;

/// Which of the two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Best,
    Bound,
}

/// The curve.
#[derive(Debug, Clone, Template)]
#[template(path = "components/curve/curve.html")]
pub struct Curve {
    /// What it says, in words.
    pub said: String,
    /// Seconds, the best price and the bound then, in order of time.
    pub points: Vec<(f64, Option<f64>, Option<f64>)>,
    /// The ends of the axes as they are written: lowest, highest, last second.
    pub ends: [String; 3],
}

#[allow(clippy::cast_possible_truncation, reason = "the product lies within the drawing")]
fn scaled(part: f64, whole: f64, length: i32) -> i32 {
    if whole > 0.0 {
        (part / whole * f64::from(length)).round() as i32
    } else {
        0
    }
}

impl Curve {
    fn span(&self) -> (f64, f64) {
        let all = self
            .points
            .iter()
            .flat_map(|(_, best, bound)| [*best, *bound])
            .flatten();
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), one| {
            (low.min(one), high.max(one))
        })
    }

    fn at(&self, seconds: f64, value: f64) -> (i32, i32) {
        let (low, high) = self.span();
        // A price and its bound that meet but for the rounding of sums are one height.
        let y = if high - low > 1e-9 * high.abs() {
            scaled(high - value, high - low, BOTTOM - TOP)
        } else {
            0
        };
        (self.across(seconds), TOP + y)
    }

    fn across(&self, seconds: f64) -> i32 {
        let last = self.points.last().map_or(0.0, |point| point.0);
        LEFT + scaled(seconds, last, RIGHT - LEFT)
    }

    fn path(&self, line: Line) -> Option<String> {
        let value = |(seconds, best, bound): &(f64, Option<f64>, Option<f64>)| {
            Some((*seconds, if line == Line::Best { *best } else { *bound }?))
        };
        let mut path = String::new();
        for (seconds, value) in self.points.iter().filter_map(value) {
            let (x, y) = self.at(seconds, value);
            // Writing into a String cannot fail.
            let _written = if path.is_empty() {
                write!(path, "M{x} {y}")
            } else {
                write!(path, "H{x}V{y}")
            };
        }
        let end = self.points.last().map(|(seconds, ..)| self.across(*seconds));
        if let Some(end) = end.filter(|_| !path.is_empty()) {
            let _written = write!(path, "H{end}");
        }
        (!path.is_empty()).then_some(path)
    }

    fn last(&self) -> Option<(i32, i32)> {
        let (seconds, value, _) = self.points.last()?;
        Some(self.at(*seconds, (*value)?))
    }

    fn labels(&self) -> Vec<(i32, i32, &'static str, &str)> {
        let [low, high, last] = &self.ends;
        let mut labels = vec![
            (LEFT, TOP - 8, "start", high.as_str()),
            (LEFT, HEIGHT - 8, "start", "0"),
            (RIGHT, HEIGHT - 8, "end", last.as_str()),
        ];
        if low != high {
            labels.push((RIGHT, BOTTOM - 6, "end", low.as_str()));
        }
        labels
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(points: Vec<(f64, Option<f64>, Option<f64>)>) -> Curve {
        Curve {
            said: "<giá>".into(),
            points,
            ends: ["10".into(), "30".into(), "4".into()],
        }
    }

    #[test]
    fn a_price_holds_until_the_next_and_the_bound_is_drawn_below() {
        let drawn = curve(vec![
            (0.0, Some(30.0), None),
            (2.0, Some(20.0), Some(10.0)),
            (4.0, Some(20.0), Some(20.0)),
        ]);
        assert_eq!(drawn.path(Line::Best).as_deref(), Some("M8 22H280V91H552V91H552"));
        assert_eq!(drawn.path(Line::Bound).as_deref(), Some("M280 160H552V91H552"));
        assert!(drawn.to_string().contains("<title>&#60;giá&#62;</title>"));
    }

    #[test]
    fn a_bound_that_meets_the_price_but_for_rounding_is_drawn_at_its_height() {
        let bound = Some(30_943.830_000_000_016);
        let drawn = curve(vec![(1.0, None, bound), (2.0, Some(30_943.83), bound)]);
        assert_eq!(drawn.path(Line::Bound).as_deref(), Some("M280 22H552V22H552"));
        assert_eq!(drawn.path(Line::Best).as_deref(), Some("M552 22H552"));
    }

    #[test]
    fn one_point_or_none_draws_no_nonsense() {
        assert_eq!(curve(Vec::new()).path(Line::Best), None);
        assert_eq!(curve(vec![(0.0, Some(5.0), Some(5.0))]).last(), Some((8, 22)));
        assert_eq!(curve(vec![(0.0, None, Some(5.0))]).path(Line::Best), None);
    }
}
