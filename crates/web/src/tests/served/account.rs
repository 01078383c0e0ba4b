//! One's own account: sessions, password, second factor, and what must be done first.

use std::time::Duration;

use insta::assert_snapshot;
use office::accounts::{AccountRules, PasswordRules};
use office::clock::Clock as _;
use office::permission::Role;
use testkit::authenticator;

use super::Place;
use super::browser::{Browser, Page, SECRET, text};
use crate::{Settings, urls};

const OTHER: &str = "mùa gặt ở Quảng La sớm";

/// Sets a second factor up in a browser; gives its secret and the recovery codes.
async fn set_up(place: &Place, browser: &mut Browser) -> (String, Vec<String>) {
    browser.get(urls::SECOND_FACTOR).await;
    let begun = browser.post(urls::SECOND_FACTOR, &[("viec", "bat-dau")]).await;
    assert_eq!(begun.header("location"), urls::SECOND_FACTOR);
    let page = browser.get(urls::SECOND_FACTOR).await;
    assert!(page.body.contains("<svg class=\"qr\""), "{}", page.body);
    let secret = page.between("<code>", "</code>").to_owned();
    let code = authenticator(&secret, place.clock.now());
    let done = browser
        .post(urls::SECOND_FACTOR, &[("viec", "xac-nhan"), ("ma", &code)])
        .await;
    let codes = done.body.split("<li><code>").skip(1);
    let codes: Vec<String> = codes.map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
    assert_eq!((done.status, codes.len()), (200, 8));
    place.clock.forward(30);
    (secret, codes)
}

#[tokio::test]
async fn own_sessions_are_ended_one_by_one_or_all_others() {
    let place = Place::new();
    let mut here = place.logged_in("huyen").await;
    let mut there = place.logged_in("huyen").await;
    let mut third = place.logged_in("huyen").await;
    let page = here.get(urls::ACCOUNT).await;
    assert_eq!((page.status, page.heading()), (200, "Tài khoản của tôi"));
    assert_eq!(
        page.body.matches("name=\"phien\"").count(),
        3,
        "two others, and all others"
    );
    for key in [&here, &there, &third] {
        assert!(!page.body.contains(&key.cookies["xt"][..16]), "no key is on the page");
    }
    let code = page.between("name=\"phien\" value=\"", "\"").to_owned();
    let ended = here.post(urls::SESSIONS, &[("phien", &code)]).await;
    assert_eq!(ended.header("location"), "/tai-khoan?xong=phien");
    let runs = [there.get("/").await.status, third.get("/").await.status];
    assert!(runs == [200, 303] || runs == [303, 200], "{runs:?}");
    here.get(urls::ACCOUNT).await;
    here.post(urls::SESSIONS, &[("phien", "khac")]).await;
    assert_eq!([there.get("/").await.status, third.get("/").await.status], [303, 303]);
    assert_eq!(here.get("/").await.status, 200);
}

