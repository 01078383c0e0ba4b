//! The person page says what is missing, why, and what comes next.

use super::Place;
use super::browser::text;

#[tokio::test]
async fn the_finding_is_the_headline_with_its_reason_and_what_would_close_it() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let path = format!("/nhan-su/{}?ngay=2019-03-14&biet=2019-03-14", place.sample.short);
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200);
    assert!(page.heading().starts_with("Đặng Thị Bích Ngọc: "), "{}", page.heading());
    let need = text(page.between("<section class=\"need\">", "</section>"));
    for said in [
        "trung cấp lý luận chính trị",
        "Hồ sơ ghi: sơ cấp",
        "Để đủ: Trung cấp lý luận chính trị",
        "Lớp TC-02 khai giảng 15/04/2019, còn 11 chỗ",
        "Vì sao",
    ] {
        assert!(need.contains(said), "{said}: {need}");
    }
    let all = text(&page.body);
    for said in [
        "Chủ tịch UBND xã, Xã Bằng Cả, từ 01/02/2012",
        "Chuyên viên (01.003) bậc 3, hệ số 3,00",
        "Sinh 20/05/1981",
        "Đến kỳ nâng bậc lương, hệ số 3,33",
        "hoàn thành tốt nhiệm vụ năm 2018",
        "01/KK-NV ngày 31/12/2018",
        "Dữ liệu minh họa",
    ] {
        assert!(all.contains(said), "{said}");
    }
    assert!(!page.body.contains('⟨'), "{}", page.between("⟨", "<"));
    assert!(page.body.len() <= 60_000, "{}", page.body.len());
}

#[tokio::test]
async fn a_reinforcement_and_a_class_lie_ahead() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let minh = text(&browser.get(&format!("/nhan-su/{}", place.sample.minh)).await.body);
    assert!(minh.contains("Hết thời gian tăng cường tại Xã Bằng Cả"), "{minh}");
    let learner = text(&browser.get(&format!("/nhan-su/{}", place.sample.meets)).await.body);
    assert!(
        learner.contains("Khai giảng: Trung cấp lý luận chính trị khóa 2"),
        "{learner}"
    );
}

#[tokio::test]
async fn in_english_every_sentence_is_english() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.cookies.insert("xt-lang".into(), "en".into());
    for path in [
        format!("/nhan-su/{}?biet=2019-03-14", place.sample.short),
        "/".to_owned(),
        "/chi-tieu/mobility.moves_this_year".to_owned(),
        format!("/quyet-dinh/{}", place.sample.rotation),
    ] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains('⟨'), "{path}: {}", page.between("⟨", "<"));
    }
}
