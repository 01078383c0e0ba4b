//! Lists that were named and kept: opened by an address that tells nothing, asked anew at each opening, shared with those alone who may see the same.

use office::permission::{DataClass, Role};
use testkit::grant;

use super::Place;
use super::browser::{SECRET, text};

#[tokio::test]
async fn a_list_is_named_opened_by_a_short_address_found_renamed_and_removed() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let unit = place.sample.communes[0].to_string();
    let page = browser.get(&format!("/nhan-su?don-vi={unit}&cot=ma&cot=chuc")).await;
    assert!(page.body.contains("Lưu bộ lọc này"));
    let form = [
        ("don-vi", unit.as_str()),
        ("cot", "ma"),
        ("cot", "chuc"),
        ("tim", "Ngọc"),
        ("ten", "  Cán bộ   Bằng Cả "),
    ];
    let saved = browser.post("/bo-loc", &form).await;
    assert_eq!((saved.status, saved.header("location")), (303, "/bo-loc"));
    let lists = browser.get("/bo-loc").await;
    let said = text(lists.between("<tbody>", "</tbody>"));
    assert!(said.contains("Cán bộ Bằng Cả") && said.contains("Xã Bằng Cả"), "{said}");
    let href = lists.between("<th scope=\"row\"><a href=\"", "\"").to_owned();
    let id = href.strip_prefix("/bo-loc/").unwrap();
    assert!(
        id.len() == 18 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{href}"
    );
    let opened = browser.get(&href).await;
    assert_eq!(opened.status, 303);
    let to = opened.header("location").to_owned();
    assert!(
        !to.contains("tim") && to.contains("cot=ma"),
        "what is sought is not kept: {to}"
    );
    let list = browser.get(&to).await;
    let said = text(&list.body);
    assert!(
        said.contains("Bộ lọc: Cán bộ Bằng Cả") && said.contains("Đặng Thị Bích Ngọc") && !said.contains("Bàn Văn Ánh"),
        "{said}"
    );
    let found = browser.post("/tim", &[("tim", "bo bang ca")]).await;
    assert!(found.body.contains(&href), "{}", text(&found.body));
    // Of another day the same filter finds who was there then.
    let then = browser.get(&format!("{href}?ngay=2019-01-05")).await;
    assert!(then.header("location").contains("ngay=2019-01-05"));
    let renamed = [(format!("ten-{id}"), "Bằng Cả")];
    let renamed: Vec<(&str, &str)> = renamed.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert_eq!(browser.post(&format!("{href}/ten"), &renamed).await.status, 303);
    assert!(text(&browser.get("/bo-loc").await.body).contains(" Bằng Cả "));
    assert_eq!(browser.post(&format!("{href}/xoa"), &[]).await.status, 303);
    assert_eq!(browser.get(&href).await.status, 404);
    browser.cookies.insert("xt-lang".into(), "en".into());
    let empty = browser.get("/bo-loc").await;
    assert!(empty.body.contains("There is no saved filter yet") && !empty.body.contains('⟨'));
}

#[tokio::test]
async fn a_name_is_needed_and_a_refusal_says_what_to_do() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get("/nhan-su").await;
    let long = "a".repeat(81);
    for (name, said) in [("  ", "Chưa đặt tên"), (long.as_str(), "quá 80 chữ")] {
        let page = browser.post("/bo-loc", &[("ten", name)]).await;
        assert!(
            page.status == 422 && page.error_summary().contains(said),
            "{}",
            page.error_summary()
        );
    }
    assert_eq!(browser.post("/bo-loc/00ff/xoa", &[]).await.status, 404);
}

#[tokio::test]
async fn a_shared_list_opens_for_those_alone_who_may_see_the_same_and_changes_for_its_owner_alone() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.get("/nhan-su").await;
    let [first, second] = [0, 1].map(|at: usize| place.sample.communes[at].to_string());
    let mut hrefs = Vec::new();
    for (name, unit, shared) in [
        ("Chung của Bằng Cả", first.as_str(), "1"),
        ("Chung của Dân Chủ", second.as_str(), "1"),
        ("Riêng của huyện", first.as_str(), ""),
        ("Chung, mọi đơn vị", "", "1"),
    ] {
        let form = [("don-vi", unit), ("ten", name), ("chung", shared)];
        assert_eq!(browser.post("/bo-loc", &form).await.status, 303);
        let lists = browser.get("/bo-loc").await;
        let before = lists.body.split(name).next().unwrap();
        hrefs.push(
            before
                .rsplit("href=\"")
                .next()
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .to_owned(),
        );
    }
    let mut commune = place.logged_in("xa-bang-ca").await;
    let lists = text(&commune.get("/bo-loc").await.body);
    assert!(
        lists.contains("Chung của Bằng Cả") && lists.contains("Chung, mọi đơn vị"),
        "{lists}"
    );
    assert!(
        !lists.contains("Dân Chủ") && !lists.contains("Riêng của huyện"),
        "{lists}"
    );
    let mut statuses = Vec::new();
    for href in &hrefs {
        statuses.push(commune.get(href).await.status);
    }
    assert_eq!(statuses, [303, 404, 404, 303]);
    // Opened by the commune, the list of every unit shows that commune alone.
    let to = commune.get(&hrefs[3]).await.header("location").to_owned();
    let said = text(&commune.get(&to).await.body);
    assert!(said.contains("Bích Ngọc") && !said.contains("Bàn Văn Ánh"), "{said}");
    assert_eq!(commune.post(&format!("{}/xoa", hrefs[0]), &[]).await.status, 404);
    let found = commune.post("/tim", &[("tim", "chung cua")]).await;
    assert!(found.body.contains(&hrefs[0]) && !found.body.contains(&hrefs[1]));
    let grant = grant(Role::Counter, place.sample.root, DataClass::Internal);
    place
        .office
        .add_account("test", "mot-cua", "", SECRET, None, vec![grant])
        .unwrap();
    let mut counter = place.logged_in("mot-cua").await;
    assert_eq!(
        counter.get("/bo-loc").await.status,
        403,
        "who sees no person keeps no list"
    );
}
