//! A decision from a program: written from the acts' own definition, judged, approved by another key, signed, numbered, entered; each order once,
//! and on the version that the program knows.

use serde_json::{Value, json};

use super::keys::made_for;
use super::program::Program;
use crate::site::Serving;
use crate::support::Desk;

/// A draft that records a person's political theory.
fn content(person: &str, title: &str) -> Value {
    json!({
        "kind": "decision",
        "title": title,
        "issuer": "UBND huyện Hoành Bồ",
        "effective": "2019-04-01",
        "bases": ["Hồ sơ của đơn vị"],
        "acts": [{
            "act": "RecordLearning",
            "fields": { "person": person, "field": "theory", "level": "intermediate", "state": "held" },
        }],
    })
}

fn somebody(program: &Program<'_>) -> String {
    let answer = program.get("/api/v1/people?limit=1&theory=below:intermediate");
    answer.json["items"][0]["id"].as_str().unwrap().to_owned()
}

fn text<'v>(answer: &'v Value, name: &str) -> &'v str {
    answer[name].as_str().unwrap_or_default()
}

#[test]
fn a_decision_goes_its_whole_way_by_two_keys() {
    let desk = Desk::demo();
    let writes = made_for(
        &desk,
        "soan",
        &["--deeds", "read-person,export,decide", "--class", "sensitive"],
    );
    let judges = made_for(
        &desk,
        "duyet",
        &["--deeds", "read-person,approve", "--class", "sensitive"],
    );
    let site = Serving::start(&desk, &[]);
    let [writes, judges] = [writes, judges].map(|key| Program::new(&site, &key));
    let person = somebody(&writes);

    let body = content(&person, "Về việc ghi nhận trình độ");
    let first = writes.order("POST", "/api/v1/drafts", &body, "a-1");
    assert_eq!(first.status, 200, "{}", first.json);
    let again = writes.order("POST", "/api/v1/drafts", &body, "a-1");
    assert_eq!(
        (again.status, &again.json),
        (200, &first.json),
        "the same order is done once"
    );
    let other = writes.order("POST", "/api/v1/drafts", &content(&person, "Khác"), "a-1");
    assert_eq!((other.status, other.kind()), (409, "conflict"), "{}", other.json);
    let all = writes.get("/api/v1/drafts").json;
    assert_eq!(all["total"], 1);
    let path = format!("/api/v1/drafts/{}", text(&first.json, "id"));
    let draft = writes.get(&path).json;
    assert_eq!(draft["acts"][0]["act"], "RecordLearning");
    assert_eq!(
        (draft["acts"][0]["touches"][0]["id"].as_str(), &draft["refused"]),
        (Some(person.as_str()), &json!([]))
    );

    let steps = format!("{path}/steps");
    let step = |program: &Program<'_>, body: Value| program.ask("POST", &steps, Some(body));
    let stale = step(&writes, json!({ "step": "submit", "version": 0 }));
    assert_eq!((stale.status, stale.kind()), (409, "conflict"));
    assert!(text(&stale.json, "detail").contains('1'), "{}", stale.json);
    assert_eq!(step(&writes, json!({ "step": "submit", "version": 1 })).status, 200);
    let own = step(&writes, json!({ "step": "approve" }));
    assert_eq!(own.status, 403, "it may not approve at all");
    assert_eq!(
        step(&judges, json!({ "step": "return" })).status,
        422,
        "without a reason"
    );
    assert_eq!(
        text(&step(&judges, json!({ "step": "approve" })).json, "stage"),
        "approved"
    );
    let signed = json!({ "step": "sign", "signer": "Chủ tịch UBND huyện", "signed": "2019-03-29" });
    assert_eq!(text(&step(&judges, signed).json, "stage"), "signed");
    let number = json!({ "step": "enter", "number": "999/QĐ-UBND" });
    let entered = writes.order("POST", &steps, &number, "a-2");
    assert_eq!(text(&entered.json, "stage"), "entered", "{}", entered.json);
    assert_eq!(writes.order("POST", &steps, &number, "a-2").json, entered.json);
    let late = step(&writes, json!({ "step": "withdraw" }));
    assert_eq!((late.status, late.kind()), (409, "conflict"));

    let told = writes.get(&format!("/api/v1/people/{person}?day=2019-04-01")).json;
    assert_eq!(told["person"]["theory"], "intermediate");
    let after = entered.json["entered"].as_u64().unwrap() - 1;
    let news = writes.get(&format!("/api/v1/decisions?after={after}")).json;
    assert_eq!(news["items"][0]["number"], "999/QĐ-UBND");
}

#[test]
fn everything_that_is_wrong_with_an_act_is_said_where_it_stands() {
    let desk = Desk::demo();
    let key = made_for(
        &desk,
        "soan",
        &["--deeds", "read-person,export,decide", "--class", "sensitive"],
    );
    let site = Serving::start(&desk, &[]);
    let program = Program::new(&site, &key).english();
    let mut body = content("12-3", " ");
    body["acts"] = json!([
        { "act": "RecordLearning", "fields": { "person": "Nguyễn Văn A", "field": "theory", "state": "held", "grade": 1 } },
        { "act": "Amend", "fields": {} },
        { "act": "RecordLearning", "when": "tomorrow", "fields": 7 },
    ]);
    let title = program.ask("POST", "/api/v1/drafts", Some(body.clone()));
    assert_eq!(title.json["faults"][0]["name"], "title", "{}", title.json);
    body["title"] = json!("Về việc");
    let answer = program.ask("POST", "/api/v1/drafts", Some(body));
    assert_eq!(answer.status, 422, "{}", answer.json);
    let faults = answer.json["faults"].as_array().unwrap();
    let mut names: Vec<&str> = faults.iter().map(|fault| fault["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "acts/0/fields/grade",
            "acts/0/fields/level",
            "acts/0/fields/person",
            "acts/1/act",
            "acts/2/fields",
            "acts/2/when",
        ]
    );
}
