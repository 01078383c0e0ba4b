//! The headcount road map as a run, met in a browser: asked, read by year and unit, accepted as drafts of quotas.

use ledger::PersonId;
use ledger::acts::people::RegisterPerson;
use ledger::acts::record::RecordService;
use ledger::codes::{Sex, Standing};
use testkit::{Sample, day, sample};

use super::Place;
use super::browser::text;
use super::plans::asked_with;
use crate::{Settings, urls};

const ROAD: [(&str, &str); 18] = [
    ("viec", "headcount"),
    ("lam", "tinh"),
    ("ngay", "14/3/2019"),
    ("last-year", "2021"),
    ("base-year", "2015"),
    ("cut-civil", "20"),
    ("cut-public", "10"),
    ("path", "1"),
    ("replace", "50"),
    ("least", "80"),
    ("strength", "1"),
    ("streamline", "20"),
    ("resign", "0"),
    ("transfer", "1"),
    ("benefit", "0"),
    ("budget", "0"),
    ("giay", "30"),
    ("hat-giong", "1"),
];

/// The sample, whose office had twenty posts in 2015, has eighteen now and is to cut one more this year; and eighteen people more, one of whom
/// retires in 2020.
pub(super) fn with_people() -> Sample {
    let mut sample = sample();
    let (unit, log) = (sample.office, &mut sample.log);
    for at in 0..18 {
        let birth = if at == 0 { "1960-02-01" } else { "1980-01-01" };
        let register = RegisterPerson {
            full_name: format!("Triệu Thị Đếm {at}"),
            sex: Some(Sex::Male),
            birth: Some(day(birth).into()),
            citizen_number: None,
        };
        let person = PersonId(log.create("2012-01-01", register));
        let standing = Standing::CivilServant;
        let serves = RecordService { person, unit, standing };
        log.decide("", "2012-01-01", vec![serves.into()]);
    }
    sample
}

#[tokio::test]
async fn a_road_map_is_asked_for_and_says_by_year_and_unit_who_many_stay_and_names_nobody() {
    let place = Place::with(with_people(), Settings::default());
    place.ask_for_passwords_alone();
    let mut browser = place.logged_in("huyen").await;
    let list = browser.get(urls::PLANS).await;
    assert!(text(&list.body).contains("Lộ trình tinh giản biên chế"));
    let inputs = browser.get("/phuong-an/moi?viec=headcount").await;
    let said = text(&inputs.body);
    for told in [
        "giảm ít nhất bao nhiêu phần trăm",
        "18 biên chế được giao",
        "chưa đối chiếu Công báo",
        "còn nhiều nhất 18, so với 20 giao năm 2015",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    assert!(
        !inputs.body.contains("id=\"muc-tieu\""),
        "a road map has no goals to put into an order"
    );
    for (field, usual) in [("last-year", "2021"), ("cut-civil", "10"), ("replace", "50")] {
        let field = format!("name=\"{field}\" inputmode=\"numeric\" value=\"{usual}\"");
        assert!(inputs.body.contains(&field), "{field}");
    }
    let to = asked_with(&place, &mut browser, "huyen", &ROAD).await;
    let result = browser.get(&to).await;
    let said = text(&result.body);
    for told in [
        "Số người so với lộ trình biên chế",
        "hết năm 2021 còn 16 biên chế, đạt mức nhiều nhất 16",
        "Phòng Nội vụ · biên chế công chức",
        "1 người nghỉ hưu theo luật",
        "Từng đơn vị, từng năm",
        "thay đổi của đơn vị theo năm",
        "năm 2019 của lộ trình",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    assert!(result.body.contains("<svg class=\"bullet\""));
    assert!(!said.contains("Triệu Thị Đếm"), "nobody is named");
    let accept = browser.get(&format!("{to}/chap-nhan")).await;
    let said = text(&accept.body);
    assert!(said.contains("Mỗi nhóm là một năm") && said.contains("năm 2019 của lộ trình"));
    let first = accept.between("name=\"chon\" value=\"", "\"").to_owned();
    let kept = browser
        .post(&format!("{to}/chap-nhan"), &[("chon", first.as_str())])
        .await;
    assert_eq!(kept.status, 303, "{}", text(&kept.body));
    let plan = browser.get(&urls::plan("KH-1")).await;
    assert!(text(&plan.body).contains("Giao biên chế, số lượng người làm việc năm 2020"));
    // In English too, from the same facts; every message is there in both languages.
    browser.post(urls::DISPLAY, &[("lang", "en"), ("back", "/")]).await;
    let english = browser.get(&to).await;
    assert!(text(&english.body).contains("16 posts at the end of 2021, within the most of 16"));
    let asked = browser.get("/phuong-an/moi?viec=headcount").await;
    for page in [inputs, result, accept, english, asked] {
        assert!(!page.body.contains('⟨'), "{}", text(&page.body));
    }
}

#[tokio::test]
async fn what_cannot_be_reached_says_which_demands_stand_against_each_other() {
    let place = Place::with(with_people(), Settings::default());
    place.ask_for_passwords_alone();
    let mut browser = place.logged_in("huyen").await;
    let mut inputs = ROAD;
    inputs[5].1 = "60";
    let to = asked_with(&place, &mut browser, "huyen", &inputs).await;
    let said = text(&browser.get(&to).await.body);
    for told in [
        "không thể cùng đúng",
        "hết năm 2021 nhiều nhất 8 người",
        "mỗi đơn vị tinh giản nhiều nhất 20 %",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    // Years that make no sense are refused before a run.
    inputs[3].1 = "2018";
    let refused = browser.post(urls::NEW_RUN, &inputs).await;
    assert_eq!(refused.status, 422);
    assert!(text(&refused.body).contains("Năm cuối phải từ năm"));
}

#[tokio::test]
async fn what_stays_and_nothing_to_change_are_said_of_units_and_not_of_people_who_move() {
    let place = Place::with(with_people(), Settings::default());
    place.ask_for_passwords_alone();
    let mut browser = place.logged_in("huyen").await;
    let first = asked_with(&place, &mut browser, "huyen", &ROAD).await;
    let mut unchanged = ROAD;
    for (name, typed) in &mut unchanged {
        match *name {
            "last-year" => *typed = "2019",
            "cut-civil" | "cut-public" | "streamline" | "path" | "strength" => *typed = "0",
            _ => {}
        }
    }
    let second = asked_with(&place, &mut browser, "huyen", &unchanged).await;
    let ids = [&first, &second].map(|to| to.rsplit('/').next().unwrap().to_owned());
    let compared = browser
        .get(&format!("/phuong-an/so-sanh?luot={}&luot={}", ids[0], ids[1]))
        .await;
    let said = text(&compared.body);
    assert!(said.contains("giữ nguyên") && !said.contains("không chuyển"), "{said}");
}
