//! The person whom a page is about, found and allowed.

use ledger::value::{Ix, Place, Row};
use ledger::view::PersonView;
use ledger::{Day, Entity, PersonId, View, When};
use office::permission::{DataClass, Deed};

use crate::components::Source;
use crate::pages::names::source;
use crate::site::{PageError, Visit};

/// One person at the moment of a visit.
#[derive(Debug)]
pub(super) struct Subject<'v> {
    pub(super) visit: &'v Visit,
    pub(super) view: View<'v>,
    pub(super) person: PersonView<'v>,
    pub(super) id: PersonId,
}

impl<'v> Subject<'v> {
    /// The person with this code, if the reader may read the record.
    pub(super) fn find(visit: &'v Visit, code: &str) -> Result<Self, PageError> {
        let id: PersonId = code.parse().map_err(|_| PageError::NotFound)?;
        let view = visit.view();
        let Some(Place::Person(ix)) = visit.value.place(Entity::Person(id)) else {
            return Err(PageError::NotFound);
        };
        let person = view.person(ix).ok_or(PageError::NotFound)?;
        let subject = Self {
            visit,
            view,
            person,
            id,
        };
        if subject.may(Deed::ReadPerson, DataClass::Personal) {
            Ok(subject)
        } else {
            Err(PageError::Forbidden)
        }
    }

    /// Notes that the record is shown to the reader now; the page waits for nothing.
    pub(super) fn note_reading(&self) {
        self.visit.site.office().note_reading(&self.visit.actor, self.id);
    }

    /// Whether the reader may do a deed with a class of the person's data.
    pub(super) fn may(&self, deed: Deed, class: DataClass) -> bool {
        let structure = self.visit.structure();
        let scope = self.visit.scope(deed, class, &structure);
        scope.covers(self.person.unit(), Some(self.person.ix()), &structure)
    }

    /// Whether it is the reader's own record.
    pub(super) fn is_own(&self) -> bool {
        self.visit.own_record() == Some(self.person.ix())
    }

    pub(super) fn ix(&self) -> Ix {
        self.person.ix()
    }

    pub(super) fn day(&self) -> Day {
        self.view.day()
    }

    pub(super) fn code(&self) -> String {
        self.id.to_string()
    }

    /// Everything known that has begun by the day.
    pub(super) fn begun(&self) -> impl Iterator<Item = Row> + use<'v> {
        let day = self.day();
        self.person.rows().filter(move |row| row.from <= day)
    }

    /// "Phó Chủ tịch UBND, Xã Dân Chủ": a post with its unit, where the title does not name it.
    pub(super) fn post(&self, post: Ix) -> String {
        let title = self.view.post_title(post);
        match self.view.unit_of_post(post).map(|unit| self.view.unit_name(unit)) {
            Some(unit) if !title.contains(&*unit) && !unit.is_empty() => format!("{title}, {unit}"),
            _ => title.to_string(),
        }
    }

    pub(super) fn source(&self, act: ledger::ActId) -> Option<Source> {
        source(self.visit, act)
    }
}

/// Since when a row holds, as precisely as its paper tells.
pub(super) fn since(row: &Row) -> When {
    whence(row.earliest, row.from)
}

/// The date that ranges from one day to another.
pub(crate) fn whence(earliest: Day, latest: Day) -> When {
    if earliest == latest {
        return When::Day(latest);
    }
    let (year, month, _) = latest.civil();
    [When::Month(year, month), When::Year(year)]
        .into_iter()
        .find(|when| when.earliest() == earliest && when.latest() == latest)
        .unwrap_or(When::By(latest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_told_as_precisely_as_it_is_known() {
        for text in ["2019-03-14", "2019-02", "2019", "..2019-03-14"] {
            let when: When = text.parse().unwrap();
            assert_eq!(whence(when.earliest(), when.latest()), when);
        }
    }
}
