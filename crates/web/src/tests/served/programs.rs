//! Programs with keys: every operation × key × own or other unit, against a table that was reviewed; and that a cookie opens nothing.
//!
//! A line of the table is `OWN/OTHER: KEYS`: what a key over the first commune gets there and of the other commune.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use office::accounts::NewKey;
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use testkit::{NUMBER, day};
use tower::ServiceExt as _;

use super::Place;
use crate::api::{Operation, Verb, table};
use crate::site::Rule;

/// The keys: name, deeds beside reading figures, class.
const KEYS: [(&str, &[Deed], DataClass); 9] = [
    ("figures", &[], DataClass::Sensitive),
    ("internal", &[Deed::ReadPerson, Deed::Export], DataClass::Internal),
    ("reads", &[Deed::ReadPerson], DataClass::Personal),
    ("takes", &[Deed::ReadPerson, Deed::Export], DataClass::Personal),
    ("opens", &[Deed::ReadPerson, Deed::Export], DataClass::Sensitive),
    ("writes", &[Deed::ReadPerson, Deed::Decide], DataClass::Sensitive),
    ("plans", &[Deed::Plan, Deed::Decide], DataClass::Personal),
    ("manages", &[Deed::ManageAccounts], DataClass::Internal),
    ("audits", &[Deed::ReadAudit], DataClass::Internal),
];

pub(super) fn key(place: &Place, deeds: &[Deed], class: DataClass, per_minute: u32) -> String {
    let wish = NewKey {
        name: "Cổng báo cáo".to_owned(),
        account: account_for(deeds),
        unit: place.sample.communes[0],
        class,
        deeds: deeds.to_vec(),
        from: day("2019-07-01"),
        until: Some(day("2020-01-01")),
        per_minute,
        paper: String::new(),
    };
    let made = place.office.add_key(Asker::Command("console"), &wish).unwrap();
    made.0.text()
}

/// Who answers for what a program with these deeds does.
fn account_for(deeds: &[Deed]) -> String {
    let changes = deeds.iter().any(|deed| deed.changes());
    if changes { "huyen".to_owned() } else { String::new() }
}

