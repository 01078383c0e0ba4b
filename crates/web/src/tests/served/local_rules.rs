//! The pages of local rules: begun, set by their parts alone, every problem at once, previewed, approved by another, and then the law of every page.

use super::Place;
use super::browser::text;
use crate::urls;

/// The head of an edition.
pub(super) const HEAD: [(&str, &str); 8] = [
    ("goi", "thu"),
    ("ten-vi", "Quy định của huyện"),
    ("ten-en", "Rules of the district"),
    ("so", "Kế hoạch 12/KH-UBND"),
    ("ngay-van-ban", "1/2/2019"),
    ("co-quan", "UBND huyện"),
    ("tu-ngay", "1/3/2019"),
    ("den-ngay", ""),
];

const PAGE: &str = "/quy-dinh-rieng/thu-1";

fn place() -> Place {
    let place = Place::new();
    place.ask_for_passwords_alone();
    place
}

fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    HEAD.iter().chain(more).copied().collect()
}

#[tokio::test]
async fn an_edition_is_set_by_its_parts_approved_by_another_and_is_then_the_law_of_every_page() {
    let place = place();
    let mut writer = place.logged_in("huyen").await;
    let list = writer.get(urls::LOCAL_RULES).await;
    assert!(text(&list.body).contains("Chưa có quy định riêng"));
    let rules = writer.get(urls::RULES).await;
    assert!(rules.body.contains("href=\"/quy-dinh-rieng\""));
    let begun = writer.post(urls::LOCAL_RULES_BEGIN, &HEAD).await;
    assert_eq!(begun.header("location"), PAGE, "{}", begun.error_summary());
    let page = writer.get(PAGE).await;
    assert!(text(&page.body).contains("Bản này chưa đặt gì"));
    let key = "loc-2019.key-commune-officials";
    let added = writer
        .post(
            &format!("{PAGE}/ghi"),
            &with(&[("ban", "1"), ("them", "staffing.reduction-by-2021")]),
        )
        .await;
    assert_eq!(added.status, 303, "{}", added.error_summary());
    let page = writer.get(PAGE).await;
    let said = text(&page.body);
    for told in [
        "Từ 10 phần trăm đến 100 phần trăm.",
        "quy định gốc: 10 phần trăm",
        "Đọc qua nguồn thứ hai",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    assert!(!page.body.contains(">Duyệt bản này<"), "who writes does not approve");
    let low = [
        ("ban", "2"),
        ("so-0-value", "9"),
        ("han-0", "31/13/2021"),
        ("them", "pay.base-salary"),
    ];
    let refused = writer.post(&format!("{PAGE}/ghi"), &with(&low)).await;
    for told in [
        "9 phần trăm ngoài mức được đặt: từ 10 phần trăm đến 100 phần trăm",
        "“31/13/2021” không phải ngày",
        "Không đặt riêng được quy định này từ ngày ấy",
    ] {
        assert!(
            refused.error_summary().contains(told),
            "{told}\n{}",
            refused.error_summary()
        );
    }
    assert!(refused.body.contains("value=\"9\""), "what was typed stays");
    let good = [
        ("ban", "2"),
        ("so-0-value", "12"),
        ("han-0", "31/12/2021"),
        ("them", key),
    ];
    let saved = writer.post(&format!("{PAGE}/ghi"), &with(&good)).await;
    assert_eq!(saved.status, 303, "{}", saved.error_summary());
    let page = writer.get(PAGE).await;
    assert!(page.body.contains("name=\"phan-1-0-0\"") && page.body.contains("name=\"phan-1-2-0\""));
    // Only what the law knows can stand in a part.
    let head = with(&[("ban", "3"), ("so-0-value", "12"), ("han-0", "31/12/2021")]);
    let group = ("phan-1-0-0", "key-commune-official");
    let parts = |education, theory| {
        let more = [group, ("phan-1-1-0", education), ("phan-1-2-0", theory)];
        head.iter().copied().chain(more).collect::<Vec<_>>()
    };
    let code = writer
        .post(
            &format!("{PAGE}/ghi"),
            &parts("university", "advanced\") || true || (\""),
        )
        .await;
    assert_eq!(code.status, 422);
    let saved = writer
        .post(&format!("{PAGE}/ghi"), &parts("university", "advanced"))
        .await;
    assert_eq!(saved.status, 303, "{}", saved.error_summary());
    let old = writer
        .post(&format!("{PAGE}/ghi"), &parts("university", "advanced"))
        .await;
    assert!(old.error_summary().contains("nay là lần 4"), "{}", old.error_summary());
    let old = with(&[("ban", "3"), ("so-0-value", "9")]);
    let old = writer.post(&format!("{PAGE}/ghi"), &old).await.error_summary();
    assert!(
        old.contains("nay là lần 4") && old.contains("9 phần trăm ngoài mức"),
        "that somebody has written since is told with whatever else is wrong: {old}"
    );
    // A draft is for those who write and approve, and judges nobody.
    let mut head_of_unit = place.logged_in("thu-truong").await;
    assert_eq!(head_of_unit.get(PAGE).await.status, 404);
    let before = writer.get("/luat/staffing.reduction-by-2021").await;
    assert!(!before.body.contains("Kế hoạch 12/KH-UBND"));
    let mut leader = place.logged_in("lanh-dao").await;
    let page = leader.get(PAGE).await;
    assert!(
        page.body.contains(">Duyệt bản này<") && page.body.contains("id=\"thay-doi\""),
        "{}",
        text(&page.body)
    );
    let own = writer.post(&format!("{PAGE}/duyet"), &[("ban", "4")]).await;
    assert_eq!(own.status, 403);
    let approved = leader.post(&format!("{PAGE}/duyet"), &[("ban", "4")]).await;
    assert_eq!(approved.status, 303, "{}", approved.error_summary());
    let after = head_of_unit.get("/luat/staffing.reduction-by-2021").await;
    assert!(
        text(&after.body).contains("Kế hoạch 12/KH-UBND ngày 01/02/2019"),
        "the basis names the paper"
    );
    let reported = writer.get("/luat/staffing.reduction-by-2021?biet=2019-06-30").await;
    assert!(
        !reported.body.contains("Kế hoạch 12/KH-UBND"),
        "as known before, it is not there"
    );
    let file = head_of_unit.get(&format!("{PAGE}/tep.toml")).await;
    assert!(
        file.body.starts_with("pack = \"thu\"") && file.body.contains("level(\\\"advanced\\\")"),
        "{}",
        file.body
    );
    // The file is read again, under another word.
    let changed = writer
        .post(&format!("{PAGE}/ghi"), &parts("university", "advanced"))
        .await;
    assert!(
        changed.error_summary().contains("đã duyệt, không sửa"),
        "{}",
        changed.error_summary()
    );
    let ended = leader
        .post(
            &format!("{PAGE}/ket-thuc"),
            &[("ket-thuc", "1/2/2019"), ("van-ban", "TB 3")],
        )
        .await;
    assert!(
        ended.error_summary().contains("từ 01/03/2019"),
        "{}",
        ended.error_summary()
    );
    let ended = leader
        .post(
            &format!("{PAGE}/ket-thuc"),
            &[("ket-thuc", "1/6/2019"), ("van-ban", "TB 3")],
        )
        .await;
    assert_eq!(ended.status, 303, "{}", ended.error_summary());
    let list = head_of_unit.get(urls::LOCAL_RULES).await;
    assert!(text(&list.body).contains("chấm dứt từ 01/06/2019 theo TB 3: lanh-dao"));
}

#[tokio::test]
async fn every_problem_of_the_head_is_told_at_its_field() {
    let place = place();
    let mut writer = place.logged_in("huyen").await;
    writer.get(urls::LOCAL_RULES).await;
    let bad = [
        ("goi", "Thử <b>"),
        ("tu-ngay", "1/3/2019"),
        ("den-ngay", "1/2/2019"),
        ("ngay-van-ban", "hôm qua"),
    ];
    let refused = writer.post(urls::LOCAL_RULES_BEGIN, &bad).await;
    for told in [
        "Mã gói cần chữ thường",
        "Chưa ghi đủ tên gói",
        "Chưa ghi số, ký hiệu văn bản",
        "Chưa ghi cơ quan ban hành",
        "“hôm qua” không phải ngày",
        "Ngày hết đứng trước ngày áp dụng",
    ] {
        assert!(
            refused.error_summary().contains(told),
            "{told}\n{}",
            refused.error_summary()
        );
    }
    assert!(
        refused.body.contains("value=\"Thử &#60;b&#62;\""),
        "what was typed stays"
    );
    let file = writer.post_file(urls::LOCAL_RULES_BEGIN, "a.toml", b"pack = 3\n").await;
    assert_eq!(file.status, 422);
    let mut commune = place.logged_in("xa-bang-ca").await;
    commune.get(urls::LOCAL_RULES).await;
    assert_eq!(commune.post(urls::LOCAL_RULES_BEGIN, &HEAD).await.status, 403);
}
