//! Proving a value: everything folded anew says what the value says.

use super::Value;
use super::row::{Place, Row};
use super::timeline::Timeline;

impl Value {
    /// Where the histories, folded anew from all acts in force and checked, differ from what the value holds; nowhere, in a sound value.
    ///
    /// A value is folded in small steps, each of which folds only what a decision touches; this is the proof that no step left out
    /// anything. It costs as much as opening the log.
    pub fn astray(&self) -> Vec<Place> {
        let all = self.places();
        let mut anew = self.clone();
        let mut problems = Vec::new();
        anew.fold_all(self.last_place(), all.iter().copied().collect(), &mut problems);
        problems.retain(|problem| !self.excused.contains_key(&problem.act));
        let said = |value: &Self, place: Place| -> Vec<Row> {
            let mut rows: Vec<Row> = value.timeline(place).into_iter().flat_map(Timeline::current).collect();
            rows.sort_unstable();
            rows
        };
        let mut astray: Vec<Place> = all
            .into_iter()
            .filter(|place| said(self, *place) != said(&anew, *place))
            .collect();
        astray.extend(problems.iter().flat_map(|problem| self.subjects_of(problem.act)));
        astray.sort_unstable();
        astray.dedup();
        astray
    }

    /// Every thing in the tables.
    fn places(&self) -> Vec<Place> {
        let units = (0..self.unit_count()).map(Place::Unit);
        let posts = (0..self.post_count()).map(Place::Post);
        let classes = (0..self.class_count()).map(Place::Class);
        units
            .chain(posts)
            .chain(classes)
            .chain((0..self.person_count()).map(Place::Person))
            .collect()
    }

    /// The place of the newest decision or draft.
    fn last_place(&self) -> crate::Seq {
        self.entries().last().map_or(crate::Seq::THIS, |(seq, _)| seq)
    }

    fn subjects_of(&self, id: crate::ActId) -> Vec<Place> {
        let mut places = Vec::new();
        if let Some(dated) = self.act_as_written(id) {
            dated
                .act
                .visit_subjects(&mut |entity| places.extend(self.place(entity)));
            places.extend(dated.act.creates(id).and_then(|created| self.place(created)));
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acts::people::RegisterPerson;
    use crate::decision::{Decision, Header};
    use crate::time::Day;

    /// The twin of every "nothing is astray": a row that no act says is found, packed or open.
    #[test]
    fn what_no_act_says_is_astray() {
        let header = Header::blank(Day(18_000));
        let person = RegisterPerson {
            full_name: "Đặng Thị Minh".to_owned(),
            sex: None,
            birth: None,
            citizen_number: None,
        };
        let acts = vec![person.into()];
        let mut value = Value::empty().accept(&Decision { header, acts }).unwrap().packed();
        assert!(value.astray().is_empty());
        value.history_mut(Place::Person(0)).unwrap().rows[0].until = Day(18_001);
        assert_eq!(value.astray(), [Place::Person(0)]);
        assert_eq!(value.packed().astray(), [Place::Person(0)]);
    }
}
