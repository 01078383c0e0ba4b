//! A draft that is begun for something: an act and the people whom it is for go from the address through the draft's head to the form of the act.

use std::sync::LazyLock;

use ledger::acts::{FieldKind, FieldShape, Shape};
use ledger::text::fold;
use ledger::value::Place;
use ledger::{Entity, PersonId};
use office::permission::{DataClass, Deed};
use words::Lang;
use words::form::title;

use super::add::composed;
use crate::site::{Fields, Visit};
use crate::urls;

/// So many people at once.
const MOST: usize = 200;

/// The field of an address that names the decision that an act is on.
pub(crate) const ON: &str = "van-ban";

/// The fields of an address that name the unit, and the post, that an act is about.
pub(super) const PLACES: [&str; 2] = ["o-don-vi", "vi-tri"];

/// What a draft is begun for.
#[derive(Debug, Clone)]
pub(super) struct Begin {
    act: &'static Shape,
    /// Codes of records.
    people: Vec<String>,
    /// The decision that it is on.
    on: Option<u32>,
    /// The code of a unit, and of a post, that it is about.
    places: [Option<String>; 2],
}

impl Begin {
    /// What an address asks for.
    pub(super) fn of_address(visit: &Visit) -> Option<Self> {
        let on = visit.query(ON).unwrap_or_default();
        let places = PLACES.map(|name| visit.query(name).unwrap_or_default());
        Self::of(visit.query("noi-dung")?, visit.queries("nguoi"), on, places)
    }

    /// What the form of a head passes on.
    pub(super) fn of_form(fields: &Fields) -> Option<Self> {
        let places = PLACES.map(|name| fields.get(name));
        Self::of(fields.get("noi-dung"), fields.all("nguoi"), fields.get(ON), places)
    }

    fn of(act: &str, people: Vec<String>, on: &str, places: [&str; 2]) -> Option<Self> {
        let act: u16 = act.parse().ok()?;
        Some(Self {
            act: composed().find(|shape| shape.number == act)?,
            people: codes(people),
            on: on.parse().ok(),
            places: places.map(|code| code.parse::<ledger::ActId>().ok().map(|_| code.to_owned())),
        })
    }

    /// A title to begin with.
    pub(super) fn title(&self, visit: &Visit) -> String {
        title(self.act, visit.lang()).to_owned()
    }

    /// The fields that pass it on.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let people = self.people.iter().map(|code| ("nguoi", code.clone()));
        std::iter::once(("noi-dung", self.act.number.to_string()))
            .chain(people)
            .chain(self.on.map(|on| (ON, on.to_string())))
            .chain(
                PLACES
                    .into_iter()
                    .zip(&self.places)
                    .filter_map(|(name, code)| Some((name, code.clone()?))),
            )
            .collect()
    }

    /// The form of the act in a draft, with the people in it.
    pub(super) fn form_in(&self, draft: &str) -> String {
        let add = urls::draft_add(draft);
        self.fields()
            .iter()
            .fold(add, |url, (name, value)| urls::with(&url, name, value))
    }
}

/// The acts that are for people, each of whom gets one: number and name, by name.
pub(crate) fn for_people(lang: Lang) -> &'static [(u16, &'static str)] {
    // Every list of people offers them; putting them into order anew took a quarter of its time.
    static ACTS: LazyLock<[Vec<(u16, &str)>; 2]> = LazyLock::new(|| Lang::ALL.map(by_name));
    let [vi, en] = &*ACTS;
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn by_name(lang: Lang) -> Vec<(u16, &'static str)> {
    let each = composed().filter(|shape| shape.fields.first().is_some_and(for_each));
    let mut acts: Vec<_> = each.map(|shape| (shape.number, title(shape, lang))).collect();
    acts.sort_by_cached_key(|(_, name)| fold(name));
    acts
}

/// Whether several people may stand in the first field of an act, each of whom gets one.
pub(super) fn for_each(first: &FieldShape) -> bool {
    first.subject && first.kind == FieldKind::Person && !first.list
}

/// Those that are codes of records; anything else asks for nothing.
pub(crate) fn codes(people: Vec<String>) -> Vec<String> {
    let is_code = |text: &String| text.parse::<ledger::ActId>().is_ok();
    people.into_iter().filter(is_code).take(MOST).collect()
}

/// A code with the name before it, as forms show people; the code alone of whom the reader may not see.
pub(super) fn named(visit: &Visit, code: &str) -> String {
    let name = || {
        let id = PersonId(code.parse().ok()?);
        let Place::Person(ix) = visit.value.place(Entity::Person(id))? else {
            return None;
        };
        let (person, structure) = (visit.view().person(ix)?, visit.structure());
        let scope = visit.scope(Deed::ReadPerson, DataClass::Personal, &structure);
        let seen = scope.covers(person.unit(), Some(person.ix()), &structure);
        seen.then(|| words::person_name(visit.lang(), &person))
    };
    name().map_or_else(|| code.to_owned(), |name| format!("{name}: {code}"))
}
