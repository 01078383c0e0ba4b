//! Who of a roster meets which standard: everybody checked once for a moment, in one pass over the ledger.

use lawbook::Lawbook;
use ledger::value::Ix;
use ledger::{Value, View};
use standards::expr::Truth;
use standards::facts::LedgerRows;
use standards::rule::{Asking, CannotCompile, Counted, StandardRows, Standards};

use super::roster::{Member, Roster};
use crate::office::Office;

/// The standards in force on the day for people in post, and for each who meets it. Rows are the places of persons.
#[derive(Debug, Default)]
pub struct Checks {
    standards: Vec<StandardRows>,
}

impl Checks {
    /// Everybody at a moment, checked.
    pub(crate) fn of(rules: &Standards, law: &Lawbook, view: View<'_>) -> Self {
        let rows = LedgerRows::of(&rules.people, law, view);
        let sheet = rules.sheet(&Asking::holding(view.day()));
        Self {
            standards: sheet.check_all(&rows.everybody(sheet.slots()).columns),
        }
    }

    /// The standards, as the lawbook orders them.
    pub fn standards(&self) -> &[StandardRows] {
        &self.standards
    }

    /// One of them.
    pub fn find(&self, id: &str) -> Option<&StandardRows> {
        self.standards.iter().find(|standard| standard.standard == id)
    }

    /// What a standard says of a person; none of whom it is not for. Of whom it only may be for, nothing is known.
    pub fn truth(standard: &StandardRows, person: Ix) -> Option<Truth> {
        let row = usize::try_from(person).ok()?;
        if !standard.in_scope.contains(row) {
            return standard.scope_unknown.contains(row).then_some(Truth::Unknown);
        }
        Some(if standard.met.contains(row) {
            Truth::Yes
        } else if standard.not_met.contains(row) {
            Truth::No
        } else {
            Truth::Unknown
        })
    }

    /// By standard, then by group: how many of the members meet it. Whoever is in no group is counted nowhere.
    pub fn counted(
        &self,
        roster: &Roster,
        groups: usize,
        group: impl Fn(&Member) -> Option<usize>,
    ) -> Vec<Vec<Counted>> {
        let mut all = vec![vec![Counted::default(); groups]; self.standards.len()];
        for member in roster.members() {
            let Some(group) = group(member) else {
                continue;
            };
            for (standard, counts) in self.standards.iter().zip(&mut all) {
                let (Some(truth), Some(count)) = (Self::truth(standard, member.person), counts.get_mut(group)) else {
                    continue;
                };
                let sure = usize::try_from(member.person).is_ok_and(|row| standard.in_scope.contains(row));
                match truth {
                    Truth::Unknown if !sure => count.scope_unknown += 1,
                    Truth::Yes => count.met += 1,
                    Truth::No => count.not_met += 1,
                    Truth::Unknown => count.unknown += 1,
                }
                count.in_scope += usize::from(sure);
            }
        }
        all
    }
}

impl Office {
    /// Who of a roster meets which standard; checked when first asked for, and kept with the roster.
    ///
    /// # Errors
    ///
    /// Every problem of every condition of the lawbook.
    pub fn checks<'r>(&self, roster: &'r Roster, value: &Value) -> Result<&'r Checks, CannotCompile> {
        let laid = self.laid_at(roster.law());
        let rules = laid.rules()?;
        let kept = roster.kept_checks();
        Ok(kept.get_or_init(|| Checks::of(&rules.counted, &laid.law, roster.view(value))))
    }
}
