//! What the records lack: counted by unit, and each number opens into those who are meant.

use super::Place;
use super::browser::text;

#[tokio::test]
async fn each_number_opens_into_those_of_whom_nothing_is_recorded() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    assert!(
        browser.get("/nhan-su").await.body.contains("/du-lieu"),
        "the list leads here"
    );
    let page = browser.get("/du-lieu").await;
    assert_eq!(page.status, 200);
    // Thông's learning is not recorded.
    let cell = page.between("chua-ghi=theory\">", "<").to_owned();
    let (met, of) = cell.split_once('/').unwrap();
    let lacking = of.parse::<i64>().unwrap() - met.parse::<i64>().unwrap();
    assert!(lacking > 0, "{cell}");
    let until = page.body.split("chua-ghi=theory\">").next().unwrap();
    let list = until
        .rsplit("href=\"")
        .next()
        .unwrap()
        .replace("&#38;", "&")
        .replace("&amp;", "&");
    let list = browser.get(&format!("{list}chua-ghi=theory")).await;
    let said = text(&list.body);
    assert!(
        said.contains("Lý Tài Thông") && said.contains("chưa ghi lý luận chính trị"),
        "{said}"
    );
    assert!(said.contains(&format!("{lacking} người")), "{lacking}: {said}");
    assert!(
        !text(list.between("<tbody>", "</tbody>")).contains("Bàn Văn Ánh"),
        "what is recorded is not lacking"
    );
    browser.cookies.insert("xt-lang".into(), "en".into());
    let english = browser.get("/du-lieu").await;
    assert!(english.body.contains("political theory") && !english.body.contains('⟨'));
}

#[tokio::test]
async fn nobody_counts_beyond_the_own_rights() {
    let place = Place::new();
    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune.get("/du-lieu").await;
    assert!(
        page.status == 200 && !page.body.contains("Xã Dân Chủ"),
        "{}",
        text(&page.body)
    );
    let beyond = format!("/du-lieu?don-vi={}", place.sample.communes[1].0);
    assert_eq!(commune.get(&beyond).await.status, 403);
}
