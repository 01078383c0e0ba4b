//! The lines of the page, as far as the reader's scope goes.

use ledger::codes::QuotaKind;
use office::people::Ladders;
use office::staffing::{Staffed, Staffing};

use crate::pages::units::Tree;

/// The lines of the reader.
pub(crate) fn lines(tree: &Tree<'_>) -> Staffing {
    let people = if tree.people.is_empty() {
        &tree.scope
    } else {
        &tree.people
    };
    let covers = |unit, person: Option<u32>| {
        let scope = if person.is_none() { &tree.scope } else { people };
        scope.covers(unit, person, &tree.structure)
    };
    let visit = tree.visit;
    let ladders = Ladders::of(visit.law(), &visit.value, visit.asked.day);
    Staffing::of(&visit.value, &tree.structure, &tree.roster, &ladders, covers)
}

/// The sums of a kind. What is over in one unit does not fill what is missing in another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) units: i64,
    pub(super) assigned: i64,
    pub(super) present: i64,
    pub(super) over: i64,
    pub(super) missing: i64,
    /// People in units that were assigned no posts of the kind.
    pub(super) beside: i64,
}

impl Sum {
    pub(super) fn of(lines: &[Staffed], kind: QuotaKind) -> Self {
        let mut sum = Self::default();
        for line in lines.iter().filter(|line| line.kind == kind) {
            sum.units += 1;
            let present = i64::from(line.present);
            sum.present += present;
            match (line.assigned, line.difference()) {
                (Some(posts), Some(difference)) => {
                    sum.assigned += i64::from(posts);
                    sum.over += difference.max(0);
                    sum.missing += (-difference).max(0);
                }
                _ => sum.beside += present,
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_does_not_fill_what_is_missing() {
        let line = |unit, assigned, present| Staffed {
            unit,
            kind: QuotaKind::CivilService,
            assigned,
            present,
        };
        let lines = [line(1, Some(10), 13), line(2, Some(10), 6), line(3, None, 2)];
        let sum = Sum {
            units: 3,
            assigned: 20,
            present: 21,
            over: 3,
            missing: 4,
            beside: 2,
        };
        assert_eq!(Sum::of(&lines, QuotaKind::CivilService), sum);
        assert_eq!(Sum::of(&lines, QuotaKind::Commune), Sum::default());
    }
}
