//! What was reported beside what is known now: the numbers that differ, by how much, and the decisions that made the difference.

use super::Place;
use super::browser::text;

#[tokio::test]
async fn a_late_paper_is_named_for_the_number_that_it_changed() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    // On 14 March one of three was reported; a paper of 1 June tells that a second one met the standard since 1 March.
    for (path, then, now) in [("/", "1/3", "2/3"), ("/chuan-hoa", "1/3; chưa rõ 1", "2/3; chưa rõ 1")] {
        let page = browser.get(&format!("{path}?ngay=2019-03-14&bao-cao=2019-03-20")).await;
        assert_eq!(page.status, 200, "{path}");
        let compared = page.between("<section class=\"compared\"", "</section>");
        let said = text(compared);
        assert!(
            said.contains("Số liệu ngày 14/03/2019: như đã biết cuối ngày 20/03/2019 và như nay biết"),
            "{path}: {said}"
        );
        assert!(said.contains(&format!("{then} {now} +1")), "{path}: {said}");
        assert!(
            said.contains("90/BS-NV ngày 01/06/2019") && said.contains(&format!("{then} → {now}")),
            "{path}: {said}"
        );
        assert!(
            !said.contains("31/QĐ-HU"),
            "{path}: what changed nothing is not named: {said}"
        );
        assert!(
            compared.contains("biet=2019-03-20"),
            "{path}: the page of then is one link away"
        );
        assert!(page.body.contains("name=\"bao-cao\" value=\"20/03/2019\""), "{path}");
    }
    // Of a day before the fact holds nothing changed.
    let page = browser.get("/chuan-hoa?ngay=2019-02-28&bao-cao=2019-03-20").await;
    let said = text(page.between("<section class=\"compared\"", "</section>"));
    assert!(said.contains("số vẫn như đã biết cuối ngày 20/03/2019"), "{said}");
    for path in ["/du-lieu", "/bien-che"] {
        let page = browser.get(&format!("{path}?bao-cao=2019-03-20")).await;
        assert!(page.status == 200 && page.body.contains("class=\"compared\""), "{path}");
        browser.cookies.insert("xt-lang".into(), "en".into());
        let page = browser.get(&format!("{path}?bao-cao=2019-03-20")).await;
        assert!(page.body.contains("as known now") && !page.body.contains('⟨'), "{path}");
        browser.cookies.remove("xt-lang");
    }
}

#[tokio::test]
async fn a_day_that_is_none_is_said_at_its_field_and_nobody_compares_beyond_the_own_rights() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/chuan-hoa?bao-cao=31/02/2019").await;
    assert_eq!(page.status, 422);
    assert!(page.body.contains("href=\"#bao-cao\"") && page.body.contains("value=\"31/02/2019\""));
    assert!(!page.body.contains("class=\"compared\""));
    let ahead = browser.get("/chuan-hoa?bao-cao=02/07/2019").await;
    assert!(
        ahead.status == 422 && text(&ahead.body).contains("“02/07/2019” chưa tới"),
        "{}",
        text(&ahead.body)
    );
    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune.get("/chuan-hoa?ngay=2019-03-14&bao-cao=2019-03-20").await;
    let said = text(page.between("<section class=\"compared\"", "</section>"));
    assert!(said.contains("0/1 1/1 +1") && !said.contains("Dân Chủ"), "{said}");
}
