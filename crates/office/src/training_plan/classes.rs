//! The classes of the year: those that are open and have not begun, and those that needs ask for, each with who is to learn in it.

use std::collections::{BTreeMap, BTreeSet};

use lawbook::{InForce, Lawbook, Programme};
use ledger::codes::LearnerKind;
use ledger::value::{Fact, FactKind, Ix, Kinds, Place};
use ledger::view::ClassView;
use ledger::{Day, PersonId, View};

use super::inputs::{Notice, PlannedClass, PlannedLearner};
use super::question::TrainingQuestion;
use crate::needs::Needs;

/// Classes, and who is to take which programme, by its code.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) classes: Vec<PlannedClass>,
    pub(super) learners: BTreeMap<PersonId, PlannedLearner>,
    pub(super) courses: BTreeMap<PersonId, BTreeSet<String>>,
    pub(super) notices: Vec<Notice>,
}

/// The programmes in force, by entry and by the code that older papers write.
pub(super) struct Programmes<'l>(Vec<InForce<'l, Programme>>);

impl<'l> Programmes<'l> {
    pub(super) fn on(law: &'l Lawbook, day: Day) -> Self {
        Self(law.programmes(day))
    }

    /// A programme by its entry or its code.
    pub(super) fn find(&self, name: &str) -> Option<&InForce<'l, Programme>> {
        self.0
            .iter()
            .find(|found| found.entry.id == name || found.body().code == name)
    }

    pub(super) fn elsewhere(&self, course: &str) -> bool {
        self.find(course).is_some_and(|found| found.body().elsewhere)
    }
}

impl Gathered {
    pub(super) fn of(view: View<'_>, question: &TrainingQuestion, needs: &Needs, programmes: &Programmes<'_>) -> Self {
        let mut all = Self::default();
        all.open(view, question, needs, programmes);
        for class in &needs.classes {
            let course = programmes
                .find(&class.programme)
                .map_or_else(|| class.programme.clone(), |found| found.body().code.clone());
            if class.open.is_none() {
                all.classes.push(PlannedClass {
                    code: class.code.clone(),
                    title: class.title.clone(),
                    programme: class.programme.clone(),
                    course: course.clone(),
                    family: class.family,
                    seats: class.seats,
                    announced: (class.starts, class.ends),
                    gives: class.gives.clone(),
                    open: None,
                    organiser: None,
                    listed: Vec::new(),
                });
            }
            for learner in &class.learners {
                all.learns(learner.person, learner.ix, learner.kind, &course);
            }
        }
        all.classes
            .sort_by(|one, other| (&one.programme, &one.code).cmp(&(&other.programme, &other.code)));
        all.waiting(view, needs, programmes);
        for class in &all.classes {
            if programmes.elsewhere(&class.course) {
                all.notices.push(Notice::Elsewhere(class.code.clone()));
            }
        }
        all
    }

    fn learns(&mut self, person: PersonId, ix: Ix, kind: LearnerKind, course: &str) {
        self.learners
            .entry(person)
            .or_insert(PlannedLearner { person, ix, kind });
        self.courses.entry(person).or_default().insert(course.to_owned());
    }

    /// Classes of the ledger that begin after the day, with their lists as decisions of the year make them.
    fn open(&mut self, view: View<'_>, question: &TrainingQuestion, needs: &Needs, programmes: &Programmes<'_>) {
        let year = question.of_year();
        let later = view.at(Day::last_of_year(year).max(view.day()));
        let of_year = |class: &ClassView<'_>| class.starts.year() == year && class.starts > view.day();
        for class in later.classes().filter(of_year) {
            let Some(id) = class.id() else { continue };
            let code = class.code().to_string();
            let Some(found) = programmes.find(&view.text(class.programme)) else {
                self.notices.push(Notice::UnknownProgramme(code));
                continue;
            };
            let course = found.body().code.clone();
            let mut listed = Vec::new();
            for (ix, kind) in class.learners() {
                let person = view.person(ix).filter(ledger::view::PersonView::in_service);
                let Some(person) = person.and_then(|person| person.id()) else {
                    continue;
                };
                // Who is on two lists of one programme stays on the first.
                if self
                    .courses
                    .get(&person)
                    .is_none_or(|courses| !courses.contains(&course))
                {
                    self.learns(person, ix, kind, &course);
                    listed.push(person);
                }
            }
            let needed = needs.classes.iter().filter(|own| own.open == Some(id));
            if listed.is_empty() && needed.map(|own| own.learners.len()).sum::<usize>() == 0 {
                self.notices.push(Notice::NobodyListed(code));
                continue;
            }
            self.classes.push(PlannedClass {
                code,
                title: class.title().to_string(),
                programme: found.entry.id.clone(),
                course,
                family: class.family,
                seats: class.seats,
                announced: (class.starts, class.ends),
                gives: class.gives.map(|(field, level)| (field, view.text(level).to_string())),
                open: Some(id),
                organiser: organiser(later, class.ix),
                listed,
            });
        }
    }

    /// Whoever needs found no free time for: half days may fit where whole weeks did not, as long as there are seats.
    fn waiting(&mut self, view: View<'_>, needs: &Needs, programmes: &Programmes<'_>) {
        let mut left: BTreeMap<String, u32> = BTreeMap::new();
        for one in &needs.unplaced {
            let course = programmes
                .find(&one.programme)
                .map_or_else(|| one.programme.clone(), |found| found.body().code.clone());
            let seats: u32 = self
                .classes
                .iter()
                .filter(|class| class.course == course)
                .map(|class| class.seats)
                .sum();
            let taken = self.courses.values().filter(|courses| courses.contains(&course));
            // A class held elsewhere is not moved: whoever is in other classes then is told of.
            if !programmes.elsewhere(&course) && u32::try_from(taken.count()).unwrap_or(u32::MAX) < seats {
                let kind = view
                    .person(one.ix)
                    .map_or(LearnerKind::CivilServantOrEmployee, crate::needs::kind);
                self.learns(one.person, one.ix, kind, &course);
            } else {
                *left.entry(one.programme.clone()).or_default() += 1;
            }
        }
        self.notices.extend(
            left.into_iter()
                .map(|(programme, people)| Notice::NoSeat(programme, people)),
        );
    }
}

/// Who opens a class.
fn organiser(view: View<'_>, class: Ix) -> Option<ledger::UnitId> {
    let held = Kinds::NONE.with(FactKind::In);
    view.facts_of(Place::Class(class), held).find_map(|row| match row.fact {
        Fact::In { unit } => view.unit_id(unit),
        _ => None,
    })
}
