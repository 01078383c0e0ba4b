//! Keys of programs on a page: every problem at once, shown once, listed, taken back.

use office::accounts::{KeyRefused, KeySecret};
use office::figures::Asker;
use office::permission::{DataClass, Role};

use super::Place;
use super::browser::{SECRET, text};
use crate::urls;

#[tokio::test]
async fn a_key_is_made_on_a_page_with_every_problem_told_shown_once_and_taken_back() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let mut browser = place.logged_in("quan-tri").await;
    let users = browser.get(urls::USERS).await;
    assert!(users.body.contains("href=\"/nguoi-dung/khoa\""));
    let empty = browser.get(urls::KEYS).await;
    assert_eq!((empty.status, empty.heading()), (200, "0 khóa API đang dùng được"));
    assert!(empty.body.contains(r#"<option value="huyen">"#), "accounts are offered");
    let bad = [
        ("tai-khoan", "khong-ai"),
        ("viec", "manage-accounts"),
        ("don-vi", "9-9"),
        ("muc", "sealed"),
        ("tu", "31/2/2019"),
        ("nhip", "0"),
    ];
    let page = browser.post(urls::KEYS, &bad).await;
    insta::assert_snapshot!(page.error_summary());
    let unit = place.sample.communes[0].to_string();
    let good = [
        ("ten", "Cổng báo cáo <tỉnh>"),
        ("tai-khoan", "huyen"),
        ("viec", "read-figures"),
        ("don-vi", unit.as_str()),
        ("muc", "internal"),
        ("tu", "1/7/2019"),
        ("den", "31/12/2019"),
        ("nhip", "100"),
        ("van-ban", "12/QĐ-UBND"),
    ];
    let made = browser.post(urls::KEYS, &good).await;
    assert_eq!(made.status, 200, "{}", made.error_summary());
    let secret = made.between("<code>xungtam_", "</code>").to_owned();
    assert_eq!(secret.len(), 64);
    let secret = KeySecret::from_text(&format!("xungtam_{secret}")).unwrap();
    let key = place.office.use_key(&secret).unwrap();
    assert_eq!(key.account.as_deref(), Some("huyen"));
    let list = browser.get(urls::KEYS).await;
    assert_eq!(list.heading(), "1 khóa API đang dùng được");
    assert!(!list.body.contains("xungtam_"), "shown once");
    assert!(list.body.contains(&key.sign) && list.body.contains("Cổng báo cáo &#60;tỉnh&#62;"));
    for said in ["Xã Bằng Cả", "nội bộ", "Xem con số", "đến hết 31/12/2019", "12/QĐ-UBND"] {
        assert!(list.body.contains(said), "{said}");
    }
    let bare = browser.post(urls::KEY_REVOKE, &[("dau", key.sign.as_str())]).await;
    assert_eq!(bare.status, 422, "taking back needs a paper too");
    let fields = [("dau", key.sign.as_str()), ("van-ban-thu-hoi", "13/QĐ-UBND")];
    let gone = browser.post(urls::KEY_REVOKE, &fields).await;
    assert_eq!(
        (gone.status, gone.header("location")),
        (303, "/nguoi-dung/khoa?xong=thu-hoi")
    );
    assert_eq!(place.office.use_key(&secret), Err(KeyRefused::Revoked));
    assert!(browser.get(urls::KEYS).await.body.contains("đã thu hồi"));
}

#[tokio::test]
async fn a_strong_key_is_confirmed_on_the_page_by_another_administrator() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let admin = testkit::grant(Role::Admin, place.sample.root, DataClass::Internal);
    place
        .office
        .add_account("test", "quan-tri-hai", "", SECRET, None, vec![admin])
        .unwrap();
    let mut first = place.logged_in("quan-tri").await;
    first.get(urls::KEYS).await;
    let unit = place.sample.root.to_string();
    let strong = [
        ("ten", "Cổng báo cáo"),
        ("tai-khoan", "huyen"),
        ("viec", "read-person"),
        ("don-vi", unit.as_str()),
        ("muc", "sensitive"),
        ("tu", "1/7/2019"),
        ("den", "31/12/2019"),
        ("nhip", "100"),
        ("van-ban", "12/QĐ-UBND"),
    ];
    let made = first.post(urls::KEYS, &strong).await;
    assert_eq!(made.status, 200, "{}", made.error_summary());
    assert!(made.body.contains("chậm nhất 09:00, 04/07/2019"), "{}", made.body);
    let secret = format!("xungtam_{}", made.between("<code>xungtam_", "</code>"));
    let (status, body) = super::programs::ask(&place, "GET", "/api/v1/figures", &secret, None).await;
    assert!(status == 401 && body.contains("người thứ hai"), "{status} {body}");
    let key = place.office.keys(Asker::Command("console")).unwrap().remove(0);
    let fields = [("dau", key.sign.as_str())];
    let own = first.post(urls::KEY_CONFIRM, &fields).await.error_summary();
    assert!(own.starts_with("422") && own.contains("Người đề nghị"), "{own}");
    assert!(
        !first.get(urls::KEYS).await.body.contains("id=\"xac-nhan\""),
        "not by who proposed it"
    );
    assert!(!first.get(urls::DUTIES).await.body.contains("Chờ bạn xác nhận"));
    let mut second = place.logged_in("quan-tri-hai").await;
    let duties = text(&second.get(urls::DUTIES).await.body);
    assert!(
        duties.contains("Khóa API mạnh: xác nhận trước 09:00, 04/07/2019") && duties.contains(&key.sign),
        "{duties}"
    );
    let page = second.get(urls::KEYS).await;
    assert!(page.body.contains("◌ chờ người thứ hai xác nhận") && page.body.contains("id=\"xac-nhan\""));
    let done = second.post(urls::KEY_CONFIRM, &fields).await;
    assert_eq!(
        (done.status, done.header("location")),
        (303, "/nguoi-dung/khoa?xong=xac-nhan")
    );
    let page = second.get("/nguoi-dung/khoa?xong=xac-nhan").await;
    assert!(page.body.contains("quan-tri-hai xác nhận lúc") && !page.body.contains("id=\"xac-nhan\""));
    let asked = super::programs::ask(&place, "GET", "/api/v1/figures", &secret, None).await;
    assert_eq!(asked.0, 200);
}
