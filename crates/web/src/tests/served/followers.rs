//! Two sites on one ledger: a reader sees on one what was written through the other.

use std::sync::Arc;
use std::time::{Duration, Instant};

use insta::assert_snapshot;
use ledger::Seq;
use office::Office;

use super::browser::{Browser, text};
use super::{Page, Place};
use crate::{Settings, site, urls};

/// A second office on the ledger of a place.
fn another(place: &Place) -> Office {
    place.sample.log.store.share();
    place.sample.log.office(Arc::<testkit::FixedClock>::clone(&place.clock))
}

fn write(office: &Office) -> Seq {
    let acts = vec![testkit::register("Lê Văn An").into()];
    office
        .decide("an", testkit::decision("15/QĐ-UBND", "2019-03-14", acts))
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_sees_on_any_site_what_was_written_through_another() {
    let place = Place::new();
    let mut follower = another(&place);
    follower.follow(Box::new(place.sample.log.store.clone())).unwrap();
    let follower = Arc::new(follower);
    let mut browser = place.logged_in("huyen").await;
    browser.on(site(Arc::clone(&follower), Settings::default()));
    assert_eq!(browser.get(urls::TASKS).await.status, 200, "the session is one");

    let writer = another(&place);
    for _ in 0..5 {
        let seq = write(&writer);
        browser.cookies.insert("xt-seq".to_owned(), seq.to_string());
        let page = browser.get(&format!("/quyet-dinh/{seq}")).await;
        assert_eq!((page.status, follower.value().head().seq), (200, seq));
    }
}

fn banner(page: &Page) -> String {
    text(page.between("class=\"notice\"", "</div>"))
}

/// Opens a page until its banner is there, or is not.
async fn until(browser: &mut Browser, there: bool) -> Page {
    let began = Instant::now();
    loop {
        let page = browser.get(urls::LOGIN).await;
        if banner(&page).is_empty() != there {
            return page;
        }
        assert!(began.elapsed() < Duration::from_mins(1), "{}", page.body);
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_cannot_follow_says_so_on_its_pages_until_it_has_caught_up() {
    let place = Place::new();
    let store = &place.sample.log.store;
    let mut follower = another(&place);
    follower.follow(Box::new(store.clone())).unwrap();
    let mut browser = place.browser();
    assert_eq!(
        banner(&browser.get(urls::LOGIN).await),
        "",
        "who is the only one is never behind"
    );
    browser.on(site(Arc::new(follower), Settings::default()));
    assert_eq!(banner(&browser.get(urls::LOGIN).await), "");

    store.set_silent(true);
    let page = until(&mut browser, true).await;
    assert_eq!(page.status, 200, "what is known is shown");
    assert_snapshot!(banner(&page), @"Có thể chưa mới nhất: trang này đang không theo kịp sổ Những gì đang thấy vẫn đúng với phần sổ đã đọc được; khi theo kịp lại, dòng này tự mất.");
    browser
        .post("/hien-thi", &[("lang", "en"), ("back", urls::LOGIN)])
        .await;
    assert_snapshot!(banner(&browser.get(urls::LOGIN).await), @"Maybe not the newest: this site cannot keep up with the ledger just now What you see is true to the part of the ledger that was read; once the site has caught up, this line goes away by itself.");
    store.set_silent(false);
    until(&mut browser, false).await;
}

#[tokio::test]
async fn a_page_does_not_wait_for_ever() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    for nonsense in ["4000000000", "x", "-1", ""] {
        browser.cookies.insert("xt-seq".to_owned(), nonsense.to_owned());
        let began = Instant::now();
        assert_eq!(browser.get(urls::TASKS).await.status, 200);
        assert!(began.elapsed() < Duration::from_secs(5), "{nonsense}");
    }
}
