//! Whether the service is well: one word for a watchman or a balancer, without a log-in and without a cookie.

use axum::extract::State;
use axum::http::StatusCode;
use office::health::Health;

use super::Site;

/// `GET /suc-khoe`: everything that is kept is shown, and more can be written.
pub(super) async fn whole(State(site): State<Site>) -> (StatusCode, &'static str) {
    answer(&site, |health| health.reads && health.writes).await
}

/// `GET /suc-khoe/doc`: everything that is kept is shown. A full disk takes no machine away from its readers.
pub(super) async fn reads(State(site): State<Site>) -> (StatusCode, &'static str) {
    answer(&site, |health| health.reads).await
}

async fn answer(site: &Site, well: impl FnOnce(Health) -> bool) -> (StatusCode, &'static str) {
    // Asking the store may take a moment: not on the threads that answer pages.
    match site.write(office::Office::health).await {
        Ok(health) if well(health) => (StatusCode::OK, "ok\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "not ok\n"),
    }
}
