//! People on the lists of the year's classes (số người học): each person once, by the kind named in the first class list;
//! `enrolments` counts lượt.

use std::collections::BTreeMap;

use ledger::codes::LearnerKind;
use ledger::value::Place;

use super::classes_planned::planned;
use crate::figure::{Absent, Figure, Item, Part, Unit, count};
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
    let mut people: BTreeMap<u32, (LearnerKind, ledger::ActId)> = BTreeMap::new();
    let (mut enrolments, mut classes) = (0, 0);
    for class in planned(question) {
        classes += 1;
        for (person, kind) in class.learners() {
            if question.covers_person(person) {
                enrolments += 1;
                people.entry(person).or_insert((kind, class.source));
            }
        }
    }
    if classes == 0 {
        return Figure::absent(
            ID,
            Unit::People,
            Absent::NoPlan {
                year: question.day().year(),
            },
        );
    }
    let items = people.into_iter().map(|(person, (kind, source))| Item {
        place: Place::Person(person),
        part: KINDS[(kind as usize - 1).min(KINDS.len() - 1)].into(),
        counts: true,
        source: Some(source),
        day: None,
        unit: None,
    });
    let mut figure = Figure::counted(ID, Unit::People, &KINDS, items.collect());
    figure.parts.push(Part {
        id: "enrolments".into(),
        value: count(enrolments),
        of: None,
    });
    figure
}
