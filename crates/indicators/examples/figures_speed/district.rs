//! A district of the demonstration's size, made up by chance: only its size and the kinds of its facts matter.

#[path = "careers.rs"]
mod careers;

use ledger::acts::Dated;
use ledger::acts::appraisal::{Grade, Reward};
use ledger::acts::bodies::{AssignQuota, CreatePost, Establish, Measure};
use ledger::acts::people::{AttributeValue, RegisterPerson, SetPersonAttribute, SetUnitAttribute};
use ledger::acts::record::{RecordLearning, RecordParty, RecordService, SetRank};
use ledger::codes::{GradeCode, Learning, LearningState, MeasureKind, PartyState, QuotaKind, Sex, Standing, UnitKind};
use ledger::{ActId, Decimal, Decision, Header, PersonId, PostId, Seq, UnitId, Value, When};

use super::day;
use careers::{careers, classes};

const PEOPLE: u32 = 3_500;
const IN_SERVICE: u32 = 1_900;
const COMMUNES: u32 = 13;
const OFFICES: u32 = 30;
const SCHOOLS: u32 = 40;
const VILLAGES: u32 = 100;

/// A row of numbers that look like chance and are the same every time.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(bound.max(1))).unwrap_or(0)
    }

    fn one<'t>(&mut self, all: &[&'t str]) -> &'t str {
        let count = u32::try_from(all.len()).unwrap_or(1);
        all.get(self.below(count) as usize).copied().unwrap_or("")
    }
}

struct Log {
    value: Value,
    chance: Chance,
}

impl Log {
    /// Takes one decision; the ids of its acts follow from the place and their order.
    fn decide(&mut self, on: &str, acts: Vec<Dated>) -> impl Fn(u32) -> ActId + use<> {
        let on = day(on);
        let header = Header {
            kind: "decision".to_owned(),
            ..Header::blank(on)
        };
        if !acts.is_empty() {
            self.value = self
                .value
                .accept(&Decision { header, acts })
                .unwrap_or_else(|refused| panic!("{refused}"));
        }
        let decision: Seq = self.value.head().seq;
        move |ordinal| ActId { decision, ordinal }
    }
}

/// The whole district, with decisions of 2010 to 2019.
pub(super) fn district() -> Value {
    let mut log = Log {
        value: Value::empty(),
        chance: Chance(2019),
    };
    let units = units(&mut log);
    let posts = posts(&mut log, &units);
    let people: Vec<PersonId> = people(&mut log);
    records(&mut log, &people, &units);
    careers(&mut log, &people, &posts, &units);
    classes(&mut log, &people);
    log.value
}

struct Units {
    communes: Vec<UnitId>,
    others: Vec<UnitId>,
    all: Vec<UnitId>,
}

