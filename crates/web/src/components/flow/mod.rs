//! The flow: places on the left, places on the right, and between them lines as thick as many go that way.

use askama::Template;

use super::measure::shorten;

const WIDTH: i32 = 640;
const ROW: i32 = 30;
const LEFT: i32 = 210;
const RIGHT: i32 = 430;
/// Above the first line, where a number may stand.
const TOP: i32 = 14;
/// A line gets no thicker.
const THICKEST: i32 = 16;
const NAME: i32 = 200;
const SIZE: i32 = 13;

/// So many go from one place to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flowing {
    /// From.
    pub from: String,
    /// To.
    pub to: String,
    /// So many.
    pub n: usize,
}

/// The drawing.
#[derive(Debug, Clone, Template)]
#[template(path = "components/flow/flow.html")]
pub struct Flow {
    /// What it says, in words.
    pub said: String,
    /// The lines, in the order of a list.
    pub flows: Vec<Flowing>,
}

impl Flow {
    fn side(&self, of: impl Fn(&Flowing) -> &String) -> Vec<&String> {
        let mut names = Vec::new();
        for flowing in &self.flows {
            let name = of(flowing);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn rows(&self) -> i32 {
        let rows = self.side(|one| &one.from).len().max(self.side(|one| &one.to).len());
        i32::try_from(rows).unwrap_or(0).max(1)
    }

    fn height(&self) -> i32 {
        self.rows() * ROW + 2 * TOP
    }

    /// The middle of a name's row; the shorter side is spread over the height.
    fn row(&self, names: &[&String], name: &String) -> i32 {
        let at = names.iter().position(|own| *own == name).unwrap_or(0);
        let (at, many) = (
            i32::try_from(at).unwrap_or(0),
            i32::try_from(names.len()).unwrap_or(1).max(1),
        );
        let room = self.rows() * ROW / many;
        TOP + at * room + room / 2
    }

    fn lines(&self) -> Vec<(String, i32)> {
        let (from, to) = (self.side(|one| &one.from), self.side(|one| &one.to));
        let middle = i32::midpoint(LEFT, RIGHT);
        let line = |one: &Flowing| {
            let (y1, y2) = (self.row(&from, &one.from), self.row(&to, &one.to));
            (
                format!("M{LEFT} {y1}C{middle} {y1} {middle} {y2} {RIGHT} {y2}"),
                thickness(one.n),
            )
        };
        self.flows.iter().map(line).collect()
    }

    fn names(&self) -> Vec<(i32, i32, &'static str, String)> {
        let (from, to) = (self.side(|one| &one.from), self.side(|one| &one.to));
        let name = |x, anchor, side: &[&String], name: &String| {
            (
                x,
                self.row(side, name) + 4,
                anchor,
                shorten(name, SIZE, NAME).unwrap_or_default(),
            )
        };
        let left = from.iter().map(|own| name(LEFT - 8, "end", &from, own));
        let right = to.iter().map(|own| name(RIGHT + 8, "start", &to, own));
        left.chain(right).collect()
    }

    /// How many, near the end of each line that stands for more than one.
    fn numbers(&self) -> Vec<(i32, i32, usize)> {
        let to = self.side(|one| &one.to);
        let many = self.flows.iter().filter(|one| one.n > 1);
        many.map(|one| {
            let half = thickness(one.n) / 2;
            (RIGHT - 14, self.row(&to, &one.to) - half - 3, one.n)
        })
        .collect()
    }
}

fn thickness(n: usize) -> i32 {
    i32::try_from(n)
        .unwrap_or(THICKEST)
        .saturating_mul(2)
        .clamp(2, THICKEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_a_pair_and_each_place_once_on_its_side() {
        let flowing = |from: &str, to: &str, n| Flowing {
            from: from.to_owned(),
            to: to.to_owned(),
            n,
        };
        let flow = Flow {
            said: "Ai đi đâu".into(),
            flows: vec![
                flowing("Huyện", "Xã A", 1),
                flowing("Huyện", "Xã B", 3),
                flowing("Xã A", "Huyện", 1),
            ],
        };
        assert_eq!(
            (flow.lines().len(), flow.names().len(), flow.numbers().len()),
            (3, 5, 1)
        );
        let widths: Vec<i32> = flow.lines().iter().map(|(_, width)| *width).collect();
        assert_eq!(widths, [2, 6, 2]);
        for (_, y, ..) in flow.names() {
            assert!(y > 0 && y < flow.height());
        }
        let many = Flow {
            said: String::new(),
            flows: vec![flowing("Huyện", "Huyện", 16)],
        };
        // Its number stands above the thickest line, whole.
        assert!(many.numbers().iter().all(|(_, y, _)| *y >= 10), "{:?}", many.numbers());
    }
}