#[tokio::test]
async fn a_session_tells_its_addresses_and_the_next_one_the_log_in_before() {
    let place = Place::new();
    let mut first = place.logged_in_from("huyen", Some("10.0.0.7:50001")).await;
    let home = first.get(urls::TASKS).await;
    assert!(!home.body.contains("Lần đăng nhập trước"), "there was none");
    place.clock.forward(60);
    first.from = Some("[::ffff:10.0.0.9]:50002".parse().unwrap());
    // That a session was used is written behind the page that used it, and not more than once a minute.
    let mut page = first.get(urls::ACCOUNT).await;
    let rows = |page: &Page| text(page.between("<tbody>", "</tbody>"));
    for _ in 0..100 {
        if rows(&page).contains("gần nhất") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
        place.clock.forward(60);
        page = first.get(urls::ACCOUNT).await;
    }
    assert!(rows(&page).contains("10.0.0.7, gần nhất 10.0.0.9"), "{}", rows(&page));
    for address in page.addresses() {
        assert!(!address.contains("10.0.0"), "{address}");
    }
    let mut second = place
        .logged_in_from("huyen", Some("[2001:db8:1:2:aa:bb:cc:dd]:50003"))
        .await;
    for path in [urls::TASKS, urls::ACCOUNT] {
        let page = second.get(path).await;
        let said = "Lần đăng nhập trước: 09:00, 01/07/2019, từ 10.0.0.7.";
        assert!(text(&page.body).contains(said), "{path}: {}", text(&page.body));
    }
    let page = second.get(urls::ACCOUNT).await;
    assert!(text(&page.body).contains("2001:db8:1:2:…"), "{}", text(&page.body));
    // Behind a proxy every connection comes from the proxy: from where the reader comes is not known.
    let settings = Settings {
        proxied: true,
        ..Settings::default()
    };
    let behind = Place::with(testkit::sample(), settings);
    behind.logged_in_from("huyen", Some("127.0.0.1:50004")).await;
    behind.clock.forward(60);
    let mut again = behind.logged_in_from("huyen", Some("127.0.0.1:50005")).await;
    let said = text(&again.get(urls::ACCOUNT).await.body);
    assert!(
        !said.contains("máy chủ này") && said.contains("Lần đăng nhập trước: 09:00, 01/07/2019, không rõ từ đâu."),
        "{said}"
    );
    // Where the connection tells nothing, nothing is guessed, whatever the request says of itself.
    let mut third = place.logged_in("lanh-dao").await;
    let says = [("x-forwarded-for", "10.9.9.9"), ("forwarded", "for=10.9.9.9")];
    third.get_with(urls::ACCOUNT, &says).await;
    assert!(!third.get_with(urls::ACCOUNT, &says).await.body.contains("10.9.9.9"));
}

