//! The problem as whole numbers: choices (columns) and rules (rows), with known leavers already taken off.
//!
//! A choice is a way in a year. Whoever leaves is missing from every later year, but cases that would have retired only until
//! then; so a row of people at the end of a year is a sum over the choices before it. Rows that no choice can break are left out.

use std::collections::BTreeMap;

use super::plan::{Step, Way};
use super::problem::{HeadcountProblem, in_year};

/// Places in [`super::plan::LEVELS`].
pub(super) const BROKEN: usize = 0;
pub(super) const EXCESS: usize = 1;
pub(super) const SHORTFALL: usize = 2;
pub(super) const MONEY: usize = 3;
pub(super) const DISRUPTION: usize = 4;

/// A side of a row that has no limit.
pub(super) const OPEN: i64 = i64::MAX / 4;

/// What a choice does, by places in the problem's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// Cases of a pool and group leave; they would retire in a year of the plan, or not.
    Streamline {
        pool: usize,
        group: usize,
        retires: Option<usize>,
    },
    Transfer {
        from: usize,
        to: usize,
    },
    Recruit {
        group: usize,
    },
}

/// A way in a year, or a part of it where today's road map has a different price on each side.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub way: Way,
    pub what: What,
    pub year: usize,
    /// At most so many.
    pub most: i64,
    /// What each adds to money and to disruption.
    pub money: i64,
    pub disruption: i64,
    /// Rows and what each adds there.
    pub rows: Vec<(usize, i64)>,
}

/// A sum of choices between two limits, and which level pays for each side that is broken.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub least: i64,
    pub most: i64,
    pub under: usize,
    pub over: usize,
    /// Choices and what each adds.
    pub terms: Vec<(usize, i64)>,
}

/// The whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// What is paid whatever is chosen.
    pub fixed: [i64; 5],
    /// Two parts of one choice: the first is used up before the second.
    pub halves: Vec<(usize, usize)>,
}

impl Model {
    pub(super) fn new(problem: &HeadcountProblem) -> Self {
        let mut model = Self::default();
        model.choices(problem);
        let mut people = PeopleRows::default();
        for quota in &problem.quotas {
            let level = if quota.must { BROKEN } else { EXCESS };
            let members = problem.members(&quota.scope);
            for (year, posts) in quota.posts.iter().enumerate() {
                if let Some(posts) = posts {
                    people.add(&members, year, None, Some((*posts, level)));
                }
            }
        }
        for strength in &problem.strengths {
            let level = if strength.must { BROKEN } else { SHORTFALL };
            let members = problem.members(&strength.scope);
            for (year, least) in strength.least.iter().enumerate() {
                if let Some(least) = least {
                    people.add(&members, year, Some((*least, level)), None);
                }
            }
        }
        // Nobody leaves twice: alone, since a strength that may be broken does not say it.
        for group in 0..problem.groups.len() {
            for year in 0..problem.years.len() {
                people.rows.push((vec![group], year, Some((0, BROKEN)), None));
            }
        }
        for (members, year, least, most) in people.rows {
            model.people_row(problem, &members, year, least, most);
        }
        model.caps(problem);
        model.budgets(problem);
        model.pools_and_pins(problem);
        for (at, row) in model.rows.iter().enumerate() {
            for &(column, by) in &row.terms {
                model.columns[column].rows.push((at, by));
            }
        }
        model
    }

