//! A district of the size that pages must carry, made without chance: for benchmarks of the faces.

use ledger::acts::Dated;
use ledger::acts::appraisal::Grade;
use ledger::acts::bodies::{AssignQuota, CreatePost};
use ledger::acts::career::Rotate;
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::{RecordLearning, RecordParty, RecordPost, RecordService, SetRank};
use ledger::acts::training::{Enrol, Gives, OpenClass};
use ledger::codes::{
    GradeCode, LearnerKind, Learning, LearningState, PartyState, QuotaKind, Sex, Standing, TrainingFamily, UnitKind,
};
use ledger::{ActId, ClassId, Day, PersonId, PostId, Seq, UnitId, When};

use crate::{Log, day};

const FAMILIES: [&str; 6] = ["Nguyễn", "Trần", "Đặng", "Bàn", "Lý", "Triệu"];
const MIDDLES: [&str; 5] = ["Văn", "Thị", "Đức", "Minh", "Thị Bích"];
const GIVEN: [&str; 9] = ["Ánh", "Bảo", "Cường", "Đào", "Hòa", "Ngọc", "Thông", "Thuỷ", "Ý"];
const TITLES: [&str; 6] = [
    "Bí thư Đảng ủy xã",
    "Chủ tịch UBND xã",
    "Phó Chủ tịch UBND xã",
    "Công chức Văn phòng - thống kê",
    "Công chức Tài chính - kế toán",
    "Chủ tịch Hội Nông dân xã",
];

/// A district with that many people: two in three serve, the others only learn; thirteen communes, forty offices, forty classes.
pub fn large(people: u32) -> Log {
    let mut log = Log::default();
    let root = log.unit("Huyện minh họa", UnitKind::Authority, None);
    let mut units: Vec<UnitId> = (1..=13)
        .map(|n| log.unit(&format!("Xã số {n}"), UnitKind::Commune, Some(root)))
        .collect();
    let offices: Vec<UnitId> = (1..=40)
        .map(|n| log.unit(&format!("Cơ quan số {n}"), UnitKind::StateBody, Some(root)))
        .collect();
    units.extend(&offices);
    for (year, posts) in [(2015_u16, 50), (2017, 49), (2019, 47)] {
        let quota = |unit: &UnitId| -> Dated {
            AssignQuota {
                unit: *unit,
                kind: QuotaKind::CivilService,
                year,
                posts,
                to_cut: 1,
            }
            .into()
        };
        let acts = offices.iter().map(quota).collect();
        log.decide(&format!("{year}/QĐ-UBND"), &format!("{year}-01-01"), acts);
    }
    let list = log.decide("", "2012-01-01", (0..people).map(registered).collect());
    let person = |n: u32| PersonId(at(list, n));
    let unit = |n: u32| units[n as usize % units.len()];
    let posts = (0..people).filter(|n| serves(*n)).map(|n| {
        let title = TITLES[n as usize % TITLES.len()].to_owned();
        CreatePost { unit: unit(n), title }.into()
    });
    let created = log.decide("", "2012-01-02", posts.collect());
    let mut acts: Vec<Dated> = Vec::new();
    let mut posts = 0;
    for n in 0..people {
        acts.extend(recorded(n, person(n), unit(n)));
        if serves(n) {
            let post = PostId(at(created, posts));
            posts += 1;
            let person = person(n);
            acts.push(RecordPost { person, post }.into());
        }
    }
    log.decide("01/KK-NV", "2013-01-01", acts);
    training(&mut log, people, &person);
    for n in 0..18 {
        let mover = person(n * 3);
        let post = log.post(unit(n * 7 + 5), "Phó Trưởng phòng");
        let rotate = Rotate {
            person: mover,
            post,
            planned_end: None,
        };
        log.decide(&format!("{n}/QĐ-HU"), "2019-02-01", vec![rotate.into()]);
    }
    log
}

/// An act of a decision.
const fn at(decision: Seq, ordinal: u32) -> ActId {
    ActId { decision, ordinal }
}

const fn serves(n: u32) -> bool {
    !n.is_multiple_of(3) || n < 60
}

fn registered(n: u32) -> Dated {
    let pick = |all: &[&str], n: u32| all[n as usize % all.len()].to_owned();
    let (family, middle, given) = (pick(&FAMILIES, n), pick(&MIDDLES, n / 6), pick(&GIVEN, n / 30));
    let birth = Day::first_of_year(1962).number() + (n * 37 % 10_000).cast_signed();
    RegisterPerson {
        full_name: format!("{family} {middle} {given}"),
        sex: Some(if n.is_multiple_of(2) { Sex::Male } else { Sex::Female }),
        birth: Some(When::Day(Day(birth))),
        citizen_number: Some(format!("022{n:09}")),
    }
    .into()
}

fn recorded(n: u32, person: PersonId, unit: UnitId) -> Vec<Dated> {
    let learning = |field, level: &str| RecordLearning {
        person,
        field,
        level: level.to_owned(),
        specialism: None,
        state: LearningState::Held,
    };
    let standing = if serves(n) {
        Standing::CivilServant
    } else {
        Standing::PartyMember
    };
    let mut acts: Vec<Dated> = vec![
        RecordService { person, unit, standing }.into(),
        RecordParty {
            person,
            state: PartyState::Official,
        }
        .into(),
    ];
    if serves(n) {
        let theory = ["elementary", "intermediate", "advanced"][n as usize % 3];
        acts.push(learning(Learning::Education, "university").into());
        acts.push(learning(Learning::Theory, theory).into());
        acts.push(learning(Learning::StateManagement, "expert").into());
        let rank = SetRank {
            person,
            rank: "01.003".to_owned(),
            step: Some(3),
            coefficient: "3".parse().ok(),
        };
        acts.push(rank.into());
        for year in 2014..=2018_u16 {
            let graded = ledger::acts::Act::from(Grade {
                person,
                year,
                grade: GradeCode::Good,
            });
            acts.push(graded.at(When::Day(Day::last_of_year(i32::from(year)))));
        }
    }
    acts
}

fn training(log: &mut Log, people: u32, person: &dyn Fn(u32) -> PersonId) {
    const CLASSES: u32 = 40;
    let open = |n: u32| -> Dated {
        OpenClass {
            code: format!("L-{n:02}"),
            title: format!("Lớp số {n}"),
            programme: "training.programme-theory-intermediate".to_owned(),
            family: TrainingFamily::PoliticalTheory,
            seats: people / CLASSES + 10,
            starts: Day(day("2019-03-01").number() + (n * 5).cast_signed()),
            ends: Day(day("2019-05-01").number() + (n * 5).cast_signed()),
            gives: Some(Gives {
                field: Learning::Theory,
                level: "intermediate".to_owned(),
            }),
            organiser: None,
        }
        .into()
    };
    let plan = log.decide("05/KH-UBND", "2019-01-10", (0..CLASSES).map(open).collect());
    let enrol = |n: u32| -> Dated {
        Enrol {
            person: person(n),
            class: ClassId(at(plan, n % CLASSES)),
            learner: LearnerKind::Cadre,
        }
        .into()
    };
    log.decide("06/QĐ-UBND", "2019-01-20", (0..people).map(enrol).collect());
}
