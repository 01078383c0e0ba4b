//! Who gives a draft its number: anybody who may decide, until the rules of the office ask for somebody else than who wrote it.

use ledger::Seq;
use office::accounts::{AccountRules, NewKey};
use office::figures::Asker;
use office::permission::{DataClass, Deed, Role};
use testkit::{day, grant};

use super::Place;
use super::browser::{Browser, SECRET, text};
use super::programs::ask;

/// A draft of the district's officer, up to the signature.
async fn signed(place: &Place, officer: &mut Browser) -> String {
    let draft = officer.drafts_a_grade("Về việc xếp loại", "Lý Tài Thông").await;
    let step = format!("{draft}/buoc");
    assert_eq!(officer.post(&step, &[("buoc", "submit")]).await.status, 303);
    let mut leader = place.logged_in("lanh-dao").await;
    leader.get(&draft).await;
    assert_eq!(leader.post(&step, &[("buoc", "approve")]).await.status, 303);
    let signature = [("buoc", "sign"), ("nguoi-ky", "Chủ tịch"), ("ngay-ky", "30/06/2019")];
    assert_eq!(leader.post(&step, &signature).await.status, 303);
    draft
}

fn ask_for_another(place: &Place, numbered_by_another: bool) {
    let rules = AccountRules {
        numbered_by_another,
        ..place.office.account_rules()
    };
    place.office.set_account_rules("test", rules).unwrap();
}

fn last(place: &Place) -> Seq {
    place.office.value().head().seq
}

#[tokio::test]
async fn by_the_rules_who_wrote_a_draft_does_not_number_it_and_is_told_so() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let mut officer = place.logged_in("huyen").await;
    let draft = signed(&place, &mut officer).await;
    let step = format!("{draft}/buoc");
    let enter = [("buoc", "enter"), ("so", "1/QĐ-UBND")];
    assert!(officer.get(&draft).await.body.contains("name=\"so\""));
    ask_for_another(&place, true);
    let before = last(&place);
    let page = officer.get(&draft).await;
    assert!(!page.body.contains("name=\"so\""));
    assert!(
        text(&page.body).contains("Chờ người khác cho số"),
        "{}",
        text(&page.body)
    );
    for (lang, said) in [("en", "does not give it its number"), ("vi", "không tự cho số")] {
        officer.cookies.insert("xt-lang".into(), lang.into());
        let page = officer.post(&step, &enter).await;
        assert_eq!(page.status, 422);
        assert!(page.error_summary().contains(said), "{}", page.error_summary());
    }
    assert_eq!(last(&place), before);
    // Another officer numbers it.
    let decides = grant(Role::HrOfficer, place.sample.root, DataClass::Sensitive);
    place
        .office
        .add_account("test", "van-thu", "", SECRET, None, vec![decides])
        .unwrap();
    let mut other = place.logged_in("van-thu").await;
    let page = other.get(&draft).await;
    assert!(page.body.contains("name=\"so\"") && !text(&page.body).contains("Chờ người khác"));
    let page = other.post(&step, &enter).await;
    assert_eq!(page.status, 303, "{}", page.error_summary());
    assert_eq!(last(&place), before.next());
}

#[tokio::test]
async fn a_key_that_stands_for_who_wrote_it_is_refused_too_until_the_rule_is_off() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let mut officer = place.logged_in("huyen").await;
    let draft = signed(&place, &mut officer).await;
    let wish = NewKey {
        name: "Chương trình".to_owned(),
        account: "huyen".to_owned(),
        unit: place.sample.root,
        class: DataClass::Personal,
        deeds: vec![Deed::Decide],
        from: day("2019-07-01"),
        until: Some(day("2020-01-01")),
        per_minute: 1_000,
        paper: String::new(),
    };
    let (secret, _) = place.office.add_key(Asker::Command("console"), &wish).unwrap();
    let id = draft.rsplit('/').next().unwrap();
    let to = format!("/api/v1/drafts/{id}/steps");
    let order = r#"{"step":"enter","number":"1/QĐ-UBND"}"#;
    let before = last(&place);
    ask_for_another(&place, true);
    let (status, said) = ask(&place, "POST", &to, &secret.text(), Some(order)).await;
    assert!(status == 403 && said.contains("cho số"), "{status} {said}");
    assert_eq!(last(&place), before);
    ask_for_another(&place, false);
    let (status, said) = ask(&place, "POST", &to, &secret.text(), Some(order)).await;
    assert_eq!(status, 200, "{said}");
    assert_eq!(last(&place), before.next());
}
