//! INVARIANT: people read together, kind by kind, are what each is read alone: after any decisions, histories packed or open, on any day,
//! as known at any place of the log, with drafts on top.

use ledger::acts::Dated;
use ledger::acts::appraisal::Grade;
use ledger::acts::career::{Appoint, HoldConcurrently, Recruit, Relieve, Resign, Retire, Transfer};
use ledger::acts::decisions::Revoke;
use ledger::acts::pauses::ExtendService;
use ledger::acts::people::Identity;
use ledger::acts::people::{AttributeValue, CorrectPerson, SetPersonAttribute};
use ledger::acts::record::{RecordLearning, RecordNoLearning, RecordParty, RecordService, SetRank};
use ledger::acts::succession::PlanSuccessor;
use ledger::codes::{GradeCode, Learning, LearningState, PartyState, Sex, Standing};
use ledger::value::Place;
use ledger::{Day, Entity, PersonId, PostId, Seq, UnitId, Value, When};
use proptest::prelude::*;

use super::everybody::chance::Chance;
use super::everybody::{agree, make};
use super::{day, sample};

/// More than one word of people, the last one not full.
const PEOPLE: u32 = 150;

/// What happens to officials by chance.
struct Happening {
    value: Value,
    chance: Chance,
}

impl Happening {
    fn day(&mut self) -> Day {
        Day(day("1999-01-01").number() + i32::try_from(self.chance.below(10_000)).unwrap())
    }

    /// A day as papers tell it; some lie where two bytes do not reach.
    fn when(&mut self) -> When {
        let on = self.day();
        match self.chance.below(12) {
            0 => When::Year(on.year()),
            1 => When::Month(on.year(), on.civil().1),
            2 | 3 => When::By(on),
            4 => When::Day(day("1890-05-05")),
            5 => When::Day(day("2090-05-05")),
            _ => When::Day(on),
        }
    }

    fn person(&mut self) -> PersonId {
        let ix = self.chance.below(PEOPLE);
        match self.value.entity(Place::Person(ix)) {
            Some(Entity::Person(id)) => id,
            other => panic!("{other:?}"),
        }
    }

    fn post(&mut self) -> PostId {
        let ix = self.chance.below(self.value.post_count());
        match self.value.entity(Place::Post(ix)) {
            Some(Entity::Post(id)) => id,
            other => panic!("{other:?}"),
        }
    }

    fn unit(&mut self) -> UnitId {
        let ix = self.chance.below(self.value.unit_count());
        match self.value.entity(Place::Unit(ix)) {
            Some(Entity::Unit(id)) => id,
            other => panic!("{other:?}"),
        }
    }

    fn text(&mut self, key: &str) -> String {
        let texts: &[&str] = match key {
            "ethnicity" => &["Kinh", "Dao", "Tày"],
            _ => &["2004-03-01", "2004", "..2004-03-01", "lâu rồi"],
        };
        (*self.chance.pick(texts)).to_owned()
    }

