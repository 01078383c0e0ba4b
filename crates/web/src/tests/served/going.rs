//! Who goes where in a merger, on its page and by a key.

use ledger::acts::Dated;
use ledger::acts::bodies::{CreatePost, Establish, Merge};
use ledger::acts::career::Transfer;
use ledger::codes::UnitKind;
use ledger::{Decision, PostId, Seq};
use office::drafts::Draft;
use office::figures::Asker;
use office::permission::{Actor, Role};
use testkit::{actor, day, decision};

use super::Place;
use super::browser::{Page, text};

/// The second commune of the sample passes into the first, with what else the paper says.
fn merger(place: &Place, more: Vec<Dated>) -> Decision {
    let merge = Merge {
        from: vec![place.sample.communes[1]],
        into: place.sample.communes[0],
    };
    let mut acts = vec![merge.into()];
    acts.extend(more);
    paper(acts)
}

fn paper(acts: Vec<Dated>) -> Decision {
    let mut paper = decision("", "2019-08-01", acts);
    "UBND huyện".clone_into(&mut paper.header.issuer);
    paper
}

/// Who writes it.
fn author(place: &Place) -> Actor {
    actor("huyen", Role::HrOfficer, place.sample.root, None)
}

/// Its draft, and the page of who goes where.
fn drafted(place: &Place, paper: Decision) -> (Draft, String) {
    let of = author(place);
    let draft = place.office.write_draft(Asker::Account(&of), None, paper).unwrap();
    let here = format!("/van-ban/{}/ai-di-dau", draft.id);
    (draft, here)
}

#[tokio::test]
async fn everybody_of_a_merger_is_shown_and_single_persons_are_sent_elsewhere_in_the_same_paper() {
    let place = Place::new();
    let mut paper = merger(&place, Vec::new());
    "Về việc sáp nhập xã".clone_into(&mut paper.header.title);
    let (draft, here) = drafted(&place, paper);
    let draft = format!("/van-ban/{}", draft.id);
    let mut officer = place.logged_in("huyen").await;
    assert!(officer.get(&draft).await.body.contains(&format!("href=\"{here}\"")));
    let page = officer.get(&here).await;
    let said = text(&page.body);
    assert!(said.contains("2 người đi theo, trong đó 0 người đi nơi khác"), "{said}");
    let field = format!("noi-{}", place.sample.meets);
    let wrong = officer.post(&here, &[(&field, "Chủ tịch nước")]).await;
    assert_eq!(
        wrong.error_summary(),
        "422 Có 1 điểm cần sửa\n- 1 người có nơi đến chưa đọc được\n  Xem ở từng dòng"
    );
    assert!(wrong.body.contains("value=\"Chủ tịch nước\""));
    let bare = officer.post(&here, &[(&field, "Phòng Nội vụ")]).await;
    assert!(
        text(&bare.body).contains("cần chức danh cụ thể"),
        "{}",
        text(&bare.body)
    );
    // The post of the office that nobody holds since its holder was rotated.
    officer.get(&here).await;
    let sent = officer.post(&here, &[(&field, "trưởng phòng, nội vụ")]).await;
    assert_eq!(sent.status, 303, "{}", sent.error_summary());
    let page = officer.get(&here).await;
    let said = text(&page.body);
    assert!(
        said.contains("trong đó 1 người đi nơi khác") && said.contains("◆ đi nơi khác: Trưởng phòng, Phòng Nội vụ"),
        "{said}"
    );
    // What stands there is read back as the same.
    let typed = page.between(&format!("name=\"{field}\" value=\""), "\"").to_owned();
    let same = officer.post(&here, &[(&field, &typed)]).await;
    assert_eq!(same.status, 303);
    let back = officer.get(&draft).await;
    assert!(text(&back.body).contains("Điều động"), "{}", text(&back.body));
    officer.get(&here).await;
    assert_eq!(officer.post(&here, &[(&field, "")]).await.status, 303);
    assert!(text(&officer.get(&here).await.body).contains("trong đó 0 người đi nơi khác"));
    // Who did not write it reads it, and changes nothing.
    let mut leader = place.logged_in("lanh-dao").await;
    let page = leader.get(&here).await;
    assert!(
        page.status == 200 && !page.body.contains("name=\"noi-"),
        "{}",
        page.status
    );
    assert_eq!(leader.post(&here, &[(&field, "")]).await.status, 403);
}

