//! The law book on pages: sentences with their legal basis, versions side by side, what a post asks, and the numbers behind a standard.

use office::permission::{DataClass, Role};
use testkit::grant;

use super::Place;
use super::browser::{SECRET, text};

#[tokio::test]
async fn rules_are_read_as_sentences_and_their_numbers_open_into_the_same_lists_as_the_matrix() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/tieu-chuan?biet=2019-03-14").await;
    assert_eq!(page.status, 200);
    assert!(page.heading().starts_with("Tiêu chuẩn: "), "{}", page.heading());
    let row = page.between(">Chuẩn hóa cán bộ chủ chốt cấp xã, thị trấn</a>", "</tr>");
    let said = text(row);
    assert!(
        said.contains("Có bằng đại học hoặc đang học đại học") && said.contains("từ 01/01/2019"),
        "{said}"
    );
    // As the matrix: one of three, of one the record does not tell.
    assert!(said.contains("Đạt 1") && said.contains("Chưa rõ 1"), "{said}");
    let link = row.split("href=\"").find(|link| link.contains("ben=chua-ro")).unwrap();
    let link = link
        .split('"')
        .next()
        .unwrap()
        .replace("&#38;", "&")
        .replace("&amp;", "&");
    let list = browser.get(&link).await;
    assert!(
        list.heading().ends_with("1 người chưa rõ"),
        "{link}: {}",
        list.heading()
    );
    browser.cookies.insert("xt-lang".into(), "en".into());
    for kind in [
        "standard",
        "value",
        "table",
        "ladder",
        "group",
        "programme",
        "retirement",
    ] {
        let page = browser.get(&format!("/tieu-chuan?loai={kind}")).await;
        assert!(
            page.status == 200 && !page.body.contains('⟨') && page.body.len() < 60_000,
            "{kind}: {} {}",
            page.body.len(),
            page.between("⟨", "⟩")
        );
    }
}

#[tokio::test]
async fn every_rule_has_its_page_in_both_languages() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    for lang in ["vi", "en"] {
        browser.cookies.insert("xt-lang".into(), lang.into());
        for entry in place.office.law().entries() {
            let page = browser.get(&format!("/luat/{}", entry.id)).await;
            assert_eq!(page.status, 200, "{}", entry.id);
            assert!(!page.body.contains('⟨'), "{}: {}", entry.id, page.between("⟨", "⟩"));
            let rows = page.between("<tbody>", "</tbody>").matches("<tr>").count();
            assert!(rows > 1, "{} says nothing", entry.id);
        }
    }
}

#[tokio::test]
async fn versions_stand_side_by_side_with_what_changed_between_them() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser
        .get("/luat/mobility.discipline-block-party?ngay=2025-10-07")
        .await;
    let head = text(page.between("<thead>", "</thead>"));
    assert!(
        head.contains("từ 08/10/2025 18/08/2022 – 07/10/2025 ● đang áp dụng"),
        "{head}"
    );
    let row = |name: &str| text(page.between(&format!("<th scope=\"row\">{name}</th>"), "</tr>"));
    assert_eq!(row("khiển trách"), "đổi: 24 tháng 12 tháng");
    assert_eq!(row("cách chức"), "60 tháng 60 tháng");
    let standard = browser.get("/luat/loc-2019.key-commune-officials").await;
    let said = text(standard.between("<tbody>", "</tbody>"));
    for sentence in [
        "nhóm chức danh: cán bộ chủ chốt cấp xã",
        "lý luận chính trị trung cấp trở lên hoặc đang học lý luận chính trị trung cấp trở lên",
        "đang giữ chức Còn thiếu",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
}

#[tokio::test]
async fn a_post_asks_for_its_standards_and_says_why() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/tieu-chuan?chuc=nhom.key-commune-official").await;
    assert!(page.heading().contains("tiêu chuẩn phải xét"), "{}", page.heading());
    let said = text(page.between("<tbody>", "</tbody>"));
    assert!(said.contains("Áp dụng vì: nhóm chức danh"), "{said}");
    assert!(
        !said.contains("nhân viên bộ phận một cửa") && said.contains("Chỉ áp dụng khi: "),
        "{said}"
    );
    let unknown = browser.get("/tieu-chuan?chuc=nhom.no-such").await;
    assert!(unknown.heading().starts_with("Tiêu chuẩn: "), "{}", unknown.heading());
}

#[tokio::test]
async fn who_may_see_no_figures_reads_the_law_without_numbers() {
    let place = Place::new();
    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune
        .get("/luat/loc-2019.key-commune-officials?biet=2019-03-14")
        .await;
    let counted = text(page.between("<nav aria-label=\"Số người\">", "</nav>"));
    assert!(counted.contains("Đạt 0") && counted.contains("Chưa đạt 1"), "{counted}");
    let grant = grant(Role::Official, place.sample.communes[0], DataClass::Sensitive);
    place
        .office
        .add_account("test", "can-bo", "", SECRET, Some(place.sample.minh), vec![grant])
        .unwrap();
    let mut official = place.logged_in("can-bo").await;
    let page = official.get("/luat/loc-2019.key-commune-officials").await;
    assert!(page.status == 200 && !page.body.contains("Số người"), "{}", page.status);
}
