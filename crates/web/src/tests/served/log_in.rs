//! Logging in and out.

use insta::assert_snapshot;

use super::Place;
use super::browser::SECRET;
use crate::{Settings, urls};

#[tokio::test]
async fn without_a_session_every_page_leads_to_the_form_and_back() {
    let place = Place::new();
    let mut browser = place.browser();
    for path in ["/", "/nhan-su/6-0?ngay=2019-03-14", "/quyet-dinh/1", "/khong-co"] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 303);
        let next = urls::escape(path);
        assert_eq!(page.header("location"), format!("/dang-nhap?tiep={next}"));
    }
    let form = browser.get("/dang-nhap?tiep=/nhan-su/6-0%3Fngay%3D2019-03-14").await;
    assert_eq!(form.status, 200);
    let fields = [
        ("ten", " HUYEN "),
        ("mat-khau", SECRET),
        ("tiep", "/nhan-su/6-0?ngay=2019-03-14"),
    ];
    let page = browser.post(urls::LOGIN, &fields).await;
    assert_eq!(
        (page.status, page.header("location")),
        (303, "/nhan-su/6-0?ngay=2019-03-14")
    );
    assert!(browser.cookies.contains_key("xt") && !browser.cookies.contains_key("xt-form"));
}

#[tokio::test]
async fn the_way_back_never_leads_elsewhere() {
    let place = Place::new();
    let mut browser = place.browser();
    browser.get(urls::LOGIN).await;
    let fields = [("ten", "huyen"), ("mat-khau", SECRET), ("tiep", "//b.vn/")];
    assert_eq!(browser.post(urls::LOGIN, &fields).await.header("location"), "/");
}

#[tokio::test]
async fn a_refusal_never_tells_which_part_was_wrong() {
    let place = Place::new();
    let mut browser = place.browser();
    browser.get(urls::LOGIN).await;
    let wrong = browser
        .post(urls::LOGIN, &[("ten", "huyen"), ("mat-khau", "sai")])
        .await;
    assert_snapshot!(wrong.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Tên đăng nhập hoặc mật khẩu chưa đúng
      Gõ lại cả hai; nếu quên, báo người quản trị của cơ quan
    ");
    assert!(wrong.body.contains("id=\"ten-problem\"") && !wrong.body.contains("sai"));
    let nobody = browser
        .post(urls::LOGIN, &[("ten", "khong-co"), ("mat-khau", "sai")])
        .await;
    assert_eq!(nobody.error_summary(), wrong.error_summary());
    let empty = browser.post(urls::LOGIN, &[("ten", ""), ("mat-khau", "")]).await;
    assert_snapshot!(empty.error_summary(), @"
    422 Có 2 điểm cần sửa
    - Chưa ghi tên đăng nhập
    - Chưa ghi mật khẩu
    ");
    assert!(!browser.cookies.contains_key("xt"));
}

#[tokio::test]
async fn too_many_wrong_tries_wait() {
    let place = Place::new();
    let mut browser = place.browser();
    browser.get(urls::LOGIN).await;
    for _ in 0..5 {
        browser
            .post(urls::LOGIN, &[("ten", "huyen"), ("mat-khau", "sai")])
            .await;
    }
    let page = browser
        .post(urls::LOGIN, &[("ten", "huyen"), ("mat-khau", SECRET)])
        .await;
    assert_snapshot!(page.error_summary(), @"
    429 Có 1 điểm cần sửa
    - Đã thử nhiều lần. Chờ 5 phút rồi thử lại
      Nếu quên mật khẩu, báo người quản trị của cơ quan
    ");
    place.clock.forward(301);
    let page = browser
        .post(urls::LOGIN, &[("ten", "huyen"), ("mat-khau", SECRET)])
        .await;
    assert_eq!(page.status, 303);
}

#[tokio::test]
async fn after_the_log_out_the_key_opens_nothing() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get("/").await;
    let key = browser.cookies["xt"].clone();
    let page = browser.post(urls::LOGOUT, &[]).await;
    assert_eq!((page.status, page.header("location")), (303, urls::LOGIN));
    assert!(!browser.cookies.contains_key("xt"));
    browser.cookies.insert("xt".into(), key);
    assert_eq!(browser.get("/").await.header("location"), "/dang-nhap?tiep=/&het=1");
}

#[tokio::test]
async fn an_idle_session_ends() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    place.clock.forward(14 * 60);
    assert_eq!(browser.get("/").await.status, 200);
    place.clock.forward(15 * 60);
    assert_eq!(browser.get("/").await.status, 303);
    let form = browser.get("/dang-nhap?tiep=/&het=1").await;
    assert!(form.body.contains("Phiên làm việc đã hết"));
}

#[tokio::test]
async fn cookies_are_out_of_reach_and_bound_to_tls_where_there_is_tls() {
    let place = Place::new();
    let mut browser = place.browser();
    browser.get(urls::LOGIN).await;
    let page = browser
        .post(urls::LOGIN, &[("ten", "huyen"), ("mat-khau", SECRET)])
        .await;
    let cookie = page
        .headers
        .get_all("set-cookie")
        .iter()
        .next()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    assert!(cookie.starts_with("xt=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"));

    let settings = Settings {
        tls: true,
        ..Settings::default()
    };
    let secure = Place::with(testkit::sample(), settings);
    let mut browser = secure.logged_in("huyen").await;
    assert!(browser.cookies.contains_key("__Host-xt"));
    assert!(!browser.get("/").await.header("strict-transport-security").is_empty());
}
