//! Mergers of villages as a run, met in a browser: what is settled in the form, the groups with their reasons, the drafts.

use ledger::Decimal;
use ledger::UnitId;
use ledger::acts::Dated;
use ledger::acts::bodies::{Measure, Merge};
use ledger::acts::people::{AttributeValue, SetUnitAttribute};
use ledger::codes::{MeasureKind, UnitKind};
use office::figures::Asker;
use office::permission::{DataClass, Role};
use testkit::{Sample, grant, sample};

use super::Place;
use super::browser::{SECRET, text};
use super::plans::asked_with;
use crate::{Settings, urls};

const VILLAGES: [(&str, &str); 10] = [
    ("viec", "villages"),
    ("lam", "tinh"),
    ("ngay", "14/3/2019"),
    ("least-village", "0"),
    ("least-group", "0"),
    ("only-must", "0"),
    ("change-metres", "10"),
    ("giay", "30"),
    ("hat-giong", "1"),
    ("buoc", "2000"),
];

/// The sample with four villages in a row in its first commune, of which the outer ones are too small.
fn with_villages() -> (Sample, Vec<UnitId>) {
    let mut sample = sample();
    let log = &mut sample.log;
    let region = SetUnitAttribute {
        unit: sample.root,
        key: "village_region".to_owned(),
        value: Some(AttributeValue::Text("northern-mountain".to_owned())),
    };
    log.decide("", "2012-01-02", vec![region.into()]);
    let mut all = Vec::new();
    for (name, number) in [("Thôn Một", 60), ("Thôn Hai", 160), ("Thôn Ba", 150), ("Thôn Bốn", 100)] {
        let unit: UnitId = log.unit(name, UnitKind::Village, Some(sample.communes[0]));
        let mut measure = |what: MeasureKind, value: Decimal, toward: Option<UnitId>| {
            let source = None;
            let told = Measure {
                unit,
                what,
                value,
                toward,
                source,
            };
            log.decide("", "2012-01-02", vec![told.into()]);
        };
        measure(MeasureKind::Households, number.into(), None);
        measure(MeasureKind::Latitude, 21.into(), None);
        measure(MeasureKind::Longitude, 107.into(), None);
        if let Some(last) = all.last() {
            measure(MeasureKind::Road, 1.into(), Some(*last));
        }
        all.push(unit);
    }
    (sample, all)
}

pub(super) fn place() -> (Place, Vec<UnitId>) {
    let (sample, villages) = with_villages();
    let place = Place::with(sample, Settings::default());
    place.ask_for_passwords_alone();
    (place, villages)
}

