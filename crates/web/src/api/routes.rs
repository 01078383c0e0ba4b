//! The addresses of the operations, outside of everything that knows sessions and cookies.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use axum::routing::{MethodRouter, get, post, put};
use tower_http::catch_panic::CatchPanicLayer;
use words::Lang;

use super::operation::{Operation, Verb};
use super::problem::{Trouble, with_methods};
use super::{door, language, openapi, table};
use crate::site::Site;

/// Where the document stands.
pub(crate) const DOCUMENT: &str = "/api/openapi.json";

/// Every address under `/api`.
pub(crate) fn routes() -> Router<Site> {
    let mut by_path: BTreeMap<&'static str, Vec<Operation>> = BTreeMap::new();
    for operation in table() {
        by_path.entry(operation.path).or_default().push(operation);
    }
    let document = get(openapi::show).fallback(|state, request| async move { no_method("GET", &state, &request) });
    let router = Router::new().route(DOCUMENT, document);
    let router = by_path.into_iter().fold(router, |router, (path, operations)| {
        router.route(path, answering(operations))
    });
    router
        .route("/api", get(nothing_there))
        .route("/api/{*rest}", get(nothing_there).fallback(nothing_there))
        .layer(CatchPanicLayer::custom(panicked))
}

fn answering(operations: Vec<Operation>) -> MethodRouter<Site> {
    let methods: Vec<&str> = operations.iter().map(|operation| operation.verb.word()).collect();
    let methods: Arc<str> = methods.join(", ").into();
    let answering = operations.into_iter().fold(MethodRouter::new(), |router, operation| {
        let (verb, operation) = (operation.verb, Arc::new(operation));
        let handler =
            move |State(site): State<Site>, request: Request| door::answer(site, Arc::clone(&operation), request);
        match verb {
            Verb::Get => router.merge(get(handler)),
            Verb::Post => router.merge(post(handler)),
            Verb::Put => router.merge(put(handler)),
        }
    });
    answering.fallback(move |state: State<Site>, request: Request| {
        let methods = Arc::clone(&methods);
        async move { no_method(&methods, &state, &request) }
    })
}

fn no_method(methods: &str, State(site): &State<Site>, request: &Request) -> Response<Body> {
    with_methods(refused(site, request, &Trouble::NotSo), methods)
}

async fn nothing_there(State(site): State<Site>, request: Request) -> Response<Body> {
    refused(&site, &request, &Trouble::NotFound)
}

/// Which addresses there are is told to those with a key.
fn refused(site: &Site, request: &Request, trouble: &Trouble) -> Response<Body> {
    let lang = language::of(request.headers());
    let trouble = match door::key(site, request.headers()) {
        Ok(_) => trouble,
        Err(no_key) => &no_key.clone(),
    };
    door::told(site, lang, trouble)
}

/// A panic is our own fault like any other.
#[allow(clippy::needless_pass_by_value, reason = "the form that the layer calls")]
fn panicked(_: Box<dyn Any + Send>) -> Response<Body> {
    Trouble::Failed("panic".to_owned()).told(Lang::Vi, None)
}
