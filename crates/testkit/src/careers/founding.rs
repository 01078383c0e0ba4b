//! Units, and what the stock-taking finds in each: posts, people, records.

use ledger::acts::Dated;
use ledger::acts::bodies::{CreatePost, Establish};
use ledger::acts::people::{AttributeValue, RegisterPerson, SetPersonAttribute};
use ledger::acts::record::{RecordLearning, RecordParty, RecordPost, RecordService, SetRank};
use ledger::codes::{Learning, LearningState, PartyState, Sex, Standing, UnitKind};
use ledger::{ActId, Day, Decimal, PersonId, PostId, UnitId, When};

use super::life::Life;
use super::{Careers, STOCK, Unit, count, names};

const TOPS: u32 = 12;
/// With so few acts a person nobody holds a post.
const FEW_ACTS: u32 = 5;
/// So many acts of a life come first, the dearest to whoever takes stock at the beginning: with few acts a person only these are made.
const FIRST_ACTS: u32 = 12;

impl Careers {
    /// The root in a decision of its own, then all units under it.
    pub(super) fn establish(&mut self, units: u32) {
        let on = Day::first_of_year(STOCK - 2);
        let unit = |name: String, kind, parent| -> Dated {
            let code = None;
            Establish {
                name,
                kind,
                parent,
                code,
            }
            .into()
        };
        let root = unit("Huyện minh họa".to_owned(), UnitKind::Authority, None);
        let first = self.decide(on, "Thành lập huyện", None, vec![root]);
        let root = UnitId(ActId {
            decision: first,
            ordinal: 0,
        });
        let tops = (units / TOPS).max(1);
        let all = (0..units).map(|at| {
            let (kind, parent) = if at < tops {
                (UnitKind::Commune, root)
            } else {
                (UnitKind::ServiceUnit, UnitId::here(at % tops))
            };
            unit(names::unit(at, at < tops), kind, Some(parent))
        });
        let all: Vec<Dated> = all.collect();
        let decision = self.decide(on, "Thành lập các đơn vị", None, all);
        self.units.extend((0..units).map(|at| Unit {
            id: UnitId(ActId { decision, ordinal: at }),
            name: names::unit(at, at < tops),
            people: Vec::new(),
            free: Vec::new(),
            first_post: None,
        }));
    }

    /// The posts of a unit, then its people with what is known of them.
    pub(super) fn take_stock(&mut self, unit: u32) {
        let on = Day(Day::first_of_year(STOCK).number() + 100);
        let units = count(self.units.len());
        let people = self.at_first / units + u32::from(unit < self.at_first % units);
        // Two in three hold a post, and one in six posts is free.
        let posts = people * 2 / 3 + people / 8 + 3;
        let id = self.units[unit as usize].id;
        let create = |at: u32| -> Dated {
            let title = names::TITLES[(unit + at) as usize % names::TITLES.len()].to_owned();
            CreatePost { unit: id, title }.into()
        };
        let decision = self.decide(
            on,
            "Phê duyệt vị trí việc làm",
            Some(unit),
            (0..posts).map(create).collect(),
        );
        let own = &mut self.units[unit as usize];
        own.free
            .extend((0..posts).rev().map(|ordinal| PostId(ActId { decision, ordinal })));
        own.first_post = own.free.last().copied();
        let mut acts = Vec::new();
        for at in 0..people {
            let holds = at % 3 != 2 && self.acts > FEW_ACTS;
            let post = if holds {
                self.units[unit as usize].free.pop()
            } else {
                None
            };
            self.found(unit, post, &mut acts);
        }
        self.decide(on, "Kiểm kê hồ sơ cán bộ, công chức, viên chức", Some(unit), acts);
    }

