//! What a watchman is told.

use ledger::codes::UnitKind;

use super::Place;
use crate::urls;

#[tokio::test]
async fn a_watchman_is_told_one_word_and_gets_no_cookie() {
    let place = Place::new();
    let mut watchman = place.browser();
    for path in [urls::HEALTH, urls::HEALTH_READS] {
        let page = watchman.get(path).await;
        assert_eq!((page.status, page.body.as_str()), (200, "ok\n"), "{path}");
    }
    assert!(watchman.cookies.is_empty());
    assert_eq!(watchman.post(urls::HEALTH, &[]).await.status, 405);
}

#[tokio::test]
async fn a_full_disk_is_told_to_the_watchman_and_not_to_the_balancer() {
    let place = Place::new();
    let mut clerk = place.logged_in("huyen").await;
    place.sample.log.store.set_full(true);
    clerk.get("/").await;
    clerk.post(urls::LOGOUT, &[]).await;
    place.clock.forward(1);
    let mut watchman = place.browser();
    let page = watchman.get(urls::HEALTH).await;
    assert_eq!((page.status, page.body.as_str()), (503, "not ok\n"));
    assert_eq!(watchman.get(urls::HEALTH_READS).await.status, 200);
}

#[tokio::test]
async fn what_is_kept_but_not_shown_is_told_to_both() {
    let mut place = Place::new();
    let root = place.sample.root;
    place.sample.log.unit("Xã Mới", UnitKind::Commune, Some(root));
    for path in [urls::HEALTH, urls::HEALTH_READS] {
        assert_eq!(place.browser().get(path).await.status, 503, "{path}");
    }
}