#[tokio::test]
async fn what_is_said_stays_while_the_ledger_refuses_the_draft_and_is_told_until_it_is_over() {
    let place = Place::new();
    let refused = Transfer {
        person: place.sample.meets,
        post: PostId::here(77),
    };
    let paper = merger(&place, vec![refused.into()]);
    let (draft, here) = drafted(&place, paper.clone());
    let field = format!("noi-{}", place.sample.meets);
    let mut officer = place.logged_in("huyen").await;
    let page = officer.get(&here).await;
    let typed = page.between(&format!("name=\"{field}\" value=\""), "\"").to_owned();
    assert_eq!(typed, "0-77", "what the draft says, though there is no such post");
    let rest = officer.post(&here, &[(&field, &typed)]).await;
    assert_eq!(rest.status, 303, "{}", rest.error_summary());
    let kept = || place.office.draft(Asker::Account(&author(&place)), &draft.id).unwrap();
    assert_eq!(kept().decision().unwrap().acts, paper.acts);
    place
        .office
        .withdraw_draft(Asker::Account(&author(&place)), &draft.id)
        .unwrap();
    let over = officer.get(&here).await;
    assert_eq!(
        (over.status, over.header("location")),
        (303, format!("/van-ban/{}", draft.id).as_str())
    );
    let page = officer.get(&format!("/van-ban/{}", draft.id)).await;
    assert!(!page.body.contains(&here), "nothing leads there");
}

#[tokio::test]
async fn a_post_that_the_draft_makes_is_offered_and_taken_by_its_name() {
    let place = Place::new();
    let post = CreatePost {
        unit: place.sample.communes[0],
        title: "Phó Văn phòng".to_owned(),
    };
    let (draft, here) = drafted(&place, merger(&place, vec![post.into()]));
    let field = format!("noi-{}", place.sample.meets);
    let mut officer = place.logged_in("huyen").await;
    let page = officer.get(&here).await;
    let offered = page
        .between("<datalist id=\"cho-moi\"><option value=\"", "\"")
        .to_owned();
    assert!(
        offered.starts_with("Phó Văn phòng, ") && offered.ends_with("(văn bản này đặt): 0-1"),
        "{offered}"
    );
    let named = offered.split(" (").next().unwrap();
    for typed in [named, offered.as_str()] {
        let sent = officer.post(&here, &[(&field, typed)]).await;
        assert_eq!(sent.status, 303, "{}", sent.error_summary());
        let page = officer.get(&here).await;
        let said = text(&page.body);
        assert!(said.contains(&format!("◆ đi nơi khác: {named}")), "{said}");
        assert!(
            page.body.contains(&format!("name=\"{field}\" value=\"{offered}\"")),
            "{said}"
        );
    }
    let kept = place.office.draft(Asker::Account(&author(&place)), &draft.id).unwrap();
    assert_eq!(kept.decision().unwrap().acts.len(), 3, "one act for one person");
    // A page that was opened before the draft changed writes nothing over.
    let stale = [(field.as_str(), ""), ("phien-ban", "1")];
    let stale = officer.post(&here, &stale).await;
    assert_eq!(stale.status, 422);
    assert!(
        stale.error_summary().contains("Dự thảo vừa được người khác sửa"),
        "{}",
        stale.error_summary()
    );
    // What was typed stays, and what the draft says by now is told beside it.
    assert!(stale.body.contains(&format!("name=\"{field}\" value=\"\"")));
    assert!(
        text(&stale.body).contains(&format!("Dự thảo nay ghi: {offered}")),
        "{}",
        text(&stale.body)
    );
}

