//! Who lectures: the people whom the list of lecturers names, by the subjects that it gives them.

use std::collections::{BTreeMap, BTreeSet};

use ledger::View;
use ledger::text::fold;
use ledger::value::Ix;
use ledger::view::Structure;
use planning::timetable::training::Lecturer;

use super::classes::Programmes;
use super::inputs::Notice;
use super::question::TrainingQuestion;

/// The attribute that a list of lecturers sets: subjects, one beside the other.
const LECTURER: &str = "lecturer";
const BETWEEN: char = ';';

/// The lecturers of these courses. Who works in a body with rooms of its own teaches by profession.
pub(super) fn lecturers(
    view: View<'_>,
    structure: &Structure,
    question: &TrainingQuestion,
    programmes: &Programmes<'_>,
    courses: &BTreeSet<&str>,
    owners: &BTreeSet<Ix>,
    notices: &mut Vec<Notice>,
) -> Vec<Lecturer> {
    // By subject, the courses that whoever is recorded with it may teach.
    let mut taught: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for course in courses {
        let subjects = programmes.find(course).map(|found| &found.body().subjects);
        for subject in subjects.into_iter().flatten() {
            taught.entry(fold(subject)).or_default().push(course);
        }
    }
    let mut all = Vec::new();
    for person in view.persons().filter(ledger::view::PersonView::in_service) {
        let (Some(id), Some((listed, _))) = (person.id(), person.attribute(LECTURER)) else {
            continue;
        };
        let subjects = listed.split(BETWEEN).map(|subject| fold(subject.trim()));
        let teaches: BTreeSet<String> = subjects
            .filter_map(|subject| taught.get(&subject))
            .flatten()
            .map(|course| (*course).to_owned())
            .collect();
        if teaches.is_empty() {
            notices.push(Notice::TeachesNothingHere(person.ix()));
            continue;
        }
        let own = person
            .unit()
            .is_some_and(|unit| owners.contains(&structure.carry(unit)));
        let (full, beside) = question.sessions_a_week;
        all.push(Lecturer {
            id: id.to_string(),
            teaches: teaches.into_iter().collect(),
            away: Vec::new(),
            most_sessions: None,
            most_sessions_a_week: Some(if own { full } else { beside }),
        });
    }
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}
