//! What figures count in the histories of people, gathered in one pass for all figures of a question.

use ledger::View;
use ledger::codes::{HoldMode, LearnerKind};
use ledger::value::{Fact, FactKind, Ix, Kinds, Place, Row};

/// What one pass over everybody's history found.
#[derive(Debug, Default)]
pub(crate) struct Histories {
    /// What holds of a person on the day and some figure counts, in the order of registration.
    pub(crate) notable: Vec<(Ix, Row)>,
    /// By person: the unit that the person is in on the day, as [`ledger::view::PersonView::unit`] tells.
    units: Vec<Option<Ix>>,
    /// By class: who is, or was to the end, on its list, as [`ledger::view::ClassView::learners`] tells; of the classes asked for.
    lists: Vec<Vec<(Ix, LearnerKind)>>,
}

impl Histories {
    /// Reads everybody's history; lists are made for these classes only.
    pub(crate) fn of(view: View<'_>, classes: impl IntoIterator<Item = Ix>) -> Self {
        let value = view.value();
        let mut asked = vec![false; place(value.class_count())];
        for class in classes {
            if let Some(asked) = asked.get_mut(place(class)) {
                *asked = true;
            }
        }
        let mut all = Self {
            notable: Vec::new(),
            units: Vec::with_capacity(place(value.person_count())),
            lists: vec![Vec::new(); asked.len()],
        };
        let mut enrolments: Vec<Enrolment> = Vec::new();
        for person in 0..value.person_count() {
            let unit = all.read(view, person, &asked, &mut enrolments);
            all.units.push(unit);
            for enrolment in enrolments.drain(..).filter(|enrolment| enrolment.on_list) {
                if let (Some(list), Some(learner)) = (all.lists.get_mut(place(enrolment.class)), enrolment.learner) {
                    list.push((person, learner));
                }
            }
        }
        all
    }

    /// Reads one history; the answer is the person's unit.
    fn read(&mut self, view: View<'_>, person: Ix, asked: &[bool], enrolments: &mut Vec<Enrolment>) -> Option<Ix> {
        use Fact::{CutPost, Enrolled, Exists, Finished, Holding, Moved, Planned, Reinforcing, Service, TitlesUnited};
        let day = view.day();
        let (mut known, mut main, mut service) = (false, None, None);
        for row in view.rows_of(Place::Person(person), COUNTED) {
            match row.fact {
                Exists => known = true,
                Enrolled { class, learner } if row.from <= day => {
                    if let Some(one) = enrolment(class, asked, enrolments) {
                        one.learner = Some(learner);
                        one.on_list |= row.holds(day);
                    }
                }
                Finished { class, .. } if row.from <= day => {
                    if let Some(one) = enrolment(class, asked, enrolments) {
                        one.on_list = true;
                    }
                }
                Service { unit, .. } if row.holds(day) => service = service.or(Some(unit)),
                Holding { post, mode, .. } if row.holds(day) => {
                    if mode == HoldMode::Main {
                        main = main.or(Some(post));
                    }
                    self.notable.push((person, row));
                }
                CutPost { .. } | Moved { .. } | Planned { .. } | Reinforcing { .. } | TitlesUnited { .. }
                    if row.holds(day) =>
                {
                    self.notable.push((person, row));
                }
                _ => {}
            }
        }
        let unit = main.and_then(|post| view.unit_of_post(post)).or(service);
        unit.filter(|_| known)
    }

    /// The unit that a person is in on the day, as its papers name it.
    pub(crate) fn unit(&self, person: Ix) -> Option<Ix> {
        self.units.get(place(person)).copied().flatten()
    }

    /// Who is on the list of a class, in the order of registration.
    pub(crate) fn learners(&self, class: Ix) -> &[(Ix, LearnerKind)] {
        self.lists.get(place(class)).map_or(&[], Vec::as_slice)
    }
}

/// The facts that figures look at. Most facts are none of these and are passed over.
const COUNTED: Kinds = Kinds::of(&[
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

/// What a history tells of one class so far.
struct Enrolment {
    class: Ix,
    learner: Option<LearnerKind>,
    on_list: bool,
}

/// What is told of a class that is asked for.
fn enrolment<'e>(class: Ix, asked: &[bool], enrolments: &'e mut Vec<Enrolment>) -> Option<&'e mut Enrolment> {
    if !asked.get(place(class)).copied().unwrap_or(false) {
        return None;
    }
    let known = enrolments.iter().position(|enrolment| enrolment.class == class);
    let at = known.unwrap_or_else(|| {
        enrolments.push(Enrolment {
            class,
            learner: None,
            on_list: false,
        });
        enrolments.len() - 1
    });
    enrolments.get_mut(at)
}

/// A place in a table as a place in a list.
pub(crate) fn place(ix: Ix) -> usize {
    usize::try_from(ix).unwrap_or(usize::MAX)
}
