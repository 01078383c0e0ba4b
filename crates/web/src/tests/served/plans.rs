//! Runs and plans as pages: inputs that say what is missing, a run that is watched and ends, its result, what is compared and accepted.

use office::figures::Asker;
use office::permission::{DataClass, Role};
use testkit::grant;

use super::Place;
use super::browser::{Browser, SECRET, text};
use crate::urls;

/// The inputs of a run that the sample's people suffice for.
pub(super) const INPUTS: [(&str, &str); 13] = [
    ("viec", "rotation"),
    ("lam", "tinh"),
    ("ngay", "1/8/2019"),
    ("months", "12"),
    ("reinforce", "0"),
    ("most-lost", "1"),
    ("muc-tieu-1", "filled"),
    ("muc-tieu-2", "overdue"),
    ("muc-tieu-3", "change"),
    ("muc-tieu-4", "fit"),
    ("giay", "5"),
    ("hat-giong", "1"),
    ("buoc", "20"),
];

fn place() -> Place {
    let place = Place::new();
    place.ask_for_passwords_alone();
    place
}

/// Asks for a run and waits until it is over; its address.
pub(super) async fn asked(place: &Place, browser: &mut Browser, name: &str) -> String {
    asked_with(place, browser, name, &INPUTS).await
}

/// The same with other inputs.
pub(super) async fn asked_with(place: &Place, browser: &mut Browser, name: &str, inputs: &[(&str, &str)]) -> String {
    browser.get(urls::PLANS).await;
    let begun = browser.post(urls::NEW_RUN, inputs).await;
    assert_eq!(begun.status, 303, "{}", begun.error_summary());
    let to = begun.header("location").to_owned();
    let id = to.rsplit('/').next().unwrap_or_default().to_owned();
    let actor = place.office.account(name).unwrap().actor(place.office.today());
    for _ in 0..2_000 {
        let run = place.office.run(Asker::Account(&actor), &id).unwrap();
        if run.state.is_over() {
            assert!(run.state.has_result(), "{run:?}");
            return to;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("the run does not end");
}

#[tokio::test]
async fn a_run_is_asked_for_ends_and_says_what_it_found_and_by_what_it_can_be_repeated() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let list = browser.get(urls::PLANS).await;
    assert!(text(&list.body).contains("Chưa có lượt tính nào"));
    let inputs = browser.get("/phuong-an/moi?viec=rotation").await;
    assert_eq!(inputs.status, 200);
    let said = text(&inputs.body);
    assert!(
        said.contains("Xem xét người đã giữ một chức vụ") && said.contains("Còn thiếu"),
        "{said}"
    );
    let to = asked(&place, &mut browser, "huyen").await;
    let result = browser.get(&to).await;
    assert_eq!(result.status, 200);
    let said = text(&result.body);
    for told in [
        "không có phương án nào tốt hơn",
        "Hạt giống 1",
        "Trên sổ đến quyết định thứ",
        "giới hạn 20 bước",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
    let stream = browser.get(&format!("{to}/dong")).await;
    assert_eq!(stream.header("content-type"), "text/event-stream");
    assert!(stream.body.starts_with("event: over"), "{}", stream.body);
    // Asked again as it was: the state of the ledger goes with it.
    let again = browser
        .get(&format!("/phuong-an/moi?tu={}&lap=1", to.rsplit('/').next().unwrap()))
        .await;
    assert!(again.body.contains("name=\"biet-den\""));
    let list = browser.get(urls::PLANS).await;
    assert!(text(&list.body).contains("LT-1") && text(&list.body).contains("đã xong"));
}

#[tokio::test]
async fn what_is_missing_bars_and_every_problem_of_the_form_is_told_at_once() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    browser.get(urls::PLANS).await;
    let mut wrong = INPUTS;
    for (name, typed) in &mut wrong {
        match *name {
            "ngay" => *typed = "31/2/2019",
            "months" => *typed = "nhiều",
            "giay" => *typed = "0",
            "muc-tieu-2" => *typed = "filled",
            _ => {}
        }
    }
    let refused = browser.post(urls::NEW_RUN, &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.error_summary().starts_with("422 Có 4 điểm cần sửa"),
        "{}",
        refused.error_summary()
    );
    assert!(refused.body.contains("value=\"nhiều\""), "what was typed stays");
    let mut missing = INPUTS;
    for (name, typed) in &mut missing {
        if *name == "months" {
            *typed = "600";
        }
    }
    let refused = browser.post(urls::NEW_RUN, &missing).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.error_summary().contains("không có ai trong diện xem xét"),
        "{}",
        refused.error_summary()
    );
    missing[1].1 = "xem";
    let looked = browser.post(urls::NEW_RUN, &missing).await;
    assert_eq!(looked.status, 200);
    assert!(text(&looked.body).contains("Chặn: chưa tính được"));
    assert!(place.office.runs(Asker::Command("console")).unwrap().is_empty());
}

#[tokio::test]
async fn runs_are_compared_by_their_differences_and_told_only_to_those_who_reach_them() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    let one = asked(&place, &mut browser, "huyen").await;
    let other = asked(&place, &mut browser, "huyen").await;
    let few = browser.get(&format!("{}?luot=LT-1", urls::COMPARE_RUNS)).await;
    assert_eq!(few.status, 422);
    let same = browser
        .get(&format!("{}?luot=LT-1&luot=LT-2", urls::COMPARE_RUNS))
        .await;
    assert!(text(&same.body).contains("giống nhau ở mọi thước đo"), "{one} {other}");
    let grant = grant(Role::HrOfficer, place.sample.communes[0], DataClass::Sensitive);
    place
        .office
        .add_account("test", "xa", "", SECRET, None, vec![grant])
        .unwrap();
    let mut commune = place.logged_in("xa").await;
    assert_eq!(commune.get(&one).await.status, 404);
    assert_eq!(commune.get(&format!("{one}/chap-nhan")).await.status, 404);
    let list = commune.get(urls::PLANS).await;
    assert!(list.status == 200 && !list.body.contains("LT-1"));
}
