//! A country's officials, made up by chance: only their number and the kinds and dates of their records matter.

use ledger::acts::appraisal::Grade;
use ledger::acts::bodies::{CreatePost, Establish};
use ledger::acts::career::Transfer;
use ledger::acts::people::{AttributeValue, RegisterPerson, SetUnitAttribute};
use ledger::acts::record::{RecordLearning, RecordNoLearning, RecordParty, RecordPost, RecordService, SetRank};
use ledger::acts::succession::PlanSuccessor;
use ledger::acts::{Act, Dated};
use ledger::codes::{GradeCode, Learning, LearningState, PartyState, Sex, Standing, UnitKind};
use ledger::{ActId, Day, Decision, Header, PersonId, PostId, Seq, UnitId, Value, When};

use super::chance::Chance;

/// People whose records one decision takes stock of.
const A_DECISION: u32 = 25_000;

/// A ledger of `people` officials in `units` units; how many are there already is told by and by.
pub(crate) fn nation(people: u32, units: u32, seed: u64, told: impl Fn(u32)) -> Value {
    let mut made = Making {
        value: Value::empty(),
        chance: Chance(seed),
        units,
        people,
    };
    made.units();
    for first in (0..people).step_by(A_DECISION as usize) {
        told(first);
        made.officials(first, people.min(first + A_DECISION));
    }
    made.value
}

/// What a unit is, by its place. The root, 34 provinces, 3,321 communes in 10,000 units; then bodies, desks and schools.
fn kind_of(unit: u32) -> UnitKind {
    match unit {
        0 => UnitKind::Authority,
        1..=34 => UnitKind::Province,
        _ if unit.is_multiple_of(3) => {
            [UnitKind::Commune, UnitKind::Commune, UnitKind::Ward, UnitKind::Town][(unit / 3 % 4) as usize]
        }
        _ if unit % 10 == 1 => UnitKind::OneStop,
        _ if unit % 5 == 2 => UnitKind::StateBody,
        _ => [
            UnitKind::PrimarySchool,
            UnitKind::LowerSecondarySchool,
            UnitKind::MassBody,
        ][(unit % 7 % 3) as usize],
    }
}

const COMMUNE: [&str; 8] = [
    "Bí thư Đảng ủy xã",
    "Chủ tịch UBND xã",
    "Chủ tịch HĐND xã",
    "Phó Chủ tịch UBND xã",
    "Công chức Tư pháp - hộ tịch",
    "Công chức Văn phòng - thống kê",
    "Công chức Tài chính - kế toán",
    "Công chức Địa chính - Xây dựng",
];
const OFFICE: [&str; 6] = [
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Chuyên viên",
    "Chuyên viên",
    "Cán sự",
    "Nhân viên",
];
const SCHOOL: [&str; 6] = [
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Giáo viên",
    "Giáo viên",
    "Giáo viên",
    "Kế toán",
];
const PROVINCE: [&str; 3] = ["Giám đốc Sở", "Chủ tịch UBND tỉnh", "Chuyên viên"];

struct Making {
    value: Value,
    chance: Chance,
    units: u32,
    people: u32,
}

impl Making {
    fn decide(&mut self, acts: Vec<Dated>) -> Seq {
        let day = day("2015-01-01");
        let header = Header {
            kind: "decision".to_owned(),
            ..Header::blank(day)
        };
        let accepted = self.value.accept(&Decision { header, acts });
        self.value = accepted.unwrap_or_else(|refused| panic!("{refused:?}"));
        self.value.head().seq
    }