pub(super) async fn ask(place: &Place, method: &str, path: &str, key: &str, body: Option<&str>) -> (u16, String) {
    let mut request = Request::builder().method(method).uri(path).header("host", "localhost");
    if !key.is_empty() {
        request = request.header("authorization", format!("Bearer {key}"));
    }
    if body.is_some() {
        request = request.header("content-type", "application/json");
    }
    let request = request.body(Body::from(body.unwrap_or_default().to_owned())).unwrap();
    let answer = place.router.clone().oneshot(request).await.unwrap();
    let status = answer.status().as_u16();
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

/// An address with what stands in its braces filled in, of the first commune or of the other.
fn filled(operation: &Operation, place: &Place, other: bool) -> String {
    let at = usize::from(other);
    let fill = [
        ("{person}", [place.sample.short, place.sample.meets][at].to_string()),
        ("{unit}", place.sample.communes[at].to_string()),
        ("{figure}", "training.classes_planned".to_owned()),
        ("{draft}", "DT-1".to_owned()),
        ("{proposal}", "DN-1".to_owned()),
        ("{request}", "YC-1".to_owned()),
        ("{run}", "LT-1".to_owned()),
        ("{plan}", "KH-1".to_owned()),
        ("{emergency}", "KC-1".to_owned()),
        ("{upload}", "0".repeat(32)),
        ("{import}", "1".to_owned()),
        ("{list}", "0".repeat(18)),
        ("{file}", "1".to_owned()),
        ("{rule}", "pay.step-months".to_owned()),
        ("{account}", "0".repeat(12)),
        ("{right}", "1".to_owned()),
        ("{chain}", "audit".to_owned()),
        ("{group}", "identity".to_owned()),
        (
            "{decision}",
            [place.sample.short, place.sample.meets][at].0.decision.to_string(),
        ),
    ];
    let path = fill
        .iter()
        .fold(operation.path.to_owned(), |path, (name, text)| path.replace(name, text));
    assert!(!path.contains('{'), "{path}: say in this test what stands for it");
    path
}

fn body(operation: &Operation) -> Option<&'static str> {
    operation.body.as_ref().map(|_| r#"{"sought": "a"}"#)
}

#[tokio::test]
async fn no_key_gets_what_the_table_does_not_say() {
    let place = Place::new();
    let keys = KEYS.map(|(name, deeds, class)| (name, deeds, key(&place, deeds, class, 10_000)));
    let mut lines = String::new();
    for operation in table() {
        let verb = operation.verb.word();
        let [own, other] = [false, true].map(|other| filled(&operation, &place, other));
        let (nobody, _) = ask(&place, verb, &own, "", body(&operation)).await;
        assert_eq!(nobody, 401, "{operation:?}");
        let mut answers: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (name, deeds, key) in &keys {
            let (status, seen) = ask(&place, verb, &own, key, body(&operation)).await;
            let mut said = status.to_string();
            let may = match operation.rule {
                Rule::Anybody | Rule::Members => true,
                Rule::Any(asked) => asked
                    .iter()
                    .any(|deed| *deed == Deed::ReadFigures || deeds.contains(deed)),
            };
            assert!(may || status == 403, "{operation:?}: {name} got {status}");
            let mut all = seen;
            if own != other {
                let (status, seen) = ask(&place, verb, &other, key, body(&operation)).await;
                let _ = write!(said, "/{status}");
                assert!(
                    [403, 404].contains(&status),
                    "{operation:?}: {name} got {status} of the other unit"
                );
                all.push_str(&seen);
            }
            // Ngọc is of the first commune, Ánh of the other.
            assert!(!all.contains("Bàn Văn Ánh"), "{operation:?}: {name}");
            assert!(!deeds.is_empty() || !all.contains("Bích Ngọc"), "{operation:?}: {name}");
            assert!(
                ["opens", "writes"].contains(name) || !all.contains(NUMBER),
                "{operation:?}: {name}"
            );
            answers.entry(said).or_default().push(name);
        }
        let _ = writeln!(lines, "{verb} {} [{}]", operation.path, words(operation.rule));
        for (answer, who) in &answers {
            let _ = writeln!(lines, "    {answer}: {}", who.join(" "));
        }
    }
    insta::assert_snapshot!("rights_of_every_operation", lines);
}

fn words(rule: Rule) -> String {
    match rule {
        Rule::Anybody => "anybody".to_owned(),
        Rule::Members => "any key".to_owned(),
        Rule::Any(deeds) => deeds.iter().map(|deed| deed.word()).collect::<Vec<_>>().join(" or "),
    }
}

#[tokio::test]
async fn a_cookie_opens_nothing_and_a_key_opens_no_page() {
    let place = Place::new();
    let mut browser = place.logged_in("huyen").await;
    let page = browser.get("/api/v1/people").await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (401, "application/problem+json")
    );
    assert_eq!(page.header("www-authenticate"), "Bearer realm=\"xungtam\"");
    assert!(page.headers.get("set-cookie").is_none());
    // Whoever is logged in reads the document; it tells which addresses there are.
    let document = browser.get("/api/openapi.json").await;
    assert_eq!(
        (document.status, document.header("content-type")),
        (200, "application/json")
    );
    let key = key(&place, &[Deed::ReadPerson], DataClass::Personal, 100);
    assert_eq!(ask(&place, "GET", "/api/openapi.json", &key, None).await.0, 200);
    assert_eq!(ask(&place, "GET", "/api/openapi.json", "", None).await.0, 401);
    assert_eq!(ask(&place, "GET", "/nhan-su", &key, None).await.0, 303);
    assert_eq!(ask(&place, "GET", "/api/v1/nothing", &key, None).await.0, 404);
    assert_eq!(ask(&place, "GET", "/api/v1/nothing", "", None).await.0, 401);
}

