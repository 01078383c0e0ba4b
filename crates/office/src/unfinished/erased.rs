//! What an erasure by law takes from unfinished forms: those about one of the acts, and those that name one of the persons.

use std::collections::BTreeSet;

use ledger::text::fold;
use ledger::value::Place;
use ledger::{ActId, Day, Entity, PersonId, Seq, Value};

use super::keep::end;
use super::{UNFINISHED, Unfinished, UnfinishedEnd};
use crate::port::StoreError;
use crate::writer::Desk;

/// What is erased, as forms may tell of it. Gathered before it goes.
#[derive(Debug, Default)]
pub(crate) struct Erased {
    acts: Vec<ActId>,
    codes: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl Erased {
    /// Of the acts of a value.
    pub(crate) fn of(value: &Value, acts: &[ActId], today: Day) -> Self {
        let mut persons: BTreeSet<PersonId> = BTreeSet::new();
        for id in acts {
            let mut see = |entity: Entity| {
                if let Entity::Person(person) = entity {
                    persons.insert(person);
                }
            };
            if let Some(dated) = value.act_as_written(*id) {
                dated.act.creates(*id).into_iter().for_each(&mut see);
                dated.act.visit(&mut see);
            }
        }
        let view = value.on(today, Seq::LATEST);
        let name = |person: &PersonId| match value.place(Entity::Person(*person)) {
            Some(Place::Person(ix)) => view.person(ix).map(|person| fold(person.name().as_ref())),
            _ => None,
        };
        Self {
            acts: acts.to_vec(),
            names: persons
                .iter()
                .filter_map(name)
                .filter(|name| !name.is_empty())
                .collect(),
            codes: persons.iter().map(ToString::to_string).collect(),
        }
    }

    fn is_told_in(&self, form: &Unfinished) -> bool {
        self.acts.iter().any(|act| form.is_about(*act)) || form.texts().any(|text| self.is_told_by(text))
    }

    fn is_told_by(&self, text: &str) -> bool {
        // A code is a word of its own: 1-0 does not stand in 21-01-2019.
        let mut words = text.split(|sign: char| !sign.is_ascii_digit() && sign != '-');
        let folded = fold(text);
        words.any(|word| self.codes.contains(word)) || self.names.iter().any(|name| folded.contains(name.as_str()))
    }
}

/// Lets the forms go that tell of what is erased.
pub(crate) fn let_go(desk: &mut Desk<'_>, erased: &Erased) -> Result<(), StoreError> {
    for (key, form) in desk.records::<Unfinished>(UNFINISHED)? {
        if erased.is_told_in(&form) {
            end(desk, &key, &form, UnfinishedEnd::Erased);
        }
    }
    Ok(())
}