    fn choices(&mut self, problem: &HeadcountProblem) {
        let place: BTreeMap<&str, usize> = problem
            .groups
            .iter()
            .zip(0..)
            .map(|(group, at)| (group.id.as_str(), at))
            .collect();
        let group = |id: &str| place.get(id).copied().unwrap_or(usize::MAX);
        let mut all = Vec::new();
        for (at, &year) in problem.years.iter().enumerate() {
            for (number, pool) in problem.pools.iter().enumerate() {
                let open =
                    pool.from.is_none_or(|from| from <= year) && pool.retires_in.is_none_or(|retires| year < retires);
                let most = if open { pool.people } else { 0 };
                let what = What::Streamline {
                    pool: number,
                    group: group(&pool.group),
                    retires: pool.retires_in.and_then(|year| problem.year(year)),
                };
                all.push((
                    Way::Streamline(pool.id.clone()),
                    what,
                    at,
                    most,
                    in_year(&pool.benefit, at),
                    0,
                ));
            }
            for way in &problem.transfers {
                let (from, to) = (group(&way.from), group(&way.to));
                let most = in_year(&way.most, at);
                all.push((
                    Way::Transfer(way.id.clone()),
                    What::Transfer { from, to },
                    at,
                    most,
                    0,
                    way.cost,
                ));
            }
            for (group, own) in problem.groups.iter().enumerate() {
                let most = in_year(&own.most_recruits, at);
                all.push((Way::Recruit(own.id.clone()), What::Recruit { group }, at, most, 0, 0));
            }
        }
        let today: BTreeMap<(&Way, i32), i64> = problem
            .today
            .iter()
            .map(|step| ((&step.way, step.year), step.people))
            .collect();
        let change = if today.is_empty() { 0 } else { problem.cost_of_change };
        for (way, what, year, most, money, disruption) in all {
            let before = today.get(&(&way, problem.years[year])).copied().unwrap_or(0);
            self.fixed[DISRUPTION] += change * before;
            let kept = if change == 0 { 0 } else { before.min(most) };
            for (part, change) in [(kept, -change), (most - kept, change)] {
                if part > 0 {
                    self.columns.push(Column {
                        way: way.clone(),
                        what,
                        year,
                        most: part,
                        money,
                        disruption: disruption + change,
                        rows: Vec::new(),
                    });
                }
            }
            if kept > 0 && most > kept {
                self.halves.push((self.columns.len() - 2, self.columns.len() - 1));
            }
        }
    }

    /// A row over choices; none where no choice can break it and it is kept.
    fn row(&mut self, terms: Vec<(usize, i64)>, least: Option<(i64, usize)>, most: Option<(i64, usize)>) {
        let reach = |part: fn(i64) -> i64| -> i64 {
            terms
                .iter()
                .map(|&(column, by)| part(by) * self.columns[column].most)
                .sum()
        };
        let (low, high) = (reach(|by| by.min(0)), reach(|by| by.max(0)));
        let least = least.filter(|&(least, _)| least > low);
        let most = most.filter(|&(most, _)| most < high);
        if least.is_some() || most.is_some() {
            self.rows.push(Row {
                least: least.map_or(-OPEN, |least| least.0),
                most: most.map_or(OPEN, |most| most.0),
                under: least.map_or(BROKEN, |least| least.1),
                over: most.map_or(BROKEN, |most| most.1),
                terms,
            });
        }
    }

    fn people_row(
        &mut self,
        problem: &HeadcountProblem,
        members: &[usize],
        year: usize,
        least: Option<(i64, usize)>,
        most: Option<(i64, usize)>,
    ) {
        let held = held(problem, members);
        let known: i64 = members
            .iter()
            .map(|&group| {
                let group = &problem.groups[group];
                let left = (0..=year).map(|at| in_year(&group.retirements, at) + in_year(&group.resignations, at));
                group.people - left.sum::<i64>()
            })
            .sum();
        let adds = |column: &Column| match column.what {
            _ if column.year > year => 0,
            What::Streamline { group, retires, .. } => {
                -i64::from(held[group] && retires.is_none_or(|retires| year < retires))
            }
            What::Transfer { from, to } => i64::from(held[to]) - i64::from(held[from]),
            What::Recruit { group } => i64::from(held[group]),
        };
        let terms = self.terms(adds);
        let off = |limit: (i64, usize)| (limit.0 - known, limit.1);
        self.row(terms, least.map(off), most.map(off));
    }

    fn terms(&self, adds: impl Fn(&Column) -> i64) -> Vec<(usize, i64)> {
        let all = self.columns.iter().enumerate().map(|(at, column)| (at, adds(column)));
        all.filter(|(_, by)| *by != 0).collect()
    }

    fn caps(&mut self, problem: &HeadcountProblem) {
        for cap in &problem.replacement_caps {
            let members = problem.members(&cap.scope);
            let held = held(problem, &members);
            for year in 0..problem.years.len() {
                let counts = |at: usize| at == year || (cap.carry_over && at < year);
                let leavers: i64 = members
                    .iter()
                    .flat_map(|&group| (0..=year).filter(|&at| counts(at)).map(move |at| (group, at)))
                    .map(|(group, at)| {
                        let group = &problem.groups[group];
                        in_year(&group.retirements, at) + in_year(&group.resignations, at)
                    })
                    .sum();
                let terms = self.terms(|column| match column.what {
                    What::Recruit { group } => cap.leavers * i64::from(counts(column.year) && held[group]),
                    What::Streamline { group, retires, .. } if held[group] => {
                        let later = retires.is_some_and(|at| counts(at) && column.year < at);
                        cap.recruits * (i64::from(later) - i64::from(counts(column.year)))
                    }
                    What::Streamline { .. } | What::Transfer { .. } => 0,
                });
                self.row(terms, None, Some((cap.recruits * leavers + cap.grace(), BROKEN)));
            }
        }
    }

