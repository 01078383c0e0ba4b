//! A draft with many acts: fifty a page, while what is said of it is said of the whole.

use ledger::acts::Dated;
use ledger::acts::appraisal::{Grade, Reward};
use ledger::codes::GradeCode;
use ledger::{Decision, PersonId};
use office::figures::Asker;
use office::permission::Role;
use testkit::{actor, decision, register};

use super::Place;
use super::browser::{Page, text};

/// A draft of the district's officer with so many acts: rewards but for two grades of one year, where they are asked for.
fn written(place: &Place, acts: usize, grades: &[usize]) -> String {
    let person = place.sample.unknown;
    let act = |number: usize| -> Dated {
        if grades.contains(&number) {
            let (year, grade) = (2018, GradeCode::Good);
            return Grade { person, year, grade }.into();
        }
        let title = format!("Giấy khen thứ {number}");
        Reward { person, title }.into()
    };
    let paper = decision("", "2019-08-01", (1..=acts).map(act).collect());
    format!("/van-ban/{}", begun(place, paper))
}

fn begun(place: &Place, mut paper: Decision) -> String {
    "UBND huyện".clone_into(&mut paper.header.issuer);
    "Về việc khen thưởng".clone_into(&mut paper.header.title);
    let officer = actor("huyen", Role::HrOfficer, place.sample.root, None);
    let draft = place.office.write_draft(Asker::Account(&officer), None, paper);
    draft.unwrap().id
}

/// The numbers of the acts that a page shows.
fn numbers(page: &Page) -> Vec<usize> {
    let rows = page.body.split("<tr id=\"noi-dung-").skip(1);
    rows.map(|row| row.split('"').next().unwrap().parse().unwrap())
        .collect()
}

#[tokio::test]
async fn acts_come_fifty_a_page_and_what_changes_one_leads_back_to_its_page() {
    let place = Place::new();
    let draft = written(&place, 120, &[]);
    let mut officer = place.logged_in("huyen").await;
    for (query, first, last) in [
        ("", 1, 50),
        ("?trang=2", 51, 100),
        ("?trang=3", 101, 120),
        ("?trang=9", 101, 120),
    ] {
        let page = officer.get(&format!("{draft}{query}")).await;
        assert_eq!(numbers(&page), (first..=last).collect::<Vec<_>>(), "{query}");
        let said = text(&page.body);
        assert!(said.contains(&format!("Giấy khen thứ {first}")), "{query}: {said}");
        assert!(said.contains("Sổ nhận được văn bản này"), "{query}: of the whole");
        assert!(said.contains("120"), "{query}: how many there are");
    }
    let page = officer.get(&format!("{draft}?trang=2")).await;
    for rel in ["prev", "next"] {
        assert!(page.body.contains(&format!("rel=\"{rel}\"")), "{rel}");
    }
    // Taken away: on the page of the act before; added: on the page of the new one.
    for (number, to) in [("120", "?trang=3"), ("60", "?trang=2"), ("1", "")] {
        let gone = officer.removes(&draft, number).await;
        assert_eq!(gone.header("location"), format!("{draft}{to}"), "{number}");
    }
    let add = format!("{draft}/them");
    officer.get(&format!("{add}?noi-dung=90")).await;
    let act = [
        ("noi-dung", "90"),
        ("person", "Bàn Văn Ánh"),
        ("year", "2018"),
        ("grade", "good"),
    ];
    assert_eq!(
        officer.post(&add, &act).await.header("location"),
        format!("{draft}?trang=3")
    );
    // The other pages are those of a draft that the reader may see, and no others.
    let mut commune = place.logged_in("xa-bang-ca").await;
    assert_eq!(commune.get(&format!("{draft}?trang=2")).await.status, 404);
}

#[tokio::test]
async fn what_forbids_a_draft_leads_to_the_act_on_its_page() {
    let place = Place::new();
    let draft = written(&place, 120, &[57, 118]);
    let mut officer = place.logged_in("huyen").await;
    let page = officer.get(&draft).await;
    let check = page.between("id=\"kiem-tra\"", "</section>").to_owned();
    let link = format!("<a href=\"{draft}?trang=3#noi-dung-118\">118</a>");
    assert!(check.contains(&link), "{check}");
    assert_eq!(check.matches("<a ").count(), 1, "the first of the two is good: {check}");
    assert!(numbers(&officer.get(&format!("{draft}?trang=3")).await).contains(&118));
    // What is said at a step leads to where each reason leads on.
    let tried = officer.post(&format!("{draft}/buoc"), &[("buoc", "submit")]).await;
    assert_eq!(tried.status, 422);
    assert!(tried.body.contains("<a href=\"#kiem-tra\">") && tried.body.contains(&link));
}

#[tokio::test]
async fn what_another_act_speaks_of_is_not_taken_away_before_it() {
    let place = Place::new();
    let reward = |at: u32, title: &str| -> Dated {
        let (person, title) = (PersonId::here(at), title.to_owned());
        Reward { person, title }.into()
    };
    let acts = vec![
        register("Lý Một").into(),
        register("Lý Hai").into(),
        reward(1, "Giấy khen của Lý Hai"),
    ];
    let id = begun(&place, decision("", "2019-08-01", acts));
    let draft = format!("/van-ban/{id}");
    let mut officer = place.logged_in("huyen").await;
    officer.get(&draft).await;
    let refused = officer.removes(&draft, "2").await;
    assert_eq!(refused.status, 422);
    let said = text(&refused.body);
    assert!(
        said.contains("Việc 2 tạo ra người") && said.contains("Bỏ việc nói đến nó trước"),
        "{said}"
    );
    assert_eq!(numbers(&refused), [1, 2, 3]);
    // Without the first one the reward is still that of Lý Hai.
    officer.removes(&draft, "1").await;
    let left = place.office.draft(Asker::Command("console"), &id).unwrap();
    let left = left.decision().unwrap().acts;
    assert_eq!(left, [register("Lý Hai").into(), reward(0, "Giấy khen của Lý Hai")]);
}
