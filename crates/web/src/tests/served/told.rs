//! What the page of a decision tells of an act and of what it takes the place of.

use ledger::acts::bodies::AssignQuota;
use ledger::acts::career::Streamline;
use ledger::acts::decisions::{Amend, Revoke};
use ledger::acts::people::{AttributeValue, MergeDuplicates, RegisterPerson, SetUnitAttribute};
use ledger::acts::record::{RecordService, SetRank};
use ledger::acts::training::OpenClass;
use ledger::codes::{QuotaKind, Standing, StreamlineGround, TrainingFamily, UnitKind};
use ledger::{ActId, PersonId, Seq};
use testkit::{Sample, day};

use super::Place;
use super::browser::text;
use crate::site::Settings;

/// The page of a decision, as the officer of the district reads it.
async fn read(sample: Sample, seq: Seq) -> String {
    let place = Place::with(sample, Settings::default());
    let page = place.logged_in("huyen").await.get(&format!("/quyet-dinh/{seq}")).await;
    assert_eq!(page.status, 200, "{}", text(&page.body));
    page.body
}

fn nameless(name: &str) -> RegisterPerson {
    RegisterPerson {
        full_name: name.to_owned(),
        sex: None,
        birth: None,
        citizen_number: None,
    }
}

/// What stood in a record before it was joined to another is told as it was then.
#[tokio::test]
async fn a_decision_on_a_record_that_was_joined_later_tells_what_it_replaced() {
    let mut sample = testkit::sample();
    let log = &mut sample.log;
    let person = log.person(nameless("Phạm Thị Hạnh"), sample.communes[0]);
    let duplicate = PersonId(log.create("2012-03-01", nameless("Phạm Thị Hạnh")));
    let step = |step| SetRank {
        person: duplicate,
        rank: "01.003".to_owned(),
        step: Some(step),
        coefficient: None,
    };
    log.decide("", "2013-01-01", vec![step(2).into()]);
    let seq = log.decide("", "2016-01-01", vec![step(3).into()]);
    log.decide("", "2018-01-01", vec![MergeDuplicates { person, duplicate }.into()]);
    let page = read(sample, seq).await;
    let changed = "Bậc lương: <del>2</del> → <ins>3</ins>";
    assert!(page.contains(changed), "{}", text(&page));
}

/// A unit's attribute has words of its own, and what it replaces is no secret.
#[tokio::test]
async fn an_attribute_of_a_unit_tells_what_it_replaced_in_words() {
    let mut sample = testkit::sample();
    let unit = sample.communes[0];
    let set = |word: &str| SetUnitAttribute {
        unit,
        key: "terrain".to_owned(),
        value: Some(AttributeValue::Text(word.to_owned())),
    };
    sample.log.decide("", "2015-01-01", vec![set("plain").into()]);
    let seq = sample.log.decide("", "2017-01-01", vec![set("mountain").into()]);
    let page = read(sample, seq).await;
    let changed = "Địa hình: <del>đồng bằng</del> → <ins>miền núi</ins>";
    assert!(page.contains(changed), "{}", text(&page));
}

/// Another unit of the same name is another unit.
#[tokio::test]
async fn a_correction_from_one_namesake_to_the_other_is_told() {
    let mut sample = testkit::sample();
    let [one, other] = sample.communes;
    let log = &mut sample.log;
    let [wrong, right] = [one, other].map(|commune| log.unit("Thôn 1", UnitKind::Village, Some(commune)));
    let person = PersonId(log.create("2012-03-01", nameless("Phạm Thị Hạnh")));
    let serves = |unit| RecordService {
        person,
        unit,
        standing: Standing::PartTime,
    };
    let target = ActId {
        decision: log.decide("", "2013-01-01", vec![serves(wrong).into()]),
        ordinal: 0,
    };
    let content = Box::new(serves(right).into());
    let seq = log.decide("", "2014-01-01", vec![Amend { target, content }.into()]);
    let page = read(sample, seq).await;
    let changed = format!("<del>Thôn 1: {wrong}</del> → <ins>Thôn 1: {right}</ins>");
    assert!(page.contains(&changed), "{}", text(&page));
}

/// The programme of a class is told by its title, not by the place of its rule in the law book.
#[tokio::test]
async fn a_class_tells_its_programme_by_its_title() {
    let mut sample = testkit::sample();
    let class = OpenClass {
        code: "NQ-01".to_owned(),
        title: "Lớp học tập nghị quyết".to_owned(),
        programme: "training.programme-resolutions".to_owned(),
        family: TrainingFamily::PoliticalTheory,
        seats: 40,
        starts: day("2019-04-01"),
        ends: day("2019-04-02"),
        gives: None,
        organiser: None,
    };
    let seq = sample.log.decide("", "2019-01-15", vec![class.into()]);
    let said = text(&read(sample, seq).await);
    assert!(said.contains("Học tập nghị quyết, chuyên đề hằng năm"), "{said}");
    assert!(!said.contains("training.programme"), "{said}");
}

/// A ground may be an illness or a discipline: a reader of the decision is led to the paper.
#[tokio::test]
async fn the_ground_of_a_streamlining_is_not_told() {
    let mut sample = testkit::sample();
    let unit = sample.communes[0];
    let quota = QuotaKind::CivilService;
    let assign = AssignQuota {
        unit,
        kind: quota,
        year: 2015,
        posts: 20,
        to_cut: 0,
    };
    sample.log.decide("", "2015-01-01", vec![assign.into()]);
    let person = sample.log.person(nameless("Phạm Thị Hạnh"), unit);
    let ground = StreamlineGround::SickLeave;
    let leaves = Streamline {
        person,
        unit,
        quota,
        ground,
    };
    let seq = sample.log.decide("", "2016-01-01", vec![leaves.into()]);
    let said = text(&read(sample, seq).await);
    assert!(said.contains("Lý do tinh giản: thuộc nhóm nhạy cảm"), "{said}");
    assert!(!said.contains("nghỉ ốm"), "{said}");
}

/// What was taken back whole is neither corrected nor taken back again; what took it back may be.
#[tokio::test]
async fn what_was_taken_back_leads_to_no_form() {
    let mut sample = testkit::sample();
    let person = sample.log.person(nameless("Phạm Thị Hạnh"), sample.communes[0]);
    let rank = SetRank {
        person,
        rank: "01.003".to_owned(),
        step: Some(2),
        coefficient: None,
    };
    let decision = sample.log.decide("", "2016-01-01", vec![rank.clone().into()]);
    let stands = sample.log.decide("", "2016-02-01", vec![rank.into()]);
    let back = sample
        .log
        .decide("", "2017-01-01", vec![Revoke { decision, from: None }.into()]);
    let place = Place::with(sample, Settings::default());
    let mut officer = place.logged_in("huyen").await;
    for (seq, corrects, takes_back) in [(decision, false, false), (stands, true, true), (back, false, true)] {
        let page = officer.get(&format!("/quyet-dinh/{seq}")).await;
        let links = (
            page.body.contains(&format!("/quyet-dinh/{seq}/1/sua")),
            page.body.contains("noi-dung=101"),
        );
        assert_eq!(links, (corrects, takes_back), "{seq}: {}", text(&page.body));
    }
}
