//! How the office runs, for who looks after the whole of it.

use office::drill::Drill;

use super::Place;
use super::browser::text;
use crate::urls;

#[tokio::test]
async fn nothing_is_called_well_before_a_restore_was_tried() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let mut browser = place.logged_in("quan-tri").await;
    let page = browser.get(urls::OPERATIONS).await;
    assert_eq!((page.status, page.heading()), (200, "Có 2 việc phải làm"));
    let said = text(&page.body);
    assert!(said.contains("▲ chưa diễn tập lần nào") && said.contains("▲ chưa biết bản nào dùng được"));
    let drill = |whole| Drill {
        time: 0,
        by: String::new(),
        whole,
        seq: place.office.value().head().seq.0 - 2,
        head: String::new(),
        milliseconds: 1_250,
    };
    place.office.note_drill("console", drill(false)).unwrap();
    let failed = browser.get(urls::OPERATIONS).await;
    assert!(text(&failed.body).contains("lần gần nhất, 09:00, 01/07/2019, không đạt"));
    place.clock.forward(60);
    place.office.note_drill("console", drill(true)).unwrap();
    let held = browser.get(urls::OPERATIONS).await;
    assert_eq!(held.heading(), "Hệ thống ổn: không việc nào phải làm");
    let said = text(&held.body);
    assert!(said.contains("● đạt, cách đây 0 ngày, mất 1,25 giây") && said.contains("◐ thiếu 2 quyết định mới nhất"));
    place.clock.forward(31 * 86_400);
    let mut later = place.logged_in("quan-tri").await;
    let old = later.get(urls::OPERATIONS).await;
    assert!(text(&old.body).contains("▲ lần gần nhất đã 31 ngày, quá 30 ngày"));
    for name in ["huyen", "lanh-dao", "thu-truong"] {
        assert_eq!(
            place.logged_in(name).await.get(urls::OPERATIONS).await.status,
            403,
            "{name}"
        );
    }
}