fn units(log: &mut Log) -> Units {
    let establish = |name: String, kind, parent| Establish {
        name,
        kind,
        parent,
        code: None,
    };
    let root = UnitId::here(0);
    let mut acts: Vec<Dated> = vec![establish("Huyện".to_owned(), UnitKind::District, None).into()];
    for at in 0..COMMUNES {
        acts.push(establish(format!("Xã {at}"), UnitKind::Commune, Some(root)).into());
    }
    for at in 0..OFFICES {
        let kind = [UnitKind::PartyBody, UnitKind::StateBody, UnitKind::ServiceUnit][at as usize % 3];
        acts.push(establish(format!("Phòng {at}"), kind, Some(root)).into());
    }
    for at in 0..SCHOOLS {
        let kind = [
            UnitKind::Kindergarten,
            UnitKind::PrimarySchool,
            UnitKind::LowerSecondarySchool,
        ][at as usize % 3];
        acts.push(establish(format!("Trường {at}"), kind, Some(root)).into());
    }
    for at in 0..VILLAGES {
        let parent = Some(UnitId::here(1 + at % COMMUNES));
        acts.push(establish(format!("Thôn {at}"), UnitKind::Village, parent).into());
    }
    let id = log.decide("2010-01-01", acts);
    let unit = |at: u32| UnitId(id(at));
    let communes: Vec<UnitId> = (1..=COMMUNES).map(unit).collect();
    let others: Vec<UnitId> = (COMMUNES + 1..=COMMUNES + OFFICES + SCHOOLS).map(unit).collect();
    let all: Vec<UnitId> = communes.iter().chain(&others).copied().collect();
    let villages = (1 + COMMUNES + OFFICES + SCHOOLS..1 + COMMUNES + OFFICES + SCHOOLS + VILLAGES).map(unit);
    let mut acts: Vec<Dated> = Vec::new();
    for village in villages.chain(communes.iter().copied()) {
        for what in [
            MeasureKind::Households,
            MeasureKind::People,
            MeasureKind::Area,
            MeasureKind::Latitude,
            MeasureKind::Longitude,
        ] {
            let value = Decimal::from_millionths(i64::from(10 + log.chance.below(60)) * 1_000_000);
            let (unit, toward, source) = (village, None, None);
            acts.push(
                Measure {
                    unit,
                    what,
                    value,
                    toward,
                    source,
                }
                .into(),
            );
        }
    }
    for commune in &communes {
        let (unit, key) = (*commune, "terrain".to_owned());
        let value = Some(AttributeValue::Text("mountain".to_owned()));
        acts.push(SetUnitAttribute { unit, key, value }.into());
    }
    _ = log.decide("2010-02-01", acts);
    for year in 2015..=2019_u16 {
        let acts = all.iter().flat_map(|unit| {
            [QuotaKind::CivilService, QuotaKind::PublicEmployees].map(|kind| {
                let (unit, posts, to_cut) = (*unit, 30 - u32::from(year - 2015), u32::from(year > 2015));
                AssignQuota {
                    unit,
                    kind,
                    year,
                    posts,
                    to_cut,
                }
                .into()
            })
        });
        let acts = acts.collect();
        _ = log.decide(&format!("{year}-01-02"), acts);
    }
    Units { communes, others, all }
}

const COMMUNE_TITLES: [&str; 16] = [
    "Bí thư Đảng ủy",
    "Phó Bí thư Đảng ủy",
    "Chủ tịch UBND",
    "Phó Chủ tịch UBND",
    "Chủ tịch HĐND",
    "Phó Chủ tịch HĐND",
    "Chủ tịch Ủy ban MTTQ",
    "Bí thư Đoàn Thanh niên",
    "Chủ tịch Hội LHPN",
    "Chủ tịch Hội Nông dân",
    "Công chức Văn phòng - Thống kê",
    "Công chức Tài chính - Kế toán",
    "Công chức Tư pháp - Hộ tịch",
    "Công chức Địa chính - Xây dựng",
    "Công chức Văn hóa - Xã hội",
    "Trưởng Công an",
];
const OFFICE_TITLES: [&str; 4] = ["Trưởng phòng", "Phó Trưởng phòng", "Kế toán", "Hiệu trưởng"];

/// Two posts for everybody in service: one held, some of the others planned for.
fn posts(log: &mut Log, units: &Units) -> Vec<PostId> {
    let mut acts: Vec<Dated> = Vec::new();
    for unit in &units.communes {
        acts.extend(COMMUNE_TITLES.iter().map(|title| create(*unit, title)));
    }
    for unit in &units.others {
        acts.extend(OFFICE_TITLES.iter().map(|title| create(*unit, title)));
    }
    let titles: Vec<String> = (0..60)
        .map(|at| format!("Chuyên viên phụ trách lĩnh vực {at}"))
        .collect();
    while acts.len() < IN_SERVICE as usize + 400 {
        let unit = units.all[log.chance.below(u32::try_from(units.all.len()).unwrap_or(1)) as usize];
        let title = &titles[log.chance.below(60) as usize];
        acts.push(create(unit, title));
    }
    let count = u32::try_from(acts.len()).unwrap_or(0);
    let id = log.decide("2010-03-01", acts);
    (0..count).map(|at| PostId(id(at))).collect()
}

fn create(unit: UnitId, title: &str) -> Dated {
    let title = title.to_owned();
    CreatePost { unit, title }.into()
}

