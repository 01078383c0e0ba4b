//! The school network as a run, met in a browser: what is missing by name, what is assumed, every site with its seats, marks and acceptance.

use ledger::acts::bodies::Measure;
use ledger::codes::{MeasureKind, UnitKind};
use ledger::{Decimal, UnitId};
use testkit::{Sample, sample};

use super::Place;
use super::browser::text;
use super::plans::asked_with;
use crate::Settings;

const SCHOOLS: [(&str, &str); 17] = [
    ("viec", "schools"),
    ("lam", "tinh"),
    ("ngay", "14/3/2019"),
    ("small", "300"),
    ("room-pupils", "35"),
    ("primary-share", "56"),
    ("far-primary-mountain", "3000"),
    ("far-primary", "3000"),
    ("far-secondary-mountain", "7000"),
    ("far-secondary", "5000"),
    ("several-levels", "1"),
    ("muc-tieu-1", "sites"),
    ("muc-tieu-2", "school-way"),
    ("muc-tieu-3", "pupils-stay"),
    ("giay", "20"),
    ("hat-giong", "1"),
    ("buoc", "3000"),
];

/// A commune with a primary school and a small lower secondary school 500 m away; the second is counted where `counted`.
fn with_schools(counted: bool) -> Sample {
    let mut sample = sample();
    let commune = Some(sample.communes[0]);
    let kinds = [
        ("Trường TH Một", UnitKind::PrimarySchool, 400_u32, 0),
        ("Trường THCS Một", UnitKind::LowerSecondarySchool, 90, 500),
    ];
    for (name, kind, pupils, metres) in kinds {
        let unit: UnitId = sample.log.unit(name, kind, commune);
        let north = Decimal::from_millionths(21_000_000 + metres * 1_000 / 111);
        let mut all = vec![
            (MeasureKind::Rooms, Decimal::from(16_u32)),
            (MeasureKind::Latitude, north),
            (MeasureKind::Longitude, Decimal::from(107_u32)),
        ];
        if counted || metres == 0 {
            all.push((MeasureKind::Pupils, Decimal::from(pupils)));
        }
        for (what, value) in all {
            let measure = Measure {
                unit,
                what,
                value,
                toward: None,
                source: None,
            };
            sample.log.decide("", "2018-01-01", vec![measure.into()]);
        }
    }
    sample
}

pub(super) fn place(counted: bool) -> Place {
    let place = Place::with(with_schools(counted), Settings::default());
    place.ask_for_passwords_alone();
    place
}

#[tokio::test]
async fn a_school_without_pupils_is_named_and_bars_the_run() {
    let place = place(false);
    let mut browser = place.logged_in("huyen").await;
    let inputs = browser.get("/phuong-an/moi?viec=schools").await;
    let said = text(&inputs.body);
    for told in [
        "Chặn: chưa tính được : Trường THCS Một: chưa ghi số học sinh",
        "Giả định: kho quy định không có số nào",
        "(số tự đặt)",
    ] {
        let squeezed = said.replace(" :", ":");
        assert!(squeezed.contains(&told.replace(" :", ":")), "{told}\n{said}");
    }
    browser.get(crate::urls::PLANS).await;
    let refused = browser.post(crate::urls::NEW_RUN, &SCHOOLS).await;
    assert_eq!(refused.status, 422);
    // What was settled and cannot be read is told too.
    let mut unread = SCHOOLS.to_vec();
    unread.push(("chot", "trường nào đó"));
    let refused = browser.post(crate::urls::NEW_RUN, &unread).await;
    assert_eq!(refused.status, 422);
    let said = refused.error_summary();
    assert!(
        said.contains("điều đã định không đọc được") && said.contains("trường nào → đó"),
        "{said}"
    );
    // A number out of range is told at its field.
    let mut wrong = SCHOOLS;
    wrong[4].1 = "0";
    let refused = browser.post(crate::urls::NEW_RUN, &wrong).await;
    assert!(refused.body.contains("id=\"room-pupils-problem\""), "{}", refused.body);
}

#[tokio::test]
async fn a_school_network_says_what_closes_why_and_where_all_pupils_are_and_becomes_drafts() {
    let place = place(true);
    let mut browser = place.logged_in("huyen").await;
    let to = asked_with(&place, &mut browser, "huyen", &SCHOOLS).await;
    let result = browser.get(&to).await;
    let heading = result.heading();
    assert!(
        heading.starts_with("1 điểm trường đóng hoặc có học sinh chuyển đi; "),
        "{heading}"
    );
    let said = text(&result.body);
    for told in [
        "Trường THCS Một",
        "Giữ điểm này",
        "90 học sinh trung học cơ sở đến Trường TH Một",
        "trường nhập vào Trường TH Một",
        "m đường chim bay",
        "Trường TH Một thành trường nhiều cấp học",
        "Trường TH Một khi đó có 490 học sinh trên 560 chỗ",
        "Giữ 1 trên 2 điểm trường; 90 học sinh đổi điểm trường",
        "490 trên 560 chỗ",
        "phải đóng",
        "điểm trường được giữ",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    assert!(!said.contains('⟨'), "{said}");
    // A site that must not close is asked so.
    let mark = result.between("name=\"cam\" value=\"", "\"").to_owned();
    let id = to.rsplit('/').next().unwrap();
    let again = browser
        .get(&format!("/phuong-an/moi?tu={id}&cam={}", mark.replace(' ', "+")))
        .await;
    let asked = text(&again.body);
    assert!(asked.contains("Không được có: Trường THCS Một → đóng"), "{asked}");

    let ways = format!("{to}/chap-nhan");
    let accept = browser.get(&ways).await;
    assert!(text(&accept.body).contains("Mỗi nhóm trường gắn với nhau là một quyết định"));
    let group = accept.between("name=\"chon\" value=\"", "\"").to_owned();
    let kept = browser.post(&ways, &[("chon", group.as_str())]).await;
    assert_eq!(kept.status, 303, "{}", text(&kept.body));
    let plan = browser.get(kept.header("location")).await;
    let said = text(&plan.body);
    assert!(said.contains("Sáp nhập Trường THCS Một vào Trường TH Một"), "{said}");
    // In English too.
    browser.cookies.insert("xt-lang".into(), "en".into());
    for page in [to.as_str(), "/phuong-an/moi?viec=schools"] {
        let english = browser.get(page).await;
        let said = text(&english.body);
        assert!(said.contains("Assumed: ") && !said.contains('⟨'), "{said}");
    }
}