    fn act(&mut self) -> Dated {
        let (person, post, unit) = (self.person(), self.post(), self.unit());
        let when = self.when();
        let act: ledger::acts::Act = match self.chance.below(19) {
            0..=2 => {
                let field = *self
                    .chance
                    .pick(&[Learning::Theory, Learning::Education, Learning::Computing]);
                let level = (*self
                    .chance
                    .pick(&["intermediate", "advanced", "university", "basic", "khác"]))
                .to_owned();
                let state = *self
                    .chance
                    .pick(&[LearningState::Held, LearningState::Held, LearningState::Studying]);
                let specialism = None;
                RecordLearning {
                    person,
                    field,
                    level,
                    specialism,
                    state,
                }
                .into()
            }
            3 => RecordNoLearning {
                person,
                field: Learning::Theory,
            }
            .into(),
            4 => {
                let state = *self.chance.pick(PartyState::ALL);
                RecordParty { person, state }.into()
            }
            5 => {
                let standing = *self.chance.pick(Standing::ALL);
                RecordService { person, unit, standing }.into()
            }
            6 | 7 => {
                let rank = (*self.chance.pick(&["01.003", "01.002", "không rõ"])).to_owned();
                let coefficient = self.chance.pick(&["2.34", "4.40"]).parse().ok();
                SetRank {
                    person,
                    rank,
                    step: None,
                    coefficient,
                }
                .into()
            }
            8 => {
                let (first, years) = (2010 + self.chance.below(12), self.chance.below(9));
                let [first_year, last_year] = [first, first + years].map(|year| u16::try_from(year).unwrap());
                PlanSuccessor {
                    person,
                    post,
                    first_year,
                    last_year,
                }
                .into()
            }
            9 | 10 => {
                let year = u16::try_from(2012 + self.chance.below(12)).unwrap();
                let grade = *self.chance.pick(GradeCode::ALL);
                Grade { person, year, grade }.into()
            }
            11 | 12 => {
                let key = *self.chance.pick(&["ethnicity", "recruited"]);
                let value = AttributeValue::Text(self.text(key));
                let value = (self.chance.below(8) > 0).then_some(value);
                SetPersonAttribute {
                    person,
                    key: key.to_owned(),
                    value,
                }
                .into()
            }
            13 => HoldConcurrently { person, post }.into(),
            14 => match self.chance.below(4) {
                0 => Appoint {
                    person,
                    post,
                    term_ends: None,
                }
                .into(),
                1 => Transfer { person, post }.into(),
                2 => Relieve { person, post }.into(),
                _ => {
                    let standing = *self.chance.pick(Standing::ALL);
                    let post = (self.chance.below(2) == 0).then_some(post);
                    Recruit {
                        person,
                        unit,
                        standing,
                        post,
                    }
                    .into()
                }
            },
            15 => match self.chance.below(3) {
                0 => Retire { person }.into(),
                _ => Resign { person }.into(),
            },
            16 => {
                let retires = self.day();
                ExtendService { person, retires }.into()
            }
            17 => {
                let identity = if self.chance.below(2) == 0 {
                    Identity::Birth(self.when())
                } else {
                    Identity::Sex(*self.chance.pick(Sex::ALL))
                };
                CorrectPerson { person, identity }.into()
            }
            _ => {
                let decision = Seq(4 + self.chance.below(self.value.head().seq.0));
                Revoke { decision, from: None }.into()
            }
        };
        act.at(when)
    }

    /// Some decisions, of which those stand that the ledger accepts; sometimes everything is packed, at last some are drafts.
    fn go_on(mut self) -> Value {
        let decisions = 20 + self.chance.below(60);
        for at in 0..decisions {
            let acts = (0..=self.chance.below(2)).map(|_| self.act()).collect();
            let on = self.day().to_string();
            let decision = sample::decision("", &on, acts);
            let draft = at + 4 > decisions && self.chance.below(2) == 0 || self.value.drafts() > 0;
            let taken = if draft {
                self.value.draft(&decision)
            } else {
                self.value.accept(&decision)
            };
            self.value = taken.unwrap_or(self.value);
            if self.chance.below(12) == 0 {
                self.value = self.value.packed();
            }
        }
        if self.chance.below(2) == 0 {
            self.value.packed()
        } else {
            self.value
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24.max(ProptestConfig::default().cases / 10)))]
    #[test]
    fn people_read_together_are_each_read_alone(seed in any::<u64>()) {
        let start = make::nation(PEOPLE, 40, seed, |_| {}).packed();
        let mut value = Happening { value: start, chance: Chance(seed) }.go_on();
        let mut chance = Chance(!seed);
        for _ in 0..3 {
            let on = Day(day("1998-06-01").number() + i32::try_from(chance.below(12_000)).unwrap());
            let newest = value.head().seq.0;
            for known in [Seq::LATEST, value.head().seq, Seq(3 + chance.below(newest))] {
                if let Err(differs) = agree(&value, on, on, known) {
                    prop_assert!(false, "{differs} on {on} as known at {known}");
                }
            }
            value = value.packed();
        }
    }
}
