//! Two sites on one ledger: a reader sees on one what was written through the other.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ledger::Seq;
use office::Office;

use super::Place;
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