fn people(log: &mut Log) -> Vec<PersonId> {
    let mut acts: Vec<Dated> = Vec::new();
    for at in 0..PEOPLE {
        let family = log
            .chance
            .one(&["Nguyễn", "Trần", "Lê", "Bàn", "Đặng", "Hoàng", "Lý", "Triệu"]);
        let given = log
            .chance
            .one(&["Hùng", "Lan", "Sơn", "Thủy", "Mai", "Đức", "Bình", "Hà"]);
        let year = 1960 + log.chance.below(35);
        let birth: Option<When> = format!("{year}-{:02}-{:02}", 1 + log.chance.below(12), 1 + log.chance.below(28))
            .parse()
            .ok();
        acts.push(
            RegisterPerson {
                full_name: format!("{family} Văn {given} {at}"),
                sex: Some(if at % 2 == 0 { Sex::Male } else { Sex::Female }),
                birth,
                citizen_number: Some(format!("022{}{:02}{at:06}", at % 2, year % 100)),
            }
            .into(),
        );
    }
    let id = log.decide("2010-04-01", acts);
    (0..PEOPLE).map(|at| PersonId(id(at))).collect()
}

/// What stock-taking finds of everybody, and what years add to it.
fn records(log: &mut Log, people: &[PersonId], units: &Units) {
    let mut acts: Vec<Dated> = Vec::new();
    for (at, person) in people.iter().copied().enumerate() {
        let unit = units.all[at % units.all.len()];
        let standing = Standing::CivilServant;
        if at < IN_SERVICE as usize {
            acts.push(RecordService { person, unit, standing }.into());
        }
        let state = PartyState::Official;
        acts.push(RecordParty { person, state }.into());
        for key in [
            "ethnicity",
            "native_place",
            "residence",
            "phone",
            "recruited",
            "religion",
            "staff_number",
            "title",
        ] {
            let text = match key {
                "ethnicity" => log.chance.one(&["Kinh", "Dao", "Tày"]).to_owned(),
                "recruited" => format!("{}-01-01", 1985 + log.chance.below(20)),
                _ => format!("{key} {}", log.chance.below(5000)),
            };
            let (key, value) = (key.to_owned(), Some(AttributeValue::Text(text)));
            acts.push(SetPersonAttribute { person, key, value }.into());
        }
        let held = [
            (Learning::GeneralEducation, "upper-secondary"),
            (
                Learning::Education,
                log.chance.one(&["college", "university", "master"]),
            ),
            (
                Learning::Theory,
                log.chance.one(&["elementary", "intermediate", "advanced"]),
            ),
            (
                Learning::StateManagement,
                log.chance.one(&["specialist", "senior-specialist"]),
            ),
            (Learning::Language, "b"),
            (Learning::Computing, "b"),
        ];
        for (field, level) in held {
            let (level, specialism, state) = (level.to_owned(), None, LearningState::Held);
            acts.push(
                RecordLearning {
                    person,
                    field,
                    level,
                    specialism,
                    state,
                }
                .into(),
            );
        }
    }
    _ = log.decide("2011-01-01", acts);
    for year in [2012, 2015, 2018] {
        let acts = people.iter().map(|person| {
            let (person, rank, step) = (*person, "01.003".to_owned(), Some(1));
            let coefficient = Some(Decimal::from_millionths(3_000_000));
            SetRank {
                person,
                rank,
                step,
                coefficient,
            }
            .into()
        });
        let acts = acts.collect();
        _ = log.decide(&format!("{year}-01-01"), acts);
    }
    for year in 2014..=2018_u16 {
        let mut acts: Vec<Dated> = Vec::new();
        for person in people.iter().copied() {
            let grade = if log.chance.below(4) == 0 {
                GradeCode::Excellent
            } else {
                GradeCode::Good
            };
            acts.push(Grade { person, year, grade }.into());
            if log.chance.below(3) == 0 {
                acts.push(
                    Reward {
                        person,
                        title: "Lao động tiên tiến".to_owned(),
                    }
                    .into(),
                );
            }
        }
        _ = log.decide(&format!("{year}-12-20"), acts);
    }
}
