//! The organisation chart: units as boxes from left to right, each at the height of those below it; many units of one head that have nothing
//! below them stand beside each other. A drawing for eyes and paper; the tree of the same units says the same in words.

use askama::Template;
use words::{Lang, Message, writing};

use super::Branch;
use super::measure::{shorten, text_width};

/// How wide a box is, and how far the next column stands from it.
const BOX: i32 = 200;
const GAP: i32 = 36;
/// How high a box is, and how far the next one stands below it.
const HIGH: i32 = 52;
const ROW: i32 = 64;
/// So many units without anything below are drawn one under the other; more of them stand in rows of so many.
const IN_A_COLUMN: usize = 5;
const IN_A_ROW: usize = 4;
/// Room around the drawing, which a way above the first row takes too, and inside a box.
const EDGE: i32 = 8;
const PAD: i32 = 8;
const SIZE: i32 = 12;

/// A unit as a box.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Unit {
    x: i32,
    y: i32,
    /// The name, on two lines at most.
    lines: Vec<String>,
    /// Posts and people, or how many units below are not drawn.
    note: String,
    /// Whether the reader's scope does not reach it.
    outside: bool,
}

/// The chart of some branches.
#[derive(Debug, Clone, Template)]
#[template(path = "components/chart/chart.html")]
pub struct Chart {
    /// The reader's language.
    lang: Lang,
    /// What it shows, in words.
    said: String,
    units: Vec<Unit>,
    /// Lines from a unit to those below it.
    ways: Vec<String>,
    width: i32,
    height: i32,
}

impl Chart {
    /// Of branches, as far as they are grown.
    pub fn of(lang: Lang, said: String, branches: &[Branch]) -> Self {
        let mut chart = Self {
            lang,
            said,
            units: Vec::new(),
            ways: Vec::new(),
            width: 0,
            height: 0,
        };
        let mut row = 0;
        for branch in branches {
            chart.put(branch, 0, &mut row);
        }
        chart.height = row * ROW + 2 * EDGE;
        chart
    }

    /// Puts a branch from a row on; the height of the middle of its box.
    fn put(&mut self, branch: &Branch, depth: i32, row: &mut i32) -> i32 {
        let x = column(depth);
        let (leaves, grown): (Vec<&Branch>, Vec<&Branch>) = branch.below.iter().partition(|it| it.below.is_empty());
        let beside = leaves.len() > IN_A_COLUMN;
        let first_row = *row;
        let mut ends: Vec<String> = Vec::new();
        let mut heights = Vec::new();
        if beside {
            for line in leaves.chunks(IN_A_ROW) {
                let top = EDGE + *row * ROW;
                for (at, leaf) in line.iter().enumerate() {
                    let x = column(depth + 1 + i32::try_from(at).unwrap_or_default());
                    self.draw(leaf, x, top);
                    ends.push(format!("V{}H{}V{top}", top - (ROW - HIGH) / 2, x + BOX / 2));
                }
                heights.push(top + HIGH / 2);
                *row += 1;
            }
        }
        let one_by_one = if beside { grown } else { branch.below.iter().collect() };
        for below in one_by_one {
            let to = self.put(below, depth + 1, row);
            ends.push(format!("V{to}H{}", x + BOX + GAP));
            heights.push(to);
        }
        let middle = if let (Some(first), Some(last)) = (heights.first(), heights.last()) {
            i32::midpoint(*first, *last)
        } else {
            *row = first_row + 1;
            EDGE + first_row * ROW + HIGH / 2
        };
        let (from, bend) = (x + BOX, x + BOX + GAP / 2);
        let ways = ends.iter().map(|end| format!("M{from} {middle}H{bend}{end}"));
        self.ways.extend(ways);
        self.draw(branch, x, middle - HIGH / 2);
        middle
    }

    fn draw(&mut self, branch: &Branch, x: i32, y: i32) {
        self.width = self.width.max(x + BOX + EDGE);
        self.units.push(Unit {
            x,
            y,
            lines: broken(&branch.name),
            note: self.note(branch),
            outside: branch.href.is_none(),
        });
    }

