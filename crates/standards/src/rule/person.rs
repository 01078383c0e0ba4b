//! Checking one person.

use lawbook::Verdict;
use ledger::Day;

use super::asking::Asking;
use super::compiled::{Deadline, DeadlineEnd, StandardRule, StandardVersion, Standards};
use super::finding::{Finding, RequirementFinding};
use crate::expr::{Cell, Row, Truth};

impl Standards {
    /// What every standard in force says of one person; standards that are known not to be for the person are left out.
    pub fn check_person(&self, row: &Row, asking: &Asking) -> Vec<Finding> {
        self.rules
            .iter()
            .filter_map(|rule| self.check_one(rule, row, asking))
            .collect()
    }

    /// What one standard says of one person; none when it is not in force, not asked on the occasion or not for the person.
    pub fn check_one(&self, rule: &StandardRule, row: &Row, asking: &Asking) -> Option<Finding> {
        let version = rule.on(asking.date(rule.selects))?;
        let unmet = *version.unmet.get(&asking.occasion)?;
        let scope = version.applies.explain(row, &self.people.catalogue);
        if scope.truth == Truth::No {
            return None;
        }
        let requirements: Vec<RequirementFinding> = version
            .requirements_on(asking.occasion)
            .map(|requirement| {
                let explained = requirement.met.explain(row, &self.people.catalogue);
                // Only a gap may last: what blocks, blocks today.
                let deadline = (explained.truth == Truth::No && unmet == Verdict::Gap).then(|| {
                    let own = requirement.deadline.as_ref().and_then(|deadline| ends(deadline, row));
                    own.or_else(|| version.deadline.as_ref().and_then(|deadline| ends(deadline, row)))
                });
                let (id, title) = (requirement.id.clone(), requirement.title.clone());
                RequirementFinding {
                    id,
                    title,
                    explained,
                    deadline: deadline.flatten(),
                }
            })
            .collect();
        let met = requirements
            .iter()
            .map(RequirementFinding::truth)
            .fold(Truth::Yes, Truth::and);
        let verdict = verdict(scope.truth, met, unmet, asking, version);
        let deadline = if verdict == unmet {
            requirements.iter().filter_map(|one| one.deadline).min()
        } else {
            None
        };
        Some(Finding {
            standard: rule.id.clone(),
            title: rule.title.clone(),
            pack: rule.pack.clone(),
            citation: version.citation.clone(),
            occasion: asking.occasion,
            scope,
            verdict,
            deadline,
            requirements,
        })
    }
}

/// Whoever meets everything passes, also where it is not known whether the standard is for them.
fn verdict(scope: Truth, met: Truth, unmet: Verdict, asking: &Asking, version: &StandardVersion) -> Verdict {
    match (scope, met) {
        (_, Truth::Yes) => Verdict::Pass,
        (Truth::Yes, Truth::No) if asking.exception => version.excepted.unwrap_or(unmet),
        (Truth::Yes, Truth::No) => unmet,
        _ => Verdict::Unknown,
    }
}

/// The day on which a time of grace ends; none when the person does not have it or the dates do not tell.
fn ends(deadline: &Deadline, row: &Row) -> Option<Day> {
    if deadline.when.answer(row) != Truth::Yes {
        return None;
    }
    match deadline.end {
        DeadlineEnd::Day(day) => Some(day),
        DeadlineEnd::After(months, slot) => match row.fact(slot).cell {
            Cell::Between(from, to) if from == to => Some(Day(from).plus_months(months)),
            _ => None,
        },
    }
}
