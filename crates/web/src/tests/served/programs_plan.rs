//! What programs do with the planners: kinds are told with all that they ask, a run is begun once, watched, read, compared and accepted; and what
//! a key may not, by the rights that pages have.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role};
use office::port::Chain;
use office::runs::{RunKind, RunState};
use serde_json::{Value, json};
use testkit::grant;
use tower::ServiceExt as _;

use super::Place;
use super::programs_do::Program;

/// What a key needs for every kind of run.
pub(super) const ALL: &[Deed] = &[Deed::Plan, Deed::Decide];

/// A question that the sample's people suffice for.
fn question() -> Value {
    json!({
        "kind": "rotation", "day": "2019-08-01", "seconds": 5, "iterations": 20,
        "settings": [{ "key": "months", "value": 12 }, { "key": "reinforce", "value": 0 }],
        "goals": ["filled", "overdue", "change", "fit"],
    })
}

impl Program<'_> {
    /// Sends something once, under a key of its own.
    async fn once(&self, place: &Place, path: &str, body: &Value, key: &str) -> (u16, Value) {
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header("host", "localhost")
            .header("authorization", format!("Bearer {}", self.key))
            .header("content-type", "application/json")
            .header("Idempotency-Key", key)
            .body(Body::from(body.to_string()))
            .unwrap();
        let answer = place.router.clone().oneshot(request).await.unwrap();
        let status = answer.status().as_u16();
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap())
    }

    /// Begins a run and waits until it is over: its address.
    pub(super) async fn done(&self, question: &Value) -> String {
        let (status, begun) = self.send("POST", "/api/v1/runs", question.clone()).await;
        assert_eq!(status, 200, "{begun}");
        let at = format!("/api/v1/runs/{}", begun["run"]["id"].as_str().unwrap());
        for _ in 0..2_000 {
            let (_, run) = self.get(&at).await;
            if !run["run"]["ended"].is_null() {
                assert_eq!(run["run"]["state"], "done", "{run}");
                return at;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        panic!("the run does not end");
    }
}

pub(super) fn names(faults: &Value) -> Vec<&str> {
    let all = faults["faults"].as_array().into_iter().flatten();
    all.filter_map(|fault| fault["name"].as_str()).collect()
}

#[tokio::test]
async fn every_kind_tells_its_rules_and_goals_in_words_and_what_it_would_work_on() {
    let place = Place::new();
    let program = Program::of(&place, "huyen", place.sample.root, ALL, DataClass::Personal);
    let (status, told) = program.get("/api/v1/run-kinds?day=2019-08-01").await;
    assert_eq!(status, 200, "{told}");
    let kinds = told["items"].as_array().unwrap();
    let words: Vec<&str> = kinds.iter().map(|kind| kind["kind"].as_str().unwrap()).collect();
    assert_eq!(words, RunKind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>());
    for (kind, told) in RunKind::ALL.iter().zip(kinds) {
        let planner = kind.planner();
        for (own, told) in planner.settings().iter().zip(told["settings"].as_array().unwrap()) {
            assert_eq!((&told["key"], &told["most"]), (&json!(own.key), &json!(own.highest())));
            assert!(!told["about"].as_str().unwrap().starts_with("run-"), "{told}");
        }
        assert_eq!(told["settings"].as_array().unwrap().len(), planner.settings().len());
        assert_eq!(told["goals"].as_array().unwrap().len(), planner.goals().len());
        // Also of days of which the ledger and the law know nothing.
        for day in ["2019-08-01", "1900-01-01", "2099-12-31"] {
            let asked = json!({ "kind": kind.word(), "day": day });
            let (status, look) = program.send("POST", "/api/v1/runs/look", asked).await;
            let told = look["missing"].is_array() || !names(&look).is_empty();
            assert!([200, 422].contains(&status) && told, "{kind:?} {day}: {look}");
        }
    }
}

#[tokio::test]
async fn a_run_is_begun_once_read_and_compared_and_where_nothing_is_chosen_nothing_is_accepted() {
    let place = Place::new();
    let program = Program::of(&place, "huyen", place.sample.root, ALL, DataClass::Personal);
    let (status, begun) = program.once(&place, "/api/v1/runs", &question(), "a-1").await;
    assert_eq!((status, &begun["run"]["id"]), (200, &json!("LT-1")), "{begun}");
    let again = program.once(&place, "/api/v1/runs", &question(), "a-1").await;
    assert_eq!((again.0, &again.1["run"]["id"]), (200, &json!("LT-1")), "done once");
    let mut other = question();
    other["seed"] = json!(2);
    assert_eq!(program.once(&place, "/api/v1/runs", &other, "a-1").await.0, 409);
    let at = program.done(&other).await;
    assert_eq!(at, "/api/v1/runs/LT-2");
    let (_, run) = program.get(&at).await;
    assert_eq!(run["run"]["by"], format!("key:{}", program.sign));
    assert!(
        run["snapshot"]["head"].is_string() && run["question"]["seed"] == 2,
        "{run}"
    );
    let (status, over) = program.send("POST", &format!("{at}/stop"), Value::Null).await;
    assert_eq!(status, 409, "{over}");

    // Lists go on by numbers, and are narrowed by kind and state.
    let (_, first) = program.get("/api/v1/runs?limit=1").await;
    assert_eq!(first["items"][0]["id"], "LT-2");
    let next = first["next"].as_str().unwrap();
    let (_, second) = program.get(&format!("/api/v1/runs?limit=1&cursor={next}")).await;
    assert_eq!(
        (&second["items"][0]["id"], &second["next"]),
        (&json!("LT-1"), &Value::Null)
    );
    let (_, none) = program.get("/api/v1/runs?state=failed").await;
    assert_eq!(none["items"], json!([]));

    let (status, beside) = program.get(&format!("{at}/comparison?with=LT-1")).await;
    assert!(
        status == 200 && beside["runs"].as_array().unwrap().len() == 2,
        "{beside}"
    );
    let last = || place.events(Chain::Audit).pop().unwrap();
    assert!(
        last().contains("\"export\"") && last().contains("LT-2 LT-1"),
        "who took it out is on record: {}",
        last()
    );
    // A run beside itself, and one that gave nothing, are as little to be compared here as on the page.
    let mut given_up = place.office.run(Asker::Command("console"), "LT-1").unwrap();
    (given_up.id, given_up.state) = ("LT-3".to_owned(), RunState::GivenUp);
    let store = &place.sample.log.store;
    store.put_record("run", "LT-3", &serde_json::to_string(&given_up).unwrap());
    let mut browser = place.logged_in("huyen").await;
    for with in ["LT-2", "LT-3"] {
        let (status, said) = program.get(&format!("{at}/comparison?with={with}")).await;
        assert_eq!((status, names(&said)), (422, vec!["with"]), "{said}");
        let page = browser.get(&format!("/phuong-an/so-sanh?luot=LT-2&luot={with}")).await;
        assert_eq!(page.status, 422, "{with}");
    }
    assert_eq!(program.get(&format!("{at}/comparison?with=LT-9")).await.0, 404);
    assert_eq!(program.get(&format!("{at}/timetable")).await.0, 404);

    let (status, result) = program.get(&format!("{at}/result")).await;
    assert_eq!((status, &result["partly_hidden"]), (200, &json!(false)), "{result}");
    assert!(
        result["objective"].is_string() && result["choices"].is_array(),
        "{result}"
    );
    assert!(
        last().contains("\"export\"") && last().contains("\"LT-2\""),
        "{}",
        last()
    );
    let groups = |groups: Value| json!({ "groups": groups });
    let accept = format!("{at}/acceptance");
    let (status, nothing) = program.send("POST", &accept, groups(json!([]))).await;
    assert_eq!((status, names(&nothing)), (422, vec!["groups"]), "{nothing}");
    assert_eq!(
        program.send("POST", &accept, groups(json!([{ "group": 999 }]))).await.0,
        422
    );
    let (_, plans) = program.get("/api/v1/plans").await;
    assert_eq!((&plans["items"], &plans["next"]), (&json!([]), &Value::Null));
    assert_eq!(program.get("/api/v1/plans/KH-1").await.0, 404);
    assert_eq!(
        program.send("POST", "/api/v1/plans/KH-1/drafts", Value::Null).await.0,
        404
    );
}

#[tokio::test]
async fn everything_that_a_planner_does_not_have_is_told_at_once_and_what_is_missing_before_a_run() {
    let place = Place::new();
    let program = Program::of(&place, "huyen", place.sample.root, ALL, DataClass::Personal);
    let mut wrong = question();
    wrong["settings"] = json!([
        { "key": "months", "value": 601 }, { "key": "colour", "value": 1 }, { "key": "reinforce", "value": 3 },
    ]);
    wrong["goals"] = json!(["filled", "filled"]);
    let [one, two] = ["3-0", "4-0"].map(|place| json!({ "subject": "2-0", "place": place }));
    (wrong["pins"], wrong["bars"]) = (
        json!([one, two]),
        json!([two, one, { "subject": "2-0", "place": "5-0" }]),
    );
    wrong["as_in"] = json!("LT-7");
    let (status, said) = program.send("POST", "/api/v1/runs", wrong).await;
    let told = [
        "settings.months",
        "settings.colour",
        "settings.reinforce",
        "goals",
        "as_in",
        "bars",
        "bars",
    ];
    assert_eq!((status, names(&said)), (422, told.to_vec()), "{said}");
    assert!(said.to_string().contains("vừa phải có vừa không được có"), "{said}");
    let mut missing = question();
    missing["settings"] = json!([{ "key": "months", "value": 600 }, { "key": "reinforce", "value": 0 }]);
    let (status, said) = program.send("POST", "/api/v1/runs", missing.clone()).await;
    assert_eq!(status, 422, "{said}");
    assert!(
        said["faults"].to_string().contains("không có ai trong diện xem xét"),
        "{said}"
    );
    missing.as_object_mut().unwrap().remove("seconds");
    let (status, looked) = program.send("POST", "/api/v1/runs/look", missing).await;
    assert!(status == 200 && looked["missing"][0]["bars"].is_boolean(), "{looked}");
    let (_, runs) = program.get("/api/v1/runs").await;
    assert_eq!(runs["items"], json!([]), "nothing was begun");
}

#[tokio::test]
async fn a_key_sees_the_runs_that_it_asked_for_or_reaches_whole_and_no_more_than_its_account_gave_it() {
    let place = Place::new();
    let (root, commune) = (place.sample.root, place.sample.communes[0]);
    let whole = Program::of(&place, "huyen", root, ALL, DataClass::Personal);
    let at = whole.done(&question()).await;
    // It stands for the same account and reaches one commune of it.
    let near = Program::of(&place, "huyen", commune, ALL, DataClass::Personal);
    for path in [at.clone(), format!("{at}/result"), format!("{at}/comparison?with=LT-1")] {
        assert_eq!(near.get(&path).await.0, 404, "{path}");
    }
    for deed in ["stop", "giving-up", "again"] {
        assert_eq!(
            near.send("POST", &format!("{at}/{deed}"), Value::Null).await.0,
            404,
            "{deed}"
        );
    }
    let accepted = json!({ "groups": [{ "group": 0 }] });
    assert_eq!(near.send("POST", &format!("{at}/acceptance"), accepted).await.0, 404);
    assert_eq!(near.get("/api/v1/runs").await.1["items"], json!([]));
    let other = Program::of(&place, "lanh-dao", root, ALL, DataClass::Personal);
    assert_eq!(other.get(&at).await.0, 200, "it reaches all of it");
    // The account sees on its pages what its key has asked.
    let mut browser = place.logged_in("huyen").await;
    assert_eq!(browser.get("/phuong-an/LT-1").await.status, 200);
    // Without the deed, the class of data, or the deed that a kind needs beside planning, nothing is asked for.
    let drafts = Program::of(&place, "huyen", root, &[Deed::Decide], DataClass::Sensitive);
    let internal = Program::of(&place, "huyen", root, ALL, DataClass::Internal);
    for (program, of_one) in [(&drafts, 403), (&internal, 404)] {
        for path in ["/api/v1/runs", "/api/v1/run-kinds"] {
            assert_eq!(program.get(path).await.0, 403, "{path}");
        }
        assert_eq!(program.get(&at).await.0, of_one);
        assert_eq!(program.send("POST", "/api/v1/runs", question()).await.0, 403);
    }
    let plans = Program::of(&place, "huyen", root, &[Deed::Plan], DataClass::Personal);
    let (_, kinds) = plans.get("/api/v1/run-kinds").await;
    let asked = kinds["items"].as_array().unwrap();
    assert!(asked.iter().all(|kind| kind["kind"] != "rotation"), "{kinds}");
    assert_eq!(plans.send("POST", "/api/v1/runs", question()).await.0, 403);
    assert_eq!(plans.get(&at).await.0, 404);
    // Whoever may only approve judges drafts of plans and asks for no runs.
    let judge = grant(Role::Leader, root, DataClass::Sensitive);
    place
        .office
        .add_account("test", "duyet", "", super::browser::SECRET, None, vec![judge])
        .unwrap();
    let judge = Program::of(&place, "duyet", root, &[Deed::Approve], DataClass::Sensitive);
    assert_eq!(judge.get("/api/v1/plans").await.0, 200);
    assert_eq!(judge.get("/api/v1/runs").await.0, 403);
}

#[tokio::test]
async fn the_timetable_of_a_training_plan_is_read_class_by_class() {
    let place = super::plans_training::place();
    let program = Program::of(&place, "huyen", place.sample.root, &[Deed::Plan], DataClass::Personal);
    let numbers = [
        ("present", 0),
        ("filled", 0),
        ("days-a-week", 5),
        ("weeks-around", 8),
        ("move-open", 1),
    ];
    let settings: Vec<Value> = numbers.map(|(key, value)| json!({ "key": key, "value": value })).into();
    let question = json!({
        "kind": "training", "day": "2019-03-14", "seconds": 30, "iterations": 5_000, "settings": settings,
    });
    let at = program.done(&question).await;
    let (status, told) = program.get(&format!("{at}/timetable")).await;
    assert_eq!((status, &told["year"]), (200, &json!(2019)), "{told}");
    let classes = told["classes"].as_array().unwrap();
    let class = classes.iter().find(|class| class["code"] == "TC-02").unwrap();
    let session = &class["sessions"][0];
    assert!(
        ["morning", "afternoon"].contains(&session["half"].as_str().unwrap()),
        "{session}"
    );
    assert!(session["room"].as_str().unwrap().contains("Hội trường"), "{session}");
    assert!(class["learners"].to_string().contains("Bàn Văn Ánh"), "{class}");
    assert_eq!(class["hidden_learners"], 0);
}
