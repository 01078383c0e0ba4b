//! What programs do over the API from end to end: an import, accounts and rights, the audit log, an answer to a proposal.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger::UnitId;
use office::accounts::NewKey;
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role};
use serde_json::{Value, json};
use testkit::{day, grant};

use super::Place;
use super::browser::SECRET;
use super::programs::ask;
use crate::urls;

/// A program with a key of its own.
pub(super) struct Program<'p> {
    place: &'p Place,
    pub(super) key: String,
    pub(super) sign: String,
}

impl<'p> Program<'p> {
    pub(super) fn of(place: &'p Place, account: &str, unit: UnitId, deeds: &[Deed], class: DataClass) -> Self {
        let wish = NewKey {
            name: "Chương trình".to_owned(),
            account: account.to_owned(),
            unit,
            class,
            deeds: deeds.to_vec(),
            from: day("2019-07-01"),
            until: Some(day("2020-01-01")),
            per_minute: 1_000,
            paper: String::new(),
        };
        let (secret, key) = place.office.add_key(Asker::Command("console"), &wish).unwrap();
        Self {
            place,
            key: secret.text(),
            sign: key.sign,
        }
    }

    pub(super) async fn get(&self, path: &str) -> (u16, Value) {
        let (status, said) = ask(self.place, "GET", path, &self.key, None).await;
        (status, serde_json::from_str(&said).unwrap())
    }

    pub(super) async fn send(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let body = if body.is_null() { None } else { Some(body.to_string()) };
        let (status, said) = ask(self.place, method, path, &self.key, body.as_deref()).await;
        (status, serde_json::from_str(&said).unwrap())
    }
}

#[tokio::test]
async fn a_workbook_is_sent_looked_at_written_as_it_was_seen_and_taken_back() {
    let place = Place::new();
    let program = Program::of(
        &place,
        "huyen",
        place.sample.root,
        &[Deed::Import, Deed::ReadPerson],
        DataClass::Sensitive,
    );
    let list = "STT;Họ và tên;Ngày sinh;Đơn vị\n1;Lê An;3/2/1980;Xã Bằng Cả\n2;Lê Bình;31/2/1981;Xã Bằng Cả\n3;Lê Chi;1982;Phòng Lạ Lùng\n";
    let body = json!({ "file": "a.csv", "content": STANDARD.encode(list) });
    let (status, sent) = program.send("POST", "/api/v1/uploads", body).await;
    assert_eq!((status, &sent["state"]), (200, &json!("waiting")), "{sent}");
    let at = format!("/api/v1/uploads/{}", sent["id"].as_str().unwrap());
    let stranger = Program::of(
        &place,
        "huyen",
        place.sample.root,
        &[Deed::Import],
        DataClass::Sensitive,
    );
    assert_eq!(stranger.get(&at).await.0, 404, "an upload is its sender's alone");
    let (_, seen) = program.get(&at).await;
    assert_eq!(
        (&seen["totals"]["add"], &seen["totals"]["error"]),
        (&json!(2), &json!(1)),
        "{seen}"
    );
    let (_, wrong) = program.get(&format!("{at}?outcome=error&limit=1")).await;
    assert_eq!(wrong["items"].as_array().unwrap().len(), 1);
    assert!(
        wrong["items"][0]["reasons"][0]
            .as_str()
            .is_some_and(|reason| !reason.is_empty())
    );
    assert!(wrong["next"].is_null());
    let (_, first) = program.get(&format!("{at}?outcome=add&limit=1")).await;
    assert!(first["next"].is_string(), "{first}");
    // The text that no unit is called is answered, and what was seen before is written no more.
    let asked = seen["units"][0]["text"].as_str().unwrap();
    let said = json!({ "units": [{ "text": asked, "unit": place.sample.communes[0].to_string() }] });
    assert_eq!(program.send("POST", &format!("{at}/units"), said).await.0, 200);
    let write = |seen: &Value| json!({ "seen": seen["seen"], "signer": "Trưởng phòng" });
    let (status, stale) = program.send("POST", &format!("{at}/import"), write(&seen)).await;
    assert_eq!(status, 409, "{stale}");
    let (_, seen) = program.get(&at).await;
    assert_eq!(seen["totals"]["add"], 2, "{seen}");
    let (status, marked) = program.get(&format!("{at}/marked")).await;
    assert_eq!(status, 200, "{marked}");
    let workbook = STANDARD.decode(marked["content"].as_str().unwrap()).unwrap();
    assert!(workbook.starts_with(b"PK"), "a workbook comes back");
    // A column can be left out, and read again.
    let columns = |field: Option<&str>| match field {
        Some(field) => json!({ "columns": [{ "column": "C", "field": field }] }),
        None => json!({ "columns": [{ "column": "C" }] }),
    };
    let path = format!("{at}/columns");
    let (_, without) = program.send("PUT", &path, columns(None)).await;
    assert_eq!(without["columns"][2]["field"], Value::Null, "{without}");
    let (status, seen) = program.send("PUT", &path, columns(Some("birth"))).await;
    assert_eq!((status, &seen["columns"][2]["field"]), (200, &json!("birth")));
    assert_eq!(
        program
            .send("PUT", &path, json!({ "columns": [{ "column": "Z" }] }))
            .await
            .0,
        422
    );
    let (status, written) = program.send("POST", &format!("{at}/import"), write(&seen)).await;
    assert_eq!((status, &written["state"]), (200, &json!("imported")), "{written}");
    assert_eq!(written["totals"]["add"], 2);
    // Sent again because its answer was lost: it is not done twice.
    let (_, again) = program.send("POST", &format!("{at}/import"), write(&seen)).await;
    assert_eq!(again, written);
    let import = format!("/api/v1/imports/{}", written["import"]);
    let (_, report) = program.get(&import).await;
    assert_eq!(report["import"]["by"], format!("key:{}", program.sign));
    assert_eq!(report["total"], 3);
    assert_eq!(program.get(&format!("{import}/marked")).await.0, 200);
    let (status, back) = program.send("POST", &format!("{import}/revocation"), Value::Null).await;
    assert!(status == 200 && back["taken_back"].is_number(), "{back}");
    assert_eq!(
        program
            .send("POST", &format!("{import}/revocation"), Value::Null)
            .await
            .0,
        422
    );
}