#[tokio::test]
async fn every_problem_is_told_at_once_in_the_language_of_the_program() {
    let place = Place::new();
    let key = key(&place, &[Deed::Export], DataClass::Personal, 2);
    let path = "/api/v1/people?day=2019-02-30&sex=none&limit=0&name=x";
    let (status, said) = ask(&place, "GET", path, &key, None).await;
    assert_eq!(status, 422);
    for fault in [
        "Không phải ngày có thật",
        "Chọn một trong: male, female",
        "số nguyên từ 1 đến 500",
        "Không có trường này",
    ] {
        assert!(said.contains(fault), "{fault}: {said}");
    }
    assert_eq!(
        ask(&place, "POST", "/api/v1/people/search", &key, Some("{")).await.0,
        400
    );
    let (status, said) = ask(&place, "GET", "/api/v1/people", &key, None).await;
    assert_eq!(status, 429, "two a minute: {said}");
}

#[tokio::test]
async fn a_list_goes_on_as_it_was_though_the_ledger_moves() {
    let place = Place::new();
    let wish = NewKey {
        unit: place.sample.root,
        name: "x".to_owned(),
        account: String::new(),
        class: DataClass::Personal,
        deeds: vec![Deed::Export, Deed::ReadPerson],
        from: day("2019-07-01"),
        until: Some(day("2020-01-01")),
        per_minute: 100,
        paper: String::new(),
    };
    let key = place.office.add_key(Asker::Command("console"), &wish).unwrap().0.text();
    let (_, first) = ask(&place, "GET", "/api/v1/people?limit=1", &key, None).await;
    let next = field(&first, "next").trim_matches('"').to_owned();
    let total = first
        .split("\"total\":")
        .nth(1)
        .unwrap()
        .split(',')
        .next()
        .unwrap()
        .to_owned();
    let seq: u32 = next.split('.').nth(1).unwrap().parse().unwrap();
    assert_eq!(ledger::Seq(seq), place.office.value().head().seq);
    let (status, second) = ask(
        &place,
        "GET",
        &format!("/api/v1/people?limit=500&cursor={next}"),
        &key,
        None,
    )
    .await;
    assert_eq!(status, 200);
    let count = |text: &str| text.matches("\"party_since\"").count();
    assert_eq!((count(&first) + count(&second)).to_string(), total);
    assert!(second.contains("\"next\":null"));
    let beyond = format!("/api/v1/people?cursor=2019-03-14.{}.0", seq + 1);
    assert_eq!(ask(&place, "GET", &beyond, &key, None).await.0, 422);
}

/// What stands behind a field of an answer, up to the end of the value.
fn field<'a>(said: &'a str, name: &str) -> &'a str {
    let after = said.split(&format!("\"{name}\":")).nth(1).unwrap_or_default();
    after.split([',', '}']).next().unwrap_or_default()
}

#[tokio::test]
async fn drafts_go_on_behind_the_last_one_though_others_are_begun_meanwhile() {
    let place = Place::new();
    let wish = NewKey {
        unit: place.sample.root,
        name: "x".to_owned(),
        account: "huyen".to_owned(),
        class: DataClass::Sensitive,
        deeds: vec![Deed::ReadPerson, Deed::Decide],
        from: day("2019-07-01"),
        until: Some(day("2020-01-01")),
        per_minute: 100,
        paper: String::new(),
    };
    let key = place.office.add_key(Asker::Command("console"), &wish).unwrap().0.text();
    let write = || {
        let act = ledger::acts::appraisal::Grade {
            person: place.sample.short,
            year: 2018,
            grade: ledger::codes::GradeCode::Good,
        };
        let draft = testkit::decision("", "2019-08-01", vec![act.into()]);
        place
            .office
            .write_draft(Asker::Command("console"), None, draft)
            .unwrap()
            .id
    };
    let written = [write(), write(), write()];
    let (_, first) = ask(&place, "GET", "/api/v1/drafts?limit=2", &key, None).await;
    assert!(
        first.contains(&written[2]) && first.contains(&written[1]) && !first.contains(&format!("\"{}\"", written[0]))
    );
    let next = field(&first, "next").trim_matches('"').to_owned();
    write();
    let (_, second) = ask(
        &place,
        "GET",
        &format!("/api/v1/drafts?limit=2&cursor={next}"),
        &key,
        None,
    )
    .await;
    assert!(second.contains(&format!("\"{}\"", written[0])), "{second}");
    assert!(
        !second.contains(&format!("\"{}\"", written[1])),
        "what was told is not told again: {second}"
    );
    assert_eq!(field(&second, "next"), "null");
}

