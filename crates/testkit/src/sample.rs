//! A few people with whole records, whose pages and figures can be checked by hand.

use ledger::acts::Act;
use ledger::acts::appraisal::{Discipline, Grade, Reward};
use ledger::acts::bodies::AssignQuota;
use ledger::acts::career::{Reinforce, Rotate, Streamline};
use ledger::acts::people::{AttributeValue, RegisterPerson, SetPersonAttribute};
use ledger::acts::record::{RecordLearning, RecordParty, SetRank};
use ledger::acts::training::{Enrol, Gives, OpenClass};
use ledger::codes::{
    DisciplineForm, GradeCode, LearnerKind, Learning, LearningState, PartyState, QuotaKind, Sex, StreamlineGround,
    TrainingFamily, UnitKind,
};
use ledger::{ActId, ClassId, PersonId, Seq, UnitId, When};

use crate::{Log, day};

/// The district and those in it.
#[derive(Debug)]
pub struct Sample {
    /// Its log.
    pub log: Log,
    /// The district itself.
    pub root: UnitId,
    /// Its home-affairs office.
    pub office: UnitId,
    /// Xã Bằng Cả, Xã Dân Chủ.
    pub communes: [UnitId; 2],
    /// Đặng Thị Bích Ngọc, chair in Bằng Cả: elementary political theory, so one requirement short until it is known on 2019-06-01
    /// that she has held the intermediate level since 2019-03-01.
    pub short: PersonId,
    /// Bàn Văn Ánh, Party secretary in Dân Chủ: meets the standard.
    pub meets: PersonId,
    /// Lý Tài Thông, chair of the People's Council in Dân Chủ: nothing is known of his learning.
    pub unknown: PersonId,
    /// Nguyễn Văn Minh of the home-affairs office, reinforcing Bằng Cả, rotated on 2019-02-01.
    pub minh: PersonId,
    /// The decision that rotated him.
    pub rotation: Seq,
}

/// A citizen number that no page and no address may show before its group is opened.
pub const NUMBER: &str = "022181000123";

fn register(name: &str, sex: Sex, birth: When, number: Option<&str>) -> RegisterPerson {
    RegisterPerson {
        full_name: name.to_owned(),
        sex: Some(sex),
        birth: Some(birth),
        citizen_number: number.map(str::to_owned),
    }
}

fn learning(person: PersonId, field: Learning, level: &str, state: LearningState) -> Act {
    RecordLearning {
        person,
        field,
        level: level.to_owned(),
        specialism: None,
        state,
    }
    .into()
}

/// The people, in a district of two communes.
pub fn sample() -> Sample {
    let mut log = Log::default();
    let root = log.unit("Huyện Hoành Bồ", UnitKind::Authority, None);
    let office = log.unit("Phòng Nội vụ", UnitKind::StateBody, Some(root));
    let communes = ["Xã Bằng Cả", "Xã Dân Chủ"].map(|name| log.unit(name, UnitKind::Commune, Some(root)));
    let ngoc = register(
        "Đặng Thị Bích Ngọc",
        Sex::Female,
        When::Day(day("1981-05-20")),
        Some(NUMBER),
    );
    let (short, _) = log.holder(ngoc, communes[0], "Chủ tịch UBND xã");
    let anh = register("Bàn Văn Ánh", Sex::Male, When::Year(1975), None);
    let (meets, _) = log.holder(anh, communes[1], "Bí thư Đảng ủy xã");
    let thong = register("Lý Tài Thông", Sex::Male, When::Month(1969, 3), None);
    let (unknown, _) = log.holder(thong, communes[1], "Chủ tịch HĐND xã");
    let of_minh = register("Nguyễn Văn Minh", Sex::Male, When::Day(day("1985-01-01")), None);
    let (minh, _) = log.holder(of_minh, office, "Trưởng phòng");

    record(&mut log, short, meets);
    let post = log.post(office, "Phó Chánh Văn phòng");
    let rotate = Rotate {
        person: minh,
        post,
        planned_end: None,
    };
    let rotation = log.decide("31/QĐ-HU", "2019-02-01", vec![rotate.into()]);
    let reinforce = Reinforce {
        person: minh,
        unit: communes[0],
        duty: None,
        planned_end: Some(day("2019-12-31")),
    };
    log.decide("32/QĐ-HU", "2019-02-10", vec![reinforce.into()]);
    class(&mut log, meets);
    quota(&mut log, office);
    // What became known later, of an earlier day.
    log.recorded = Some(day("2019-06-01"));
    let held = learning(short, Learning::Theory, "intermediate", LearningState::Held);
    log.decide("90/BS-NV", "2019-06-01", vec![held.at(When::Day(day("2019-03-01")))]);
    log.recorded = None;
    Sample {
        log,
        root,
        office,
        communes,
        short,
        meets,
        unknown,
        minh,
        rotation,
    }
}