    fn units(&mut self) {
        let mut acts: Vec<Dated> = Vec::new();
        for unit in 0..self.units {
            let parent = match unit {
                0 => None,
                1..=34 => Some(0),
                _ => Some(1 + unit % 34),
            };
            let establish = Establish {
                name: format!("Đơn vị số {unit}"),
                kind: kind_of(unit),
                parent: parent.map(UnitId::here),
                code: None,
            };
            acts.push(Act::from(establish).at(When::Day(day("2000-01-01"))));
        }
        for unit in (35..self.units).filter(|unit| unit.is_multiple_of(3)) {
            let terrain = *self
                .chance
                .pick(&["plain", "plain", "mountain", "border", "island", "hard"]);
            let attribute = |key: &str, text: &str| SetUnitAttribute {
                unit: UnitId::here(unit),
                key: key.to_owned(),
                value: Some(AttributeValue::Text(text.to_owned())),
            };
            acts.push(attribute("terrain", terrain).into());
            if terrain != "plain" && self.chance.below(2) == 0 {
                acts.push(attribute("eased.professional-level", "HĐND").into());
            }
        }
        self.decide(acts);
    }

    /// The unit that a person was registered in: lists come unit by unit.
    fn home(&self, person: u32) -> u32 {
        u32::try_from(u64::from(person) * u64::from(self.units) / u64::from(self.people.max(1))).unwrap_or(0)
    }

    fn officials(&mut self, first: u32, last: u32) {
        let people = self.registered(first, last);
        let person = |n: u32| {
            PersonId(ActId {
                decision: people,
                ordinal: n - first,
            })
        };
        let (posts, moved) = self.posts(first, last);
        let post = |ordinal: u32| {
            PostId(ActId {
                decision: posts,
                ordinal,
            })
        };
        let mut acts: Vec<Dated> = Vec::new();
        let mut later = moved.iter().zip(last - first..).peekable();
        for n in first..last {
            let (who, home) = (
                person(n),
                UnitId(ActId {
                    decision: Seq(1),
                    ordinal: self.home(n),
                }),
            );
            let standing =
                [Standing::CivilServant, Standing::PublicEmployee, Standing::Cadre][self.chance.below(3) as usize];
            let since = self.since();
            acts.push(
                Act::from(RecordService {
                    person: who,
                    unit: home,
                    standing,
                })
                .at(since),
            );
            acts.push(
                Act::from(RecordPost {
                    person: who,
                    post: post(n - first),
                })
                .at(since),
            );
            acts.push(self.education(who));
            acts.push(self.theory(who));
            acts.push(self.rank(who, "2012-01-01"));
            match later.next_if(|(mover, _)| **mover == n) {
                Some((_, spare)) => acts.push(
                    Act::from(Transfer {
                        person: who,
                        post: post(spare),
                    })
                    .at(When::Day(day("2021-03-01"))),
                ),
                None => acts.push(self.sixth(who, post(n - first))),
            }
        }
        self.decide(acts);
    }

    fn registered(&mut self, first: u32, last: u32) -> Seq {
        let registered = (first..last).map(|n| {
            let born = Day(day("1962-01-01").number() + i32::try_from(self.chance.below(14_000)).unwrap_or(0));
            let person = RegisterPerson {
                full_name: ["Nguyễn Thị Ánh", "Trần Văn Bảo", "Đặng Minh Cường", "Bàn Thị Đào"][n as usize % 4]
                    .to_owned(),
                sex: Some(if self.chance.below(2) == 0 {
                    Sex::Male
                } else {
                    Sex::Female
                }),
                birth: Some(self.precisely(born)),
                citizen_number: None,
            };
            Act::from(person).at(When::Day(born))
        });
        let acts = registered.collect::<Vec<_>>();
        self.decide(acts)
    }

    /// A post a person, and further ones for those who move later, who are told too.
    fn posts(&mut self, first: u32, last: u32) -> (Seq, Vec<u32>) {
        let mut acts: Vec<Dated> = Vec::new();
        let mut moved = Vec::new();
        let mut create = |making: &mut Self, unit: u32| {
            let titles: &[&str] = match kind_of(unit) {
                UnitKind::Commune | UnitKind::Ward | UnitKind::Town => &COMMUNE,
                UnitKind::PrimarySchool | UnitKind::LowerSecondarySchool => &SCHOOL,
                UnitKind::Province => &PROVINCE,
                _ => &OFFICE,
            };
            let title = (*making.chance.pick(titles)).to_owned();
            let unit = UnitId(ActId {
                decision: Seq(1),
                ordinal: unit,
            });
            acts.push(Act::from(CreatePost { unit, title }).at(When::Day(day("2000-01-01"))));
        };
        for n in first..last {
            let home = self.home(n);
            create(self, home);
            if self.chance.below(20) == 0 {
                moved.push(n);
            }
        }
        for _ in &moved {
            let unit = 1 + self.chance.below(self.units - 1);
            create(self, unit);
        }
        (self.decide(acts), moved)
    }

