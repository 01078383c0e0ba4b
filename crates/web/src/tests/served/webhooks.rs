//! Webhooks on a page: every problem at once, the secret shown once, how each stands, set going again, removed.

use std::collections::BTreeSet;

use office::figures::Asker;
use office::webhooks::NotDelivered;
use testkit::{decision, register};

use super::Place;
use super::browser::text;
use crate::urls;

const CONSOLE: Asker<'static> = Asker::Command("console");

fn place() -> Place {
    let place = Place::new();
    place.ask_for_passwords_alone();
    place
}

#[tokio::test]
async fn a_webhook_is_made_told_given_up_set_going_again_and_removed() {
    let place = place();
    let mut browser = place.logged_in("quan-tri").await;
    let operations = browser.get(urls::OPERATIONS).await;
    assert!(operations.body.contains("href=\"/van-hanh/noi-nhan\""));
    assert!(text(&operations.body).contains("● chưa có: không tin nào gửi đi"));
    let empty = browser.get(urls::WEBHOOKS).await;
    assert_eq!((empty.status, empty.heading()), (200, "0 nơi nhận tin"));
    let bad = [("dia-chi", "http://bao-cao.tinh.vn/<b>"), ("so-may", "10.0.0")];
    let page = browser.post(urls::WEBHOOKS, &bad).await;
    insta::assert_snapshot!(page.error_summary(), @"
    422 Có 3 điểm cần sửa
    - Chưa ghi nơi nào nhận tin
      Ghi tên chương trình và nơi chịu trách nhiệm
    - Số IP không đọc được
      Ghi như 10.0.0.7, hoặc để trống
    - Địa chỉ không đọc được
      Ghi https://tên-máy/đường-dẫn, chữ thường, không có tên người dùng, không có dấu #
    ");
    assert!(
        page.body.contains("value=\"http://bao-cao.tinh.vn/&#60;b&#62;\""),
        "what was typed stays"
    );
    let good = [
        ("ten", "Cổng báo cáo <tỉnh>"),
        ("dia-chi", "https://bao-cao.tinh.vn/nhan"),
        ("so-may", "10.0.0.7"),
    ];
    let made = browser.post(urls::WEBHOOKS, &good).await;
    assert_eq!(made.status, 200, "{}", made.error_summary());
    assert!(made.between("<code>whsec_", "</code>").len() > 40);
    let list = browser.get(urls::WEBHOOKS).await;
    assert_eq!(list.heading(), "1 nơi nhận tin");
    assert!(!list.body.contains("whsec_"), "shown once");
    for said in [
        "Cổng báo cáo <tỉnh>",
        "10.0.0.7",
        "● đã báo đủ",
        "chưa nhận lần nào",
        "quan-tri lập lúc",
    ] {
        assert!(
            text(&list.body.replace("&#60;tỉnh&#62;", "‹tỉnh›"))
                .replace('‹', "<")
                .replace('›', ">")
                .contains(said),
            "{said}"
        );
    }
    let hook = place.office.webhooks(CONSOLE).unwrap().remove(0);
    let new = decision("", "2019-03-14", vec![register("Lê Thị Một").into()]);
    place.office.decide("console", new).unwrap();
    let mut tries = 0;
    while let Some(delivery) = place.office.next_delivery(&BTreeSet::new()).unwrap() {
        tries += 1;
        let outcome = Err(NotDelivered::Answered(503));
        place.office.settle_delivery(&delivery, outcome).unwrap();
        if tries == 1 {
            let late = browser.get(urls::WEBHOOKS).await;
            assert!(
                text(&late.body).contains("◐ sẽ gửi lại lúc 09:01, 01/07/2019"),
                "{}",
                text(&late.body)
            );
            let late = browser.get(urls::OPERATIONS).await;
            assert!(text(&late.body).contains("◐ 1 trong 1 nơi chưa nhận được, đang gửi lại"));
        }
        place.clock.forward(2 * 86_400);
    }
    let mut browser = place.logged_in("quan-tri").await;
    let given_up = browser.get(urls::WEBHOOKS).await;
    let said = text(&given_up.body);
    assert!(
        said.contains("▲ ngừng sau 9 lần gửi không được") && said.contains("nơi nhận từ chối: 503"),
        "{said}"
    );
    let operations = browser.get(urls::OPERATIONS).await;
    assert!(text(&operations.body).contains("▲ 1 trong 1 nơi đã ngừng"));
    let fields = |what| [("dau", hook.id.as_str()), ("viec", what)];
    assert_eq!(browser.post(urls::WEBHOOK_ACT, &fields("xoa-het")).await.status, 422);
    let again = browser.post(urls::WEBHOOK_ACT, &fields("gui-lai")).await;
    assert_eq!(
        (again.status, again.header("location")),
        (303, "/van-hanh/noi-nhan?xong=gui-lai")
    );
    let delivery = place.office.next_delivery(&BTreeSet::new()).unwrap().unwrap();
    place.office.settle_delivery(&delivery, Ok(())).unwrap();
    assert!(text(&browser.get(urls::WEBHOOKS).await.body).contains("● đã báo đủ"));
    let gone = browser.post(urls::WEBHOOK_ACT, &fields("bo")).await;
    assert_eq!(
        (gone.status, gone.header("location")),
        (303, "/van-hanh/noi-nhan?xong=bo")
    );
    let once_more = browser.post(urls::WEBHOOK_ACT, &fields("bo")).await;
    assert!(once_more.status == 422 && once_more.error_summary().contains("Không có nơi nhận này"));
    assert!(place.office.webhooks(CONSOLE).unwrap().is_empty());
}
