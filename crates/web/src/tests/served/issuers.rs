//! The issuer of a paper is offered from bodies that have issued papers and from units; anything else is typed.

use office::figures::Asker;
use office::permission::Role;

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

#[tokio::test]
async fn of_drafts_the_newest_hundred_are_looked_through_and_forms_alone_offer_anything() {
    let place = Place::new();
    place.ask_for_passwords_alone();
    let officer = testkit::actor("xa-bang-ca", Role::HrOfficer, place.sample.communes[0], None);
    let write = |issuer: &str| {
        let mut paper = testkit::decision("", "2019-08-01", Vec::new());
        issuer.clone_into(&mut paper.header.issuer);
        place.office.write_draft(Asker::Account(&officer), None, paper).unwrap();
    };
    write("Hội đồng xét tuyển cũ");
    (0..100).for_each(|_| write("Hội đồng xét tuyển"));
    let mut commune = place.logged_in("xa-bang-ca").await;
    let all = offered(&commune.get("/van-ban/moi").await);
    assert_eq!(all, ["Hội đồng xét tuyển", "Xã Bằng Cả"]);
    // Nobody is to be raised: no paper is written, and no body is offered for it.
    let raises = commune.get(crate::urls::RAISES).await;
    assert!(!raises.body.contains("Hội đồng xét tuyển"), "{}", raises.status);
}
