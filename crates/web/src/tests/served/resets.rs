//! Letting the holder of a strong account begin anew: one administrator proposes, another confirms, the holder is told.

use office::permission::{DataClass, Role};
use testkit::grant;

use super::Place;
use super::browser::SECRET;
use crate::urls;

#[tokio::test]
async fn a_strong_account_is_reset_by_two_and_its_holder_is_told_until_it_says_to_know() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let right = || vec![grant(Role::Admin, place.sample.root, DataClass::Internal)];
    for name in ["quan-tri-hai", "quan-tri-ba"] {
        place
            .office
            .add_account("console", name, "", SECRET, None, right())
            .unwrap();
    }
    let page = urls::user(&place.office.account("quan-tri-ba").unwrap().code());
    let act = format!("{page}/viec");
    let (mut one, mut two) = (place.logged_in("quan-tri").await, place.logged_in("quan-tri-hai").await);
    assert!(one.get(&page).await.body.contains("cần người quản trị thứ hai"));
    let proposed = one.post(&act, &[("viec", "mat-khau")]).await;
    assert_eq!(proposed.header("location"), format!("{page}?xong=de-nghi-lai"));
    let shown = one.get(&page).await;
    assert!(shown.body.contains("quan-tri đề nghị cấp mật khẩu dùng một lần"));
    assert!(!shown.body.contains("xac-nhan-lai"), "not by who proposed it");
    let confirm = [("viec", "xac-nhan-lai"), ("lam-lai", "password")];
    assert_eq!(one.post(&act, &confirm).await.status, 422);
    assert!(two.get(&page).await.body.contains("xac-nhan-lai"));
    let confirmed = two.post(&act, &confirm).await;
    assert_eq!(confirmed.status, 200);
    let secret = confirmed.between("<code>", "</code>").to_owned();
    assert_eq!(two.post(&act, &confirm).await.status, 422, "once");

    let mut ba = place.browser();
    ba.get(urls::LOGIN).await;
    let entered = ba
        .post(urls::LOGIN, &[("ten", "quan-tri-ba"), ("mat-khau", &secret)])
        .await;
    assert_eq!(entered.status, 303);
    let told = ba.get(urls::ACCOUNT).await;
    assert!(told.body.contains("quan-tri đề nghị, quan-tri-hai xác nhận"));
    assert_eq!(ba.post(urls::RESET_SEEN, &[]).await.status, 303);
    assert!(!ba.get(urls::ACCOUNT).await.body.contains("quan-tri-hai xác nhận"));
}
