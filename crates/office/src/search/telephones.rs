//! Whose a telephone number is.

use std::collections::BTreeMap;

use ledger::View;
use ledger::value::Ix;

use crate::people::{Telephone, TelephoneSought, recorded_telephones};

/// The numbers of a day, and by place whose each is: twelve bytes a number, read through whole.
#[derive(Debug, Default)]
pub(super) struct Telephones {
    numbers: Vec<Telephone>,
    people: Vec<Ix>,
}

impl Telephones {
    /// Those of a day.
    pub(super) fn of(view: View<'_>) -> Self {
        let mut all = Self::default();
        recorded_telephones(view, |number, person| {
            all.numbers.push(number);
            all.people.push(person);
        });
        all.numbers.shrink_to_fit();
        all.people.shrink_to_fit();
        all
    }

    /// Whose number has the digits that are sought, and whether they are the whole of it: several people may share one.
    pub(super) fn find(&self, sought: &TelephoneSought) -> BTreeMap<Ix, bool> {
        let mut found = BTreeMap::new();
        for (number, person) in self.numbers.iter().zip(&self.people) {
            if let Some(whole) = number.has(sought) {
                *found.entry(*person).or_default() |= whole;
            }
        }
        found
    }
}
