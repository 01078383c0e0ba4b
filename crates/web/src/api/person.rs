//! One person with dated facts; and a sensitive group, which is opened by a call of its own, once its opening is on record.

use ledger::value::{Place, Row};
use ledger::view::PersonView;
use ledger::{Entity, PersonId};
use office::permission::{DataClass, Deed};
use office::reads::{NotOpened, SensitiveGroup};

use super::call::MOMENT;
use super::facts::{FactTold, told};
use super::people::{PersonListed, listed};
use super::wire::{Id, coded};
use super::{Call, Input, Kind, Moment, Operation, Trouble, Verb, wire};
use crate::site::Rule;

const READ: Rule = Rule::Any(&[Deed::ReadPerson]);
const PERSON: Input = Input::must("person", Kind::Id, "The person.", Id::EXAMPLE);
const GROUP: Input = Input::must("group", Kind::Choice(words), "The sensitive group.", "identity");

/// The groups by their words here.
const GROUPS: [(&str, SensitiveGroup); 7] = [
    ("identity", SensitiveGroup::Identity),
    ("origin", SensitiveGroup::Origin),
    ("contact", SensitiveGroup::Contact),
    ("family", SensitiveGroup::Family),
    ("health", SensitiveGroup::Health),
    ("discipline", SensitiveGroup::Discipline),
    ("other", SensitiveGroup::Other),
];

fn words() -> Vec<&'static str> {
    GROUPS.iter().map(|(word, _)| *word).collect()
}

coded! {
    /// A group of sensitive facts.
    GroupWord of words().into_iter();
}

wire! {
    /// One person: what a list tells, and every dated fact but the sensitive ones, past ones too.
    PersonTold {
        /// The moment.
        moment: Moment,
        /// As in a list.
        person: PersonListed,
        /// The facts, in the order in which they were recorded.
        facts: Vec<FactTold>,
        /// The sensitive groups that the key may open.
        groups: Vec<GroupWord>,
    }
    /// A sensitive group that was opened. That it was is on record.
    GroupTold {
        /// The moment.
        moment: Moment,
        /// The person.
        person: Id,
        /// The group.
        group: GroupWord,
        /// Its facts.
        facts: Vec<FactTold>,
    }
}

/// The operations.
pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::new(
            "getPerson",
            (Verb::Get, "/api/v1/people/{person}"),
            READ,
            "One person with dated facts.",
            show,
        )
        .at(&[PERSON])
        .asked(&[MOMENT]),
        Operation::new(
            "openGroup",
            (Verb::Post, "/api/v1/people/{person}/groups/{group}"),
            READ,
            "Opens a sensitive group of a person's record: the opening is written down first, then the facts are told.",
            open,
        )
        .at(&[PERSON, GROUP])
        .asked(&[MOMENT]),
    ]
}

fn found(call: &Call) -> Result<(PersonId, PersonView<'_>), Trouble> {
    let id: PersonId = call
        .text("person")
        .and_then(|id| id.parse().ok())
        .ok_or(Trouble::NotFound)?;
    let Some(Place::Person(ix)) = call.visit.value.place(Entity::Person(id)) else {
        return Err(Trouble::NotFound);
    };
    let person = call.visit.view().person(ix).ok_or(Trouble::NotFound)?;
    if may(call, &person, DataClass::Personal) {
        Ok((id, person))
    } else {
        Err(Trouble::Forbidden)
    }
}

fn may(call: &Call, person: &PersonView<'_>, class: DataClass) -> bool {
    let structure = call.visit.structure();
    let scope = call.visit.scope(Deed::ReadPerson, class, &structure);
    scope.covers(person.unit(), Some(person.ix()), &structure)
}

fn show(call: &Call) -> Result<PersonTold, Trouble> {
    let (id, person) = found(call)?;
    call.taken("person", 1)?;
    call.visit.site.office().note_reading(&call.visit.actor, id);
    let (day, words) = (call.visit.asked.day, call.visit.value.words());
    let plain = |row: &Row| row.from <= day && SensitiveGroup::of(&row.fact, words).is_none();
    let facts = person.rows().filter(plain).map(|row| told(call, &row));
    let facts = facts.filter(|fact| fact.kind.0 != "other");
    let opens = may(call, &person, DataClass::Sensitive);
    let groups = GROUPS.iter().filter(|_| opens).map(|(word, _)| GroupWord(word));
    Ok(PersonTold {
        moment: call.moment(),
        facts: facts.collect(),
        groups: groups.collect(),
        person: listed(call, &person, person.unit()).ok_or(Trouble::NotFound)?,
    })
}

fn open(call: &Call) -> Result<GroupTold, Trouble> {
    let (id, _) = found(call)?;
    let asked = call.text("group").unwrap_or_default();
    let (word, group) = GROUPS
        .into_iter()
        .find(|(word, _)| *word == asked)
        .ok_or(Trouble::NotFound)?;
    let visit = &call.visit;
    let opened = visit
        .site
        .office()
        .open_group(&visit.actor, id, group, visit.asked.day, visit.asked.known_seq());
    let rows = opened.map_err(|problem| {
        Trouble::not_done(problem, |why| match why {
            NotOpened::NotAllowed => Trouble::Forbidden,
            NotOpened::NoSuchPerson => Trouble::NotFound,
        })
    })?;
    Ok(GroupTold {
        moment: call.moment(),
        person: Id::of(id),
        group: GroupWord(word),
        facts: rows.iter().map(|row| told(call, row)).collect(),
    })
}
