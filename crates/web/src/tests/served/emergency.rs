//! Emergency access on pages: asked for, confirmed by another, a banner on every page, every page on record, ended, and told to the inspector.

use office::permission::{DataClass, Role};
use office::port::Chain;
use testkit::grant;

use super::Place;
use super::browser::{Browser, SECRET, text};
use crate::urls;

fn place() -> Place {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let auditor = grant(Role::Auditor, place.sample.root, DataClass::Internal);
    place
        .office
        .add_account("test", "thanh-tra", "", SECRET, None, vec![auditor])
        .unwrap();
    place
}

#[tokio::test]
async fn it_is_asked_for_confirmed_told_on_every_page_and_ended() {
    let place = place();
    let mut head = place.logged_in("thu-truong").await;
    let group = format!("/nhan-su/{}/nhom/giay-to", place.sample.short);
    head.get(urls::EMERGENCY).await;
    assert_eq!(
        head.post(&group, &[]).await.status,
        403,
        "an everyday right does not reach"
    );
    let bad = [("don-vi", "9-9"), ("ly-do", " ")];
    insta::assert_snapshot!(head.post(urls::EMERGENCY, &bad).await.error_summary(), @"
    422 Có 2 điểm cần sửa
    - Chưa nêu lý do
      Ghi việc gì, vì sao không chờ được
    - Hôm nay không có đơn vị này, hoặc nhiều đơn vị cùng tên
      Chọn trong danh sách gợi ý, có kèm mã
    ");
    let unit = place.sample.communes[0].to_string();
    let wish = [("don-vi", unit.as_str()), ("ly-do", "Cần số giấy tờ <gấp>")];
    let asked = head.post(urls::EMERGENCY, &wish).await;
    assert_eq!((asked.status, asked.header("location")), (303, "/khan-cap?xong=xin"));
    let act = |what| [("ma", "KC-1"), ("viec", what)];
    assert_eq!(head.post(urls::EMERGENCY_ACT, &act("xac-nhan")).await.status, 422);
    assert_eq!(head.post(&group, &[]).await.status, 403, "asking opens nothing");
    let mut admin = place.logged_in("quan-tri").await;
    let duties = text(&admin.get(urls::DUTIES).await.body);
    assert!(
        duties.contains("Chờ bạn xác nhận") && duties.contains("KC-1: thu-truong, Xã Bằng Cả"),
        "{duties}"
    );
    assert!(!head.get(urls::DUTIES).await.body.contains("Chờ bạn xác nhận"));
    let users = admin.get(urls::USERS).await;
    assert!(
        users.body.contains("Truy cập khẩn cấp (1 chờ xác nhận)"),
        "{}",
        users.body
    );
    let page = admin.get(urls::EMERGENCY).await;
    assert!(page.body.contains("Cần số giấy tờ &#60;gấp&#62;") && page.body.contains("value=\"xac-nhan\""));
    let done = admin.post(urls::EMERGENCY_ACT, &act("xac-nhan")).await;
    assert_eq!((done.status, done.header("location")), (303, "/khan-cap?xong=xac-nhan"));
    assert!(
        !admin.get("/").await.body.contains("Đang truy cập khẩn cấp"),
        "not hers"
    );
    for path in ["/", urls::PEOPLE, urls::ACCOUNT] {
        let said = text(&head.get(path).await.body);
        let banner = "Đang truy cập khẩn cấp KC-1: Xã Bằng Cả, đến 13:00, 01/07/2019.";
        assert!(said.contains(banner), "{path}: {said}");
    }
    assert_eq!(head.post(&group, &[]).await.status, 200);
    let ended = head.post(urls::EMERGENCY_ACT, &act("ket-thuc")).await;
    assert_eq!(ended.status, 303);
    assert!(!head.get("/").await.body.contains("Đang truy cập khẩn cấp"));
    assert_eq!(head.post(&group, &[]).await.status, 403);
    let mut auditor = place.logged_in("thanh-tra").await;
    assert!(
        auditor
            .get(urls::AUDIT)
            .await
            .body
            .contains("href=\"/nhat-ky/khan-cap\"")
    );
    let report = auditor.get(urls::AUDIT_EMERGENCY).await;
    let said = text(&report.body);
    for told in [
        "KC-1: thu-truong",
        "Cần số giấy tờ",
        "quan-tri xác nhận lúc 09:00, 01/07/2019",
        "thu-truong kết thúc sớm lúc",
        "Đã mở 1 lần: 1 mục khác nhau",
        "Giấy tờ tùy thân",
        place.sample.short.to_string().as_str(),
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

/// A head of unit whose emergency access runs.
async fn in_an_emergency(place: &Place) -> Browser {
    let mut head = place.logged_in("thu-truong").await;
    head.get(urls::EMERGENCY).await;
    let unit = place.sample.communes[0].to_string();
    let wish = [("don-vi", unit.as_str()), ("ly-do", "Bão")];
    head.post(urls::EMERGENCY, &wish).await;
    confirm(place);
    head
}

fn confirm(place: &Place) {
    let actor = place.office.account("quan-tri").unwrap().actor(place.office.today());
    let asker = office::figures::Asker::Account(&actor);
    place.office.confirm_emergency(asker, "KC-1").unwrap();
}

#[tokio::test]
async fn what_is_not_shown_is_no_reading_and_who_has_lost_the_right_ends_it() {
    let place = place();
    let mut head = in_an_emergency(&place).await;
    let noted = || {
        let events = place.events(Chain::Audit).into_iter();
        events.filter(|event| event.contains("emergency.read")).count()
    };
    for (path, status) in [("/khong-co", 404), (urls::USERS, 403), ("/quyet-dinh/999", 404)] {
        assert_eq!(head.get(path).await.status, status, "{path}");
    }
    assert_eq!(noted(), 0);
    // Nor is that what is typed was saved, or that another window did so before.
    let typed = [
        ("bieu-mau", urls::OWN_REQUESTS),
        ("ban", "0"),
        ("chu", "[[\"ly-do\",\"Bão\"]]"),
    ];
    assert_eq!(head.post(urls::UNFINISHED, &typed).await.status, 200);
    let late = [typed[0], typed[1], ("chu", "[]")];
    assert_eq!(head.post(urls::UNFINISHED, &late).await.status, 409);
    let dropped = head
        .post(urls::UNFINISHED_DROP, &[("bieu-mau", urls::OWN_REQUESTS)])
        .await;
    assert_eq!((dropped.status, noted()), (204, 0));
    assert_eq!(head.get(urls::PEOPLE).await.status, 200);
    assert_eq!(noted(), 1);
    // As where the right ends with its day: nothing was done in the office.
    let all = place.records().into_iter();
    let (.., own) = all
        .into_iter()
        .find(|(kind, key, _)| kind == "account" && key == "thu-truong")
        .unwrap();
    let mut own: serde_json::Value = serde_json::from_str(&own).unwrap();
    own["grants"] = serde_json::json!([]);
    place
        .sample
        .log
        .store
        .put_record("account", "thu-truong", &own.to_string());
    let mut admin = place.logged_in("quan-tri").await;
    let list = text(&admin.get(urls::EMERGENCY).await.body);
    assert!(
        list.contains("không còn mở được gì") && !list.contains("đang mở, đến"),
        "{list}"
    );
    assert!(!head.get(urls::ACCOUNT).await.body.contains("Đang truy cập khẩn cấp"));
    assert_eq!(head.get(urls::EMERGENCY).await.status, 403);
    let ended = head
        .post(urls::EMERGENCY_ACT, &[("ma", "KC-1"), ("viec", "ket-thuc")])
        .await;
    assert_eq!((ended.status, ended.header("location")), (303, urls::TASKS));
}

#[tokio::test]
async fn what_cannot_be_noted_is_not_shown_while_it_lasts() {
    let place = place();
    let mut head = in_an_emergency(&place).await;
    assert_eq!(head.get(urls::PEOPLE).await.status, 200);
    let pages = |place: &Place| {
        let events = place.events(Chain::Audit).into_iter();
        events.filter(|event| event.contains("emergency.read")).count()
    };
    let before = pages(&place);
    assert!(before > 0);
    place.sample.log.store.set_full(true);
    assert_eq!(head.get(urls::PEOPLE).await.status, 503);
    assert_eq!(pages(&place), before);
    // Nobody is kept from logging out.
    assert_eq!(head.post(urls::LOGOUT, &[]).await.status, 303);
}

#[tokio::test]
async fn for_how_long_it_lasts_is_set_with_the_common_rules() {
    let place = place();
    let mut admin = place.logged_in("quan-tri").await;
    admin.get(urls::USERS).await;
    let rules = |hours: &'static str| [("mat-khau", "usual"), ("gio-khan-cap", hours)];
    for hours in ["0", "25", "một"] {
        let page = admin.post(urls::USER_RULES, &rules(hours)).await;
        assert!(
            page.status == 422 && page.error_summary().contains("từ 1 đến 24"),
            "{hours}"
        );
    }
    assert_eq!(place.office.account_rules().emergency.hours(), 4);
    assert_eq!(admin.post(urls::USER_RULES, &rules("2")).await.status, 303);
    assert_eq!(place.office.account_rules().emergency.hours(), 2);
    assert!(admin.get(urls::EMERGENCY).await.body.contains("trong 2 giờ"));
}

#[test]
fn one_is_told_as_one() {
    let count = |n: usize| {
        let said = words::Message::new("audit-emergency-count")
            .with("n", n)
            .with("kinds", n);
        words::Lang::En.speak(&said.with("pages", n))
    };
    assert_eq!(count(1), "1 opening of 1 thing, and 1 page");
    assert_eq!(count(2), "2 openings of 2 different things, and 2 pages");
}
