//! The dossier 2C: every item of the form, sensitive ones folded and logged.

use testkit::NUMBER;

use super::browser::{Place, text};
use crate::urls;

#[tokio::test]
async fn every_item_is_there_with_its_decision_or_a_blank_and_what_is_sensitive_is_folded() {
    let place = Place::new();
    let code = place.sample.short.to_string();
    let mut officer = place.logged_in("huyen").await;
    let person = officer.get(&urls::person(&code)).await;
    let path = urls::dossier(&code);
    assert!(person.addresses().iter().any(|href| href.starts_with(&path)));
    let page = officer.get(&path).await;
    let said = text(&page.body);
    assert!(page.status == 200 && !page.body.contains('⟨'), "{said}");
    for number in 1..=31 {
        assert!(
            said.contains(&format!("{number})")) || said.contains(&format!("{number}.1)")),
            "item {number}: {said}"
        );
    }
    for one in [
        "Mẫu 2C-BNV/2008",
        "20/05/1981",
        "Chủ tịch UBND xã",
        "Giấy khen của Chủ tịch UBND huyện",
        "chưa ghi",
        "nhạy cảm, đang gấp lại",
    ] {
        assert!(said.contains(one), "{one}: {said}");
    }
    for closed in [NUMBER, "Dao", "0900 000 001", "khiển trách"] {
        assert!(!said.contains(closed), "{closed}");
    }
    assert!(page.body.contains("href=\"/quyet-dinh/"));
    let open = officer.post(&path, &[]).await;
    let said = text(&open.body);
    for one in [NUMBER, "Dao", "0900 000 001", "khiển trách"] {
        assert!(said.contains(one), "{one}: {said}");
    }
    // A head of unit reads the record and opens nothing of it that is sensitive.
    let mut head = place.logged_in("thu-truong").await;
    let page = head.get(&path).await;
    assert!(
        text(&page.body).contains("không có quyền xem nhóm này"),
        "{}",
        text(&page.body)
    );
    assert_eq!(head.post(&path, &[]).await.status, 403);
}

#[tokio::test]
async fn the_dossier_is_that_of_its_day() {
    let place = Place::new();
    let path = urls::dossier(&place.sample.minh.to_string());
    let mut officer = place.logged_in("huyen").await;
    let before = text(&officer.get(&format!("{path}?ngay=2019-01-15")).await.body);
    assert!(
        before.contains("Trưởng phòng") && !before.contains("Phó Chánh Văn phòng"),
        "{before}"
    );
    let after = text(&officer.get(&format!("{path}?ngay=2019-03-14")).await.body);
    assert!(after.contains("Phó Chánh Văn phòng"), "{after}");
}
