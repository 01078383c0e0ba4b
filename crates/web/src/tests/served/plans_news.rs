//! What is told of runs and plans beside their own pages: on *My tasks*, and in lists that are long.

use ledger::acts::appraisal::Grade;
use ledger::codes::GradeCode;
use office::figures::Asker;
use office::runs::Run;

use super::Place;
use super::browser::{Browser, text};
use super::plans::asked;
use crate::urls;

fn place() -> Place {
    let place = Place::new();
    place.ask_for_passwords_alone();
    place
}

/// What *My tasks* tells of runs and plans; nothing where it has no such part.
async fn told(browser: &mut Browser) -> String {
    let page = browser.get(urls::DUTIES).await;
    assert_eq!(page.status, 200);
    let part = page.body.split("id=\"phuong-an-cua-toi\"").nth(1);
    part.map(|part| text(part.split("</section>").next().unwrap()))
        .unwrap_or_default()
}

pub(super) fn save_plan(place: &Place, account: &str) -> office::plans::Plan {
    let actor = place.office.account(account).unwrap().actor(place.office.today());
    let act = Grade {
        person: place.sample.short,
        year: 2017,
        grade: GradeCode::Good,
    };
    let draft = testkit::decision("", "2019-08-01", vec![act.into()]);
    let asker = Asker::Account(&actor);
    place.office.save_plan(asker, "Đánh giá năm 2017", vec![draft]).unwrap()
}

#[tokio::test]
async fn own_runs_are_told_until_they_are_looked_at_and_plans_until_their_drafts_are_in_the_log() {
    let place = place();
    let mut officer = place.logged_in("huyen").await;
    let mut leader = place.logged_in("lanh-dao").await;
    let mut head = place.logged_in("thu-truong").await;
    assert_eq!(told(&mut officer).await, "");
    let run = asked(&place, &mut officer, "huyen").await;
    let said = told(&mut officer).await;
    assert!(said.contains("LT-1") && said.contains("đã xong"), "{said}");
    assert_eq!(told(&mut leader).await, "", "it is another's");
    assert_eq!(told(&mut head).await, "", "who plans nothing is told nothing");
    assert_eq!(leader.get(&run).await.status, 200);
    assert!(told(&mut officer).await.contains("LT-1"), "another has looked at it");
    assert_eq!(officer.get(&run).await.status, 200);
    assert_eq!(told(&mut officer).await, "");

    // A leader proposes; an officer begins the drafts; then they are on their way.
    let plan = save_plan(&place, "lanh-dao");
    let said = told(&mut leader).await;
    assert!(
        said.contains("KH-1") && said.contains("Chờ người được soạn quyết định"),
        "{said}"
    );
    let said = told(&mut officer).await;
    assert!(said.contains("KH-1") && said.contains("Chờ bạn lập dự thảo"), "{said}");
    assert_eq!(told(&mut head).await, "");
    let actor = place.office.account("huyen").unwrap().actor(place.office.today());
    let begun = place
        .office
        .begin_plan_drafts(Asker::Account(&actor), &plan.id)
        .unwrap();
    assert_eq!(told(&mut officer).await, "", "her draft waits among the papers");
    leader.cookies.insert("xt-lang".into(), "en".into());
    let said = told(&mut leader).await;
    assert!(said.contains("1 draft is not in the ledger yet"), "{said}");
    let draft = begun.papers[0].as_str();
    place.office.withdraw_draft(Asker::Account(&actor), draft).unwrap();
    assert_eq!(told(&mut leader).await, "", "what was given up waits for nobody");
}