    /// Since when, as papers tell: to the day, the year, or only that it is so.
    fn since(&mut self) -> When {
        let since = Day(day("2001-01-01").number() + i32::try_from(self.chance.below(5_000)).unwrap_or(0));
        self.precisely(since)
    }

    fn precisely(&mut self, day: Day) -> When {
        match self.chance.below(10) {
            0 => format!("{}", day.year()).parse().unwrap_or(When::Day(day)),
            1 => day.to_string()[..7].parse().unwrap_or(When::Day(day)),
            _ => When::Day(day),
        }
    }

    fn learning(&mut self, person: PersonId, field: Learning, levels: &[&str]) -> Dated {
        let level = (*self.chance.pick(levels)).to_owned();
        let (state, when) = match self.chance.below(12) {
            0 => (LearningState::Studying, When::Day(day("2023-09-01"))),
            // Not yet on the day asked about.
            1 => (LearningState::Held, When::Day(day("2024-10-01"))),
            2 => (LearningState::Held, When::By(day("2015-01-01"))),
            _ => (LearningState::Held, self.since()),
        };
        let specialism = None;
        Act::from(RecordLearning {
            person,
            field,
            level,
            specialism,
            state,
        })
        .at(when)
    }

    fn education(&mut self, person: PersonId) -> Dated {
        self.learning(
            person,
            Learning::Education,
            &[
                "intermediate",
                "college",
                "university",
                "university",
                "university",
                "master",
            ],
        )
    }

    fn theory(&mut self, person: PersonId) -> Dated {
        if self.chance.below(6) == 0 {
            let field = Learning::Theory;
            return Act::from(RecordNoLearning { person, field }).at(When::Day(day("2015-01-01")));
        }
        self.learning(
            person,
            Learning::Theory,
            &["elementary", "intermediate", "intermediate", "advanced"],
        )
    }

    fn rank(&mut self, person: PersonId, from: &str) -> Dated {
        let (rank, coefficient) = *self.chance.pick(&[
            ("01.003", "2.34"),
            ("01.003", "3.00"),
            ("01.004", "2.10"),
            ("01.002", "4.40"),
            ("01.005", "1.86"),
            ("01.001", "6.20"),
        ]);
        let rank = SetRank {
            person,
            rank: rank.to_owned(),
            step: Some(2),
            coefficient: coefficient.parse().ok(),
        };
        Act::from(rank).at(When::Day(day(from)))
    }

    /// The sixth record differs from person to person.
    fn sixth(&mut self, person: PersonId, post: PostId) -> Dated {
        match self.chance.below(20) {
            0..5 => self.rank(person, "2020-07-01"),
            5..9 => self.learning(person, Learning::Computing, &["basic", "advanced"]),
            9..12 => self.learning(person, Learning::Language, &["level-1", "level-2", "level-3"]),
            12..15 => self.learning(person, Learning::StateManagement, &["officer", "expert", "principal"]),
            15..17 => Act::from(RecordParty {
                person,
                state: PartyState::Official,
            })
            .at(self.since()),
            17 => {
                let plan = PlanSuccessor {
                    person,
                    post,
                    first_year: 2020,
                    last_year: 2025,
                };
                Act::from(plan).at(When::Day(day("2020-02-01")))
            }
            _ => {
                let grade = *self
                    .chance
                    .pick(&[GradeCode::Good, GradeCode::Completed, GradeCode::Excellent]);
                Act::from(Grade {
                    person,
                    year: 2023,
                    grade,
                })
                .at(When::Day(day("2023-12-31")))
            }
        }
    }
}

/// A day that is written in this program.
pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|problem| panic!("{problem:?}"))
}
