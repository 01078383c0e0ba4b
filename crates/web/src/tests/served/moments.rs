//! Another day, and another day of knowledge.

use insta::assert_snapshot;

use super::Place;

const KEY: &str = "/chi-tieu/standards.key_commune_officials/ten";

#[tokio::test]
async fn what_became_known_later_is_not_yet_known_earlier() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let now = browser.get(&format!("{KEY}?ngay=2019-03-14")).await;
    let then = browser.get(&format!("{KEY}?ngay=2019-03-14&biet=2019-03-14")).await;
    assert_eq!(now.heading(), "Cán bộ chủ chốt cấp xã đạt chuẩn: 2 người");
    assert_eq!(then.heading(), "Cán bộ chủ chốt cấp xã đạt chuẩn: 1 người");
    let page = browser.get("/?ngay=2019-03-14&biet=2019-03-14").await;
    assert!(page.body.contains("Đang xem như đã biết ngày 14/03/2019"));
    let before = browser.get("/?ngay=2018-12-31").await;
    assert!(before.body.contains("chưa có hiệu lực vào ngày này"));
}

#[tokio::test]
async fn the_moment_is_kept_in_every_link_of_the_ledger() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let moment = "ngay=2019-03-14&biet=2019-03-14";
    let person = format!("/nhan-su/{}", place.sample.short);
    for path in ["/", KEY, person.as_str()] {
        let page = browser.get(&format!("{path}?{moment}")).await;
        for url in page.addresses() {
            let of_ledger = ["/chi-tieu/", "/nhan-su/", "/quyet-dinh/", "/tong-quan"]
                .iter()
                .any(|start| url.starts_with(start));
            // The form of the moment, and the way back to the present, set or leave out the moment themselves.
            if of_ledger && url != path {
                assert!(url.contains(moment), "{path}: {url}");
            }
        }
    }
}

#[tokio::test]
async fn an_impossible_day_is_said_and_the_usual_day_is_shown() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/?ngay=30/02/2019&biet=hom+qua").await;
    assert_snapshot!(page.error_summary(), @"
    422 Có 2 điểm cần sửa
    - “30/02/2019” không phải là một ngày trong lịch
      Viết ngày/tháng/năm, ví dụ 14/03/2019
    - “hom qua” không phải là một ngày trong lịch
      Viết ngày/tháng/năm, ví dụ 14/03/2019
    ");
    assert!(page.body.contains("value=\"30/02/2019\"") && page.body.contains("14/03/2019"));
    let far = browser.get("/?ngay=01/01/9999").await;
    assert_snapshot!(far.error_summary(), @"
    422 Có 1 điểm cần sửa
    - “01/01/9999” ở ngoài những năm 1900–2100
      Chọn một ngày trong khoảng ấy
    ");
}

#[tokio::test]
async fn somebody_who_was_not_yet_known_is_not_there() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let person = format!("/nhan-su/{}", place.sample.short);
    assert_eq!(browser.get(&format!("{person}?biet=2009-01-01")).await.status, 404);
}
