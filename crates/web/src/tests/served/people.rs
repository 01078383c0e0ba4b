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

/// What is past its day and not settled stands on both pages, and both lead to the same draft.
#[tokio::test]
async fn a_step_that_is_late_is_told_as_the_list_of_what_is_to_be_done_tells_it() {
    let mut sample = testkit::sample();
    let reinforce = ledger::acts::career::Reinforce {
        person: sample.meets,
        unit: sample.communes[0],
        duty: None,
        planned_end: Some(testkit::day("2018-12-31")),
    };
    sample.log.decide("", "2018-02-01", vec![reinforce.into()]);
    let place = Place::with(sample, crate::site::Settings::default());
    let mut browser = place.logged_in("huyen").await;
    let path = format!("/nhan-su/{}", place.sample.meets);
    let page = browser.get(&path).await;
    let ahead = page.between("Bước tiếp theo</h2>", "</section>").to_owned();
    let said = text(&ahead);
    assert!(
        said.starts_with("31/12/2018 ▲ Quá hạn Hết thời gian tăng cường tại Xã Bằng Cả"),
        "{said}"
    );
    let link = ahead
        .split("href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert!(
        link.starts_with("/van-ban/moi?") && link.contains(&place.sample.meets.to_string()),
        "{link}"
    );
    let list = browser.get("/viec?loai=tang-cuong").await;
    assert!(list.body.contains(&link), "{link}");
    assert_eq!(browser.get(&link.replace("&#38;", "&")).await.status, 200);
    // Who may not write drafts is told the same without the way to one.
    let mut leader = place.logged_in("lanh-dao").await;
    let page = leader.get(&path).await;
    let ahead = page.between("Bước tiếp theo</h2>", "</section>");
    assert!(
        text(ahead).contains("Quá hạn") && !ahead.contains("/van-ban/moi"),
        "{ahead}"
    );
}

/// A rank that stands on the page is not called unrecorded because the rules do not know it.
#[tokio::test]
async fn a_rank_that_the_rules_do_not_know_is_not_said_to_be_unrecorded() {
    let mut sample = testkit::sample();
    let person = sample.unknown;
    let rank = ledger::acts::record::SetRank {
        person,
        rank: "V.99.99.99".to_owned(),
        step: None,
        coefficient: None,
    };
    let path = format!("/nhan-su/{person}");
    let place = Place::new();
    let before = text(&place.logged_in("huyen").await.get(&path).await.body);
    sample.log.decide("", "2015-01-01", vec![rank.into()]);
    let place = Place::with(sample, crate::site::Settings::default());
    let after = text(&place.logged_in("huyen").await.get(&path).await.body);
    assert!(!before.contains("không có trong bộ quy định"), "{before}");
    assert!(before.contains("gạch: chưa ghi"), "{before}");
    assert!(
        after.contains("mã ngạch V.99.99.99 không có trong bộ quy định") && !after.contains("gạch: chưa ghi"),
        "{after}"
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
