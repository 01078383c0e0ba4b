//! While no room is left where the ledger is kept: every page says so, shows what it can, and nothing is lost.

use std::time::Duration;

use insta::assert_snapshot;

use super::browser::{SECRET, text};
use super::{Page, Place};
use crate::urls;

fn banner(page: &Page) -> String {
    text(page.between("class=\"notice\"", "</div>"))
}

#[tokio::test]
async fn a_full_disk_is_told_on_every_page_until_there_is_room() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let person = format!("/nhan-su/{}", place.sample.short);
    assert_eq!(banner(&browser.get(&person).await), "");

    let store = &place.sample.log.store;
    store.set_full(true);
    // What must be on record before it is shown is not shown.
    let group = browser.post(&format!("{person}/nhom/giay-to"), &[]).await;
    assert_snapshot!(format!("{} {}\n{}", group.status, group.heading(), text(group.between("</h1><p>", "</p>"))), @"
    503 Sổ đang chỉ xem, vì hết chỗ trống
    Việc vừa làm chưa được ghi; những gì đã ghi vẫn nguyên vẹn. Báo người quản trị giải phóng chỗ trống nơi đặt sổ, rồi thử lại: sổ tự ghi lại được.
    ");
    let page = browser.get(&person).await;
    assert_eq!(page.status, 200, "what is recorded can be read");
    assert_snapshot!(banner(&page), @"Chỉ xem, từ 09:00, 01/07/2019: nơi đặt sổ đã hết chỗ trống Những gì đã ghi vẫn nguyên vẹn. Chưa ghi thêm được, kể cả đăng nhập và mở nhóm thông tin nhạy cảm; khi có chỗ trống, sổ tự ghi lại được.");

    let mut late = place.browser();
    let form = late.get(urls::LOGIN).await;
    assert_eq!(banner(&form), banner(&page));
    let refused = late.post(urls::LOGIN, &[("ten", "huyen"), ("mat-khau", SECRET)]).await;
    assert_eq!((refused.status, refused.heading()), (503, group.heading()));
    late.post("/hien-thi", &[("lang", "en"), ("back", urls::LOGIN)]).await;
    assert_snapshot!(banner(&late.get(urls::LOGIN).await), @"Read only, since 09:00, 01/07/2019: no room is left where the ledger is kept What was recorded is unharmed. Nothing more can be recorded, logging in and opening a sensitive group included; once there is room, the ledger goes on by itself.");

    store.set_full(false);
    for _ in 0..600 {
        if banner(&browser.get(&person).await).is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let opened = browser.post(&format!("{person}/nhom/giay-to"), &[]).await;
    assert_eq!((opened.status, banner(&opened).as_str()), (200, ""));
}
