//! The training plan as a run, met in a browser: asked, read class by class, its timetable, kept by the next run, accepted.

use ledger::acts::bodies::Measure;
use ledger::acts::people::{AttributeValue, RegisterPerson, SetPersonAttribute};
use ledger::acts::record::RecordService;
use ledger::codes::{MeasureKind, Standing, UnitKind};
use ledger::{PersonId, UnitId};
use office::permission::{DataClass, Role};
use testkit::{Sample, grant, sample};

use super::Place;
use super::browser::{SECRET, text};
use super::plans::{asked, asked_with};
use crate::{Settings, urls};

const TRAINING: [(&str, &str); 17] = [
    ("viec", "training"),
    ("lam", "tinh"),
    ("ngay", "14/3/2019"),
    ("year", "2019"),
    ("present", "0"),
    ("capacity", "100"),
    ("filled", "0"),
    ("days-a-week", "5"),
    ("weeks-around", "8"),
    ("move-open", "1"),
    ("muc-tieu-1", "kept"),
    ("muc-tieu-2", "steady"),
    ("muc-tieu-3", "compact"),
    ("muc-tieu-4", "travel"),
    ("giay", "30"),
    ("hat-giong", "1"),
    ("buoc", "5000"),
];

fn named(name: &str) -> RegisterPerson {
    RegisterPerson {
        full_name: name.to_owned(),
        sex: None,
        birth: None,
        citizen_number: None,
    }
}

/// The sample with three halls and four people who lecture.
fn with_halls() -> Sample {
    let mut sample = sample();
    let log = &mut sample.log;
    for name in ["Hội trường lớn", "Hội trường nhỏ", "Hội trường mới"] {
        let hall: UnitId = log.unit(name, UnitKind::Room, Some(sample.office));
        let seats = Measure {
            unit: hall,
            what: MeasureKind::Seats,
            value: "40".parse().unwrap(),
            toward: None,
            source: None,
        };
        log.decide("", "2012-01-02", vec![seats.into()]);
    }
    let subjects = "Giảng viên chuyên trách; nghị quyết của Đảng; Chuyên môn giáo dục";
    // Whoever learns in a class cannot teach it at that time: two of them learn with officials, two with collaborators.
    let (official, outside) = (Standing::CivilServant, Standing::Collaborator);
    for (name, standing) in [
        ("Phạm Giảng Một", official),
        ("Phạm Giảng Hai", official),
        ("Phạm Giảng Ba", outside),
        ("Phạm Giảng Bốn", outside),
    ] {
        let person = PersonId(log.create("2012-01-01", named(name)));
        let serves = RecordService {
            person,
            unit: sample.office,
            standing,
        };
        log.decide("", "2012-01-01", vec![serves.into()]);
        let teaches = SetPersonAttribute {
            person,
            key: "lecturer".to_owned(),
            value: Some(AttributeValue::Text(subjects.to_owned())),
        };
        log.decide("", "2012-01-03", vec![teaches.into()]);
    }
    sample
}

pub(super) fn place() -> Place {
    let place = Place::with(with_halls(), Settings::default());
    place.ask_for_passwords_alone();
    place
}

#[tokio::test]
async fn a_training_plan_is_asked_for_and_its_timetable_says_when_where_by_whom_and_for_whom() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let inputs = browser.get("/phuong-an/moi?viec=training").await;
    let said = text(&inputs.body);
    assert!(
        inputs.status == 200 && said.contains("mỗi cơ quan có ít nhất") && said.contains("4 giảng viên"),
        "{said}"
    );
    let to = asked_with(&place, &mut browser, "huyen", &TRAINING).await;
    let result = browser.get(&to).await;
    let said = text(&result.body);
    for told in ["Theo thông báo", "TC-02", "Hội trường", "Xem thời khóa biểu"] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    assert!(
        !result.body.contains("name=\"cam\""),
        "what a class must not be is not asked"
    );
    let page = browser.get(&format!("{to}/lich")).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.heading(), "Thời khóa biểu các lớp năm 2019");
    let said = text(&page.body);
    for told in [
        "TC-02",
        "Bàn Văn Ánh",
        "đã có trong danh sách của lớp",
        "buổi sáng",
        "Hội trường",
        "Phạm Giảng",
        "chỗ",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }

    // The same drawn: a row a class, with the table beside it.
    let drawn = page.between("<figure class=\"lanes gantt\">", "</figure>");
    assert!(
        drawn.contains("<title>TC-02: Trung cấp lý luận chính trị khóa 2;"),
        "{drawn}"
    );
    assert!(said.contains("Ngày nhiều lớp nhất: "), "{said}");

    // A class that is marked stays: the next run is asked with it.
    let id = to.rsplit('/').next().unwrap();
    let again = browser.get(&format!("/phuong-an/moi?tu={id}&chot=TC-02+{id}")).await;
    let said = text(&again.body);
    assert!(said.contains(&format!("như lượt tính {id}")), "{said}");
    let accept = browser.get(&format!("{to}/chap-nhan")).await;
    assert!(text(&accept.body).contains("Một quyết định mở mọi lớp mới được chọn"));

    // Accepted once, it names its plan and can be accepted no more, by whichever way it is asked.
    let first = accept.between("name=\"chon\" value=\"", "\"").to_owned();
    let ways = format!("{to}/chap-nhan");
    let kept = browser.post(&ways, &[("chon", first.as_str())]).await;
    assert_eq!(kept.status, 303, "{}", text(&kept.body));
    let after = browser.get(&ways).await;
    let row = after.between(&format!("name=\"chon\" value=\"{first}\""), "</tr>");
    assert!(
        row.contains(" disabled") && row.contains("đã có trong phương án KH-1"),
        "{row}"
    );
    assert!(
        row.contains("href=\"/phuong-an/ke-hoach/KH-1\"") && !row.contains("hiện không làm được"),
        "{row}"
    );
}

#[tokio::test]
async fn a_timetable_is_not_told_to_whoever_plans_for_one_commune_and_another_run_has_none() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let to = asked_with(&place, &mut browser, "huyen", &TRAINING).await;
    let rotation = asked(&place, &mut browser, "huyen").await;
    assert_eq!(browser.get(&urls::timetable("LT-1")).await.status, 200);
    assert_eq!(browser.get(&format!("{rotation}/lich")).await.status, 404);
    let grant = grant(Role::HrOfficer, place.sample.communes[0], DataClass::Sensitive);
    place
        .office
        .add_account("test", "xa", "", SECRET, None, vec![grant])
        .unwrap();
    let mut commune = place.logged_in("xa").await;
    assert_eq!(commune.get(&format!("{to}/lich")).await.status, 404);
    // Nor can one be asked for: nothing of the authority is told.
    commune.get(urls::PLANS).await;
    let mut inputs = TRAINING;
    inputs[1].1 = "xem";
    let looked = commune.post(urls::NEW_RUN, &inputs).await;
    let said = text(&looked.body);
    assert!(
        said.contains("Chặn: chưa tính được") && !said.contains("Phạm Giảng"),
        "{said}"
    );
    inputs[1].1 = "tinh";
    assert_eq!(commune.post(urls::NEW_RUN, &inputs).await.status, 422);
}
