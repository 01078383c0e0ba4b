//! Which units are worth a try for each person.

use super::super::problem::Gap;
use super::state::small;

/// For each person the open units, cheapest first by reduced cost (cost + price of the capacity that is taken).
#[derive(Debug, Clone)]
pub(super) struct Choices {
    start: Vec<u32>,
    units: Vec<u32>,
    /// People who have a choice.
    pub free: Vec<u32>,
    /// Half of the people lose at least so much by their second choice.
    pub scale: f64,
}

impl Choices {
    /// At most `most` units a person.
    pub(super) fn new(gap: &Gap, price: &[f64], open: Option<&[bool]>, most: usize) -> Self {
        let mut choices = Self {
            start: vec![0],
            units: Vec::new(),
            free: Vec::new(),
            scale: 1.0,
        };
        let mut seconds = Vec::new();
        for person in 0..gap.people() {
            let reduced = |unit: usize| gap.cost(unit, person) as f64 + price[unit] * gap.load(unit, person) as f64;
            let is_open = |unit: &usize| {
                open.map_or(gap.load(*unit, person) <= gap.capacity(*unit), |open| {
                    open[unit * gap.people() + person]
                })
            };
            let mut own: Vec<(f64, usize)> = (0..gap.units())
                .filter(is_open)
                .map(|unit| (reduced(unit), unit))
                .collect();
            own.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
            own.truncate(most);
            if let [first, second, ..] = own[..] {
                choices.free.push(small(person));
                seconds.push(second.0 - first.0);
            }
            choices.units.extend(own.iter().map(|(_, unit)| small(*unit)));
            choices.start.push(small(choices.units.len()));
        }
        seconds.sort_by(f64::total_cmp);
        if let Some(middle) = seconds.get(seconds.len() / 2) {
            choices.scale = middle.max(0.1);
        }
        choices
    }

    /// The units of a person, cheapest first.
    #[inline]
    pub(super) fn of(&self, person: usize) -> &[u32] {
        &self.units[self.start[person] as usize..self.start[person + 1] as usize]
    }
}
