//! Posts and people, unit by unit: the one beside the other, with the difference.

use ledger::acts::bodies::AssignQuota;
use ledger::codes::QuotaKind;
use testkit::sample;

use super::Place;
use super::browser::text;
use crate::Settings;

/// A district in which a commune has one post of its kind and two people, and an office more posts than people.
fn place() -> Place {
    let mut sample = sample();
    let commune = sample.communes[1];
    let assign = |kind, posts| AssignQuota {
        unit: commune,
        kind,
        year: 2019,
        posts,
        to_cut: 0,
    };
    let acts = vec![assign(QuotaKind::Commune, 1).into()];
    sample.log.decide("40/QĐ-UBND", "2019-02-01", acts);
    Place::with(sample, Settings::default())
}

#[tokio::test]
async fn every_unit_shows_what_it_was_assigned_and_who_is_there() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let tree = browser.get("/to-chuc").await;
    assert!(tree.body.contains("<a href=\"/bien-che\">"), "the tree leads here");
    let page = browser.get("/bien-che?loai=commune").await;
    assert_eq!((page.status, page.heading()), (200, "Biên chế giao và người có mặt"));
    let rows = text(page.between("Từng đơn vị: ", "</main>"));
    assert!(rows.contains("Xã Dân Chủ 1 2 ▲ thừa 1"), "{rows}");
    let sums = text(page.between("<main", "Từng đơn vị: "));
    assert!(sums.contains("cán bộ, công chức cấp xã 2 1 3 1 0 1"), "{sums}");
    // Another kind, with posts and nobody in them.
    let civil = text(&browser.get("/bien-che?loai=civil-service").await.body);
    assert!(civil.contains("▼ thiếu"), "{civil}");
    // Before the year was assigned, the people are there and no posts.
    let before = text(&browser.get("/bien-che?loai=commune&ngay=2019-01-15").await.body);
    assert!(before.contains("Xã Dân Chủ chưa giao 2 –"), "{before}");
    assert_eq!(browser.get("/bien-che.xlsx").await.status, 200);
    browser.cookies.insert("xt-lang".into(), "en".into());
    let english = browser.get("/bien-che?loai=commune").await;
    assert!(english.body.contains("Posts assigned and people present") && !english.body.contains('⟨'));
}

#[tokio::test]
async fn nobody_sees_posts_of_units_beyond_the_own_rights() {
    let place = place();
    let mut commune = place.logged_in("xa-bang-ca").await;
    let page = commune.get("/bien-che?loai=commune").await;
    assert!(
        page.status == 200 && !page.body.contains("Xã Dân Chủ"),
        "{}",
        text(&page.body)
    );
}
