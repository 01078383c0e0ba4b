//! Log-in by an issuer, from the button to the page and back.

use office::accounts::{GrantProblem, Linked, SignOnIssuer, SignOnProblem};
use office::figures::Asker;
use office::permission::{DataClass, Role};
use office::port::Chain;
use office::writer::NotDone;
use serde_json::json;
use testkit::{CLIENT, Issuer, Odd, authenticator, grant};

use super::browser::{Browser, Page, SECRET};
use super::{Place, browser::text};
use crate::urls;

const CONSOLE: Asker<'static> = Asker::Command("console");

fn place(issuer: &Issuer, trusts_factor: bool) -> Place {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let settings = SignOnIssuer {
        issuer: issuer.name(),
        number: None,
        client: CLIENT.0.to_owned(),
        secret: CLIENT.1.to_owned(),
        name: "Đăng nhập của tỉnh".to_owned(),
        site: "https://can-bo.lan".to_owned(),
        trusts_factor,
    };
    place.office.set_sign_on_issuer(CONSOLE, settings).unwrap();
    place
}

/// Goes to the issuer and comes back with what it says.
async fn round_trip(browser: &mut Browser, issuer: &Issuer, from: &str) -> Page {
    let sent = browser.get(from).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    let back = issuer.logs_in(sent.header("location"));
    browser.get(&format!("{}?{back}", urls::SIGN_ON_BACK)).await
}