#[tokio::test]
async fn rights_are_given_and_ended_and_nobody_gives_to_the_own_account() {
    let place = Place::new();
    let office = &place.office;
    let admin = grant(Role::Admin, place.sample.communes[0], DataClass::Internal);
    office
        .add_account("test", "quan-ly", "", SECRET, Some(place.sample.short), vec![admin])
        .unwrap();
    let unit = place.sample.communes[0];
    let program = Program::of(&place, "quan-ly", unit, &[Deed::ManageAccounts], DataClass::Internal);
    let new = json!({ "name": "van.thu", "shown_as": "Văn thư" });
    let (status, made) = program.send("POST", "/api/v1/accounts", new.clone()).await;
    assert!(status == 200 && made["password"].as_str().unwrap().len() > 12, "{made}");
    let (status, twice) = program.send("POST", "/api/v1/accounts", new).await;
    assert_eq!((status, &twice["faults"][0]["name"]), (422, &json!("name")), "{twice}");
    let at = format!("/api/v1/accounts/{}", made["account"]["code"].as_str().unwrap());
    let right = |unit: UnitId| json!({ "role": "counter", "unit": unit.to_string(), "class": "internal", "paper": "12/QĐ-UBND", "signed": "2019-06-28", "signer": "Chủ tịch UBND huyện" });
    let (status, held) = program.send("POST", &format!("{at}/rights"), right(unit)).await;
    assert_eq!((status, &held["rights"][0]["role"]), (200, &json!("counter")), "{held}");
    assert_eq!(held["rights"][0]["given"]["by"], format!("key:{}", program.sign));
    let beyond = program
        .send("POST", &format!("{at}/rights"), right(place.sample.communes[1]))
        .await;
    assert_eq!(
        (beyond.0, &beyond.1["faults"][0]["name"]),
        (422, &json!("unit")),
        "{}",
        beyond.1
    );
    let end =
        json!({ "from": "2019-09-01", "paper": "13/QĐ-UBND", "signed": "2019-06-28", "signer": "Chủ tịch UBND huyện" });
    let number = &held["rights"][0]["number"];
    let (status, ended) = program.send("POST", &format!("{at}/rights/{number}/end"), end).await;
    assert_eq!(
        (status, &ended["rights"][0]["until"]),
        (200, &json!("2019-09-01")),
        "{ended}"
    );
    let (status, told) = program
        .send(
            "GET",
            &format!("/api/v1/rights?unit={unit}&deed=manage-accounts"),
            Value::Null,
        )
        .await;
    let who: Vec<&str> = told["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["account"].as_str())
        .collect();
    assert!(
        status == 200 && who.contains(&"quan-ly") && who.contains(&format!("key:{}", program.sign).as_str()),
        "{told}"
    );
    // A key does nothing to the account that it stands for.
    let own = office.account("quan-ly").unwrap().code();
    let own = format!("/api/v1/accounts/{own}");
    let (status, said) = program.send("POST", &format!("{own}/rights"), right(unit)).await;
    assert_eq!(status, 403, "{said}");
    let closes = program
        .send("POST", &format!("{own}/open"), json!({ "open": false }))
        .await;
    assert_eq!(closes.0, 403, "{}", closes.1);
    let (status, shut) = program
        .send("POST", &format!("{at}/open"), json!({ "open": false }))
        .await;
    assert_eq!((status, &shut["open"]), (200, &json!(false)));
    let (_, all) = program.get("/api/v1/accounts").await;
    let names: Vec<&str> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    assert!(names.contains(&"van.thu") && !names.contains(&"huyen"), "{names:?}");
}

#[tokio::test]
async fn the_log_is_read_proved_and_taken_away_link_by_link() {
    let place = Place::new();
    let deeds = [Deed::ReadAudit];
    let near = Program::of(&place, "", place.sample.communes[0], &deeds, DataClass::Internal);
    assert_eq!(
        near.get("/api/v1/audit/events").await.0,
        403,
        "over the whole authority or not at all"
    );
    let program = Program::of(&place, "", place.sample.root, &deeds, DataClass::Internal);
    let (status, proved) = program.send("POST", "/api/v1/audit/proofs", Value::Null).await;
    assert!(status == 200 && proved["chains"][0]["whole"] == true, "{proved}");
    let (_, events) = program.get("/api/v1/audit/events?group=rights").await;
    assert!(
        events["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|event| event["group"] == "rights")
    );
    let (_, heads) = program.get("/api/v1/audit/chains").await;
    let head = heads["heads"]
        .as_array()
        .unwrap()
        .iter()
        .find(|head| head["chain"] == "audit");
    let (place_of_head, hash) = (head.unwrap()["place"].as_i64().unwrap(), head.unwrap()["hash"].clone());
    assert!(heads["command"].as_str().unwrap().contains(hash.as_str().unwrap()));
    // Who takes the links away proves the chain with them alone.
    let (mut after, mut proof) = (0, ledger::decision::Digest::default());
    while after < place_of_head {
        let (_, page) = program
            .get(&format!("/api/v1/audit/chains/audit/links?limit=2&after={after}"))
            .await;
        for link in page["items"].as_array().unwrap() {
            let at = link["place"].as_u64().unwrap();
            let body = link["body"].as_str().unwrap();
            proof = office::audit::link(proof, office::port::Chain::Audit, at, body);
            assert_eq!(link["hash"], proof.to_string());
            if i64::try_from(at).unwrap() == place_of_head {
                assert_eq!(hash, proof.to_string());
            }
            after = link["place"].as_i64().unwrap();
        }
    }
}

#[tokio::test]
async fn a_proposal_is_read_and_answered_line_by_line_and_a_request_in_words() {
    let place = Place::new();
    let official = grant(Role::Official, place.sample.communes[0], DataClass::Sensitive);
    place
        .office
        .add_account("test", "ngoc", "", SECRET, Some(place.sample.short), vec![official])
        .unwrap();
    let mut browser = place.logged_in("ngoc").await;
    let form = urls::own_addition("it");
    browser.get(&form).await;
    let act = [("level", "basic"), ("state", "held"), ("vi-sao", "Chưa ghi")];
    let proposal = browser.post(&form, &act).await.header("location").to_owned();
    browser.get(&proposal).await;
    assert_eq!(browser.post(&proposal, &[("buoc", "send")]).await.status, 303);
    browser.get(urls::OWN_REQUESTS).await;
    assert_eq!(browser.post(urls::OWN_REQUESTS, &[("loai", "copy")]).await.status, 303);
    let deeds = [Deed::Decide, Deed::ReadPerson];
    let unit = place.sample.communes[0];
    // The own account of the one who asks answers nothing, by whichever key.
    let own = Program::of(&place, "ngoc", unit, &deeds, DataClass::Sensitive);
    assert_eq!(own.get("/api/v1/proposals/DN-1").await.0, 404);
    assert_eq!(own.get("/api/v1/requests/YC-1").await.0, 404);
    let program = Program::of(&place, "huyen", unit, &deeds, DataClass::Sensitive);
    let (_, all) = program.get("/api/v1/proposals").await;
    assert_eq!(
        (&all["total"], &all["items"][0]["stage"]),
        (&json!(1), &json!("sent")),
        "{all}"
    );
    let (_, one) = program.get("/api/v1/proposals/DN-1").await;
    let lines: usize = one["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| change["lines"].as_array().unwrap().len())
        .sum();
    assert_eq!(lines, 1, "{one}");
    let mut answer = json!({ "title": "Về việc bổ sung", "issuer": "UBND", "effective": "2019-08-01" });
    let path = "/api/v1/proposals/DN-1/answer";
    // What a page asks for is asked of a program too: a paper that shows what is accepted.
    answer["answers"] = json!([{ "accept": true }]);
    let (status, sourceless) = program.send("POST", path, answer.clone()).await;
    assert_eq!(
        (status, &sourceless["faults"][0]["name"]),
        (422, &json!("bases")),
        "{sourceless}"
    );
    answer["bases"] = json!(["Chứng chỉ số 15"]);
    let answer = |answers: Value| {
        let mut answer = answer.clone();
        answer["answers"] = answers;
        answer
    };
    assert_eq!(program.send("POST", path, answer(json!([]))).await.0, 422);
    assert_eq!(
        program.send("POST", path, answer(json!([{ "accept": false }]))).await.0,
        422
    );
    let (status, done) = program.send("POST", path, answer(json!([{ "accept": true }]))).await;
    assert!(status == 200 && done["proposal"]["draft"].is_string(), "{done}");
    assert_eq!(done["changes"][0]["lines"][0]["answer"], "accepted");
    let draft = done["proposal"]["draft"].as_str().unwrap();
    let draft = place.office.draft(Asker::Command("console"), draft).unwrap();
    let header = draft.decision().unwrap().header;
    assert_eq!(header.kind, "decision", "as what a page makes of it");
    assert_eq!(
        program.send("POST", path, answer(json!([{ "accept": true }]))).await.0,
        409
    );
    let body = json!({ "grant": true, "answer": "Đã gửi" });
    let (status, granted) = program.send("POST", "/api/v1/requests/YC-1/answer", body.clone()).await;
    assert_eq!((status, &granted["stage"]), (200, &json!("granted")), "{granted}");
    assert_eq!(program.send("POST", "/api/v1/requests/YC-1/answer", body).await.0, 409);
}

#[tokio::test]
async fn a_list_is_kept_and_removed_by_a_key_that_stands_for_somebody_alone() {
    let place = Place::new();
    let huyen = place.office.account("huyen").unwrap().actor(day("2019-07-01"));
    let id = place
        .office
        .save_list(&huyen, "Sắp nghỉ hưu", true, Vec::new())
        .unwrap();
    let program = |account| {
        let deeds = [Deed::ReadPerson];
        Program::of(&place, account, place.sample.root, &deeds, DataClass::Personal)
    };
    let (nobody, somebody) = (program(""), program("huyen"));
    let copies = format!("/api/v1/lists/{id}/copies");
    let name = json!({ "name": "Bản sao", "shared": true });
    let (status, lists) = nobody.get("/api/v1/lists").await;
    assert_eq!((status, &lists["total"]), (200, &json!(1)), "{lists}");
    let (status, said) = nobody.send("POST", &copies, name.clone()).await;
    assert_eq!(status, 403, "{said}");
    let (status, copy) = somebody.send("POST", &copies, name).await;
    assert_eq!((status, &copy["name"]), (200, &json!("Bản sao")), "{copy}");
    let at = format!("/api/v1/lists/{}", copy["id"].as_str().unwrap());
    let other = json!({ "name": "Khác", "shared": false });
    assert_eq!(nobody.send("PUT", &at, other.clone()).await.0, 403);
    assert_eq!(somebody.send("PUT", &at, other).await.0, 200);
    assert_eq!(
        somebody.send("POST", &format!("{at}/removal"), Value::Null).await.0,
        200
    );
}