#[tokio::test]
async fn a_plan_that_is_put_aside_leaves_my_tasks_says_why_and_can_be_taken_back() {
    let place = place();
    let mut leader = place.logged_in("lanh-dao").await;
    let mut officer = place.logged_in("huyen").await;
    let plan = save_plan(&place, "lanh-dao");
    let ways = urls::plan(&plan.id);
    let page = leader.get(&ways).await;
    assert!(text(&page.body).contains("Gác lại phương án"), "{}", text(&page.body));
    let unsaid = leader.post(&format!("{ways}/gac-lai"), &[("ly-do", " ")]).await;
    assert_eq!(unsaid.status, 422);
    assert!(
        unsaid.error_summary().contains("Chưa ghi lý do"),
        "{}",
        unsaid.error_summary()
    );
    let aside = leader
        .post(&format!("{ways}/gac-lai"), &[("ly-do", "Đã có quyết định khác")])
        .await;
    assert_eq!(aside.status, 303, "{}", text(&aside.body));
    assert_eq!(
        (told(&mut leader).await, told(&mut officer).await),
        (String::new(), String::new())
    );
    let page = officer.get(&ways).await;
    let said = text(&page.body);
    assert!(
        said.contains("gác lại") && said.contains("Đã có quyết định khác"),
        "{said}"
    );
    assert!(
        !said.contains("Lập dự thảo từ phương án") && said.contains("Mở lại phương án đã gác"),
        "{said}"
    );
    let list = officer.get(urls::PLANS).await;
    assert!(text(&list.body).contains("đã gác lại"));
    let begun = officer.post(&format!("{ways}/du-thao"), &[]).await;
    assert!(begun.status == 422 && begun.error_summary().contains("đã được gác lại"));
    let back = officer.post(&format!("{ways}/mo-lai"), &[]).await;
    assert_eq!(back.status, 303, "{}", text(&back.body));
    let said = text(&officer.get(&ways).await.body);
    assert!(
        said.contains("Đã có quyết định khác") && said.contains("mở lại, "),
        "why it was aside is kept: {said}"
    );
    let twice = officer.post(&format!("{ways}/mo-lai"), &[]).await;
    assert!(twice.status == 422 && twice.error_summary().contains("không bị gác lại"));
    assert!(told(&mut leader).await.contains("KH-1") && told(&mut officer).await.contains("KH-1"));
}

#[tokio::test]
async fn runs_and_plans_come_fifty_a_page_the_newest_first_each_list_on_its_own() {
    let place = place();
    let mut browser = place.logged_in("huyen").await;
    asked(&place, &mut browser, "huyen").await;
    let run = place.office.run(Asker::Command("console"), "LT-1").unwrap();
    let plan = save_plan(&place, "huyen");
    for number in 2..=120 {
        let id = format!("LT-{number}");
        let other = Run {
            id: id.clone(),
            ..run.clone()
        };
        let store = &place.sample.log.store;
        store.put_record("run", &id, &serde_json::to_string(&other).unwrap());
        let other = office::plans::Plan {
            id: format!("KH-{number}"),
            ..plan.clone()
        };
        store.put_record("plan", &other.id, &serde_json::to_string(&other).unwrap());
    }
    let rows = |body: &str, letters: &str| body.matches(&format!(" · {letters}-")).count();
    let first = browser.get(urls::PLANS).await;
    assert_eq!((rows(&first.body, "LT"), rows(&first.body, "KH")), (50, 50));
    assert!(first.body.contains("LT-120<") && first.body.contains("LT-71<") && !first.body.contains("LT-70<"));
    assert!(first.body.contains("KH-120<") && !first.body.contains("KH-70<"));
    assert!(
        first.body.contains("href=\"/phuong-an?luot-truoc=71#luot\""),
        "{}",
        first.body
    );
    // The second page of runs leaves the plans where they are.
    let second = browser.get("/phuong-an?luot-truoc=71&phuong-an-truoc=71").await;
    assert!(second.body.contains("LT-70<") && second.body.contains("LT-21<") && !second.body.contains("LT-20<"));
    assert!(second.body.contains("KH-70<") && !second.body.contains("KH-71<"));
    assert!(
        second.body.contains("phuong-an-truoc=71&#38;luot-truoc=21#luot")
            || second.body.contains("phuong-an-truoc=71&amp;luot-truoc=21#luot"),
        "{}",
        second.body
    );
    let last = browser.get("/phuong-an?luot-truoc=21").await;
    assert_eq!(rows(&last.body, "LT"), 20);
    assert!(!last.body.contains("#luot\">Cũ hơn"), "nothing older is left");
    assert!(
        last.body.contains("href=\"/phuong-an#luot\""),
        "the way back to the newest"
    );
    // What is no number is the first page.
    assert!(browser.get("/phuong-an?luot-truoc=x").await.body.contains("LT-120<"));
    // Whoever may see none of them is told of none, and of no pages.
    let grant = testkit::grant(
        office::permission::Role::HrOfficer,
        place.sample.communes[1],
        office::permission::DataClass::Sensitive,
    );
    place
        .office
        .add_account("test", "xa", "", super::browser::SECRET, None, vec![grant])
        .unwrap();
    let mut commune = place.logged_in("xa").await;
    let theirs = commune.get(urls::PLANS).await;
    assert!(theirs.status == 200 && rows(&theirs.body, "LT") == 0 && !theirs.body.contains("class=\"pager\""));
}
