//! The units of a day: the tree, each unit's page, and what a reader of one commune sees of them.

use ledger::acts::bodies::{Merge, Rename};
use testkit::sample;

use super::Place;
use super::browser::text;
use crate::Settings;

#[tokio::test]
async fn the_tree_shows_what_lies_in_scope_with_numbers_that_open_into_lists() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/to-chuc").await;
    assert_eq!((page.status, page.heading()), (200, "4 đơn vị"));
    let tree = text(page.between("<ul class=\"units", "</main>"));
    assert!(tree.contains("Huyện Hoành Bồ chính quyền 5 vị trí · 4 người"), "{tree}");
    assert!(tree.contains("Xã Dân Chủ xã 2 vị trí · 2 người"), "{tree}");
    assert!(
        page.body
            .contains(&format!("/nhan-su?don-vi={}", place.sample.communes[1].0))
    );
    assert!(
        page.body.contains("<a href=\"/to-chuc\" aria-current"),
        "{}",
        page.between("<nav", "</nav>")
    );

    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune.get("/to-chuc").await;
    assert_eq!(page.heading(), "1 đơn vị");
    let tree = text(page.between("<ul class=\"units", "</main>"));
    assert_eq!(tree, "Huyện Hoành Bồ chính quyền Xã Bằng Cả xã 1 vị trí · 1 người");
    for (unit, status) in [
        (place.sample.communes[0], 200),
        (place.sample.communes[1], 403),
        (place.sample.root, 403),
    ] {
        assert_eq!(commune.get(&format!("/to-chuc/{}", unit.0)).await.status, status);
        let book = commune.get(&format!("/to-chuc.xlsx?don-vi={}", unit.0)).await;
        assert_eq!(book.status, status);
    }
    for nowhere in ["/to-chuc/99-1", "/to-chuc/x"] {
        assert_eq!(commune.get(nowhere).await.status, 404);
    }
    assert_eq!(commune.get("/to-chuc?ngay=1990-01-01").await.status, 403);
}

#[tokio::test]
async fn a_unit_shows_its_posts_with_holders_and_leads_to_them() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get(&format!("/to-chuc/{}", place.sample.office.0)).await;
    assert_eq!((page.status, page.heading()), (200, "Phòng Nội vụ"));
    let posts = text(page.between("2 vị trí của đơn vị", "</section>"));
    assert!(posts.contains("Trưởng phòng trống"), "{posts}");
    assert!(
        posts.contains("Phó Chánh Văn phòng Nguyễn Văn Minh từ 01/02/2019"),
        "{posts}"
    );
    assert!(page.body.contains(&format!("/nhan-su/{}", place.sample.minh)));
    // The day before, the other post was held.
    let before = browser
        .get(&format!("/to-chuc/{}?ngay=2019-01-31", place.sample.office.0))
        .await;
    assert!(text(&before.body).contains("Trưởng phòng Nguyễn Văn Minh"));
}

#[tokio::test]
async fn what_became_of_a_unit_is_told_with_its_decisions() {
    let mut sample = sample();
    let [first, second] = sample.communes;
    let rename = Rename {
        unit: second,
        name: "Xã Dân Chủ Mới".into(),
    };
    sample.log.decide("40/NQ", "2019-03-01", vec![rename.into()]);
    let merge = Merge {
        from: vec![first],
        into: second,
    };
    sample.log.decide("41/NQ", "2019-03-10", vec![merge.into()]);
    let place = Place::with(sample, Settings::default());
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get(&format!("/to-chuc/{}", first.0)).await;
    let all = text(&page.body);
    assert_eq!((page.status, page.heading()), (200, "Xã Bằng Cả"));
    assert!(
        all.contains("Đơn vị đã kết thúc từ 10/03/2019; nay thuộc về: Xã Dân Chủ Mới"),
        "{all}"
    );
    assert!(
        all.contains("10/03/2019 Chuyển vào (sáp nhập) Xã Dân Chủ Mới 41/NQ ngày 10/03/2019"),
        "{all}"
    );
    let page = browser.get(&format!("/to-chuc/{}", second.0)).await;
    let all = text(page.between("<h2 class=\"later\">Quá trình", "</section>"));
    for said in [
        "Thành lập Xã Dân Chủ",
        "Đổi tên thành Xã Dân Chủ Mới 40/NQ",
        "Nhận từ (sáp nhập) Xã Bằng Cả 41/NQ",
    ] {
        assert!(all.contains(said), "{said}: {all}");
    }
    // Of the day before, nothing of this is told.
    let before = browser.get(&format!("/to-chuc/{}?ngay=2019-02-28", first.0)).await;
    assert!(!text(&before.body).contains("Xã Dân Chủ Mới"));
    // Whose scope was the merged commune sees the one that took it, and so the page that tells of it.
    let mut commune = place.logged_in("xa-bang-ca").await;
    assert_eq!(commune.get(&format!("/to-chuc/{}", first.0)).await.status, 200);
}

#[tokio::test]
async fn in_english_it_is_whole_and_light() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    browser.cookies.insert("xt-lang".into(), "en".into());
    for path in [
        "/to-chuc".to_owned(),
        "/to-chuc?mo=het&ngay=2015-01-01".to_owned(),
        format!("/to-chuc/{}?mo=het", place.sample.root.0),
        format!("/to-chuc/{}", place.sample.office.0),
    ] {
        let page = browser.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.body.contains('⟨'), "{path}: {}", page.between("⟨", "<"));
        assert!(page.body.len() <= 60_000, "{path}: {}", page.body.len());
    }
}
