//! The API of the served program on the demonstration district: every operation is asked, well and badly, and what comes back is held
//! against the document that the program itself publishes.

mod contract;
mod keys;
mod papers;
mod plans;
mod program;

use serde_json::{Value, json};

use self::contract::Contract;
use self::program::Program;
use crate::site::Serving;
use crate::support::Desk;

/// What stands in the braces of addresses, from what the program itself told before.
fn filled(path: &str, program: &Program<'_>) -> String {
    let first = |path: &str, way: &str| {
        let answer = program.get(path);
        let found = answer.json.pointer(way).and_then(Value::as_str);
        found
            .unwrap_or_else(|| panic!("nothing at {path}{way}: {}", answer.json))
            .to_owned()
    };
    let mut filled = path.to_owned();
    for (name, from, way) in [
        ("{person}", "/api/v1/people?limit=1", "/items/0/id"),
        ("{unit}", "/api/v1/units?limit=1", "/items/0/id"),
        ("{figure}", "/api/v1/figures", "/items/0/id"),
    ] {
        if filled.contains(name) {
            filled = filled.replace(name, &first(from, way));
        }
    }
    if filled.contains("{draft}") {
        let content = json!({
            "kind": "decision", "title": "Về việc", "issuer": "UBND", "effective": "2019-04-01", "acts": [],
        });
        let draft = program.ask("POST", "/api/v1/drafts", Some(content)).json;
        filled = filled.replace("{draft}", draft["id"].as_str().unwrap());
    }
    if filled.contains("{upload}") {
        // Five may wait at a time: one that does is as good as another.
        let waiting = program.get("/api/v1/uploads").json;
        let upload = waiting.pointer("/items/0").cloned().unwrap_or_else(|| {
            let content =
                "U1RUO0jhu40gdsOgIHTDqm47TmfDoHkgc2luaDvEkMahbiB24buLCjE7TMOqIEFuOzE5ODA7WMOjIELhurFuZyBD4bqjCg==";
            let file = json!({ "file": "a.csv", "content": content });
            program.ask("POST", "/api/v1/uploads", Some(file)).json
        });
        filled = filled.replace("{upload}", upload["id"].as_str().unwrap());
    }
    if filled.contains("{run}") {
        // Of those that came to an end one is as good as another.
        filled = filled.replace("{run}", &ended_run(program));
    }
    if filled.contains("{account}") {
        // One that nobody else uses.
        let name = format!("tk-{}", filled.len());
        let made = program
            .ask("POST", "/api/v1/accounts", Some(json!({ "name": name })))
            .json;
        filled = filled.replace("{account}", made["account"]["code"].as_str().unwrap());
    }
    for (name, text) in [
        ("{group}", "identity"),
        ("{decision}", "1"),
        ("{rule}", "pay.step-months"),
        ("{chain}", "audit"),
        ("{right}", "1"),
        // There is none of these in a new district.
        ("{import}", "1"),
        ("{file}", "1"),
        ("{proposal}", "DN-1"),
        ("{request}", "YC-1"),
        ("{list}", "000000000000000000"),
        ("{plan}", "KH-1"),
        ("{emergency}", "KC-1"),
    ] {
        filled = filled.replace(name, text);
    }
    assert!(!filled.contains('{'), "{path}: say in this test what stands for it");
    filled
}

