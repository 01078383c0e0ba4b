//! The issuer of a paper is offered from bodies that have issued papers and from units; anything else is typed.

use super::Place;
use super::browser::Page;

fn offered(page: &Page) -> Vec<String> {
    let list = page.between("<datalist id=\"cac-co-quan\">", "</datalist>");
    let options = list.split("value=\"").skip(1);
    options.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn bodies_that_issued_papers_come_first_then_units_and_others_are_typed() {
    let place = Place::new();
    let mut officer = place.logged_in("huyen").await;
    let blank = officer.get("/van-ban/moi").await;
    assert!(blank.body.contains("list=\"cac-co-quan\"") && blank.body.contains("aria-describedby=\"co-quan-help"));
    let all = offered(&blank);
    assert_eq!(all[0], "Ban Thường vụ Huyện ủy", "{all:?}");
    assert!(
        all.iter().any(|body| body == "Xã Dân Chủ") && all.iter().any(|body| body == "Phòng Nội vụ"),
        "{all:?}"
    );
    let draft = officer
        .drafts_a_grade("Về việc xếp loại", &place.sample.short.to_string())
        .await;
    let again = offered(&officer.get(&format!("{draft}/dau")).await);
    assert!(
        again.iter().filter(|body| *body == "UBND").count() == 1,
        "a body that was typed is offered: {again:?}"
    );
    let mut sorted = again.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), again.len(), "each once");
    // Every other form of a paper offers them too.
    let code = place.sample.rotation;
    let correct = officer.get(&format!("/quyet-dinh/{code}/1/sua")).await;
    assert!(correct.body.contains("list=\"co-quan-list\"") && correct.body.contains("Ban Thường vụ Huyện ủy"));
}

#[tokio::test]
async fn who_reaches_one_commune_is_offered_no_issuer_of_others_papers() {
    let place = Place::new();
    let mut district = place.logged_in("huyen").await;
    district
        .drafts_a_grade("Về việc xếp loại", &place.sample.meets.to_string())
        .await;
    let mut commune = place.logged_in("xa-bang-ca").await;
    let all = offered(&commune.get("/van-ban/moi").await);
    assert_eq!(all, ["Xã Bằng Cả"]);
}
