//! A road map beside its problem: who leaves, comes and is there in every group and year.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::plan::{Step, Way};
use super::super::problem::{HeadcountProblem, Scope, in_year};

/// One group in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupYear {
    /// Which group.
    pub group: String,
    /// Which year.
    pub year: i32,
    /// Who retires; cases that were streamlined before do not.
    pub retired: i64,
    /// Who resigns.
    pub resigned: i64,
    /// Who is streamlined.
    pub streamlined: i64,
    /// Who comes by transfer.
    pub transferred_in: i64,
    /// Who goes by transfer.
    pub transferred_out: i64,
    /// Who is recruited.
    pub recruited: i64,
    /// Benefits paid.
    pub paid: i64,
    /// People at the end of the year; below 0 when more leave than there are.
    pub people: i64,
}

/// A road map as its problem sees it.
#[derive(Debug)]
pub(in crate::headcount) struct Reading<'a> {
    pub problem: &'a HeadcountProblem,
    /// People of each way and year.
    pub of: BTreeMap<(&'a Way, i32), i64>,
    /// By year, then by group, in the order of the problem.
    pub outlook: Vec<Vec<GroupYear>>,
}

impl<'a> Reading<'a> {
    pub(in crate::headcount) fn new(problem: &'a HeadcountProblem, steps: &'a [Step]) -> Self {
        let mut of = BTreeMap::new();
        for step in steps {
            *of.entry((&step.way, step.year)).or_insert(0) += step.people;
        }
        let mut reading = Self {
            problem,
            of,
            outlook: Vec::new(),
        };
        for year in 0..problem.years.len() {
            let groups = 0..problem.groups.len();
            let row = groups.map(|group| reading.group_year(group, year)).collect();
            reading.outlook.push(row);
        }
        reading
    }

    /// How many go a way in a year.
    pub(in crate::headcount) fn people(&self, way: &Way, year: i32) -> i64 {
        self.of.get(&(way, year)).copied().unwrap_or(0)
    }

    fn group_year(&self, at: usize, year: usize) -> GroupYear {
        let problem = self.problem;
        let group = &problem.groups[at];
        let before = year
            .checked_sub(1)
            .map_or(group.people, |last| self.outlook[last][at].people);
        let mut row = GroupYear {
            group: group.id.clone(),
            year: problem.years[year],
            retired: in_year(&group.retirements, year),
            resigned: in_year(&group.resignations, year),
            streamlined: 0,
            transferred_in: 0,
            transferred_out: 0,
            recruited: 0,
            paid: 0,
            people: 0,
        };
        for ((way, when), people) in &self.of {
            match way {
                Way::Streamline(id) => {
                    let pools = problem
                        .pools
                        .iter()
                        .filter(|pool| pool.id == *id && pool.group == group.id);
                    for pool in pools {
                        if *when == row.year {
                            row.streamlined += people;
                            row.paid += people * in_year(&pool.benefit, year);
                        } else if *when < row.year && pool.retires_in == Some(row.year) {
                            row.retired -= people;
                        }
                    }
                }
                Way::Transfer(id) if *when == row.year => {
                    for way in problem.transfers.iter().filter(|own| own.id == *id) {
                        row.transferred_in += if way.to == group.id { *people } else { 0 };
                        row.transferred_out += if way.from == group.id { *people } else { 0 };
                    }
                }
                Way::Recruit(id) if *id == group.id && *when == row.year => row.recruited += people,
                Way::Transfer(_) | Way::Recruit(_) => {}
            }
        }
        row.people = before + row.recruited + row.transferred_in
            - row.retired
            - row.resigned
            - row.streamlined
            - row.transferred_out;
        row
    }

    /// A measure summed over the groups of a scope in a year.
    pub(in crate::headcount) fn sum(&self, scope: &Scope, year: usize, measure: impl Fn(&GroupYear) -> i64) -> i64 {
        let members = self.problem.members(scope);
        members.iter().map(|&group| measure(&self.outlook[year][group])).sum()
    }

    /// The same over all years up to one, or in it alone.
    pub(in crate::headcount) fn sum_until(
        &self,
        scope: &Scope,
        year: usize,
        to_date: bool,
        measure: impl Fn(&GroupYear) -> i64,
    ) -> i64 {
        let first = if to_date { 0 } else { year };
        (first..=year).map(|year| self.sum(scope, year, &measure)).sum()
    }
}

/// Who leaves, comes and is there in every group and year of a road map.
pub fn outlook(problem: &HeadcountProblem, steps: &[Step]) -> Vec<GroupYear> {
    Reading::new(problem, steps).outlook.into_iter().flatten().collect()
}
