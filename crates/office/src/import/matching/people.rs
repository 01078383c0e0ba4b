//! Everybody in the ledger, by folded name, as of the list's day, and whether somebody may be the person of a row.

use std::collections::BTreeMap;

use ledger::text::fold;
use ledger::value::Ix;
use ledger::view::{PersonView, Structure};
use ledger::{View, When};

use crate::import::names;
use crate::import::report::Reason;
use crate::import::row::Candidate;
use crate::import::units::normal;
use crate::import::writing::{Writing, perhaps_unit};

/// Everybody in the ledger, by folded name.
#[derive(Debug)]
pub(super) struct People<'v> {
    pub(super) view: View<'v>,
    structure: &'v Structure,
    names: BTreeMap<String, Vec<Ix>>,
    /// Where everybody is, by place in the ledger's table.
    places: BTreeMap<Ix, Whereabouts>,
}

/// Where a row or a person stands: in a unit, or where a text says that no unit is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whereabouts {
    /// In this unit, as it stands on the list's day.
    Unit(Ix),
    /// In what this text names, in its normal form; empty where nothing is said.
    Text(String),
}

impl Whereabouts {
    pub(super) fn of_row(row: &Candidate) -> Self {
        let text = row.new_unit.as_deref().or(row.lost_unit.as_deref()).unwrap_or_default();
        row.unit.map_or_else(|| Self::Text(normal(text)), Self::Unit)
    }
}

impl<'v> People<'v> {
    pub(super) fn of(view: View<'v>, structure: &'v Structure) -> Self {
        let mut names: BTreeMap<String, Vec<Ix>> = BTreeMap::new();
        let mut places = BTreeMap::new();
        for person in view.persons() {
            names.entry(fold(&person.name())).or_default().push(person.ix());
            let unit = person.unit().or_else(|| perhaps_unit(view, person.ix()));
            let text = || {
                person
                    .attribute("unit_text")
                    .map(|(text, _)| normal(&text))
                    .unwrap_or_default()
            };
            let place = unit.map_or_else(
                || Whereabouts::Text(text()),
                |unit| Whereabouts::Unit(structure.carry(unit)),
            );
            places.insert(person.ix(), place);
        }
        Self {
            view,
            structure,
            names,
            places,
        }
    }

    /// Everybody whose name folds to this.
    pub(super) fn named(&self, folded: &str) -> &[Ix] {
        self.names.get(folded).map_or(&[][..], Vec::as_slice)
    }

    pub(super) fn person(&self, ix: Ix) -> Option<PersonView<'v>> {
        self.view.person(ix)
    }

    /// Whether a person may be the row's: no other number, no other sex, a birth that does not contradict.
    pub(super) fn agrees(&self, ix: Ix, row: &Candidate) -> bool {
        let Some(person) = self.person(ix) else { return false };
        let number = match (&row.number, person.citizen_number()) {
            (Some(row), Some(known)) => *row == known,
            _ => true,
        };
        let sex = row
            .sex
            .is_none_or(|sex| person.sex().is_none_or(|(known, _)| known == sex));
        let birth = match (row.birth, person.birth()) {
            (Some(row), Some((known, _))) => row.earliest() <= known.latest() && known.earliest() <= row.latest(),
            _ => true,
        };
        number && sex && birth
    }

    /// Whether a person is where the row says: in its unit, or not placed yet under the very text that the row writes.
    pub(super) fn is_in(&self, ix: Ix, row: &Candidate) -> bool {
        let own = Whereabouts::of_row(row);
        match (self.places.get(&ix), own) {
            (Some(Whereabouts::Text(text)), Whereabouts::Unit(_)) => {
                !text.is_empty() && row.unit_texts.iter().any(|own| normal(own) == *text)
            }
            (place, own) => place == Some(&own),
        }
    }

    /// Whether the row says nothing new about the person, spelling of the name included.
    pub(super) fn knows_all(&self, ix: Ix, row: &Candidate) -> bool {
        let Some(person) = self.person(ix) else { return false };
        let mut probe = Writing::probe(self.view, self.structure);
        names::alike(&person.name(), &row.name) && !probe.change(person, row, &mut Vec::new())
    }

    /// Whether the person has the row's title.
    pub(super) fn has_title(&self, ix: Ix, row: &Candidate) -> bool {
        let Some(person) = self.person(ix) else { return false };
        let post = person.main_post().map(|held| self.view.post_title(held.post));
        let title = post.or_else(|| person.attribute("title").map(|(text, _)| text));
        title.map(|title| fold(&title)) == row.title.as_deref().map(fold)
    }

    /// Whether the person's birth is known exactly as the row tells it.
    pub(super) fn has_birth(&self, ix: Ix, row: &Candidate) -> bool {
        self.person(ix)
            .is_some_and(|person| person.birth().map(|(birth, _)| birth) == row.birth)
    }

    /// Whether the person's name is spelled as in the row, marks and all.
    pub(super) fn is_spelled(&self, ix: Ix, row: &Candidate) -> bool {
        self.person(ix)
            .is_some_and(|person| names::alike(&person.name(), &row.name))
    }

    /// The code of somebody's record, with the unit: what tells namesakes apart.
    pub(super) fn told(&self, ix: Ix) -> Option<String> {
        let person = self.person(ix)?;
        let code = person.id()?;
        let unit = person.unit().map(|unit| self.view.unit_name(unit).to_string());
        Some(unit.map_or_else(|| code.to_string(), |unit| format!("{code} ({unit})")))
    }

    /// Tells of somebody of the same name and day of birth who is in another unit or has another number.
    pub(super) fn look_alike(&self, row: &Candidate, free: impl Fn(Ix) -> bool) -> Option<Reason> {
        let Some(When::Day(_)) = row.birth else { return None };
        let same_birth = |ix: &Ix| {
            self.person(*ix)
                .and_then(|person| person.birth())
                .map(|(birth, _)| birth)
                == row.birth
        };
        let named = self.named(&fold(&row.name)).iter().copied();
        let person = named
            .filter(|ix| free(*ix))
            .find(same_birth)
            .and_then(|ix| self.person(ix))?;
        let unit = person
            .unit()
            .map(|unit| self.view.unit_name(unit).to_string())
            .unwrap_or_default();
        let id = person.id().map(|id| id.to_string()).unwrap_or_default();
        Some(Reason::new("possible_duplicate").with("unit", unit).with("id", id))
    }
}
