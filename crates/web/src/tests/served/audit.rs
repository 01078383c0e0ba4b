//! The log on pages: for auditors alone, narrowed by addresses that tell no name, proved on the spot.

use insta::assert_snapshot;
use office::permission::{DataClass, Role};
use testkit::grant;

use super::Place;
use super::browser::{Browser, SECRET};
use crate::urls;

async fn auditor(place: &Place) -> Browser {
    let grant = grant(Role::Auditor, place.sample.root, DataClass::Internal);
    place
        .office
        .add_account("test", "kiem-tra", "", SECRET, None, vec![grant])
        .unwrap();
    place.logged_in("kiem-tra").await
}

#[tokio::test]
async fn only_an_auditor_of_the_whole_ledger_reads_the_log() {
    let place = Place::new();
    let mut browser = auditor(&place).await;
    let page = browser.get(urls::AUDIT).await;
    assert_eq!((page.status, page.heading()), (200, "Nhật ký và đối soát"));
    assert!(page.body.contains("Thêm tài khoản") && page.body.contains("account.add"));
    assert!(browser.get("/").await.body.contains("href=\"/nhat-ky\""));
    for name in ["huyen", "lanh-dao", "thu-truong", "quan-tri"] {
        let mut other = place.logged_in(name).await;
        assert!([303, 403].contains(&other.get(urls::AUDIT).await.status), "{name}");
        assert!(
            [303, 403].contains(&other.post(urls::AUDIT_PROOF, &[]).await.status),
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_log_is_narrowed_by_addresses_that_tell_no_name() {
    let place = Place::new();
    let mut browser = auditor(&place).await;
    let code = place.office.account("lanh-dao").unwrap().code();
    place.logged_in("lanh-dao").await;
    let page = browser
        .get(&format!("/nhat-ky?tk={code}&loai=log-ins&tu=01/07/2019"))
        .await;
    let table = page.between("<tbody>", "</tbody>");
    assert_eq!(table.matches("<tr>").count(), 1, "{table}");
    assert!(table.contains("lanh-dao") && table.contains("09:00, 01/07/2019"));
    assert!(page.addresses().iter().all(|url| !url.contains("lanh-dao")));
    let bad = browser.get("/nhat-ky?tu=31/02/2019&den=x").await;
    assert_snapshot!(bad.error_summary(), @"
    422 Có 2 điểm cần sửa
    - “31/02/2019” không phải là một ngày trong lịch
      Viết ngày/tháng/năm, ví dụ 14/03/2019
    - “x” không phải là một ngày trong lịch
      Viết ngày/tháng/năm, ví dụ 14/03/2019
    ");
    assert!(
        browser
            .get("/nhat-ky?loai=log-ins&den=30/06/2019")
            .await
            .body
            .contains("Không có mục nào")
    );
}

#[tokio::test]
async fn a_log_goes_on_page_by_page() {
    let place = Place::new();
    let mut browser = auditor(&place).await;
    for n in 0..60 {
        place.office.note_export("huyen", "people", n).unwrap();
    }
    let first = browser.get(urls::AUDIT).await;
    assert_eq!(first.between("<tbody>", "</tbody>").matches("<tr>").count(), 50);
    let older = first.between("rel=\"next\" href=\"", "\"").to_owned();
    let second = browser.get(&older).await;
    assert!(second.status == 200 && second.body.contains("href=\"/nhat-ky\">Mới nhất"));
    assert!(!second.body.contains("rel=\"next\""));
}

#[tokio::test]
async fn the_chains_are_proved_and_their_heads_shown_for_a_proof_elsewhere() {
    let place = Place::new();
    let mut browser = auditor(&place).await;
    let page = browser.get(urls::AUDIT).await;
    assert!(page.body.contains("chưa đối soát lần này") && page.body.contains("<svg class=\"qr\""));
    let command = page.between("<p><code>", "</code>");
    assert!(
        command.starts_with("xungtam verify --head ") && command.contains(" --head audit:"),
        "{command}"
    );
    let proved = browser.post(urls::AUDIT_PROOF, &[]).await;
    assert!(
        proved.status == 200 && proved.body.contains("● nguyên vẹn, "),
        "{}",
        proved.status
    );
}
