//! Emergency access and programs: one lists, refuses and ends, another reads the report; none asks for one or confirms it.

use office::accounts::{EmergencyProblem, NewEmergency};
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role};
use office::writer::NotDone;
use serde_json::{Value, json};
use testkit::grant;

use super::Place;
use super::browser::SECRET;
use super::programs_do::Program;

#[tokio::test]
async fn a_program_lists_refuses_and_ends_emergency_access_and_neither_asks_for_nor_confirms_it() {
    let place = Place::new();
    let (office, here) = (&place.office, place.sample.communes[0]);
    for (name, role, unit) in [
        ("quan-ly", Role::Admin, place.sample.root),
        ("quan-ly-xa", Role::Admin, place.sample.communes[1]),
        ("thanh-tra", Role::Auditor, place.sample.root),
    ] {
        let right = grant(role, unit, DataClass::Internal);
        office.add_account("test", name, "", SECRET, None, vec![right]).unwrap();
    }
    let actor = |name: &str| office.account(name).unwrap().actor(office.today());
    let wish = NewEmergency {
        unit: here,
        class: DataClass::Sensitive,
        reason: "Bão".to_owned(),
    };
    let asked = || office.ask_emergency(&actor("thu-truong"), &wish).unwrap().id;
    let manages = [Deed::ManageAccounts];
    let root = place.sample.root;
    let program = Program::of(&place, "quan-ly", root, &manages, DataClass::Internal);
    let other = Program::of(
        &place,
        "quan-ly-xa",
        place.sample.communes[1],
        &manages,
        DataClass::Internal,
    );
    let log = Program::of(&place, "thanh-tra", root, &[Deed::ReadAudit], DataClass::Internal);
    let first = asked();
    let (status, all) = program.get("/api/v1/emergencies").await;
    assert_eq!((status, &all["total"]), (200, &json!(1)), "{all}");
    let one = &all["items"][0];
    assert_eq!(
        (&one["id"], &one["account"], &one["stage"], &one["span"]),
        (&json!(first), &json!("thu-truong"), &json!("waiting"), &Value::Null)
    );
    assert_eq!(other.get("/api/v1/emergencies").await.1["total"], 0, "of another unit");
    let at = |id: &str, deed: &str| format!("/api/v1/emergencies/{id}/{deed}");
    assert_eq!(other.send("POST", &at(&first, "refusal"), Value::Null).await.0, 404);
    for deed in ["", "confirmation", "confirm"] {
        let (status, said) = program.send("POST", &at(&first, deed), Value::Null).await;
        assert_eq!(status, 404, "{deed} {said}");
    }
    assert_eq!(program.send("POST", "/api/v1/emergencies", json!({})).await.0, 405);
    let key = office.keys(Asker::Command("console")).unwrap();
    let key = key.iter().find(|key| key.sign == program.sign).unwrap();
    let confirmed = office.confirm_emergency(Asker::Account(&office.actor_of_key(key)), &first);
    assert!(
        matches!(confirmed, Err(NotDone::Refused(why)) if why == [EmergencyProblem::OwnRequest]),
        "the office itself refuses a key"
    );
    assert_eq!(
        program.send("POST", &at(&first, "end"), Value::Null).await.0,
        404,
        "it waits"
    );
    let (status, refused) = program.send("POST", &at(&first, "refusal"), Value::Null).await;
    assert_eq!(
        (status, &refused["stage"], &refused["refused"]["by"]),
        (200, &json!("refused"), &json!(format!("key:{}", program.sign)))
    );
    let second = asked();
    office
        .confirm_emergency(Asker::Account(&actor("quan-ly")), &second)
        .unwrap();
    let access = office
        .running_emergency(&office.account("thu-truong").unwrap())
        .unwrap();
    office.note_emergency_page(&access, "/nhan-su").unwrap();
    assert_eq!(
        program.send("POST", &at(&second, "end"), Value::Null).await.1["stage"],
        "over"
    );
    assert_eq!(office.running_emergency(&office.account("thu-truong").unwrap()), None);
    let (status, told) = log.get("/api/v1/audit/emergencies").await;
    assert_eq!((status, &told["total"], &told["next"]), (200, &json!(1), &Value::Null));
    let (status, never) = log.get("/api/v1/audit/emergencies/unconfirmed").await;
    assert_eq!(
        (status, &never["total"], &never["items"][0]["id"]),
        (200, &json!(1), &json!(first))
    );
    let one = &told["items"][0];
    assert_eq!(
        (
            &one["access"]["span"]["by"],
            &one["access"]["reason"],
            &one["pages"],
            &one["tired"]
        ),
        (&json!("quan-ly"), &json!("Bão"), &json!(1), &json!(false))
    );
    // A page at a time, to the end: beyond the last one there is nothing.
    let third = asked();
    office
        .confirm_emergency(Asker::Account(&actor("quan-ly")), &third)
        .unwrap();
    program.send("POST", &at(&third, "end"), Value::Null).await;
    for _ in 0..2 {
        office
            .refuse_emergency(Asker::Account(&actor("quan-ly")), &asked())
            .unwrap();
    }
    for (path, count) in [
        ("/api/v1/audit/emergencies", 2),
        ("/api/v1/audit/emergencies/unconfirmed", 3),
    ] {
        let (mut seen, mut from) = (Vec::new(), String::new());
        loop {
            let (status, page) = log.get(&format!("{path}?limit=1{from}")).await;
            assert_eq!((status, &page["total"]), (200, &json!(count)), "{path}: {page}");
            seen.extend(page["items"].as_array().unwrap().clone());
            let Some(next) = page["next"].as_str() else { break };
            from = format!("&cursor={next}");
        }
        assert_eq!(seen.len(), count, "{path}");
        let (head, _) = from.rsplit_once('.').unwrap();
        let (_, beyond) = log.get(&format!("{path}?limit=1{head}.99")).await;
        assert_eq!(
            (&beyond["items"], &beyond["next"]),
            (&json!([]), &Value::Null),
            "{path}"
        );
        assert_eq!(program.get(path).await.0, 403, "{path}");
    }
    assert_eq!(log.get("/api/v1/audit/emergencies?limit=21").await.0, 422);
    assert_eq!(log.get("/api/v1/emergencies").await.0, 403);
}
