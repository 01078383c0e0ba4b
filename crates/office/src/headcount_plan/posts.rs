//! A road map by line and year: who leaves and comes, how many there are at the end of the year, and how many posts each line is to have.

use planning::headcount::Step;
use planning::headcount::constraints::{GroupYear, outlook};
use serde::{Deserialize, Serialize};

use super::inputs::HeadcountInputs;
use super::path::shared;

/// A line in a year of a road map.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedYear {
    /// The year.
    pub year: i32,
    /// Who retires by law.
    pub retired: i64,
    /// Who is expected to resign.
    pub resigned: i64,
    /// Who is streamlined.
    pub streamlined: i64,
    /// Who comes from another unit.
    pub moved_in: i64,
    /// Who goes to another unit.
    pub moved_out: i64,
    /// Who is recruited.
    pub recruited: i64,
    /// People at the end of the year.
    pub people: i64,
    /// Posts at its end.
    pub posts: i64,
}

/// The years of each line, in the order of the lines.
///
/// A line has as many posts as people, and of the posts that the path leaves beyond all people its share by the posts that it has empty.
pub fn planned_years(inputs: &HeadcountInputs, steps: &[Step]) -> Vec<Vec<PlannedYear>> {
    let rows = outlook(&inputs.problem, steps);
    let mut all: Vec<Vec<PlannedYear>> = vec![Vec::new(); inputs.lines.len()];
    let mut before: Vec<i64> = inputs.lines.iter().map(|line| line.assigned - line.to_cut).collect();
    for (at, year) in inputs.years.iter().enumerate() {
        let of_year: Vec<&GroupYear> = rows.iter().filter(|row| row.year == *year).collect();
        let mut posts: Vec<i64> = of_year.iter().map(|row| row.people).collect();
        for target in &inputs.targets {
            let own = |line: usize| inputs.lines.get(line).is_some_and(|line| line.kind == target.kind);
            let people: i64 = (0..posts.len()).filter(|line| own(*line)).map(|line| posts[line]).sum();
            let empty: Vec<i64> = (0..posts.len())
                .map(|line| {
                    if own(line) {
                        (before[line] - posts[line]).max(0)
                    } else {
                        0
                    }
                })
                .collect();
            let spare = target.path.get(at).map_or(0, |posts| posts - people);
            let spare = spare.clamp(0, empty.iter().sum());
            for (own, part) in posts.iter_mut().zip(shared(spare, &empty)) {
                *own += part;
            }
        }
        for ((line, row), posts) in all.iter_mut().zip(&of_year).zip(&posts) {
            line.push(PlannedYear {
                year: *year,
                retired: row.retired,
                resigned: row.resigned,
                streamlined: row.streamlined,
                moved_in: row.transferred_in,
                moved_out: row.transferred_out,
                recruited: row.recruited,
                people: row.people,
                posts: *posts,
            });
        }
        before = posts;
    }
    all
}
