//! One training class.

use std::sync::Arc;

use super::View;
use crate::codes::{LearnerKind, Learning, TrainingFamily};
use crate::ids::{ActId, ClassId, Entity};
use crate::time::Day;
use crate::value::{Fact, FactKind, Ix, Kinds, Place, Word};

/// What puts a person on a class list, and keeps the person there.
const ON_A_LIST: Kinds = Kinds::of(&[FactKind::Enrolled, FactKind::Finished]);

/// One class, in a view.
#[derive(Debug, Clone, Copy)]
pub struct ClassView<'v> {
    view: View<'v>,
    /// Its place.
    pub ix: Ix,
    /// Its programme's code.
    pub programme: Word,
    /// Its family.
    pub family: TrainingFamily,
    /// Its seats.
    pub seats: u32,
    /// Khai giảng.
    pub starts: Day,
    /// Bế giảng.
    pub ends: Day,
    /// What passing gives.
    pub gives: Option<(Learning, Word)>,
    /// The day on which the plan that opened it took effect.
    pub planned: Day,
    /// The act that opened it.
    pub source: ActId,
}

impl<'v> ClassView<'v> {
    pub(super) fn of(view: View<'v>, ix: Ix) -> Option<Self> {
        let mut found = None;
        let mut class = None;
        let (mut seats, mut runs, mut gives) = (0, None, None);
        for row in view.rows(Place::Class(ix)) {
            match row.fact {
                Fact::Exists => found = Some((row.from, row.source)),
                Fact::Programme { programme, family } => class = Some((programme, family)),
                Fact::Seats(n) => seats = n,
                Fact::Runs { starts, ends } => runs = Some((starts, ends)),
                Fact::Gives { field, level } => gives = Some((field, level)),
                _ => {}
            }
        }
        let ((planned, source), (programme, family), (starts, ends)) = (found?, class?, runs?);
        Some(Self {
            view,
            ix,
            programme,
            family,
            seats,
            starts,
            ends,
            gives,
            planned,
            source,
        })
    }

    /// Its id.
    pub fn id(&self) -> Option<ClassId> {
        match self.view.value().entity(Place::Class(self.ix))? {
            Entity::Class(id) => Some(id),
            _ => None,
        }
    }

    /// Tên lớp.
    pub fn title(&self) -> Arc<str> {
        self.view.name(Place::Class(self.ix)).unwrap_or_else(|| Arc::from(""))
    }

    /// Mã lớp.
    pub fn code(&self) -> Arc<str> {
        let code = self.view.rows(Place::Class(self.ix)).find_map(|row| match row.fact {
            Fact::Code(code) => Some(self.view.text(code)),
            _ => None,
        });
        code.unwrap_or_else(|| Arc::from(""))
    }

    /// Who is, or was to the end, on its list on the day, as which kind of learner.
    pub fn learners(&self) -> Vec<(Ix, LearnerKind)> {
        let mut all = Vec::new();
        for place in self.view.value().dependants(Place::Class(self.ix)) {
            let Place::Person(person) = place else { continue };
            let mut kind = None;
            let mut on_list = false;
            let rows = self.view.rows_of(place, ON_A_LIST);
            for row in rows.filter(|row| row.from <= self.view.day()) {
                match row.fact {
                    Fact::Enrolled { class, learner } if class == self.ix => {
                        kind = Some(learner);
                        on_list |= row.holds(self.view.day());
                    }
                    Fact::Finished { class, .. } if class == self.ix => on_list = true,
                    _ => {}
                }
            }
            all.extend(kind.filter(|_| on_list).map(|kind| (person, kind)));
        }
        all
    }
}
