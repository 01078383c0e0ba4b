//! What is told of runs and plans beside their own pages.

use ledger::acts::appraisal::Grade;
use ledger::codes::GradeCode;
use office::figures::Asker;

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

fn save_plan(place: &Place, account: &str) -> office::plans::Plan {
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