fn record(log: &mut Log, short: PersonId, meets: PersonId) {
    use LearningState::Held;
    let attribute = |key: &str, text: &str| SetPersonAttribute {
        person: short,
        key: key.to_owned(),
        value: Some(AttributeValue::Text(text.to_owned())),
    };
    let rank = SetRank {
        person: short,
        rank: "01.003".to_owned(),
        step: Some(3),
        coefficient: "3".parse().ok(),
    };
    let discipline = Discipline {
        person: short,
        form: DisciplineForm::Reprimand,
        runs_until: Some(day("2017-06-01")),
        committed: None,
    };
    let acts = vec![
        learning(short, Learning::Education, "university", Held).into(),
        learning(short, Learning::Theory, "elementary", Held).into(),
        learning(meets, Learning::Education, "university", Held).into(),
        learning(meets, Learning::Theory, "intermediate", Held).into(),
        RecordParty {
            person: short,
            state: PartyState::Official,
        }
        .into(),
        attribute("ethnicity", "Dao").into(),
        attribute("phone", "0900 000 001").into(),
        Act::from(rank).at(When::Day(day("2017-04-01"))),
        Act::from(discipline).at(When::Day(day("2016-06-01"))),
        Reward {
            person: short,
            title: "Giấy khen của Chủ tịch UBND huyện".to_owned(),
        }
        .into(),
        Grade {
            person: short,
            year: 2018,
            grade: GradeCode::Good,
        }
        .into(),
    ];
    log.decide("01/KK-NV", "2018-12-31", acts);
}

fn class(log: &mut Log, learner: PersonId) {
    let open = OpenClass {
        code: "TC-02".to_owned(),
        title: "Trung cấp lý luận chính trị khóa 2".to_owned(),
        programme: "training.programme-theory-intermediate".to_owned(),
        family: TrainingFamily::PoliticalTheory,
        seats: 12,
        starts: day("2019-04-15"),
        ends: day("2019-11-15"),
        gives: Some(Gives {
            field: Learning::Theory,
            level: "intermediate".to_owned(),
        }),
        organiser: None,
    };
    let plan = log.decide("05/KH-UBND", "2019-01-10", vec![open.into()]);
    let class = ClassId(ActId {
        decision: plan,
        ordinal: 0,
    });
    let enrol = Enrol {
        person: learner,
        class,
        learner: LearnerKind::Cadre,
    };
    log.decide("06/QĐ-UBND", "2019-01-20", vec![enrol.into()]);
}

fn quota(log: &mut Log, unit: UnitId) {
    let assign = |year: u16, posts, to_cut| AssignQuota {
        unit,
        kind: QuotaKind::CivilService,
        year,
        posts,
        to_cut,
    };
    log.decide("02/QĐ-UBND", "2015-01-01", vec![assign(2015, 20, 0).into()]);
    log.decide("03/QĐ-UBND", "2019-01-01", vec![assign(2019, 19, 2).into()]);
    let leaver = log.person(register("Phạm Văn Cường", Sex::Male, When::Year(1962), None), unit);
    let streamline = Streamline {
        person: leaver,
        unit,
        quota: QuotaKind::CivilService,
        ground: StreamlineGround::BelowStandard,
    };
    log.decide("20/QĐ-UBND", "2019-02-15", vec![streamline.into()]);
}
