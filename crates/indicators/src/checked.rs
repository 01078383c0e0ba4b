//! Everybody who holds or is planned for a post, checked once for all figures of one question.

use ledger::value::{Fact, Ix, Row};
use standards::expr::Columns;
use standards::facts::LedgerRows;
use standards::rule::{Asking, StandardRows, Standards};

use crate::histories::NOTABLE;
use crate::question::Question;

/// Who meets which standard on the question's day.
#[derive(Debug, Default)]
pub(crate) struct Checked {
    /// The people whom one of the standards is or may be for, in the order of the rows.
    pub(crate) people: Vec<Ix>,
    /// As the rules say.
    counted: Vec<StandardRows>,
    /// Without what is only being studied for.
    held: Vec<StandardRows>,
}

impl Checked {
    /// Checks everybody, where any of the standards is in force on the question's day; else there is nothing to check.
    pub(crate) fn of(question: &Question<'_>, standards: &[&str]) -> Self {
        let rule = |id: &&str| question.rules.counted.rule(id);
        if !standards
            .iter()
            .filter_map(rule)
            .any(|rule| rule.on(question.day()).is_some())
        {
            return Self::default();
        }
        let has_place = |(_, row): &(Ix, Row)| matches!(row.fact, Fact::Holding { .. } | Fact::Planned { .. });
        let people = question.notable().chunk_by(|(one, _), (other, _)| one == other);
        let people = people.filter(|told| told.iter().any(has_place));
        let told: Vec<&[(Ix, Row)]> = people
            .filter(|told| told.first().is_some_and(|(person, _)| question.covers_person(*person)))
            .collect();
        let asking = Asking::holding(question.day());
        let rules = question.rules;
        let sheet = |of: &Standards| of.sheet_of(&asking, |rule| standards.contains(&rule.id.as_str()));
        let (counted, held) = (sheet(&rules.counted), sheet(&rules.held));
        let mut slots = counted.slots().to_vec();
        slots.extend(held.slots().iter().filter(|slot| !counted.slots().contains(slot)));
        let rows = LedgerRows::of(&rules.counted.people, question.law, question.view);
        // Most people are in none of the groups, so what they have learned is not read.
        let people = counted.concerned_of_told(&rows, &told, NOTABLE).unwrap_or_else(|| {
            let people: Vec<Ix> = told
                .iter()
                .filter_map(|told| told.first())
                .map(|(person, _)| *person)
                .collect();
            counted.concerned(&rows, &people)
        });
        let columns: Columns = rows.columns(&slots, &people);
        Self {
            people,
            counted: counted.check_all(&columns),
            held: held.check_all(&columns),
        }
    }

    /// One standard's rows, as the rules say and by what is held alone; none when it is not in force.
    pub(crate) fn standard(&self, id: &str) -> Option<(&StandardRows, &StandardRows)> {
        let find = |all: &'_ [StandardRows]| all.iter().position(|rows| rows.standard == id);
        Some((
            self.counted.get(find(&self.counted)?)?,
            self.held.get(find(&self.held)?)?,
        ))
    }
}
