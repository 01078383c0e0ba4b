//! What programs are given of one kind of run or another: what is accepted of it as a plan, sites of a school network, years of a road map.

use office::figures::Asker;
use office::permission::DataClass;
use serde_json::{Value, json};

use super::programs_do::Program;
use super::programs_plan::{ALL, names};
use super::{Place, plans_headcount, plans_news, plans_schools, plans_villages};
use crate::Settings;

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
    assert_eq!((&result["network"], &result["road_map"]), (&Value::Null, &Value::Null));
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

#[tokio::test]
async fn a_plan_is_put_aside_with_a_reason_and_taken_back() {
    let place = Place::new();
    let program = Program::of(&place, "huyen", place.sample.root, ALL, DataClass::Personal);
    let plan = plans_news::save_plan(&place, "lanh-dao");
    let at = format!("/api/v1/plans/{}", plan.id);
    let [aside, back] = ["putting-aside", "taking-back"].map(|way| format!("{at}/{way}"));
    assert_eq!(program.send("POST", &back, Value::Null).await.0, 409, "it is not aside");
    for nothing in [json!({}), json!({ "reason": " " })] {
        let (status, said) = program.send("POST", &aside, nothing).await;
        assert_eq!((status, names(&said)), (422, vec!["reason"]), "{said}");
    }
    let reason = json!({ "reason": "Đã có quyết định khác" });
    let (status, told) = program.send("POST", &aside, reason.clone()).await;
    assert_eq!(
        (
            status,
            &told["plan"]["state"],
            &told["put_aside"]["reason"],
            &told["may_begin"]
        ),
        (200, &json!("put-aside"), &reason["reason"], &json!(false)),
        "{told}"
    );
    assert_eq!(program.send("POST", &aside, reason).await.0, 409);
    assert_eq!(program.send("POST", &format!("{at}/drafts"), Value::Null).await.0, 409);
    let (_, plans) = program.get("/api/v1/plans").await;
    assert_eq!(plans["items"][0]["state"], "put-aside");
    let (status, told) = program.send("POST", &back, Value::Null).await;
    assert_eq!(
        (status, &told["plan"]["state"], &told["put_aside"], &told["may_begin"]),
        (200, &json!("fits"), &Value::Null, &json!(true)),
        "{told}"
    );
    let before = &told["aside_before"][0];
    assert_eq!(before["put_aside"]["reason"], "Đã có quyết định khác", "{told}");
    assert!(before["back_by"].is_string() && before["back_time"].is_i64(), "{told}");
}

#[tokio::test]
async fn every_site_of_a_school_network_is_told_with_its_pupils_and_where_they_go() {
    let place = plans_schools::place(true);
    let program = Program::of(&place, "huyen", place.sample.root, ALL, DataClass::Personal);
    let settings: Vec<Value> = [("small", 300), ("primary-share", 56), ("several-levels", 1)]
        .map(|(key, value)| json!({ "key": key, "value": value }))
        .into();
    let question = json!({
        "kind": "schools", "day": "2019-03-14", "seconds": 20, "iterations": 3_000, "settings": settings,
    });
    let at = program.done(&question).await;
    let (status, result) = program.get(&format!("{at}/result")).await;
    assert_eq!(status, 200, "{result}");
    let sites = result["network"].as_array().unwrap();
    let named = |name: &str| sites.iter().find(|own| own["site"]["name"] == name).unwrap();
    let (one, two) = (named("Trường TH Một"), named("Trường THCS Một"));
    assert_eq!(
        (&one["open"], &two["open"], &two["passes_into"], &one["seats"]),
        (&json!(true), &json!(false), &one["school"], &json!(560)),
        "{result}"
    );
    let level = &two["pupils"][1];
    assert_eq!(
        (&level["level"], &level["today"], &level["to"], &level["by_road"]),
        (&json!("lower-secondary"), &json!(90), &one["site"], &json!(false)),
        "{result}"
    );
    assert!((490..=510).contains(&level["metres"].as_i64().unwrap()), "{level}");
    assert_eq!(
        (&one["pupils"][0]["afterwards"], &one["pupils"][1]["afterwards"]),
        (&json!(400), &json!(90))
    );
    let choices = result["choices"].as_array().unwrap().len();
    assert_eq!(
        taken_rows(&place),
        choices + sites.len(),
        "what was taken is counted whole"
    );
}

/// How many rows the last event of taking something out tells.
fn taken_rows(place: &Place) -> usize {
    let events = place.sample.log.store.all_events(office::port::Chain::Audit);
    let read = |body: &str| serde_json::from_str::<Value>(body).unwrap();
    let mut newest = events.iter().rev().map(|event| read(&event.body));
    let last = newest.find(|event| event["action"] == "export").unwrap();
    last["detail"].as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn every_year_of_a_road_map_is_told_by_unit_and_kind_and_nobody_by_name() {
    let place = Place::with(plans_headcount::with_people(), Settings::default());
    let program = Program::of(&place, "huyen", place.sample.root, ALL, DataClass::Personal);
    let settings: Vec<Value> = [
        ("last-year", 2021),
        ("base-year", 2015),
        ("cut-civil", 20),
        ("least", 80),
        ("resign", 0),
    ]
    .map(|(key, value)| json!({ "key": key, "value": value }))
    .into();
    let question = json!({ "kind": "headcount", "day": "2019-03-14", "seconds": 30, "settings": settings });
    let at = program.done(&question).await;
    let (status, result) = program.get(&format!("{at}/result")).await;
    let map = &result["road_map"];
    assert_eq!(
        (status, &map["base_year"], &map["years"]),
        (200, &json!(2015), &json!([2019, 2020, 2021])),
        "{result}"
    );
    let target = &map["targets"][0];
    assert_eq!(
        (&target["kind"], &target["base"], &target["percent"], &target["today"]),
        (&json!("civil-service"), &json!(20), &json!(20), &json!(18)),
        "{map}"
    );
    let line = map["lines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|own| own["unit"]["name"] == "Phòng Nội vụ");
    let years = line.unwrap()["years"].as_array().unwrap();
    assert_eq!(
        (years.len(), &years[2]["posts"], &years[1]["retired"]),
        (3, &json!(16), &json!(1)),
        "{map}"
    );
    assert!(!result.to_string().contains("Triệu Thị Đếm"), "nobody is named");
    let rows = result["choices"].as_array().unwrap().len() + map["lines"].as_array().unwrap().len();
    assert_eq!(taken_rows(&place), rows);
}