#[tokio::test]
async fn a_changed_password_ends_other_sessions_and_changes_the_key() {
    let place = Place::new();
    let mut here = place.logged_in("huyen").await;
    let mut there = place.logged_in("huyen").await;
    here.get(urls::ACCOUNT).await;
    let wrong = [("hien-tai", "sai"), ("moi", "huyen"), ("lai", "huyện")];
    assert_snapshot!(here.post(urls::PASSWORD, &wrong).await.error_summary(), @"
    422 Có 4 điểm cần sửa
    - Mật khẩu hiện tại chưa đúng
      Gõ lại; nếu quên, báo người quản trị của cơ quan
    - Mật khẩu mới cần ít nhất 12 ký tự
      Dùng cả một câu dễ nhớ
    - Mật khẩu mới quá phổ biến, hoặc là tên tài khoản, tên cơ quan
      Chọn một câu chỉ mình bạn nghĩ ra
    - Hai lần gõ mật khẩu mới không giống nhau
      Gõ lại cả hai
    ");
    let before = here.cookies["xt"].clone();
    let right = [("hien-tai", SECRET), ("moi", OTHER), ("lai", OTHER)];
    let done = here.post(urls::PASSWORD, &right).await;
    assert_eq!(
        (done.status, done.header("location")),
        (303, "/tai-khoan?xong=mat-khau")
    );
    assert!(
        here.get("/tai-khoan?xong=mat-khau")
            .await
            .body
            .contains("Đã đổi mật khẩu")
    );
    assert_ne!(here.cookies["xt"], before, "a new key");
    assert_eq!([here.get("/").await.status, there.get("/").await.status], [200, 303]);
    let mut old = place.browser();
    old.cookies.insert("xt".into(), before);
    assert_eq!(old.get("/").await.status, 303);
    let page = here.post(urls::SESSIONS, &[("phien", "khac")]).await;
    assert_eq!(page.status, 303, "the token of forms is the same after the change");
}

#[tokio::test]
async fn the_second_step_asks_for_a_code_and_leads_where_the_reader_wanted_to_go() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let (secret, codes) = set_up(&place, &mut browser).await;
    assert!(
        !browser.get(urls::SECOND_FACTOR).await.body.contains(&codes[0]),
        "shown once"
    );

    let mut again = place.browser();
    assert_eq!(
        again.get(urls::LOGIN_CODE).await.header("location"),
        urls::LOGIN,
        "no first step"
    );
    again.get(urls::LOGIN).await;
    let fields = [("ten", "huyen"), ("mat-khau", SECRET), ("tiep", "/nhan-su")];
    let first = again.post(urls::LOGIN, &fields).await;
    assert_eq!(first.header("location"), "/dang-nhap/ma?tiep=/nhan-su");
    assert!(!again.cookies.contains_key("xt"));
    assert_eq!(again.get("/").await.status, 303, "half a log-in shows nothing");
    again.get(first.header("location")).await;
    assert_snapshot!(again.post(urls::LOGIN_CODE, &[("ma", "000000")]).await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Mã chưa đúng, đã hết hạn hoặc đã dùng
      Chờ mã kế tiếp trên điện thoại rồi gõ lại
    ");
    let code = authenticator(&secret, place.clock.now());
    let done = again
        .post(urls::LOGIN_CODE, &[("ma", &code), ("tiep", "/nhan-su")])
        .await;
    assert_eq!((done.status, done.header("location")), (303, "/nhan-su"));
    assert!(!again.cookies.contains_key("xt-half"));
    assert_eq!(again.get("/").await.status, 200);

    let mut third = place.browser();
    third.get(urls::LOGIN).await;
    third.post(urls::LOGIN, &[("ten", "huyen"), ("mat-khau", SECRET)]).await;
    third.get(urls::LOGIN_CODE).await;
    assert_eq!(third.post(urls::LOGIN_CODE, &[("ma", &codes[0])]).await.status, 303);
    assert!(third.get(urls::ACCOUNT).await.body.contains("còn 7 mã dự phòng"));
    third.get(urls::SECOND_FACTOR).await;
    let given_up = third
        .post(urls::SECOND_FACTOR, &[("viec", "bo"), ("ma", &codes[1])])
        .await;
    assert_eq!(given_up.status, 303);
    assert!(place.logged_in("huyen").await.get("/").await.status == 200);
}

#[tokio::test]
async fn five_wrong_codes_wait() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    set_up(&place, &mut browser).await;
    let mut again = place.browser();
    again.get(urls::LOGIN).await;
    again.post(urls::LOGIN, &[("ten", "huyen"), ("mat-khau", SECRET)]).await;
    again.get(urls::LOGIN_CODE).await;
    for _ in 0..5 {
        assert_eq!(again.post(urls::LOGIN_CODE, &[("ma", "000000")]).await.status, 422);
    }
    assert_eq!(again.post(urls::LOGIN_CODE, &[("ma", "000000")]).await.status, 429);
    place.clock.forward(301);
    let late = again.post(urls::LOGIN_CODE, &[("ma", "000000")]).await;
    assert_eq!(late.header("location"), "/dang-nhap?het=1");
}

#[tokio::test]
async fn a_role_that_needs_a_second_factor_shows_nothing_before_it_is_set_up() {
    let place = Place::new();
    let rules = AccountRules {
        passwords: PasswordRules::Usual,
        second_factor: vec![Role::HrOfficer],
        ..AccountRules::default()
    };
    place.office.set_account_rules("test", rules).unwrap();
    let mut browser = place.logged_in("huyen").await;
    for path in ["/", "/nhan-su", urls::DRAFTS] {
        assert_eq!(
            browser.get(path).await.header("location"),
            urls::SECOND_FACTOR,
            "{path}"
        );
    }
    assert!(
        browser
            .get(urls::SECOND_FACTOR)
            .await
            .body
            .contains("bật trước khi làm việc")
    );
    set_up(&place, &mut browser).await;
    assert_eq!(browser.get("/").await.status, 200);
    let page = browser.get(urls::SECOND_FACTOR).await;
    assert!(!page.body.contains("value=\"bo\""), "it cannot be given up");
    assert_eq!(place.logged_in("lanh-dao").await.get("/").await.status, 200);
}