    fn budgets(&mut self, problem: &HeadcountProblem) {
        for budget in &problem.budgets {
            let held = held(problem, &problem.members(&budget.scope));
            for year in 0..problem.years.len() {
                let counts = |at: usize| at == year || (budget.carry_over && at < year);
                let terms = self.terms(|column| match column.what {
                    What::Streamline { group, .. } if counts(column.year) && held[group] => column.money,
                    _ => 0,
                });
                let amount = budget.amounts.iter().enumerate().filter(|(at, _)| counts(*at));
                let amount = amount.map(|(_, amount)| amount).sum();
                self.row(terms, None, Some((amount, BROKEN)));
            }
        }
    }

    fn pools_and_pins(&mut self, problem: &HeadcountProblem) {
        for (number, own) in problem.pools.iter().enumerate() {
            let is_own = |column: &Column| matches!(column.what, What::Streamline { pool, .. } if pool == number);
            let terms = self.terms(|column| i64::from(is_own(column)));
            self.row(terms, None, Some((own.people, BROKEN)));
        }
        for pin in &problem.pins {
            let terms = self.terms(|column| i64::from(column.way == pin.way && problem.years[column.year] == pin.year));
            let most = pin.most.map(|most| (most, BROKEN));
            self.row(terms, Some((pin.least, BROKEN)), most);
        }
    }

    /// How many of each column a road map has; what the columns do not allow is left out.
    pub(super) fn counts(&self, problem: &HeadcountProblem, steps: &[Step]) -> Vec<i64> {
        let mut left: BTreeMap<(&Way, i32), i64> = BTreeMap::new();
        for step in steps {
            *left.entry((&step.way, step.year)).or_insert(0) += step.people;
        }
        let mut counts = Vec::new();
        for column in &self.columns {
            let left = left.get_mut(&(&column.way, problem.years[column.year]));
            counts.push(left.map_or(0, |left| {
                let taken = column.most.min(*left).max(0);
                *left -= taken;
                taken
            }));
        }
        counts
    }

    /// The road map of so many of each column.
    pub(super) fn steps(&self, problem: &HeadcountProblem, counts: &[i64]) -> Vec<Step> {
        let mut of: BTreeMap<(usize, &Way), i64> = BTreeMap::new();
        for (column, &people) in self.columns.iter().zip(counts).filter(|(_, people)| **people > 0) {
            *of.entry((column.year, &column.way)).or_insert(0) += people;
        }
        let steps = of.into_iter().map(|((year, way), people)| Step {
            year: problem.years[year],
            way: way.clone(),
            people,
        });
        steps.collect()
    }
}

type Limit = Option<(i64, usize)>;

/// Rows of people by scope and year: a quota and a strength of the same people are one row.
#[derive(Debug, Default)]
struct PeopleRows {
    rows: Vec<(Vec<usize>, usize, Limit, Limit)>,
}

impl PeopleRows {
    fn add(&mut self, members: &[usize], year: usize, least: Limit, most: Limit) {
        // What may be broken on both sides at once is two rows.
        let fits = |least: Limit, most: Limit| least.zip(most).is_none_or(|(least, most)| least.0 <= most.0);
        let same = self.rows.iter_mut().find(|(own, at, under, over)| {
            let is_free = (least.is_none() || under.is_none()) && (most.is_none() || over.is_none());
            own == members && *at == year && is_free && fits(least.or(*under), most.or(*over))
        });
        match same {
            Some((_, _, under, over)) => (*under, *over) = (least.or(*under), most.or(*over)),
            None => self.rows.push((members.to_vec(), year, least, most)),
        }
    }
}

/// Which groups are among those members.
fn held(problem: &HeadcountProblem, members: &[usize]) -> Vec<bool> {
    let mut held = vec![false; problem.groups.len()];
    for &group in members {
        held[group] = true;
    }
    held
}
