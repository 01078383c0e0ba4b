//! Sensitive groups: folded, and on record before they are shown.

use office::port::Chain;
use testkit::NUMBER;

use super::Place;

#[tokio::test]
async fn an_opening_is_on_record_before_it_is_shown() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let person = format!("/nhan-su/{}", place.sample.short);
    let page = browser.get(&person).await;
    for folded in [NUMBER, "Dao", "0900 000 001", "hiển trách"] {
        assert!(!page.body.contains(folded), "{folded}");
    }
    let reads = place.events(Chain::Reads);
    assert!(
        reads.len() == 1 && reads[0].contains("\"person.read\""),
        "folded, it was opened: {reads:?}"
    );

    let opened = browser.post(&format!("{person}/nhom/giay-to"), &[]).await;
    assert_eq!(opened.status, 200);
    assert!(opened.body.contains(NUMBER) && !opened.body.contains("0900 000 001"));
    let reads = place.sample.log.store.all_events(Chain::Reads);
    assert_eq!(reads.len(), 2, "on record when it is shown");
    let expected = format!(
        "\"actor\":\"huyen\",\"action\":\"person.sensitive\",\"subject\":\"{}\",\"detail\":\"giay-to\"",
        place.sample.short
    );
    assert!(reads[1].body.contains(&expected), "{}", reads[1].body);

    let address = format!("{person}/nhom/ky-luat?ngay=2018-12-31");
    let discipline = browser.post(&address, &[]).await;
    assert!(discipline.body.contains("khiển trách"), "{}", discipline.body);
    assert_eq!(place.sample.log.store.all_events(Chain::Reads).len(), 3);
    let again = browser.get(&address).await;
    assert_eq!(
        (again.status, again.header("location").to_owned()),
        (303, format!("{person}?ngay=2018-12-31"))
    );
}

#[tokio::test]
async fn a_group_alone_takes_its_place_in_the_page() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let person = format!("/nhan-su/{}", place.sample.short);
    browser.get(&person).await;
    let fetched = [("sec-fetch-site", "same-origin"), ("hx-request", "true")];
    let group = browser
        .post_from(&format!("{person}/nhom/lien-lac"), &[], &fetched)
        .await;
    assert!(group.body.starts_with("<details class=\"vault\""), "{}", group.body);
    assert!(group.body.contains("0900 000 001"));
    assert_eq!(browser.post(&format!("{person}/nhom/khong-co"), &[]).await.status, 404);
}

#[tokio::test]
async fn a_decision_never_tells_what_a_group_holds() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    for seq in 1..=place.sample.log.value.head().seq.0 {
        let page = browser.get(&format!("/quyet-dinh/{seq}?ngay=2019-07-01")).await;
        for secret in [NUMBER, "Dao", "0900 000 001", "hiển trách"] {
            assert!(!page.body.contains(secret), "{seq}: {secret}");
        }
    }
}
