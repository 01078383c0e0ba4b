//! A new proof before weighty deeds: asked once the last one is old, with everything that was typed kept, and nothing done before.

use super::Place;
use super::browser::{Browser, SECRET};
use crate::urls;

const DELEGATION: [(&str, &str); 5] = [
    ("quyen", "1"),
    ("cho", "thu-truong"),
    ("tu", "01/07/2019"),
    ("den", "31/07/2019"),
    ("van-ban", "3/GUQ-UBND <b>"),
];

/// Somebody who has read on for sixteen minutes since the log-in.
async fn reading_on(place: &Place) -> Browser {
    let mut browser = place.logged_in("huyen").await;
    place.clock.forward(14 * 60);
    browser.get("/").await;
    place.clock.forward(2 * 60);
    assert_eq!(browser.get(urls::ACCOUNT).await.status, 200);
    browser
}

fn delegated(place: &Place) -> usize {
    place.office.account("thu-truong").unwrap().grants.len()
}

#[tokio::test]
async fn a_weighty_form_waits_for_a_proof_and_then_goes_on_as_it_was_typed() {
    let place = Place::new();
    let mut browser = reading_on(&place).await;
    let before = delegated(&place);
    let asked = browser.post(urls::DELEGATE, &DELEGATION).await;
    assert_eq!(
        (asked.status, asked.heading()),
        (422, "Chứng thực lại trước việc quan trọng")
    );
    for kept in [
        "name=\"van-ban\" value=\"3/GUQ-UBND &#60;b&#62;\"",
        "name=\"cho\" value=\"thu-truong\"",
        "action=\"/tai-khoan/uy-quyen\"",
    ] {
        assert!(asked.body.contains(kept), "{kept}: {}", asked.body);
    }
    assert_eq!(delegated(&place), before, "nothing is done yet");
    let with = |proof: &'static str| [&DELEGATION[..], &[("chung-thuc", proof)]].concat();
    let wrong = browser.post(urls::DELEGATE, &with("sai")).await;
    assert!(wrong.status == 422 && wrong.error_summary().contains("Mật khẩu hoặc mã chưa đúng"));
    assert!(wrong.body.contains("thu-truong") && !wrong.body.contains("value=\"sai\""));
    assert_eq!(delegated(&place), before);
    let done = browser.post(urls::DELEGATE, &with(SECRET)).await;
    assert_eq!((done.status, delegated(&place)), (303, before + 1), "{}", done.body);
    // The proof holds for the next deed.
    let next = browser.post(urls::DELEGATE, &[("quyen", "1")]).await;
    assert!(!next.body.contains("name=\"chung-thuc\""));
}

#[tokio::test]
async fn a_list_of_people_leaves_after_a_proof() {
    let place = Place::new();
    let mut browser = reading_on(&place).await;
    let asked = browser.get("/nhan-su.xlsx?ngay=2019-03-14").await;
    let to = asked.header("location").to_owned();
    assert_eq!(asked.status, 303);
    assert!(to.starts_with(urls::PROVE), "{to}");
    for other in ["/chi-tieu/training.learners_planned/ten.xlsx", urls::DUTIES_XLSX] {
        let asked = browser.get(other).await;
        assert!(
            asked.status == 303 && asked.header("location").starts_with(urls::PROVE),
            "{other}: {}",
            asked.status
        );
    }
    let page = browser.get(&to).await;
    assert!(
        page.body.contains("value=\"/nhan-su.xlsx?ngay=2019-03-14\""),
        "{}",
        page.body
    );
    let there = [("tiep", "/nhan-su.xlsx?ngay=2019-03-14"), ("chung-thuc", SECRET)];
    let back = browser.post(urls::PROVE, &there).await;
    assert_eq!((back.status, back.header("location")), (303, there[0].1));
    assert_eq!(browser.get(there[0].1).await.status, 200);
    let away = [("tiep", "//b.vn/"), ("chung-thuc", SECRET)];
    assert_eq!(browser.post(urls::PROVE, &away).await.header("location"), urls::TASKS);
}

#[tokio::test]
async fn what_is_not_weighty_asks_for_nothing() {
    let place = Place::new();
    let mut browser = reading_on(&place).await;
    for path in ["/", urls::PEOPLE, urls::ACCOUNT] {
        assert_eq!(browser.get(path).await.status, 200, "{path}");
    }
    assert_eq!(browser.post(urls::SESSIONS, &[("phien", "khac")]).await.status, 303);
}
