//! Decisions of one act on random people, such as come one after the other on a usual day.

use ledger::acts::Dated;
use ledger::acts::appraisal::Reward;
use ledger::acts::people::{AttributeValue, SetPersonAttribute};
use ledger::acts::record::{RecordLearning, SetRank};
use ledger::codes::{Learning, LearningState};
use ledger::value::{Ix, Place};
use ledger::{Decision, Entity, PersonId, Value};

use testkit::decision;

/// Numbers that look like chance (xorshift).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 20) % u64::from(end.max(1))).unwrap()
    }
}

/// The person at a place of the table.
pub(crate) fn person(value: &Value, ix: Ix) -> PersonId {
    match value.entity(Place::Person(ix)) {
        Some(Entity::Person(person)) => person,
        other => panic!("{other:?}"),
    }
}

/// A decision of one act: a step, learning, an attribute or a reward of somebody.
pub(crate) fn one_act(value: &Value, chance: &mut Chance, number: &str) -> Decision {
    let person = person(value, chance.below(value.person_count()));
    let act: Dated = match chance.below(4) {
        0 => SetRank {
            person,
            rank: "01.002".to_owned(),
            step: Some(2),
            coefficient: "4.74".parse().ok(),
        }
        .into(),
        1 => RecordLearning {
            person,
            field: Learning::Skill,
            level: format!("kỹ năng {}", chance.below(40)),
            specialism: None,
            state: LearningState::Held,
        }
        .into(),
        2 => {
            let (key, text) = ("phone".to_owned(), format!("09{:08}", chance.below(100_000_000)));
            SetPersonAttribute {
                person,
                key,
                value: Some(AttributeValue::Text(text)),
            }
            .into()
        }
        _ => Reward {
            person,
            title: "Giấy khen".to_owned(),
        }
        .into(),
    };
    let mut paper = decision(number, "2025-03-14", vec![act]);
    "Ủy ban nhân dân huyện minh họa".clone_into(&mut paper.header.issuer);
    paper
}
