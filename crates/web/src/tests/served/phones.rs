//! A telephone number finds whose it is, for those alone who may open such a record; and a draft that was given up is taken up again.

use ledger::When;
use ledger::acts::Act;
use ledger::acts::people::{AttributeValue, SetPersonAttribute};
use office::permission::{DataClass, Deed, Role};
use office::port::Chain;
use testkit::{day, grant, sample};

use super::Place;
use super::browser::{SECRET, text};
use crate::Settings;

#[tokio::test]
async fn a_telephone_number_finds_those_alone_whose_record_may_be_opened() {
    let mut sample = sample();
    let phone = SetPersonAttribute {
        person: sample.meets,
        key: "phone".to_owned(),
        value: Some(AttributeValue::Text("0912.345.678".to_owned())),
    };
    let phone = Act::from(phone).at(When::Day(day("2018-01-01")));
    sample.log.decide("10/QĐ-NV", "2019-03-01", vec![phone]);
    let place = Place::with(sample, Settings::default());
    place.ask_for_passwords_alone();
    let personal = grant(Role::HrOfficer, place.sample.root, DataClass::Personal);
    place
        .office
        .add_account("test", "thuong", "", SECRET, None, vec![personal])
        .unwrap();
    let mut officer = place.logged_in("huyen").await;
    officer.get("/nhan-su").await;
    for typed in ["0912345678", "0912 345 678", "+84 912 345 678", "345678", "091234"] {
        let found = officer.post("/nhan-su", &[("tim", typed)]).await;
        let rows = text(found.between("<tbody>", "</tbody>"));
        assert!(
            rows.contains("Bàn Văn Ánh") && !rows.contains("Ngọc"),
            "{typed}: {rows}"
        );
    }
    let other = officer.post("/nhan-su", &[("tim", "0912345679")]).await;
    assert!(text(&other.body).contains("Không có ai"));
    // Who may not open what is sensitive, or not there, finds nobody.
    for name in ["thuong", "xa-bang-ca"] {
        let mut browser = place.logged_in(name).await;
        browser.get("/nhan-su").await;
        for typed in ["0912345678", "345678"] {
            let found = browser.post("/nhan-su", &[("tim", typed)]).await;
            assert!(!text(&found.body).contains("Bàn Văn Ánh"), "{name} {typed}");
        }
    }
}

#[tokio::test]
async fn the_search_of_everything_finds_by_telephone_as_far_as_rights_reach_and_no_address_holds_it() {
    let place = Place::new();
    // The sample has it at 0900 000 001.
    let mut officer = place.logged_in("xa-bang-ca").await;
    officer.get("/tim").await;
    let palette = [("sec-fetch-site", "same-origin"), ("x-part", "palette")];
    for typed in ["0900000001", "+84 900 000 001", "900.000-001", "0900 00"] {
        let page = officer.post("/tim", &[("tim", typed)]).await;
        assert_eq!(page.heading(), "Tìm thấy 1 mục", "{typed}");
        assert!(page.body.contains("Đặng Thị Bích Ngọc"), "{typed}");
        for address in page.addresses() {
            assert!(!address.contains("0000") && !address.contains("900"), "{address}");
        }
        let part = officer.post_from("/tim", &[("tim", typed)], &palette).await;
        assert!(part.body.contains("Đặng Thị Bích Ngọc"), "{typed}");
    }
    // Whoever may see the person, and nothing sensitive.
    let mut head = place.logged_in("thu-truong").await;
    head.get("/tim").await;
    for typed in ["0900000001", "0900 00"] {
        let page = head.post("/tim", &[("tim", typed)]).await;
        assert!(page.body.contains("Không tìm thấy gì"), "{typed}");
        let part = head.post_from("/tim", &[("tim", typed)], &palette).await;
        assert!(!part.body.contains("Ngọc"), "{typed}");
    }
}

