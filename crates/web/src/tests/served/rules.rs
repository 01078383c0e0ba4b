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
async fn codes_of_the_law_files_are_said_in_words() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let mut said = async |rule: &str| {
        text(
            browser
                .get(&format!("/luat/{rule}?ngay=2019-03-14"))
                .await
                .between("<tbody>", "</tbody>"),
        )
    };
    let codes = said("ranks.codes").await;
    assert!(
        codes.contains("Chuyên viên chính loại A2.1; mã 01.002")
            && codes.contains("số tháng giữ bậc theo ngạch loại B, C"),
        "{codes}"
    );
    let allowances = said("pay.post-allowances").await;
    assert!(
        allowances.contains("Bí thư Đảng ủy xã") && !allowances.contains("commune-"),
        "{allowances}"
    );
    let ladder = said("ladders.rank").await;
    assert!(ladder.contains("mã 01.002; CVC"), "{ladder}");
    // The programme is older than what was read of the ladder that it speaks of.
    let programme = said("training.programme-theory-advanced").await;
    for one in ["lý luận chính trị cao cấp", "Nhóm chức danh", "cán bộ chủ chốt cấp xã"] {
        assert!(programme.contains(one), "{one}: {programme}");
    }
    let ages = said("retirement.normal-age").await;
    assert!(
        ages.contains("60 tuổi")
            && ages.contains("60 tuổi 3 tháng; mỗi năm sau thêm 3 tháng, đến 62 tuổi")
            && !ages.contains("720"),
        "{ages}"
    );
    let under = said("titles.leader-training-ages").await;
    assert!(under.contains("55 tuổi") && under.contains("50 tuổi"), "{under}");
    // No rule shows a word of its file: small letters with a hyphen or an underscore between.
    for entry in place.office.law().entries() {
        let shown = said(&entry.id).await;
        let raw = shown.split_whitespace().find(|word| {
            let word = word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric());
            let parts: Vec<&str> = word.split(['-', '_']).collect();
            parts.len() > 1
                && parts
                    .iter()
                    .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()))
        });
        assert_eq!(raw, None, "{}: {shown}", entry.id);
    }
}

#[tokio::test]
async fn tabs_and_headline_count_what_is_in_force_and_numbers_stand_at_standards_alone() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    for kind in ["standard", "value", "table", "programme"] {
        let page = browser.get(&format!("/tieu-chuan?loai={kind}&ngay=2019-03-14")).await;
        let law = place.office.law();
        let day = testkit::day("2019-03-14");
        let in_force = law
            .entries()
            .filter(|entry| entry.kind().word() == kind)
            .filter(|entry| entry.versions().iter().any(|version| version.span.covers(day)))
            .count();
        assert!(
            page.heading().contains(&format!(": {in_force} quy định")),
            "{}",
            page.heading()
        );
        let here = page.body.split("aria-current=\"true\"").nth(1).unwrap();
        let tab = text(here.split("</li>").next().unwrap());
        assert!(tab.ends_with(&format!(" {in_force}")), "{kind}: {tab}");
        assert_eq!(page.body.contains("ben=dat"), kind == "standard", "{kind}");
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
