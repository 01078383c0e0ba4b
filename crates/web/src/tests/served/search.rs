//! The one search: as a page without script, and as the list of the palette; never beyond the reader's scope.

use super::Place;
use super::browser::{Browser, Page, text};

/// The groups of a page: heading with its count, and the names in it.
fn groups(page: &Page) -> Vec<(String, Vec<String>)> {
    let sections = page.body.split("<section class=\"results\">").skip(1);
    let group = |section: &str| {
        let heading = section.split("</h2>").next().unwrap_or_default();
        let names = section
            .split("<li><a ")
            .skip(1)
            .map(|row| text(row.split("</a>").next().unwrap_or_default()));
        (text(heading), names.collect())
    };
    sections.map(group).collect()
}

fn group(name: &str, names: &[&str]) -> (String, Vec<String>) {
    (name.to_owned(), names.iter().map(ToString::to_string).collect())
}

async fn find(browser: &mut Browser, typed: &str) -> Page {
    browser.get("/tim").await;
    browser.post("/tim", &[("tim", typed)]).await
}

/// What the palette is sent.
async fn palette(browser: &mut Browser, typed: &str) -> Page {
    let headers = [("sec-fetch-site", "same-origin"), ("x-part", "palette")];
    browser.post_from("/tim", &[("tim", typed)], &headers).await
}

#[tokio::test]
async fn without_script_everything_is_found_on_a_page_and_no_address_holds_what_is_sought() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let blank = browser.get("/tim").await;
    assert_eq!((blank.status, blank.heading()), (200, "Tìm trong hệ thống"));
    assert!(groups(&blank)[0].1.contains(&"Nhân sự".to_owned()));
    let page = find(&mut browser, "bang ca").await;
    assert_eq!(page.status, 200);
    assert_eq!(groups(&page)[0], group("Đơn vị 1", &["Xã Bằng Cả"]));
    let page = find(&mut browser, "ngoc").await;
    assert_eq!(groups(&page), [group("Người 1", &["Đặng Thị Bích Ngọc"])]);
    assert!(page.body.contains("1981 · Chủ tịch UBND xã · Xã Bằng Cả"));
    let page = find(&mut browser, "chủ tịch").await;
    let titles = ["Chủ tịch UBND xã", "Chủ tịch HĐND xã"];
    assert_eq!(groups(&page)[0], group("Chức danh 2", &titles));
    let page = find(&mut browser, "31/qd-hu").await;
    assert_eq!(groups(&page)[0].1[0], "31/QĐ-HU");
    for address in page.addresses() {
        assert!(
            !address.to_lowercase().contains("31/q") && !address.contains("31%2F"),
            "{address}"
        );
    }
    let page = find(&mut browser, "nâng bậc lương thường xuyên").await;
    assert!(page.body.contains("/luat/pay.step-months"));
    let page = find(&mut browser, "nhan su").await;
    assert!(
        groups(&page).contains(&group("Trang 1", &["Nhân sự"])),
        "{:?}",
        groups(&page)
    );
    let page = find(&mut browser, "zzz").await;
    assert!(page.body.contains("Không tìm thấy gì"));
}

#[tokio::test]
async fn every_result_leads_to_a_page_that_opens_for_its_reader() {
    let place = Place::new();
    for name in ["huyen", "xa-bang-ca", "lanh-dao", "thu-truong"] {
        let mut browser = place.logged_in(name).await;
        let mut opened = 0;
        for typed in [
            "ngoc", "xa", "chu tich", "qd", "kk", "phong", "luong", "tuoi", "a", "lop", "",
        ] {
            let page = find(&mut browser, typed).await;
            let main = page.between("<main", "</main>").to_owned();
            let links = main
                .split("<li><a href=\"")
                .skip(1)
                .filter_map(|rest| rest.split('"').next());
            for link in links {
                let target = browser.get(&link.replace("&#38;", "&")).await;
                assert_eq!(target.status, 200, "{name}: {typed}: {link}");
                opened += 1;
            }
        }
        assert!(opened > 20, "{name}: {opened}");
    }
}

