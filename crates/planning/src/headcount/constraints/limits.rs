//! Limits of headcount, recruiting and money, year by year.

use super::super::problem::{MinimumStrength, QuotaPath};
use super::{HeadcountBreach, HeadcountConstraint, HeadcountFound, Rank, Reading};
use crate::core::Level;

/// No quota that must be kept is exceeded. A point a person and year.
pub(super) const QUOTAS_KEPT: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.quotas-kept",
    level: Level::Hard,
    rank: Rank::Broken,
    found: |reading| over(reading, true),
};
/// No strength that must be kept is fallen short of. A point a person and year.
pub(super) const STRENGTHS_KEPT: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.strengths-kept",
    level: Level::Hard,
    rank: Rank::Broken,
    found: |reading| under(reading, true),
};
/// Not more recruits than the leavers allow. Points as the ratio counts, so that a step towards it always shows.
pub(super) const RECRUITS_CAPPED: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.recruits-capped",
    level: Level::Hard,
    rank: Rank::Broken,
    found: recruits,
};
/// Not more money than the budgets hold. A point a unit of money.
pub(super) const BUDGETS_KEPT: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.budgets-kept",
    level: Level::Hard,
    rank: Rank::Broken,
    found: budgets,
};
/// People above the other quotas.
pub(super) const EXCESS: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.excess-over-quota",
    level: Level::Soft,
    rank: Rank::Excess,
    found: |reading| over(reading, false),
};
/// People below the other strengths.
pub(super) const SHORTFALL: HeadcountConstraint = HeadcountConstraint {
    id: "headcount.shortfall-under-strength",
    level: Level::Soft,
    rank: Rank::Shortfall,
    found: |reading| under(reading, false),
};

fn over(reading: &Reading<'_>, must: bool) -> Vec<HeadcountFound> {
    let mut found = Vec::new();
    let quotas = reading.problem.quotas.iter().filter(|quota| quota.must == must);
    for QuotaPath { id, scope, posts, .. } in quotas {
        for (at, (&year, posts)) in reading.problem.years.iter().zip(posts).enumerate() {
            let people = reading.sum(scope, at, |row| row.people);
            if let Some(posts) = posts.filter(|&posts| people > posts) {
                let breach = HeadcountBreach::OverQuota {
                    quota: id.clone(),
                    year,
                    people,
                    posts,
                };
                let points = people - posts;
                found.push(HeadcountFound { breach, points });
            }
        }
    }
    found
}

fn under(reading: &Reading<'_>, must: bool) -> Vec<HeadcountFound> {
    let mut found = Vec::new();
    let strengths = reading.problem.strengths.iter().filter(|own| own.must == must);
    for MinimumStrength { id, scope, least, .. } in strengths {
        for (at, (&year, least)) in reading.problem.years.iter().zip(least).enumerate() {
            let people = reading.sum(scope, at, |row| row.people);
            if let Some(least) = least.filter(|&least| people < least) {
                let breach = HeadcountBreach::UnderStrength {
                    strength: id.clone(),
                    year,
                    people,
                    least,
                };
                let points = least - people;
                found.push(HeadcountFound { breach, points });
            }
        }
    }
    found
}

fn recruits(reading: &Reading<'_>) -> Vec<HeadcountFound> {
    let mut found = Vec::new();
    for cap in &reading.problem.replacement_caps {
        for (at, &year) in reading.problem.years.iter().enumerate() {
            let sum =
                |measure: fn(&super::GroupYear) -> i64| reading.sum_until(&cap.scope, at, cap.carry_over, measure);
            let leavers = sum(|row| row.retired + row.resigned + row.streamlined);
            let recruits = sum(|row| row.recruited);
            let most = cap.allowed(leavers);
            if recruits > most {
                let breach = HeadcountBreach::TooManyRecruits {
                    cap: cap.id.clone(),
                    year,
                    recruits,
                    most,
                };
                let points = cap.leavers * recruits - cap.recruits * leavers - cap.grace();
                found.push(HeadcountFound { breach, points });
            }
        }
    }
    found
}

fn budgets(reading: &Reading<'_>) -> Vec<HeadcountFound> {
    let mut found = Vec::new();
    for budget in &reading.problem.budgets {
        for (at, &year) in reading.problem.years.iter().enumerate() {
            let paid = reading.sum_until(&budget.scope, at, budget.carry_over, |row| row.paid);
            let first = if budget.carry_over { 0 } else { at };
            let most = budget.amounts.iter().take(at + 1).skip(first).sum();
            if paid > most {
                let breach = HeadcountBreach::OverBudget {
                    budget: budget.id.clone(),
                    year,
                    paid,
                    most,
                };
                let points = paid - most;
                found.push(HeadcountFound { breach, points });
            }
        }
    }
    found
}
