//! What figures count in the histories of people, gathered in one pass for all figures of a question.

use ledger::codes::{HoldMode, LearnerKind};
use ledger::value::{Fact, FactKind, Ix, Kinds, Row};
use ledger::{Day, Seq, View};

use crate::counted::{COUNTED, CountedRows};

/// The kinds of which every row that holds on the day is noted.
pub(crate) const NOTABLE: Kinds = Kinds::of(&[
    FactKind::CutPost,
    FactKind::Holding,
    FactKind::Moved,
    FactKind::Planned,
    FactKind::Reinforcing,
    FactKind::TitlesUnited,
]);

/// What one pass over everybody's history found.
#[derive(Debug, Default, PartialEq)]
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
    ///
    /// What was gathered for the view's value spares reading it again.
    pub(crate) fn of(view: View<'_>, classes: impl IntoIterator<Item = Ix>, gathered: Option<&CountedRows>) -> Self {
        let value = view.value();
        let mut asked = vec![false; place(value.class_count())];
        for class in classes {
            if let Some(asked) = asked.get_mut(place(class)) {
                *asked = true;
            }
        }
        let people = place(value.person_count());
        let mut all = Self {
            // Most people in service hold a post.
            notable: Vec::with_capacity(people),
            units: vec![None; people],
            lists: vec![Vec::new(); asked.len()],
        };
        // Gathered is what is known now.
        let now = value.on(view.day(), Seq::LATEST).known();
        let gathered = gathered.filter(|_| view.known() == now);
        let unit_of_post = |post| {
            let kept = gathered.and_then(|gathered| gathered.unit_of_post(post));
            kept.or_else(|| view.unit_of_post(post))
        };
        let is_known = |person| gathered.is_some_and(|gathered| gathered.is_known(person));
        let mut reading = Reading {
            known: is_known(0),
            ..Reading::default()
        };
        let mut read = |person, row: &Row| {
            if reading.person != person {
                all.close(unit_of_post, &mut reading);
                (reading.person, reading.known) = (person, is_known(person));
            }
            all.read(view.day(), row, &asked, &mut reading);
        };
        match gathered {
            Some(gathered) => gathered.rows().iter().for_each(|(person, row)| read(*person, row)),
            None => view.scan(0..value.person_count(), COUNTED, |person, row| read(person, &row)),
        }
        all.close(unit_of_post, &mut reading);
        if let Some(gathered) = gathered {
            all.serve(view.day(), gathered);
        }
        all
    }

    /// Puts those who hold no post into the unit that they are in the service of.
    fn serve(&mut self, day: Day, gathered: &CountedRows) {
        for service in gathered.services().iter().filter(|service| service.holds(day)) {
            if let Some(unit @ None) = self.units.get_mut(place(service.person))
                && gathered.is_known(service.person)
            {
                *unit = Some(service.unit);
            }
        }
    }

    /// Reads one row.
    #[inline]
    fn read(&mut self, day: Day, row: &Row, asked: &[bool], of: &mut Reading) {
        use Fact::{CutPost, Enrolled, Exists, Finished, Holding, Moved, Planned, Reinforcing, Service, TitlesUnited};
        match row.fact {
            Exists => of.known = true,
            Enrolled { class, learner } if row.from <= day => {
                if let Some(one) = enrolment(class, asked, &mut of.enrolments) {
                    one.learner = Some(learner);
                    one.on_list |= row.holds(day);
                }
            }
            Finished { class, .. } if row.from <= day => {
                if let Some(one) = enrolment(class, asked, &mut of.enrolments) {
                    one.on_list = true;
                }
            }
            Service { unit, .. } if row.holds(day) => of.service = of.service.or(Some(unit)),
            Holding { post, mode, .. } if row.holds(day) => {
                if mode == HoldMode::Main {
                    of.main = of.main.or(Some(post));
                }
                self.notable.push((of.person, *row));
            }
            CutPost { .. } | Moved { .. } | Planned { .. } | Reinforcing { .. } | TitlesUnited { .. }
                if row.holds(day) =>
            {
                self.notable.push((of.person, *row));
            }
            _ => {}
        }
    }

    /// Notes what the rows of one person tell together, and begins anew.
    fn close(&mut self, unit_of_post: impl Fn(Ix) -> Option<Ix>, of: &mut Reading) {
        let unit = of.main.and_then(unit_of_post).or(of.service);
        if let Some(own) = self.units.get_mut(place(of.person)) {
            *own = unit.filter(|_| of.known);
        }
        for enrolment in of.enrolments.drain(..).filter(|enrolment| enrolment.on_list) {
            if let (Some(list), Some(learner)) = (self.lists.get_mut(place(enrolment.class)), enrolment.learner) {
                list.push((of.person, learner));
            }
        }
        (of.known, of.main, of.service) = (false, None, None);
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

/// What the rows of one person have told so far.
#[derive(Debug, Default)]
struct Reading {
    person: Ix,
    known: bool,
    main: Option<Ix>,
    service: Option<Ix>,
    enrolments: Vec<Enrolment>,
}

/// What a history tells of one class so far.
#[derive(Debug)]
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
