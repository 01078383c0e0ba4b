//! The lines of a road map as a problem of headcount.

use ledger::codes::QuotaKind;
use planning::headcount::{
    BenefitBudget, HeadcountProblem, MinimumStrength, QuotaPath, ReplacementCap, Rounding, Scope, StaffGroup,
    StreamlinePool, TransferWay,
};

use super::inputs::{HeadcountLine, ReductionTarget};
use super::question::{HeadcountQuestion, HowFirm};

/// The ids of the rules of which there is one.
pub(crate) const REPLACEMENT: &str = "replacement";
pub(crate) const BUDGET: &str = "budget";
/// What the id of the quota of a kind in the last year begins with, that of its way there, and that of a unit.
pub(crate) const TARGET: &str = "target:";
pub(crate) const WAY: &str = "path:";
pub(crate) const UNIT: &str = "unit:";
/// How far a move from one unit to another disrupts, beside being a step.
const MOVES: i64 = 1;
/// So many transfers are thought of at most.
const MOST_TRANSFERS: usize = 400;

/// The group of a unit and kind.
pub fn group_of(unit: &str, kind: QuotaKind) -> String {
    format!("{unit}.{}", kind.word())
}

/// The pool of a group.
pub fn pool_of(group: &str) -> String {
    format!("pool:{group}")
}

/// The problem, and how many transfers are not thought of.
pub(super) fn problem(
    question: &HeadcountQuestion,
    years: &[i32],
    lines: &[HeadcountLine],
    targets: &[ReductionTarget],
) -> (HeadcountProblem, i64) {
    let all = |number: i64| vec![number; years.len()];
    let mut problem = HeadcountProblem {
        years: years.to_vec(),
        groups: lines.iter().map(group).collect(),
        pools: lines
            .iter()
            .map(|line| StreamlinePool {
                id: pool_of(&line.id),
                group: line.id.clone(),
                ground: String::new(),
                people: cases(question, line),
                benefit: all(question.benefit),
                from: None,
                retires_in: None,
            })
            .collect(),
        cost_of_change: 1,
        ..HeadcountProblem::default()
    };
    let mut left_out = 0;
    if question.transfers {
        (problem.transfers, left_out) = transfers(lines, years.len());
    }
    for target in targets {
        problem.quotas.extend(quotas(question, target));
    }
    problem.quotas.extend(lines.iter().map(|line| QuotaPath {
        id: format!("{UNIT}{}", line.id),
        scope: of_group(&line.id),
        posts: all(line.assigned - line.to_cut).into_iter().map(Some).collect(),
        must: false,
    }));
    if question.strength != HowFirm::NotAsked && question.least_percent > 0 {
        problem.strengths = lines
            .iter()
            .map(|line| MinimumStrength {
                id: format!("{UNIT}{}", line.id),
                scope: of_group(&line.id),
                least: all(least(question, line)).into_iter().map(Some).collect(),
                must: question.strength == HowFirm::Required,
            })
            .collect();
    }
    problem.replacement_caps.push(ReplacementCap {
        id: REPLACEMENT.to_owned(),
        scope: Scope::default(),
        recruits: question.replace_percent,
        leavers: 100,
        rounding: Rounding::Down,
        carry_over: false,
    });
    if question.budget > 0 && question.benefit > 0 {
        problem.budgets.push(BenefitBudget {
            id: BUDGET.to_owned(),
            scope: Scope::default(),
            amounts: all(question.budget),
            carry_over: false,
        });
    }
    (problem, left_out)
}

fn group(line: &HeadcountLine) -> StaffGroup {
    StaffGroup {
        id: line.id.clone(),
        unit: line.unit_id.clone(),
        kind: line.kind.word().to_owned(),
        people: line.present,
        retirements: line.retiring.clone(),
        resignations: line.resigning.clone(),
        // Never more than the posts: a year's recruits fill what is empty.
        most_recruits: vec![line.assigned; line.retiring.len()],
    }
}

/// The quota of a kind: that of the last year must be kept, those before it as the question says.
fn quotas(question: &HeadcountQuestion, target: &ReductionTarget) -> Vec<QuotaPath> {
    let last = target.path.len().saturating_sub(1);
    let part = |id: &str, is_last: bool, must: bool| QuotaPath {
        id: format!("{id}{}", target.kind.word()),
        scope: Scope {
            kinds: vec![target.kind.word().to_owned()],
            ..Scope::default()
        },
        posts: target
            .path
            .iter()
            .enumerate()
            .map(|(at, posts)| ((at == last) == is_last).then_some(*posts))
            .collect(),
        must,
    };
    let way =
        (question.path != HowFirm::NotAsked && last > 0).then(|| part(WAY, false, question.path == HowFirm::Required));
    [Some(part(TARGET, true, true)), way].into_iter().flatten().collect()
}

/// How many of a line may be streamlined: never those who leave anyway.
fn cases(question: &HeadcountQuestion, line: &HeadcountLine) -> i64 {
    let leaves: i64 = line.retiring.iter().chain(&line.resigning).sum();
    let share = (line.present * question.streamline_percent + 99).div_euclid(100);
    share.clamp(0, (line.present - leaves).max(0))
}

/// How many a line must have: rounded up, for a part of a person is none.
fn least(question: &HeadcountQuestion, line: &HeadcountLine) -> i64 {
    (line.present * question.least_percent + 99).div_euclid(100)
}

fn of_group(group: &str) -> Scope {
    Scope {
        groups: vec![group.to_owned()],
        ..Scope::default()
    }
}

/// From lines with more people than posts to lines of the same kind with fewer; and how many of them are left out.
fn transfers(lines: &[HeadcountLine], years: usize) -> (Vec<TransferWay>, i64) {
    let over = |line: &&HeadcountLine| line.present > line.assigned - line.to_cut;
    let mut ways = Vec::new();
    for from in lines.iter().filter(over) {
        for to in lines
            .iter()
            .filter(|to| to.kind == from.kind && to.present < to.assigned - to.to_cut)
        {
            let most = (from.present - from.assigned + from.to_cut).min(to.assigned - to.to_cut - to.present);
            ways.push(TransferWay {
                id: format!("{}>{}", from.id, to.id),
                from: from.id.clone(),
                to: to.id.clone(),
                most: vec![most; years],
                cost: MOVES,
            });
        }
    }
    let left_out = ways.len().saturating_sub(MOST_TRANSFERS);
    ways.truncate(MOST_TRANSFERS);
    (ways, i64::try_from(left_out).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transfers_that_are_not_thought_of_are_counted() {
        let line = |at: usize, present: i64| HeadcountLine {
            id: format!("{at}"),
            unit: 0,
            unit_id: format!("{at}"),
            kind: QuotaKind::CivilService,
            assigned: 5,
            to_cut: 0,
            present,
            retiring: vec![0],
            resigning: vec![0],
        };
        let lines = |full: usize, open: usize| -> Vec<HeadcountLine> {
            (0..full + open)
                .map(|at| line(at, if at < full { 6 } else { 4 }))
                .collect()
        };
        let (ways, left_out) = transfers(&lines(20, 20), 1);
        assert_eq!((ways.len(), left_out), (MOST_TRANSFERS, 0));
        let (ways, left_out) = transfers(&lines(21, 20), 1);
        assert_eq!((ways.len(), left_out), (MOST_TRANSFERS, 20));
    }
}
