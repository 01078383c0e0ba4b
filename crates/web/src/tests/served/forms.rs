//! Forms that do not come from a page of this site change nothing.

use super::Place;
use super::browser::SECRET;
use crate::urls;

#[tokio::test]
async fn a_form_from_another_site_is_refused_in_words() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get("/").await;
    let foreign: [&[(&str, &str)]; 3] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "http://elsewhere.vn")],
    ];
    for headers in foreign {
        let page = browser.post_from(urls::LOGOUT, &[], headers).await;
        assert_eq!(
            (page.status, page.heading()),
            (403, "Trang này mở đã lâu"),
            "{headers:?}"
        );
    }
    assert_eq!(browser.get("/").await.status, 200, "the session still runs");
    let own = browser
        .post_from(urls::LOGOUT, &[], &[("origin", "http://localhost")])
        .await;
    assert_eq!(own.status, 303);
}

#[tokio::test]
async fn a_form_needs_the_token_of_its_session() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get("/").await;
    let mut other = place.logged_in("xa-bang-ca").await;
    other.get("/").await;
    for token in ["", "0", other.token.as_str()] {
        let page = browser.post(urls::LOGOUT, &[("csrf", token)]).await;
        assert_eq!(page.status, 403, "{token:?}");
    }
    assert_eq!(browser.get("/").await.status, 200);
}

#[tokio::test]
async fn the_log_in_form_has_a_token_of_its_own() {
    let place = Place::new();
    let mut browser = place.browser();
    browser.get(urls::LOGIN).await;
    let fields = [("ten", "huyen"), ("mat-khau", SECRET)];
    // Without the cookie, and with the cookie but a wrong token.
    let cookie = browser.cookies.remove("xt-form").unwrap();
    assert_eq!(browser.post(urls::LOGIN, &fields).await.status, 403);
    browser.cookies.insert("xt-form".into(), cookie.clone());
    let wrong = [fields[0], fields[1], ("csrf", "00000000000000000000000000000000")];
    assert_eq!(browser.post(urls::LOGIN, &wrong).await.status, 403);
    assert_eq!(cookie.len(), 32);
}

#[tokio::test]
async fn a_form_that_is_too_large_or_no_form_is_refused() {
    let place = Place::new();
    let mut browser = place.browser();
    browser.get(urls::LOGIN).await;
    let large = "a".repeat(70_000);
    let page = browser.post(urls::LOGIN, &[("ten", &large), ("mat-khau", "x")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(browser.post("/", &[]).await.status, 405);
}

#[tokio::test]
async fn language_and_theme_are_kept_and_lead_back() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get("/?ngay=2019-03-14").await;
    let page = browser
        .post(urls::DISPLAY, &[("lang", "en"), ("back", "/?ngay=2019-03-14")])
        .await;
    assert_eq!((page.status, page.header("location")), (303, "/?ngay=2019-03-14"));
    browser
        .post(urls::DISPLAY, &[("theme", "dark"), ("back", "http://b.vn")])
        .await;
    let page = browser.get("/").await;
    assert!(page.body.contains("<html lang=\"en\" data-theme=\"dark\">"));
    assert!(!page.body.contains('⟨'), "every message is there in English");
}
