//! Stylesheet, script, fonts: named by their content, so a browser may keep them for ever.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};

/// `GET /assets/{path}`.
pub(super) async fn file(Path(path): Path<String>, uri: Uri, headers: HeaderMap) -> Response {
    let asset = assets::get(&path);
    let Some(asset) = asset else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // An address without the content's mark may mean another content tomorrow.
    let kept = if uri.query().is_some_and(|query| query.starts_with("v=")) {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=300"
    };
    let named = [(ETAG, asset.etag.clone()), (CACHE_CONTROL, kept.to_owned())];
    if headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| known == asset.etag.as_str())
    {
        return (StatusCode::NOT_MODIFIED, named).into_response();
    }
    (named, [(CONTENT_TYPE, asset.media.clone())], asset.bytes.clone()).into_response()
}
