//! What the years add to the records: steps, learning, Party, grades, rewards, contracts. Lists by unit.

use ledger::Day;
use ledger::acts::Dated;
use ledger::acts::appraisal::{Grade, Reward};
use ledger::acts::record::{RecordParty, SignContract};
use ledger::codes::{ContractKind, GradeCode, Learning, PartyState, Standing};

use super::Careers;
use super::founding::{attribute, held, rank};
use super::life::Due;

/// What is learned on top of what the stock-taking found.
const FURTHER: [(Learning, &str); 5] = [
    (Learning::Language, "level-3"),
    (Learning::StateManagement, "principal"),
    (Learning::Theory, "advanced"),
    (Learning::Education, "master"),
    (Learning::Language, "level-4"),
];
/// A rank has no more steps.
const MOST_STEPS: u8 = 9;

impl Careers {
    /// Those of a unit to whom something falls due.
    pub(super) fn owing(&self, unit: u32, due: Due) -> Vec<u32> {
        let people = self.units[unit as usize].people.iter().copied();
        people.filter(|person| self.lives[*person as usize].owes(due)).collect()
    }

    pub(super) fn steps(&mut self, on: Day, unit: u32) {
        let mut acts = Vec::new();
        for person in self.owing(unit, Due::Step) {
            let life = &mut self.lives[person as usize];
            life.step = (life.step + 1).min(MOST_STEPS);
            acts.push(rank(life.id, life.standing, life.step));
        }
        self.decide(on, "Về việc nâng bậc lương thường xuyên", Some(unit), acts);
    }

    pub(super) fn record(&mut self, on: Day, unit: u32) {
        let mut acts: Vec<Dated> = Vec::new();
        for person in self.owing(unit, Due::Learning) {
            let life = &mut self.lives[person as usize];
            let (field, level) = FURTHER[usize::from(life.learned) % FURTHER.len()];
            life.learned += 1;
            acts.push(held(life.id, field, level));
        }
        self.decide(on, "Bổ sung văn bằng, chứng chỉ", Some(unit), std::mem::take(&mut acts));
        for person in self.owing(unit, Due::Party) {
            let life = &mut self.lives[person as usize];
            life.party = match life.party {
                PartyState::None => PartyState::Probationary,
                _ => PartyState::Official,
            };
            let (person, state) = (life.id, life.party);
            acts.push(RecordParty { person, state }.into());
        }
        for person in self.owing(unit, Due::Attribute) {
            let number = self.dice.below(100_000_000);
            let person = self.lives[person as usize].id;
            acts.push(attribute(person, "phone", format!("09{number:08}")));
        }
        for person in self.owing(unit, Due::Contract) {
            let life = &self.lives[person as usize];
            if life.standing == Standing::PublicEmployee {
                let (kind, term_ends) = (ContractKind::WorkForTerm, Some(on.plus_months(36)));
                acts.push(
                    SignContract {
                        person: life.id,
                        kind,
                        term_ends,
                    }
                    .into(),
                );
            } else {
                let title = self
                    .dice
                    .one(&["Chiến sĩ thi đua cơ sở", "Giấy khen của Chủ tịch UBND huyện"])
                    .to_owned();
                acts.push(Reward { person: life.id, title }.into());
            }
        }
        self.decide(on, "Cập nhật hồ sơ", Some(unit), acts);
    }

    pub(super) fn grades(&mut self, year: i32, on: Day, unit: u32) {
        let grade = |dice: &mut super::Dice| match dice.below(100) {
            0..20 => GradeCode::Excellent,
            20..90 => GradeCode::Good,
            90..98 => GradeCode::Completed,
            _ => GradeCode::NotCompleted,
        };
        let mut acts: Vec<Dated> = Vec::new();
        for person in self.owing(unit, Due::Grade) {
            let (person, grade) = (self.lives[person as usize].id, grade(&mut self.dice));
            let year = u16::try_from(year).unwrap();
            acts.push(Grade { person, year, grade }.into());
        }
        self.decide(
            on,
            &format!("Xếp loại chất lượng năm {year}"),
            Some(unit),
            std::mem::take(&mut acts),
        );
        for person in self.owing(unit, Due::Reward) {
            let (person, title) = (self.lives[person as usize].id, "Lao động tiên tiến".to_owned());
            acts.push(Reward { person, title }.into());
        }
        self.decide(on, &format!("Khen thưởng năm {year}"), Some(unit), acts);
    }
}
