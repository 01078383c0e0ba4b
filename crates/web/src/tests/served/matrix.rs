//! Units by standards: met of how many, unknown apart, and the names behind each cell, never beyond the reader's scope.

use super::Place;
use super::browser::text;

const STANDARD: &str = "/chuan-hoa/loc-2019.key-commune-officials";

#[tokio::test]
async fn the_matrix_agrees_with_the_figure_and_tells_unknown_apart() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/chuan-hoa?biet=2019-03-14").await;
    assert_eq!((page.status, page.heading()), (200, "Chuẩn hóa: Huyện Hoành Bồ"));
    let [all, first, second] = ["Cộng", "Xã Bằng Cả", "Xã Dân Chủ"]
        .map(|name| text(page.between(&format!("<th scope=\"row\">{name}</th>"), "</tr>")));
    // As the dashboard: one of three; of one the record does not tell.
    assert!(all.starts_with("1/3 chưa rõ 1"), "{all}");
    assert!(first.starts_with("0/1 –"), "{first}");
    assert!(second.starts_with("1/2 chưa rõ 1"), "{second}");
    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune.get("/chuan-hoa?biet=2019-03-14").await;
    assert_eq!(page.status, 200);
    let own = text(page.between("<tbody>", "</tbody>"));
    assert!(
        own.contains("0/1") && !own.contains("/3") && !own.contains("Dân Chủ"),
        "{own}"
    );
    let other = place.sample.communes[1].0;
    for path in [
        format!("/chuan-hoa?don-vi={other}"),
        format!("/chuan-hoa.xlsx?don-vi={other}"),
        format!("{STANDARD}?don-vi={other}"),
    ] {
        assert_eq!(commune.get(&path).await.status, 403, "{path}");
    }
}

#[tokio::test]
async fn a_cell_opens_into_the_names_with_what_is_missing() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let first = place.sample.communes[0].0;
    let page = browser.get(&format!("{STANDARD}?don-vi={first}&biet=2019-03-14")).await;
    assert_eq!(page.status, 200);
    let rows = text(page.between("<tbody>", "</tbody>"));
    assert!(
        rows.contains("Đặng Thị Bích Ngọc") && rows.contains("ý luận chính trị trung cấp"),
        "{rows}"
    );
    let second = place.sample.communes[1].0;
    let unknown = format!("{STANDARD}?don-vi={second}&ben=chua-ro&biet=2019-03-14");
    let page = browser.get(&unknown).await;
    let rows = text(page.between("<tbody>", "</tbody>"));
    assert!(rows.contains("Lý Tài Thông") && !rows.contains("Bàn Văn Ánh"), "{rows}");
    assert!(page.heading().ends_with("1 người chưa rõ"), "{}", page.heading());
    let book = browser
        .get(&unknown.replacen("officials?", "officials/ten.xlsx?", 1))
        .await;
    assert_eq!((book.status, &book.bytes[..2]), (200, &b"PK"[..]));
    assert_eq!(browser.get("/chuan-hoa.xlsx").await.status, 200);
    assert_eq!(browser.get("/chuan-hoa/khong-co").await.status, 404);
    // Names stay in scope whatever the address asks for.
    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune.get(&format!("{STANDARD}?ben=chua-ro&biet=2019-03-14")).await;
    assert!(page.status == 200 && !page.body.contains("Lý Tài Thông"));
}

#[tokio::test]
async fn in_english_and_of_another_day_it_is_whole() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.cookies.insert("xt-lang".into(), "en".into());
    for path in [
        "/chuan-hoa",
        "/chuan-hoa?ngay=2016-01-01",
        "/chuan-hoa/loc-2019.key-commune-officials?ben=chua-ro",
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains('⟨'), "{path}: {}", page.between("⟨", "<"));
        assert!(page.body.len() <= 60_000, "{path}: {}", page.body.len());
    }
}
