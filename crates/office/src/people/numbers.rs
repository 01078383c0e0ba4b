//! Finding somebody by a sensitive number, of the citizen or of a telephone: whom it finds is on record before anybody is shown. The first digits
//! of a telephone, which many have while one is being typed, tell nobody's number and are not noted.
//!
//! INVARIANT: a list finds nobody by such a number without [`Numbers`], which are made once it is on record whom the number finds.

use std::collections::BTreeMap;

use ledger::value::Ix;
use ledger::view::Structure;
use ledger::{PersonId, Value};

use super::roster::Roster;
use super::search::Sought;
use super::telephone::{TelephoneSought, recorded};
use crate::audit::Event;
use crate::office::Office;
use crate::permission::{Actor, DataClass, Deed, Scope, scope};
use crate::port::Chain;
use crate::readings::{SOUGHT, note_of_each};
use crate::reads::SensitiveGroup;
use crate::writer::NotDone;

/// Digits that so few have nearly tell whose they are.
const FEW: usize = 10;

/// Of whom it is noted that a number found them, of all who were found: by the whole number, and by some digits of it where few have them.
pub(crate) fn noted(found: &[(Ix, bool)]) -> impl Iterator<Item = Ix> {
    let are_few = found.len() <= FEW;
    let told = found.iter().filter(move |(_, whole)| *whole || are_few);
    told.map(|(person, _)| *person)
}

/// Whose numbers a reader may find somebody by, once whom the number finds is on record; by default nobody's.
#[derive(Debug, Default)]
pub struct Numbers {
    /// Whose numbers may be read.
    pub(super) scope: Scope,
    /// Those with the digits that are sought in a telephone number, and whether the digits are the whole of it.
    pub(super) phoned: BTreeMap<Ix, bool>,
}

impl Sought {
    /// The sensitive group in which this is sought too; none where it is sought among names and codes alone.
    pub fn number(&self) -> Option<SensitiveGroup> {
        if self.citizen_number().is_some() {
            return Some(SensitiveGroup::Identity);
        }
        self.telephone().map(|_| SensitiveGroup::Contact)
    }
}

impl Roster {
    /// Those of whom a telephone number with the digits that are sought is recorded on the day, and whether the digits are the whole of it.
    fn phoned(&self, value: &Value, sought: &TelephoneSought) -> BTreeMap<Ix, bool> {
        let mut found = BTreeMap::new();
        recorded(self.view(value), |number, person| {
            if let Some(whole) = number.has(sought) {
                *found.entry(person).or_default() |= whole;
            }
        });
        found
    }
}

impl Office {
    /// Whose numbers a reader may find somebody by, once it is on record whom the number finds there. Where none is sought, none may be read or
    /// nobody is told by it, nothing is noted.
    ///
    /// # Errors
    ///
    /// [`NotDone`] when the store fails: then nobody is shown.
    pub fn open_numbers(
        &self,
        actor: &Actor,
        roster: &Roster,
        value: &Value,
        structure: &Structure,
        sought: &Sought,
    ) -> Result<Numbers, NotDone<()>> {
        let Some(group) = sought.number() else {
            return Ok(Numbers::default());
        };
        let scope = scope(actor, Deed::ReadPerson, DataClass::Sensitive, value, structure);
        let telephone = sought.telephone();
        let phoned = telephone
            .map(|sought| roster.phoned(value, &sought))
            .unwrap_or_default();
        let named = sought.citizen_number().and_then(|_| sought.person(value).flatten());
        let view = roster.view(value);
        let covered = scope.by_unit(structure);
        let whole = |person: Ix| (named == Some(person)).then_some(true).or(phoned.get(&person).copied());
        let found = roster.members().iter().filter_map(|member| {
            let whole = whole(member.person)?;
            let is_covered = covered.covers(member.stands_in, Some(member.person));
            is_covered.then_some((member.person, whole))
        });
        let found: Vec<(Ix, bool)> = found.collect();
        let persons = noted(&found).filter_map(|person| view.person(person)?.id()).collect();
        self.note_sought(actor, group, persons)?;
        Ok(Numbers { scope, phoned })
    }

    /// Notes of each who was found by a number of a group that they were. The number itself stands in no event.
    pub(crate) fn note_sought(
        &self,
        actor: &Actor,
        group: SensitiveGroup,
        persons: Vec<PersonId>,
    ) -> Result<(), NotDone<()>> {
        if persons.is_empty() {
            return Ok(());
        }
        let by = actor.account.clone();
        self.writer().run(move |desk| {
            let event = Event::new(desk.now(), &by, SOUGHT).with(group.word());
            let found = persons.iter().map(|person| (*person, event.clone()));
            note_of_each(desk, Chain::Reads, found.collect());
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_the_whole_number_finds_is_noted_and_whoever_some_digits_find_where_few_have_them() {
        let found = |count: Ix| -> Vec<(Ix, bool)> { (0..count).map(|person| (person, person == 3)).collect() };
        assert_eq!(noted(&found(10)).count(), 10);
        let of_many: Vec<Ix> = noted(&found(11)).collect();
        assert_eq!(of_many, [3], "digits that more people have tell nobody's number");
    }
}
