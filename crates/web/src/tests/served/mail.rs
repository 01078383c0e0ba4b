//! Letters on pages: the server with every problem at once, the choice of an account, and what is said of both.

use std::collections::BTreeSet;

use office::webhooks::NotDelivered;

use super::Place;
use super::browser::text;
use crate::urls;

fn place() -> Place {
    let place = Place::new();
    place.ask_for_passwords_alone();
    place
}

const GOOD: [(&str, &str); 7] = [
    ("may", "thu.hoanhbo.vn"),
    ("tls", "whole"),
    ("nguoi-gui", "xungtam@hoanhbo.vn"),
    ("nguoi-dung", "xungtam"),
    ("mat-khau", "rat-bi-mat"),
    ("gio", "7"),
    ("trang", "https://can-bo.lan/"),
];

#[tokio::test]
async fn the_server_of_letters_is_named_with_every_problem_told_kept_and_ended() {
    let place = place();
    let mut browser = place.logged_in("quan-tri").await;
    let operations = browser.get(urls::OPERATIONS).await;
    assert!(text(&operations.body).contains("● đang tắt: không thư nào gửi đi"));
    let empty = browser.get(urls::MAIL).await;
    assert!(empty.status == 200 && empty.body.contains("Đang tắt") && empty.body.contains("value=\"7\""));
    let bad = [
        ("may", "Thu Hoanh Bo"),
        ("tls", "none"),
        ("cong", "0"),
        ("nguoi-gui", "a@b\r\nBcc: c@d"),
        ("nguoi-dung", "xungtam"),
        ("gio", "24"),
        ("trang", "can-bo.lan"),
    ];
    let page = browser.post(urls::MAIL, &bad).await;
    insta::assert_snapshot!(page.error_summary());
    let saved = browser.post(urls::MAIL, &GOOD).await;
    assert_eq!(
        (saved.status, saved.header("location")),
        (303, "/van-hanh/thu?xong=ghi")
    );
    let server = place.office.mail_server().unwrap();
    assert_eq!((server.port, server.site.as_str()), (465, "https://can-bo.lan"));
    let kept = browser.get(urls::MAIL).await;
    assert!(!kept.body.contains("rat-bi-mat") && kept.body.contains("Đã có; để trống thì giữ nguyên"));
    let mut again = GOOD.to_vec();
    again.retain(|(name, _)| *name != "mat-khau");
    assert_eq!(browser.post(urls::MAIL, &again).await.status, 303);
    assert_eq!(place.office.mail_server().unwrap().secret, "rat-bi-mat");
    // The password goes to no other server.
    for (server, port) in [("thu.noi-khac.vn", "465"), ("thu.hoanhbo.vn", "466")] {
        again[0] = ("may", server);
        again.push(("cong", port));
        assert_eq!(browser.post(urls::MAIL, &again).await.status, 422, "{server}:{port}");
        again.pop();
    }
    let tried = browser.post(urls::MAIL_TRY, &[("dia-chi", "an")]).await;
    assert!(tried.status == 422 && tried.error_summary().contains("Địa chỉ thư không đọc được"));
    assert_eq!(browser.post(urls::MAIL_END, &[]).await.status, 303);
    assert_eq!(place.office.mail_server(), None);
    let off = browser.post(urls::MAIL_TRY, &[("dia-chi", "an@hoanhbo.vn")]).await;
    assert!(off.status == 422 && off.error_summary().contains("Chưa ghi máy chủ thư"));
    assert!(
        place
            .events(office::port::Chain::Audit)
            .iter()
            .all(|event| !event.contains("rat-bi-mat"))
    );
}

#[tokio::test]
async fn an_account_asks_for_letters_sees_how_they_go_and_ends_them() {
    let place = place();
    let mut admin = place.logged_in("quan-tri").await;
    admin.get(urls::MAIL).await;
    assert_eq!(admin.post(urls::MAIL, &GOOD).await.status, 303);
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get(urls::ACCOUNT).await;
    assert!(text(&page.body).contains("Đang không nhận thư."));
    let bad = browser
        .post(urls::OWN_MAIL, &[("dia-chi", "an"), ("viec", "bat")])
        .await;
    assert!(bad.status == 422 && bad.error_summary().contains("Địa chỉ thư không đọc được"));
    assert!(bad.body.contains("value=\"an\""), "what was typed stays");
    let good = [("dia-chi", "an@hoanhbo.vn"), ("viec", "bat")];
    let set = browser.post(urls::OWN_MAIL, &good).await;
    assert_eq!((set.status, set.header("location")), (303, "/tai-khoan?xong=thu"));
    browser.get(urls::NEW_DRAFT).await;
    let head = [
        ("loai", "decision"),
        ("trich-yeu", "Về việc xếp loại"),
        ("co-quan", "UBND"),
        ("hieu-luc", "1/8/2019"),
    ];
    assert_eq!(browser.post(urls::NEW_DRAFT, &head).await.status, 303);
    place.clock.forward(86_400);
    let letter = place.office.next_letter(&mut BTreeSet::new()).unwrap().unwrap();
    assert_eq!(letter.counts.drafts, 1);
    place
        .office
        .settle_letter(&letter, Err(NotDelivered::Answered(550)))
        .unwrap();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get(urls::ACCOUNT).await;
    assert!(text(&page.body).contains("Thư gần nhất chưa đến được: nơi nhận từ chối: 550"));
    let mut admin = place.logged_in("quan-tri").await;
    let page = admin.get(urls::OPERATIONS).await;
    assert!(text(&page.body).contains("◐ 1 trong 1 người lần gần nhất chưa nhận được"));
    assert_eq!(browser.post(urls::OWN_MAIL, &[("viec", "tat")]).await.status, 303);
    assert_eq!(place.office.mail_choice("huyen"), None);
}
