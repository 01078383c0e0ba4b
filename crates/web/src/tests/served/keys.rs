//! Keys of programs on a page: every problem at once, shown once, listed, taken back.

use office::accounts::{KeyRefused, KeySecret};

use super::Place;
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
    // Dossiers are opened to a program at the machine alone.
    let mut dossiers = good.to_vec();
    dossiers.push(("viec", "read-person"));
    let refused = browser.post(urls::KEYS, &dossiers).await;
    assert!(
        refused.status == 422 && refused.error_summary().contains("tại máy chủ"),
        "{}",
        refused.error_summary()
    );
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
