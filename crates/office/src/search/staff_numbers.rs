//! Whom a số hiệu công chức, viên chức names.

use ledger::text::fold;
use ledger::value::{Fact, FactKind, Ix, Kinds, Word};
use ledger::{Value, View};

/// The numbers of a day, in the order in which they read without marks; of people with one number the last.
#[derive(Debug, Default)]
pub(super) struct StaffNumbers(Vec<(Word, Ix)>);

impl StaffNumbers {
    /// Those of a day.
    pub(super) fn of(view: View<'_>) -> Self {
        let value = view.value();
        let Some(staff_number) = value.words().find("staff_number") else {
            return Self::default();
        };
        let mut numbers = Vec::new();
        view.scan(
            0..value.person_count(),
            Kinds::NONE.with(FactKind::AttributeText),
            |person, row| {
                if let Fact::AttributeText { key, text } = row.fact
                    && key == staff_number
                    && row.holds(view.day())
                {
                    numbers.push((fold(&view.text(text)), text, person));
                }
            },
        );
        numbers.sort_by(|one, other| (&one.0, one.2).cmp(&(&other.0, other.2)));
        Self(numbers.into_iter().map(|(_, text, person)| (text, person)).collect())
    }

    /// Whom a number names, typed with marks or without.
    pub(super) fn find(&self, value: &Value, typed: &str) -> Option<Ix> {
        let typed = fold(typed);
        let until = self
            .0
            .partition_point(|(text, _)| fold(&value.words().text(*text)) <= typed);
        let (text, person) = self.0.get(until.checked_sub(1)?)?;
        (fold(&value.words().text(*text)) == typed).then_some(*person)
    }
}