#[tokio::test]
async fn a_draft_that_was_given_up_is_taken_up_again_by_its_author_alone() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let draft = officer
        .drafts_a_grade("Về việc xếp loại", &place.sample.short.to_string())
        .await;
    let step = format!("{draft}/buoc");
    officer.get(&draft).await;
    assert_eq!(officer.post(&step, &[("buoc", "withdraw")]).await.status, 303);
    let gone = officer.get(&draft).await;
    assert!(text(&gone.body).contains("Soạn lại"), "{}", text(&gone.body));
    let mut other = place.logged_in("xa-bang-ca").await;
    other.get(&draft).await;
    assert_eq!(other.post(&step, &[("buoc", "reopen")]).await.status, 422);
    officer.get(&draft).await;
    assert_eq!(officer.post(&step, &[("buoc", "reopen")]).await.status, 303);
    let back = text(&officer.get(&draft).await.body);
    assert!(
        back.contains("Trình") && back.contains("soạn lại sau khi rút"),
        "{back}"
    );
    // What is under way is not taken up again.
    officer.get(&draft).await;
    assert_eq!(officer.post(&step, &[("buoc", "reopen")]).await.status, 422);
}

#[tokio::test]
async fn whom_a_sensitive_number_or_digits_of_few_find_is_on_record_before_anybody_is_shown() {
    let place = Place::new();
    let sought = || -> Vec<String> {
        let events = place.events(Chain::Reads).into_iter();
        events.filter(|event| event.contains("person.sought")).collect()
    };
    let mut officer = place.logged_in("huyen").await;
    officer.get("/nhan-su").await;
    officer.post("/nhan-su", &[("tim", "Ngọc")]).await;
    officer.post("/tim", &[("tim", "Ngọc")]).await;
    assert!(sought().is_empty(), "names are no sensitive data");
    let whose = place.sample.short.to_string();
    let number = testkit::NUMBER;
    for (path, typed, group) in [
        ("/nhan-su", number, "giay-to"),
        ("/tim", number, "giay-to"),
        ("/nhan-su.csv", number, "giay-to"),
        ("/tim", "0900000001", "lien-lac"),
        ("/nhan-su", "900 000 001", "lien-lac"),
        // Digits that at most ten people have nearly tell whose they are.
        ("/nhan-su", "0900 00", "lien-lac"),
        ("/tim", "900 000", "lien-lac"),
        ("/tim", "000001", "lien-lac"),
    ] {
        let before = sought().len();
        assert_eq!(officer.post(path, &[("tim", typed)]).await.status, 200, "{path}");
        let now = sought();
        assert_eq!(now.len(), before + 1, "{path} {typed}: {now:?}");
        let last = &now[before];
        assert!(
            last.contains("\"actor\":\"huyen\"") && last.contains(&whose) && last.contains(group),
            "{last}"
        );
        assert!(!last.contains(typed), "{last}");
    }
    let before = sought().len();
    for typed in ["012345678901", "0900000002", "0900 01", "90000"] {
        for path in ["/nhan-su", "/tim"] {
            officer.post(path, &[("tim", typed)]).await;
        }
    }
    assert_eq!(
        sought().len(),
        before,
        "where nobody is found by a number, nobody is noted"
    );
    let key = super::programs::key(&place, &[Deed::ReadPerson, Deed::Export], DataClass::Sensitive, 600);
    let before = sought().len();
    let body = format!("{{\"sought\":\"{number}\"}}");
    for path in ["/api/v1/people/search", "/api/v1/search"] {
        assert_eq!(
            super::programs::ask(&place, "POST", path, &key, Some(&body)).await.0,
            200
        );
    }
    assert_eq!(sought().len(), before + 2);
    // Of whom nobody may be found, nothing is read.
    let mut head = place.logged_in("thu-truong").await;
    head.get("/tim").await;
    head.post("/tim", &[("tim", number)]).await;
    assert_eq!(sought().len(), before + 2);
    let draft = officer
        .drafts_a_grade("Về việc xếp loại", &place.sample.short.to_string())
        .await;
    let act = [
        ("noi-dung", "90"),
        ("person", number),
        ("year", "2017"),
        ("grade", "good"),
    ];
    let add = format!("{draft}/them");
    officer.get(&format!("{add}?noi-dung=90")).await;
    // What cannot be noted is not shown.
    place.sample.log.store.set_full(true);
    let refused = officer.post(&add, &act).await;
    assert!(
        refused.status == 503 && !refused.body.contains("Ngọc"),
        "that is told, and nobody named"
    );
    for path in ["/nhan-su", "/tim"] {
        let refused = officer.post(path, &[("tim", number)]).await;
        assert!(refused.status == 503 && !refused.body.contains("Ngọc"), "{path}");
    }
}
