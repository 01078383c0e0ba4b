//! Nobody is streamlined earlier than the road map needs: of road maps that come to the same, the one in which people leave latest.

use planning::core::Budget;
use planning::headcount::constraints::levels;
use planning::headcount::{HeadcountProblem, Step, Way};

/// The same road map with every case of streamlining as late as it can be without anything getting worse, as far as the budget goes. An
/// iteration is one case put off.
pub(crate) fn no_earlier(problem: &HeadcountProblem, mut steps: Vec<Step>, budget: &Budget) -> Vec<Step> {
    let best = levels(problem, &steps);
    let mut done = 0;
    for pair in problem.years.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        let ways: Vec<Way> = steps
            .iter()
            .filter(|step| step.year == from && matches!(step.way, Way::Streamline(_)))
            .map(|step| step.way.clone())
            .collect();
        for way in ways {
            while !budget.is_over(done) {
                done += 1;
                let later = moved(&steps, &way, (from, to));
                let Some(later) = later.filter(|later| levels(problem, later) <= best) else {
                    break;
                };
                steps = later;
            }
        }
    }
    steps.sort_unstable();
    steps
}

/// One person of a way leaves in the later year; none where nobody goes that way in the earlier one.
fn moved(steps: &[Step], way: &Way, (from, to): (i32, i32)) -> Option<Vec<Step>> {
    let mut later = steps.to_vec();
    let at = |steps: &[Step], year: i32| steps.iter().position(|own| own.year == year && own.way == *way);
    let own = later.get_mut(at(steps, from)?)?;
    own.people -= 1;
    match at(steps, to).and_then(|at| later.get_mut(at)) {
        Some(next) => next.people += 1,
        None => later.push(Step {
            year: to,
            way: way.clone(),
            people: 1,
        }),
    }
    later.retain(|step| step.people > 0);
    Some(later)
}

#[cfg(test)]
mod tests {
    use planning::core::Cancel;
    use planning::headcount::{QuotaPath, Scope, StaffGroup, StreamlinePool};

    use super::*;

    /// Ten people, nine posts at the end of the first year and seven at the end of the third.
    fn problem() -> HeadcountProblem {
        HeadcountProblem {
            years: vec![2019, 2020, 2021],
            groups: vec![StaffGroup {
                id: "a".into(),
                people: 10,
                ..StaffGroup::default()
            }],
            pools: vec![StreamlinePool {
                id: "p".into(),
                group: "a".into(),
                people: 5,
                benefit: vec![0; 3],
                ..StreamlinePool::default()
            }],
            quotas: vec![QuotaPath {
                id: "q".into(),
                scope: Scope::default(),
                posts: vec![Some(9), None, Some(7)],
                must: true,
            }],
            ..HeadcountProblem::default()
        }
    }

    fn step(year: i32, people: i64) -> Step {
        Step {
            year,
            way: Way::Streamline("p".into()),
            people,
        }
    }

    #[test]
    fn cases_wait_until_the_quota_asks_for_them() {
        let later = no_earlier(&problem(), vec![step(2019, 3)], &Budget::iterations(100));
        assert_eq!(later, [step(2019, 1), step(2021, 2)]);
    }

    #[test]
    fn it_goes_no_further_than_its_budget_and_ends_when_it_is_told_to() {
        let one = no_earlier(&problem(), vec![step(2019, 3)], &Budget::iterations(1));
        assert_eq!(one, [step(2019, 2), step(2020, 1)]);
        let cancel = Cancel::default();
        cancel.raise();
        let told = Budget::iterations(100).with_cancel(&cancel);
        assert_eq!(no_earlier(&problem(), vec![step(2019, 3)], &told), [step(2019, 3)]);
    }
}