    fn note(&self, branch: &Branch) -> String {
        let n = |n: i64| writing::count(self.lang, n);
        let said = |id: &'static str, number: i64| self.lang.speak(&Message::new(id).with("n", n(number)));
        let numbers = branch
            .numbers
            .map(|(posts, people)| format!("{} · {}", said("units-posts", posts), said("units-people", people)));
        let more = (branch.below.is_empty() && branch.direct > 0).then(|| said("chart-more", branch.direct));
        let parts: Vec<String> = numbers.into_iter().chain(more).collect();
        let said = parts.join(" · ");
        shorten(&said, SIZE - 1, BOX - 2 * PAD).unwrap_or_default()
    }
}

/// Where a column of boxes begins.
const fn column(depth: i32) -> i32 {
    EDGE + depth * (BOX + GAP)
}

/// A name on two lines at most, the second one shortened.
fn broken(name: &str) -> Vec<String> {
    let room = BOX - 2 * PAD;
    if text_width(name, SIZE) <= room {
        return vec![name.to_owned()];
    }
    let mut first = String::new();
    let mut words = name.split(' ').peekable();
    while let Some(word) = words.peek() {
        let longer = if first.is_empty() {
            (*word).to_owned()
        } else {
            format!("{first} {word}")
        };
        if text_width(&longer, SIZE) > room && !first.is_empty() {
            break;
        }
        first = longer;
        words.next();
    }
    let rest: Vec<&str> = words.collect();
    let lines = [Some(first), Some(rest.join(" "))].into_iter().flatten();
    let lines = lines.filter(|line| !line.is_empty());
    lines.filter_map(|line| shorten(&line, SIZE, room)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branch(name: &str, below: Vec<Branch>) -> Branch {
        Branch {
            lang: Lang::Vi,
            name: name.to_owned(),
            href: Some("/to-chuc/1-0".into()),
            kind: String::new(),
            numbers: Some((3, 2)),
            people: None,
            direct: i64::try_from(below.len()).unwrap(),
            below,
            folded: false,
        }
    }

    fn no_two_meet(chart: &Chart) {
        for (at, one) in chart.units.iter().enumerate() {
            assert!(
                one.y >= 0 && one.y + HIGH <= chart.height && one.x + BOX <= chart.width,
                "{one:?}"
            );
            for other in &chart.units[at + 1..] {
                assert!(one.x != other.x || (one.y - other.y).abs() >= HIGH, "{one:?} {other:?}");
            }
        }
    }

    fn leaves(how_many: usize) -> Vec<Branch> {
        (0..how_many).map(|n| branch(&format!("Xã {n}"), Vec::new())).collect()
    }

    #[test]
    fn no_two_boxes_meet_and_each_unit_below_has_one_way_to_it() {
        let all = [branch(
            "Huyện",
            vec![branch("Khối xã", leaves(3)), branch("Phòng Nội vụ", Vec::new())],
        )];
        let chart = Chart::of(Lang::Vi, "Sơ đồ".into(), &all);
        assert_eq!((chart.units.len(), chart.ways.len()), (6, 5));
        no_two_meet(&chart);
        let drawn = chart.render().unwrap();
        assert!(
            drawn.contains("Phòng Nội vụ") && drawn.contains("<title>Sơ đồ</title>"),
            "{drawn}"
        );
    }

    #[test]
    fn many_units_of_one_head_stand_beside_each_other() {
        let mut below = leaves(13);
        below.push(branch("Khối xã", leaves(2)));
        let chart = Chart::of(Lang::Vi, "Sơ đồ".into(), &[branch("Huyện", below)]);
        assert_eq!((chart.units.len(), chart.ways.len()), (17, 16));
        no_two_meet(&chart);
        // Four rows of at most four, and the two units of the one that has some below.
        assert_eq!(chart.height, 6 * ROW + 2 * EDGE);
    }

    #[test]
    fn a_long_name_stands_on_two_lines_that_fit() {
        for name in [
            "Ủy ban nhân dân xã Bằng Cả, phòng tiếp nhận và trả kết quả của một cửa liên thông hiện đại",
            "Trường",
        ] {
            let lines = broken(name);
            assert!(
                lines.len() <= 2 && lines.iter().all(|line| text_width(line, SIZE) <= BOX - 2 * PAD),
                "{lines:?}"
            );
            assert!(lines[0].starts_with(name.split(' ').next().unwrap()));
        }
    }
}
