//! The day by which a submitted draft is to be decided on, on pages and by a key.

use office::accounts::NewKey;
use office::figures::Asker;
use office::permission::{DataClass, Deed};
use testkit::day;

use super::Place;
use super::browser::text;
use super::programs::ask;
use crate::urls;

#[tokio::test]
async fn a_draft_that_is_late_is_said_to_whom_it_waits_for_and_lists_are_narrowed_to_such() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let person = place.sample.unknown.to_string();
    let draft = officer.drafts_a_grade("Về việc xếp loại", &person).await;
    let other = officer.drafts_a_grade("Về việc khác", &person).await;
    let (step, id) = (format!("{draft}/buoc"), draft.rsplit('/').next().unwrap());
    officer.get(&draft).await;
    let wrong = officer.post(&step, &[("buoc", "submit"), ("han", "mai")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.error_summary().contains("mai"), "{}", wrong.error_summary());
    let past = officer.post(&step, &[("buoc", "submit"), ("han", "30/6/2019")]).await;
    assert_eq!(
        past.error_summary(),
        "422 Có 1 điểm cần sửa\n- Hạn xử lý 30/06/2019 đã qua\n  Chọn từ hôm nay trở đi, hoặc để trống"
    );
    let submitted = officer.post(&step, &[("buoc", "submit"), ("han", "5/7/2019")]).await;
    assert_eq!(submitted.status, 303, "{}", submitted.error_summary());
    officer.get(&other).await;
    let without = officer
        .post(&format!("{other}/buoc"), &[("buoc", "submit"), ("han", "")])
        .await;
    assert_eq!(without.status, 303, "{}", without.error_summary());
    let mut leader = place.logged_in("lanh-dao").await;
    let tasks = text(&leader.get("/viec").await.body);
    assert!(tasks.contains("Duyệt hoặc trả lại. hạn 05/07/2019"), "{tasks}");

    place.clock.forward(6 * 86_400);
    let mut leader = place.logged_in("lanh-dao").await;
    for path in ["/viec", urls::DRAFTS, &draft] {
        let said = text(&leader.get(path).await.body);
        assert!(said.contains("▲ quá hạn từ 05/07/2019"), "{path}: {said}");
    }
    let late = text(&leader.get("/van-ban?tre=co").await.body);
    assert!(
        late.contains("Về việc xếp loại") && !late.contains("Về việc khác"),
        "{late}"
    );
    let mut officer = place.logged_in("huyen").await;
    let taken = officer.get("/van-ban.csv?tre=co").await;
    assert!(
        taken.body.contains("Hạn xử lý")
            && taken.body.contains("Về việc xếp loại")
            && !taken.body.contains("Về việc khác"),
        "{}",
        taken.body
    );

    let judges = NewKey {
        name: "Duyệt".to_owned(),
        account: "lanh-dao".to_owned(),
        unit: place.sample.root,
        class: DataClass::Sensitive,
        deeds: vec![Deed::ReadPerson, Deed::Approve],
        from: day("2019-07-01"),
        until: Some(day("2020-01-01")),
        per_minute: 1_000,
        paper: String::new(),
    };
    let judges = place.office.add_key(Asker::Command("console"), &judges).unwrap();
    let judges = judges.0.text();
    let (_, told) = ask(&place, "GET", "/api/v1/drafts?late=true", &judges, None).await;
    assert!(
        told.contains("\"total\":1") && told.contains(&format!("\"{id}\"")) && told.contains("\"due\":\"2019-07-05\""),
        "{told}"
    );
    let (_, told) = ask(&place, "GET", "/api/v1/drafts?late=false", &judges, None).await;
    assert!(
        told.contains("\"total\":1") && !told.contains(&format!("\"{id}\"")),
        "{told}"
    );
}

#[tokio::test]
async fn the_usual_term_is_set_among_the_common_rules_and_offered_to_the_author() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let mut admin = place.logged_in("quan-tri").await;
    admin.get(urls::USERS).await;
    let set = admin
        .post(urls::USER_RULES, &[("mat-khau", "usual"), ("so-ngay", "7")])
        .await;
    assert_eq!(set.status, 303, "{}", set.error_summary());
    assert_eq!(place.office.account_rules().decide_within, 7);
    let untold = admin.post(urls::USER_RULES, &[("mat-khau", "usual")]).await;
    assert_eq!((untold.status, place.office.account_rules().decide_within), (303, 7));
    let wrong = [
        ("mat-khau", "usual"),
        ("so-ngay", "367"),
        ("phut", "x"),
        ("gio-khan-cap", "25"),
    ];
    let told = admin.post(urls::USER_RULES, &wrong).await;
    for (at, own) in [
        ("so-ngay", "0 đến 366"),
        ("phut", "1 đến 600"),
        ("gio-khan-cap", "1 đến 24"),
    ] {
        assert!(told.error_summary().contains(own), "{}", told.error_summary());
        assert!(told.body.contains(&format!("id=\"{at}-problem\"")), "{at}");
    }
    assert_eq!((told.status, place.office.account_rules().decide_within), (422, 7));
    let mut officer = place.logged_in("huyen").await;
    let draft = officer
        .drafts_a_grade("Về việc xếp loại", &place.sample.unknown.to_string())
        .await;
    let page = officer.get(&draft).await;
    assert!(
        page.body.contains("name=\"han\" value=\"08/07/2019\""),
        "{}",
        text(&page.body)
    );
}
