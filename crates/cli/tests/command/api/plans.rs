//! From a question to drafts by a key: a run is begun, watched until it ends, read, compared, and a part of it accepted. Every answer is held
//! against the document, those with choices and drafts in them too.

use serde_json::{Value, json};

use super::contract::Contract;
use super::keys::made_for;
use super::program::{Answer, Program};
use crate::site::Serving;
use crate::support::Desk;

/// A program whose every answer must be what the document says of that operation.
struct Planner<'p> {
    program: Program<'p>,
    contract: Contract,
}

/// A key for whoever plans.
fn key(desk: &Desk) -> String {
    let may = ["--deeds", "read-person,decide,plan", "--class", "personal"];
    made_for(desk, "lap-phuong-an", &may)
}

impl<'p> Planner<'p> {
    fn of(site: &'p Serving, key: &'p str) -> Self {
        let program = Program::new(site, key);
        let contract = Contract::of(&program);
        Self { program, contract }
    }

    fn does(&self, id: &str, path: &str, body: Option<Value>) -> Answer {
        let operations = self.contract.operations();
        let operation = operations.iter().find(|operation| operation.id == id).unwrap();
        let answer = self.program.ask(&operation.method, path, body);
        self.contract.holds(operation, &answer);
        answer
    }

    fn good(&self, id: &str, path: &str, body: Option<Value>) -> Value {
        let answer = self.does(id, path, body);
        assert_eq!(answer.status, 200, "{path}: {}", answer.json);
        answer.json
    }

    /// Begins a run and waits until it is over: its address.
    fn done(&self, question: Value) -> String {
        let begun = self.good("beginRun", "/api/v1/runs", Some(question));
        let at = format!("/api/v1/runs/{}", begun["run"]["id"].as_str().unwrap());
        for _ in 0..1_200 {
            let run = self.good("getRun", &at, None);
            if !run["run"]["ended"].is_null() {
                assert_eq!(run["run"]["state"], "done", "{run}");
                return at;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        panic!("{at} does not end");
    }
}

#[test]
fn a_key_asks_reads_compares_and_accepts_and_what_is_accepted_is_drafts() {
    let desk = Desk::demo();
    let key = key(&desk);
    let site = Serving::start(&desk, &[]);
    let planner = Planner::of(&site, &key);
    let question = |seed: i64| {
        json!({
            "kind": "rotation", "day": "2019-04-01", "seconds": 20, "iterations": 40, "seed": seed,
            "settings": [{ "key": "reinforce", "value": 1 }],
        })
    };
    let look = planner.good(
        "lookBeforeRun",
        "/api/v1/runs/look",
        Some(json!({ "kind": "rotation", "day": "2019-04-01" })),
    );
    assert!(look["subjects"].as_array().is_some_and(|all| !all.is_empty()), "{look}");
    let (at, other) = (planner.done(question(1)), planner.done(question(2)));
    let result = planner.good("getRunResult", &format!("{at}/result"), None);
    let choices = result["choices"].as_array().unwrap();
    assert!(
        !choices.is_empty() && choices.iter().all(|own| own["why"] != json!([])),
        "{result}"
    );
    let beside = format!("{at}/comparison?with={}", other.rsplit('/').next().unwrap());
    planner.good("compareRuns", &beside, None);
    let group = choices[0]["group"].clone();
    let groups = Some(json!({ "groups": [{ "group": group }], "title": "Luân chuyển quý II" }));
    let plan = planner.good("acceptRun", &format!("{at}/acceptance"), groups.clone());
    assert_eq!(
        (
            &plan["plan"]["title"],
            &plan["plan"]["state"],
            &plan["drafts"][0]["stage"]
        ),
        (&json!("Luân chuyển quý II"), &json!("fits"), &json!("draft")),
        "{plan}"
    );
    // Sent again it is the same plan; its choices are told to be in it.
    let again = planner.good("acceptRun", &format!("{at}/acceptance"), groups);
    assert_eq!(again["plan"]["id"], plan["plan"]["id"]);
    let result = planner.good("getRunResult", &format!("{at}/result"), None);
    assert_eq!(result["choices"][0]["plan"], plan["plan"]["id"]);
    let of_plan = format!("/api/v1/plans/{}", plan["plan"]["id"].as_str().unwrap());
    planner.good("getPlan", &of_plan, None);
    assert_eq!(
        planner
            .does("beginPlanDrafts", &format!("{of_plan}/drafts"), None)
            .status,
        409
    );
    let plans = planner.good("listPlans", "/api/v1/plans", None);
    assert_eq!(plans["items"][0]["id"], plan["plan"]["id"]);
    let draft = plan["drafts"][0]["draft"].as_str().unwrap();
    let draft = planner.good("getDraft", &format!("/api/v1/drafts/{draft}"), None);
    assert_eq!(draft["refused"], json!([]), "{draft}");
}

#[test]
fn sites_of_a_network_and_years_of_a_road_map_are_what_the_document_says() {
    let desk = Desk::demo();
    let key = key(&desk);
    let site = Serving::start(&desk, &[]);
    let planner = Planner::of(&site, &key);
    for (kind, part) in [("schools", "/network"), ("headcount", "/road_map/lines")] {
        let question = json!({ "kind": kind, "day": "2019-04-01", "seconds": 3 });
        let at = planner.done(question);
        let result = planner.good("getRunResult", &format!("{at}/result"), None);
        let told = result.pointer(part).and_then(Value::as_array);
        assert!(told.is_some_and(|all| !all.is_empty()), "{kind}: {result}");
    }
}