#[tokio::test]
async fn a_form_that_is_not_taken_keeps_all_that_was_typed_on_it() {
    let place = Place::new();
    let (_, here) = drafted(&place, merger(&place, Vec::new()));
    let one = format!("noi-{}", place.sample.meets);
    let mut officer = place.logged_in("huyen").await;
    let page = officer.get(&here).await;
    let names = page.body.split("<input name=\"noi-").skip(1);
    let mut others = names.filter_map(|rest| Some(format!("noi-{}", rest.split_once('"')?.0)));
    let other = others.find(|name| *name != one).unwrap();
    let holds = |page: &Page, field: &str, typed: &str| {
        assert!(
            page.body.contains(&format!("name=\"{field}\" value=\"{typed}\"")),
            "{field} {typed}: {}",
            text(&page.body)
        );
    };
    let (good, bad) = ("trưởng phòng, nội vụ", "Chủ tịch nước");
    let fields = [(one.as_str(), good), (other.as_str(), bad), ("phien-ban", "1")];
    let page = officer.post(&here, &fields).await;
    assert_eq!(page.status, 422);
    holds(&page, &one, good);
    holds(&page, &other, bad);
    assert_eq!(
        page.body.matches("aria-invalid").count(),
        1,
        "the other line alone is wrong"
    );
    // Somebody else's page was sent meanwhile: nothing is lost either.
    assert_eq!(officer.post(&here, &[(&one, good)]).await.status, 303);
    officer.get(&here).await;
    let fields = [(one.as_str(), ""), (other.as_str(), good), ("phien-ban", "1")];
    let page = officer.post(&here, &fields).await;
    assert_eq!(page.status, 422);
    holds(&page, &one, "");
    holds(&page, &other, good);
    let said = text(&page.body);
    assert!(said.contains("Dự thảo nay ghi: đi cùng đơn vị"), "{said}");
}

#[tokio::test]
async fn what_a_name_may_mean_is_told_apart() {
    let place = Place::new();
    let [own, other] = place.sample.communes;
    let post = |unit| CreatePost {
        unit,
        title: "Thủ kho".to_owned(),
    };
    let station = |unit| Establish {
        name: "Trạm Y tế".to_owned(),
        kind: UnitKind::ServiceUnit,
        parent: Some(unit),
        code: None,
    };
    let acts = vec![
        post(own).into(),
        post(place.sample.office).into(),
        station(own).into(),
        station(place.sample.office).into(),
    ];
    let seq = place.office.decide("test", decision("", "2019-03-01", acts)).unwrap();
    let merge = Merge {
        from: vec![other],
        into: own,
    };
    let (_, here) = drafted(&place, paper(vec![merge.into(), post(own).into()]));
    let field = format!("noi-{}", place.sample.meets);
    let mut officer = place.logged_in("huyen").await;
    officer.get(&here).await;
    let posts = text(&officer.post(&here, &[(&field, "Thủ kho")]).await.body);
    for one in [
        format!("{seq}-0"),
        format!("{seq}-1"),
        "(văn bản này đặt): 0-1".to_owned(),
    ] {
        assert!(posts.contains(&one), "{one}: {posts}");
    }
    let units = text(&officer.post(&here, &[(&field, "Trạm Y tế")]).await.body);
    for (unit, at) in [(own, 2), (place.sample.office, 3)] {
        let value = place.office.value();
        let above = value.on(day("2019-07-01"), Seq::LATEST);
        let above = above.unit_name(value.unit_of(unit).unwrap());
        let one = format!("Trạm Y tế ({above}): {seq}-{at}");
        assert!(units.contains(&one), "{one}: {units}");
    }
}
