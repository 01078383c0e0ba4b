//! What programs are given of one kind of run or another: what is accepted of it as a plan.

use office::figures::Asker;
use office::permission::DataClass;
use serde_json::{Value, json};

use super::programs_do::Program;
use super::programs_plan::{ALL, names};
use super::plans_villages;

#[tokio::test]
async fn what_a_program_accepts_of_a_run_is_a_plan_of_drafts_accepted_once() {
    let (place, villages) = plans_villages::place();
    let program = Program::of(&place, "huyen", place.sample.root, ALL, DataClass::Personal);
    let question = json!({ "kind": "villages", "day": "2019-03-14", "seconds": 30, "iterations": 2_000 });
    // Of a pair that must become one and must not both are told, whichever is named first.
    let pair =
        |one: usize, two: usize| json!({ "subject": villages[one].to_string(), "place": villages[two].to_string() });
    let mut wrong = question.clone();
    (wrong["pins"], wrong["bars"]) = (json!([pair(0, 1)]), json!([pair(1, 0), pair(2, 3)]));
    let (status, said) = program.send("POST", "/api/v1/runs", wrong).await;
    assert_eq!((status, names(&said)), (422, vec!["bars"]), "{said}");

    let at = program.done(&question).await;
    let (_, result) = program.get(&format!("{at}/result")).await;
    let group = result["choices"][0]["group"].clone();
    let accept = format!("{at}/acceptance");
    let accepted = json!({ "groups": [{ "group": group }], "title": "Sáp nhập thôn" });
    let (status, plan) = program.send("POST", &accept, accepted.clone()).await;
    assert_eq!(status, 200, "{plan}");
    assert_eq!(
        (
            &plan["plan"]["id"],
            &plan["plan"]["title"],
            &plan["plan"]["state"],
            &plan["run"]
        ),
        (
            &json!("KH-1"),
            &json!("Sáp nhập thôn"),
            &json!("fits"),
            &result["run"]["id"]
        ),
        "{plan}"
    );
    let draft = &plan["drafts"][0];
    assert_eq!(
        (&draft["draft"], &draft["stage"]),
        (&json!("DT-1"), &json!("draft")),
        "{plan}"
    );
    assert!(draft["title"].as_str().unwrap().contains("Thôn Một"), "{plan}");
    assert!(place.office.draft(Asker::Command("console"), "DT-1").is_some());
    let (status, again) = program.send("POST", &accept, accepted).await;
    assert_eq!((status, &again["plan"]["id"]), (200, &json!("KH-1")), "{again}");
    let (_, result) = program.get(&format!("{at}/result")).await;
    assert_eq!(result["choices"][0]["plan"], "KH-1", "it is in a plan already");
    let (_, plans) = program.get("/api/v1/plans").await;
    assert_eq!(
        (plans["items"].as_array().unwrap().len(), &plans["items"][0]["id"]),
        (1, &json!("KH-1"))
    );
    assert_eq!(program.get("/api/v1/plans/KH-1").await.1["drafts"], plan["drafts"]);
    assert_eq!(
        program.send("POST", "/api/v1/plans/KH-1/drafts", Value::Null).await.0,
        409
    );
}
