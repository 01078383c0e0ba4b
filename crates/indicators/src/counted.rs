//! The rows of people that figures count, gathered once for a value: pages ask of many days between two decisions.

use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Row};
use ledger::{Day, Seq, Value, View};

use crate::histories::place;

/// The facts that figures look at. Most facts are none of these and are passed over.
pub(crate) const COUNTED: Kinds = Kinds::of(&[
    FactKind::Exists,
    FactKind::CutPost,
    FactKind::Enrolled,
    FactKind::Finished,
    FactKind::Holding,
    FactKind::Moved,
    FactKind::Planned,
    FactKind::Reinforcing,
    FactKind::Service,
    FactKind::TitlesUnited,
]);

/// Beyond so many rows nothing is kept: some twenty megabytes.
const MOST_ROWS: usize = 400_000;

/// All rows that figures count of people, on every day, as known at the newest place of one value's log.
#[derive(Debug)]
pub struct CountedRows {
    /// But for those of which nearly everybody has one and that say little: that somebody is known, and in service of which unit.
    rows: Box<[(Ix, Row)]>,
    /// In whose service people are, by person; a quarter as large as rows.
    services: Box<[InService]>,
    /// By person: whether the person is known.
    known: Box<[bool]>,
    /// By post: the unit in which it lies on every day; none where it has moved.
    units: Box<[Option<Ix>]>,
}

/// That somebody is in the service of a unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InService {
    pub(crate) person: Ix,
    pub(crate) unit: Ix,
    from: Day,
    until: Day,
}

impl InService {
    pub(crate) fn holds(&self, day: Day) -> bool {
        self.from <= day && day < self.until
    }
}

impl CountedRows {
    /// Of a value; none where there are so many that each question had better read what it needs.
    pub fn of(value: &Value) -> Option<Self> {
        let people = 0..value.person_count();
        let mut rows = Vec::with_capacity(2 * people.len().min(MOST_ROWS / 2));
        let mut services = Vec::with_capacity(people.len().min(MOST_ROWS));
        let mut known = vec![false; people.len()];
        // The day does not matter: rows of every day are shown.
        let view = value.on(Day(0), Seq::LATEST);
        view.scan(people, COUNTED, |person, row| match row.fact {
            Fact::Exists => {
                if let Some(known) = known.get_mut(place(person)) {
                    *known = true;
                }
            }
            _ if rows.len() + services.len() > MOST_ROWS => {}
            Fact::Service { unit, .. } => services.push(InService {
                person,
                unit,
                from: row.from,
                until: row.until,
            }),
            _ => rows.push((person, row)),
        });
        let posts = (0..value.post_count()).take(MOST_ROWS);
        (rows.len() + services.len() <= MOST_ROWS).then(|| Self {
            rows: rows.into(),
            services: services.into(),
            known: known.into(),
            units: posts.map(|post| only_unit(view, post)).collect(),
        })
    }

    pub(crate) fn rows(&self) -> &[(Ix, Row)] {
        &self.rows
    }

    pub(crate) fn services(&self) -> &[InService] {
        &self.services
    }

    pub(crate) fn is_known(&self, person: Ix) -> bool {
        self.known.get(place(person)).copied().unwrap_or_default()
    }

    /// The unit of a post that has never lain in another one.
    pub(crate) fn unit_of_post(&self, post: Ix) -> Option<Ix> {
        self.units.get(place(post)).copied().flatten()
    }
}

/// The unit that a post lies in, where its history names one only.
fn only_unit(view: View<'_>, post: Ix) -> Option<Ix> {
    let mut rows = view.rows_of(Place::Post(post), Kinds::of(&[FactKind::In]));
    match (rows.next()?.fact, rows.next()) {
        (Fact::In { unit }, None) => Some(unit),
        _ => None,
    }
}