#[tokio::test]
async fn mergers_are_asked_for_told_group_by_group_and_accepted_as_drafts() {
    let (place, _) = place();
    let mut browser = place.logged_in("huyen").await;
    let inputs = browser.get("/phuong-an/moi?viec=villages").await;
    let said = text(&inputs.body);
    for told in [
        "4 thôn, khu",
        "2 nơi chưa đủ số hộ",
        "ít nhất 150 hộ, dưới 75 hộ thì phải sáp nhập",
        "đọc qua nguồn thứ hai",
        "Thêm cặp phải về một",
        "Thôn Hai và Thôn Ba (Xã Bằng Cả)",
        "Không thiếu gì",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    assert!(!said.contains("quan trọng nhất trước"), "there are no goals to order");
    let to = asked_with(&place, &mut browser, "huyen", &VILLAGES).await;
    let result = browser.get(&to).await;
    assert_eq!(
        result.heading(),
        "2 thôn, khu nhập vào nơi khác; không phương án nào giữ lại được nhiều thôn, khu hơn"
    );
    let said = text(&result.body);
    for told in [
        "Thôn Hai (160 hộ); nhập xong có 220 hộ",
        "Thôn Ba (150 hộ); nhập xong có 250 hộ",
        "Thôn Một 60 hộ, thiếu 90, phải sáp nhập",
        "không nhập thì 1 nơi vẫn thiếu hộ",
        "lấy ý kiến cử tri",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    assert_eq!(result.body.matches("<tr class=\"group\">").count(), 1, "one commune");
    assert!(!result.body.contains('⟨'), "every sentence is in the catalogue");
    let mut english = place.logged_in("huyen").await;
    english.cookies.insert("xt-lang".into(), "en".into());
    for page in [to.as_str(), "/phuong-an/moi?viec=villages"] {
        let page = english.get(page).await;
        let said = text(&page.body);
        assert!(
            page.status == 200 && !said.contains('⟨') && said.contains("households"),
            "{said}"
        );
    }
    let ways = format!("{to}/chap-nhan");
    let accept = browser.get(&ways).await;
    assert!(text(&accept.body).contains("Mỗi nhóm thành một dự thảo quyết định sáp nhập"));
    assert_eq!(
        accept.between("<h2 id=\"phan-1\" class=\"later\">", "</h2>"),
        "Xã Bằng Cả"
    );
    let kept = browser.post(&ways, &[("chon", "0")]).await;
    assert_eq!(kept.status, 303, "{}", text(&kept.body));
    let plan = browser.get(kept.header("location")).await;
    assert!(text(&plan.body).contains("Sáp nhập Thôn Một vào Thôn Hai, Xã Bằng Cả"));
}

#[tokio::test]
async fn a_pair_is_settled_in_the_form_and_who_plans_elsewhere_is_offered_none_of_it() {
    let (place, villages) = place();
    let mut browser = place.logged_in("huyen").await;
    browser.get(urls::PLANS).await;
    let pair = format!("{} {}", villages[1], villages[2]);
    let mut inputs = VILLAGES.to_vec();
    inputs[1].1 = "xem";
    inputs.push(("chot", pair.as_str()));
    inputs.push(("chot", ""));
    let looked = browser.post(urls::NEW_RUN, &inputs).await;
    let said = text(&looked.body);
    assert_eq!(looked.status, 200);
    assert!(
        said.contains("Phải có: Thôn Hai (Xã Bằng Cả, 160 hộ) → Thôn Ba (Xã Bằng Cả, 150 hộ)"),
        "{said}"
    );
    inputs[1].1 = "tinh";
    let to = asked_with(&place, &mut browser, "huyen", &inputs).await;
    let said = text(&browser.get(&to).await.body);
    assert!(said.contains("đã định trước là phải về một"), "{said}");
    let mut wrong = VILLAGES.to_vec();
    wrong.push(("chot", "nơi nào đó"));
    let refused = browser.post(urls::NEW_RUN, &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.error_summary().contains("không có trong sổ"),
        "{}",
        refused.error_summary()
    );
    let grant = grant(Role::HrOfficer, place.sample.communes[1], DataClass::Sensitive);
    place
        .office
        .add_account("test", "xa", "", SECRET, None, vec![grant])
        .unwrap();
    let mut commune = place.logged_in("xa").await;
    assert_eq!(commune.get(&to).await.status, 404);
    let looked = commune.get("/phuong-an/moi?viec=villages").await;
    let said = text(&looked.body);
    assert!(
        said.contains("không có thôn, khu nào vào ngày ấy") && !said.contains("Thôn Hai"),
        "{said}"
    );
}

#[tokio::test]
async fn what_must_be_and_must_not_be_at_once_is_told_by_name_and_begins_nothing() {
    let (place, villages) = place();
    let mut browser = place.logged_in("huyen").await;
    browser.get(urls::PLANS).await;
    let [must, not] = [(0, 1), (1, 0)].map(|(one, two): (usize, usize)| format!("{} {}", villages[one], villages[two]));
    let mut inputs = VILLAGES.to_vec();
    inputs.extend([("chot", must.as_str()), ("cam", not.as_str())]);
    inputs[1].1 = "xem";
    let looked = browser.post(urls::NEW_RUN, &inputs).await;
    let told =
        "“Thôn Hai (Xã Bằng Cả, 160 hộ)” với “Thôn Một (Xã Bằng Cả, 60 hộ)” không thể vừa phải có vừa không được có";
    assert_eq!(looked.status, 200);
    assert!(text(&looked.body).contains(told), "{}", text(&looked.body));
    assert!(
        looked.body.contains(&format!("name=\"cam\" value=\"{not}\"")),
        "it is not passed over"
    );
    inputs[1].1 = "tinh";
    let refused = browser.post(urls::NEW_RUN, &inputs).await;
    assert_eq!(refused.status, 422);
    assert!(refused.error_summary().contains(told), "{}", refused.error_summary());
    assert!(place.office.runs(Asker::Command("console")).unwrap().is_empty());
}

#[tokio::test]
async fn a_choice_that_is_otherwise_is_told_as_barred_only_where_it_is() {
    let (place, villages) = place();
    let mut browser = place.logged_in("huyen").await;
    let to = asked_with(&place, &mut browser, "huyen", &VILLAGES).await;
    let decide = |act: Dated| {
        let decision = testkit::decision("", "2019-03-01", vec![act]);
        place.office.decide("test", decision).unwrap();
    };
    let barred = "hiện không làm được";
    let counted = Measure {
        unit: villages[0],
        what: MeasureKind::Households,
        value: 65.into(),
        toward: None,
        source: None,
    };
    decide(counted.into());
    let page = browser.get(&to).await;
    let told = text(page.between("class=\"rewound\"", "</section>"));
    assert!(told.contains("nay nhập xong có 225 hộ"), "{told}");
    assert!(!told.contains(barred), "{told}");
    let merge = Merge {
        from: vec![villages[0]],
        into: villages[1],
    };
    decide(merge.into());
    let page = browser.get(&to).await;
    let told = text(page.between("class=\"rewound\"", "</section>"));
    assert!(told.contains("đã nhập vào Thôn Hai") && told.contains(barred), "{told}");
}

#[tokio::test]
async fn where_nothing_is_chosen_and_something_is_not_met_nothing_is_called_best() {
    let (place, villages) = place();
    let mut browser = place.logged_in("huyen").await;
    let kept = [0, 3].map(|at: usize| format!("{} as-is", villages[at]));
    let mut inputs = VILLAGES.to_vec();
    inputs.extend(kept.iter().map(|own| ("chot", own.as_str())));
    let to = asked_with(&place, &mut browser, "huyen", &inputs).await;
    let said = text(&browser.get(&to).await.body);
    assert!(
        said.contains("Không đề xuất thay đổi nào") && said.contains("Thôn Một"),
        "{said}"
    );
    assert!(!said.contains("Không nơi nào phải nhập"), "{said}");
}