#[tokio::test]
async fn the_button_is_there_only_once_an_issuer_is_named() {
    let bare = Place::new();
    let mut browser = bare.browser();
    assert!(!browser.get(urls::LOGIN).await.body.contains(urls::SIGN_ON));
    assert_eq!(browser.get(urls::SIGN_ON).await.status, 404);
    assert_eq!(browser.get(urls::SIGN_ON_BACK).await.status, 404);
    let issuer = Issuer::of("u-1");
    let place = place(&issuer, false);
    let page = place.browser().get("/dang-nhap?tiep=/don-vi").await;
    assert!(
        page.body.contains("Đăng nhập của tỉnh") && page.body.contains("/dang-nhap/chung"),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn who_is_linked_gets_in_and_nobody_else() {
    let issuer = Issuer::of("u-1");
    let place = place(&issuer, false);
    let mut browser = place.browser();
    let stranger = round_trip(&mut browser, &issuer, urls::SIGN_ON).await;
    assert!(stranger.status == 422 && stranger.error_summary().contains("chưa nối với tài khoản nào"));
    let by = Linked::Subject("u-1".to_owned());
    place.office.link_account(CONSOLE, "huyen", &by).unwrap();
    let entered = round_trip(&mut browser, &issuer, "/dang-nhap/chung?tiep=/to-chuc").await;
    assert_eq!(
        (entered.status, entered.header("location")),
        (303, "/to-chuc"),
        "{}",
        entered.error_summary()
    );
    assert!(browser.get(urls::ACCOUNT).await.body.contains("huyen"));
    assert!(!browser.cookies.contains_key("xt-sign-on"), "used up");
    place.office.set_open(CONSOLE, "huyen", false).unwrap();
    let again = place
        .office
        .link_account(CONSOLE, "huyen", &Linked::Subject("u-9".to_owned()));
    let no_account = SignOnProblem::Account(GrantProblem::NoSuchAccount);
    assert!(
        matches!(again, Err(NotDone::Refused(why)) if why == [no_account]),
        "closed"
    );
    let closed = round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await;
    assert_eq!(
        closed.error_summary(),
        stranger.error_summary(),
        "a closed account looks like none"
    );
    let events = place.events(Chain::Audit);
    assert!(
        events
            .iter()
            .any(|event| event.contains("login.refused") && event.contains("sign-on"))
    );
    assert!(
        events.iter().all(|event| !event.contains("u-1")),
        "what the issuer calls somebody stays out of the chain"
    );
}

#[tokio::test]
async fn a_link_by_an_address_holds_for_the_first_who_proves_it() {
    let issuer = Issuer::of("u-1");
    let place = place(&issuer, false);
    let by = Linked::Address("an@hoanhbo.vn".to_owned());
    place.office.link_account(CONSOLE, "huyen", &by).unwrap();
    issuer.says("email", json!("An@hoanhbo.vn"));
    let unverified = round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await;
    assert_eq!(unverified.status, 422);
    issuer.says("email_verified", json!(true));
    assert_eq!(
        round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await.status,
        303
    );
    // Another one who later gets the same address there is somebody else.
    issuer.says("sub", json!("u-2"));
    assert_eq!(
        round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await.status,
        422
    );
    issuer.says("sub", json!("u-1"));
    issuer.says("email", json!("khac@hoanhbo.vn"));
    assert_eq!(
        round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await.status,
        303
    );
}

#[tokio::test]
async fn what_comes_back_to_another_browser_or_twice_lets_nobody_in() {
    let issuer = Issuer::of("u-1");
    let place = place(&issuer, false);
    place
        .office
        .link_account(CONSOLE, "huyen", &Linked::Subject("u-1".to_owned()))
        .unwrap();
    let mut browser = place.browser();
    let sent = browser.get(urls::SIGN_ON).await;
    let back = format!("{}?{}", urls::SIGN_ON_BACK, issuer.logs_in(sent.header("location")));
    let mut other = place.browser();
    assert_eq!(other.get(&back).await.status, 422, "a browser that did not ask");
    other.get(urls::SIGN_ON).await;
    assert_eq!(
        other.get(&back).await.status,
        422,
        "a browser that asked for another one"
    );
    assert_eq!(browser.get(&back).await.status, 303);
    assert_eq!(browser.get(&back).await.status, 422, "used up");
    let given_up = format!("{}?error=access_denied", urls::SIGN_ON_BACK);
    browser.get(urls::SIGN_ON).await;
    assert_eq!(browser.get(&given_up).await.status, 422);
    let faults = [("nonce", json!("x")), ("exp", json!(1)), ("aud", json!("other"))];
    for (claim, value) in faults {
        issuer.is(Odd {
            claims: [(claim, value)].into(),
            ..Odd::default()
        });
        let page = round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await;
        assert!(
            page.status == 422 && page.error_summary().contains("không chứng minh được"),
            "{claim}"
        );
    }
}

#[tokio::test]
async fn the_second_factor_is_asked_unless_the_issuer_asked_and_is_trusted() {
    for (trusts, says, to) in [
        (false, true, "/dang-nhap/ma"),
        (true, false, "/dang-nhap/ma"),
        (true, true, "/"),
    ] {
        let issuer = Issuer::of("u-1");
        let place = place(&issuer, trusts);
        let account = place.office.account("huyen").unwrap();
        let mut browser = place.logged_in("huyen").await;
        browser.get(urls::SECOND_FACTOR).await;
        browser.post(urls::SECOND_FACTOR, &[("viec", "bat-dau")]).await;
        let secret = place.office.new_factor(&account).unwrap().secret;
        let code = authenticator(&secret, place.office.clock().now());
        browser
            .post(urls::SECOND_FACTOR, &[("viec", "xac-nhan"), ("ma", code.as_str())])
            .await;
        assert!(place.office.has_second_factor("huyen"));
        place
            .office
            .link_account(CONSOLE, "huyen", &Linked::Subject("u-1".to_owned()))
            .unwrap();
        if says {
            issuer.says("amr", json!(["pwd", "mfa"]));
        }
        let entered = round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await;
        assert_eq!(
            (entered.status, entered.header("location")),
            (303, to),
            "{trusts} {says}"
        );
    }
}

#[tokio::test]
async fn the_issuer_and_its_links_are_kept_on_a_page() {
    let issuer = Issuer::of("u-1");
    let place = place(&issuer, false);
    let second = grant(Role::Admin, place.sample.root, DataClass::Internal);
    place
        .office
        .add_account("test", "quan-tri-2", "", SECRET, None, vec![second])
        .unwrap();
    let mut browser = place.logged_in("quan-tri").await;
    assert!(
        browser
            .get(urls::USERS)
            .await
            .body
            .contains("href=\"/nguoi-dung/dang-nhap-chung\"")
    );
    let page = browser.get(urls::SIGN_ON_SETTINGS).await;
    assert!(text(&page.body).contains("https://can-bo.lan/dang-nhap/chung/ve") && !page.body.contains("bí mật"));
    let bad = [("noi-cap", "http://dang-nhap.tinh.vn"), ("ten-nut", ""), ("trang", "x")];
    let refused = browser.post(urls::SIGN_ON_SETTINGS, &bad).await;
    insta::assert_snapshot!(refused.error_summary());
    let link =
        |account: &'static str, subject: &'static str| [("viec", "noi"), ("tai-khoan", account), ("ma-nguoi", subject)];
    for (account, subject, why) in [
        ("khong-co", "u-1", "Chưa có tài khoản này"),
        ("quan-tri", "u-1", "Không ai tự cấp"),
        ("huyen", "", "Ghi một trong hai"),
    ] {
        let refused = browser.post(urls::SIGN_ON_LINK, &link(account, subject)).await;
        assert!(
            refused.status == 422 && refused.error_summary().contains(why),
            "{account}: {}",
            refused.error_summary()
        );
    }
    assert_eq!(
        browser.post(urls::SIGN_ON_LINK, &link("huyen", "u-1")).await.status,
        303
    );
    let taken = browser.post(urls::SIGN_ON_LINK, &link("lanh-dao", "u-1")).await;
    assert!(taken.status == 422 && taken.error_summary().contains("đã nối với tài khoản khác"));
    assert!(text(&browser.get(urls::SIGN_ON_SETTINGS).await.body).contains("u-1"));
    let fields = [("viec", "bo"), ("tai-khoan", "huyen")];
    assert_eq!(browser.post(urls::SIGN_ON_LINK, &fields).await.status, 303);
    assert_eq!(
        round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await.status,
        422
    );
    assert_eq!(browser.post(urls::SIGN_ON_END, &[]).await.status, 303);
    assert_eq!(place.office.sign_on_issuer(), None);
}

#[tokio::test]
async fn a_link_in_place_of_another_ends_what_was_entered_by_that_one() {
    let issuer = Issuer::of("u-1");
    let place = place(&issuer, false);
    let link = |subject: &str| {
        let by = Linked::Subject(subject.to_owned());
        place.office.link_account(CONSOLE, "huyen", &by).unwrap();
    };
    link("u-1");
    let mut browser = place.browser();
    assert_eq!(round_trip(&mut browser, &issuer, urls::SIGN_ON).await.status, 303);
    link("u-1");
    assert_eq!(browser.get(urls::ACCOUNT).await.status, 200, "the same one again");
    link("u-2");
    assert_ne!(browser.get(urls::ACCOUNT).await.status, 200);
    assert_eq!(
        round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await.status,
        422
    );
    issuer.says("sub", json!("u-2"));
    assert_eq!(
        round_trip(&mut place.browser(), &issuer, urls::SIGN_ON).await.status,
        303
    );
}

#[tokio::test]
async fn the_secret_stays_only_for_the_same_issuer_client_and_machine() {
    let issuer = Issuer::of("u-1");
    let place = place(&issuer, false);
    let kept = SignOnIssuer {
        secret: String::new(),
        ..place.office.sign_on_issuer().unwrap()
    };
    place.office.set_sign_on_issuer(CONSOLE, kept.clone()).unwrap();
    assert_eq!(place.office.sign_on_issuer().unwrap().secret, CLIENT.1);
    let elsewhere = [
        SignOnIssuer {
            number: Some("127.0.0.1".parse().unwrap()),
            ..kept.clone()
        },
        SignOnIssuer {
            client: "khac".to_owned(),
            ..kept.clone()
        },
        SignOnIssuer {
            issuer: "https://dang-nhap.khac.vn".to_owned(),
            ..kept
        },
    ];
    for wish in elsewhere {
        let refused = place.office.set_sign_on_issuer(CONSOLE, wish);
        assert!(
            matches!(&refused, Err(NotDone::Refused(why)) if *why == [SignOnProblem::NoSecret]),
            "{refused:?}"
        );
    }
    let events = place.events(Chain::Audit);
    assert!(
        events
            .iter()
            .any(|event| event.contains(&format!("{} {} - -", issuer.name(), CLIENT.0)))
    );
    assert!(events.iter().all(|event| !event.contains(CLIENT.1)));
}