/// A run that came to an end, of the runs that the program has begun; where it has none, another one.
fn ended_run(program: &Program<'_>) -> String {
    let newest = |state: &str| {
        let found = program.get(&format!("/api/v1/runs?limit=1&state={state}")).json;
        found.pointer("/items/0/id").and_then(Value::as_str).map(str::to_owned)
    };
    if newest("done").is_none() && newest("working").is_none() {
        let question = json!({ "kind": "rotation", "seconds": 1 });
        let begun = program.ask("POST", "/api/v1/runs", Some(question));
        assert_eq!(begun.status, 200, "{}", begun.json);
    }
    for _ in 0..1_200 {
        if let Some(ended) = newest("done") {
            return ended;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("no run comes to an end");
}

/// Keys for all that keys do: one for papers and people, one for accounts, one for the log.
fn keys_of_all(desk: &Desk) -> [String; 3] {
    let papers = [
        "--deeds",
        "read-person,export,import,decide,approve,plan",
        "--class",
        "sensitive",
    ];
    [
        keys::made_for(desk, "may", &papers),
        keys::made(desk, &["--deeds", "manage-accounts", "--account", "may"]),
        keys::made(desk, &["--deeds", "read-audit"]),
    ]
}

/// As it stands in an address.
fn escaped(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

/// What a usual question of an operation is answered with, where it is not told.
fn usual(path: &str, id: &str) -> u16 {
    match id {
        // A draft that does nothing goes nowhere, who can do what is asked of a unit; a run is compared with another one that is named, and
        // nothing is accepted where no choice is.
        "stepDraft" | "listWhoCan" | "askOpinions" | "takeBackOpinion" | "compareRuns" | "acceptRun" => 422,
        // The run is over, and the plan of the district is signed.
        "stopRun" | "giveUpRun" | "beginPlanDrafts" | "putPlanAside" | "takePlanBack" => 409,
        // A new account has no right, nor a new draft a scan; nobody is asked about what does nothing; nor has rotation classes; and of these there is none in a new district.
        "endRight" | "removeDraftFile" | "openDraftFile" | "getRunTimetable" | "getAskedDraft" | "giveOpinion" => 404,
        _ if ["{import}", "{file}", "{proposal}", "{request}", "{list}", "{emergency}"]
            .iter()
            .any(|name| path.contains(name)) =>
        {
            404
        }
        // It is not what was seen.
        "writeUpload" => 409,
        _ => 200,
    }
}

#[test]
fn what_every_operation_answers_is_what_the_document_says() {
    let desk = Desk::demo();
    let keys = keys_of_all(&desk);
    let site = Serving::start(&desk, &[]);
    let [papers, accounts, log] = keys.each_ref().map(|key| Program::new(&site, key));
    let contract = Contract::of(&papers);
    let operations = contract.operations();
    assert!(operations.len() >= 20, "{}", operations.len());
    for operation in &operations {
        let program = match operation.path.split('/').nth(3) {
            Some("accounts" | "rights" | "emergencies") => &accounts,
            Some("audit") => &log,
            _ => &papers,
        };
        let path = filled(&operation.path, program);
        // As the examples of the document say, one field after the other and all at once.
        let answer = program.ask(&operation.method, &path, operation.usual_body());
        let usual = usual(&operation.path, &operation.id);
        assert_eq!(answer.status, usual, "{} {path}: {}", operation.method, answer.json);
        contract.holds(operation, &answer);
        for (name, example) in &operation.query {
            let asked = format!("{path}?{name}={}", escaped(example));
            contract.holds(
                operation,
                &program.ask(&operation.method, &asked, operation.usual_body()),
            );
            let wrong = format!("{path}?{name}=%00&{name}=x");
            let answer = program.ask(&operation.method, &wrong, operation.usual_body());
            assert_eq!((answer.status, answer.kind()), (422, "invalid"), "{wrong}");
            contract.holds(operation, &answer);
        }
        for body in operation.bodies() {
            contract.holds(operation, &program.ask(&operation.method, &path, Some(body)));
        }
        for key in ["", "xungtam_0", &format!("xungtam_{}", "0".repeat(64))] {
            let answer = Program::new(&site, key).ask(&operation.method, &path, operation.usual_body());
            assert_eq!(answer.status, 401, "{path}");
            contract.holds(operation, &answer);
        }
        let other = program.ask("DELETE", &path, None);
        assert_eq!((other.status, other.kind()), (405, "method"), "{path}");
        assert!(
            other.header("allow").contains(&operation.method),
            "{path}: {}",
            other.head
        );
    }
}

#[test]
fn the_contract_bites() {
    let desk = Desk::demo();
    let secret = keys::made(&desk, &["--deeds", "export", "--class", "personal"]);
    let site = Serving::start(&desk, &[]);
    let program = Program::new(&site, &secret);
    let contract = Contract::of(&program);
    let operations = contract.operations();
    let list = operations
        .iter()
        .find(|operation| operation.path == "/api/v1/people")
        .unwrap();
    let answer = program.get("/api/v1/people?limit=2");
    assert_eq!(contract.breaks(list, &answer), Vec::<String>::new());
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut other = answer.clone();
        change(&mut other.json);
        contract.breaks(list, &other)
    };
    for broken in [
        changed(&|json| json["items"][0]["sex"] = json!("none")),
        changed(&|json| json["items"][0]["citizen"] = json!("022181000123")),
        changed(&|json| json["moment"]["day"] = json!("14/03/2019")),
        changed(&|json| drop(json.as_object_mut().unwrap().remove("next"))),
    ] {
        assert!(!broken.is_empty());
    }
    let mut other = answer.clone();
    other.status = 418;
    assert!(
        !contract.breaks(list, &other).is_empty(),
        "a status that is not in the document"
    );
}