#[tokio::test]
async fn nothing_beyond_the_scope_is_found_counted_or_named() {
    let place = Place::new();
    let mut commune = place.logged_in("xa-bang-ca").await;
    for typed in [
        "minh",
        "anh",
        "dan chu",
        "trưởng phòng",
        "phong noi vu",
        "31/QĐ-HU",
        "cuong",
    ] {
        let page = find(&mut commune, typed).await;
        let left: Vec<_> = groups(&page)
            .into_iter()
            .filter(|(heading, _)| !heading.starts_with("Trang") && !heading.starts_with("Quy định"))
            .collect();
        assert_eq!(left, [], "{typed}");
        let part = palette(&mut commune, typed).await;
        for hidden in ["Nguyễn Văn Minh", "Bàn Văn Ánh", "Dân Chủ", "31/QĐ-HU", "Cường"] {
            assert!(!part.body.contains(hidden), "{typed}: {hidden}");
        }
    }
    assert_eq!(find(&mut commune, "ngoc").await.heading(), "Tìm thấy 1 mục");
    // Whoever may read nothing sensitive finds nobody by a number.
    let mut head = place.logged_in("thu-truong").await;
    let page = find(&mut head, testkit::NUMBER).await;
    assert!(page.body.contains("Không tìm thấy gì"));
    let mut district = place.logged_in("huyen").await;
    assert_eq!(find(&mut district, testkit::NUMBER).await.heading(), "Tìm thấy 1 mục");
}

#[tokio::test]
async fn the_palette_is_sent_its_list_alone_in_groups_and_is_told_how_much_there_is() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get("/").await;
    let part = palette(&mut browser, "van").await;
    assert_eq!(part.status, 200);
    let options = part.body.matches("role=\"option\"").count();
    let said = part.between(
        "<div data-said=\"Tìm thấy ",
        " mục\"><div role=\"group\" aria-labelledby=\"palette-people\">",
    );
    assert!(options > 3 && said.parse() == Ok(options), "{}", part.body);
    for at in 1..=options {
        assert_eq!(part.body.matches(&format!("id=\"palette-{at}\"")).count(), 1);
    }
    // With nothing typed it offers where one can go.
    let part = palette(&mut browser, "").await;
    assert!(part.body.contains("href=\"/van-ban\""), "{}", part.body);
    // A text of any length and any letters is only looked for.
    let part = palette(&mut browser, &"<b>'\"ă ".repeat(500)).await;
    assert_eq!(part.status, 200);
    assert!(!part.body.contains("<b>'"));
    let foreign = browser
        .post_from("/tim", &[("tim", "van"), ("csrf", "0")], &[("x-part", "palette")])
        .await;
    assert_eq!(foreign.status, 403);
    assert!(!foreign.body.contains("Văn Ánh"));
}

#[tokio::test]
async fn what_was_is_found_as_of_its_day_and_in_english() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.cookies.insert("xt-lang".into(), "en".into());
    browser.get("/tim?ngay=2019-01-15").await;
    let page = browser.post("/tim?ngay=2019-01-15", &[("tim", "minh")]).await;
    assert_eq!((page.status, page.heading()), (200, "1 result"));
    assert!(
        page.body.contains("1985 · Trưởng phòng · Phòng Nội vụ"),
        "{}",
        page.between("<ul>", "</ul>")
    );
    assert!(page.body.contains("?ngay=2019-01-15") && !page.body.contains('⟨'));
}

#[tokio::test]
async fn a_rule_shows_its_versions_their_instruments_and_what_they_say() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/luat/retirement.notice?ngay=2019-03-14").await;
    assert_eq!((page.status, page.heading()), (200, "Thông báo nghỉ hưu trước"));
    assert!(page.body.contains("6 tháng") && !page.body.contains("đang áp dụng"));
    let page = browser.get("/luat/retirement.notice?ngay=2022-03-14").await;
    assert!(page.body.contains("đang áp dụng"));
    assert_eq!(browser.get("/luat/no.such").await.status, 404);
    for rule in [
        "pay.step-months",
        "retirement.normal-age",
        "ladders.theory",
        "pay.coefficients",
    ] {
        let page = browser.get(&format!("/luat/{rule}")).await;
        assert!([200, 404].contains(&page.status) && !page.body.contains('⟨'), "{rule}");
    }
}
