//! A new proof before weighty deeds: asked once the last one is old, with everything that was typed kept, and nothing done before.

use office::figures::Asker;
use office::port::Chain;

use super::Place;
use super::browser::{Browser, SECRET};
use crate::urls;

const DELEGATION: [(&str, &str); 5] = [
    ("quyen", "1"),
    ("cho", "thu-truong"),
    ("tu", "01/07/2019"),
    ("den", "31/07/2019"),
    ("van-ban", "3/GUQ-UBND <b>"),
];

/// Somebody who has read on for sixteen minutes since the log-in.
async fn reading_on(place: &Place) -> Browser {
    reading_on_as(place, "huyen").await
}

async fn reading_on_as(place: &Place, name: &str) -> Browser {
    let mut browser = place.logged_in(name).await;
    for _ in 0..4 {
        // Sooner than a session of an administrator ends.
        place.clock.forward(4 * 60);
        assert_eq!(browser.get(urls::ACCOUNT).await.status, 200);
    }
    browser
}

fn delegated(place: &Place) -> usize {
    place.office.account("thu-truong").unwrap().grants.len()
}

#[tokio::test]
async fn a_weighty_form_waits_for_a_proof_and_then_goes_on_as_it_was_typed() {
    let place = Place::new();
    let mut browser = reading_on(&place).await;
    let before = delegated(&place);
    let asked = browser.post(urls::DELEGATE, &DELEGATION).await;
    assert_eq!(
        (asked.status, asked.heading()),
        (422, "Chứng thực lại trước việc quan trọng")
    );
    for kept in [
        "name=\"van-ban\" value=\"3/GUQ-UBND &#60;b&#62;\"",
        "name=\"cho\" value=\"thu-truong\"",
        "action=\"/tai-khoan/uy-quyen\"",
    ] {
        assert!(asked.body.contains(kept), "{kept}: {}", asked.body);
    }
    assert_eq!(delegated(&place), before, "nothing is done yet");
    let with = |proof: &'static str| [&DELEGATION[..], &[("chung-thuc", proof)]].concat();
    let wrong = browser.post(urls::DELEGATE, &with("sai")).await;
    assert!(wrong.status == 422 && wrong.error_summary().contains("Mật khẩu hoặc mã chưa đúng"));
    assert!(wrong.body.contains("thu-truong") && !wrong.body.contains("value=\"sai\""));
    assert_eq!(delegated(&place), before);
    let done = browser.post(urls::DELEGATE, &with(SECRET)).await;
    assert_eq!((done.status, delegated(&place)), (303, before + 1), "{}", done.body);
    // The proof holds for the next deed.
    let next = browser.post(urls::DELEGATE, &[("quyen", "1")]).await;
    assert!(!next.body.contains("name=\"chung-thuc\""));
}

#[tokio::test]
async fn a_list_of_people_leaves_after_a_proof() {
    let place = Place::new();
    let mut browser = reading_on(&place).await;
    let asked = browser.get("/nhan-su.xlsx?ngay=2019-03-14").await;
    let to = asked.header("location").to_owned();
    assert_eq!(asked.status, 303);
    assert!(to.starts_with(urls::PROVE), "{to}");
    for other in ["/chi-tieu/training.learners_planned/ten.xlsx", urls::DUTIES_XLSX] {
        let asked = browser.get(other).await;
        assert!(
            asked.status == 303 && asked.header("location").starts_with(urls::PROVE),
            "{other}: {}",
            asked.status
        );
    }
    let page = browser.get(&to).await;
    assert!(
        page.body.contains("value=\"/nhan-su.xlsx?ngay=2019-03-14\""),
        "{}",
        page.body
    );
    let there = [("tiep", "/nhan-su.xlsx?ngay=2019-03-14"), ("chung-thuc", SECRET)];
    let back = browser.post(urls::PROVE, &there).await;
    assert_eq!((back.status, back.header("location")), (303, there[0].1));
    assert_eq!(browser.get(there[0].1).await.status, 200);
    let away = [("tiep", "//b.vn/"), ("chung-thuc", SECRET)];
    assert_eq!(browser.post(urls::PROVE, &away).await.header("location"), urls::TASKS);
}

#[tokio::test]
async fn letters_webhooks_and_looking_through_rights_wait_for_a_proof() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let mut browser = reading_on_as(&place, "quan-tri").await;
    let code = place.office.account("huyen").unwrap().code();
    let act = format!("{}/viec", urls::user(&code));
    let hook = [("ten", "Cổng báo cáo"), ("dia-chi", "https://bao-cao.tinh.vn/nhan")];
    let server = [
        ("may", "thu.hoanhbo.vn"),
        ("tls", "whole"),
        ("nguoi-gui", "a@hoanhbo.vn"),
        ("gio", "7"),
    ];
    let deeds: [(&str, &[(&str, &str)]); 5] = [
        (urls::MAIL, &server),
        (urls::MAIL_END, &[]),
        (urls::WEBHOOKS, &hook),
        (urls::WEBHOOK_ACT, &[("dau", "1"), ("viec", "gui-lai")]),
        (&act, &[("viec", "xem")]),
    ];
    for (path, fields) in deeds {
        let asked = browser.post(path, fields).await;
        assert!(
            asked.status == 422 && asked.body.contains("name=\"chung-thuc\""),
            "{path}: {}",
            asked.body
        );
    }
    assert!(place.office.mail_server().is_none());
    assert!(place.office.webhooks(Asker::Command("console")).unwrap().is_empty());
    assert!(!place.events(Chain::Audit).iter().any(|event| event.contains("view-as")));
    let seen = browser.post(&act, &[("viec", "xem"), ("chung-thuc", SECRET)]).await;
    assert_eq!((seen.status, seen.header("location")), (303, urls::TASKS));
}

#[tokio::test]
async fn an_import_is_written_after_a_proof() {
    let place = Place::new();
    let mut browser = reading_on(&place).await;
    let before = place.office.value().head().seq;
    let file = "STT;Họ và tên;Ngày sinh;Đơn vị\n1;Lê An;1980;Xã Bằng Cả\n";
    let actor = place.office.account("huyen").unwrap().actor(place.office.today());
    let upload = place.office.keep_upload(&actor, "a.csv", file.as_bytes()).unwrap();
    let write = urls::of_upload(&upload.id, "ghi");
    let asked = browser.post(&write, &[("da-xem", "x"), ("nguoi-ky", "Lê Bình")]).await;
    assert!(
        asked.status == 422 && asked.body.contains("name=\"nguoi-ky\" value=\"Lê Bình\""),
        "{}",
        asked.body
    );
    assert_eq!(place.office.value().head().seq, before, "nothing is written");
    let gone_on = browser.post(&write, &[("da-xem", "x"), ("chung-thuc", SECRET)]).await;
    assert_eq!(
        (gone_on.status, gone_on.header("location")),
        (303, urls::of_upload(&upload.id, "tien-do").as_str())
    );
}

#[tokio::test]
async fn what_is_not_weighty_asks_for_nothing() {
    let place = Place::new();
    let mut browser = reading_on(&place).await;
    for path in ["/", urls::PEOPLE, urls::ACCOUNT] {
        assert_eq!(browser.get(path).await.status, 200, "{path}");
    }
    assert_eq!(browser.post(urls::SESSIONS, &[("phien", "khac")]).await.status, 303);
}