#[tokio::test]
async fn of_a_decision_that_is_partly_hidden_neither_title_nor_count_tells_of_the_rest() {
    let place = Place::new();
    let grade = |person| {
        ledger::acts::appraisal::Grade {
            person,
            year: 2017,
            grade: ledger::codes::GradeCode::Good,
        }
        .into()
    };
    let mut both = testkit::decision(
        "77/QĐ",
        "2019-06-30",
        vec![grade(place.sample.short), grade(place.sample.meets)],
    );
    both.header.title = "Về việc của Bàn Văn Ánh".to_owned();
    both.header.bases = vec!["Đơn của Bàn Văn Ánh".to_owned()];
    let seq = place.office.decide("test", both).unwrap();
    let near = key(&place, &[Deed::ReadPerson], DataClass::Personal, 100);
    let path = format!("/api/v1/decisions/{seq}");
    let (status, told) = ask(&place, "GET", &path, &near, None).await;
    assert_eq!(status, 200, "{told}");
    assert!(!told.contains("Bàn Văn Ánh"), "{told}");
    assert_eq!((field(&told, "title"), field(&told, "bases")), ("null", "[]"));
    let list = format!("/api/v1/decisions?after={}", seq.0 - 1);
    let (_, listed) = ask(&place, "GET", &list, &near, None).await;
    assert_eq!(
        (
            field(&listed, "title"),
            field(&listed, "acts"),
            field(&listed, "partly_hidden")
        ),
        ("null", "1", "true"),
        "{listed}"
    );
    let whole = NewKey {
        unit: place.sample.root,
        name: "x".to_owned(),
        account: String::new(),
        class: DataClass::Personal,
        deeds: vec![Deed::ReadPerson],
        from: day("2019-07-01"),
        until: Some(day("2020-01-01")),
        per_minute: 100,
        paper: String::new(),
    };
    let whole = place
        .office
        .add_key(Asker::Command("console"), &whole)
        .unwrap()
        .0
        .text();
    let (_, listed) = ask(&place, "GET", &list, &whole, None).await;
    assert_eq!(
        (
            field(&listed, "title"),
            field(&listed, "acts"),
            field(&listed, "partly_hidden")
        ),
        ("\"Về việc của Bàn Văn Ánh\"", "2", "false"),
        "{listed}"
    );
    // The page of the same decision tells no more.
    let mut beside = place.logged_in("xa-bang-ca").await;
    let page = beside.get(&crate::urls::decision(&seq.to_string())).await;
    assert!(
        page.status == 200 && !page.body.contains("Về việc của Bàn Văn Ánh"),
        "{}",
        page.body
    );
}

/// Which operations there are is what the document shows, and each is asked with what its address holds.
#[test]
fn every_operation_stands_in_the_table_once() {
    let all = table();
    let mut names: Vec<&str> = all.iter().map(|operation| operation.id).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all.len());
    for operation in &all {
        let braces = operation.path.matches('{').count();
        assert_eq!(braces, operation.places.len(), "{operation:?}");
        assert!(operation.path.starts_with("/api/v1/"), "{operation:?}");
        assert!(operation.body.is_none() || operation.verb != Verb::Get, "{operation:?}");
    }
}
