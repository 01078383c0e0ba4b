//! Every number opens into what it counts.

use super::browser::text;
use super::{Page, Place};

/// The rows of a list.
fn rows(page: &Page) -> usize {
    page.between("<table class=\"sheet dense folds names\">", "</table>")
        .matches("<tr><th scope=\"row\">")
        .count()
}

#[tokio::test]
async fn a_list_has_as_many_rows_as_the_number_says() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let dashboard = browser.get("/").await;
    let mut opened = 0;
    for cell in dashboard.body.split("<span class=\"fig\"><a href=\"").skip(1) {
        let (url, rest) = cell.split_once('"').unwrap();
        let number: usize = rest.split(['>', '<']).nth(1).unwrap().replace('.', "").parse().unwrap();
        let list = browser.get(&url.replace("&#38;", "&")).await;
        assert_eq!(list.status, 200, "{url}");
        if !url.contains("quota.") {
            assert_eq!(rows(&list), number, "{url}");
            assert!(
                text(list.heading()).contains(&number.to_string()),
                "{url}: {}",
                list.heading()
            );
        }
        opened += 1;
    }
    assert!(opened >= 6, "{opened} numbers open");
}

#[tokio::test]
async fn a_gap_opens_into_those_who_are_missing() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let dashboard = browser.get("/?biet=2019-03-14").await;
    let gap = dashboard
        .body
        .split("data-label=\"Còn thiếu\"><a href=\"/chi-tieu/standards.key")
        .nth(1)
        .unwrap();
    let url = format!(
        "/chi-tieu/standards.key{}",
        gap.split('"').next().unwrap().replace("&#38;", "&")
    );
    let list = browser.get(&url).await;
    assert_eq!(list.heading(), "Cán bộ chủ chốt cấp xã đạt chuẩn: còn thiếu 2 người");
    assert_eq!(rows(&list), 2);
    assert!(list.body.contains("Lý luận chính trị trung cấp trở lên"));
    let unknown = browser
        .get("/chi-tieu/standards.key_commune_officials.unknown/ten?biet=2019-03-14")
        .await;
    assert_eq!(rows(&unknown), 1);
    assert!(unknown.body.contains("Lý Tài Thông"));
}

#[tokio::test]
async fn both_addresses_of_a_figure_open_the_same_list() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let short = browser.get("/chi-tieu/mobility.moves_this_year").await;
    let long = browser.get("/chi-tieu/mobility.moves_this_year/ten").await;
    assert_eq!((short.status, short.heading()), (200, long.heading()));
    assert_eq!(rows(&long), 1);
}

#[tokio::test]
async fn what_is_seen_can_be_taken_out_and_that_is_on_record() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let person = format!("/nhan-su/{}/ho-so.xlsx", place.sample.short);
    for path in [
        "/tong-quan.xlsx?ngay=2019-03-14",
        "/chi-tieu/training.learners_planned/ten.xlsx",
        person.as_str(),
    ] {
        let book = browser.get(path).await;
        assert_eq!(book.status, 200, "{path}");
        assert!(book.header("content-type").contains("spreadsheetml"));
        assert!(
            book.header("content-disposition")
                .starts_with("attachment; filename=\"")
        );
        assert!(book.bytes.starts_with(b"PK"));
    }
    let audit = place.sample.log.store.all_events(office::port::Chain::Audit);
    let exports = audit
        .iter()
        .filter(|event| event.body.contains("\"action\":\"export\""))
        .count();
    assert_eq!(exports, 3);
}
