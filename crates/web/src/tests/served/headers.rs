//! What every answer carries.

use super::Place;
use crate::urls;

#[tokio::test]
async fn every_answer_forbids_what_it_does_not_need() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let person = format!("/nhan-su/{}", place.sample.short);
    let mut pages = Vec::new();
    for path in [
        "/",
        urls::LOGIN,
        urls::HEALTH,
        urls::TASKS_WORKBOOK,
        "/chi-tieu/training.classes_planned",
        person.as_str(),
        "/nhan-su/x",
        "/quyet-dinh/1",
        "/khong-co-trang-nay",
        "/assets/app.css",
        "/assets/khong-co.css",
    ] {
        pages.push((path, browser.get(path).await));
    }
    pages.push((
        "cross-site",
        browser
            .post_from("/dang-xuat", &[], &[("sec-fetch-site", "cross-site")])
            .await,
    ));
    pages.push(("method", browser.post("/", &[]).await));
    for (path, page) in pages {
        let policy = page.header("content-security-policy");
        let own = if page.header("content-disposition").is_empty() {
            "default-src 'none'; script-src 'self'; style-src 'self'"
        } else {
            "default-src 'none'; frame-ancestors 'none'; sandbox"
        };
        assert!(policy.starts_with(own), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(!page.header("permissions-policy").is_empty(), "{path}");
        let kept = page.header("cache-control");
        let is_asset = path == "/assets/app.css";
        assert_eq!(kept == "no-store", !is_asset, "{path}: {kept}");
    }
}

#[tokio::test]
async fn assets_are_named_by_their_content_and_kept_for_ever() {
    let place = Place::new();
    let mut browser = place.browser();
    let url = assets::url("app.css").into_owned();
    let page = browser.get(&url).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(page.header("content-type"), "text/css; charset=utf-8");
    let etag = page.header("etag").to_owned();
    assert_eq!(browser.get_with(&url, &[("if-none-match", &etag)]).await.status, 304);
    assert!(browser.cookies.is_empty(), "a stylesheet belongs to nobody");
}

#[tokio::test]
async fn pages_travel_compressed() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    for coding in ["gzip", "br"] {
        let page = browser.get_with("/", &[("accept-encoding", coding)]).await;
        assert_eq!(page.header("content-encoding"), coding);
    }
    assert_eq!(browser.get("/").await.header("content-encoding"), "");
}

#[tokio::test]
async fn troubles_are_calm_pages() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/khong-co-trang-nay").await;
    assert_eq!((page.status, page.heading()), (404, "Không có trang này"));
    for path in [
        "/nhan-su/1",
        "/nhan-su/999-9",
        "/quyet-dinh/0",
        "/quyet-dinh/9999",
        "/chi-tieu/x",
        "/chi-tieu/training.classes_planned.x",
    ] {
        assert_eq!(browser.get(path).await.status, 404, "{path}");
    }
}
