//! People on the lists of the year's classes (số người học): each person once, by the kind named in the first class list;
//! `enrolments` counts lượt.

use ledger::ActId;
use ledger::codes::LearnerKind;
use ledger::value::Place;

use crate::figure::{Absent, Figure, Item, Part, Unit, count};
use crate::histories::place;
use crate::question::Question;

pub(super) const ID: &str = "training.learners_planned";
const KINDS: [&str; 6] = [
    "cadre",
    "party_member",
    "civil_servant_or_employee",
    "part_time",
    "collaborator",
    "outstanding_citizen",
];

pub(super) fn figure(question: &Question<'_>) -> Figure {
    let (classes, histories) = (question.classes(), question.histories());
    // By place of the person, so that they stand in the order of registration.
    let mut people: Vec<Option<(LearnerKind, ActId)>> = vec![None; place(question.view.value().person_count())];
    let mut enrolments = 0;
    for class in classes {
        for (person, kind) in histories.learners(class.ix) {
            if question.covers_person(*person)
                && let Some(first) = people.get_mut(place(*person))
            {
                enrolments += 1;
                first.get_or_insert((*kind, class.source));
            }
        }
    }
    if classes.is_empty() {
        return Figure::absent(
            ID,
            Unit::People,
            Absent::NoPlan {
                year: question.day().year(),
            },
        );
    }
    let learners = (0..).zip(people).filter_map(|(person, first)| Some((person, first?)));
    let learners = learners.map(|(person, (kind, source))| Item {
        place: Place::Person(person),
        part: KINDS[(kind as usize - 1).min(KINDS.len() - 1)].into(),
        counts: true,
        source: Some(source),
        day: None,
        unit: None,
    });
    let mut items = Vec::with_capacity(enrolments);
    items.extend(learners);
    let mut figure = Figure::counted(ID, Unit::People, &KINDS, items);
    figure.parts.push(Part {
        id: "enrolments".into(),
        value: count(enrolments),
        of: None,
    });
    figure
}
