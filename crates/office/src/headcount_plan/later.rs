//! Nobody is streamlined earlier than the road map needs: of road maps that come to the same, the one in which people leave latest.

use planning::headcount::constraints::levels;
use planning::headcount::{HeadcountProblem, Step, Way};

/// The same road map with every case of streamlining as late as it can be without anything getting worse.
pub(crate) fn no_earlier(problem: &HeadcountProblem, mut steps: Vec<Step>) -> Vec<Step> {
    let best = levels(problem, &steps);
    for pair in problem.years.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        let ways: Vec<Way> = steps
            .iter()
            .filter(|step| step.year == from && matches!(step.way, Way::Streamline(_)))
            .map(|step| step.way.clone())
            .collect();
        for way in ways {
            while let Some(later) = moved(&steps, &way, (from, to)).filter(|later| levels(problem, later) <= best) {
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
    use planning::headcount::{QuotaPath, Scope, StaffGroup, StreamlinePool};

    use super::*;

    #[test]
    fn cases_wait_until_the_quota_asks_for_them() {
        let problem = HeadcountProblem {
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
        };
        let step = |year, people| Step {
            year,
            way: Way::Streamline("p".into()),
            people,
        };
        assert_eq!(
            no_earlier(&problem, vec![step(2019, 3)]),
            [step(2019, 1), step(2021, 2)]
        );
    }
}
