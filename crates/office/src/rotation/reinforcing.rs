//! Communes that nobody of the district reinforces, and the staff who could.

use std::collections::BTreeMap;

use ledger::codes::Standing;
use ledger::value::{Fact, FactKind, Ix, Kinds};

use super::gather::{Gathered, Heights, Moment};
use super::inputs::SeatKind;

/// Who has done the present work for fewer months is not sent to reinforce a commune.
const SETTLED: i32 = 12;

impl Moment<'_> {
    /// Communes without a district official, or with one whose time is over; and the staff who could go there.
    pub(super) fn reinforcements(&self, heights: &Heights, gathered: &mut Gathered) {
        let mut there: BTreeMap<Ix, (Ix, bool)> = BTreeMap::new();
        for person in self.view.persons() {
            for row in self.view.rows_of(person.place(), Kinds::of(&[FactKind::Reinforcing])) {
                let Fact::Reinforcing { unit, planned_end, .. } = row.fact else {
                    continue;
                };
                gathered.before.insert(person.ix());
                let stands = row.from <= self.day && self.day < row.until;
                if let Some(commune) = self.structure.commune(unit).filter(|_| stands) {
                    let lasts = planned_end > self.day;
                    let one = there.entry(commune).or_insert((person.ix(), lasts));
                    if lasts {
                        *one = (person.ix(), true);
                    }
                }
            }
        }
        let communes = self.structure.walked().iter().copied();
        let before = gathered.seats.len();
        for unit in communes.filter(|unit| self.structure.commune(*unit) == Some(*unit)) {
            let now = there.get(&unit);
            if self.covers(Some(unit), None) && now.is_none_or(|(_, lasts)| !lasts) {
                let seat = gathered.seat(SeatKind::Reinforcement(unit), unit, None);
                if let Some(seat) = gathered.seats.get_mut(seat) {
                    seat.overdue = now.map(|(person, _)| *person);
                }
            }
        }
        if gathered.seats.len() == before {
            return;
        }
        for person in self.view.persons() {
            let Some(unit) = person.unit().map(|unit| self.structure.carry(unit)) else {
                continue;
            };
            let post = person.main_post().map(|held| held.post);
            let leads = post.is_some_and(|post| heights.contains_key(&post));
            let official = person
                .service()
                .is_some_and(|(_, standing, _)| matches!(standing, Standing::Cadre | Standing::CivilServant));
            if leads || !official || self.structure.commune(unit).is_some() || post.is_none() {
                continue;
            }
            let Some((id, months)) = self.movable(person.ix(), post) else {
                continue;
            };
            if months < SETTLED {
                continue;
            }
            gathered.staff.insert(person.ix());
            if !gathered.people.iter().any(|one| one.person == person.ix()) {
                let seat = gathered.seat(SeatKind::Present(person.ix()), unit, Some(person.ix()));
                gathered.consider(person.ix(), id, seat, None);
            }
        }
    }
}
