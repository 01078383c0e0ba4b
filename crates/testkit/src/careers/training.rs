//! The year's quotas and classes: opened in January, filled in February, ended in September.

use ledger::acts::Dated;
use ledger::acts::bodies::AssignQuota;
use ledger::acts::training::{Complete, Enrol, Gives, OpenClass, Withdraw};
use ledger::codes::{ClassResult, LearnerKind, Learning, QuotaKind, Standing, TrainingFamily};
use ledger::{ActId, ClassId, Day};

use super::life::Due;
use super::{Careers, count};

/// So many units share a class of each family.
const UNITS_A_CLASS: u32 = 5;
/// So many units share a decision on quotas.
const UNITS_A_QUOTA: u32 = 40;

impl Careers {
    pub(super) fn quotas_and_classes(&mut self, year: i32, on: Day, unit: u32) {
        let units = count(self.units.len());
        if unit.is_multiple_of(UNITS_A_QUOTA) {
            let year_of = u16::try_from(year).unwrap();
            let own = unit..(unit + UNITS_A_QUOTA).min(units);
            let assign = own.map(|unit| -> Dated {
                let own = &self.units[unit as usize];
                let posts = count(own.people.len()) + 20;
                AssignQuota {
                    unit: own.id,
                    kind: QuotaKind::CivilService,
                    year: year_of,
                    posts,
                    to_cut: 1,
                }
                .into()
            });
            let acts = assign.collect();
            self.decide(on, &format!("Giao biên chế năm {year}"), None, acts);
        }
        if unit == 0 {
            let classes = 2 * units.div_ceil(UNITS_A_CLASS);
            let open = (0..classes)
                .map(|at| class(year, at, count(self.lives.len())))
                .collect();
            let decision = self.decide(on, &format!("Kế hoạch đào tạo, bồi dưỡng năm {year}"), None, open);
            self.classes = (0..classes)
                .map(|ordinal| ClassId(ActId { decision, ordinal }))
                .collect();
        }
    }

    pub(super) fn enrol(&mut self, on: Day, unit: u32) {
        let mut acts: Vec<Dated> = Vec::new();
        for person in self.owing(unit, Due::Class) {
            let class = self.classes[(2 * (unit / UNITS_A_CLASS) + person % 2) as usize];
            let life = &mut self.lives[person as usize];
            life.class = Some(class);
            let learner = match life.standing {
                Standing::Cadre => LearnerKind::Cadre,
                _ => LearnerKind::CivilServantOrEmployee,
            };
            acts.push(
                Enrol {
                    person: life.id,
                    class,
                    learner,
                }
                .into(),
            );
        }
        self.decide(on, "Cử đi đào tạo, bồi dưỡng", Some(unit), acts);
    }

    pub(super) fn results(&mut self, on: Day, unit: u32) {
        let mut acts: Vec<Dated> = Vec::new();
        for person in self.units[unit as usize].people.clone() {
            let life = &mut self.lives[person as usize];
            let Some(class) = life.class.take() else { continue };
            let person = life.id;
            acts.push(match self.dice.below(100) {
                0..3 => Withdraw { person, class }.into(),
                3..6 => Complete {
                    person,
                    class,
                    result: ClassResult::Failed,
                }
                .into(),
                _ => Complete {
                    person,
                    class,
                    result: ClassResult::Passed,
                }
                .into(),
            });
        }
        self.decide(on, "Công nhận kết quả học tập", Some(unit), acts);
    }
}

fn class(year: i32, at: u32, seats: u32) -> Dated {
    let theory = at.is_multiple_of(2);
    let (programme, family) = if theory {
        (
            "training.programme-theory-intermediate",
            TrainingFamily::PoliticalTheory,
        )
    } else {
        ("training.programme-resolutions", TrainingFamily::Professional)
    };
    let gives = Gives {
        field: Learning::Theory,
        level: "intermediate".to_owned(),
    };
    let day = |number: i32| Day(Day::first_of_year(year).number() + number);
    OpenClass {
        code: format!("L{year}-{at}"),
        title: format!("Lớp bồi dưỡng số {at} năm {year}"),
        programme: programme.to_owned(),
        family,
        seats,
        starts: day(75),
        ends: day(230),
        gives: theory.then_some(gives),
        organiser: None,
    }
    .into()
}
