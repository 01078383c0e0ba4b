//! A tiny district: the authority, two bodies of the district, two communes; posts and people on demand.

use std::sync::{Arc, OnceLock};

use lawbook::Lawbook;
use ledger::acts::bodies::{CreatePost, Establish};
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordLearning, RecordPost, RecordService};
use ledger::acts::{Act, Dated};
use ledger::codes::{Learning, LearningState, Sex, Standing, UnitKind};
use ledger::{ActId, Day, PersonId, PostId, Seq, UnitId};
use office::Office;

use crate::{FixedClock, Memory, SeededChance};

/// The thirteen communes and towns of the demonstration district, in the district's own spelling.
pub const HOANH_BO: [&str; 13] = [
    "Thị trấn Trới",
    "Xã Bằng Cả",
    "Xã Dân Chủ",
    "Xã Đồng Lâm",
    "Xã Đồng Sơn",
    "Xã Hòa Bình",
    "Xã Kỳ Thượng",
    "Xã Lê Lợi",
    "Xã Quảng La",
    "Xã Sơn Dương",
    "Xã Tân Dân",
    "Xã Thống Nhất",
    "Xã Vũ Oai",
];

/// The day in a test's words: `2019-03-14`.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The law that the program carries, read once a process.
pub fn law() -> Arc<Lawbook> {
    static LAW: OnceLock<Arc<Lawbook>> = OnceLock::new();
    let read = || Arc::new(Lawbook::carried().unwrap_or_else(|problems| panic!("{problems}")));
    Arc::clone(LAW.get_or_init(read))
}

/// An office over a store in memory; the same store opened again is the same ledger.
pub fn open(memory: &Memory, clock: &Arc<FixedClock>, seed: u64) -> Office {
    let (writer, reader) = (Box::new(memory.clone()), Box::new(memory.clone()));
    let clock = Arc::clone(clock);
    Office::open(writer, reader, law(), clock, Arc::new(SeededChance::of(seed))).unwrap()
}

/// An office at work on a district, and what a test needs of it.
#[derive(Debug)]
pub struct District {
    /// The office.
    pub office: Office,
    /// What it keeps.
    pub memory: Memory,
    /// Its clock: 2019-03-14, nine in the morning.
    pub clock: Arc<FixedClock>,
    /// The authority.
    pub root: UnitId,
    /// "Phòng Nội vụ" and "Trung tâm Bồi dưỡng chính trị".
    pub bodies: Vec<UnitId>,
    /// The communes, in the order in which they were named.
    pub communes: Vec<UnitId>,
}

impl District {
    /// An office with an empty ledger: not even the authority is in it.
    pub fn empty() -> Self {
        let (memory, clock) = (Memory::default(), Arc::new(FixedClock::on(day("2019-03-14"))));
        let office = open(&memory, &clock, 1);
        Self {
            office,
            memory,
            clock,
            root: UnitId::here(0),
            bodies: Vec::new(),
            communes: Vec::new(),
        }
    }

    /// The tiny district: two bodies, two communes.
    pub fn tiny() -> Self {
        Self::with_communes(&["Xã Bằng Cả", "Xã Dân Chủ"])
    }

    /// The district of thirteen communes.
    pub fn thirteen() -> Self {
        Self::with_communes(&HOANH_BO)
    }

    /// A district with these communes; one whose name begins with "Thị trấn" is a town.
    pub fn with_communes(names: &[&str]) -> Self {
        let mut district = Self::empty();
        district.root = district.unit("Huyện Hoành Bồ", UnitKind::Authority, None);
        let root = Some(district.root);
        let bodies = [
            ("Phòng Nội vụ", UnitKind::StateBody),
            ("Trung tâm Bồi dưỡng chính trị", UnitKind::ServiceUnit),
        ];
        district.bodies = bodies.map(|(name, kind)| district.unit(name, kind, root)).to_vec();
        let kind = |name: &str| {
            if name.starts_with("Thị trấn") {
                UnitKind::Town
            } else {
                UnitKind::Commune
            }
        };
        district.communes = names.iter().map(|name| district.unit(name, kind(name), root)).collect();
        district
    }

    /// Enters a decision that takes effect on a day; a refusal ends the test.
    pub fn decide(&self, on: &str, acts: Vec<Dated>) -> Seq {
        self.office
            .decide("test", crate::decision("", on, acts))
            .unwrap_or_else(|problem| panic!("{problem:?}"))
    }

    /// Enters a decision of one act; the id of what it creates.
    pub fn create(&self, on: &str, act: impl Into<Act>) -> ActId {
        let decision = self.decide(
            on,
            vec![Dated {
                when: None,
                act: act.into(),
            }],
        );
        ActId { decision, ordinal: 0 }
    }

    /// A unit that stands since 2010.
    pub fn unit(&self, name: &str, kind: UnitKind, parent: Option<UnitId>) -> UnitId {
        UnitId(self.create(
            "2010-01-01",
            Establish {
                name: name.to_owned(),
                kind,
                parent,
                code: None,
            },
        ))
    }

    /// A post that stands since 2010.
    pub fn post(&self, unit: UnitId, title: &str) -> PostId {
        PostId(self.create(
            "2010-01-01",
            CreatePost {
                unit,
                title: title.to_owned(),
            },
        ))
    }

    /// A person in service since 2012: a man born on 1980-01-01, without a citizen number.
    pub fn person(&self, name: &str, unit: UnitId, standing: Standing) -> PersonId {
        let register = RegisterPerson {
            full_name: name.to_owned(),
            sex: Some(Sex::Male),
            birth: Some(day("1980-01-01").into()),
            citizen_number: None,
        };
        let person = PersonId::here(0);
        let seq = self.decide(
            "2012-01-01",
            vec![register.into(), RecordService { person, unit, standing }.into()],
        );
        PersonId(person.0.resolved(seq))
    }

    /// A cadre in a post of its own since 2012.
    pub fn official(&self, name: &str, unit: UnitId, title: &str) -> PersonId {
        let person = self.person(name, unit, Standing::Cadre);
        let post = self.post(unit, title);
        self.decide("2012-01-01", vec![RecordPost { person, post }.into()]);
        person
    }

    /// Learning held since 2013.
    pub fn learn(&self, person: PersonId, field: Learning, level: &str) {
        let level = level.to_owned();
        let act = RecordLearning {
            person,
            field,
            level,
            specialism: None,
            state: LearningState::Held,
        };
        self.decide("2013-01-01", vec![act.into()]);
    }
}
