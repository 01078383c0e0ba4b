//! Requests about the own data, from the page of who read it to the copy that is taken.

use office::permission::{DataClass, Role};
use testkit::{NUMBER, grant};

use super::browser::{Place, SECRET, text};
use crate::urls;

#[tokio::test]
async fn a_copy_of_the_own_data_is_asked_for_granted_and_taken() {
    let place = Place::new();
    let own = grant(Role::Official, place.sample.root, DataClass::Sensitive);
    place
        .office
        .add_account("test", "ngoc", "", SECRET, Some(place.sample.short), vec![own])
        .unwrap();
    let mut official = place.logged_in("ngoc").await;
    let page = official.get(urls::OWN_REQUESTS).await;
    assert!(page.status == 200 && !page.body.contains('⟨'), "{}", text(&page.body));
    insta::assert_snapshot!(official.post(urls::OWN_REQUESTS, &[]).await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Chưa chọn yêu cầu gì
      Chọn một trong ba
    ");
    insta::assert_snapshot!(official.post(urls::OWN_REQUESTS, &[("loai", "correct")]).await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Chưa nêu nội dung
      Viết một câu cho người trả lời hiểu
    ");
    assert_eq!(official.get(urls::OWN_COPY_XLSX).await.status, 403, "not granted yet");
    let asked = official.post(urls::OWN_REQUESTS, &[("loai", "copy")]).await;
    assert_eq!(asked.header("location"), urls::OWN_REQUESTS);

    let mut officer = place.logged_in("huyen").await;
    let duties = text(&officer.get(urls::DUTIES).await.body);
    assert!(
        duties.contains("Đặng Thị Bích Ngọc: Bản sao dữ liệu của tôi (YC-1)"),
        "{duties}"
    );
    assert_eq!(officer.get(urls::REQUESTS).await.heading(), "1 yêu cầu chờ trả lời");
    officer.get("/yeu-cau/YC-1").await;
    insta::assert_snapshot!(officer.post("/yeu-cau/YC-1", &[("buoc", "grant")]).await.error_summary(), @"
    422 Có 1 điểm cần sửa
    - Chưa có câu trả lời
      Viết đã làm gì, hoặc vì sao không làm
    ");
    let answer = [("buoc", "grant"), ("tra-loi", "Bản sao đã sẵn sàng")];
    assert_eq!(officer.post("/yeu-cau/YC-1", &answer).await.status, 303);

    let told = official.get(urls::OWN_REQUESTS).await;
    assert!(text(&told.body).contains("Bản sao đã sẵn sàng"), "{}", text(&told.body));
    let json = official.get(urls::OWN_COPY_JSON).await;
    assert_eq!((json.status, json.header("content-type")), (200, "application/json"));
    assert!(json.body.contains(NUMBER) && json.body.contains("Dao"), "{}", json.body);
    let lines: Vec<serde_json::Value> = serde_json::from_str(&json.body).unwrap();
    assert!(lines.len() > 10 && lines.iter().all(serde_json::Value::is_object));
    let workbook = official.get(urls::OWN_COPY_XLSX).await;
    assert!(workbook.status == 200 && workbook.bytes.starts_with(b"PK"));
    assert_eq!(officer.get(urls::OWN_COPY_JSON).await.status, 403);
}

#[tokio::test]
async fn a_complaint_begins_at_the_reading_that_it_is_about() {
    let place = Place::new();
    for (name, role, person) in [
        ("ngoc", Role::Official, Some(place.sample.short)),
        ("huyen-hai", Role::HrOfficer, None),
    ] {
        let own = grant(role, place.sample.root, DataClass::Sensitive);
        place
            .office
            .add_account("test", name, "", SECRET, person, vec![own])
            .unwrap();
    }
    let mut officer = place.logged_in("huyen").await;
    let code = place.sample.short.to_string();
    officer.get(&urls::person(&code)).await;
    officer.post(&urls::sensitive_group(&code, "lien-lac"), &[]).await;
    let mut official = place.logged_in("ngoc").await;
    let account = official.get(urls::ACCOUNT).await;
    let ask = account
        .addresses()
        .into_iter()
        .find(|href| href.contains("lan-xem="))
        .unwrap();
    let form = official.get(&ask).await;
    assert!(form.body.contains("value=\"complaint\" selected"), "{}", form.body);
    let reading = ask.split("lan-xem=").nth(1).unwrap().to_owned();
    let fields = [
        ("loai", "complaint"),
        ("lan-xem", reading.as_str()),
        ("noi-dung", "Vì sao xem liên lạc của tôi?"),
    ];
    let asked = official.post(urls::OWN_REQUESTS, &fields).await;
    assert_eq!(asked.status, 303, "{}", asked.error_summary());
    assert_eq!(
        officer.get("/yeu-cau/YC-1").await.status,
        404,
        "it is about that officer"
    );
    let mut other = place.logged_in("huyen-hai").await;
    let page = text(&other.get("/yeu-cau/YC-1").await.body);
    assert!(
        page.contains("Vì sao xem liên lạc của tôi?") && page.contains("huyen"),
        "{page}"
    );
}
