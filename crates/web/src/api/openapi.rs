//! `GET /api/openapi.json`: the document, made of the table of operations and of nothing else.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Response};
use serde_json::{Map, Value, json};

use super::input::{Input, object_of};
use super::operation::{Operation, Verb};
use super::problem::{MEDIA, Problem, Trouble};
use super::wire::{Book, Wire as _};
use super::{acts, door, language};
use crate::site::{Reader, Site};

/// To whoever is logged in, and to whoever sends a key: it tells which addresses there are.
pub(super) async fn show(State(site): State<Site>, request: Request) -> Response<Body> {
    let reader = Reader::of(&site, request.headers(), String::new());
    if reader.session.is_none()
        && let Err(trouble) = door::key(&site, request.headers())
    {
        return door::told(&site, language::of(request.headers()), &trouble);
    }
    let mut answer = Response::new(Body::from(document().to_string()));
    let kind = HeaderValue::from_static("application/json");
    answer.headers_mut().insert(CONTENT_TYPE, kind);
    answer
}

/// The document.
pub(crate) fn document() -> Value {
    let mut book = Book::default();
    let problem = Problem::schema(&mut book);
    book.named("ActGiven", |_| acts::schema());
    let mut paths: Map<String, Value> = Map::new();
    for operation in super::table() {
        let told = told(&operation, &mut book);
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(operation.verb.word().to_lowercase(), told);
        }
    }
    let refusals: Map<String, Value> = statuses()
        .into_iter()
        .map(|(status, kinds)| (format!("Problem{status}"), refusal(status, &kinds, &problem)))
        .collect();
    json!({
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": {
            "title": "Xứng Tầm",
            "summary": "The ledger of officials of one authority.",
            "description": "Send `Authorization: Bearer KEY`. A key reaches one branch of units, up to a class of data, for the deeds that it names, until a day. Words of problems follow `Accept-Language` (vi, en).",
            "version": "1",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "key": [] }],
        "paths": paths,
        "components": {
            "schemas": book.schemas(),
            "responses": refusals,
            "securitySchemes": { "key": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn told(operation: &Operation, book: &mut Book) -> Value {
    let mut parameters: Vec<Value> = Vec::new();
    parameters.extend(operation.places.iter().map(|input| parameter(input, "path")));
    parameters.extend(operation.query.iter().map(|input| parameter(input, "query")));
    parameters.extend(operation.headers.iter().map(|input| parameter(input, "header")));
    let mut responses = Map::new();
    responses.insert(
        operation.status.to_string(),
        json!({
            "description": "The answer.",
            "headers": { "Content-Language": { "schema": { "type": "string", "enum": ["vi", "en"] } } },
            "content": { "application/json": { "schema": (operation.answer)(book) } },
        }),
    );
    for status in operation.refusals() {
        let place = format!("#/components/responses/Problem{status}");
        responses.insert(status.to_string(), json!({ "$ref": place }));
    }
    let mut told = json!({
        "operationId": operation.id,
        "summary": operation.about,
        "tags": [operation.path.split('/').nth(3).unwrap_or_default()],
        "parameters": parameters,
        "responses": responses,
    });
    if let (Some(fields), Some(told)) = (&operation.body, told.as_object_mut()) {
        told.insert("requestBody".to_owned(), body(fields));
    }
    if operation.verb == Verb::Get
        && let Some(told) = told.as_object_mut()
    {
        told.insert("x-safe".to_owned(), true.into());
    }
    told
}

fn parameter(input: &Input, part: &str) -> Value {
    json!({
        "name": input.name,
        "in": part,
        "required": input.required || part == "path",
        "description": input.about,
        "schema": input.kind.schema(),
        "example": input.kind.example(input.example),
    })
}

fn body(fields: &[Input]) -> Value {
    json!({ "required": true, "content": { "application/json": { "schema": object_of(fields) } } })
}

/// Each status of a problem with its kinds.
fn statuses() -> Vec<(u16, Vec<&'static str>)> {
    let mut found: Vec<(u16, Vec<&'static str>)> = Vec::new();
    for (kind, status) in Trouble::KINDS {
        match found.iter_mut().find(|(own, _)| own == status) {
            Some((_, kinds)) => kinds.push(kind),
            None => found.push((*status, vec![kind])),
        }
    }
    found
}

fn refusal(status: u16, kinds: &[&str], problem: &Value) -> Value {
    let text = || json!({ "schema": { "type": "string" } });
    let mut headers = json!({ "Content-Language": text() });
    if let Some(headers) = headers.as_object_mut() {
        if status == 401 {
            headers.insert("WWW-Authenticate".to_owned(), text());
        }
        if status == 429 {
            let seconds = json!({ "description": "Seconds to wait.", "schema": { "type": "integer", "minimum": 0 } });
            headers.insert("Retry-After".to_owned(), seconds);
        }
    }
    json!({
        "description": kinds.join(", "),
        "headers": headers,
        "content": { MEDIA: { "schema": problem } },
    })
}