    /// Registers somebody as the next act of the next decision; who it is.
    pub(super) fn register(&mut self, unit: u32, post: Option<PostId>, born: i32, acts: &mut Vec<Dated>) -> u32 {
        let number = count(self.lives.len());
        let male = self.dice.falls(520);
        let birth = Day(Day::first_of_year(born).number() + self.dice.below(365).cast_signed());
        let person = PersonId(ActId {
            decision: self.seq.next(),
            ordinal: count(acts.len()),
        });
        let register = RegisterPerson {
            full_name: names::person(male, &mut self.dice),
            sex: Some(if male { Sex::Male } else { Sex::Female }),
            birth: Some(if self.dice.falls(60) {
                When::Year(birth.year())
            } else {
                When::Day(birth)
            }),
            citizen_number: Some(format!("022{number:09}")),
        };
        acts.push(register.into());
        let standing = match post {
            Some(_) => self
                .dice
                .one(&[Standing::Cadre, Standing::CivilServant, Standing::CivilServant]),
            None => Standing::PublicEmployee,
        };
        self.units[unit as usize].people.push(number);
        self.lives.push(Life {
            id: person,
            unit,
            post,
            also: None,
            planned: None,
            class: None,
            lent: None,
            born,
            standing,
            party: PartyState::None,
            step: 1,
            learned: 0,
            disciplined: false,
            here: true,
            due: 0,
        });
        number
    }

    fn found(&mut self, unit: u32, post: Option<PostId>, acts: &mut Vec<Dated>) {
        let born = 1957 + self.dice.below(32).cast_signed();
        let number = self.register(unit, post, born, acts);
        let id = self.units[unit as usize].id;
        let life = &mut self.lives[number as usize];
        // Inside its own decision a thing is named by its place in it.
        let person = PersonId::here(life.id.0.ordinal);
        let standing = life.standing;
        life.step = 1 + u8::try_from(((STOCK - born - 23) / 3).clamp(0, 8)).unwrap();
        life.party = self.dice.one(&[
            PartyState::Official,
            PartyState::Official,
            PartyState::Probationary,
            PartyState::None,
        ]);
        let (step, state) = (life.step, life.party);
        let mut found: Vec<Dated> = vec![
            RecordService {
                person,
                unit: id,
                standing,
            }
            .into(),
        ];
        found.extend(post.map(|post| RecordPost { person, post }.into()));
        let education = self
            .dice
            .one(&["college", "university", "university", "university", "master"]);
        found.push(held(person, Learning::Education, education));
        found.push(RecordParty { person, state }.into());
        found.push(rank(person, standing, step));
        let theory = self.dice.one(&["elementary", "elementary", "intermediate", "advanced"]);
        found.push(held(person, Learning::Theory, theory));
        found.push(held(
            person,
            Learning::StateManagement,
            self.dice.one(&["officer", "expert"]),
        ));
        found.push(held(person, Learning::Computing, self.dice.one(&["basic", "advanced"])));
        found.push(held(person, Learning::Language, self.dice.one(&["level-1", "level-2"])));
        let ethnicity = self.dice.one(&["Kinh", "Kinh", "Dao", "Tày", "Sán Dìu"]).to_owned();
        found.push(attribute(person, "ethnicity", ethnicity));
        found.push(attribute(person, "native_place", names::place(&mut self.dice)));
        // Creating the post is one of the acts of its holder, and some are left for the years to come.
        let most = (self.acts * 2 / 3).clamp(2, FIRST_ACTS) as usize;
        found.truncate(most - 1 - usize::from(post.is_some()));
        acts.extend(found);
    }
}

/// Learning that is held.
pub(super) fn held(person: PersonId, field: Learning, level: &str) -> Dated {
    let (level, specialism, state) = (level.to_owned(), None, LearningState::Held);
    RecordLearning {
        person,
        field,
        level,
        specialism,
        state,
    }
    .into()
}

/// Rank and step, with the coefficient that belongs to them.
pub(super) fn rank(person: PersonId, standing: Standing, step: u8) -> Dated {
    let (rank, first, more) = match standing {
        Standing::Cadre => ("01.002", 4_400_000, 340_000),
        Standing::PublicEmployee => ("V.07.04.32", 2_340_000, 330_000),
        _ => ("01.003", 2_340_000, 330_000),
    };
    let coefficient = Some(Decimal::from_millionths(first + more * i64::from(step - 1)));
    let (rank, step) = (rank.to_owned(), Some(step));
    SetRank {
        person,
        rank,
        step,
        coefficient,
    }
    .into()
}

/// An attribute with a text.
pub(super) fn attribute(person: PersonId, key: &str, text: String) -> Dated {
    let (key, value) = (key.to_owned(), Some(AttributeValue::Text(text)));
    SetPersonAttribute { person, key, value }.into()
}
